"""A query tree as the canonical query: parsing that gives the same tree again."""

from __future__ import annotations

import re

from index.query.tree import (
    And,
    Everything,
    Fuzzy,
    Grouped,
    Labelled,
    Named,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Prefix,
    When,
    Word,
)

# What can stand without quotes: nothing that the lexer would take apart or read as a sign.
_PLAIN = re.compile(r"""[^\s:()*?~"“”„=-][^\s:()*?~"“”„]*""")


def printed(node: Node) -> str:
    """The canonical query of a tree."""
    match node:
        case Everything():
            return ""
        case And(children):
            return " AND ".join(
                _inner(child) if isinstance(child, Or) else printed(child) for child in children
            )
        case Or(children):
            return " OR ".join(printed(child) for child in children)
        case Not(child):
            return f"NOT {_inner(child) if isinstance(child, And | Or) else printed(child)}"
        case Word(text, field):
            return _fielded(field, text)
        case Prefix(text, field):
            return _fielded(field, f"{_quoted(text)}*")
        case Pattern(text, field):
            return _fielded(field, text)
        case Fuzzy(text, slips, field):
            return _fielded(field, f"{text}~{'' if slips == 1 else slips}")
        case Phrase(text, field, within):
            return _fielded(field, f'"{text}"' if within is None else f'"{text}"~{within}')
        case Named(field, text, how):
            equals = "=" if how == "surface" else ""
            return f"{field}:{equals}{_quoted(text)}{'*' if how == 'prefix' else ''}"
        case Labelled(field, value):
            return f"{field}:{_quoted(value)}"
        case Grouped(field, id):
            return f"{field}:{_quoted(id)}"
        case When(field, low, high):
            single = low is not None and low == high and low[-1].isdigit()
            return f"{field}:{low}" if single else f"{field}:{low or ''}..{high or ''}"


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else f'"{text}"'


def _inner(node: Node) -> str:
    return f"({printed(node)})"


def _fielded(field: str | None, value: str) -> str:
    return value if field is None else f"{field}:{value}"
