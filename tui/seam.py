"""What the reader asks of a library: the part of ``index.library.Library`` that it uses, as a protocol.

A library belongs to the thread that opened it, so only the engine holds one; tests hand in their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from corpus.model import (
        Annotated,
        Correction,
        DateRange,
        Entity,
        EntityParts,
        EntityType,
        Refused,
        Span,
        TimelineRow,
    )
    from corpus.work import Mark, Note, TagCount, Work
    from index.results import News, Page, SavedSearch, Sort, Story, TimelineOutline


class Answering(Protocol):
    """A library as the reader sees it."""

    @property
    def root(self) -> Path:
        """Its folder."""

    @property
    def generation(self) -> int:
        """Grows when newer answers are being read."""

    @property
    def notices(self) -> Sequence[str]:
        """What opening it had to do, to be said to the reader."""

    def close(self) -> None:
        """Lets go of its files."""

    def refresh(self) -> bool:
        """Reads what others have added; true when something had been."""

    def prepare(self, seconds: float) -> bool:
        """Reads ahead what is asked most, about so long; false when there is nothing left to read."""

    def count(self) -> int:
        """How many articles it holds."""

    def search(
        self, query: str, *, limit: int = 20, offset: int = 0, sort: Sort = "relevance", typing: bool = False
    ) -> Page:
        """A window of the hits of a query."""

    def article(self, id: str) -> Annotated:  # noqa: A002
        """One article with everything found in it."""

    def matches(self, query: str, id: str) -> tuple[Span, ...]:  # noqa: A002
        """What to light in an article for a query."""

    def story(self, id: str) -> Story | None:  # noqa: A002
        """The story that an article is a near copy in; None when it stands alone."""

    def refused(self) -> tuple[Refused, ...]:
        """What of the library's files could not be taken, with the reasons."""

    def entities(
        self,
        *,
        query: str | None = None,
        article: str | None = None,
        types: Collection[EntityType] | None = None,
        limit: int | None = None,
    ) -> tuple[Entity, ...]:
        """The entities of a query's hits, of an article, or of everything."""

    def timeline(
        self,
        *,
        query: str | None = None,
        article: str | None = None,
        entity: str | None = None,
        begin: date | None = None,
        end: date | None = None,
    ) -> tuple[TimelineRow, ...]:
        """The dated events of a query's hits, of an article, or of everything."""

    def timeline_outline(
        self, *, query: str | None = None, entity: str | None = None, fewest: int = 0
    ) -> TimelineOutline | None:
        """The same but for what reports say; None where the rows are fewer than ``fewest``."""

    def timeline_rows(self, outline: TimelineOutline, numbers: Sequence[int]) -> dict[int, TimelineRow]:
        """These rows of an outline; those that are gone by now are left out."""

    def work(self, ids: Collection[str]) -> dict[str, Work]:
        """What was said of each of these articles; none for the others."""

    def work_on(self, article: Annotated) -> Work:
        """What was said of an article, its notes where their words stand."""

    def bookmark(self, id: str, on: bool = True) -> None:  # noqa: A002
        """Bookmarks an article, or takes that back."""

    def tag(self, id: str, tag: str, on: bool = True) -> None:  # noqa: A002
        """Puts a tag on an article, or takes it off."""

    def tags(self) -> tuple[TagCount, ...]:
        """The tags there are."""

    def put_note(self, note: Note) -> None:
        """Keeps a note, in place of the one of its id."""

    def drop_note(self, id: int) -> None:  # noqa: A002
        """Drops a note."""

    def mark(self, name: str) -> Mark | None:
        """The place of a letter."""

    def put_mark(self, mark: Mark) -> None:
        """Gives a letter a place."""

    def drop_mark(self, name: str) -> None:
        """The letter has no place any more."""

    def set_published(self, id: str, day: DateRange | None) -> None:  # noqa: A002
        """Sets when an article was published; None takes that back."""

    def mark_read(self, id: str, read: bool = True) -> None:  # noqa: A002
        """Marks an article read or unread."""

    def searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches, each with what it finds and how much of that is new."""

    def save_search(self, name: str, query: str) -> SavedSearch:
        """Saves a query under a name."""

    def forget_search(self, name: str) -> None:
        """Drops a saved search."""

    def search_read(self, name: str) -> None:
        """What a saved search finds has been read."""

    def since_left(self) -> News | None:
        """What came since the reader was last left; None when they never were."""

    def leave(self) -> None:
        """The reader leaves: what there is by now is not new the next time."""

    def entity_parts(self, key: str) -> EntityParts:
        """How an entity is written, and what it is made of."""

    def merge_entities(self, keys: Iterable[str], into: str) -> Correction:
        """These entities are one."""

    def split_entity(self, key: str, *, surface: str | None = None, part: str | None = None) -> Correction:
        """A part of an entity is another one."""

    def rename_entity(self, key: str, name: str) -> Correction:
        """An entity is called otherwise."""

    def retype_entity(self, key: str, kind: EntityType) -> Correction:
        """An entity is of another type."""

    def reject_entity(self, key: str, surface: str | None = None) -> Correction:
        """It is no entity, or none where it is written so."""

    def corrections(self) -> tuple[Correction, ...]:
        """Everything that was said of entities, the first word first."""

    def undo_correction(self, id: int | None = None, *, at: str | None = None) -> Correction:  # noqa: A002
        """Takes a correction back, or the latest."""

    def unread(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these articles that have not been read."""

    def place(self) -> str | None:
        """Where the reader was, as it was saved."""

    def save_place(self, place: str) -> None:
        """Keeps where the reader is."""
