"""Named events: wars, operations and exercises, days of remembrance, summits and treaties. Shy on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import HEADED, Candidate
from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import ACCORD_HEADS, CONTEST_HEADS, EVENT_HEADS

_DAY_WORDS = word_set(
    """Victory Independence Armistice Memorial Veterans Labor Labour Remembrance Liberation Republic
    National Constitution Unity Anzac Bastille Canada Australia Navy Army Victory Martyrs Earth Women
    Thanksgiving Christmas Valentine Foundation Inauguration Boxing Reunification Election Columbus"""
)
_CODE_WORDS = word_set("Operation Exercise Hurricane Typhoon Cyclone")
_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_DRILLS = word_set(
    """exercise exercises drill drills manoeuvres maneuvers wargames operation operations exhibition"""
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Named events of the sentence."""
    words, size = sentence.words, len(sentence)
    if sentence.case == "upper":
        return
    for i, word in enumerate(words):
        if word in _QUOTES:
            yield from _quoted(sentence, i)
        if not sentence.capital[i]:
            continue
        if word in EVENT_HEADS or word in CONTEST_HEADS or word in ACCORD_HEADS or (word == "Day" and i):
            start = _front(sentence, i)
            if start == i:
                continue
            if word == "Day" and not any(w in _DAY_WORDS for w in words[start:i]):
                continue
            if word in CONTEST_HEADS | ACCORD_HEADS and (i - start < 1 or sentence.case == "title"):
                continue
            end = i + 1
            if word in CONTEST_HEADS and end < size and _YEAR.fullmatch(words[end]):
                end += 1
            if word in ("War", "Wars") and end < size and words[end] in ("I", "II", "1", "2"):
                end += 1
            yield Candidate(start, end, "event", HEADED - 1, f"rule: X {word}")
        elif sentence.lower[i] not in _DRILLS and sentence.case == "plain" and _drill(sentence, i):
            start = i
            while start and i - start < 4 and sentence.capital[start - 1] and _names(sentence, start - 1):
                start -= 1
            while start < i and (lexicon.is_demonym(words[start]) or lexicon.is_place(words[start])):
                start += 1
            if start < i:
                yield Candidate(start, i + 1, "event", HEADED - 2, "rule: X exercise")
        elif word in _CODE_WORDS and i + 1 < size and sentence.capital[i + 1] and not sentence.glued[i + 1]:
            end = i + 2
            while end < size and end < i + 4 and sentence.capital[end] and not sentence.glued[end]:
                end += 1
            if sentence.case == "plain":
                yield Candidate(i, end, "event", HEADED + 1, f"rule: {word} X")


def _names(sentence: Sentence, i: int) -> bool:
    """Can the capitalised token i stand in the name of an event: Winter Games, Second World War?"""
    return not sentence.small[i] or sentence.lower[i] in _NAMING


_NAMING = frozenset(("first", "second", "north", "south", "winter", "summer", "spring", "christmas", "new"))


def _drill(sentence: Sentence, i: int) -> bool:
    """Is token i the last capital before "exercise" or "drills": the Joint Warrior exercise?"""
    if i + 1 >= len(sentence) or sentence.words[i + 1] not in ("exercise", "exercises", "drill", "drills"):
        return False
    word = sentence.words[i]
    return not (lexicon.is_demonym(word) or lexicon.is_place(word) or word.isupper() or i in sentence.opening)


def _front(sentence: Sentence, head: int) -> int:
    i = head
    while i and head - i < 4 and sentence.capital[i - 1] and sentence.words[i - 1][0].isalpha():
        if not _names(sentence, i - 1):
            break
        i -= 1
    # "Russia-Ukraine war": places joined by a hyphen are places.
    if i < head and sentence.glued[i] and i and sentence.words[i - 1] == "-":
        return head
    if sentence.case == "title" and head - i > 2:
        return head
    return i


def _quoted(sentence: Sentence, i: int) -> Iterator[Candidate]:
    """the ‘Southern Katipo’ exercise: a name in quotes beside a drill word."""
    words, size = sentence.words, len(sentence)
    close = _QUOTES[words[i]]
    j = i + 1
    while j < size and j - i <= 6 and words[j] != close:
        if not sentence.capital[j] and words[j] not in ("and", "of", "the") and not words[j].isdigit():
            return
        j += 1
    if j >= size or words[j] != close or j - i < 2 or j - i > 6:
        return
    beside = sentence.lower[max(0, i - 3) : i] + sentence.lower[j + 1 : j + 4]
    inside = sentence.lower[i + 1 : j]
    if any(w in _DRILLS for w in beside) or any(w in _DRILLS for w in inside):
        yield Candidate(i + 1, j, "event", HEADED + 2, "rule: quoted name of a drill")
