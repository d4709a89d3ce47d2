"""What the library answers with: frozen models, never an engine's own objects."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from corpus.model import Model, PublishedDate, Refused

Sort = Literal["relevance", "newest", "oldest"]


class Snippet(Model):
    """A passage of an article that matches; ``text`` is exactly ``article.text[start:end]``."""

    text: str
    start: int
    end: int
    matches: tuple[tuple[int, int], ...] = Field(
        description="offsets into the article's text, like start and end"
    )


class Hit(Model):
    """One article found."""

    id: str
    path: str | None
    title: str | None
    opening: str | None = Field(default=None, description="the first words, for an article without a title")
    source: str | None
    published: PublishedDate | None
    score: float
    snippets: tuple[Snippet, ...]


class Page(Model):
    """Some of the hits of a query, and how it was understood."""

    query: str
    understood: str = Field(description="the canonical query; parsing it gives the same query again")
    total: int = Field(description="exact number of hits, of which ``hits`` is a window")
    seconds: float
    hits: tuple[Hit, ...]
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = Field(default=(), description="what was read otherwise than typed, and why")


class AddReport(Model):
    """What became of the inputs given to ``Library.add``."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    refused: tuple[Refused, ...] = ()
    ids: tuple[str, ...] = Field(
        default=(), description="articles the inputs stand for, unchanged ones included"
    )


class AddProgress(Model):
    """A moment of adding: articles done so far, inputs refused so far."""

    done: int
    refused: int
