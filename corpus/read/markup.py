"""HTML in a field, a feed or a mail to text: its paragraphs, in order, with nothing of the markup left."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any

# Their content is no text for a reader.
_DROPPED = frozenset(("script", "style", "template", "title", "svg", "iframe", "object", "noembed", "map"))
# A blank line before and after.
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption"
        " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend main nav ol p pre section summary"
        " table ul",
    )
)
# A new line before and after.
_LINES = frozenset(("li", "tr", "option", "thead", "tbody", "tfoot"))
_CELLS = frozenset(("td", "th"))
# The parser looks through all open elements at some tags, so that deep nesting takes time in square; no page
# that was written to be read is as deep. The depth is looked at after each piece.
_DEEPEST = 2_000
_PIECE = 16 * 1024
_SPACES = re.compile(r"[ \t\n\r\f]+")
_TAG = re.compile(r"<[^<>]*>")
_BLANK = re.compile(r"\n{3,}")


@cache
def _markup() -> re.Pattern[str]:
    """An element whose start is followed by its end, or one of the breaks that HTML alone has."""
    return re.compile(
        r"<(?:p|br|hr|img)(?:\s[^<>]{0,2000})?/?>"
        r"|</(?:a|abbr|article|b|blockquote|body|cite|code|div|em|figure|font|h[1-6]|html|i|li|ol|p|pre|q|s"
        r"|section|small|span|strong|sub|sup|table|td|th|tr|u|ul)\s*>",
        re.IGNORECASE,
    )


@cache
def _layout() -> re.Pattern[str]:
    """A tag that makes a paragraph or a line."""
    return re.compile(r"<(?:p|br|div|h[1-6]|li|td|tr|pre|blockquote|section|article)[\s>/]", re.IGNORECASE)


def is_markup(text: str) -> bool:
    """Whether a text is HTML: it has the tags of paragraphs, breaks, links or emphasis."""
    return "<" in text and _markup().search(text) is not None


def to_text(markup: str) -> str:
    """The text of HTML: paragraphs separated by a blank line, rows and list items on lines of their own.

    Entities are characters, the words of links stay, scripts and styles are left out. Where nothing but line
    ends makes the paragraphs, they stay. Nothing is loaded, and broken markup is read as a browser would.
    """
    from lxml import etree

    target: Any = _Text(keeps_lines=_layout().search(markup) is None)
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True, no_network=True)
    content = markup.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        for start in range(0, len(content), _PIECE):
            parser.feed(content[start : start + _PIECE])
            if target.depth > _DEEPEST:
                return _without_tags(markup)
        parser.close()
    except etree.LxmlError:  # no element at all: what was heard of words counts
        pass
    text: str = target.text()
    return text


def _without_tags(markup: str) -> str:
    """The least that can be done for HTML that no parser should be given."""
    lines = (" ".join(line.split()) for line in html.unescape(_TAG.sub("\n", markup)).split("\n"))
    return "\n\n".join(line for line in lines if line)


class _Text:
    """What a parser's events leave of a page: pieces of text and the breaks between them."""

    def __init__(self, *, keeps_lines: bool) -> None:
        self.depth = 0
        self._pieces: list[str] = []
        self._dropped = 0
        self._keeping = int(keeps_lines)  # open elements in which white space counts
        self._breaks = 0  # line ends owed before the next words
        self._space = True  # what was written ends in white space

    def start(self, tag: str, attributes: Any) -> None:
        self.depth += 1
        if tag in _DROPPED:
            self._dropped += 1
        elif tag == "br":
            self._breaks += 1
        else:
            self._boundary(tag)
            self._keeping += tag == "pre"

    def end(self, tag: str) -> None:
        self.depth -= 1
        if tag in _DROPPED:
            self._dropped -= 1
        elif tag != "br":
            self._boundary(tag)
            self._keeping -= tag == "pre"

    def data(self, words: str) -> None:
        if self._dropped:
            return
        if not self._keeping:
            words = _SPACES.sub(" ", words)
        if self._breaks and not words.isspace():
            if self._pieces:
                self._pieces.append("\n\n" if self._breaks > 1 else "\n")
            self._breaks, self._space = 0, True
        elif self._breaks:
            return
        if self._space and not self._keeping:
            words = words.lstrip(" ")
        if words:
            self._pieces.append(words)
            self._space = words[-1] in " \n"

    def close(self) -> None:
        """Nothing is left to do at the end; the parser asks for it."""

    def text(self) -> str:
        """All of it."""
        lines = (line.rstrip() for line in "".join(self._pieces).split("\n"))
        return _BLANK.sub("\n\n", "\n".join(lines)).strip("\n")

    def _boundary(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._breaks = max(self._breaks, 2)
        elif tag in _LINES:
            self._breaks = max(self._breaks, 1)
        elif tag in _CELLS and not self._space:
            self._pieces.append(" ")
            self._space = True
