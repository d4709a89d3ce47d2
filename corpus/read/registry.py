"""Which reader takes an input: by its content first, then by its name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from corpus.model import Refused
from corpus.read import jsonl, text
from corpus.read.decode import binary_reason
from corpus.read.source import HEAD_BYTES, Found, Options, Source

Reader = Callable[[Source, Options], Iterator[Found]]

_BY_SUFFIX: dict[str, Reader] = {
    **dict.fromkeys(text.SUFFIXES, text.read),
    **dict.fromkeys(jsonl.SUFFIXES, jsonl.read),
}
# "talks with Mr. Marsh" and "wire.2023-07-27" have a dot in the name and no suffix.
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}\Z")


def suffix_of(name: str) -> str:
    """The part of a file name that tells a format, in lower case; "" when there is none."""
    found = _SUFFIX.search(name.lstrip("."))
    return found[0].lower() if found else ""


def read(source: Source, options: Options) -> Iterator[Found]:
    """The articles in an opened input, or why there are none."""
    reader = reader_for(source)
    if isinstance(reader, str):
        yield Refused(path=source.name, reason=reader)
    else:
        yield from reader(source, options)


def reader_for(source: Source) -> Reader | str:
    """The reader for an input, or the reason why there is none."""
    if reason := binary_reason(source.head):
        return reason
    if not source.head:
        return "empty"
    reader = _BY_SUFFIX.get(source.suffix)
    if reader is None:
        known = ", ".join(sorted(suffix for suffix in _BY_SUFFIX if suffix))
        return (
            f"no reader for {source.suffix} files (there are readers for {known} and text without a suffix)"
        )
    return jsonl.read if _is_json_line(source.head) else reader


def _is_json_line(head: bytes) -> bool:
    """Whether the first line is a whole JSON object with a text: an article, whatever the file is called."""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    if not first.startswith(b"{") or len(first) >= HEAD_BYTES:
        return False
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and isinstance(value.get("text"), str)
