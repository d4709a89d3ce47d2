"""The Textual application: themes, the palette's commands, and the one screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from tui import keys
from tui.reader import Reader
from tui.wording import one_line

if TYPE_CHECKING:
    from tui.seam import Answering

UNUSABLE = 3


class Dateline(App[int]):
    """The reader."""

    TITLE = "Dateline"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [keys.COMMANDS]

    def __init__(self, opened: Callable[[], Answering], *, query: str = "", notice: str = "") -> None:
        super().__init__()
        self._opened = opened
        self._query = query
        self._notice = notice
        self.unusable = ""

    def get_default_screen(self) -> Screen[None]:
        """The reader."""
        return Reader(self._opened, query=self._query, notice=self._notice)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Hues of our own, which a theme may set otherwise."""
        return HUES

    @on(Reader.Unusable)
    def _library_unusable(self, message: Reader.Unusable) -> None:
        self.unusable = one_line(str(message.error))
        self.exit(UNUSABLE)

    async def action_quit(self) -> None:
        """Keeps the place and quits."""
        if isinstance(reader := self.screen_stack[0], Reader):
            reader.leave()

    def action_help_quit(self) -> None:
        """Ctrl-c is not how to quit; says what is."""
        if isinstance(reader := self.screen_stack[0], Reader):
            reader.say("q  quits")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The theme; everything else is a command of the reader."""
        yield SystemCommand("Theme", "Change the colours.", self.action_change_theme)


# Entity types are told by glyph and hue; the hues are spread so that colour-blind readers keep them apart by
# lightness too.
HUES: dict[str, str] = {
    "person": "#e5b567",
    "organisation": "#7fb2e5",
    "place": "#8fc88a",
    "weapon": "#e08e79",
    "event": "#b9a3e3",
    "key": "#7fb2e5",
    "match": "#6b5a1e",
    "match-text": "#fff3c4",
}


def run(root: Path, *, query: str = "", notice: str = "") -> int:
    """Runs the reader on the library in ``root``; returns the exit code."""

    def opened() -> Answering:
        from index.library import Library

        return Library.open(root)

    app = Dateline(opened, query=query, notice=notice)
    code = app.run()
    if app.unusable:
        sys.stderr.write(app.unusable + "\n")
        return UNUSABLE
    return code or app.return_code or 0
