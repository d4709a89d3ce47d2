"""The postings of a term, out of the engine's own form into arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.decoded import Counts, Numbers

# The most of a term that is counted in one article: more say no more.
MOST_COUNTED = 65_535

Block = tuple[Numbers, NDArray[np.float32]]


def counted(part: Any, field: str, term: bytes) -> Counts:
    """A term's documents in one part of the index, and how often each has it."""
    numbers, weights = _joined(blocks(_matcher(part, field, term), counts=True))
    return Counts(numbers, np.minimum(weights, MOST_COUNTED).astype(np.uint16))


def present(part: Any, field: str, terms: list[bytes]) -> Counts:
    """The documents in one part with any of these terms, each counted once."""
    every = (block for term in terms for block in blocks(_matcher(part, field, term), counts=False))
    numbers, _ = _joined(every)
    if len(terms) > 1:
        numbers = np.unique(numbers)
    return Counts(numbers, np.broadcast_to(np.uint16(1), numbers.shape))


def _joined(blocks: Iterable[Block]) -> Block:
    every = list(blocks)
    if len(every) == 1:
        return every[0]
    if not every:
        return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32)
    return np.concatenate([ids for ids, _ in every]), np.concatenate([weights for _, weights in every])


def blocks(matcher: Any, *, counts: bool) -> Iterator[Block]:
    """The postings of a matcher, many at a time where it holds many: stepping takes many times as long.

    What a block was read into has no public name, and is taken as it was written: numbers as differences, and
    one weight where all have the same. ``tests/test_whoosh_behaviour.py`` says what is relied on. Any other
    matcher, as where documents were deleted, is stepped. Without ``counts`` there are no weights.
    """
    from whoosh.codec.whoosh3 import W3LeafMatcher

    if matcher is None:
        return
    none = np.zeros(0, dtype=np.float32)
    whole = type(matcher) is W3LeafMatcher  # a variable, as the type would have all its methods untyped
    if whole:
        while matcher.is_active():
            matcher._read_data()
            differences, weights = matcher._data[0], matcher._data[1]
            ids = np.cumsum(np.array(differences, dtype=np.int32), dtype=np.int32)
            yield ids, _weights(weights, len(ids)) if counts else none
            matcher._next_block()
        return
    numbers, found = [], []
    while matcher.is_active():
        numbers.append(matcher.id())
        if counts:
            found.append(matcher.weight())
        matcher.next()
    yield np.array(numbers, dtype=np.int32), np.array(found, dtype=np.float32)


def _weights(weights: float | tuple[float, ...] | None, count: int) -> NDArray[np.float32]:
    if isinstance(weights, tuple):
        return np.array(weights, dtype=np.float32)
    return np.full(count, 1.0 if weights is None else weights, dtype=np.float32)


def _matcher(part: Any, field: str, term: bytes) -> Any:
    from whoosh.reading import TermNotFound

    try:
        return part.postings(field, term)
    except TermNotFound:
        return None
