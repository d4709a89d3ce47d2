"""The palette of commands, as it can be used on a terminal of any size."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """The palette. Where its list has no room, Textual's own paging ends in an error."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", "Page down", show=False, tooltip="A page down.", id="palette.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, tooltip="A page up.", id="palette.up"),
    ]

    def action_page(self, count: int) -> None:
        """A page of commands further, if there is a page."""
        commands: Any = self.query_one(CommandList)
        with suppress(KeyError):  # a list of no width has no lines
            if count > 0:
                commands.action_page_down()
            else:
                commands.action_page_up()
