"""From a typed line to a query tree: what can't be read is an error with a column, what is left out is said.

query  = any of several  "a b OR c" : OR binds less than AND, which may be left out
unary  = NOT x, -x, (query), field:value, field:(query), a word, "a phrase", pre*
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

from index.errors import QueryError
from index.folding import MARKS, is_unspaced
from index.languages import is_only_article
from index.query.dates import read_dates
from index.query.lexer import Token, lexed
from index.query.patterns import WILDCARDS
from index.query.printer import printed
from index.query.tree import (
    DATE_FIELDS,
    ENTITY_FIELDS,
    GROUP_FIELDS,
    LABEL_FIELDS,
    LABELS,
    SORT_FIELD,
    EntityField,
    Fuzzy,
    Grouped,
    GroupField,
    LabelField,
    Labelled,
    Named,
    Node,
    Or,
    Pattern,
    Phrase,
    Prefix,
    TextField,
    Word,
    conjunction,
    disjunction,
    negation,
)
from index.results import Sort
from index.words import ENGLISH, is_searchable

# Deeper than anyone writes, shallower than Python's stack.
DEEPEST = 40

_ENDS = re.compile(rf"^[^\w]+|[^\w{MARKS}]+$")
_LETTER = re.compile(r"\w")
_WORD_END = re.compile(rf"[\w{MARKS}]")
# wrod~ and wrod~2; of more than one word, or a file's name, no letter is meant to be wrong
_FUZZY = re.compile(r"([^\W_]+)~(\d*)")
_PATTERN = re.compile(rf"[\w{MARKS}'’.*?-]+")
_PATTERN_END = re.compile(rf"[^\w{MARKS}*]+$")  # a ? at the end is a question's
_INSIDE = re.compile(r"[*?](?=\w)")
SHORTEST_FUZZY = 4
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


class _Parser:
    def __init__(self, query: str, typing: bool, analyzers: frozenset[str]) -> None:
        self._analyzers = analyzers
        self._tokens = list(lexed(query, typing=typing))
        self._at = 0
        self._typing = typing
        self._field: Token | None = None
        self._left_out: dict[str, None] = {}
        self._as_text: dict[str, None] = {}
        self._inexact = False
        self._sort: Sort | None = None

    def parsed(self) -> Parsed:
        tree = self._any(0)
        if self._next.kind == ")":
            raise QueryError(self._next.column, "there is no ( for this )")
        notes = [f"{_named(self._as_text)} searched as text"] if self._as_text else []
        if self._left_out:
            notes.append(f"not searched for: {_named(self._left_out)}")
        sorting = {at + n for at, token in enumerate(self._tokens) if _sorts(token) for n in (0, 1)}
        plain = not self._inexact and all(
            at in sorting or (token.kind in ("word", "end") and "*" not in token.text)
            for at, token in enumerate(self._tokens)
        )
        return Parsed(tree or conjunction([]), tuple(notes), plain, self._sort)

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
        if self._next.kind in ("and", "or", ")") or (self._next.kind == "end" and not self._typing):
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
        return self._leaf(token)

    def _group(self, opening: Token, depth: int) -> Node | None:
        if depth == DEEPEST:
            raise QueryError(opening.column, f"brackets go at most {DEEPEST} deep")
        node = self._any(depth + 1)
        if self._next.kind == ")":
            self._take()
        elif not self._typing:
            raise QueryError(opening.column, "this bracket is not closed")
        return node

    def _fielded(self, field: Token, depth: int) -> Node | None:
        if self._field is not None:
            raise QueryError(field.column, f"{self._field.text}: can't hold {field.text}:")
        value = self._next
        length = len(field.text) + 1 + field.equals
        if value.column != field.column + length or value.kind in (")", "end"):
            if self._typing and field.open_end:
                return None
            raise QueryError(field.column, f"{field.text}: needs a value right after it")
        self._take()
        self._field = field
        try:
            return self._group(value, depth) if value.kind == "(" else self._leaf(value)
        finally:
            self._field = None

    # -- leaves

    def _leaf(self, token: Token) -> Node | None:
        text, star = token.text, token.star
        if token.kind == "word" and (self._field is None or self._field.text in ("title", "body")):
            inexact = self._inexactly(token)
            if inexact is not None:
                self._inexact = True
                return inexact
        if token.kind != "quoted" and "*" in text:
            text, star = self._starred(token), True
        text = " ".join(text.split())
        field = self._field
        if field is not None and field.text in DATE_FIELDS:
            return read_dates("date" if field.text == "date" else "event", text, token.column)
        if field is not None and field.text in GROUP_FIELDS:
            group: GroupField = "story" if field.text == "story" else "near"
            return Grouped(group, text) if text else self._no_value(field)
        if field is not None and field.text in (*LABEL_FIELDS, SORT_FIELD):
            return self._labelled(field, token, text)
        if field is not None and field.text == "path":
            return Phrase(text, "path") if text else self._no_value(field)
        typed = self._typing and token.open_end
        if field is not None and field.text in ENTITY_FIELDS:
            return self._entity(field, text, star=star or (typed and not field.equals))
        name = cast("TextField | None", field.text if field else None)
        if token.within is not None:
            if name not in (None, "title", "body"):
                raise QueryError(token.column, f"{name}: is searched for words in a row, without ~")
            if self._searchable(text):
                return Phrase(text, name, token.within)
        if star or (typed and _WORD_END.match(text[-1:])):
            return self._prefix(token, text, name, star=star)
        return self._text(token, text, name)

    def _labelled(self, field: Token, token: Token, text: str) -> Node | None:
        if not _LETTER.search(text):
            return self._no_value(field)
        allowed = LABELS.get(field.text)
        if allowed is None:
            value = text.lower() if field.text == "lang" else text
            return Labelled(cast("LabelField", field.text), value)
        value = text.lower()
        if value not in allowed:
            if self._typing and token.open_end and any(label.startswith(value) for label in allowed):
                return None
            choices = ", ".join(f"{field.text}:{label}" for label in allowed)
            near = get_close_matches(value, allowed, n=1)
            meant = f"{field.text}:{near[0]}" if near else None
            raise QueryError(token.column, f"there is no {field.text}:{text}: it can be {choices}", meant)
        if field.text == SORT_FIELD:
            self._sort = cast("Sort", value)
            return None
        return Labelled(cast("LabelField", field.text), value)

    def _inexactly(self, token: Token) -> Node | None:
        """A word with wildcards in it, or one that may be misspelt; None of any other."""
        name = cast("TextField | None", self._field.text if self._field else None)
        if fuzzy := _FUZZY.fullmatch(token.text):
            word, number = fuzzy[1], fuzzy[2]
            if len(_LETTER.findall(word)) < SHORTEST_FUZZY:
                raise QueryError(token.column + len(word), "~ needs four letters before it")
            if number not in ("", "1", "2"):
                raise QueryError(token.column + len(word) + 1, "~ allows one slip, or two: ~2")
            return Fuzzy(word, int(number or 1), name)
        text = _PATTERN_END.sub("", token.text)
        if not _PATTERN.fullmatch(text) or not (wildcard := _INSIDE.search(text)):
            return None
        before = text[: min(text.find(sign) for sign in WILDCARDS if sign in text)]
        sign = text[len(before)]
        # one letter may be any: what begins with one is enough to look through
        if not (_says_enough(before) or (sign == "?" and before and _says_enough(text))):
            needs = "a letter" if sign == "?" else "two letters"
            raise QueryError(token.column + len(before), f"{sign} needs {needs} before it")
        growing = self._typing and token.open_end and text == token.text and wildcard.end() <= len(text)
        return Pattern(f"{text}*" if growing and not text.endswith("*") else text, name)

    def _starred(self, token: Token) -> str:
        """The beginning that a ``*`` ends."""
        before, _, after = token.text.partition("*")
        # of names there are few, so that a letter of one says something
        named = self._field is not None and self._field.text in ENTITY_FIELDS and _LETTER.search(before)
        if named and not after:
            return before
        if not _says_enough(before) or not _WORD_END.match(before[-1]):
            raise QueryError(token.column + len(before), "* needs two letters before it")
        if _LETTER.search(after):
            raise QueryError(token.column + len(before), "here * stands only at the end of a word")
        return before

    def _entity(self, field: Token, text: str, *, star: bool) -> Node | None:
        if not _LETTER.search(text):
            return self._no_value(field)
        name = cast("EntityField", field.text)
        if field.equals:
            return Named(name, text, "surface")
        return Named(name, text, "prefix" if star else "name")

    def _prefix(self, token: Token, text: str, field: TextField | None, *, star: bool) -> Node | None:
        text = _ENDS.sub("", text)
        if _says_enough(text) and (star or not is_only_article(text, self._analyzers)):
            return Prefix(text, field)
        if star:
            raise QueryError(token.column, "* needs two letters before it")
        return None  # it says too little to narrow anything yet

    def _text(self, token: Token, text: str, field: TextField | None) -> Node | None:
        plain = _ENDS.sub("", text)
        if not (self._searchable(text) if field in (None, "title", "body") else plain):
            if field is not None and not plain:
                return self._no_value(cast("Token", self._field))
            self._left_out[text] = None
            return None
        if token.kind == "quoted":
            return Phrase(text, field)
        if ":" in plain and field is None:
            self._as_text[text] = None
        inexact = _FUZZY.fullmatch(plain) or _INSIDE.search(plain)
        if inexact or ":" in plain or plain in ("AND", "OR", "NOT") or not self._searchable(plain):
            return Phrase(text if not self._searchable(plain) else plain, field)
        return Word(plain, field)

    def _searchable(self, text: str) -> bool:
        return is_searchable(text, self._analyzers)

    def _no_value(self, field: Token) -> Node | None:
        if not self._typing:
            raise QueryError(field.column, f"{field.text}: needs a value with letters or digits")
        return None


def _sorts(token: Token) -> bool:
    return token.kind == "field" and token.text == SORT_FIELD


def understood(tree: Node, sort: Sort | None) -> str:
    """The canonical query of a tree and an order."""
    parts = [printed(tree), f"{SORT_FIELD}:{sort}" if sort else ""]
    if sort and isinstance(tree, Or):
        parts[0] = f"({parts[0]})"
    return " ".join(part for part in parts if part)


def _says_enough(beginning: str) -> bool:
    """Two letters, or one of a script where a letter is a syllable or a word."""
    return len(_LETTER.findall(beginning)) >= 2 or is_unspaced(beginning)


def _named(texts: dict[str, None]) -> str:
    """Some of these, in quotes."""
    shown = ", ".join(f"“{text if len(text) <= 30 else text[:29] + '…'}”" for text in list(texts)[:_SHOWN])
    return shown + (f" and {len(texts) - _SHOWN} more" if len(texts) > _SHOWN else "")
