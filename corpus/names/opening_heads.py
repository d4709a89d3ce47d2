"""Names that a headword opens: Banco Pichincha, People's Daily."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names.candidates import HEADED, Candidate
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import FOREIGN_HEADS, LEADING_PLACE_HEADS, PLACE_HEADS

MOST = 9
"""Longer runs of capitals are not names."""


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Organisations the sentence names, by the word their name opens with."""
    if sentence.case != "upper":
        yield from _people_s(sentence)
    if sentence.case == "plain":
        yield from _foreign(sentence)


def _foreign(sentence: Sentence) -> Iterator[Candidate]:
    """Banco Pichincha, Partido dos Trabalhadores: a Romance headword opens the name."""
    words, size = sentence.words, len(sentence)
    for i, word in enumerate(words):
        daily = word == "Daily" and i > 0 and sentence.lower[i - 1] == "the"
        goes_back = i > 0 and sentence.capital[i - 1] and not sentence.glued[i]
        if not daily and (goes_back or word not in FOREIGN_HEADS):
            continue
        j = i + 1
        while j < size and j - i < MOST and not (sentence.glued[j] and words[j][0] not in "'’"):
            k = j
            while k < size and k < j + 2 and words[k] in ("de", "del", "do", "da", "dos", "la", "los", "di"):
                k += 1
            if k >= size or not sentence.capital[k] or sentence.small[k]:
                break
            j = k + 1
        if j > i + 1:
            yield Candidate(i, j, "organisation", HEADED, f"rule: {word} X")


def _people_s(sentence: Sentence) -> Iterator[Candidate]:
    """ "People's X" and "National X" after a nationality: People's Daily, Zanzibari People's Militia."""
    words, size = sentence.words, len(sentence)
    for i in range(size - 2):
        if words[i] in ("People", "Peoples") and words[i + 1] in ("'s", "’s") and sentence.capital[i + 2]:
            j = i + 3
            while j < size and j < i + 6 and sentence.capital[j] and not sentence.glued[j]:
                j += 1
            place = any(w in PLACE_HEADS or w in LEADING_PLACE_HEADS for w in words[i + 2 : j])
            start = i
            while (
                start and i - start < 2 and sentence.capital[start - 1] and sentence.lower[start - 1] != "the"
            ):
                start -= 1
            yield Candidate(start, j, "place" if place else "organisation", HEADED, "rule: People's X")
