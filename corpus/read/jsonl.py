"""JSON lines: every line is an article; a bad line is refused by its number and the others go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from corpus.model import Article, Refused
from corpus.read.decode import UnreadableError, decode, tidy, without_surrogates
from corpus.read.fields import published_field, text_field
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
    text = value.get("text")
    if not isinstance(text, str):
        return refused('no text: the line has no "text" field' if text is None else '"text" is not a string')
    if not text.strip():
        return refused('no text: "text" is empty')
    return _article(value, text, number, source, options)


def _article(value: dict[str, Any], text: str, number: int, source: Source, options: Options) -> Article:
    text = without_surrogates(text)
    identity = value.get("id")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    return Article(
        id=text_field(identity) or f"{source.stem}:{number}",
        path=source.path,
        title=text_field(value.get("title")),
        byline=text_field(value.get("byline")),
        source=text_field(value.get("source")) or options.source,
        published=published_field(value.get("published")) or options.published_date(),
        language=text_field(value.get("language")),
        url=text_field(value.get("url")),
        file_date=source.file_date,
        text=text if options.raw else tidy(text),
    )
