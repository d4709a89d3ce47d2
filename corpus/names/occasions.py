"""Named events: wars, operations and exercises, days of remembrance, summits and treaties. Shy on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import HEADED, Candidate
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import ACCORD_HEADS, CONTEST_HEADS, EVENT_HEADS

_DAY_WORDS = frozenset(
    "Victory Independence Armistice Memorial Veterans Labor Labour Remembrance Liberation Republic National Constitution "
    "Unity Anzac Bastille Canada Australia Navy Army Victory Martyrs Earth Women Thanksgiving Christmas Valentine "
    "Foundation Inauguration Boxing Reunification Election Columbus".split()
)
_CODE_WORDS = frozenset("Operation Exercise Hurricane Typhoon Cyclone".split())
_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_DRILLS = frozenset(
    "exercise exercises drill drills manoeuvres maneuvers wargames operation operations exhibition".split()
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
        elif word in _CODE_WORDS and i + 1 < size and sentence.capital[i + 1] and not sentence.glued[i + 1]:
            end = i + 2
            while end < size and end < i + 4 and sentence.capital[end] and not sentence.glued[end]:
                end += 1
            if sentence.case == "plain":
                yield Candidate(i, end, "event", HEADED + 1, f"rule: {word} X")


def _front(sentence: Sentence, head: int) -> int:
    i = head
    while i and head - i < 4 and sentence.capital[i - 1] and sentence.words[i - 1][0].isalpha():
        low = sentence.lower[i - 1]
        if low in lexicon.FUNCTION_WORDS and low not in (
            "first",
            "second",
            "north",
            "south",
            "winter",
            "summer",
            "spring",
            "christmas",
            "new",
        ):
            break
        i -= 1
    # "Russia-Ukraine war": places joined by a hyphen are places.
    if i < head and sentence.glued[i] and i and sentence.words[i - 1] == "-":
        return head
    if sentence.case == "title" and head - i > 2:
        return head
    return i


def _quoted(sentence: Sentence, i: int) -> Iterator[Candidate]:
    """the ‘Ulchi Freedom Shield’ exercise: a name in quotes beside a drill word."""
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
