"""States as American news abbreviates them after a town: "Ripton, Vt.", "Fresno, Calif."."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import HEADED, NAMED, Candidate
from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import TITLES, organisation_head

_STOPPED = word_set(
    """Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev
    Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask Man"""
)
"""Of the Associated Press's style book and before, without the stop."""

_LETTERS = word_set("N.C N.D N.H N.J N.M N.Y R.I S.C S.D W.Va D.C B.C N.S N.B P.R")
_MOST_OF_TOWN = 3


def abbreviation(sentence: Sentence, i: int) -> int:
    """Where the abbreviated state that begins at token ``i`` ends; ``i`` where there is none."""
    if i >= len(sentence):
        return i
    word = sentence.words[i]
    if word.rstrip(".") in _LETTERS and "." in word:
        return i + 1 + _stopped(sentence, i, not word.endswith("."))
    if word.rstrip(".") in _STOPPED:
        if word.endswith("."):
            return i + 1
        if _stopped(sentence, i, True):
            return i + 2
    return i


def _stopped(sentence: Sentence, i: int, wanted: bool) -> bool:
    at = i + 1
    return wanted and at < len(sentence) and sentence.words[at] == "." and sentence.glued[at]


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """A town, a comma and an abbreviated state are two places, whatever else the town's name may be."""
    words = sentence.words
    if "," not in words:
        return
    for i in range(2, len(sentence)):
        if words[i - 1] != "," or not sentence.capital[i]:
            continue
        end = abbreviation(sentence, i)
        start = _town(sentence, i - 1)
        if end == i or start == i - 1:
            continue
        yield Candidate(i, end, "place", HEADED + 4, "rule: state after a town")
        if not organisation_head(words[i - 2]):
            yield Candidate(start, i - 1, "place", NAMED + 7, "rule: town before a state")


def _town(sentence: Sentence, comma: int) -> int:
    """Where the capitals before the comma begin, as far as they can be a town's name."""
    start = comma
    while start and comma - start < _MOST_OF_TOWN and sentence.capital[start - 1]:
        if sentence.small[start - 1] and sentence.lower[start - 1] not in _DIRECTIONS:
            break
        if not sentence.words[start - 1][-1].isalpha() and sentence.words[start - 1] not in _LEADING:
            break
        if sentence.lower[start - 1].rstrip(".") in TITLES or lexicon.is_demonym(sentence.words[start - 1]):
            break
        start -= 1
    return start


_DIRECTIONS = frozenset(("north", "south", "east", "west", "new"))
_LEADING = frozenset(("St.", "Ft.", "Mt."))
