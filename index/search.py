"""Reading the index: which articles have a word, a beginning, words in a row, and how well they answer.

The seam to the search engine: rows and scores come out, nothing of Whoosh does. The postings of a term are
decoded once, into arrays with BM25 scores; then AND, OR and NOT are set operations and ranking is a sum.
"""

from __future__ import annotations

import heapq
from array import array
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator
from math import log
from pathlib import Path
from typing import Any, Literal, NamedTuple

from index.query.slips import slips

Field = Literal["title", "body"]

# BM25's usual constants: how fast repeated words stop counting, how much long articles are marked down.
K1, B = 1.2, 0.75

# Postings kept decoded, 12 bytes each.
MOST_POSTINGS = 4_000_000

# A beginning can stand for thousands of words; the commonest few say enough about relevance.
RANKED_COMPLETIONS = 4

# Stems are shorter than words ("organisation" is kept as "organis"), so a beginning that is longer than the
# stem matches no term: then the stem that it begins with counts, if it is not much shorter.
LONGEST_ENDING = 6


# Shorter words are a slip away from too many others to be corrected; two slips need a longer word still.
SHORTEST_CORRECTED, LONG_ENOUGH_FOR_TWO = 4, 7


class Postings(NamedTuple):
    """Rows with a term, and the score it gives each."""

    rows: array[int]
    scores: array[float]


class Searcher:
    """One state of the index, open for reading. It belongs to the thread that opened it."""

    def __init__(self, folder: Path) -> None:
        """Opens it. Any exception at all can come of a damaged index, and means just that."""
        from whoosh import index as whoosh_index

        from index.build import parts

        index: Any = whoosh_index.open_dir(str(folder), readonly=True)
        self._reader: Any = index.reader()
        index.close()
        self._leaves = parts(self._reader)
        self._rows = array("q")
        for leaf, _ in self._leaves:
            column = leaf.column_reader("row")
            self._rows.extend(int(column[number]) for number in range(leaf.doc_count_all()))
        self._lengths: dict[Field, array[int]] = {}
        self._postings: OrderedDict[tuple[Field, str], Postings] = OrderedDict()
        self._held = 0

    def close(self) -> None:
        """Lets go of the index's files."""
        self._reader.close()

    def count(self) -> int:
        """How many articles are in it."""
        return int(self._reader.doc_count())

    # -- terms

    def postings(self, field: Field, term: str) -> Postings:
        """Where a term is; decoded once and kept while there is room."""
        key = (field, term)
        found = self._postings.get(key)
        if found is None:
            found = self._decoded(field, term)
            self._postings[key] = found
            self._held += len(found.rows)
            while self._held > MOST_POSTINGS and len(self._postings) > 1:
                _, dropped = self._postings.popitem(last=False)
                self._held -= len(dropped.rows)
        else:
            self._postings.move_to_end(key)
        return found

    def _decoded(self, field: Field, term: str) -> Postings:
        rows, scores = array("q"), array("f")
        lengths = self._field_lengths(field)
        documents = self._reader.doc_count_all()
        average = (self._reader.field_length(field) / documents if documents else 0) or 1.0
        rarity = log(documents / (self._reader.doc_frequency(field, term) + 1)) + 1 if documents else 0.0
        for matcher, offset in self._matchers(field, term):
            while matcher.is_active():
                number = matcher.id() + offset
                weight = matcher.weight()
                norm = K1 * (1 - B + B * lengths[number] / average)
                rows.append(self._rows[number])
                scores.append(rarity * weight * (K1 + 1) / (weight + norm))
                matcher.next()
        return Postings(rows, scores)

    def _matchers(self, field: Field, term: str) -> Iterator[tuple[Any, int]]:
        key = (field, term.encode("utf-8"))
        for leaf, offset in self._leaves:
            if key in leaf:
                yield leaf.postings(*key), offset

    def _field_lengths(self, field: Field) -> array[int]:
        if field not in self._lengths:
            lengths = array("l")
            for leaf, _ in self._leaves:
                length = leaf.doc_field_length  # None where a part has the field in no article at all
                lengths.extend(length(number, field) or 0 for number in range(leaf.doc_count_all()))
            self._lengths[field] = lengths
        return self._lengths[field]

    def completions(self, field: Field, beginning: str) -> list[str]:
        """Terms of the index that begin so, in order."""
        return sorted({term.decode("utf-8") for term in self._reader.expand_prefix(field, beginning)})

    def shortened(self, fields: Collection[Field], beginning: str) -> str | None:
        """The longest term that is itself a beginning of ``beginning``."""
        for length in range(len(beginning) - 1, max(3, len(beginning) - LONGEST_ENDING - 1), -1):
            term = beginning[:length]
            if any((field, term.encode("utf-8")) in self._reader for field in fields):
                return term
        return None

    def near(self, field: Field, term: str) -> str | None:
        """The commonest of the terms a slip or two from one that is not there, its first letter right."""
        if len(term) < SHORTEST_CORRECTED:
            return None
        # two letters swapped are one slip to us and two to Whoosh
        near = [t for t in self._reader.terms_within(field, term, 2, prefix=1) if t != term]
        for allowed in (1, 2) if len(term) >= LONG_ENOUGH_FOR_TWO else (1,):
            found = [other for other in near if slips(term, other) <= allowed]
            if found:
                return self.commonest(field, found)[0]
        return None

    # -- rows

    def rows(self, field: Field, terms: Iterable[str]) -> set[int]:
        """Articles with any of these terms in a field."""
        found: set[int] = set()
        for term in terms:
            found.update(self.postings(field, term).rows)
        return found

    def in_a_row(self, field: Field, steps: list[list[str]]) -> set[int]:
        """Articles where, for each step, one of its terms stands right after one of the step before."""
        candidates: set[int] | None = None
        for terms in steps:
            rows = self.rows(field, terms)
            candidates = rows if candidates is None else candidates & rows
            if not candidates:
                return set()
        assert candidates is not None
        ends: dict[int, set[int]] = {}  # row -> positions where the words so far end
        for step, terms in enumerate(steps):
            places: dict[int, set[int]] = {}
            for term in terms:
                for row, positions in self._positions(field, term, candidates):
                    places.setdefault(row, set()).update(positions)
            if step:
                places = {
                    row: {p for p in places[row] if p - 1 in ends[row]} for row in places.keys() & ends.keys()
                }
            ends = {row: positions for row, positions in places.items() if positions}
            candidates = set(ends)
        return candidates

    def _positions(self, field: Field, term: str, wanted: set[int]) -> Iterator[tuple[int, list[int]]]:
        for matcher, offset in self._matchers(field, term):
            while matcher.is_active():
                row = self._rows[matcher.id() + offset]
                if row in wanted:
                    yield row, matcher.value_as("positions")
                matcher.next()

    # -- ranking

    def scores(self, wanted: Collection[int], terms: Iterable[tuple[Field, str]]) -> dict[int, float]:
        """What the terms give each of these articles; 0 where none of them stands."""
        total = dict.fromkeys(wanted, 0.0)
        for field, term in dict.fromkeys(terms):
            for row, score in zip(*self.postings(field, term), strict=True):
                if row in total:
                    total[row] += score
        return total

    def frequency(self, field: Field, term: str) -> int:
        """How many articles have a term."""
        return int(self._reader.doc_frequency(field, term))

    def commonest(self, field: Field, terms: Collection[str]) -> list[str]:
        """The few of these terms that most articles have."""
        frequency = self._reader.doc_frequency
        return heapq.nlargest(RANKED_COMPLETIONS, terms, key=lambda term: (frequency(field, term), term))
