"""Finding the next span before or after a place in a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple, Protocol

# A find that lights more than this lights the screen; counting on would only cost time.
FOUND_LIMIT = 10_000


class Placed(Protocol):
    """Anything with a place in a text."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """After its last character."""


class Place(NamedTuple):
    """A place found in a text."""

    start: int
    end: int


def step(spans: Sequence[Placed], here: int, count: int) -> int | None:
    """Index of the next span after ``here`` (before it when ``count`` is negative); None when there is none.

    ``spans`` are in order of their start.
    """
    starts = [span.start for span in spans]
    index = bisect_right(starts, here) if count > 0 else bisect_left(starts, here) - 1
    return index if 0 <= index < len(spans) else None


def occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where a text holds the words, whatever their case; any white space between them will do."""
    words = wanted.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        found.append(match.span())
        if len(found) == FOUND_LIMIT:
            break
    return found
