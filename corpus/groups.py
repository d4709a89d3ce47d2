"""Which tellings are of one event: pairs that agree, and the groups that they make.

What a pair is depends on its two tellings, but for the bounds on how many of a block are compared; so groups
can be kept in step with a library as articles come and go (``group_store``). ``grouped`` does it all at once.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from corpus.likeness import YEAR_DAYS, agreement, can_be_one, same_kind
from corpus.tellings import Days, Telling

# In a block with more tellings than this each is compared with its next neighbours only, and a wide date with
# the first within it, so that the work stays in proportion to the number of tellings.
NEIGHBOURS = 24
WIDTHS = (0, 1, 2)


class Pair(NamedTuple):
    """Two tellings, by number, that agree, and how well."""

    score: float
    one: int
    other: int


def all_pairs(tellings: Sequence[Telling], copies: Collection[frozenset[Hashable]] = ()) -> list[Pair]:
    """The pairs of these that agree; the numbers are those of the sequence.

    ``copies`` are pairs of articles that are near copies.
    """
    found = []
    for pair in set(_neighbours(tellings)) | set(_within(tellings)):
        one, other = (tellings[number] for number in pair)
        score = agreement(one, other, copies=frozenset((one.article, other.article)) in copies)
        if score > 0:
            found.append(Pair(score, *pair))
    return found


def _neighbours(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Those of the very same date that share something, each with its next neighbours."""
    blocks: defaultdict[object, set[int]] = defaultdict(set)
    for number, one in enumerate(tellings):
        for key in one.same_keys():
            blocks[key].add(number)
        if one.days is not None:
            for key in one.kind_keys(one.days.width):
                blocks[key, one.days].add(number)
    for members in blocks.values():
        ordered = sorted(members, key=lambda number: tellings[number].place)
        for place, first in enumerate(ordered):
            for second in ordered[place + 1 : place + 1 + NEIGHBOURS]:
                yield min(first, second), max(first, second)


def _within(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Those of a wide date with those of closer ones within it that share what happened to whom."""
    blocks: defaultdict[int, list[tuple[Days, int, int]]] = defaultdict(list)
    for number, one in enumerate(tellings):
        if one.days is not None:
            for key in one.kind_keys(one.days.width):
                insort(blocks[key], (one.days, one.place, number))
    for number, host in enumerate(tellings):
        if host.days is None or not 0 < host.days.ends - host.days.begins <= YEAR_DAYS:
            continue
        for width in WIDTHS[: host.days.width + 1]:
            for key in host.kind_keys(width):
                known, count = blocks.get(key, []), 0
                for at in range(bisect_left(known, (Days(host.days.begins, 0), 0, 0)), len(known)):
                    days, _, guest = known[at]
                    if days.begins > host.days.ends or count == NEIGHBOURS:
                        break
                    if days.ends <= host.days.ends and days != host.days:
                        count += 1
                        yield min(number, guest), max(number, guest)


def homes(tellings: Mapping[int, Telling], pairs: Iterable[Pair]) -> dict[int, int]:
    """For each telling the first of its group: the surest pairs join first, and dates stay compatible.

    ``tellings`` are in order; of equally sure pairs the earlier ones join first.
    """
    rank = {number: place for place, number in enumerate(tellings)}
    home = {number: number for number in tellings}
    core = {number: one.days for number, one in tellings.items()}
    members = {number: [number] for number in tellings}

    def root(n: int) -> int:
        while home[n] != n:
            home[n] = home[home[n]]
            n = home[n]
        return n

    def sure_first(pair: Pair) -> tuple[float, list[int]]:
        return -pair.score, sorted((rank[pair.one], rank[pair.other]))

    for _, one, other in sorted(pairs, key=sure_first):
        a, b = sorted((root(one), root(other)), key=rank.__getitem__)
        first, second = core[a], core[b]
        if a == b or not _all_of_a_kind(tellings, members[a], members[b]):
            continue
        if first is not None and second is not None:
            if not can_be_one(first, second):
                continue
            core[a] = min(first, second, key=lambda days: days.ends - days.begins)
        home[b] = a
        members[a] += members[b]
    return {number: root(number) for number in tellings}


def _all_of_a_kind(tellings: Mapping[int, Telling], some: list[int], others: list[int]) -> bool:
    """Whether no two of them tell of different things: one that tells of two must not tie them together."""
    for first in some[:NEIGHBOURS]:
        for second in others[:NEIGHBOURS]:
            one, other = tellings[first], tellings[second]
            if (one.article, one.start) == (other.article, other.start) or not same_kind(one, other):
                return False
    return True
