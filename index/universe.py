"""All articles by number, and sets of them as masks: where the store's rows and the index's documents meet.

An article's number is that of its document in the index; those that the store has and the index does not yet
have come after. Masks and arrays of one universe have its ``size``, and its order is that of the store.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.store import Store

if TYPE_CHECKING:
    from index.results import Sort
    from index.search import Mask


class Universe:
    """The articles of one generation."""

    def __init__(self, indexed: NDArray[np.int64], newest: Sequence[int], store: Store) -> None:
        """``indexed`` has the row of each document, ``newest`` the rows of the store, the newest first."""
        self._store = store
        order = np.array(newest, dtype=np.int64)
        top = int(max(indexed.max(initial=0), order.max(initial=0)))
        # one more, for "no such article"
        self._numbers = np.full(top + 2, -1, dtype=np.int64)
        self._numbers[indexed] = np.arange(len(indexed))
        only_stored = order[self._numbers[order] < 0]
        self.rows: NDArray[np.int64] = np.concatenate((indexed, only_stored))
        self.size = len(self.rows)
        self._numbers[only_stored] = np.arange(len(indexed), self.size)
        self._newest = self._numbers[order]
        self.everything: Mask = np.zeros(self.size, dtype=np.bool_)
        self.everything[self._newest] = True
        self._places = np.full(self.size, len(order), dtype=np.int64)
        self._places[self._newest] = np.arange(len(order))

    def mask(self, rows: Collection[int]) -> Mask:
        """The mask of rows of the store."""
        found = np.zeros(self.size, dtype=np.bool_)
        wanted = np.fromiter(rows, dtype=np.int64, count=len(rows))
        numbers = self._numbers[np.minimum(wanted, len(self._numbers) - 1)]
        found[numbers[numbers >= 0]] = True
        return found & self.everything

    def of_documents(self, documents: Mask) -> Mask:
        """The mask that a mask over the index's documents stands for."""
        found = np.zeros(self.size, dtype=np.bool_)
        found[: len(documents)] = documents
        return found & self.everything

    def rows_of(self, mask: Mask) -> list[int]:
        """The rows of a mask."""
        found: list[int] = self.rows[mask].tolist()
        return found

    # -- what the store knows of each

    @cached_property
    def _days(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The first and last day, as ordinals, that each may have been published on; undated, no day."""
        begins = np.full(self.size, np.iinfo(np.int32).max, dtype=np.int32)
        ends = np.full(self.size, -1, dtype=np.int32)
        days = np.array(self._store.days(), dtype=np.int64).reshape(-1, 3)
        numbers = self._numbers[days[:, 0]]
        begins[numbers], ends[numbers] = days[:, 1], days[:, 2]
        return begins, ends

    def published(self, first: int, last: int) -> Mask:
        """Those that were, or may have been, published on one of these days, given as ordinals."""
        begins, ends = self._days
        found: Mask = (begins <= last) & (ends >= first) & self.everything
        return found

    @cached_property
    def _oldest_places(self) -> NDArray[np.int64]:
        """The place of each when the oldest come first and those without a date last."""
        dated = self._days[1] >= 0
        count = int(np.count_nonzero(dated & self.everything))
        return np.where(dated, count - 1 - self._places, self._places)

    @cached_property
    def _homes(self) -> NDArray[np.int64]:
        """What articles of one story share; below 0 and each its own for those that stand alone."""
        homes = -1 - np.arange(self.size)
        known = np.array(list(self._store.stories.homes().items()), dtype=np.int64).reshape(-1, 2)
        numbers = self._numbers[known[:, 0]]
        homes[numbers] = known[:, 1]
        return homes

    # -- order

    def ordered(
        self, found: Mask, sort: Sort, scores: NDArray[np.float64] | None, window: slice
    ) -> NDArray[np.int64]:
        """Numbers of a window in order; without a date comes last, equally good ones newest first."""
        numbers = np.flatnonzero(found)
        places = (self._oldest_places if sort == "oldest" else self._places)[numbers]
        if sort != "relevance" or scores is None:
            return numbers[_smallest(places, window)]
        best = -scores[numbers]
        stop = min(window.stop, len(numbers))
        if stop < len(numbers) and stop:
            limit = np.partition(best, stop - 1)[stop - 1]
            chosen = np.flatnonzero(best <= limit)
            # few stand on one score, but where all do they need not all be sorted
            if len(chosen) > 4 * stop:
                better, equal = chosen[best[chosen] < limit], chosen[best[chosen] == limit]
                equal = equal[_smallest(places[equal], slice(0, stop - len(better)))]
                chosen = np.concatenate((better, equal))
            numbers, best, places = numbers[chosen], best[chosen], places[chosen]
        return numbers[np.lexsort((places, best))][window]

    def by_story(self, ordered: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Of each story the first of these, in the same order, and how many of these are in it."""
        _, first, counts = np.unique(self._homes[ordered], return_index=True, return_counts=True)
        order = np.argsort(first)
        return ordered[first[order]], counts[order]


def _smallest(places: NDArray[np.int64], window: slice) -> NDArray[np.int64]:
    """Where the smallest of these distinct numbers are, in order: a window of them."""
    stop = min(window.stop, len(places))
    if stop < len(places) and stop:
        chosen = np.argpartition(places, stop - 1)[:stop]
    else:
        chosen = np.arange(len(places))
    return chosen[np.argsort(places[chosen])][window]
