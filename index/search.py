"""Reading the index: which articles have a word, a beginning, words in a row, and how well they answer.

The seam to the search engine: arrays over document numbers come out, nothing of Whoosh does. A set of
articles is a mask, so that AND, OR and NOT take an instruction for many of them; the postings of a term are
decoded once (``decoded``), and ranking is a sum of the arrays of what each term gives (``ranking``).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from index.decoded import Counts, Kept, Scores
from index.documents import Documents, Part, documents, parts
from index.postings import counted, present
from index.query.proximity import windows
from index.ranking import Field, Fields, half_way, rarity, saturated, worths
from index.schema import BEGINS, LONG, SHORT, has_postings
from index.terms import Terms

# Bytes of postings kept as they were decoded, over all states of the index …
MOST_DECODED = 140_000_000
# … and with the scores that they give in the present one.
MOST_SCORED = 80_000_000

# A beginning can stand for thousands of words; the commonest few say enough about relevance.
RANKED_COMPLETIONS = 4

# Words with wildcards or slips whose terms are kept.
_MADE = 100

# Ends a beginning that is asked for like a term; no term has it.
STAR = "*"

T = TypeVar("T")
Mask = NDArray[np.bool_]


class Measured(NamedTuple):
    """How many words a field has, and what one of them counts by document number."""

    words: int
    worths: NDArray[np.float64]


class Memory:
    """What outlives one state of the index, most of whose parts stay when it changes."""

    def __init__(self) -> None:
        self.decoded: Kept[Counts] = Kept(MOST_DECODED)
        self.documents: dict[tuple[str, int], Documents] = {}


class Searcher:
    """One state of the index, open for reading. It belongs to the thread that opened it."""

    def __init__(self, folder: Path, memory: Memory | None = None) -> None:
        """Opens it. Any exception at all can come of a damaged index, and means just that."""
        from whoosh import index as whoosh_index

        index: Any = whoosh_index.open_dir(str(folder), readonly=True)
        self._reader: Any = index.reader()
        index.close()
        self._parts = [
            Part(leaf, offset, (str(leaf.segment().segid), leaf.doc_count_all() - leaf.doc_count()))
            for leaf, offset in parts(self._reader)
        ]
        memory = memory or Memory()
        memory.documents = {
            part.key: memory.documents.get(part.key) or documents(part, folder) for part in self._parts
        }
        self._documents = list(memory.documents.values())
        self.rows: NDArray[np.int64] = _joined([known.rows for known in self._documents])
        self._decoded = memory.decoded
        self._scored: Kept[Scores] = Kept(MOST_SCORED)
        self._measures: dict[Field, Measured] = {}
        self._made: dict[object, object] = {}
        self.terms = Terms(self._reader, self._parts)

    def close(self) -> None:
        """Lets go of the index's files."""
        self._reader.close()

    def count(self) -> int:
        """How many articles are in it."""
        return int(self._reader.doc_count())

    def nothing(self) -> Mask:
        """The mask of no article."""
        return np.zeros(len(self.rows), dtype=np.bool_)

    # -- terms

    def _counts(self, field: Field, term: str) -> Iterator[tuple[int, Counts]]:
        """Where a term, or a beginning, is in a field: for each part its offset, and what there is."""
        for part in self.terms.parts_with(field, term):
            key = (part.key, field, term)
            found = self._decoded.get(key, partial(self._decode, part.reader, field, term))
            if len(found.numbers):
                yield part.offset, found

    def _decode(self, part: Any, field: Field, term: str) -> Counts:
        if not term.endswith(STAR):
            return counted(part, field, term.encode("utf-8"))
        begins, beginning = f"{field}{BEGINS}", term.removesuffix(STAR)
        if has_postings(beginning):
            return present(part, begins, [beginning.encode("utf-8")])
        return present(part, begins, list(part.expand_prefix(begins, beginning)))

    def read_ahead(self, field: Field, term: str, filled: float) -> Iterator[None]:
        """Reads the postings of a term, or a beginning, part by part, while so much of the room is free."""
        for part in self._parts:
            if self._decoded.filled < filled:
                self._decoded.get((part.key, field, term), partial(self._decode, part.reader, field, term))
                yield

    def postings(self, fields: Fields, term: str) -> Scores:
        """Where a term is in any of these fields, and the score it gives."""
        return self._scored.get((fields, term), lambda: self._score(fields, term))

    def _score(self, fields: Fields, term: str) -> Scores:
        having = self.nothing()
        occurrences = np.zeros(len(self.rows))
        for field in fields:
            worth = self._measured(field).worths
            for offset, (numbers, counts) in self._counts(field, term):
                numbers = numbers + np.int32(offset)
                having[numbers] = True
                occurrences[numbers] += counts * worth[numbers]
        numbers = np.flatnonzero(having).astype(np.int32)
        half = half_way({field: self._measured(field).words for field in fields})
        return Scores(numbers, saturated(rarity(self.count(), len(numbers)), half, occurrences[numbers]))

    def _measured(self, field: Field) -> Measured:
        if field not in self._measures:
            lengths = _joined([known.lengths[field] for known in self._documents])
            self._measures[field] = Measured(int(lengths.sum()), worths(field, lengths))
        return self._measures[field]

    def remembered(self, key: object, make: Callable[[], T]) -> T:
        """What ``make`` gives, or gave for this key before."""
        if key not in self._made:
            if len(self._made) >= _MADE:
                self._made.clear()
            self._made[key] = make()
        return cast("T", self._made[key])

    # -- articles

    def having(self, field: Field, terms: Iterable[str]) -> Mask:
        """Articles with any of these terms, or beginnings, in a field."""
        found = self.nothing()
        for term in terms:
            for offset, (numbers, _) in self._counts(field, term):
                found[numbers + np.int32(offset)] = True
        return found

    def together(self, field: Field, steps: list[list[str]], within: int | None = None) -> Mask:
        """Articles where, for each step, one of its terms stands right after one of the step before.

        With ``within`` in any order, and with at most so many other words in between.
        """
        candidates = self.having(field, steps[0])
        for terms in steps[1:]:
            candidates &= self.having(field, terms)
        places: list[dict[int, set[int]]] = []  # for each step, document number -> where its terms stand
        for terms in steps:
            standing: dict[int, set[int]] = {}
            for term in terms:
                for number, positions in self._positions(field, term, candidates):
                    standing.setdefault(number, set()).update(positions)
            places.append(standing)
            if within is None and len(places) > 1:
                for number, at in standing.items():
                    at &= {before + 1 for before in places[-2].get(number, ())}
                candidates = self._mask([number for number, at in standing.items() if at])
        numbers = np.flatnonzero(candidates).tolist()
        if within is not None:
            numbers = [n for n in numbers if windows([standing.get(n, set()) for standing in places], within)]
        return self._mask(numbers)

    def _mask(self, numbers: Collection[int]) -> Mask:
        found = self.nothing()
        found[np.fromiter(numbers, dtype=np.int64, count=len(numbers))] = True
        return found

    def _positions(self, field: Field, term: str, wanted: Mask) -> Iterator[tuple[int, list[int]]]:
        """Where a term stands in each of the articles wanted that have it, by document number."""
        key = (field, term.encode("utf-8"))
        for leaf, offset, _ in self._parts:
            numbers = np.flatnonzero(wanted[offset : offset + leaf.doc_count_all()]).tolist()
            if not numbers or key not in leaf:
                continue
            matcher = leaf.postings(*key)
            for number in numbers:
                if matcher.is_active() and matcher.id() < number:
                    matcher.skip_to(number)
                if not matcher.is_active():
                    break
                if matcher.id() == number:
                    yield number + offset, matcher.value_as("positions")

    # -- ranking

    def scores(self, terms: Mapping[tuple[Fields, str], int]) -> NDArray[np.float64]:
        """What the terms, asked for so many times each, give the articles, by document number."""
        total = np.zeros(len(self.rows))
        for (fields, term), times in terms.items():
            numbers, scores = self.postings(fields, term)
            total[numbers] += times * scores
        return total

    def commonest(self, fields: Fields, terms: Collection[str]) -> list[str]:
        """The few of these terms that most articles have."""

        def often(term: str) -> tuple[int, str]:
            found = (counts for field in fields for _, counts in self._counts(field, term))
            return sum(len(counts.numbers) for counts in found), term

        return heapq.nlargest(RANKED_COMPLETIONS, terms, key=often)


def _joined(arrays: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)


def as_term(beginning: str) -> str | None:
    """A short beginning, to be asked for like a term; None of a longer one."""
    short = has_postings(beginning) or SHORT < len(beginning) < LONG
    return f"{beginning}{STAR}" if short else None
