"""The keys that move through a list or a text: the same ids everywhere, so one key map serves all."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.theme import Theme

MOVING: list[Binding] = [
    Binding("j,down", "line_down", "Down", show=False, tooltip="One line or row down", id="move.down"),
    Binding("k,up", "line_up", "Up", show=False, tooltip="One line or row up", id="move.up"),
    Binding(
        "ctrl+d",
        "half_page_down",
        "Half page down",
        show=False,
        tooltip="Half a page down",
        id="move.half_down",
    ),
    Binding(
        "ctrl+u", "half_page_up", "Half page up", show=False, tooltip="Half a page up", id="move.half_up"
    ),
    Binding(
        "space,pagedown",
        "whole_page_down",
        "Page down",
        show=False,
        tooltip="A page down",
        id="move.page_down",
    ),
    Binding("b,pageup", "whole_page_up", "Page up", show=False, tooltip="A page up", id="move.page_up"),
    Binding("g,home", "to_top", "Top", show=False, tooltip="To the beginning", id="move.top"),
    Binding("G,end", "to_bottom", "Bottom", show=False, tooltip="To the end", id="move.bottom"),
]


class Moving(ScrollView, inherit_bindings=False):
    """Something drawn line by line that is moved through with the usual keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVING]

    # Textual lays out the whole screen when this changes, and paints all of it.
    virtual_size = Reactive(Size(0, 0))

    def watch_virtual_size(self, _old: Size, new: Size) -> None:
        """Another number of lines: only where the scroll bar comes or goes is the screen laid out anew."""
        needed = new.height > self.container_size.height
        if not self.container_size or needed != self.show_vertical_scrollbar:
            self.refresh(layout=True)
        elif needed:
            self.vertical_scrollbar.window_virtual_size = new.height

    def on_mount(self) -> None:
        """Styles by name are not seen by the style sheet, so another theme is listened for."""
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)

    def _theme_changed(self, theme: Theme) -> None:
        self.notify_style_update()
        self.refresh()

    @property
    def view_width(self) -> int:
        """Cells of a line that can be seen: ``size`` counts those behind the scroll bar, too."""
        return max(0, self.size.width - self.scrollbar_gutter.width)

    @abstractmethod
    def move_lines(self, lines: int) -> None:
        """Move that many lines down the screen, up when negative."""

    @abstractmethod
    def to_top(self) -> None:
        """Move to the beginning."""

    @abstractmethod
    def to_bottom(self) -> None:
        """Move to the end."""

    def action_line_down(self) -> None:
        """One line or row down."""
        self.move_lines(1)

    def action_line_up(self) -> None:
        """One line or row up."""
        self.move_lines(-1)

    def action_half_page_down(self) -> None:
        """Half a page down."""
        self.move_lines(max(1, self.size.height // 2))

    def action_half_page_up(self) -> None:
        """Half a page up."""
        self.move_lines(-max(1, self.size.height // 2))

    def action_whole_page_down(self) -> None:
        """A page down, with a line of the page before."""
        self.move_lines(max(1, self.size.height - 1))

    def action_whole_page_up(self) -> None:
        """A page up, with a line of the page before."""
        self.move_lines(-max(1, self.size.height - 1))

    def action_to_top(self) -> None:
        """To the beginning."""
        self.to_top()

    def action_to_bottom(self) -> None:
        """To the end."""
        self.to_bottom()

    def jump(self, y: int) -> None:
        """Scroll there at once."""
        if self.is_running:
            self.scroll_to(y=y, animate=False, force=True)
