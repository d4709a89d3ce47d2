"""Markdown: its source is the text, its front matter the record, its first heading the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from corpus.model import Article, Refused
from corpus.read.decode import tidy
from corpus.read.fields import text_field
from corpus.read.front_matter import split
from corpus.read.record import described, has_text
from corpus.read.source import Options, Source
from corpus.read.whole import text_of

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".mdx")
_TEXT_SUFFIXES = ("", ".txt", ".text")
# Front matter that begins a text file is that of a scraper or of a site's source, whatever it is called.
_FRONT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:"
    rb"---[ \t\r]*\n(?:[A-Za-z_][\w -]{0,40}:[^\n]*\n|[ \t][^\n]*\n|- [^\n]*\n)+---[ \t\r]*(?:\n|\Z)"
    rb"|\+\+\+[ \t\r]*\n(?:[A-Za-z_][\w-]{0,40}[ \t]*=[^\n]*\n|[][ \t#][^\n]*\n|\r?\n)+"
    rb"\+\+\+[ \t\r]*(?:\n|\Z))"
)
_HEADING = re.compile(r"\s*(?:#[ \t]+(?P<marked>[^\n]*)|(?P<lined>[^\n#>*\s-][^\n]*)\n=+[ \t]*(?:\n|\Z))")
# What makes the words of a heading a link, bold or code.
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_MARKS = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def looks_like(head: bytes, suffix: str) -> bool:
    """Whether a text begins with front matter."""
    return suffix in _TEXT_SUFFIXES and _FRONT.match(head) is not None


def read(source: Source, options: Options) -> Iterator[Article | Refused]:
    """The one article of a Markdown file, or why there is none."""
    found = text_of(source)
    if isinstance(found, Refused):
        yield found
        return
    record, begin, wrong = split(found.text)
    whole = found.text if options.raw else tidy(found.text)
    text = whole if options.raw else tidy(found.text[begin:])
    if begin and not options.raw:
        text = text.lstrip("\n")
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        yield Refused(path=source.name, reason="nothing but white space" if not begin else _nothing(record))
        return
    article = described(
        text,
        source,
        options,
        record=record,
        raw_text=whole if text != whole else None,
        notes=[note for note in (found.note, wrong) if note],
    )
    if article.title is None and (title := heading(found.text[begin:])):
        article = article.model_copy(update={"title": title})
    yield article


def heading(text: str) -> str | None:
    """The words of a heading of the first rank that begins the text."""
    found = _HEADING.match(text[:2000].replace("\r\n", "\n"))
    if not found:
        return None
    words = _LINK.sub(r"\1", found["lined"] or found["marked"].rstrip(" \t#"))
    return text_field(_MARKS.sub(r"\2", words))


def _nothing(record: Mapping[str, Any] | None) -> str:
    elsewhere = record is not None and has_text(record)
    return "no text after the front matter" + (", which holds one itself" if elsewhere else "")
