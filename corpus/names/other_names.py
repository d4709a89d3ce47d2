"""What has a name but is neither person, body nor place: prizes, laws, contests. No part of it is taken."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names.candidates import HEADED, Candidate
from corpus.names.lexicon import word_set
from corpus.names.ships import NOT_A_NAME
from corpus.names.tokens import Sentence

_HEADS = word_set(
    "Award Awards Prize Prizes Medal Medals Trophy Act Amendment Bowl Derby Sweepstakes Pageant"
)
_LAST = _HEADS | {"Series"}
_SERIES = ("World", "Subway", "Championship", "Division")
_MOST = 6


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Pulitzer Prize, Clean Air Act, Kentucky Derby, World Series: capitals up to such a word."""
    if sentence.case != "plain" or _LAST.isdisjoint(sentence.words):
        return
    words = sentence.words
    for i in range(1, len(sentence)):
        if not (words[i] in _HEADS or (words[i] == "Series" and words[i - 1] in _SERIES)):
            continue
        if i + 1 < len(sentence) and sentence.capital[i + 1] and not sentence.glued[i + 1]:
            continue
        start = i
        while start and i - start < _MOST and sentence.capital[start - 1]:
            if sentence.small[start - 1] or not words[start - 1][0].isalpha():
                break
            start -= 1
        if start < i:
            yield Candidate(start, i + 1, "weapon", HEADED + 8, NOT_A_NAME)
