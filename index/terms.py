"""The terms of one state of the index: which begin so, and which are a slip of the pen from a word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.documents import Part
from index.query.slips import slips
from index.ranking import Field

# Stems are shorter than words ("organisation" is kept as "organis"), so a beginning that is longer than the
# stem matches no term: then the stem that it begins with counts, if it is not much shorter.
LONGEST_ENDING = 6

# Shorter words are a slip away from too many others to be corrected; two slips need a longer word still.
SHORTEST_CORRECTED, LONG_ENOUGH_FOR_TWO = 4, 7
MOST_SLIPS = 2

# Letters are told apart by what is left of them over this: no two of a–z and 0–9 are the same.
_LETTERS = 38
# Lists of terms that are kept, and terms whose parts are.
_KEPT = 400
_PARTS_KEPT = 100_000


class Spelt(NamedTuple):
    """Terms in order, and how often each has each letter."""

    terms: list[str]
    letters: NDArray[np.int16]


class Terms:
    """The terms of an index that is open for reading, field by field."""

    def __init__(self, reader: Any, parts: Sequence[Part]) -> None:
        self._reader = reader
        self._parts = parts
        self._beginning: dict[tuple[Field, str], list[str]] = {}
        self._parts_with: dict[tuple[Field, str], list[Part]] = {}  # of the terms that were read
        self._begun: dict[tuple[Field, str], bool] = {}
        self._spelt: dict[tuple[Field, str], Spelt] = {}

    def completions(self, field: Field, beginning: str) -> list[str]:
        """Terms that begin so, in order."""
        found = self._beginning.get((field, beginning))
        if found is None:
            longer = self._beginning.get((field, beginning[:-1])) or self._beginning.get(
                (field, beginning[:1])
            )
            if longer is None:
                found = self._read(field, beginning)
            else:
                first = last = bisect_left(longer, beginning)
                while last < len(longer) and longer[last].startswith(beginning):
                    last += 1
                found = longer[first:last]
            if len(self._beginning) >= _KEPT:
                self._beginning.clear()
            self._beginning[field, beginning] = found
        return found

    def _read(self, field: Field, beginning: str) -> list[str]:
        # part by part: the engine would put them in order first, one by one
        found: dict[str, list[Part]] = {}
        for part in self._parts:
            for term in part.reader.expand_prefix(field, beginning):
                found.setdefault(term.decode("utf-8"), []).append(part)
        if len(self._parts_with) > _PARTS_KEPT:
            self._parts_with.clear()
        self._parts_with.update(((field, term), parts) for term, parts in found.items())
        return sorted(found)

    def parts_with(self, field: Field, term: str) -> Sequence[Part]:
        """The parts of the index that may have a term."""
        return self._parts_with.get((field, term), self._parts)

    def begins(self, field: Field, beginning: str) -> bool:
        """Whether a term begins so."""
        key = (field, beginning)
        if key in self._beginning:
            return bool(self._beginning[key])
        if key not in self._begun:
            if len(self._begun) >= _KEPT:
                self._begun.clear()
            begun = (next(iter(part.reader.expand_prefix(*key)), None) for part in self._parts)
            self._begun[key] = any(term is not None for term in begun)
        return self._begun[key]

    def shortened(self, fields: Collection[Field], beginning: str) -> str | None:
        """The longest term that is itself a beginning of ``beginning``."""
        for length in range(len(beginning) - 1, max(3, len(beginning) - LONGEST_ENDING - 1), -1):
            term = beginning[:length]
            if any((field, term.encode("utf-8")) in self._reader for field in fields):
                return term
        return None

    def frequency(self, field: Field, term: str) -> int:
        """How many articles have a term."""
        return int(self._reader.doc_frequency(field, term))

    def shares(self, field: str) -> Iterator[tuple[str, float]]:
        """The terms of the largest part, each with the share of its articles that have it."""
        part = max(self._parts, key=lambda part: part.size, default=None)
        if part is not None:
            for term, info in part.reader.iter_field(field):
                yield term.decode("utf-8"), info.doc_frequency() / part.size

    def near(self, field: Field, term: str) -> str | None:
        """The commonest of the terms a slip or two from one that is not there, its first letter right."""
        if len(term) < SHORTEST_CORRECTED:
            return None
        near = [(slips(term, other), other) for other in self.close_to(field, term) if other != term]
        for allowed in (1, 2) if len(term) >= LONG_ENOUGH_FOR_TWO else (1,):
            found = [other for count, other in near if count <= allowed]
            if found:
                return max(found, key=lambda other: (self.frequency(field, other), other))
        return None

    def close_to(self, field: Field, word: str) -> list[str]:
        """Terms at most two slips from a word, its first letter right.

        A slip changes how often one letter is there, or two, one of them upwards: only the terms for which
        that adds up to two slips are compared letter by letter.
        """
        known = self._spelt_with(field, word[:1])
        more = known.letters - _letters([word])
        apart = np.maximum(np.maximum(more, 0).sum(axis=1), np.maximum(-more, 0).sum(axis=1))
        near = [known.terms[number] for number in np.flatnonzero(apart <= MOST_SLIPS).tolist()]
        return [term for term in near if slips(word, term) <= MOST_SLIPS]

    def _spelt_with(self, field: Field, letter: str) -> Spelt:
        """The terms that begin with a letter."""
        found = self._spelt.get((field, letter))
        if found is None:
            terms = self.completions(field, letter)
            if len(self._spelt) >= _KEPT:
                self._spelt.clear()
            found = self._spelt[field, letter] = Spelt(terms, _letters(terms))
        return found


def _letters(terms: list[str]) -> NDArray[np.int16]:
    """How often each of these terms has each letter, a line a term."""
    codes = np.frombuffer("".join(terms).encode("utf-32-le", "surrogatepass"), dtype="<u4") % _LETTERS
    lines = np.repeat(np.arange(len(terms)), [len(term) for term in terms])
    counted = np.bincount(lines * _LETTERS + codes, minlength=len(terms) * _LETTERS)
    return counted.reshape(len(terms), _LETTERS).astype(np.int16)
