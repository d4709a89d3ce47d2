"""How rare a word is in news: what two sentences share says the more the rarer it is.

Counted once over openly licensed text rather than over a library, so that whether two sentences tell of one
event depends on these two alone, not on what else was added, or when.
"""

from __future__ import annotations

import math
from functools import cache

from corpus.names.lexicon import lines

# A word that the list does not have is rare, but may be a common one of its field.
_UNSEEN = 0.9


@cache
def _rarities() -> dict[str, float]:
    rows = [line.split() for line in lines("common.txt")]
    counts = {word: int(number) for word, number in rows}
    total = counts.pop("=")
    return {word: min(_UNSEEN, math.log(total / number) / math.log(total)) for word, number in counts.items()}


def rarity(word: str) -> float:
    """Near 1 for a word that few sentences have, near 0 for one that all have; by its ``stem``."""
    return _rarities().get(word, _UNSEEN)


def is_unseen(word: str) -> bool:
    """Whether the list does not have it."""
    return word not in _rarities()


def stem(word: str) -> str:
    """The beginning of a word that its inflections share."""
    return (word[:-1] if len(word) > 4 and word.endswith("s") else word)[:6]
