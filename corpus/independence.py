"""Which articles are one source: the same outlet, or copies of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# Of two near copies the one is a reprint of the other; from here down somebody has written it anew.
REPRINT = 0.7


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
