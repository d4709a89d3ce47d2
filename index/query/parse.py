"""From a typed line to a query tree: what can't be read is an error with a column, what is left out is said.

query  = any of several  "a b OR c" : OR binds less than AND, which may be left out
unary  = NOT x, -x, (query), field:value, field:(query), a word, "a phrase", pre*
"""

from __future__ import annotations

from dataclasses import dataclass

from index.errors import QueryError
from index.query.leaves import Leaves
from index.query.lexer import Token, lexed
from index.query.printer import printed
from index.query.tree import (
    SORT_FIELD,
    Node,
    Or,
    conjunction,
    disjunction,
    negation,
)
from index.results import Sort
from index.words import ENGLISH

# Deeper than anyone writes, shallower than Python's stack.
DEEPEST = 40

_SHOWN = 8  # words left out that a note names


@dataclass(frozen=True)
class Parsed:
    """A tree, and in words what was read otherwise than typed."""

    tree: Node
    notes: tuple[str, ...]
    plain: bool = False  # nothing but words: no operator, quote, field, bracket, star or minus
    sort: Sort | None = None  # as it was asked for with sort:

    @property
    def understood(self) -> str:
        """The canonical query."""
        return understood(self.tree, self.sort)


def parse(query: str, *, typing: bool = False, analyzers: frozenset[str] = frozenset({ENGLISH})) -> Parsed:
    """The tree of a query.

    ``analyzers`` read the library's articles: a word is left out where none of them has a term for it.
    While ``typing`` the last word is a beginning, and quotes, brackets and operators may be unfinished.
    Raises ``QueryError``; never anything else, whatever the string.
    """
    return _Parser(query, typing, analyzers).parsed()


class _Parser(Leaves):
    """The grammar; what a single word or phrase is, ``Leaves`` knows."""

    def __init__(self, query: str, typing: bool, analyzers: frozenset[str]) -> None:
        super().__init__(typing, analyzers)
        self._tokens = list(lexed(query, typing=typing))
        self._at = 0

    def parsed(self) -> Parsed:
        tree = self._any(0)
        if self._next.kind == ")":
            raise QueryError(self._next.column, "there is no ( for this )")
        notes = [f"{_named(self.as_text)} searched as text"] if self.as_text else []
        if self.left_out:
            notes.append(f"not searched for: {_named(self.left_out)}")
        sorting = {at + n for at, token in enumerate(self._tokens) if _sorts(token) for n in (0, 1)}
        plain = not self.inexact and all(
            at in sorting or (token.kind in ("word", "end") and "*" not in token.text)
            for at, token in enumerate(self._tokens)
        )
        return Parsed(tree or conjunction([]), tuple(notes), plain, self.sort)

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._next
        self._at += 1
        return token

    def _any(self, depth: int) -> Node | None:
        found = [self._all(depth)]
        while self._next.kind == "or":
            self._operand_follows(self._take())
            found.append(self._all(depth))
        present = [node for node in found if node is not None]
        return disjunction(present) if present else None

    def _all(self, depth: int) -> Node | None:
        found: list[Node] = []
        if self._next.kind in ("and", "or"):
            raise QueryError(self._next.column, f"{self._next.text} needs something before it")
        while self._next.kind not in ("or", ")", "end"):
            if self._next.kind == "and":
                self._operand_follows(self._take())
                continue
            node = self._unary(depth)
            if node is not None:
                found.append(node)
        return conjunction(found) if found else None

    def _operand_follows(self, operator: Token) -> None:
        """Nothing after an operator is an error, unless it is still being typed."""
        if self._next.kind in ("and", "or", ")") or (self._next.kind == "end" and not self.typing):
            raise QueryError(operator.column, f"{operator.text} needs something after it")

    def _unary(self, depth: int) -> Node | None:
        negative = False
        while self._next.kind == "not":
            self._operand_follows(self._take())
            negative = not negative
        node = self._operand(depth)
        return negation(node) if negative and node is not None else node

    def _operand(self, depth: int) -> Node | None:
        if self._next.kind == "end":
            return None
        token = self._take()
        if token.kind == "(":
            return self._group(token, depth)
        if token.kind == "field":
            return self._fielded(token, depth)
        return self.leaf(token)

    def _group(self, opening: Token, depth: int) -> Node | None:
        if depth == DEEPEST:
            raise QueryError(opening.column, f"brackets go at most {DEEPEST} deep")
        node = self._any(depth + 1)
        if self._next.kind == ")":
            self._take()
        elif not self.typing:
            raise QueryError(opening.column, "this bracket is not closed")
        return node

    def _fielded(self, field: Token, depth: int) -> Node | None:
        if self.field is not None:
            raise QueryError(field.column, f"{self.field.text}: can't hold {field.text}:")
        value = self._next
        length = len(field.text) + 1 + field.equals
        if value.column != field.column + length or value.kind in (")", "end"):
            if self.typing and field.open_end:
                return None
            raise QueryError(field.column, f"{field.text}: needs a value right after it")
        self._take()
        self.field = field
        try:
            return self._group(value, depth) if value.kind == "(" else self.leaf(value)
        finally:
            self.field = None


def _sorts(token: Token) -> bool:
    return token.kind == "field" and token.text == SORT_FIELD


def understood(tree: Node, sort: Sort | None) -> str:
    """The canonical query of a tree and an order."""
    parts = [printed(tree), f"{SORT_FIELD}:{sort}" if sort else ""]
    if sort and isinstance(tree, Or):
        parts[0] = f"({parts[0]})"
    return " ".join(part for part in parts if part)


def _named(texts: dict[str, None]) -> str:
    """Some of these, in quotes."""
    shown = ", ".join(f"“{text if len(text) <= 30 else text[:29] + '…'}”" for text in list(texts)[:_SHOWN])
    return shown + (f" and {len(texts) - _SHOWN} more" if len(texts) > _SHOWN else "")
