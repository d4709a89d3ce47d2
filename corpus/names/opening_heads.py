"""Names at an opening: a headword's (Banco Pichincha, People's Daily), a dateline's place and outlet."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import HEADED, Candidate
from corpus.names.gazetteer import phrases
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
        yield from _credited(sentence)
        yield from _datelined(sentence)


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


def _credited(sentence: Sentence) -> Iterator[Candidate]:
    """PARIS, May 4 (Cable Service) -- : who sends a story stands in brackets between dateline and dash."""
    words, size = sentence.words, len(sentence)
    for i in range(1, min(size, 14)):
        if words[i] != "(":
            continue
        j = i + 1
        while j < size and j - i < 5 and sentence.capital[j] and not sentence.small[j]:
            j += 1
        if j > i + 1 and j + 1 < size and words[j] == ")" and words[j + 1][0] in "-–—":
            yield Candidate(i + 1, j, "organisation", HEADED + 1, "rule: outlet of a dateline")


def _datelined(sentence: Sentence) -> Iterator[Candidate]:
    """GENEVA, May 4 (Reuters) -, KELMORE —: the capitals before the dash are where the story was filed."""
    words, size = sentence.words, len(sentence)
    end = 0
    while end < min(size, 4) and words[end].isupper() and words[end].isalpha() and len(words[end]) > 2:
        end += 1
    if all(lexicon.ordinary(word.lower()) for word in words[:end]):
        return  # UPDATE - …
    if any(entry.type == "organisation" for entry in phrases().get(sentence.phrase(0, end), ())):
        return  # NATO - …
    at, told = end, False
    while at < min(size, end + 12) and words[at][0] not in "-–—":
        told = told or words[at] == "(" or words[at].isdigit()
        if not (words[at] in ",.()" or words[at].isdigit() or sentence.capital[at]):
            return
        at += 1
    if at < min(size, end + 12) and not sentence.glued[at] and (told or (at == end and len(words[0]) > 5)):
        yield Candidate(0, end, "place", HEADED + 3, "rule: dateline")


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
