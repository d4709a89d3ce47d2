"""Saved pages: HTML as a browser or a crawler keeps it, and MHTML, which holds one in a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from corpus.model import Article, PublishedDate, Refused
from corpus.read.decode import UnreadableError, garbled_note, tidy, without_surrogates
from corpus.read.fields import text_field
from corpus.read.page_encoding import decoded_page
from corpus.read.record import Facts, facts
from corpus.read.source import Found, Options, Pending, Source
from corpus.read.whole import content_of

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".xht", ".mhtml", ".mht")
NO_TEXT = "no article text found in the page"


class PageInput(NamedTuple):
    """What is known of a page before it is read: where it lies and what a reader or a crawl says of it."""

    name: str
    path: str | None
    identity: str
    address: str | None = None
    charset: str | None = None
    beside: Facts = Facts()
    file_date: date | None = None
    published: PublishedDate | None = None
    source: str | None = None
    raw: bool = False
    notes: tuple[str, ...] = ()


@cache
def _beginning() -> re.Pattern[bytes]:
    return re.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?><!--.{0,2000}?-->\s*){0,8}"
        rb"<(?:!doctype\s+html|html|head|body|meta\s|title>)[^<]",
        re.IGNORECASE | re.DOTALL,
    )


def looks_like(head: bytes, suffix: str) -> bool:
    """Whether a page begins here: it says so in its first tag, or is named so and has a tag at all."""
    wide = head[:4096].replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head[:8192]
    bare = wide.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return bool(_beginning().match(bare)) or is_mhtml(head)


def is_mhtml(head: bytes) -> bool:
    """Whether a browser's saved page in a mail begins here."""
    start = head[:4096].lower()
    return (
        b"mime-version:" in start
        and b"multipart/related" in start
        and (b"snapshot-content-location:" in start or b"saved by" in start or b"text/html" in start)
        and not re.search(rb"^(?:to|received|message-id):", start, re.MULTILINE)
    )


def read(source: Source, options: Options) -> Iterator[Found]:
    """The page, left pending: taking an article out of it is slow."""
    content = content_of(source)
    if isinstance(content, Refused):
        yield content
        return
    yield pending(content, page_input(source, options))


def page_input(source: Source, options: Options) -> PageInput:
    """What an opened input and its reader say of a page."""
    beside = facts(source.fields, options, whose=" of its sidecar")
    return PageInput(
        name=source.name,
        path=source.path,
        identity=source.stem,
        charset=text_field(source.fields.get("charset")),
        beside=beside,
        file_date=source.file_date,
        published=options.published_date(),
        source=options.source,
        raw=options.raw,
    )


def pending(content: bytes, known: PageInput) -> Pending:
    """The article of a page, for whoever has a processor to spare."""
    return Pending(known.name, page, (content, known))


def page(content: bytes, known: PageInput) -> Article | Refused:
    """The article on a page, or why there is none."""
    if is_mhtml(content[:4096]):
        from corpus.read.mhtml import unpacked

        inner = unpacked(content)
        if inner is None:
            return Refused(path=known.name, reason="a saved page (MHTML) without a page in it")
        content = inner.content
        known = known._replace(charset=inner.charset or known.charset, address=known.address or inner.address)
    try:
        decoded = decoded_page(content, known.charset)
    except UnreadableError as error:
        return Refused(path=known.name, reason=str(error))
    notes = (*known.notes, decoded.note) if decoded.note else known.notes
    return article(decoded.text, known._replace(notes=notes))


def article(markup: str, known: PageInput) -> Article | Refused:
    """As ``page``, of a page that is text already."""
    from corpus.read.markup import to_text
    from corpus.read.page_body import body
    from corpus.read.page_facts import facts as facts_of_page
    from corpus.read.page_tree import parsed, saved_from

    markup = without_surrogates(markup)
    if not markup.strip("\ufeff \t\r\n\f\v\xa0"):
        return Refused(path=known.name, reason="nothing but white space")
    tree, whole, notes = parsed(markup)
    if tree is None:
        return Refused(path=known.name, reason=NO_TEXT)
    said = facts_of_page(tree, known.beside.url or known.address or saved_from(markup))
    text = markup
    if not known.raw:
        text = body(tree, said.title, said.body) if whole else to_text(markup)
    if not text.strip():
        return Refused(path=known.name, reason=NO_TEXT)
    garbled = [note] if (note := garbled_note(text)) else []
    beside = known.beside

    def chosen(name: str) -> Any:
        """The page's markup counts before a sidecar, a sidecar before the visible words alone."""
        of_page, of_sidecar = getattr(said, name), getattr(beside, name)
        return (of_sidecar or of_page) if name in said.seen else (of_page or of_sidecar)

    # a host's name is less than what the reader says of all inputs
    host_only = "source" in said.seen
    return Article(
        id=beside.identity or known.identity,
        path=known.path,
        title=chosen("title"),
        byline=chosen("byline"),
        source=(beside.source or known.source or said.source)
        if host_only
        else chosen("source") or known.source,
        published=chosen("published") or known.published,
        language=chosen("language"),
        url=chosen("url"),
        text=text,
        raw_text=None if known.raw else tidy(markup),
        file_date=known.file_date,
        notes=(*known.notes, *notes, *garbled),
    )
