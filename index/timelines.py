"""What happened when, over some articles: of the library's events those that these articles tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.model import EventStatus, TimelineRow
from corpus.store import Store
from index.entities import Participants
from index.results import Period, TimelineOutline, TimelineWindow, Zoom

if TYPE_CHECKING:
    from index.timeline_arrays import Ints, Mask, Rows, Tellings

# Dates as exact as this are counted among years, months, days; others would pretend to be.
_COUNTED: dict[Zoom, tuple[str, ...]] = {
    "year": ("day", "week", "month", "season", "quarter", "year"),
    "month": ("day", "week", "month"),
    "day": ("day",),
}
# Days from the first of the calendar to the day that NumPy counts from.
_EPOCH = 719163
# Rows whose events are read from the store together.
_TOGETHER = 2000


class Timelines:
    """The timelines of one generation."""

    def __init__(self, store: Store, tellings: Tellings | None = None) -> None:
        from index.timeline_arrays import Tellings

        self._store = store
        self._tellings: Tellings = Tellings(store) if tellings is None else tellings

    @property
    def pending(self) -> int:
        """How many articles tell of something that has not been compared with the others yet."""
        return self._tellings.pending

    def of(self, articles: Collection[int] | None) -> Rows:
        """The rows of these articles, or of all."""
        if articles is None:
            return self._tellings.everything
        return self._tellings.rows(self._tellings.of(articles))

    def naming(self, rows: Rows, entity: str, articles: Collection[int]) -> Rows:
        """Those of which a report's sentence names the entity; ``articles`` are those that mention it."""
        import numpy as np

        participants = Participants(self._store)
        named = [
            number
            for row, number, event in self._store.events.of(articles)
            if entity in participants.of(row, event)
        ]
        told = np.zeros(len(self._tellings.ids), dtype=np.int64)
        told[self._tellings.numbers(named)] = 1
        before = np.r_[0, np.cumsum(told[rows.tellings])]
        return rows.only(before[rows.stops] > before[rows.starts])

    def place(self, rows: Rows, event: str) -> int | None:
        """Where the row is that one of the reports of is this event."""
        import numpy as np

        id = self._store.groups.number(event)  # noqa: A001
        if id is None:
            return None
        at = np.flatnonzero(self._tellings.ids[rows.tellings] == id)
        found = np.flatnonzero((rows.starts <= at[0]) & (rows.stops > at[0])) if len(at) else at
        return int(found[0]) if len(found) else None

    def outline(self, rows: Rows) -> TimelineOutline:
        """Everything of the rows but what their reports say."""
        import numpy as np

        from corpus.stories import STATUSES
        from index.timeline_arrays import PRECISIONS, UNDATED

        sizes = rows.stops - rows.starts
        place = np.repeat(np.arange(rows.total), sizes)
        # where the tellings of each row are, one row after the other
        spots = np.arange(len(place)) + np.repeat(rows.starts - (np.cumsum(sizes) - sizes), sizes)
        return TimelineOutline(
            begins=np.where(rows.begins == UNDATED, 0, rows.begins).tolist(),
            ends=np.where(rows.begins == UNDATED, 0, rows.ends).tolist(),
            precisions=[PRECISIONS[code] for code in rows.precision.tolist()],
            sources=rows.sources.tolist(),
            statuses=[STATUSES[code] for code in rows.status.tolist()],
            keys=self._events(rows.firsts),
            row_of=dict(zip(self._events(rows.tellings[spots]), place.tolist(), strict=True)),
            rows=(rows, self._tellings),
        )

    def _events(self, numbers: Ints) -> list[str]:
        """The ids of events."""
        from corpus.telling_ids import MOST_EVENTS, ROW_BITS

        names, ids = self._names, self._tellings.ids[numbers]
        numbered = zip((ids >> ROW_BITS).tolist(), (ids & (MOST_EVENTS - 1)).tolist(), strict=True)
        return [f"{names.get(row, '')}#{number}" for row, number in numbered]

    @cached_property
    def _names(self) -> dict[int, str]:
        return self._store.ids_by_row()

    def some(self, rows: Rows, places: Sequence[int]) -> dict[int, TimelineRow]:
        """These rows, by their places; one that is gone by now is left out."""
        found: dict[int, TimelineRow] = {}
        for first in range(0, len(places), _TOGETHER):
            found.update(self._read(rows, places[first : first + _TOGETHER]))
        return found

    def materialised(self, rows: Rows, start: int = 0, stop: int | None = None) -> tuple[TimelineRow, ...]:
        """The rows with what their reports say."""
        return tuple(self.some(rows, range(rows.total)[start:stop]).values())

    def _read(self, rows: Rows, places: Iterable[int]) -> Iterator[tuple[int, TimelineRow]]:
        from corpus.stories import ToldEvent, doubt, row
        from corpus.telling_ids import article_of

        told_by = [(place, rows.of(place)) for place in places]
        ids = {number: int(self._tellings.ids[number]) for _, numbers in told_by for number in numbers}
        events = self._store.groups.events(ids.values())
        doubts = self._doubts(rows, ids)
        others = {other for found in doubts.values() for other in found} - events.keys()
        events |= self._store.groups.events(others)
        heads = {head.row: head for head in self._store.heads(sorted({article_of(id) for id in events}))}  # noqa: A001

        def told(id: int) -> ToldEvent:  # noqa: A002
            head, event = heads[article_of(id)], events[id]
            return ToldEvent(event, head.id, head.source, head.published, event.entities)

        for place, numbers in told_by:
            there = [number for number in numbers if ids[number] in events]
            if there:  # else another program has just taken it out
                group = [told(ids[number]) for number in there]
                unsure = {
                    other: ids[n] for n in numbers for other in doubts.get(ids[n], ()) if other in events
                }
                said = [doubt(told(unsure[other]), told(other)) for other in sorted(unsure)]
                yield place, row(group, int(rows.sources[place]), self._tellings.voices(there), said)

    def _doubts(self, rows: Rows, ids: dict[int, int]) -> dict[int, list[int]]:
        """For tellings those of other rows that may be of the same event on another day."""
        found: dict[int, list[int]] = {}
        doubts = self._store.groups.doubts(ids.values())
        if doubts:
            homes = self._tellings.homes({id for doubt in doubts for id in doubt}, rows)  # noqa: A001
            for one, other in doubts:
                if one in homes and other in homes and homes[one] != homes[other]:
                    found.setdefault(one, []).append(other)
        return found


