"""Which articles are one source: the same outlet, or copies of each other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

# Of two near copies the one is a reprint of the other; from here down somebody has written it anew.
REPRINT = 0.7
# Shared part of two sentences' words from which one is the other, retouched: an outlet's name, a title.
_COPIED = 0.8
# An event of more reports than this is sure of more than one source.
_COPIES_LOOKED_AT = 50


def sources(outlets: Mapping[int, str | None], pairs: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    """For each article the least one of its source.

    ``outlets`` are the articles with the outlet that each says it is from, or credits; ``pairs`` the near
    copies among them with their resemblance.
    """
    home = {article: article for article in outlets}

    def root(article: int) -> int:
        while home[article] != article:
            home[article] = home[home[article]]
            article = home[article]
        return article

    def join(one: int, other: int) -> None:
        first, second = sorted((root(one), root(other)))
        home[second] = first

    first_of: dict[str, int] = {}
    for article, outlet in outlets.items():
        if outlet:
            join(first_of.setdefault(outlet.casefold(), article), article)
    for one, other, likeness in pairs:
        if likeness >= REPRINT and one in home and other in home:
            join(one, other)
    return {article: root(article) for article in outlets}


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
    home: dict[Hashable, Hashable] = {}

    def root(key: Hashable) -> Hashable:
        home.setdefault(key, key)
        while home[key] != key:
            home[key] = home[home[key]]
            key = home[key]
        return key

    def join(one: Hashable, other: Hashable) -> None:
        home[root(other)] = root(one)

    for number, one in enumerate(told):
        join(("article", one.article), number)
        if one.outlet:
            join(("outlet", one.outlet.casefold()), number)
    for first, second, likeness in pairs:
        if likeness >= REPRINT:
            join(("article", first), ("article", second))
    words = [frozenset(one.text.casefold().split()) for one in told]
    for number, own in enumerate(words):
        for other, others in enumerate(words[: min(number, _COPIES_LOOKED_AT)]):
            if len(own & others) >= _COPIED * len(own | others):
                join(other, number)
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(root(number), len(numbers)) for number in range(len(told))]
