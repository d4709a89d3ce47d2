"""What a single word, phrase or value of a query means, by the field that it is in."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import cast

from index.errors import QueryError
from index.folding import MARKS, is_unspaced
from index.languages import is_only_article
from index.query.dates import read_dates
from index.query.lexer import Token
from index.query.patterns import WILDCARDS
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
    Pattern,
    Phrase,
    Prefix,
    TextField,
    Word,
)
from index.results import Sort
from index.words import is_searchable

_ENDS = re.compile(rf"^[^\w]+|[^\w{MARKS}]+$")
_LETTER = re.compile(r"\w")
_WORD_END = re.compile(rf"[\w{MARKS}]")
# wrod~ and wrod~2; of more than one word, or a file's name, no letter is meant to be wrong
_FUZZY = re.compile(r"([^\W_]+)~(\d*)")
_PATTERN = re.compile(rf"[\w{MARKS}'’.*?-]+")
_PATTERN_END = re.compile(rf"[^\w{MARKS}*]+$")  # a ? at the end is a question's
_INSIDE = re.compile(r"[*?](?=\w)")
SHORTEST_FUZZY = 4
# Fields whose values are looked for as they are written, but for accents and case.
AS_WRITTEN = ("source", "byline")
# A language is told by its code, as BCP 47 has it.
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


class Leaves:
    """Reads the leaves of a query, and notes what of them was read otherwise than typed."""

    def __init__(self, typing: bool, analyzers: frozenset[str]) -> None:
        self.analyzers = analyzers
        self.typing = typing
        self.field: Token | None = None  # the one that the leaf is a value of
        self.left_out: dict[str, None] = {}
        self.as_text: dict[str, None] = {}
        self.inexact = False
        self.sort: Sort | None = None

    def leaf(self, token: Token) -> Node | None:
        """What a word, a phrase, or a field's value says; None if that is nothing. Raises ``QueryError``."""
        text, star = token.text, token.star
        if token.kind == "word" and (self.field is None or self.field.text in ("title", "body")):
            inexact = self._inexactly(token)
            if inexact is not None:
                self.inexact = True
                return inexact
        if token.kind != "quoted" and "*" in text:
            text, star = self._starred(token), True
        text = " ".join(text.split())
        field = self.field
        if field is not None and field.text in DATE_FIELDS:
            return read_dates("date" if field.text == "date" else "event", text, token.column)
        if field is not None and field.text in GROUP_FIELDS:
            group: GroupField = "story" if field.text == "story" else "near"
            return Grouped(group, text) if text else self._no_value(field)
        if field is not None and field.text in (*LABEL_FIELDS, SORT_FIELD):
            return self._labelled(field, token, text)
        if field is not None and field.text == "path":
            return Phrase(text, "path") if text else self._no_value(field)
        if field is not None and field.text in AS_WRITTEN and token.kind == "word":
            self._written(field, token)
        typed = self.typing and token.open_end
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
        value = text.lower()
        if field.text == "lang" and not _CODE.fullmatch(value):
            if self.typing and token.open_end:
                return None
            raise QueryError(token.column, "a language is told by its code: en, de, zh")
        if allowed is None:
            return Labelled(cast("LabelField", field.text), value if field.text == "lang" else text)
        if value not in allowed:
            if self.typing and token.open_end and any(label.startswith(value) for label in allowed):
                return None
            choices = ", ".join(f"{field.text}:{label}" for label in allowed)
            near = get_close_matches(value, allowed, n=1)
            meant = f"{field.text}:{near[0]}" if near else None
            raise QueryError(token.column, f"there is no {field.text}:{text}: it can be {choices}", meant)
        if field.text == SORT_FIELD:
            if self.sort not in (None, value):
                raise QueryError(token.column, f"there is {SORT_FIELD}:{self.sort} already")
            self.sort = cast("Sort", value)
            return None
        return Labelled(cast("LabelField", field.text), value)

    def _written(self, field: Token, token: Token) -> None:
        """Raises ``QueryError`` where a value has what is only known of words of the text."""
        text = token.text
        if _FUZZY.fullmatch(text):
            raise QueryError(token.column, f"{field.text}: is searched as it is written, without ~")
        if _INSIDE.search(text):
            raise QueryError(token.column, f"{field.text}: is searched as it is written; * may end it")

    def _inexactly(self, token: Token) -> Node | None:
        """A word with wildcards in it, or one that may be misspelt; None of any other."""
        name = cast("TextField | None", self.field.text if self.field else None)
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
        growing = self.typing and token.open_end and text == token.text and wildcard.end() <= len(text)
        return Pattern(f"{text}*" if growing and not text.endswith("*") else text, name)

    def _starred(self, token: Token) -> str:
        """The beginning that a ``*`` ends."""
        before, _, after = token.text.partition("*")
        # of names there are few, so that a letter of one says something
        named = self.field is not None and self.field.text in ENTITY_FIELDS and _LETTER.search(before)
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
        if _says_enough(text) and (star or not is_only_article(text, self.analyzers)):
            return Prefix(text, field)
        if star:
            raise QueryError(token.column, "* needs two letters before it")
        return None  # it says too little to narrow anything yet

    def _text(self, token: Token, text: str, field: TextField | None) -> Node | None:
        plain = _ENDS.sub("", text)
        if not (self._searchable(text) if field in (None, "title", "body") else plain):
            if field is not None and not plain:
                return self._no_value(cast("Token", self.field))
            self.left_out[text] = None
            return None
        if token.kind == "quoted":
            return Phrase(text, field)
        if ":" in plain and field is None:
            self.as_text[text] = None
        inexact = _FUZZY.fullmatch(plain) or _INSIDE.search(plain)
        if inexact or ":" in plain or plain in ("AND", "OR", "NOT") or not self._searchable(plain):
            return Phrase(text if not self._searchable(plain) else plain, field)
        return Word(plain, field)

    def _searchable(self, text: str) -> bool:
        return is_searchable(text, self.analyzers)

    def _no_value(self, field: Token) -> Node | None:
        if not self.typing:
            raise QueryError(field.column, f"{field.text}: needs a value with letters or digits")
        return None


def _says_enough(beginning: str) -> bool:
    """Two letters, or one of a script where a letter is a syllable or a word."""
    return len(_LETTER.findall(beginning)) >= 2 or is_unspaced(beginning)
