"""What a word is: the one reading of text that the index, the query language and the highlighter share.

``tokens("Shoppers’ U.S. trip")`` is shopper, US, trip: lower case, without accents and possessives, stemmed.
Stop words are left out; in capitals they are names (WHO, IT, US) and stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

# Letters and digits with their combining marks; dots inside hold "u.s" and "3.5" together. What an apostrophe
# cuts off a word ("port's", "don't") is no word of its own.
_WORD = re.compile(
    r"(?!(?<=\w['’])(?:s|t|d|m|ll|re|ve)\b)\w[\w\u0300-\u036f]*(?:\.\w[\w\u0300-\u036f]*)*", re.IGNORECASE
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")

# Nothing that long is a word that someone would type; such a term only bloats the index.
LONGEST = 64


class Token(NamedTuple):
    """A word of a text and the term that it is found by."""

    start: int
    end: int
    term: str


@cache
def _stemmer() -> Callable[[str], str]:
    from whoosh.lang import stemmer_for_language

    make: Callable[[str], Callable[[str], str]] = stemmer_for_language
    return make("en")


@cache
def stop_words() -> frozenset[str]:
    """Words too common to be searched for."""
    from whoosh.analysis.filters import STOP_WORDS
    from whoosh.lang.stopwords import stoplists

    return frozenset(stoplists["en"]) | frozenset(STOP_WORDS)


def folded(word: str) -> str:
    """Lower case, without accents, initials joined: "U.N." and "UN" are one, "Erdoğan" and "Erdogan" too."""
    if "." in word and _INITIALS.fullmatch(word):
        word = word.replace(".", "")
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word.lower()


@lru_cache(maxsize=100_000)
def term(word: str) -> str | None:
    """The term of one word, or None for a stop word."""
    plain = folded(word)
    if plain in stop_words():
        upper = word.replace(".", "")
        return upper if len(upper) > 1 and upper.isupper() else None
    return _stemmer()(plain) or plain


def tokens(text: str) -> Iterator[Token]:
    """The words of a text that can be searched for, in order."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start <= LONGEST:
            found = term(match[0])
            if found is not None:
                yield Token(start, end, found)


def terms(text: str) -> tuple[str, ...]:
    """The terms of a text, in order."""
    return tuple(token.term for token in tokens(text))


def words(text: str) -> list[str]:
    """The words as written, stop words too."""
    return [match[0] for match in _WORD.finditer(text)]


def last_word(text: str) -> tuple[str, str]:
    """What stands before the last word, and that word; empty when there is none."""
    found = list(_WORD.finditer(text))
    return (text[: found[-1].start()], found[-1][0]) if found else (text, "")
