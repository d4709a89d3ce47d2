"""Which articles are one source: the same outlet, or copies of each other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, cast

# Of two near copies the one is a reprint of the other; from here down somebody has written it anew.
REPRINT = 0.7
# Shared part of two sentences' words from which one is the other, retouched: an outlet's name, a title.
_COPIED = 0.8
# An event of more reports than this is sure of more than one source.
_COPIES_LOOKED_AT = 50


class _Joined:
    """Things that turn out to be one, each known by the first of them that was named."""

    def __init__(self) -> None:
        self._home: dict[Hashable, Hashable] = {}
        self._rank: dict[Hashable, int] = {}

    def root(self, thing: Hashable) -> Hashable:
        home = self._home
        if thing not in home:
            home[thing] = thing
            self._rank[thing] = len(home)
        while home[thing] != thing:
            home[thing] = home[home[thing]]
            thing = home[thing]
        return thing

    def join(self, one: Hashable, other: Hashable) -> None:
        first, second = sorted((self.root(one), self.root(other)), key=self._rank.__getitem__)
        self._home[second] = first


def sources(outlets: Mapping[int, str | None], pairs: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    """For each article the least one of its source.

    ``outlets`` are the articles with the outlet that each says it is from, or credits; ``pairs`` the near
    copies among them with their resemblance.
    """
    joined = _Joined()
    for article in sorted(outlets):
        joined.root(article)
    for article, outlet in outlets.items():
        if outlet:
            joined.join(article, outlet.casefold())
    for one, other, likeness in pairs:
        if likeness >= REPRINT and one in outlets and other in outlets:
            joined.join(one, other)
    return {article: cast("int", joined.root(article)) for article in outlets}


class Witness(NamedTuple):
    """One telling of an event: the article, by any name of it, its outlet, and its words."""

    article: Hashable
    outlet: str | None
    text: str


def voices(told: Sequence[Witness], pairs: Iterable[tuple[Hashable, Hashable, float]] = ()) -> list[int]:
    """For each telling of an event the number of its source, from 0.

    One outlet is one source, and so are reprints, ``pairs`` of articles with their resemblance, and who
    copies a sentence.
    """
    joined = _Joined()
    for number, one in enumerate(told):
        joined.join(("article", one.article), number)
        if one.outlet:
            joined.join(("outlet", one.outlet.casefold()), number)
    for first, second, likeness in pairs:
        if likeness >= REPRINT:
            joined.join(("article", first), ("article", second))
    words = [frozenset(one.text.casefold().split()) for one in told]
    for number, own in enumerate(words):
        for other, others in enumerate(words[: min(number, _COPIES_LOOKED_AT)]):
            if len(own & others) >= _COPIED * len(own | others):
                joined.join(other, number)
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(joined.root(number), len(numbers)) for number in range(len(told))]
