"""Acronyms that the text itself defines: "Border Roads Organisation (BRO)", "KFZ, the Kolda Free Zone"."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence

_SMALL = word_set("'s ’s of for and the in on & de des du la to")


def is_acronym(word: str) -> bool:
    """Two to eight letters, most of them capitals."""
    letters = word.replace(".", "").replace("&", "").replace("-", "")
    return (
        2 <= len(letters) <= 8
        and letters.isalnum()
        and letters[0].isupper()
        and sum(c.isupper() for c in letters) > len(letters) / 2
    )


def spells(acronym: str, words: list[str]) -> bool:
    """Do the letters of the acronym come from the words in order, each long word giving its first letter?"""
    letters = [c.lower() for c in acronym if c.isalnum()]
    if letters and letters[-1] == "s" and acronym[-1] == "s":
        letters.pop()
    at = 0
    spare = int(len(letters) >= 4)
    for n, word in enumerate(words):
        low = word.lower()
        if at < len(letters) and low[:1] == letters[at]:
            at += 1
            for letter in low[1:]:
                rest = len(letters) - at
                others = sum(w.lower() not in _SMALL for w in words[n + 1 :])
                if rest > others and letter == letters[at]:
                    at += 1
        elif low not in _SMALL:
            # African Union Transition Mission in Somalia (ATMIS): a long acronym may leave one word out.
            spare -= 1
            if spare < 0 or n == 0:
                return False
    return at == len(letters)


def definitions(sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """(start, end, acronym) tokens: words ``start:end`` are spelled out by the token ``acronym``."""
    words, size = sentence.words, len(sentence)
    for i in range(1, size - 1):
        if words[i] == "(" and is_acronym(words[i + 1]) and i + 2 < size and words[i + 2][0] in "),;":
            letters = sum(c.isalnum() for c in words[i + 1])
            for start in range(max(0, i - 2 * letters - 2), i):
                if (
                    words[start][0].isalpha()
                    and words[start] not in _SMALL
                    and spells(words[i + 1], words[start:i])
                ):
                    yield start, i, i + 1
                    break
        elif words[i] in (",", "(") and is_acronym(words[i - 1]):
            # KFZ, the Kolda Free Zone; ACME (Association of …)
            start = i + 1 + (words[i + 1] in ("the", "The", "or"))
            end = start
            while end < size and end - start < 10 and (sentence.capital[end] or words[end] in _SMALL):
                end += 1
                if sentence.capital[end - 1] and end - start > 1 and spells(words[i - 1], words[start:end]):
                    yield start, end, i - 1
                    break
