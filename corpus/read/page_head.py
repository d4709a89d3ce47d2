"""The visible head of a page's article: its heading, and the lines about it that name writer and day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from corpus.read.author_names import is_names, names
from corpus.read.page_regions import apart, is_apart, is_article_footer

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# How many lines before and after the heading belong to the article's head.
_BEFORE = 3
_AFTER = 14
_MOST_ELEMENTS = 20_000
_MOST_LINES = 2000
# Of elements that may name a writer so many are looked at: what has more is a list of something else.
_MOST_LOOKED_AT = 100
_LONGEST_LINE = 400
_BREAK_TAGS = (
    "address article aside blockquote br center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table td th time tr ul"
)
_BREAKS = frozenset(_BREAK_TAGS.split())
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "head", "title", "button", "select"}
)
_AUTHOR_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|writer|reporter|contributor|fn|post-?author|entry-?author|articleauthor"
    r"|author-?name|byline-?name|byline-?author|article-?author)(?=$|[\s_-])",
    re.IGNORECASE,
)
_DAY_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:date|time|timestamp|published|posted|posted-on|pubdate|dateline|updated)(?=$|[\s_-])",
    re.IGNORECASE,
)
_TITLE_CLASSES = frozenset({"entry-title", "post-title", "headline", "article-title", "article-headline"})
_BY = re.compile(
    r"(?:(?:written|posted|published|reported|story|text|words|submitted)\s+)?by\b:?\s+(?=\S)", re.IGNORECASE
)


# "July 27th, 2023 by Ines Marsh"
_DAY_BY = re.compile(r"[^|]{0,40}\b(?:19|20)\d\d\b[\s,|·•–-]{1,5}by\s+(?=\S)", re.IGNORECASE)


def headings(tree: HtmlElement) -> list[str]:
    """What the page's headings of the first order say, those of the article first."""
    found: list[tuple[bool, int, str]] = []
    for number, element in enumerate(tree.iter("h1")):
        words = " ".join(_visible(element).split())
        if 0 < len(words) <= _LONGEST_LINE:
            said = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
            named = any(word in said for word in ("headline", "title", "entry"))
            found.append((not named and not _inside(element), number, words))
    for element in tree.iterfind(".//*[@itemprop='headline']"):
        words = " ".join((element.get("content") or _visible(element)).split())
        if 0 < len(words) <= _LONGEST_LINE and not apart(element):
            found.append((False, len(found), words))
    for element in tree.iterfind(".//body//*[@class]"):
        if element.tag in ("h2", "h3", "div") and _TITLE_CLASSES & set(
            (element.get("class") or "").lower().split()
        ):
            words = " ".join(_visible(element).split())
            if 0 < len(words) <= _LONGEST_LINE and not apart(element):
                found.append((True, len(found), words))
    return [words for _, _, words in sorted(found)]


def lines(tree: HtmlElement) -> list[str]:
    """The short lines around the article's heading, without menus and what else stands apart."""
    body = tree.find(".//body")
    said: list[tuple[str, bool]] = []
    collected: list[str] = []
    heading = False
    stop = _MOST_LINES

    def end() -> None:
        nonlocal heading, stop
        words = " ".join("".join(collected).split())
        collected.clear()
        if words:
            said.append((words, heading))
            if heading and stop == _MOST_LINES:
                stop = len(said) + _AFTER
            heading = False

    pending: list[tuple[HtmlElement, bool]] = [(body if body is not None else tree, False)]
    seen = 0
    while pending and seen < _MOST_ELEMENTS and len(said) < stop:
        element, closing = pending.pop()
        if closing:
            if _breaks(element):
                end()
            collected.append(element.tail or "")
            continue
        seen += 1
        skipped = (
            not isinstance(element.tag, str)
            or element.tag in _SILENT
            or (is_apart(element) and not is_article_footer(element))
        )
        if _breaks(element):
            end()
        elif element.getprevious() is not None and not element.getprevious().tail:
            collected.append(" ")  # style sheets set them apart
        pending.append((element, True))
        if skipped:
            continue
        if element.tag == "h1":
            heading = True
        collected.append(element.text or "")
        pending.extend((child, False) for child in reversed(element))
    end()
    first = next((at for at, (_, is_heading) in enumerate(said) if is_heading), None)
    start, after = (max(0, first - _BEFORE), first + _AFTER) if first is not None else (0, _AFTER)
    # what stands above a heading may be the day on which the page was looked at
    ordered = [*said[first or 0 : after], *said[start : first or 0]]
    return [words for words, _ in ordered if len(words) <= _LONGEST_LINE]


