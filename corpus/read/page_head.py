"""The visible head of a page's article: its heading, and the lines about it that name writer and day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.read.author_names import is_names, names
from corpus.read.page_regions import apart, is_apart, is_article_footer

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# How many lines before and after the heading belong to the article's head.
_BEFORE = 3
_AFTER = 14
_MOST_ELEMENTS = 60_000
_LONGEST_LINE = 400
_BREAKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
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

    def end() -> None:
        nonlocal heading
        words = " ".join("".join(collected).split())
        collected.clear()
        if words:
            said.append((words, heading))
            heading = False

    pending: list[tuple[HtmlElement, bool]] = [(body if body is not None else tree, False)]
    seen = 0
    while pending and seen < _MOST_ELEMENTS:
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
        pending.append((element, True))
        if skipped:
            continue
        if element.tag == "h1":
            heading = True
        collected.append(element.text or "")
        pending.extend((child, False) for child in reversed(element))
    end()
    first = max((at for at, (_, is_heading) in enumerate(said) if is_heading), default=None)
    first = next((at for at, (_, is_heading) in enumerate(said) if is_heading), first)
    start = max(0, first - _BEFORE) if first is not None else 0
    stop = (first if first is not None else 0) + _AFTER
    return [words for words, _ in said[start:stop] if len(words) <= _LONGEST_LINE]


def _breaks(element: HtmlElement) -> bool:
    """Whether a line ends before and after an element: a block, or what says writer or day."""
    if element.tag in _BREAKS:
        return True
    classes = (element.get("class") or "")[:400]
    return bool(classes) and bool(_AUTHOR_CLASSES.search(classes) or _DAY_CLASSES.search(classes))


def byline(tree: HtmlElement, head: Sequence[str], outlets: Sequence[str | None]) -> str | None:
    """Who wrote it, as the page shows it: marked as author, or on a line that begins with "By"."""
    for element in tree.iterfind(".//*[@itemprop]"):
        if (element.get("itemprop") or "").lower() in ("author", "creator") and not apart(element):
            named = element.find(".//*[@itemprop='name']")
            said = element if named is None else named
            if found := names([said.get("content") or _visible(said)], outlets):
                return found
    if found := _linked(tree, outlets):
        return found
    if found := _by_line(head, outlets):
        return found
    for element in tree.iterfind(".//body//*[@class]"):
        if _AUTHOR_CLASSES.search((element.get("class") or "")[:400]) and not apart(element):
            words = _visible(element).strip()
            if 0 < len(words) <= 160 and (found := names([_first_line(words)], outlets)) and " " in found:
                return found
    return None


def _linked(tree: HtmlElement, outlets: Sequence[str | None]) -> str | None:
    """Links that say rel=author; all that stand together."""
    first: HtmlElement | None = None
    said: list[str] = []
    for element in tree.iter("a"):
        if "author" not in (element.get("rel") or "").lower().split() or apart(element):
            continue
        parent = element.getparent()
        above = parent.getparent() if parent is not None else None
        if first is None:
            first = above if above is not None else parent
        elif first is not None and first not in element.iterancestors():
            break
        said.append(_visible(element))
    return names(said, outlets)


def _by_line(head: Sequence[str], outlets: Sequence[str | None]) -> str | None:
    from corpus.boilerplate.bylines import byline_of
    from corpus.boilerplate.layout import Line

    for words in head:
        by = _BY.match(words)
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


def _first_line(words: str) -> str:
    lines_ = [line.strip() for line in words.splitlines() if line.strip()]
    if len(lines_) > 1 and lines_[0].casefold() in ("by", "by:", "author", "author:"):
        return lines_[1]
    return lines_[0]


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