def within(rows: Rows, begin: date | None, end: date | None) -> Rows:
    """The rows that lie, at least in part, from ``begin`` to ``end``; a row without a year lies nowhere."""
    if begin is None and end is None:
        return rows
    from index.timeline_arrays import UNDATED

    first, last = (begin or date.min).toordinal(), (end or date.max).toordinal()
    return rows.only((rows.begins <= last) & (rows.ends >= first) & (rows.begins < UNDATED))


def told(rows: Rows, min_sources: int, statuses: Collection[EventStatus] | None) -> Rows:
    """The rows of so many sources at least, and of one of these statuses."""
    import numpy as np

    from corpus.stories import STATUSES

    kept: Mask = rows.sources >= min_sources
    if statuses is not None:
        kept &= np.isin(rows.status, [STATUSES.index(status) for status in statuses])
    return rows.only(kept)


def counted(rows: Rows, zoom: Zoom) -> tuple[Period, ...]:
    """How many events began in each year, month or day, those that are dated so exactly."""
    import numpy as np

    from index.timeline_arrays import PRECISIONS

    exact = np.isin(rows.precision, [PRECISIONS.index(name) for name in _COUNTED[zoom]])
    days = (rows.begins[exact].astype(np.int64) - _EPOCH).astype("datetime64[D]")
    units, counts = np.unique(days.astype(f"datetime64[{zoom[0].upper()}]"), return_counts=True)
    return tuple(
        Period(period=name, events=number)
        for name, number in zip(units.astype(str).tolist(), counts.tolist(), strict=True)
    )


def window(
    timelines: Timelines, rows: Rows, zoom: Zoom | None, offset: int, limit: int, around: str | None
) -> TimelineWindow:
    """Some of these rows, with counts over all of them; ``around`` is an event to have among them."""
    place = None if around is None else timelines.place(rows, around)
    if place is not None:
        offset = max(0, place - limit // 2)
    return TimelineWindow(
        total=rows.total,
        reports=int((rows.stops - rows.starts).sum()),
        offset=offset,
        place=place,
        rows=timelines.materialised(rows, offset, offset + limit),
        periods=counted(rows, zoom) if zoom else (),
        pending=timelines.pending,
    )
