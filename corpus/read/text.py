"""Plain text: one file is one article."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Article, Refused
from corpus.read.decode import tidy
from corpus.read.record import described
from corpus.read.source import Options, Source
from corpus.read.whole import text_of

SUFFIXES = ("", ".txt", ".text")


def read(source: Source, options: Options) -> Iterator[Article | Refused]:
    """The one article of a text file, or why there is none."""
    read = text_of(source)
    if isinstance(read, Refused):
        yield read
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
