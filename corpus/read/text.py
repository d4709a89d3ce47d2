"""Plain text: one file is one article."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Article, Refused
from corpus.read.decode import UnreadableError, decoded, tidy
from corpus.read.record import described
from corpus.read.source import MAX_ARTICLE_BYTES, Options, Source

SUFFIXES = ("", ".txt", ".text")


def read(source: Source, options: Options) -> Iterator[Article | Refused]:
    """The one article of a text file, or why there is none."""
    content = source.read(MAX_ARTICLE_BYTES)
    if content is None:
        limit = MAX_ARTICLE_BYTES // (1024 * 1024)
        yield Refused(path=source.name, reason=f"too large for one article (over {limit} MB)")
        return
    try:
        read = decoded(content)
    except UnreadableError as error:
        yield Refused(path=source.name, reason=str(error))
        return
    if not read.text.strip("\ufeff \t\r\n\f\v\xa0"):
        yield Refused(path=source.name, reason="nothing but white space" if read.text else "empty")
        return
    yield described(
        read.text if options.raw else tidy(read.text),
        source,
        options,
        notes=(read.note,) if read.note else (),
    )
