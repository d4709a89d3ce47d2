"""The timelines of a library: of a query's hits, of an article, of everything."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from corpus.model import EventStatus, TimelineRow
from index.folder import store_trouble
from index.open_library import OpenLibrary
from index.results import TimelineOutline, TimelineWindow, Zoom

if TYPE_CHECKING:
    from index.timeline_arrays import Rows, Tellings
    from index.timelines import Timelines


class TimelineAnswers(OpenLibrary):
    """What can be asked of a library's events. Queries raise ``QueryError``, ids ``UnknownArticleError``."""

    def timeline(
        self,
        *,
        query: str | None = None,
        article: str | None = None,
        entity: str | None = None,
        begin: date | None = None,
        end: date | None = None,
    ) -> tuple[TimelineRow, ...]:
        """What is told to have happened, or to be going to, in a query's hits, an article, or the library.

        With the key of an ``entity`` only what is told in sentences that name it. Where much has not been
        grouped yet, as in a library that an older version made, that is done first.
        """
        from index import timelines

        with store_trouble(self.root):
            if article is None:
                self._group()
            rows = self._timeline_rows(self._scope(query, article), entity)
            return self._timelines.materialised(timelines.within(rows, begin, end))

    def timeline_window(
        self,
        *,
        query: str | None = None,
        article: str | None = None,
        entity: str | None = None,
        begin: date | None = None,
        end: date | None = None,
        min_sources: int = 1,
        statuses: Collection[EventStatus] | None = None,
        zoom: Zoom | None = None,
        offset: int = 0,
        limit: int = 100,
        around: str | None = None,
    ) -> TimelineWindow:
        """Some rows of the same timeline, with counts by ``zoom`` over all of it. Never waits for grouping.

        ``around`` is the id of an event to have in the middle, in place of ``offset``, if it is there.
        """
        from index import timelines

        with store_trouble(self.root):
            rows = self._timeline_rows(self._scope(query, article), entity)
            rows = timelines.told(timelines.within(rows, begin, end), min_sources, statuses)
            return timelines.window(self._timelines, rows, zoom, offset, limit, around)

    def timeline_outline(
        self, *, query: str | None = None, entity: str | None = None, fewest: int = 0
    ) -> TimelineOutline | None:
        """All rows of a timeline but for what reports say; None where they are fewer than ``fewest``."""
        with store_trouble(self.root):
            self._group()
            rows = self._timeline_rows(self._scope(query, None), entity)
            return None if rows.total < fewest else self._timelines.outline(rows)

    def timeline_rows(self, outline: TimelineOutline, numbers: Sequence[int]) -> dict[int, TimelineRow]:
        """These rows of an outline; those that are gone by now are left out."""
        from index.timelines import Timelines

        rows, tellings = cast("tuple[Rows, Tellings]", outline.rows)
        with store_trouble(self.root):
            return Timelines(self._store, tellings).some(rows, numbers)

    def _timeline_rows(self, articles: Collection[int] | None, entity: str | None) -> Rows:
        rows = self._timelines.of(articles)
        if entity is None:
            return rows
        whole = self._store.entities.id_of(entity)
        mentioning = frozenset() if whole is None else self._store.entities.rows([whole])
        return self._timelines.naming(
            rows, entity, mentioning if articles is None else mentioning.intersection(articles)
        )

    @property
    def _timelines(self) -> Timelines:
        from index.timelines import Timelines

        (found,) = self._cached("timelines", lambda: (Timelines(self._store),))
        return found

    def _group(self) -> None:
        """Groups what waits for it, unless another program is at it or it can't be written."""
        from index.grouping import ungrouped

        if ungrouped(self._store) and self._upkeep.group():
            self._renew()
