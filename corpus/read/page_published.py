"""When a page's article was published: what its markup says, then its words, then weaker signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from corpus.model import PublishedDate
from corpus.read import timestamps
from corpus.read.page_regions import apart
from corpus.read.page_statements import Statements

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED_META = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "og:pubdate",
    "article:pubdate",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "bt:pubdate",
    "mrf:published",
    "rnews:datepublished",
    "dcsext.articlefirstpublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.available",
    "dc.issued",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_online_date",
    "publication_date",
    "publicationdate",
    "publish-date",
    "publish_date",
    "publishdate",
    "published-date",
    "published_date",
    "published",
    "pubdate",
    "pub_date",
    "displaydate",
    "release_date",
    "article_date_original",
    "article.published",
    "ptime",
    "dc.date",
    "dcterms.date",
    "date",
)
_CREATED_META = (
    "article:created",
    "dc.date.created",
    "dcterms.created",
    "article.created",
    "created",
    "datecreated",
)
_MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "article.updated",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "revised",
)
_DAY_CLASSES = (
    "published",
    "entry-date",
    "post-date",
    "dtpublished",
    "pubdate",
    "publish-date",
    "date-published",
)
# A line that begins so and holds one day says when the article was put out.
_SAYS = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|submitted|written|filed|issued)\b|by\s)", re.IGNORECASE
)
_LONGEST_SAYING = 120
# A page with more such elements than this is a list of articles, and the first ones tell.
_MOST_LOOKED_AT = 400


def published(stated: Statements, head: Sequence[str], url: str | None) -> PublishedDate | None:
    """The day and what says it; a day of change counts only where nothing else says any."""
    for evidence, value in _published(stated):
        if day := timestamps.day_of(value):
            return timestamps.published(day, f"{evidence} {timestamps.quoted(value)}")
    told = _told(head)
    if told is not None:
        return told
    for evidence, value in _created(stated):
        if day := timestamps.day_of(value):
            return timestamps.published(day, f"{evidence} {timestamps.quoted(value)}")
    if url and (found := timestamps.day_of_address(url)):
        return timestamps.published(found[0], f'address "{found[1]}"')
    for evidence, value in _times(stated.tree):
        if day := timestamps.day_of(value):
            return timestamps.published(day, f"{evidence} {timestamps.quoted(value)}")
    for evidence, value in _modified(stated):
        if day := timestamps.day_of(value):
            return timestamps.published(
                day, f"{evidence} {timestamps.quoted(value)}: when it was last changed, no other day is given"
            )
    return None


def _published(stated: Statements) -> Iterator[tuple[str, Any]]:
    yield "JSON-LD datePublished", stated.article.get("datePublished")
    for name in _PUBLISHED_META:
        for value in stated.meta.get(name, ())[:1]:
            yield f"meta {name}", value
    yield from _marked(stated.tree, "datePublished")
    for node in stated.nodes:
        if node.get("datePublished") and node is not stated.article and "WebPage" in str(node.get("@type")):
            yield "JSON-LD datePublished", node["datePublished"]
    for element in islice(stated.tree.iter("time", "abbr", "span"), _MOST_LOOKED_AT):
        if element.tag == "time" and element.get("pubdate") is not None and not apart(element):
            yield "time pubdate", element.get("datetime") or element.text_content()
        classes = (element.get("class") or "").lower().split()
        machine = element.get("datetime") or (element.get("title") if element.tag == "abbr" else None)
        if machine and any(name in classes for name in _DAY_CLASSES) and not apart(element):
            yield f'{element.tag} class "{classes[0]}"', machine


def _created(stated: Statements) -> Iterator[tuple[str, Any]]:
    yield "JSON-LD dateCreated", stated.article.get("dateCreated")
    for name in _CREATED_META:
        for value in stated.meta.get(name, ())[:1]:
            yield f"meta {name}", value
    yield from _marked(stated.tree, "dateCreated")


def _modified(stated: Statements) -> Iterator[tuple[str, Any]]:
    yield "JSON-LD dateModified", stated.article.get("dateModified")
    for name in _MODIFIED_META:
        for value in stated.meta.get(name, ())[:1]:
            yield f"meta {name}", value
    yield from _marked(stated.tree, "dateModified")


def _marked(tree: HtmlElement, wanted: str) -> Iterator[tuple[str, Any]]:
    """Elements that microdata names, outside lists of other articles."""
    for element in islice(tree.iterfind(".//*[@itemprop]"), _MOST_LOOKED_AT):
        if wanted in (element.get("itemprop") or "").split() and not apart(element):
            yield (
                f"itemprop {wanted}",
                element.get("content") or element.get("datetime") or element.text_content(),
            )


def _times(tree: HtmlElement) -> Iterator[tuple[str, Any]]:
    """The <time> elements that nothing says more of, the article's first; none that tells of an update."""
    found: list[tuple[bool, int, Any]] = []
    for number, element in enumerate(islice(tree.iter("time"), _MOST_LOOKED_AT)):
        around = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        parent = element.getparent()
        if parent is not None and parent.tag != "body":
            around += f" {parent.get('class') or ''} {(parent.text or '')[:60]}"
        if apart(element) or any(word in around.lower() for word in ("updat", "modif", "comment")):
            continue
        inside = any(above.tag in ("article", "main") for above in element.iterancestors())
        found.append((not inside, number, element.get("datetime") or element.text_content()))
    for _, _, value in sorted(found, key=lambda one: one[:2]):
        yield "time datetime", value


def _told(head: Sequence[str]) -> PublishedDate | None:
    """The day that a visible line gives, as in any text."""
    from corpus.times.published import stated_in_text

    for line in head:
        if _SAYS.match(line) and len(line) <= _LONGEST_SAYING and (day := timestamps.day_of(line)):
            return timestamps.published(day, timestamps.quoted(line), "text")
    return stated_in_text("\n".join(head)) if head else None
