"""HTML to a tree, bounded: a page cannot nest so deep or grow so large that reading it never ends."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What a page is left with when it nests too deep: what says something, not what lays it out.
_KEPT = "p h1 h2 h3 h4 h5 h6 br title meta link script style time"


@cache
def _layout_tag() -> re.Pattern[str]:
    kept = "|".join(_KEPT.split())
    return re.compile(rf"</?(?!(?:{kept})[\s/>])[a-zA-Z][^<>]{{0,5000}}>", re.IGNORECASE)


@cache
def _saved_from() -> re.Pattern[str]:
    return re.compile(r"<!--\s*saved from url=\(\d{1,5}\)\s*(\S{4,2000}?)\s*-->", re.IGNORECASE)


def saved_from(markup: str) -> str | None:
    """The address a browser writes into a page that it saves."""
    found = _saved_from().search(markup, 0, 20_000)
    return found[1] if found else None


class ParsedPage(NamedTuple):
    """A page's tree, None where there is no element at all; whether all of the page is in it."""

    tree: HtmlElement | None
    whole: bool = True
    notes: tuple[str, ...] = ()


def parsed(markup: str) -> ParsedPage:
    """The tree of a page; of one that nests too deep, the tree of what its tags hold."""
    tree, cut = _parsed(markup)
    if not cut:
        return ParsedPage(tree)
    tree, cut = _parsed(_layout_tag().sub(" ", markup))
    return ParsedPage(tree, not cut, ("the page nests too deep or too long; it was read without its layout",))


def _parsed(markup: str) -> tuple[HtmlElement | None, bool]:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    # a declaration of another encoding in the page must not be believed: these bytes are UTF-8
    content = markup.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        tree: HtmlElement = document_fromstring(content, parser=parser, ensure_head_body=False)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    return tree, any("PARSE_HUGE" in entry.message for entry in parser.error_log)
