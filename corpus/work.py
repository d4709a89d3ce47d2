"""What the reader says of an article, as it crosses packages: bookmark, tags, notes, marks."""

from __future__ import annotations

from pydantic import Field

from corpus.model import Model


class Note(Model):
    """A note on some words of an article. ``quote`` are these words, to find them in a changed text."""

    id: int
    article: str
    start: int
    end: int
    quote: str
    note: str
    at: str = Field(description="when it was written or last changed")
    found: bool = Field(default=True, description="false: the text that there is now has not its words")


class Work(Model):
    """What the reader has said of one article."""

    read: bool = False
    bookmarked: bool = False
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = Field(default=(), description="in the order of their places")


class Mark(Model):
    """A place in an article, by a letter."""

    name: str
    article: str
    start: int


class TagCount(Model):
    """A tag, and how many articles have it."""

    tag: str
    articles: int
