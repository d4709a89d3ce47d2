"""Words that stand close together, in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence


def windows(places: Sequence[Iterable[int]], between: int) -> list[tuple[int, ...]]:
    """The narrowest stretches that hold a place of each word, with at most so many other words in them.

    ``places`` has the places of each word, counted in words; two of them may be of one word, which then has
    to stand there twice. A stretch is given as all the places in it.
    """
    of_word = [frozenset(each) for each in places]
    needed = Counter(of_word)
    at = sorted(frozenset().union(*of_word))
    longest = len(of_word) + between
    held: Counter[frozenset[int]] = Counter()
    found: list[tuple[int, ...]] = []
    first = 0
    for last, place in enumerate(at):
        held.update(word for word in needed if place in word)
        while place - at[first] >= longest or _without(held, needed, at[first]):
            held.subtract(word for word in needed if at[first] in word)
            first += 1
        if all(held[word] >= count for word, count in needed.items()) and last - first + 1 >= len(of_word):
            found.append(tuple(at[first : last + 1]))
    return found


def _without(held: Counter[frozenset[int]], needed: Counter[frozenset[int]], place: int) -> bool:
    """Whether what is needed is held without this place, too."""
    return all(held[word] - (place in word) >= count for word, count in needed.items())
