"""JSON lines: every line is an article; a bad line is refused by its number and the others go on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from corpus.model import Article, Refused
from corpus.read.decode import UnreadableError, decode
from corpus.read.record import article, has_text
from corpus.read.source import HEAD_BYTES, MAX_ARTICLE_BYTES, Options, Source
from corpus.read.whole import TOO_LARGE, narrow

SUFFIXES = (".jsonl", ".ndjson", ".jsonlines", ".ldjson")
_MARK = b"\xef\xbb\xbf"
# In UTF-16, as some shells write it, a line does not end with one byte: it is turned as a whole.
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def looks_like(head: bytes, suffix: str) -> bool:
    """Whether the first line is a whole JSON object with a text, and the file not called ``.json``."""
    value = _first_object(head)
    return suffix != ".json" and value is not None and has_text(value)


def goes_by_lines(head: bytes) -> bool:
    """Whether the first line is a whole JSON object and another begins after it."""
    return _first_object(head) is not None and bool(re.match(rb"[^\n]*\n\s*\{", head.lstrip()))


def _first_object(head: bytes) -> dict[str, Any] | None:
    first = head.removeprefix(_MARK).lstrip().partition(b"\n")[0]
    if not first.startswith(b"{") or len(first) >= HEAD_BYTES:
        return None
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def read(source: Source, options: Options) -> Iterator[Article | Refused]:
    """The articles of a JSONL file in the order of its lines."""
    if source.head.startswith(_WIDE_MARKS):
        try:
            source = narrow(source)
        except UnreadableError as error:
            yield Refused(path=source.name, reason=str(error))
            return
    seen = False
    for number, line in enumerate(source.lines(MAX_ARTICLE_BYTES), start=1):
        if number == 1 and line is not None:
            line = line.removeprefix(_MARK)
        if line is not None and not line.strip():
            continue
        seen = True
        yield _line(line, number, source, options)
    if not seen:
        yield Refused(path=source.name, reason="empty")


def _line(line: bytes | None, number: int, source: Source, options: Options) -> Article | Refused:
    def refused(reason: str) -> Refused:
        return Refused(path=source.name, reason=reason, line=number)

    if line is None:
        return refused(TOO_LARGE)
    try:
        value = json.loads(decode(line))
    except UnreadableError as error:
        return refused(str(error))
    except json.JSONDecodeError as error:
        return refused(f"broken JSON at column {error.colno}: {error.msg}")
    except (ValueError, RecursionError):
        return refused("broken JSON: a number too long or nested too deep")
    if not isinstance(value, dict):
        return refused("not a JSON object")
    return article(value, source, options, number=number, line=number)
