"""What the card says of an article as a whole, and of what is folded in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.content import Content

from tui.requests import Request, TellStory
from tui.terminal import visible
from tui.wording import (
    first_words,
    of_origin,
    one_line,
    plural,
    published_words,
    story_words,
)

if TYPE_CHECKING:
    from corpus.model import Annotated, Boilerplate
    from index.results import Story

# So many names of files, of articles, and lines of a fold are told; the rest is counted.
TOLD = 12
# Cells of a name and of what is said beside it: together a line of the card, where it has its full width.
LABEL, BESIDE = 11, 58


class ArticleReasons:
    """Where an article came from: its date, its files, its notes and its story, once that is known."""

    def __init__(self, article: Annotated) -> None:
        self._article = article
        self._story: Story | None = None
        self._asked = article.story is None

    def wanted(self, told: Callable[[Any], object]) -> Request | None:
        """The story, once."""
        if self._asked:
            return None
        self._asked = True
        return TellStory(self._article.id, told)

    def know(self, answer: Any) -> None:
        """Takes the story."""
        self._story = answer

    def words(self) -> Content:
        """All of it."""
        article = self._article
        title = one_line(article.title) if article.title else f"untitled {first_words(article)}"
        parts: list[str | tuple[str, str]] = [(title, "bold"), "\n\n"]
        parts += _row("source", one_line(article.source or "unknown"))
        if article.byline:
            parts += _row("byline", one_line(article.byline))
        parts += _row("published", _published(article))
        parts += _row("files" if len(article.paths) > 1 else "file", *_files(article))
        if article.url:
            parts += _row("address", one_line(article.url))
        parts += _row("id", one_line(article.id))
        for number, note in enumerate(article.notes):
            parts += _row("" if number else "note", one_line(note))
        parts += _row("story", *self._story_lines())
        return Content.assemble(*parts)

    def _story_lines(self) -> list[str]:
        if self._article.story is None:
            return ["no other article is a near copy of this one"]
        if self._story is None:
            return ["…"]
        others = [name for name in self._story.articles if name != self._article.id]
        return [story_words(self._story), *_first(others)]


def of_fold(folded: Sequence[Boilerplate], article: Annotated) -> Content:
    """What is folded, why, and the lines themselves."""
    parts: list[str | tuple[str, str]] = []
    for part in folded[:TOLD]:
        parts += [
            (part.kind.replace("_", " "), "bold"),
            f"  {one_line(part.why)}\n" if part.why else "  told by its own words\n",
            (visible(article.text[part.start : part.end].strip()) + "\n\n", "dim"),
        ]
    if len(folded) > TOLD:
        parts.append(f"and {plural(len(folded) - TOLD, 'further line')}\n\n")
    parts.append("w shows the whole text with nothing folded")
    return Content.assemble(*parts)


def _row(name: str, *lines: str) -> list[str | tuple[str, str]]:
    """A name, and beside it what there is to say, each line broken so that it stays there."""
    rows = [row.plain for line in lines for row in Content(line).wrap(BESIDE)]
    label = Content(name).truncate(LABEL, pad=True).plain
    parts: list[str | tuple[str, str]] = []
    for number, row in enumerate(rows):
        parts += [" " * LABEL if number else (label, "dim"), row + "\n"]
    return parts


def _published(article: Annotated) -> str:
    date = article.published
    if date is None:
        return "unknown: nothing in the article or beside it says"
    evidence = f": {one_line(date.evidence)}" if date.evidence else ""
    return f"{published_words(date)}, {of_origin(date.origin)}{evidence}"


def _files(article: Annotated) -> list[str]:
    paths = article.paths or ((article.path,) if article.path else ())
    if not paths:
        return ["none: it came from standard input, or from another program"]
    told = _first(paths)
    if article.missing:
        told.append("gone from there; the article is kept" if len(paths) == 1 else "all gone; it is kept")
    return told


def _first(names: Sequence[str]) -> list[str]:
    told = [one_line(name) for name in names[:TOLD]]
    return told if len(names) <= TOLD else [*told, f"and {len(names) - TOLD:,} more"]
