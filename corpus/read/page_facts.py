"""Who, when, where, by what name: the facts a page gives about the article on it, best evidence first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from corpus.model import PublishedDate
from corpus.read import page_head
from corpus.read.author_names import key, names
from corpus.read.markup import is_markup, to_text
from corpus.read.outlet_names import host, outlet, without_site
from corpus.read.page_published import published
from corpus.read.page_statements import Statements
from corpus.read.web_address import clean_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AUTHOR_META = (
    "parsely-author",
    "sailthru.author",
    "byl",
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "cxenseparse:author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "citation_author",
    "twitter:creator:name",
    "authors",
    "creator",
    "rbauthors",
    "mrf:authors",
)
_TITLE_META = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "headline",
)
_LONGEST_TITLE = 400
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z0-9]+)*")


class PageFacts(NamedTuple):
    """What a page says of its article; ``seen`` names the facts that only its visible words give."""

    title: str | None = None
    byline: str | None = None
    source: str | None = None
    published: PublishedDate | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    seen: frozenset[str] = frozenset()


def facts(tree: HtmlElement, address: str | None = None) -> PageFacts:
    """The facts a parsed page gives; `address` is where it was saved from, as far as that is known."""
    stated = Statements(tree)
    url = _url(stated, address)
    site = outlet(stated, url)
    title = _title(stated, site, url)
    head = page_head.lines(tree)
    seen = set()
    byline = _stated_byline(stated, site, url)
    if byline is None:
        byline = page_head.byline(tree, head, (site, host(url)))
        seen.add("byline")
    day = published(stated, head, url)
    if day is not None and day.origin == "text":
        seen.add("published")
    if site is not None and site == host(url):
        seen.add("source")
    return PageFacts(title, byline, site, day, url, _language(stated), _body(stated), frozenset(seen))


def _stated_byline(stated: Statements, site: str | None, url: str | None) -> str | None:
    outlets = (site, host(url), *stated.every("og:site_name"))
    for key_ in ("author", "creator"):
        if found := names([stated.of_article(key_)], outlets):
            return found
    for name in _AUTHOR_META:
        if found := names(stated.meta.get(name, ()), outlets):
            return found
    for number in "12":
        label = stated.first(f"twitter:label{number}")
        value = stated.first(f"twitter:data{number}")
        if label and value and re.search(r"written|author|by", label[1], re.IGNORECASE):
            return names([value[1]], outlets)
    return None


def _title(stated: Statements, site: str | None, url: str | None) -> str | None:
    """The headline: the page's own heading where its metadata means the same, else what the metadata says."""
    said = [
        without_site(title, site, url, bars=False)
        for value in (stated.article.get("headline"), stated.article.get("name"))
        if (title := _words(value))
    ]
    for name in _TITLE_META:
        said += [
            without_site(title, site, url, bars=False) for title in map(_words, stated.every(name)) if title
        ]
    said += [
        without_site(title, site, url, bars=True)
        for title in [_words(stated.tree.findtext(".//title"))]
        if title
    ]
    said = [title for title in said if key(title) and key(title) != key(site or "")]
    shown = [
        without_site(title, site, url, bars=False)
        for title in page_head.headings(stated.tree)
        if key(title) != key(site or "")
    ]
    best = max(
        ((_likeness(heading, title), -at, heading) for title in said[:6] for at, heading in enumerate(shown)),
        default=None,
    )
    if best and best[0] >= 0.6:
        return best[2]
    if said:
        return said[0]
    return shown[0] if shown else None


def _body(stated: Statements) -> str | None:
    """The article's text as its JSON-LD holds it."""
    value = stated.article.get("articleBody")
    if not isinstance(value, str) or not value.strip():
        return None
    return to_text(value) if is_markup(value) else value


def _words(value: Any) -> str | None:
    from html import unescape

    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    words = re.sub(r"</?(?:em|i|b|strong|span|q|cite|sup|sub|br)\b[^<>]{0,200}>", "", unescape(value))
    words = " ".join(words.split())
    return words if 0 < len(words) <= _LONGEST_TITLE else None


def _likeness(one: str, other: str) -> float:
    """How many of the words of two titles are the same; a title cut short with "…" is like the whole."""
    if other.rstrip().endswith(("…", "...")) and key(one).startswith(key(other)):
        return 1.0
    first, second = ({key(word) for word in words.split()} - {""} for words in (one, other))
    return len(first & second) / max(1, len(first | second))


def _url(stated: Statements, address: str | None) -> str | None:
    """The page's own address; a canonical link to the site's front page is not it."""
    main = stated.article.get("mainEntityOfPage")
    said = [
        *stated.canonical,
        *stated.every("og:url"),
        stated.article.get("url"),
        main.get("@id") if isinstance(main, dict) else main,
        address,
        *stated.every("twitter:url", "parsely-link"),
    ]
    base = address or ""
    found = [url for value in said if isinstance(value, str) and (url := clean_address(value, base))]
    return next((url for url in found if len(urlsplit(url).path) > 1), found[0] if found else None)


def _language(stated: Statements) -> str | None:
    root = stated.tree.getroottree().getroot()
    said = [
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        stated.article.get("inLanguage"),
        *(
            stated.every(
                "content-language", "og:locale", "dc.language", "dcterms.language", "language", "inlanguage"
            )
        ),
    ]
    for value in said:
        if isinstance(value, dict):
            value = value.get("alternateName")
        if isinstance(value, str) and (found := _LANGUAGE.fullmatch(value.strip()[:35])):
            return found[1]
    return None
