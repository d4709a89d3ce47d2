"""Firms by their partners: "Harrow & Vane", "Aldous, Birch & Co.", "Skene, Orr, Tully & Marsh"."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names.candidates import CONTEXT, LISTED_PHRASE, Candidate
from corpus.names.gazetteer import phrases
from corpus.names.keys import COMPANY_ENDINGS
from corpus.names.lexicon import given_names, is_demonym, ordinary
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import TITLES

_MOST, _WORDS = 5, 2
"""Partners before the "&", words of the first and the last."""


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Capitals joined by "&", which only names of firms and bodies have in running text."""
    if sentence.case != "plain" or "&" not in sentence.words:
        return
    words, size = sentence.words, len(sentence)
    for i in range(1, size - 1):
        if words[i] != "&" or not sentence.capital[i + 1] or not sentence.capital[i - 1]:
            continue
        start, partners = _first(sentence, i)
        end = i + 2
        while end < size and end - i <= _WORDS and sentence.capital[end] and not sentence.glued[end]:
            if sentence.lower[end] in TITLES:
                break
            end += 1
        if start == i or _cited(sentence, end) or _people(sentence, start, i, end):
            continue
        company = sentence.lower[end - 1].rstrip(".") in COMPANY_ENDINGS
        if not company and sum(ordinary(word) for word in sentence.lower[start:end]) > 1:
            continue  # Health & Safety, Home & Away
        weight = LISTED_PHRASE + 1 if company or partners > 1 else CONTEXT
        yield Candidate(start, end, "organisation", weight, "rule: X & Y")


def _first(sentence: Sentence, joint: int) -> tuple[int, int]:
    """Where the first partner's name begins, and how many partners stand before the joint."""
    words = sentence.words
    start, partners = joint - 1, 1
    while partners < _MOST and start > 1 and words[start - 1] == "," and _partner(sentence, start - 2):
        start -= 2
        partners += 1
    least = start - _WORDS + 1
    while start > max(0, least) and _partner(sentence, start - 1) and not sentence.glued[start]:
        start -= 1
    while start < joint and (sentence.small[start] or sentence.lower[start].rstrip(".") in TITLES):
        start += 1
    return start, partners


def _people(sentence: Sentence, start: int, joint: int, end: int) -> bool:
    """Are they two people with their given names: Karin Oster & Lee Hollis?"""
    given = given_names()
    return (joint - start > 1 and sentence.words[start] in given) or (
        end - joint > 2 and sentence.words[joint + 1] in given
    )


def _partner(sentence: Sentence, i: int) -> bool:
    word = sentence.words[i]
    if not sentence.capital[i] or not word[0].isalpha() or word.isupper() or sentence.small[i]:
        return False
    return not is_demonym(word) and not phrases().get(word)


def _cited(sentence: Sentence, end: int) -> bool:
    """Does a year follow, as after authors: (Harrow & Vane, 2014)?"""
    after = sentence.words[end : end + 2]
    return any(len(word) >= 4 and word[:4].isdigit() for word in after)
