"""An article made ready for the store: annotated, packed and sketched, so that one writer can keep up.

Everything here is plain and picklable; ``prepare`` runs in any process and ``Store.put`` only writes.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import urlsplit

from corpus.copies import sketch
from corpus.hints import NO_HINTS, Hints
from corpus.model import Annotated, Article, Span
from corpus.packing import (
    clean_text,
    content_hash,
    pack_annotation,
    pack_given,
    pack_hidden,
    pack_page,
    pack_text,
    printable,
)
from corpus.standing import line_keys


class Mentioned(NamedTuple):
    """How often an entity is written in one way."""

    key: str
    type: str
    surface: str
    name: str
    times: int


class Happening(NamedTuple):
    """An event without its id, as the store keeps it."""

    begins: int | None
    ends: int | None
    data: str


class Prepared(NamedTuple):
    """Everything that the store writes of an article."""

    article: Article  # as it was read, without its page
    hash: bytes
    given: str
    title: str | None
    byline: str | None
    source: str | None
    language: str | None
    published: str | None
    begins: int | None
    ends: int | None
    annotator: int
    text: bytes
    hidden: str
    annotation: bytes
    page: bytes | None
    mentions: tuple[Mentioned, ...]
    forms: tuple[tuple[str, str], ...]  # (entity, a form of its name, folded for looking up)
    events: tuple[Happening, ...]
    outlet: str
    sketch: bytes
    lines: bytes


Annotate = Callable[[Article, Hints], Annotated]


def prepare(
    article: Article, hints: Hints = NO_HINTS, *, annotate: Annotate, version: int, outlet: str | None = None
) -> Prepared:
    """The article annotated and packed; ``version`` is that of ``annotate``."""
    found = annotate(article, hints)
    published = found.published
    hidden = tuple(Span(mark.start, mark.end) for mark in found.boilerplate)
    return Prepared(
        article=article.model_copy(update={"raw_text": None}) if article.raw_text else article,
        hash=content_hash(article),
        given=pack_given(article),
        title=printable(found.title),
        byline=printable(found.byline),
        source=printable(found.source),
        language=printable(found.language),
        published=json.dumps(published.model_dump(mode="json")) if published else None,
        begins=published.begin.toordinal() if published else None,
        ends=published.end.toordinal() if published else None,
        annotator=version,
        text=pack_text(article.text),
        hidden=pack_hidden(found.boilerplate),
        annotation=pack_annotation(found),
        page=pack_page(article.raw_text) if article.raw_text else None,
        mentions=(mentions := _mentions(found)),
        forms=_forms(mentions),
        events=_events(found),
        outlet=outlet_of(article) if outlet is None else outlet,
        sketch=sketch(clean_text(article.text, tuple(sorted(hidden)))),
        lines=_lines(found),
    )


def outlet_of(article: Article) -> str:
    """Whose articles it is compared with for standing lines: its outlet, its site, else its folder."""
    if article.source:
        return f"source:{printable(article.source.casefold())}"
    if article.url:
        try:
            site = urlsplit(article.url).hostname
        except ValueError:
            site = None
        if site:
            return f"site:{printable(site)}"
    return f"folder:{printable(str(PurePath(article.path).parent))}" if article.path else ""


def _mentions(article: Annotated) -> tuple[Mentioned, ...]:
    counts = Counter(
        (m.entity, m.type, printable(m.text) or "", printable(m.name) or "") for m in article.mentions
    )
    return tuple(Mentioned(*what, number) for what, number in sorted(counts.items()))


def _forms(mentions: tuple[Mentioned, ...]) -> tuple[tuple[str, str], ...]:
    if not mentions:
        return ()
    from corpus.names.across import query_key

    forms = {(m.key, query_key(form)) for m in mentions for form in (m.surface, m.name)}
    return tuple(sorted(forms))


def _events(article: Annotated) -> tuple[Happening, ...]:
    return tuple(
        Happening(
            event.date.begin.toordinal() if event.date else None,
            event.date.end.toordinal() if event.date else None,
            json.dumps(event.model_dump(mode="json", exclude={"id"})),
        )
        for event in article.events
    )


def _lines(article: Annotated) -> bytes:
    keys = line_keys(article.text, article.boilerplate, article.headings, article.title)
    return array("q", keys).tobytes()
