"""YAML and TOML as a record: the front matter of Markdown, a sidecar; bounded, and nothing but data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# Front matter is a screenful; what is longer is something else, or a bomb.
MAX_BYTES = 64 * 1024
# PyYAML's time grows with the square of the depth, and it takes seconds for ten thousand parts.
_DEEPEST = 50
_MOST_EVENTS = 4_000
_YAML = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\ufeff?\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
# "---" alone is a rule across the page; a name and a colon after it makes it front matter.
_NAME = re.compile(r"(?:[ \t\r]*(?:#[^\n]*)?\n)*[\w\"'][\w \"'.-]{0,60}:(?:\s|\Z)")
_LINE = re.compile(r"([A-Za-z_][\w -]{0,40}):[ \t]+([^\[{|>&*!].*)")
# How PyYAML words a colon in a value without quotes.
_COLON = "mapping values are not allowed here"


class BrokenDataError(Exception):
    """The text is no mapping; the message is the reason in plain words."""


def split(text: str) -> tuple[Mapping[str, Any] | None, int, str | None]:
    """The front matter of a text, where the text after it begins, and what is wrong with it.

    Broken front matter is part of the text: the text begins at 0, and a note says so.
    """
    head = text[: MAX_BYTES + 100]
    yaml, toml = _YAML.match(head), _TOML.match(head)
    found = yaml or toml
    if not found or (yaml and not _NAME.match(found[1])):
        begun = re.match(r"\ufeff?---[ \t]*\r?\n", text)
        if begun and len(text) > MAX_BYTES and _NAME.match(text, begun.end()) and _closes_later(text):
            return None, 0, f"its front matter is over {MAX_BYTES // 1024} KB, and left in the text"
        return None, 0, None
    try:
        record = yaml_mapping(found[1]) if yaml else toml_mapping(found[1])
    except BrokenDataError as error:
        if lines := _lines(found[1]) if _COLON in str(error) else None:
            return lines, found.end(), f"its front matter is read line by line, as it is {error}"
        return None, 0, f"its front matter is left in the text: {error}"
    return record, found.end(), None


def _lines(text: str) -> dict[str, str] | None:
    """Names and values of lines such as "title: Crane falls: one hurt": no YAML, but often written."""
    found = [_LINE.fullmatch(line) for line in text.splitlines() if line.strip()]
    return {line[1]: line[2] for line in found if line} if all(found) else None


def _closes_later(text: str) -> bool:
    return re.search(r"^---[ \t]*$", text[MAX_BYTES:], re.MULTILINE) is not None


def toml_mapping(text: str) -> Mapping[str, Any]:
    """The table that TOML holds; raises BrokenDataError."""
    import tomllib

    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        raise BrokenDataError(f"broken TOML: {_one_line(error)}") from None


def yaml_mapping(text: str) -> Mapping[str, Any]:
    """The mapping that YAML holds, its keys as text; raises BrokenDataError.

    Aliases, by which a few lines become gigabytes, are refused, and no objects are made.
    """
    import yaml

    if len(text) > MAX_BYTES:
        raise BrokenDataError(f"YAML over {MAX_BYTES // 1024} KB")
    try:
        depth = 0
        for number, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader)):
            if number > _MOST_EVENTS:
                raise BrokenDataError("YAML with too many parts")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise BrokenDataError("YAML that is nested too deep")
            if isinstance(event, yaml.AliasEvent):
                raise BrokenDataError("YAML with aliases (*name), which are not taken")
        value = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise BrokenDataError(f"broken YAML: {line}{error.problem or 'it does not fit'}") from None
    except yaml.YAMLError as error:
        raise BrokenDataError(f"broken YAML: {_one_line(error)}") from None
    except (ValueError, TypeError, OverflowError, AttributeError, RecursionError) as error:
        # what its timestamps and numbers raise when they are none
        raise BrokenDataError(f"broken YAML: {_one_line(error)}") from None
    if not isinstance(value, dict):
        raise BrokenDataError("no mapping of names to values" if value is not None else "it is empty")
    return {str(key): value[key] for key in value if not isinstance(key, int) or abs(key) < 10**30}


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or error.__class__.__name__
