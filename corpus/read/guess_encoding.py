"""Which encoding bytes are in that are not UTF-8 and do not say: charset-normalizer on what can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

# What a browser knows, less what nothing was written in for decades: the fewer there are to choose from, the
# fewer are taken for another. Where two read alike, the first is named.
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2")
_LAST_LATIN = ("mac_roman",)
_OTHERS = (
    *("cp1251", "koi8_r", "koi8_u", "cp866", "cp1253", "cp1255", "cp1256", "cp1258", "tis_620"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
)
# Enough letters for their frequencies; the time that charset-normalizer takes grows with it.
_SAMPLE = 32 * 1024
_LINE = 2 * 1024
# Of the letters of a language in Latin script fewer than this share are beyond ASCII (Czech has most), of
# those of other scripts nearly all.
_LATIN_SHARE = 0.35
# A few odd bytes in English tell nothing of another script.
_ENOUGH = 8
_ASCII_LETTERS = tuple(bytes((c,)) for c in range(128) if chr(c).isalpha())
# How much less an encoding's words may be like a language than the best one's, to be taken as its equal.
_EQUAL = 0.02
# Beyond this much that no one writes it is not text in that encoding.
_MOST_MESS = 0.2


@cache
def _patterns() -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    return re.compile(rb"[\x80-\xff]"), re.compile(rb"[^\n]*[\x80-\xff][^\n]*")


def guesses(content: bytes) -> list[str]:
    """Python's names of the encodings that these bytes may be text in, the likeliest first."""
    sample = _sample(content)
    if not sample or _is_broken_utf8(sample):
        return []
    beyond = len(_patterns()[0].findall(sample))
    letters = beyond + sum(sample.count(letter) for letter in _ASCII_LETTERS)
    if beyond >= _LATIN_SHARE * letters:
        return _others(sample) or _latin(sample)
    return _latin(sample) or (_others(sample) if beyond >= _ENOUGH else [])


def _sample(content: bytes) -> bytes:
    """Lines with bytes beyond ASCII, as only they tell encodings apart; cut only where no character is."""
    pieces: list[bytes] = []
    size = 0
    for match in _patterns()[1].finditer(content):
        piece = match[0]
        if len(piece) > _LINE:
            first = _patterns()[0].search(piece)
            begin = piece.rfind(b" ", 0, first.start()) + 1 if first else 0
            end = piece.rfind(b" ", begin, begin + _LINE)
            piece = piece[begin : end if end > begin else begin + _LINE]
        pieces.append(piece)
        size += len(piece) + 1
        if size >= _SAMPLE:
            break
    return b"\n".join(pieces)


def _is_broken_utf8(sample: bytes) -> bool:
    """Whether most of what is beyond ASCII is UTF-8: the rest of it is damaged, not encoded otherwise."""
    read = sample.decode("utf-8", "replace")
    bad = read.count("\ufffd")
    good = sum(c > "\x7f" for c in read) - bad
    return good >= bad


def _matches(sample: bytes, candidates: Sequence[str]) -> Any:
    from charset_normalizer import from_bytes

    return from_bytes(sample, cp_isolation=list(candidates), preemptive_behaviour=False, threshold=_MOST_MESS)


def _others(sample: bytes) -> list[str]:
    return [match.encoding for match in _matches(sample, _OTHERS)]


def _latin(sample: bytes) -> list[str]:
    found = _ranked(sample, _LATIN) or _ranked(sample, _LAST_LATIN)
    return [name for name in found if _is_plausible(sample.decode(name, "replace"))]


def _ranked(sample: bytes, candidates: Sequence[str]) -> list[str]:
    # ISO 8859-2 has controls where the windows encodings have letters.
    windows = re.search(rb"[\x80-\x9f]", sample) is not None
    ranked = [
        (match.coherence - 2 * match.chaos, candidates.index(name), name)
        for match in _matches(sample, candidates)
        for name in {match.encoding, *match.could_be_from_charset} & set(candidates)
        if not (windows and name.startswith("iso8859"))
    ]
    if not ranked:
        return []
    best = max(ranked)[0]
    equals = sorted((place, name) for score, place, name in ranked if score >= best - _EQUAL)
    others = sorted((-score, name) for score, _, name in ranked if score < best - _EQUAL)
    return [name for _, name in (*equals, *others)]


def _is_plausible(read: str) -> bool:
    """Whether capitals begin words: "cafÃ" is half of a UTF-8 letter."""
    letters = sum(c > "\x7f" for c in read)
    capitals = sum(one.islower() and c > "\x7f" and c.isupper() for one, c in pairwise(read))
    return 2 * capitals < letters
