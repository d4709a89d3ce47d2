"""A text taken apart into its words once, for all the keys of a query that look for something in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from corpus.model import Span
from index.words import tokens

# Texts that are kept, and the longest of them: those on the screen and of the pages before.
_KEPT, _LONGEST_KEPT = 400, 20_000


class Tokenized:
    """The words of a text outside boilerplate, in order, and where each term is among them."""

    __slots__ = ("ends", "first_ends", "places", "starts", "terms")

    def __init__(self, text: str, hidden: Sequence[Span], analyzer: str) -> None:
        self.terms: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.first_ends: list[int] = []  # of pairs of letters, where the first ends; else the word's own
        self.places: dict[str, list[int]] = {}
        begins, ends = [start for start, _ in hidden], [end for _, end in hidden]
        for start, end, term, first_end in tokens(text, analyzer):
            if begins and (at := bisect_right(begins, start)) and start < ends[at - 1]:
                continue
            self.places.setdefault(term, []).append(len(self.terms))
            self.terms.append(term)
            self.starts.append(start)
            self.ends.append(end)
            self.first_ends.append(first_end)


def tokenized(text: str, hidden: Sequence[Span], analyzer: str) -> Tokenized:
    """The words of a text, from before if it was asked for a while ago."""
    make = _kept if len(text) <= _LONGEST_KEPT else Tokenized
    return make(text, tuple(hidden), analyzer)


_kept = lru_cache(maxsize=_KEPT)(Tokenized)
