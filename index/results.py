"""What the library answers with: frozen models, never an engine's own objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from corpus.model import EventStatus, Model, PublishedDate, Refused, TimelineRow

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
    copies: int = Field(
        default=0,
        description="near copies of it in the library, which `story:ID` finds;"
        " where a story has one hit, those that were found with it",
    )


class Story(Model):
    """Articles that are near copies of each other, and how many sources they are."""

    id: str
    articles: tuple[str, ...] = Field(description="their ids, in order")
    sources: int = Field(description="independent ones: what was reprinted counts once")


class Page(Model):
    """Some of the hits of a query, and how it was understood."""

    query: str
    understood: str = Field(description="the canonical query; parsing it gives the same query again")
    total: int = Field(description="exact number of articles found, of which ``hits`` is a window")
    stories: int | None = Field(
        default=None,
        description="one hit a story: exact number of stories found, of which ``hits`` is then a window;"
        " an article that stands alone is one",
    )
    seconds: float
    hits: tuple[Hit, ...]
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = Field(default=(), description="what was read otherwise than typed, and why")


class FacetCount(Model):
    """One value, and how many of the articles have it."""

    value: str
    articles: int


class Facets(Model):
    """How the hits of a query spread; what is not known of an article is not counted."""

    total: int
    sources: tuple[FacetCount, ...] = Field(description="the most frequent first")
    months: tuple[FacetCount, ...] = Field(
        description="of the published date, in order: 1987-03, or 1987 where no more is known"
    )


class SavedSearch(Model):
    """A query that the reader has saved, and what it finds: by all of its words, never by any of them."""

    name: str
    query: str
    total: int | None = Field(default=None, description="articles found; null when the query can't be read")
    new: int | None = Field(default=None, description="those of them that came since it was last read")
    trouble: str | None = Field(default=None, description="why the query can't be read")


class News(Model):
    """What has come since the reader was last left, and what waits for them."""

    articles: int = Field(default=0, description="articles that came since then, which `is:new` finds")
    sources: tuple[FacetCount, ...] = Field(default=(), description="of which outlets, the most first")
    searches: tuple[SavedSearch, ...] = Field(default=(), description="saved searches with something new")
    bookmarked: int = Field(default=0, description="bookmarked articles that have not been read")
    refused: int = Field(default=0, description="files, or parts of them, that could not be taken")


class AddReport(Model):
    """What became of the inputs given to ``Library.add``."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    repeated: int = Field(default=0, description="word for word one that is there already")
    annotated: int = Field(default=0, description="annotated anew, as more is known")
    gone: int = Field(default=0, description="files that are not where they were; their articles are kept")
    pruned: int = Field(default=0, description="articles taken out because all their files are gone")
    refusals: int = 0
    refused: tuple[Refused, ...] = Field(default=(), description="the first of the refusals")
    ids: tuple[str, ...] = Field(
        default=(), description="the first of the articles that the inputs stand for, unchanged ones included"
    )

    @property
    def articles(self) -> int:
        """How many articles the inputs stand for."""
        return self.added + self.replaced + self.unchanged + self.repeated


Stage = Literal["reading", "comparing", "annotating again", "indexing"]


class AddProgress(Model):
    """A moment of adding: what is under way, articles done so far, inputs refused so far."""

    done: int
    refused: int
    stage: Stage = "reading"
    again: int = Field(default=0, description="articles annotated again by now")
    stale: int = Field(default=0, description="articles that were found to need annotating again")


Zoom = Literal["year", "month", "day"]


class Period(Model):
    """A year, a month or a day, ``1987``, ``1987-03``, ``1987-03-27``, and how many events began in it."""

    period: str
    events: int


class TimelineWindow(Model):
    """Some rows of a timeline, with what is counted over all of it."""

    total: int = Field(description="rows in all, as filtered")
    reports: int = Field(description="reports of these")
    offset: int = Field(description="of the first row given")
    place: int | None = Field(
        default=None, description="where the row is that was to be around; null when there is none"
    )
    rows: tuple[TimelineRow, ...]
    periods: tuple[Period, ...] = Field(
        default=(), description="of those with an event; events not dated as exactly are not counted"
    )
    pending: int = Field(
        default=0,
        description="articles whose events were not compared with others yet: each has its own rows",
    )


@dataclass(frozen=True)
class TimelineOutline:
    """All rows of a timeline but for what their reports say, which is asked for a few at a time."""

    begins: Sequence[int]  # first and last day as ordinals; 0: undated
    ends: Sequence[int]
    precisions: Sequence[str]
    sources: Sequence[int]
    statuses: Sequence[EventStatus]
    keys: Sequence[str]  # the event of each row's first report
    row_of: Mapping[str, int]  # the row of each event
    rows: object = None  # the library's own
