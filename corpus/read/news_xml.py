"""News agencies' XML: NITF and NewsML-G2; any other XML is refused by what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from corpus.model import Article, PublishedDate, Refused
from corpus.read import timestamps
from corpus.read.decode import UnreadableError
from corpus.read.fields import language_field, text_field
from corpus.read.page_encoding import decoded_page
from corpus.read.record import Facts, facts
from corpus.read.source import Options, Source
from corpus.read.web_address import clean_address
from corpus.read.whole import content_of

SUFFIXES = (".xml", ".nitf", ".newsml")
# The elements that are lines of a body; in a block within a block the inner one counts.
_LINES = frozenset(("p", "hl2", "h1", "h2", "h3", "h4", "li", "tr", "pre", "dt", "dd"))
_ITEMS = ("nitf", "newsItem")
_CONTAINERS = ("newsMessage", "NewsML")


@cache
def _first_element() -> re.Pattern[bytes]:
    return re.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?>(?:<\?[^>]{0,500}\?>|<!--.{0,4000}?-->|<!DOCTYPE[^>\[]{0,500}"
        rb"(?:\[.{0,4000}?\])?\s*>)\s*){0,8}<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})",
        re.DOTALL,
    )


def looks_like(head: bytes, suffix: str) -> bool:
    """Whether agency XML begins here."""
    return _element_of(head) in (*_ITEMS, *_CONTAINERS)


def read(source: Source, options: Options) -> Iterator[Article | Refused]:
    """The items of an agency's file."""
    content = content_of(source)
    if isinstance(content, Refused):
        yield content
        return
    name = _element_of(content[:16384].replace(b"\0", b""))
    if name not in (*_ITEMS, *_CONTAINERS):
        of_what = f" (its first element is <{name}>)" if name else ""
        yield Refused(path=source.name, reason=f"XML of a kind that there is no reader for{of_what}")
        return
    try:
        text, _, note = decoded_page(content)
    except UnreadableError as error:
        yield Refused(path=source.name, reason=str(error))
        return
    root = _parsed(text)
    if root is None:
        yield Refused(path=source.name, reason="broken XML: cut off or not well-formed")
        return
    items = [root] if _name(root) in _ITEMS else [item for item in root.iter() if _name(item) in _ITEMS]
    # an item of NewsML may hold its text as NITF: that is one article, not two
    items = [item for item in items if not any(_name(above) in _ITEMS for above in item.iterancestors())]
    for number, item in enumerate(items, start=1):
        yield _item(item, text, number if len(items) > 1 else None, note, source, options)
    if not items:
        yield Refused(path=source.name, reason="no news item in it")


def _element_of(head: bytes) -> str:
    found = _first_element().match(head)
    return found[1].decode("ascii") if found else ""


def _parsed(text: str) -> Any:
    """The tree, None where it is broken. Entities stay unresolved, whatever they would be."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    declaration = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
    try:
        return etree.fromstring(declaration.sub("", text, count=1).strip().encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _item(
    item: Any, markup: str, number: int | None, note: str | None, source: Source, options: Options
) -> Article | Refused:
    body = next((e for e in item.iter() if _name(e) in ("body.content", "inlineData")), None)
    if body is None:
        body = next((e for e in item.iter() if _name(e) in ("body", "inlineXML")), None)
    lines = list(_lines(body)) if body is not None else []
    text = markup if options.raw else "\n\n".join(lines)
    if not lines:
        reason = "no text in it" if number is None else f"no text in item {number}"
        return Refused(path=source.name, reason=reason)
    from corpus.read.author_names import names

    beside = facts(source.fields, options, whose=" of its sidecar") if number is None else Facts()
    outlet = _words(item, "provider/name", "doc.rights@owner", "distributor", "doc.copyright@holder")
    return Article(
        id=beside.identity or (source.stem if number is None else f"{source.stem}:{number}"),
        path=source.path,
        title=_words(item, *_TITLES) or beside.title,
        byline=names(_all_words(item, "byline", "by", "creator/name"), (outlet,)) or beside.byline,
        source=outlet or beside.source or options.source,
        published=_published(item) or beside.published or options.published_date(),
        language=language_field(_words(item, "language@tag") or item.get(_XML_LANG)) or beside.language,
        url=clean_address(_words(item, "link@href") or "") or beside.url,
        text=text,
        raw_text=None if options.raw or number is not None else markup,
        file_date=source.file_date,
        notes=(note,) if note else (),
    )


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TITLES = ("hedline/hl1", "contentMeta/headline", "hl1", "headline", "title")
_DAYS = (
    *("firstCreated", "date.release@norm", "date.issue@norm", "contentCreated"),
    *("pubdata@date.publication", "versionCreated", "story.date@norm"),
)


def _published(item: Any) -> PublishedDate | None:
    for path in _DAYS:
        for words in _all_words(item, path):
            if day := timestamps.day_of(words):
                return timestamps.published(day, f"{path} {timestamps.quoted(words)}")
    return None


def _words(item: Any, *paths: str) -> str | None:
    return next((words for path in paths for words in _all_words(item, path)), None)


def _all_words(item: Any, *paths: str) -> list[str]:
    """What is said at the first of these paths that says anything: "parent/child", "name@attribute"."""
    for path in paths:
        where, _, attribute = path.partition("@")
        parent, _, child = where.rpartition("/")
        found = []
        for element in item.iter():
            above = element.getparent()
            if _name(element) != child or (parent and (above is None or _name(above) != parent)):
                continue
            words = text_field(element.get(attribute) if attribute else " ".join(element.itertext()))
            if words:
                found.append(words)
        if found:
            return found
    return []


def _lines(body: Any) -> Iterator[str]:
    blocks = [element for element in body.iter() if _name(element) in _LINES]
    if not blocks:
        yield from (line for part in "".join(body.itertext()).split("\n") if (line := " ".join(part.split())))
    for block in blocks:
        if not any(_name(inner) in _LINES for inner in block.iterdescendants()):
            words = " ".join("".join(block.itertext()).split())
            if words:
                yield words


def _name(element: Any) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
