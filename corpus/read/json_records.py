"""The records in a JSON text, one after another, so that of a big array only one is in memory at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping
from typing import Any, NamedTuple

from corpus.read.record import has_text, is_known, normal

# Where interfaces and dumps have their records; some have them a level or two deeper ("hits": {"hits": […]}).
_CONTAINERS = frozenset(
    (
        *("articles", "items", "data", "results", "docs", "hits", "entries", "posts", "response", "records"),
        *("news", "stories", "rows", "documents", "feed", "channel", "item", "entry", "value", "list"),
    )
)
_DEEPEST = 4
# Around its records an interface says a few things, never hundreds.
_FEW = 100
# Each costs a look at the whole text; a file with more is not JSON.
_MOST_FAULTS = 100
# Where, after a broken record, the next one seems to begin.
_NEXT = re.compile(r"\}\s*,\s*(?=\{\s*\")")
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")


class Record(NamedTuple):
    """A value that should be an article's record, and its number where it is one of several.

    Of a record that is broken, in an array that goes on after it, the value is the BrokenError.
    """

    value: Any
    number: int | None


class BrokenError(Exception):
    """The text is no JSON from here on; the message is the reason in plain words."""


def records(text: str) -> Iterator[Record]:
    """The records of one object, an array, an object that holds an array, or of several one after another.

    Raises BrokenError where it is broken, after the records before that.
    """
    scan = _Scan(text)
    number = 0
    while scan.next_character():
        for value, several in _records_of_value(scan):
            number += 1
            alone = not several and number == 1 and not scan.next_character()
            yield Record(value, None if alone else number)


def _records_of_value(scan: _Scan) -> Iterator[tuple[Any, bool]]:
    match scan.next_character():
        case "[":
            for value in _elements(scan):
                yield value, True
        case "{":
            members = yield from _members(scan, {}, _DEEPEST)
            if members is None:
                return
            by_id = _by_id(members)
            for value in by_id or [members]:
                yield value, by_id is not None
        case _:
            yield scan.value(), False


def _elements(scan: _Scan) -> Iterator[Any]:
    scan.take("[")
    if scan.next_character() == "]":
        scan.take("]")
        return
    while True:
        yield scan.element()
        if scan.next_character() != ",":
            break
        scan.take(",")
    scan.take("]")


def _members(
    scan: _Scan, around: Mapping[str, Any], depth: int
) -> Generator[tuple[Any, bool], None, dict[str, Any] | None]:
    """Gives the records in an object's containers; returns its members when it has none."""
    members: dict[str, Any] = {}
    streamed = False
    scan.take("{")
    while scan.next_character() != "}":
        name = scan.name()
        inner: Any = None
        holds = len(members) < _FEW and normal(name) in _CONTAINERS and not has_text(members)
        if holds and scan.next_character() == "[" and _holds_records(scan):
            feed = _feed({**around, **members})
            for value in _elements(scan):
                yield ({**feed, **value} if feed and isinstance(value, dict) else value), True
            streamed = True
        elif holds and depth and scan.next_character() == "{":
            inner = yield from _members(scan, {**around, **members}, depth - 1)
            streamed = streamed or inner is None
            members[name] = inner
        else:
            members[name] = scan.value()
        if scan.next_character() != ",":
            break
        scan.take(",")
    scan.take("}")
    return None if streamed else members


def _holds_records(scan: _Scan) -> bool:
    """Whether the array that begins here is one of articles, as its first element tells."""
    start = scan.at
    scan.take("[")
    try:
        first = scan.value() if scan.next_character() == "{" else None
    except BrokenError:
        return True  # it is cut off in the first
    finally:
        scan.at = start
    if not isinstance(first, dict):
        return False
    inner = first.get("_source") if isinstance(first.get("_source"), dict) else first
    return has_text(first) or any(is_known(str(name), "title") for name in inner or ())


def _feed(members: Mapping[str, Any]) -> dict[str, Any]:
    """What a JSON Feed says for all its items."""
    if "jsonfeed.org" not in str(members.get("version", ""))[:200]:
        return {}
    said = {"site_name": members.get("title"), "language": members.get("language")}
    return {name: value for name, value in said.items() if isinstance(value, str)}


def _by_id(members: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The records of an object that has them under their ids: {"a1": {"title": …}, "a2": …}."""
    if not members or has_text(members) or not all(isinstance(value, dict) for value in members.values()):
        return None
    if not all(has_text(value) for value in members.values()):
        return None
    return [{"id": name, **value} for name, value in members.items()]


class _Scan:
    """A place in a JSON text, and what is read there."""

    def __init__(self, text: str) -> None:
        self.at = 0
        self._faults = 0
        self._text = text
        self._decoder = json.JSONDecoder()

    def next_character(self) -> str:
        found = _SPACE.match(self._text, self.at)
        self.at = found.end() if found else self.at
        return self._text[self.at : self.at + 1]

    def take(self, character: str) -> None:
        if self.next_character() != character:
            raise self._broken(f'"{character}" is missing')
        self.at += 1

    def name(self) -> str:
        if self.next_character() != '"':
            raise self._broken("a name in quotes is missing")
        name = self.value()
        self.take(":")
        return str(name)

    def value(self) -> Any:
        if not self.next_character():
            raise self._broken("")
        try:
            value, self.at = self._decoder.raw_decode(self._text, self.at)
        except json.JSONDecodeError as error:
            self.at = error.pos
            if error.msg.startswith("Unterminated string"):
                self.at = len(self._text)
            raise self._broken(error.msg) from None
        except (ValueError, RecursionError):
            raise BrokenError("broken JSON: a number too long or nested too deep") from None
        return value

    def element(self) -> Any:
        """A value of an array; a BrokenError when it is broken and another begins after it."""
        try:
            return self.value()
        except BrokenError as error:
            following = _NEXT.search(self._text, self.at)
            self._faults += 1
            if following is None or self._faults > _MOST_FAULTS:
                raise
            self.at = following.start() + 1
            return error

    def _broken(self, what: str) -> BrokenError:
        if not self.next_character():
            return BrokenError("cut off: the JSON ends in the middle")
        at = json.JSONDecodeError(what, self._text, self.at)
        return BrokenError(f"broken JSON at line {at.lineno} column {at.colno}: {what}")
