"""A query as tokens. Every character of any string ends up in a token or between two; columns are 1-based."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.errors import QueryError
from index.query.slips import slips
from index.query.tree import (
    DATE_FIELDS,
    ENTITY_FIELDS,
    GROUP_FIELDS,
    LABEL_FIELDS,
    LABELS,
    SORT_FIELD,
    TEXT_FIELDS,
)

Kind = Literal["word", "quoted", "field", "and", "or", "not", "(", ")", "end"]

FIELDS: tuple[str, ...] = (
    *(*TEXT_FIELDS, *ENTITY_FIELDS, *DATE_FIELDS, *GROUP_FIELDS, *LABEL_FIELDS),
    SORT_FIELD,
)

# Longer than any question; a whole article pasted by mistake is refused rather than searched.
LONGEST_QUERY = 20_000

# Too many other words are a slip away from "is" and "tag".
SHORTEST_MISSED = 4

_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"-+")
_RUN = re.compile(r"""[^\s()"“”„]+""")
_QUOTE = re.compile(r"""["“”„]""")
_FIELD = re.compile(r"([A-Za-z_]+):")
# "a b"~5; a number that is too long for any text is no number
_WITHIN = re.compile(r"~(\d{1,3})(?![\w~])", re.ASCII)
_OPERATORS: dict[str, Kind] = {"AND": "and", "OR": "or", "NOT": "not"}


@dataclass(frozen=True)
class Token:
    """A piece of a query."""

    kind: Kind
    text: str
    column: int
    star: bool = False  # a * right after the closing quote
    within: int | None = None  # what follows a ~ right after it
    equals: bool = False  # field:=
    open_end: bool = False  # the query ends inside this token or right after it


def lexed(query: str, *, typing: bool) -> Iterator[Token]:
    """The tokens of a query, the last one "end". Raises ``QueryError``."""
    if len(query) > LONGEST_QUERY:
        raise QueryError(LONGEST_QUERY + 1, f"a query has at most {LONGEST_QUERY:,} characters")
    position, value = 0, False  # value: a field's value is due
    while position < len(query):
        column = position + 1
        if space := _SPACE.match(query, position):
            position, value = space.end(), False
        elif query[position] in "()":
            yield Token("(" if query[position] == "(" else ")", query[position], column)
            position, value = position + 1, False
        elif _QUOTE.match(query, position):
            token, position = _quoted(query, position, typing=typing)
            value = False
            yield token
        elif not value and (dashes := _DASHES.match(query, position)):
            # a dash right before something excludes it; one between spaces and a ruler of dashes are nothing
            position = dashes.end()
            if len(dashes[0]) == 1 and position < len(query) and query[position] not in ") \t\n":
                yield Token("not", "-", column)
        else:
            run = _RUN.match(query, position)
            assert run is not None
            text = run[0]
            field = None if value else _FIELD.match(text)
            # "as it is: new" was pasted; a mark that is meant is named at once
            said = field and (field[1] not in LABELS or field.end() < len(text) or typing)
            if field and field[1] in FIELDS and said:
                position += field.end()
                equals = field[1] in ENTITY_FIELDS and query[position : position + 1] == "="
                position, value = position + equals, True
                yield Token("field", field[1], column, equals=equals, open_end=position == len(query))
            else:
                if field:
                    _check_near_miss(field[1], text[field.end() :], column)
                position, value = run.end(), False
                kind = _OPERATORS.get(text, "word")
                yield Token(kind, text, column, open_end=position == len(query))
    yield Token("end", "", len(query) + 1)


def _quoted(query: str, position: int, *, typing: bool) -> tuple[Token, int]:
    closing = _QUOTE.search(query, position + 1)
    if closing is None:
        if not typing:
            raise QueryError(position + 1, "this quote is not closed")
        return Token("quoted", query[position + 1 :], position + 1, open_end=True), len(query)
    text, end = query[position + 1 : closing.start()], closing.end()
    if within := _WITHIN.match(query, end):
        return Token("quoted", text, position + 1, within=int(within[1])), within.end()
    star = query[end : end + 1] == "*"
    return Token("quoted", text, position + 1, star=star), end + star


def _check_near_miss(name: str, rest: str, column: int) -> None:
    """A field that is nearly one of ours is a slip; any other word with a colon is text that was pasted."""
    if not name.islower() or not rest or rest.startswith("//"):
        return
    for field in FIELDS:
        if len(field) < SHORTEST_MISSED:
            continue
        allowed = 2 if len(field) > 5 else 1
        if len(name) > 2 and slips(name, field) <= allowed:
            raise QueryError(column, f'unknown field "{name}": did you mean "{field}"?', f"{field}:{rest}")
