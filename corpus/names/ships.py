"""Ships: the hull name of a warship is a weapon; a merchant ship's is no name of any kind that is kept.

Either way it must not pass for a person or a place: "the tanker Grete Holm", "the ferry Estonia".
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import DESIGNATOR, NAMED, Candidate
from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import TITLES, organisation_head

NOT_A_NAME = "rule: merchant ship"
"""``Candidate.by`` of spans that take part in settling overlaps and are dropped afterwards."""

_PREFIXES = word_set("MV MT SS RMS RV FV SY MSC M/V")
_MERCHANT = word_set(
    "ship tanker freighter ferry vessel trawler coaster liner tug barge containership steamer schooner yacht"
)
_WARSHIPS = word_set(
    """frigate frigates destroyer destroyers corvette corvettes cruiser cruisers submarine submarines warship
    battleship minesweeper minehunter gunboat flagship"""
)
_RANKS = word_set("Admiral Marshal General King Queen Prince Princess Emperor Almirante Amiral")
"""Titles that open the names of ships as well: Admiral Makarov, Queen Elizabeth."""


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Names of ships, by the prefix or the kind of ship before them."""
    if sentence.case != "plain":
        return
    for i in range(1, len(sentence)):
        if not sentence.capital[i] or sentence.glued[i] or i in sentence.opening:
            continue
        before = sentence.lower[i - 1]
        if before in _WARSHIPS or (
            before == "carrier" and i > 1 and sentence.lower[i - 2] in ("aircraft", "helicopter")
        ):
            end = _end(sentence, i)
            if end > i:
                yield Candidate(i, end, "weapon", DESIGNATOR - 1, f"rule: {before} X")
        elif sentence.words[i - 1] in _PREFIXES:
            end = _end(sentence, i)
            if end > i:
                yield Candidate(i - 1, end, "weapon", DESIGNATOR - 1, NOT_A_NAME)
        elif before in _MERCHANT and sentence.words[i - 1].islower():
            end = _end(sentence, i)
            if end > i:
                yield Candidate(i, end, "weapon", NAMED + 2, NOT_A_NAME)


def _end(sentence: Sentence, i: int) -> int:
    """The end of a ship's name that begins at token i, or i when it is a title, a body or a nationality."""
    j, size = i, len(sentence)
    while j < size and j - i < 3 and sentence.capital[j] and not (sentence.glued[j] and j > i):
        word = sentence.words[j]
        if sentence.small[j] or lexicon.is_demonym(word) or organisation_head(word):
            return i
        if sentence.lower[j].rstrip(".") in TITLES and (j > i or word not in _RANKS):
            return i
        j += 1
    if j - i == 1 and sentence.words[i] in _RANKS:
        return i
    return j
