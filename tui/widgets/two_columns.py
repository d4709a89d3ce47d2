"""Two texts side by side, sentence by sentence, or one below the other where there is no room for columns.

Only the rows on the screen are wrapped; the scroll bar counts rows, not lines, so that the end of a very long
text is as near as its beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from corpus.alignment import Aligned, Kind, differing
from corpus.model import Span
from tui.terminal import says_unicode, visible
from tui.widgets.moving import Moving
from tui.widgets.page_view import MEASURE
from tui.widgets.styling import style_named, style_reader
from tui.widgets.wrapping import wrap

# From this width there are two columns; below it the texts stand under each other.
COLUMNS_FROM = 80
# What stands between the columns, or before the lines where there are none: the sign, a space on both sides.
GUTTER = 4
SIGNS: dict[Kind, str] = {"same": "=", "near": "≈", "left": "<", "right": ">"}
ASCII_NEAR = "~"
MOVED, ASCII_MOVED = "↕", "^"  # the other text has the same words elsewhere
CURSOR = "▌"

Line = tuple[Content, Content, Content]
"""What stands on the left, the sign, what stands on the right; where texts are stacked, all on the right."""

_BLANK = Content("")
_EMPTY: Line = (_BLANK, Content(" " * GUTTER), _BLANK)
# Between two paragraphs there are a few characters of white space at most.
_LOOK_BACK = 8


class TwoColumns(Moving, can_focus=True):
    """The rows, one of them under the cursor."""

    DEFAULT_CSS = """
    TwoColumns {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    class Clicked(Message):
        """A row was clicked on: which one, on which side, and whether it was the cursor's already."""

        def __init__(self, *, right: bool, again: bool) -> None:
            super().__init__()
            self.right = right
            self.again = again

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._texts = "", ""
        self._rows: Sequence[Aligned] = ()
        self.at = 0  # the number of the row under the cursor
        self._top, self._skip = 0, 0  # the first row seen, and how many of its lines are above the screen
        self._lines: LRUCache[int, list[Line]] = LRUCache(512)
        self._seen: list[tuple[int, int]] = []  # row and line of it, for each line of the screen
        self._jumping = False
        self.empty_text = "…"

    # -- what is shown

    def show(self, left: str, right: str, rows: Sequence[Aligned], cursor: int = 0) -> None:
        """Shows other texts, with the cursor on a row."""
        self._texts = visible(left), visible(right)
        self._rows = rows
        self.at = self._top = self._skip = 0
        self._lines.clear()
        self.virtual_size = Size(self.view_width, len(rows) + max(0, self.size.height - 1))
        self.to_row(cursor)

    @property
    def current(self) -> Aligned | None:
        """The row under the cursor."""
        return self._rows[self.at] if self._rows else None

    @property
    def column(self) -> int:
        """Cells of a column, or of a line where there are none."""
        if self.stacked:
            return max(1, min(MEASURE, self.view_width - GUTTER - 1))
        return max(1, min(MEASURE, (self.view_width - GUTTER - 1) // 2))

    @property
    def stacked(self) -> bool:
        """Whether there is no room for columns."""
        return self.app.size.width < COLUMNS_FROM

    # -- moving

    def to_row(self, row: int) -> None:
        """Puts the cursor on a row, and that row on the screen."""
        self.at = min(max(0, row), max(0, len(self._rows) - 1))
        height = max(1, self.size.height)
        if not self._rows:
            self._top = self._skip = 0
        elif self.at < self._top or (self.at == self._top and self._skip):
            self._top, self._skip = self.at, 0
        else:
            first, lines = self.at, len(self._lines_of(self.at))
            while first > self._top and lines + len(self._lines_of(first - 1)) <= height:
                first -= 1
                lines += len(self._lines_of(first))
            if first > self._top:
                self._top, self._skip = first, 0
        self._moved()

    def move_lines(self, lines: int) -> None:
        """Moves by as many rows as have that many lines, one at least; through a row that is too tall."""
        step, left, at = (1 if lines > 0 else -1), abs(lines), self.at
        if self._in_tall_row(step):
            return
        while 0 <= at + step < len(self._rows):
            at += step
            left -= len(self._lines_of(at))
            if left <= 0:
                break
        self.to_row(at)

    def _in_tall_row(self, step: int) -> bool:
        """Scrolls in a row that is taller than the screen; false when its end is seen, or it is not."""
        height = max(1, self.size.height)
        if self.at != self._top or not self._rows:
            return False
        hidden = len(self._lines_of(self._top)) - self._skip - height
        if step > 0 and hidden > 0:
            self._skip += min(hidden, max(1, height // 2))
        elif step < 0 and self._skip:
            self._skip = max(0, self._skip - max(1, height // 2))
        else:
            return False
        self._moved()
        return True

    def to_difference(self, step: int) -> bool:
        """To the next (or previous) place where the texts part; false when there is none."""
        rows, at = self._rows, self.at + step
        while 0 <= at < len(rows):
            kind = rows[at].kind
            if kind != "same" and (at == 0 or rows[at - 1].kind != kind):
                self.to_row(at)
                return True
            at += step
        return False

    def to_top(self) -> None:
        """To the first row."""
        self.to_row(0)

    def to_bottom(self) -> None:
        """To the last row."""
        self.to_row(len(self._rows) - 1)

    def _moved(self) -> None:
        self._jumping = True
        self.jump(self._top)
        self._jumping = False
        self._seen = []
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The scroll bar or the wheel moved: the cursor comes along."""
        super().watch_scroll_y(old_value, new_value)
        if self._jumping or round(new_value) == self._top or not self._rows:
            return
        self._top, self._skip = min(round(new_value), len(self._rows) - 1), 0
        self._seen = []
        seen = [row for row, _ in self._layout()]
        self.at = min(max(self.at, seen[0]), seen[-1])
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Wraps again; the cursor's row stays in sight."""
        self._lines.clear()
        self.virtual_size = Size(self.view_width, len(self._rows) + max(0, event.size.height - 1))
        self.to_row(self.at)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there."""
        offset, layout = event.get_content_offset(self), self._layout()
        if offset is not None and offset.y < len(layout):
            row = layout[offset.y][0]
            right = offset.x > self.column + GUTTER // 2 and not self.stacked
            again = row == self.at
            self.to_row(row)
            self.post_message(self.Clicked(right=right, again=again))

    # -- drawing

    def _layout(self) -> list[tuple[int, int]]:
        if not self._seen and self._rows:
            height, row, skip = self.size.height, self._top, self._skip
            while row < len(self._rows) and len(self._seen) < height:
                self._seen += [(row, line) for line in range(skip, len(self._lines_of(row)))]
                row, skip = row + 1, 0
        return self._seen

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, base, layout = self.view_width, self.visual_style, self._layout()
        if y >= len(layout):
            said = self.empty_text if not self._rows and not y else ""
            return self._strip(Content.styled(f" {said}", ".empty"), base, width)
        row, line = layout[y]
        left, sign, right = self._lines_of(row)[line]
        if row == self.at:
            base += style_named(self.app, "cursor")
        mark = Content.styled(CURSOR if row == self.at else " ", ".target-mark")
        column = 0 if self.stacked else self.column
        return self._strip(mark + left.truncate(column, pad=True) + sign + right, base, width)

    def _strip(self, line: Content, base: Style, width: int) -> Strip:
        pieces = line.render(base, end="", parse_style=style_reader(self.app))
        strip = Strip(Segment(piece, style.rich_style) for piece, style in pieces)
        return strip.crop_extend(0, width, base.rich_style)

    def _lines_of(self, index: int) -> list[Line]:
        if (lines := self._lines.get(index)) is None:
            row = self._rows[index]
            parts = self._parts(row)
            lines = _stacked(row, *parts) if self.stacked else _beside(row, *parts)
            if index and self._begins_paragraph(row):
                lines.insert(0, _EMPTY)
            self._lines[index] = lines
        return lines

    def _begins_paragraph(self, row: Aligned) -> bool:
        """Whether a line break stands before a sentence of the row."""
        places = zip(self._texts, (row.left, row.right), strict=True)
        return any(span is not None and _breaks_before(text, span.start) for text, span in places)

    def _parts(self, row: Aligned) -> tuple[list[Content], list[Content]]:
        """The lines of both sentences; of those nearly the same the words lit that only one has."""
        said = [
            "" if span is None else text[span.start : span.end].replace("\n", " ").replace("\t", " ")
            for text, span in zip(self._texts, (row.left, row.right), strict=True)
        ]
        left, right = said
        lit = differing(left, right) if row.kind == "near" else ((), ())
        style = ".same" if row.kind == "same" else ""
        return _wrapped(left, self.column, lit[0], style), _wrapped(right, self.column, lit[1], style)


def _wrapped(said: str, width: int, lit: Sequence[Span], style: str) -> list[Content]:
    lines = []
    for start, end in wrap(said, 0, len(said), width):
        line = Content.styled(said[start:end], style)
        for first, last in lit:
            if first < end and last > start:
                line = line.stylize(".differs", max(first, start) - start, min(last, end) - start)
        lines.append(line)
    return lines


def sign_of(kind: Kind) -> str:
    """How a row is told without its colour: ``=``, ``≈``, ``<``, ``>``."""
    return ASCII_NEAR if kind == "near" and not says_unicode() else SIGNS[kind]


def _sign(row: Aligned) -> str:
    return sign_of(row.kind) + (MOVED if says_unicode() else ASCII_MOVED) * row.moved


def _beside(row: Aligned, left: list[Content], right: list[Content]) -> list[Line]:
    """In columns; the sign stands on each line, so that it is seen of a tall row's end, too."""
    sign = Content.styled(f" {_sign(row)}".ljust(GUTTER), f".{row.kind}-sign")
    return [(one or _BLANK, sign, other or _BLANK) for one, other in zip_longest(left, right)]


def _stacked(row: Aligned, left: list[Content], right: list[Content]) -> list[Line]:
    """One below the other; what is the same in both once."""
    style, sign = f".{row.kind}-sign", _sign(row)
    if row.kind != "near":
        return [(_BLANK, Content.styled(sign.ljust(GUTTER), style), line) for line in left or right]
    return [
        (_BLANK, Content.styled(f"{sign}{side}".ljust(GUTTER), style), line)
        for side, lines in (("<", left), (">", right))
        for line in lines
    ]


def _breaks_before(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start]
    return "\n" in before[len(before.rstrip()) :]
