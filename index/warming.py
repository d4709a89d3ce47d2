"""Reading the index before it is asked: what people type most, while nobody types.

Postings are decoded the first time that a word or a beginning is asked for, which for the commonest ones of
a large library takes longer than all the rest of an answer. Those are read ahead: first the shortest
beginnings, which every word is typed through, then the commonest words, then longer beginnings, more words.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from index.documents import FIELDS
from index.ranking import Field
from index.schema import BEGINS, SHORT
from index.search import STAR

if TYPE_CHECKING:
    from index.search import Searcher

# The commonest are those that one in so many articles has; what fewer than one in so many has is soon read
# when it is asked for.
COMMONEST, COMMON = 30, 300
# So much of the room for postings is filled ahead; the rest is for what is asked.
FILLED = 0.8


class Warming:
    """Reads ahead from one state of the index, a little at a time."""

    def __init__(self, searcher: Searcher) -> None:
        self._steps = _steps(searcher)

    def go_on(self, seconds: float) -> bool:
        """Reads for so long, or a little longer; false when there is nothing left to read."""
        until = perf_counter() + seconds
        return any(perf_counter() >= until for _ in self._steps)


def _steps(searcher: Searcher) -> Iterator[None]:
    """Reads one thing at each step."""
    found: list[tuple[int, float, Field, str]] = []
    for field in FIELDS:
        for suffix, star in ((BEGINS, STAR), ("", "")):
            for term, share in searcher.terms.shares(f"{field}{suffix}"):
                if share * COMMON >= 1:
                    first = len(term) == SHORT if star else share * COMMONEST >= 1
                    found.append((0 if first and star else 1 if first else 2, -share, field, f"{term}{star}"))
                yield
    for *_, field, term in sorted(found):
        yield from searcher.read_ahead(field, term, FILLED)
