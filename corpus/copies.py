"""Near copies: articles with mostly the same words in the same order, told by MinHash.

A text is a set of shingles, each some words in a row (Broder, "On the resemblance and containment of
documents", 1997). Equal minima of two sketches estimate the Jaccard resemblance of the sets; sketches that
agree on all rows of one band are compared (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4).
"""

from __future__ import annotations

import re
from array import array

# Thai, Japanese and Chinese are written without spaces: there a character is a word.
_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|\w+")
# Words in a row. With fewer, two reports of the same kind (share prices, results) are alike by their phrases.
SHINGLE = 4
# A text shorter than this says too little to be called a copy of another.
FEWEST_WORDS = 25
_SEED = 20230727
# 32 bands of 4: a pair of resemblance 0.5 meets in one with probability 0.87, one of 0.6 with 0.99.
BANDS, ROWS = 32, 4
# Minima of a sketch: the estimate's standard error is at most 1/(2√128) = 0.044.
MINIMA = BANDS * ROWS
_BAND_BYTES = 4 * ROWS
# From here two articles are near copies: half the shingles are lost when every eighth word is another.
NEAR = 0.5
# Reports of days further apart are the outlet's usual words with other numbers in them, unless hardly
# anything differs.
DAYS_APART = 3
NEAR_APART = 0.85


def words(text: str) -> list[str]:
    """The words of a text in order, as copies are told by; case makes no difference."""
    return _WORD.findall(text.casefold())


def sketch(text: str) -> bytes:
    """The MinHash of a text's words, 4 bytes a minimum; empty for a text too short to be compared."""
    found_words = words(text)
    if len(found_words) < FEWEST_WORDS:
        return b""
    from rensa import RMinHash

    minima = RMinHash(num_perm=MINIMA, seed=_SEED)
    minima.update([" ".join(found_words[at : at + SHINGLE]) for at in range(len(found_words) - SHINGLE + 1)])
    return array("I", minima.digest()).tobytes()


def bands(sketched: bytes) -> list[bytes]:
    """The bands of a sketch. Minima of different bands are hashed differently, so no two are confused."""
    return [sketched[at : at + _BAND_BYTES] for at in range(0, len(sketched), _BAND_BYTES)]


def likeness(one: bytes, other: bytes) -> float:
    """The estimated resemblance of two texts by their sketches, 0 to 1."""
    if one == other:
        return 1.0
    pairs = zip(memoryview(one).cast("I"), memoryview(other).cast("I"), strict=True)
    return sum(a == b for a, b in pairs) / MINIMA
