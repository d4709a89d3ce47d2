"""Postings taken out of the index once and kept as arrays, as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

# What an entry takes besides its arrays: key, tuple and array headers.
_ENTRY = 500

Numbers = NDArray[np.int32]


class Counts(NamedTuple):
    """Documents of a part of the index with a term, by number in the part, and how often each has it."""

    numbers: Numbers
    counts: NDArray[np.uint16]

    @property
    def size(self) -> int:
        """Bytes it takes; one count for all takes none."""
        return self.numbers.nbytes + (self.counts.nbytes if self.counts.strides[0] else 0)


class Scores(NamedTuple):
    """Documents with a term, by number in the whole index, and the score that it gives each."""

    numbers: Numbers
    scores: NDArray[np.float64]

    @property
    def size(self) -> int:
        """Bytes it takes."""
        return self.numbers.nbytes + self.scores.nbytes


Entry = TypeVar("Entry", Counts, Scores)


class Kept(Generic[Entry]):
    """The entries used last, of at most ``most`` bytes together."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._entries: OrderedDict[Hashable, Entry] = OrderedDict()

    @property
    def filled(self) -> float:
        """How much of the room is taken, from 0 to 1."""
        return self._held / self._most

    def get(self, key: Hashable, make: Callable[[], Entry]) -> Entry:
        """Made once and kept while there is room."""
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
            return found
        found = self._entries[key] = make()
        self._held += found.size + _ENTRY
        while self._held > self._most and len(self._entries) > 1:
            self._held -= self._entries.popitem(last=False)[1].size + _ENTRY
        return found
