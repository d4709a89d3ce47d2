"""The text of a settings file: where each value stands, and the text with another value.

Only what changes is touched, so that comments, order and blank lines stay as the reader has them. Each edit
is read again and must say what the text said before but for that one value; one that does not is not made.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


class Place(NamedTuple):
    """Where a value stands: its name with the table's before it, its line from 1, and its characters."""

    name: tuple[str, ...]
    line: int
    start: int
    end: int
    line_start: int
    line_end: int


class NotEditableError(ValueError):
    """A text in which a value cannot be changed; says why."""


_PART = r"""(?:"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[\w-]+)"""
_NAME = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_TABLE = re.compile(rf"[ \t]*\[[ \t]*({_NAME})[ \t]*\][ \t]*(?:#.*)?$")
_SET = re.compile(rf"[ \t]*({_NAME})[ \t]*=[ \t]*")
_VALUE = re.compile(
    r"""(?:"(?!"")(?:\\.|[^"\\\n])*"|'(?!'')[^'\n]*'|[^"'#\n\[{]*[^"'#\s\[{])(?=[ \t]*(?:#.*)?$)"""
)


def places(text: str) -> Iterator[Place]:
    """Every value that is set, in order; one of several lines ends where its first line does."""
    table: tuple[str, ...] = ()
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.removesuffix("\r")
        if header := _TABLE.match(bare):
            table = _parts(header[1])
        elif (found := _SET.match(bare)) is not None:
            value = _VALUE.match(bare, found.end())
            end = value.end() if value else len(bare)
            name = (*table, *_parts(found[1]))
            yield Place(name, number, start + found.end(), start + end, start, start + len(line))
        start += len(line) + 1


def changed(text: str, name: tuple[str, ...], value: Any) -> str:
    """The text with another value (None: without that one). Raises ``NotEditableError``."""
    try:
        before = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise NotEditableError(f"it is no TOML: {error}") from error
    edited = _edited(text, name, value)
    try:
        after = tomllib.loads(edited.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        after = None
    if after != _with(before, name, value):
        raise NotEditableError(f'"{".".join(name)}" stands there in a way that is to be changed by hand')
    return edited


def written(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    # JSON's string is TOML's, but for the delete character.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _edited(text: str, name: tuple[str, ...], value: Any) -> str:
    there = list(places(text))
    found = next((place for place in there if _same(place.name, name)), None)
    if found is not None and value is not None:
        return text[: found.start] + written(value) + text[found.end :]
    if found is not None:
        return text[: found.line_start] + text[found.line_end + 1 :]
    if value is None:
        return text
    key = name[-1] if re.fullmatch(r"[\w-]+", name[-1]) else json.dumps(name[-1])
    line = f"{key} = {written(value)}"
    table = name[:-1]
    beside = [place for place in there if place.name[:-1] == table]
    if beside:
        return _after(text, beside[-1].line_end, line)
    headers = [(at, _parts(found[1])) for at, found in _headers(text)]
    if table:
        at = next((at for at, parts in headers if parts == table), None)
        if at is not None:
            return _after(text, at, line)
        return _after(text.rstrip("\n"), len(text.rstrip("\n")), f"\n[{'.'.join(table)}]\n{line}\n").lstrip(
            "\n"
        )
    first = headers[0][0] if headers else None
    if first is None:
        return text + ("" if not text or text.endswith("\n") else "\n") + line + "\n"
    start = text.rfind("\n", 0, first) + 1
    return f"{text[:start]}{line}\n\n{text[start:]}"


def _headers(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    start = 0
    for line in text.split("\n"):
        if header := _TABLE.match(line.removesuffix("\r")):
            yield start + len(line), header
        start += len(line) + 1


def _after(text: str, at: int, line: str) -> str:
    return f"{text[:at]}\n{line}{text[at:]}"


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """``keys.tag.drop`` and ``keys."tag.drop"`` are one."""
    return ".".join(one) == ".".join(other)


def _parts(name: str) -> tuple[str, ...]:
    return tuple(
        part[1:-1] if part[0] == "'" else (json.loads(part) if part[0] == '"' else part)
        for part in re.findall(_PART, name)
    )


def _with(data: Mapping[str, Any], name: tuple[str, ...], value: Any) -> dict[str, Any]:
    found: dict[str, Any] = {key: dict(own) if isinstance(own, dict) else own for key, own in data.items()}
    table = found
    for part in name[:-1]:
        own = table.setdefault(part, {})
        if not isinstance(own, dict):
            raise NotEditableError(f'"{part}" is no table there')
        table = own
    if value is None:
        table.pop(name[-1], None)
    else:
        table[name[-1]] = value
    return {key: own for key, own in found.items() if own != {} or key in data}
