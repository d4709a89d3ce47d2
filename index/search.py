"""Reading the index: which articles have a word, a beginning, words in a row, and how well they answer.

The seam to the search engine: rows and scores come out, nothing of Whoosh does. The postings of a term are
decoded once, into arrays; then AND, OR and NOT are set operations, and ranking is a sum of what each term
gives (``ranking``).
"""

from __future__ import annotations

import heapq
from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from index.query.slips import slips
from index.ranking import Field, Fields, half_way, rarity, saturated, worths

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
    """Rows with a term, each once, and for each what its occurrences count or the score that they give."""

    rows: array[int]
    weights: array[float]


class Measured(NamedTuple):
    """How many words a field has, and what one of them counts by document number."""

    words: int
    worths: array[float]


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
        self._measures: dict[Field, Measured] = {}
        self._postings: OrderedDict[tuple[Literal["counts", "scores"], Fields, str], Postings] = OrderedDict()
        self._held = 0

    def close(self) -> None:
        """Lets go of the index's files."""
        self._reader.close()

    def count(self) -> int:
        """How many articles are in it."""
        return int(self._reader.doc_count())

    # -- terms

    def occurrences(self, field: Field, term: str) -> Postings:
        """Where a term is in a field, and what its occurrences there count."""
        return self._kept("counts", (field,), term, lambda: self._decoded(field, term))

    def postings(self, fields: Fields, term: str) -> Postings:
        """Where a term is in any of these fields, and the score it gives."""
        return self._kept("scores", fields, term, lambda: self._scored(fields, term))

    def _kept(
        self, kind: Literal["counts", "scores"], fields: Fields, term: str, make: Callable[[], Postings]
    ) -> Postings:
        """Made once and kept while there is room."""
        key = (kind, fields, term)
        found = self._postings.get(key)
        if found is None:
            found = make()
            self._postings[key] = found
            self._held += len(found.rows)
            while self._held > MOST_POSTINGS and len(self._postings) > 1:
                _, dropped = self._postings.popitem(last=False)
                self._held -= len(dropped.rows)
        else:
            self._postings.move_to_end(key)
        return found

    def _decoded(self, field: Field, term: str) -> Postings:
        rows, counts = array("q"), array("f")
        worth = self._measured(field).worths
        for matcher, offset in self._matchers(field, term):
            while matcher.is_active():
                number = matcher.id() + offset
                rows.append(self._rows[number])
                counts.append(matcher.weight() * worth[number])
                matcher.next()
        return Postings(rows, counts)

    def _scored(self, fields: Fields, term: str) -> Postings:
        found = [postings for field in fields if (postings := self.occurrences(field, term)).rows]
        if len(found) == 1:
            rows, counts = found[0]
        else:
            total: dict[int, float] = {}
            for postings in found:
                for row, count in zip(*postings, strict=True):
                    total[row] = total.get(row, 0.0) + count
            rows, counts = array("q", total), array("f", total.values())
        half = half_way({field: self._measured(field).words for field in fields})
        return Postings(rows, saturated(rarity(self.count(), len(rows)), half, counts))

    def _matchers(self, field: Field, term: str) -> Iterator[tuple[Any, int]]:
        key = (field, term.encode("utf-8"))
        for leaf, offset in self._leaves:
            if key in leaf:
                yield leaf.postings(*key), offset

    def _measured(self, field: Field) -> Measured:
        if field not in self._measures:
            lengths = array("l")
            for leaf, _ in self._leaves:
                length, gone = leaf.doc_field_length, leaf.is_deleted
                lengths.extend(
                    # None where a part has the field in no article at all; what was taken out has no say
                    0 if gone(number) else length(number, field) or 0
                    for number in range(leaf.doc_count_all())
                )
            self._measures[field] = Measured(sum(lengths), worths(field, lengths))
        return self._measures[field]

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
                return self.commonest((field,), found)[0]
        return None

    # -- rows

    def rows(self, field: Field, terms: Iterable[str]) -> set[int]:
        """Articles with any of these terms in a field."""
        found: set[int] = set()
        for term in terms:
            found.update(self.occurrences(field, term).rows)
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

    def scores(self, wanted: Collection[int], terms: Mapping[tuple[Fields, str], int]) -> dict[int, float]:
        """What the terms, asked for so many times each, give these articles; 0 where none of them stands."""
        total = dict.fromkeys(wanted, 0.0)
        for (fields, term), times in terms.items():
            for row, score in zip(*self.postings(fields, term), strict=True):
                if row in total:
                    total[row] += times * score
        return total

    def frequency(self, field: Field, term: str) -> int:
        """How many articles have a term."""
        return int(self._reader.doc_frequency(field, term))

    def commonest(self, fields: Fields, terms: Collection[str]) -> list[str]:
        """The few of these terms that most articles have."""

        def often(term: str) -> tuple[int, str]:
            return sum(self.frequency(field, term) for field in fields), term

        return heapq.nlargest(RANKED_COMPLETIONS, terms, key=often)