def _breaks(element: HtmlElement) -> bool:
    """Whether a line ends before and after an element: a block, or what says writer or day."""
    if element.tag in _BREAKS:
        return True
    classes = (element.get("class") or "")[:400]
    return bool(classes) and bool(_AUTHOR_CLASSES.search(classes) or _DAY_CLASSES.search(classes))


def byline(tree: HtmlElement, head: Sequence[str], outlets: Sequence[str | None]) -> str | None:
    """Who wrote it, as the page shows it: marked as author, or on a line that begins with "By"."""
    for marked in (_by_property(tree), _by_link(tree)):
        if found := names(_together(marked), outlets):
            return found
    if found := _by_line(head, outlets):
        return found
    said = [words for words in _together(_by_class(tree)) if len(words) <= 160]
    found = names(said, outlets)
    return found if found and " " in found else None


def _by_property(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iterfind(".//*[@itemprop]"):
        if (element.get("itemprop") or "").lower() in ("author", "creator"):
            yield element


def _by_link(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("a"):
        if "author" in (element.get("rel") or "").lower().split():
            yield element


def _by_class(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iterfind(".//body//*[@class]"):
        if _AUTHOR_CLASSES.search((element.get("class") or "")[:400]):
            yield element


def _together(elements: Iterator[HtmlElement]) -> list[str]:
    """What the first of these elements says that belongs to the article, and those that stand beside it."""
    around: HtmlElement | None = None
    last: HtmlElement | None = None
    said: list[str] = []
    for element in islice(elements, _MOST_LOOKED_AT):
        if around is not None and around not in element.iterancestors():
            break
        if apart(element) or (last is not None and last in element.iterancestors()):
            continue
        named = element.find(".//*[@itemprop='name']")
        saying = element if named is None else named
        words = saying.get("content") or _apart_words(saying)
        if not words.strip():
            continue
        if around is None:
            parent = element.getparent()
            above = parent.getparent() if parent is not None else None
            around = above if above is not None and above.tag not in ("body", "html") else parent
        last = element
        said.append(words)
    return said


def _by_line(head: Sequence[str], outlets: Sequence[str | None]) -> str | None:
    from corpus.boilerplate.bylines import byline_of
    from corpus.boilerplate.layout import Line

    for words in head:
        by = _BY.match(words) or _DAY_BY.match(words)
        if (
            by
            and len(words) <= 200
            and words[-1] not in ".!?"
            and (kept := names([words[by.end() :]], outlets))
        ):
            if is_names(kept):
                return kept
            continue
        found = byline_of(Line(0, len(words), words, True))
        if found and (kept := names([found.names], outlets)):
            return kept
    return None


def _apart_words(element: HtmlElement) -> str:
    """As ``_visible``, each element's words on a line of their own: names beside names, roles below them."""
    return "\n".join(
        words
        for part in element.iter()
        if isinstance(part.tag, str)
        for words in (
            part.text if part.tag not in _SILENT else None,
            part.tail if part is not element else None,
        )
        if words and words.strip()
    )


def _visible(element: HtmlElement) -> str:
    """An element's words without those of scripts, styles and buttons in it."""
    if not any(True for _ in element.iter(*_SILENT)):
        return str(element.text_content())
    pieces: list[str] = []

    def walk(node: HtmlElement, depth: int) -> None:
        pieces.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str) and child.tag not in _SILENT and depth < 200:
                walk(child, depth + 1)
            pieces.append(child.tail or "")

    walk(element, 0)
    return "".join(pieces)


def _inside(element: HtmlElement) -> bool:
    return any(above.tag in ("article", "main") for above in element.iterancestors())
