"""A keyboard list of rows of one height, drawn line by line: the cost is that of the rows seen."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from tui.widgets.moving import Moving
from tui.widgets.rows import NoRows, Rows, row_of, selectable
from tui.widgets.styling import GUTTER, row_strip, style_named

MARK = "▸"
WAITING = Content("…")

__all__ = ["GUTTER", "LineList", "NoRows", "Rows"]


class LineList(Moving, can_focus=True):
    """A list with a cursor. ``set_rows`` gives it rows; it says which is highlighted and which was chosen."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "select", "Open", show=False, tooltip="Open the row under the cursor", id="list.select"
        ),
    ]
    DEFAULT_CSS = """
    LineList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    class RowMessage(Message):
        """Something about one row."""

        def __init__(self, control: LineList, key: str) -> None:
            super().__init__()
            self.line_list = control
            self.key = key

        @property
        def control(self) -> LineList:
            """The list, for ``@on`` selectors."""
            return self.line_list

    class Highlighted(RowMessage):
        """The cursor came to a row."""

        def can_replace(self, message: Message) -> bool:
            """Only the last row of a fast run of moves matters."""
            return type(message) is type(self) and message.control is self.control

    class Selected(RowMessage):
        """A row was chosen, with Enter or the mouse."""

    def __init__(
        self,
        rows: Rows | None = None,
        *,
        empty_text: Content | str = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._rows: Rows = NoRows()
        self._height = 1  # of each row, as it was when the rows were set
        self._cursor: int | None = None
        self._strips: LRUCache[tuple[int, int, bool, bool], list[Strip]] = LRUCache(256)
        self._empty_text = Content(empty_text) if isinstance(empty_text, str) else empty_text
        self._waiting = False
        if rows is not None:
            self.set_rows(rows)

    # -- rows and cursor

    @property
    def rows(self) -> Rows:
        """What is shown."""
        return self._rows

    @property
    def cursor(self) -> int | None:
        """Index of the row under the cursor; None when no row can be selected."""
        return self._cursor

    @property
    def cursor_key(self) -> str | None:
        """Key of the row under the cursor."""
        if self._cursor is None or self._cursor >= len(self._rows):
            return None
        return self._rows.key(self._cursor)

    @property
    def empty_text(self) -> Content:
        """What stands there when there are no rows: say what to do."""
        return self._empty_text

    @empty_text.setter
    def empty_text(self, text: Content) -> None:
        self._empty_text = text
        if not len(self._rows):
            self.refresh()

    @property
    def waiting(self) -> bool:
        """Rows are on their way: an empty list shows a dim "…" rather than saying that there is nothing."""
        return self._waiting

    @waiting.setter
    def waiting(self, waiting: bool) -> None:
        if waiting != self._waiting:
            self._waiting = waiting
            if not len(self._rows):
                self.refresh()

    def set_rows(self, rows: Rows, keep: bool = True) -> None:
        """Show other rows. With ``keep`` the cursor stays on its key and at its height on the screen."""
        old_key, old_index, old_scroll = self.cursor_key, self._cursor, self.scroll_offset.y
        old_y = None if old_index is None else old_index * self._height - old_scroll
        self._rows = rows
        self._height = max(1, rows.row_height)
        self._strips.clear()
        index = row_of(rows, old_key, old_index or 0) if keep and old_key is not None else None
        kept = index is not None
        self._cursor = index if kept else selectable(rows, 0, 1)
        self.virtual_size = Size(self.view_width, len(rows) * self._height)
        if kept and index is not None and old_y is not None:
            self.jump(index * self._height - old_y)
            self._show_cursor()
        else:
            self.jump(0)
        self.refresh()
        if (key := self.cursor_key) is not None and key != old_key and self.is_running:
            self.post_message(self.Highlighted(self, key))

    def redraw_rows(self) -> None:
        """Ask the rows for their lines again: something in them changed, but neither order nor number."""
        self._strips.clear()
        self.refresh()

    def move(self, count: int) -> None:
        """Move the cursor ``count`` rows down (up when negative), headings not counted."""
        index = self._cursor
        if index is None:
            return
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            following = selectable(self._rows, index + step, step)
            if following is None:
                break
            index = following
        if index == self._cursor and step < 0:
            self.jump(0)  # a heading above the first row
        self._set_cursor(index)

    def to_key(self, key: str) -> bool:
        """Put the cursor on the row of that key; False when there is none."""
        index = row_of(self._rows, key, self._cursor or 0)
        if index is None:
            return False
        self._set_cursor(index)
        return True

    def _set_cursor(self, index: int) -> None:
        if index == self._cursor:
            self._show_cursor()
            return
        height = self._height
        if self._cursor is not None:
            self.refresh_lines(self._cursor * height, height)
        self._cursor = index
        self.refresh_lines(index * height, height)
        self._show_cursor()
        if (key := self._rows.key(index)) is not None:
            self.post_message(self.Highlighted(self, key))

    def _show_cursor(self) -> None:
        if self._cursor is None or not self.size:
            return
        height = self._height
        top = self._cursor
        # Headings right above the first rows they head come into view with them.
        while top > 0 and self._cursor - top < 2 and self._rows.key(top - 1) is None:
            top -= 1
        first = top * height
        bottom = (self._cursor + 1) * height
        page = self.size.height
        if bottom - first > page:
            first = self._cursor * height
        y = self.scroll_offset.y
        if first < y or bottom - first > page:
            self.jump(first)
        elif bottom > y + page:
            self.jump(bottom - page)

    def move_lines(self, lines: int) -> None:
        """Move the cursor by as many rows as fit that many lines, one at least."""
        if self._cursor is None:
            return
        step = 1 if lines > 0 else -1
        count = max(1, abs(lines) // self._height)
        target = min(max(self._cursor + step * count, 0), len(self._rows) - 1)
        index = selectable(self._rows, target, step)
        if index is None:
            index = selectable(self._rows, target, -step)
        if index is not None:
            self._set_cursor(index)

    def to_top(self) -> None:
        """Put the cursor on the first row."""
        self.move_lines(-len(self._rows) * self._height)
        self.jump(0)

    def to_bottom(self) -> None:
        """Put the cursor on the last row."""
        self.move_lines(len(self._rows) * self._height)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.view_width
        index, line = divmod(self.scroll_offset.y + y, self._height)
        if index < len(self._rows):
            return self._row_strips(index, width)[line]
        base = self.visual_style
        if not len(self._rows):
            text = WAITING if self._waiting else self._empty_text
            lines = text.wrap(max(1, width - GUTTER)) if text else []
            if y < len(lines):
                style = base + style_named(self.app, "empty")
                return row_strip(self, lines[y], "", style, width)
        return Strip.blank(width, base.rich_style)

    def _row_strips(self, index: int, width: int) -> list[Strip]:
        rows = self._rows
        at_cursor = index == self._cursor
        cache_key = (index, width, at_cursor, at_cursor and self.has_focus)
        if (strips := self._strips.get(cache_key)) is not None:
            return strips
        style, mark = self.visual_style, ""
        if at_cursor:
            name = "cursor-focused" if self.has_focus else "cursor"
            style, mark = style + style_named(self.app, name), MARK
            if self.app.no_color and self.has_focus:
                style += Style(reverse=True)  # the mark alone is for a list that is not focused
        elif rows.key(index) is None:
            style += style_named(self.app, "group")
        lines = rows.lines(index, max(1, width - GUTTER))[: self._height]
        strips = [row_strip(self, text, mark if not n else "", style, width) for n, text in enumerate(lines)]
        strips += [row_strip(self, Content(""), "", style, width)] * (self._height - len(strips))
        self._strips[cache_key] = strips
        return strips

    def notify_style_update(self) -> None:
        """Colours changed: nothing drawn before is right."""
        super().notify_style_update()
        self._strips.clear()

    # -- keys and mouse

    def on_mount(self) -> None:
        """Rows given before there was an app are told of now."""
        if (key := self.cursor_key) is not None:
            self.post_message(self.Highlighted(self, key))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight at any size."""
        self.virtual_size = Size(self.view_width, len(self._rows) * self._height)
        self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the row."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = (self.scroll_offset.y + offset.y) // self._height
        if index < len(self._rows) and self._rows.key(index) is not None:
            self._set_cursor(index)
            self.action_select()

    def action_select(self) -> None:
        """Choose the row under the cursor."""
        if (key := self.cursor_key) is not None:
            self.post_message(self.Selected(self, key))
