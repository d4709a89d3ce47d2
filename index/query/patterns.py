"""Which terms of an index a word with wildcards stands for.

Terms are stems, shorter than the words that a pattern describes: "organi?ation" is meant to find what is kept
as "organis". So a term also answers if a beginning of the pattern describes it, and what then follows is an
ending that the stemmer takes off it.
"""

from __future__ import annotations

import re
from fnmatch import translate
from functools import lru_cache

from index.words import folded, term

WILDCARDS = "*?"

# No stemmer takes off more.
_LONGEST_ENDING = 6

# What it takes off most often: of "sa*ng" the end is not as it stands in the pattern.
_ENDINGS = (
    *("s", "es", "ies", "ed", "ied", "ing", "ings", "er", "ers", "e", "y", "ly", "al", "ally", "ive", "ion"),
    *("ions", "ation", "ations", "ment", "ments", "ness", "ity", "able", "ance", "ence", "ous", "ful", "ise"),
)

_PIECES = re.compile(r"[*?]|[^*?]+")


def literal_beginning(pattern: str) -> str:
    """What stands before the first wildcard."""
    found = re.match(r"[^*?]*", pattern)
    return folded(found[0]) if found else ""


@lru_cache(maxsize=256)
def _regex(pattern: str) -> re.Pattern[str]:
    pieces = (piece if piece in WILDCARDS else folded(piece) for piece in _PIECES.findall(pattern))
    # its stars never go back: a hostile text could make them do so without end
    return re.compile(translate("".join(pieces)))


def describes(pattern: str, found: str) -> bool:
    """Whether a term of the index is what a pattern describes; ``*`` is any letters or none, ``?`` is one."""
    # the stemmer writes "ferry" as "ferri"
    written = (found, f"{found[:-1]}y") if found.endswith("i") else (found,)
    if any(_regex(pattern).fullmatch(form) for form in written):
        return True
    if any(_regex(pattern).fullmatch(found + end) and term(found + end) == found for end in _ENDINGS):
        return True
    ending = re.search(r"[^*?]*\Z", pattern)
    length = min(_LONGEST_ENDING, len(ending[0]) if ending else 0)
    return any(
        _regex(pattern[:-cut]).fullmatch(found) and term(found + folded(pattern[-cut:])) == found
        for cut in range(1, length + 1)
    )
