"""The article's text out of a page: paragraphs and headings, one a line, with a blank line between them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from corpus.read.author_names import key
from corpus.read.page_regions import boilerplate

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

# trafilatura asks of every element what lies above it. At these bounds it takes some five seconds; the
# largest live blogs have a third of them, an article a hundredth.
MOST_ELEMENTS = 25_000
MOST_ANCESTORS = 600_000
_BLOCKS = frozenset(
    {"p", "head", "item", "quote", "row", "code", "list", "table", "fw", "note", "body", "div", "dl"}
)
_PARAGRAPHS = ["p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "dd", "dt"]
# A body stated in JSON-LD counts where less than this share of its words came through.
_LOST = 0.6
_MOST_TITLE_LINES = 3
# A cell with more words than this is a column of the page.
_MOST_CELL_WORDS = 80


def body(tree: HtmlElement, title: str | None, stated: str | None) -> str:
    """The text of the page's article, "" where there is none; `stated` is the body that its JSON-LD gives."""
    pruned = copy.deepcopy(tree)
    _prune(pruned)
    _unfold_layout_tables(pruned)
    marked = _marked(pruned)
    lines = list(_extracted(pruned)) if _bounded(pruned) else []
    if _share("\n".join(marked), lines) < _LOST:
        lines = marked
    if not lines:
        lines = list(_plain(pruned))
    if len(lines) == 1:
        lines = _unrolled(lines[0], pruned)
    if stated and _share(stated, lines) < _LOST:
        lines = [" ".join(line.split()) for line in stated.splitlines() if line.strip()]
    return "\n\n".join(_without_title(lines, title))


def _bounded(tree: HtmlElement) -> bool:
    """Whether a page has few enough elements, and few enough above each, to be weighed one by one."""
    from lxml.etree import iterwalk

    elements = ancestors = depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        ancestors += depth
        if elements > MOST_ELEMENTS or ancestors > MOST_ANCESTORS:
            return False
    return True


def _prune(tree: HtmlElement) -> None:
    """Takes out what is surely not the article, so that no extractor weighs it."""
    for element in boilerplate(tree):
        if element.getparent() is not None:
            element.drop_tree()


def _unfold_layout_tables(tree: HtmlElement) -> None:
    """Tables that lay a page out, as old pages and letters have them, become plain regions."""
    parts: dict[HtmlElement, list[HtmlElement]] = {}
    for part in tree.iter("td", "th", "tr", "tbody", "thead", "tfoot"):
        table = next(part.iterancestors("table"), None)
        if table is not None:
            parts.setdefault(table, []).append(part)
    # judged before any is changed: a table within a table tells that the outer one is layout
    layouts = [table for table, inside in parts.items() if _is_layout(inside)]
    for table in layouts:
        for element in (table, *parts[table]):
            element.tag = "div"


def _is_layout(parts: list[HtmlElement]) -> bool:
    """Whether a table of these parts has one column, or a cell that no table of figures has."""
    cells = [part for part in parts if part.tag in ("td", "th")]
    rows = sum(part.tag == "tr" for part in parts)
    return len(cells) <= rows or any(_lays_out(cell) for cell in cells)


def _lays_out(cell: HtmlElement) -> bool:
    """Whether a cell holds what no table of figures does: another table, headings, paragraphs, many words."""
    if cell.find(".//table") is not None or cell.find(".//h1") is not None or len(cell.findall(".//p")) > 1:
        return True
    return len(cell.text_content().split()) > _MOST_CELL_WORDS


def _extracted(tree: HtmlElement) -> Iterator[str]:
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # hostile markup finds its bugs; the plain way is left
        return
    if found is not None and found.body is not None:
        yield from _lines(found.body)


def _marked(tree: HtmlElement) -> list[str]:
    """The paragraphs of what the page marks as the article's body, or of its only article."""
    regions = tree.findall(".//*[@itemprop='articleBody']") or tree.findall(".//article")
    return list(_blocks(regions[0])) if len(regions) == 1 and regions[0].find(".//p") is not None else []


def _lines(body_: _Element) -> Iterator[str]:
    """The lines of what trafilatura gives: a block each, a table's row as one line."""
    pieces: list[str] = []

    def end() -> Iterator[str]:
        words = " ".join("".join(pieces).split())
        pieces.clear()
        if words:
            yield words

    pending: list[tuple[Any, bool]] = [(body_, False)]
    while pending:
        element, closing = pending.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if closing:
            if tag in _BLOCKS:
                yield from end()
            elif tag == "cell":
                pieces.append(" | " if element.getnext() is not None else "")
            pieces.append(element.tail or "")
            continue
        if tag in _BLOCKS or tag == "lb":
            yield from end()
        pending.append((element, True))
        if tag:
            pieces.append(element.text or "")
            # paragraphs in a cell belong to its row
            if tag == "cell":
                pieces.append(" ".join(element.itertext())[len(element.text or "") :])
            else:
                pending.extend((child, False) for child in reversed(element))
    yield from end()


def _unrolled(line: str, tree: HtmlElement) -> list[str]:
    """The paragraphs of what came as one line: of a page with little text trafilatura takes all as it is."""
    parts = [part for part in _plain(tree) if part in line]
    words = sum(len(part.split()) for part in parts)
    return parts if len(parts) > 1 and words >= _LOST * len(line.split()) else [line]


def _plain(tree: HtmlElement) -> Iterator[str]:
    """Every paragraph of the article, the main part or the body, where extraction finds nothing."""
    for place in (".//article", ".//main", ".//body", "."):
        region = tree.find(place)
        if region is None:
            continue
        lines = list(_blocks(region))
        if sum(len(line) for line in lines) >= 80 or place in (".//body", "."):
            yield from lines
            if lines:
                return


def _blocks(region: HtmlElement) -> Iterator[str]:
    inside: HtmlElement | None = None
    for element in region.iter(*_PARAGRAPHS):
        if inside is not None and inside in element.iterancestors():
            continue
        words = " ".join(element.text_content().split())
        if words:
            inside = element
            yield words
    if inside is None:
        yield from (line for text in region.itertext() if (line := " ".join(text.split())))


def _without_title(lines: list[str], title: str | None) -> list[str]:
    """The title is a field of its own; said again above the text it is left out."""
    if title is None:
        return lines
    return [line for at, line in enumerate(lines) if at >= _MOST_TITLE_LINES or key(line) != key(title)]


def _share(stated: str, lines: list[str]) -> float:
    """How much of the words of a stated body are among the lines."""
    words = re.findall(r"\w+", stated.casefold())
    if len(words) < 40:
        return 1.0
    found = set(re.findall(r"\w+", " ".join(lines).casefold()))
    return min(
        sum(word in found for word in words) / len(words),
        sum(len(line.split()) for line in lines) / (0.8 * len(words)),
    )
