"""Plain text: one file is one article."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Article, Refused
from corpus.read.decode import UnreadableError, decode, tidy
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
        text = decode(content)
    except UnreadableError as error:
        yield Refused(path=source.name, reason=str(error))
        return
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        yield Refused(path=source.name, reason="nothing but white space" if text else "empty")
        return
    yield Article(
        id=source.stem,
        path=source.path,
        source=options.source,
        published=options.published_date(),
        file_date=source.file_date,
        text=text if options.raw else tidy(text),
    )
