"""Feeds kept as files: RSS of every version and Atom; each entry is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.model import Article, Refused
from corpus.read.source import Options, Source

SUFFIXES = (".rss", ".atom", ".rdf")


@cache
def _beginning() -> re.Pattern[bytes]:
    return re.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?>(?:<\?[^>]{0,500}\?>|<!--.{0,4000}?-->|<!DOCTYPE[^>\[]{0,500}"
        rb"(?:\[.{0,4000}?\])?\s*>)\s*){0,8}<(?:rss|(?:\w{1,10}:)?feed|rdf:RDF|(?:\w{1,10}:)?RDF)[\s>]",
        re.IGNORECASE | re.DOTALL,
    )


def looks_like(head: bytes, suffix: str) -> bool:
    """Whether a feed begins here."""
    bare = head[:16384].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return bool(_beginning().match(bare))


def read(source: Source, options: Options) -> Iterator[Article | Refused]:
    """The entries of a feed in its order; one without text is refused by its number."""
    # what names authors and outlets is not loaded by those who read no feed
    from corpus.read.feed_entries import entries

    yield from entries(source, options)
