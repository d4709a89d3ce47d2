"""Datelines: "GENEVA, May 4 (Reuters) -", "KELMORE, Vt. _": where a story was filed, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import HEADED, Candidate
from corpus.names.gazetteer import phrases
from corpus.names.states import abbreviation
from corpus.names.tokens import Sentence

_DASHES = "-–—_="
"""Agencies end a dateline with any of these, doubled or not."""

_LONGEST_TOWN, _REST = 5, 14


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Where and by whom the sentence's story was filed, if it opens with a dateline."""
    if sentence.case == "plain":
        yield from _credited(sentence)
        yield from _datelined(sentence)


def _credited(sentence: Sentence) -> Iterator[Candidate]:
    """PARIS, May 4 (Cable Service) -- : who sends a story stands in brackets between dateline and dash."""
    words, size = sentence.words, len(sentence)
    for i in range(1, min(size, _REST)):
        if words[i] != "(":
            continue
        j = i + 1
        while j < size and j - i < 5 and sentence.capital[j] and not sentence.small[j]:
            j += 1
        if j > i + 1 and j + 1 < size and words[j] == ")" and words[j + 1][0] in _DASHES:
            yield Candidate(i + 1, j, "organisation", HEADED + 1, "rule: outlet of a dateline")


def _datelined(sentence: Sentence) -> Iterator[Candidate]:
    """The capitals before the dash are a place, and so is what stands between a comma and the rest."""
    words, size = sentence.words, len(sentence)
    end = _town(sentence)
    if not end or any(e.type == "organisation" for e in phrases().get(sentence.phrase(0, end), ())):
        return  # NATO - …
    known = sentence.phrase(0, end) in phrases().upper
    if not known and all(lexicon.ordinary(word.lower()) for word in words[:end]):
        return  # UPDATE - …
    at, told = end, False
    if at + 1 < size and words[at] == "," and (after := abbreviation(sentence, at + 1)) > at + 1:
        at, told = after, True
    while at < min(size, end + _REST) and words[at][0] not in _DASHES:
        told = told or words[at] == "(" or words[at].isdigit()
        if not (words[at] in ",.()" or words[at].isdigit() or sentence.capital[at]):
            return
        at += 1
    if at >= min(size, end + _REST) or (sentence.glued[at] and words[at - 1] != ")"):
        return
    if told or (at == end and (known or len(words[0]) > 5)):
        yield Candidate(0, end, "place", HEADED + 3, "rule: dateline")


def _town(sentence: Sentence) -> int:
    """The end of the words in capitals that the sentence opens with: LA PAZ, ST. LOUIS, O'FALLON."""
    words = sentence.words
    end = 0
    while end < min(len(sentence), _LONGEST_TOWN):
        word = words[end]
        capitals = word.isupper() and word.replace("'", "").replace("’", "").replace("-", "").isalpha()
        if not capitals and not (word == "." and end == 1 and words[0] in ("ST", "FT", "MT")):
            break
        end += 1
    return end if any(len(word) > 2 for word in words[:end]) else 0
