"""JSON lines: every line is an article; a bad line is refused by its number and the others go on."""

from __future__ import annotations

import json
from collections.abc import Iterator

from corpus.model import Article, Refused
from corpus.read.decode import UnreadableError, decode
from corpus.read.record import article
from corpus.read.source import MAX_ARTICLE_BYTES, Options, Source

SUFFIXES = (".jsonl", ".ndjson")


def read(source: Source, options: Options) -> Iterator[Article | Refused]:
    """The articles of a JSONL file in the order of its lines."""
    seen = False
    for number, line in enumerate(source.lines(MAX_ARTICLE_BYTES), start=1):
        if number == 1 and line is not None:
            line = line.removeprefix(b"\xef\xbb\xbf")
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
        return refused(f"too large for one article (over {MAX_ARTICLE_BYTES // (1024 * 1024)} MB)")
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
