"""All tellings of events as arrays, kept in the store, and the timeline of any of them made by counting.

The arrays are in the order of the articles' ids; a telling's number is its place in them.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.group_reading import Dated
from corpus.store import Store
from corpus.stories import STATUSES
from corpus.telling_ids import ROW_BITS, article_of

# In the order of their names, as of equally narrow dates the first by name is shown.
PRECISIONS = ("", "century", "day", "decade", "month", "quarter", "range", "season", "week", "year")
# A day after all others, for what is undated.
UNDATED = np.iinfo(np.int32).max
_STATUS: dict[str, int] = {name: number for number, name in enumerate(STATUSES)}

_FIELDS = {
    "ids": np.int64,
    "begins": np.int32,
    "ends": np.int32,
    "precision": np.uint8,
    "status": np.uint8,
    "home": np.int32,
    "voice": np.int32,
}

Ints = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]


def keep(store: Store, until: int) -> None:
    """Makes the arrays of what is grouped, up to a change. Inside a transaction."""
    codes = {name: number for number, name in enumerate(PRECISIONS)}
    found = [
        (id, _day(begins), _day(ends), codes[precision], _STATUS[status], home, voice)
        for id, begins, ends, precision, status, home, voice in store.groups.everything()  # noqa: A001
    ]
    columns = np.array(found, dtype=np.int64).reshape(-1, len(_FIELDS)).T
    ids = columns[0]
    rows = np.array(store.rows_by_id(), dtype=np.int64)
    place = np.zeros(int(rows.max(initial=0)) + 1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    order = np.lexsort((ids, place[ids >> ROW_BITS]))
    ordered = columns[:, order]
    by_id = np.argsort(ordered[0])
    ordered[5] = by_id[np.searchsorted(ordered[0], ordered[5], sorter=by_id)]
    for (name, dtype), column in zip(_FIELDS.items(), ordered, strict=True):
        store.groups.keep_array(name, column.astype(dtype).tobytes())
    store.groups.keep_array("until", str(until).encode())


class Rows(NamedTuple):
    """Rows of a timeline, in order: of each what it is filtered by, and where its tellings are."""

    begins: Ints
    ends: Ints
    precision: Ints
    status: Ints
    sources: Ints
    starts: Ints  # where the tellings of each begin in ``tellings``
    stops: Ints
    firsts: Ints  # number of the first telling of each
    tellings: Ints  # numbers, those of one event together

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.begins)

    def only(self, kept: Mask) -> Rows:
        """Those of a mask."""
        return Rows._make((*(column[kept] for column in self[:-1]), self.tellings))

    def of(self, place: int) -> list[int]:
        """The numbers of the tellings of a row."""
        found: list[int] = self.tellings[self.starts[place] : self.stops[place]].tolist()
        return found


class Tellings:
    """The tellings of one generation. What was told since they were grouped stands for itself."""

    def __init__(self, store: Store) -> None:
        kept = store.groups.arrays()
        until = int(kept.get("until", b"0"))
        arrays = {name: np.frombuffer(kept.get(name, b""), dtype=kind) for name, kind in _FIELDS.items()}
        changed = store.groups.changed(until)
        fresh = store.groups.fresh(until) if changed else []
        self.pending = len({article_of(one[0]) for one in fresh})
        if changed:
            arrays = _renewed(arrays, changed, fresh)
        self.ids: Ints = arrays["ids"]
        self.begins: Ints = arrays["begins"]
        self.ends: Ints = arrays["ends"]
        self._precision, self._status = arrays["precision"], arrays["status"]
        self._home, self._voice = arrays["home"], arrays["voice"]
        self._rows = self.ids >> ROW_BITS

    @cached_property
    def _order(self) -> Ints:
        """The place of each when all are in order of date, undated ones last."""
        order = np.empty(len(self.ids), dtype=np.int32)
        order[self._ordered] = np.arange(len(self.ids))
        return order

    @cached_property
    def _ordered(self) -> Ints:
        """The numbers in that order."""
        return np.lexsort((self.ends, self.begins))

    @cached_property
    def everything(self) -> Rows:
        """The timeline of the whole library."""
        return self.rows(np.arange(len(self.ids)))

    def of(self, rows: Collection[int]) -> Ints:
        """The numbers of the tellings in these articles."""
        top = int(self._rows.max(initial=0))
        wanted = np.zeros(top + 2, dtype=np.bool_)
        given = np.fromiter(rows, dtype=np.int64, count=len(rows))
        wanted[np.minimum(given, top + 1)] = True
        wanted[top + 1] = False
        return np.flatnonzero(wanted[self._rows])

    def numbers(self, ids: Collection[int]) -> Ints:
        """The numbers of tellings by their ids."""
        return np.flatnonzero(np.isin(self.ids, np.fromiter(ids, dtype=np.int64, count=len(ids))))

    def voices(self, numbers: list[int]) -> list[int]:
        """The numbers of the sources of these tellings of one event."""
        found: list[int] = self._voice[numbers].tolist()
        return found

    def homes(self, ids: Collection[int], rows: Rows) -> dict[int, int]:
        """For those of these tellings that are in these rows what tells their event from others."""
        numbers = self.numbers(ids)
        inside = np.zeros(len(self.ids), dtype=np.bool_)
        inside[rows.tellings] = True
        numbers = numbers[inside[numbers]]
        return dict(zip(self.ids[numbers].tolist(), self._home[numbers].tolist(), strict=True))

    def rows(self, numbers: Ints) -> Rows:
        """The timeline of these tellings alone."""
        home, begins, ends = self._home[numbers], self.begins[numbers], self.ends[numbers]
        # those of an event together, the closest date first: it is shown, and all others hold it
        together = np.lexsort((self._precision[numbers], begins, ends - begins, home))
        numbers, home = numbers[together], home[together]
        starts = np.flatnonzero(np.r_[True, home[1:] != home[:-1]]) if len(home) else np.zeros(0, np.int64)
        stops = np.r_[starts[1:], len(numbers)] if len(home) else starts
        closest = numbers[starts]
        if not len(starts):
            none = np.zeros(0, dtype=np.int64)
            return Rows(none, none, none, none, none, none, none, none, numbers)
        status = np.minimum.reduceat(self._status[numbers], starts)
        first = np.minimum.reduceat(self._order[numbers], starts)
        firsts = self._ordered[first]
        order = np.lexsort((first, self.ends[closest], self.begins[closest]))
        sources = self._sources(numbers, starts, stops, status)
        dates = (self.begins[closest], self.ends[closest], self._precision[closest])
        columns = (*dates, status, sources, starts, stops, firsts)
        return Rows._make((*(column[order] for column in columns), numbers))

    def _sources(self, numbers: Ints, starts: Ints, stops: Ints, status: Ints) -> Ints:
        """How many independent ones tell each event, of those that say of it what the row says."""
        event = np.repeat(np.arange(len(starts)), stops - starts)
        witness = self._status[numbers] == status[event]
        voices = np.unique((event[witness] << ROW_BITS) + self._voice[numbers[witness]])
        return np.bincount(voices >> ROW_BITS, minlength=len(starts))


def _renewed(arrays: dict[str, Ints], changed: Collection[int], fresh: Collection[Dated]) -> dict[str, Ints]:
    """The arrays without the tellings of changed articles, and with those that were told since, alone."""
    gone = np.isin(arrays["ids"] >> ROW_BITS, np.fromiter(changed, dtype=np.int64, count=len(changed)))
    kept = np.flatnonzero(~gone)
    count = len(kept)
    # what was first of its event may be gone: from now on another one is
    homes = arrays["home"][kept]
    _, firsts, events = np.unique(homes, return_index=True, return_inverse=True)
    rows = [
        (id, _day(begins), _day(ends), PRECISIONS.index(precision), _STATUS[status], count + n, 0)
        for n, (id, begins, ends, precision, status) in enumerate(fresh)  # noqa: A001
    ]
    columns = np.array(rows, dtype=np.int64).reshape(-1, len(_FIELDS)).T
    before = {name: column[kept] for name, column in arrays.items()} | {"home": firsts[events]}
    return {
        name: np.concatenate((before[name], column.astype(_FIELDS[name])))
        for name, column in zip(_FIELDS, columns, strict=True)
    }


def _day(ordinal: int | None) -> int:
    return int(UNDATED) if ordinal is None else ordinal
