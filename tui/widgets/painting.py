"""Drawing one row of a page: its text, the decorations on it, the mark beside it."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tui.terminal import says_unicode
from tui.widgets.decorations import Decorations
from tui.widgets.page import ASCII_NOTE_MARK, FOLD_MARK, NOTE_MARK, Page, Row
from tui.widgets.styling import style_reader
from tui.widgets.wrapping import columns, parts_cluster

TARGET_MARK = "▌"

StyleOf = Callable[[str], Style]


def text_strip(
    page: Page, row: Row, decorations: Decorations, style_of: StyleOf, base: Style, margin: int
) -> Strip:
    """A row of text. Each piece knows its offset in the text, so that it can be selected with the mouse."""
    text = page.row_text(row)
    cells = columns(text)
    if row.kind == "heading":
        base += style_of("heading")
    pieces = decorations.pieces(row.start, row.end)
    marked = any("target" in names for _, _, names in pieces)
    noted = any(row.start <= start < row.end for start, _, _ in decorations.spans("noted"))
    segments = [_margin(margin, marked, style_of, base, noted=noted)]
    for start, end, names in pieces:
        left, right = _whole(text, start - row.start), _whole(text, end - row.start)
        if left == right:
            continue
        style = base
        for name in names:
            style += style_of(name)
        piece = text[left:right]
        if "\t" in piece:
            piece = "".join(
                " " * (cells[index + 1] - cells[index]) if text[index] == "\t" else text[index]
                for index in range(left, right)
            )
        segments.append(Segment(piece, style.rich_style_with_offset(row.start + left, 0)))
    return Strip(segments, margin + cells[-1])


def fold_strip(
    page: Page, row: Row, decorations: Decorations, style_of: StyleOf, base: Style, margin: int
) -> Strip:
    """The one line that stands for what is folded; a match or a target inside it shows on the line."""
    hidden = {
        name
        for layer in ("match", "found", "target")
        for name in decorations.styles(layer, row.start, row.end)
    }
    style = base + style_of("fold")
    for name in ("match", "found", "current", "target"):
        if name in hidden:
            style += style_of(name)
    label = Content(FOLD_MARK + page.label(row)).truncate(page.width, ellipsis=True).plain
    return Strip(
        [
            _margin(margin, "target" in hidden, style_of, base),
            Segment(label, style.rich_style_with_offset(row.start, 0)),
        ]
    )


def note_strip(said: str, style_of: StyleOf, base: Style, margin: int) -> Strip:
    """A row of a note of the reader's."""
    style = base + style_of("note")
    return Strip([Segment(" " * margin, base.rich_style), Segment(said, style.rich_style)])


def title_strip(widget: Widget, text: Content, base: Style, margin: int) -> Strip:
    """A line of the title block."""
    pieces = text.render(base, end="", parse_style=style_reader(widget.app))
    segments = [Segment(piece, style.rich_style) for piece, style in pieces]
    return Strip([Segment(" " * margin, base.rich_style), *segments])


def _margin(margin: int, marked: bool, style_of: StyleOf, base: Style, *, noted: bool = False) -> Segment:
    """What stands beside a row: a bar where a jump went, a pencil where the reader made a note."""
    if noted and not marked and margin:
        sign = (NOTE_MARK if says_unicode() else ASCII_NOTE_MARK).rjust(margin)
        return Segment(sign[:margin], (base + style_of("note")).rich_style)
    if marked and margin:
        return Segment(
            " " * (margin - 2) + TARGET_MARK + " " * min(margin - 1, 1),
            (base + style_of("target-mark")).rich_style,
        )
    return Segment(" " * margin, base.rich_style)


def _whole(text: str, index: int) -> int:
    """The nearest cut at or before ``index`` that leaves signs whole."""
    while parts_cluster(text, index):
        index -= 1
    return index
