"""JSON: an article, an array of them, or what an interface or a database gave with an array in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from corpus.model import Article, Refused
from corpus.read import jsonl
from corpus.read.decode import UnreadableError, decoded
from corpus.read.json_records import BrokenError, records
from corpus.read.record import article, has_text
from corpus.read.source import Options, Source

SUFFIXES = (".json",)
# It is decoded as a whole; beyond this, JSON lines are the format.
MAX_JSON_BYTES = 256 * 1024 * 1024
_TEXT_SUFFIXES = ("", ".txt", ".text")
_MEGABYTE = 1024 * 1024


def looks_like(head: bytes, suffix: str) -> bool:
    """Whether an array of articles begins here, whatever the file is called."""
    if suffix not in _TEXT_SUFFIXES or not re.match(rb'(?:\xef\xbb\xbf)?\s*\[\s*\{\s*"', head[:1000]):
        return False
    text = head.decode("utf-8", "replace").removeprefix("\ufeff").lstrip()[1:].lstrip()
    try:
        first, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and has_text(first)


def read(source: Source, options: Options) -> Iterator[Article | Refused]:
    """The articles of a JSON file in its order; where it is broken, those before that."""
    if jsonl.goes_by_lines(source.head):
        yield from jsonl.read(source, options)
        return
    content = source.read(MAX_JSON_BYTES)
    if content is None:
        limit = MAX_JSON_BYTES // _MEGABYTE
        reason = f"too large for JSON that is not one article a line (over {limit} MB); make it JSON lines"
        yield Refused(path=source.name, reason=reason)
        return
    try:
        read = decoded(content)
    except UnreadableError as error:
        yield Refused(path=source.name, reason=str(error))
        return
    del content
    notes = (read.note,) if read.note else ()
    seen = False
    try:
        for record in records(read.text):
            seen = True
            if isinstance(record.value, dict):
                found = article(record.value, source, options, number=record.number, notes=notes)
            else:
                fault = isinstance(record.value, BrokenError)
                reason = str(record.value) if fault else "not a JSON object"
                found = Refused(path=source.name, reason=reason)
            if isinstance(found, Refused) and record.number is not None:
                found = found.model_copy(update={"reason": f"record {record.number}: {found.reason}"})
            yield found
    except BrokenError as error:
        yield Refused(path=source.name, reason=str(error))
    else:
        if not seen:
            yield Refused(path=source.name, reason="no records: it is an empty array or object")
