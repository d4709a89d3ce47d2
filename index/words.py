"""What a word is: the one reading of text that the index, the query language and the highlighter share.

``tokens("Shoppers’ U.S. trip")`` is shopper, US, trip: lower case, without accents and possessives, stemmed
as the text's language has it (``languages``). Where words are written without spaces, each two letters that
follow each other are a token, and the last letter of the run is one: 港湾都市 is 港湾, 湾都, 都市, 市. So any
part of a run is some tokens in a row, and any letter is the beginning of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.folding import MARKS, folded, is_unspaced, unspaced_letters, unspaced_runs
from index.languages import ENGLISH, analyzer_of, beginnings, forms, stop_words, term

__all__ = [
    "ENGLISH",
    "LONGEST",
    "Asked",
    "Token",
    "analyzer_of",
    "asked",
    "asked_beginning",
    "folded",
    "is_searchable",
    "stop_words",
    "term",
    "terms",
    "tokens",
    "words",
]

# Letters and digits with their combining marks; dots inside hold "u.s" and "3.5" together. What an apostrophe
# cuts off a word ("port's", "don't") is no word of its own.
_WORD = re.compile(
    rf"(?!(?<=\w['’])(?:[sS]|[tT]|[dD]|[mM]|[lL]{{2}}|[rR][eE]|[vV][eE])\b)"
    rf"\w+(?:(?:[{MARKS}]|\.(?=\w))\w*)*"
)

# Nothing that long is a word that someone would type; such a term only bloats the index.
LONGEST = 64


class Token(NamedTuple):
    """A word of a text and its term; ``first_end`` is where the first letter of a pair ends."""

    start: int
    end: int
    term: str
    first_end: int


class _Piece(NamedTuple):
    """A spaced word as written, or two letters of a run; ``last`` of a run is its last letter alone."""

    start: int
    end: int
    word: str | None
    pair: tuple[str, ...] = ()
    first_end: int = 0
    last: bool = False


def tokens(text: str, analyzer: str = ENGLISH) -> Iterator[Token]:
    """The words of a text that can be searched for, in order."""
    spaced = text.isascii()
    for match in _WORD.finditer(text):
        word = match[0]
        if spaced or not is_unspaced(word):
            start, end = match.span()
            if end - start <= LONGEST:
                found = term(word, analyzer)
                if found is not None:
                    yield Token(start, end, found, end)
            continue
        for piece in _mixed(text, *match.span()):
            found = "".join(piece.pair) if piece.word is None else term(piece.word, analyzer)
            if found and piece.end - piece.start <= LONGEST:
                yield Token(piece.start, piece.end, found, piece.first_end)


def _mixed(text: str, start: int, end: int) -> Iterator[_Piece]:
    """The pieces of a stretch that holds letters written without spaces."""
    position = start
    for run in unspaced_runs().finditer(text, start, end) if not text.isascii() else ():
        yield from _spaced(text, position, run.start())
        yield from _pairs(text, *run.span())
        position = run.end()
    yield from _spaced(text, position, end)


def _spaced(text: str, start: int, end: int) -> Iterator[_Piece]:
    for match in _WORD.finditer(text, start, end):
        yield _Piece(*match.span(), match[0], first_end=match.end())


# a page has hundreds of different letters, and thousands of them
_letter = lru_cache(maxsize=20_000)(folded)


def _pairs(text: str, start: int, end: int) -> Iterator[_Piece]:
    before: tuple[int, int, str] | None = None
    for match in unspaced_letters().finditer(text, start, end):
        letter = _letter(match[0])
        if not letter:
            continue
        if before is not None:
            yield _Piece(before[0], match.end(), None, (before[2], letter), before[1])
        before = (*match.span(), letter)
    if before is not None:
        yield _Piece(before[0], before[1], None, (before[2],), before[1], last=True)


def _pieces(text: str) -> Iterator[_Piece]:
    for match in _WORD.finditer(text):
        yield from _mixed(text, *match.span())


def terms(text: str, analyzer: str = ENGLISH) -> tuple[str, ...]:
    """The terms of a text, in order."""
    return tuple(token.term for token in tokens(text, analyzer))


def words(text: str) -> list[str]:
    """The words as written, stop words too; what is written without spaces letter by letter."""
    return [piece.pair[0] if piece.word is None else piece.word for piece in _pieces(text)]


# -- queries


class Asked(NamedTuple):
    """A word of a query: the terms that it may stand as, else what these begin with.

    ``common`` is an English stop word; of a ``letter`` alone just that is meant, not the pair it begins.
    """

    forms: frozenset[str]
    beginnings: tuple[str, ...] = ()
    common: bool = False
    letter: bool = False


def asked(text: str, analyzers: frozenset[str]) -> list[Asked]:
    """The words of a query, in order, as texts that these analyzers read may have them."""
    pieces = _sought(text)
    if not pieces:
        return []
    last = pieces[-1]
    found = [_asked(piece, analyzers) for piece in pieces]
    if last.last:
        found[-1] = found[-1]._replace(beginnings=last.pair, letter=True)
    return [word for word in found if word.forms]


def asked_beginning(text: str, analyzers: frozenset[str]) -> list[Asked]:
    """The words of a query of which the last is a beginning."""
    pieces = _sought(text)
    if not pieces:
        return []
    last = pieces[-1]
    found = _asked(last, analyzers)
    if last.word is not None:
        found = found._replace(beginnings=beginnings(last.word, analyzers))
    else:
        found = found._replace(beginnings=("".join(last.pair),), letter=last.last)
    return [*(word for piece in pieces[:-1] if (word := _asked(piece, analyzers)).forms), found]


def is_searchable(text: str, analyzers: frozenset[str]) -> bool:
    """Whether anything in it can be searched for."""
    return bool(asked(text, analyzers))


def _sought(text: str) -> list[_Piece]:
    """The pieces of a query: the run at its end may go on in a text, so its last letter is no piece there."""
    pieces = list(_pieces(text))
    if len(pieces) > 1 and pieces[-1].last and pieces[-2].word is None and not pieces[-2].last:
        pieces.pop()
    return pieces


def _asked(piece: _Piece, analyzers: frozenset[str]) -> Asked:
    if piece.word is None:
        return Asked(frozenset(("".join(piece.pair),)))
    if piece.end - piece.start > LONGEST:
        return Asked(frozenset())
    return Asked(forms(piece.word, analyzers), common=term(piece.word) is None)
