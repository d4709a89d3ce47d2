"""The Textual application: themes, the palette's commands, and the one screen."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from tui import keys
from tui.garbage import LOOK_SECONDS, Garbage, left_to_pauses
from tui.hues import hues
from tui.in_force import key_of
from tui.preferences import NOTHING_SET, Preferring
from tui.reader import Reader
from tui.settings import Told, told_shortly
from tui.wording import one_line

if TYPE_CHECKING:
    from corpus.model import Refused
    from tui.seam import Answering

UNUSABLE = 3
STOPPING = (signal.SIGTERM, signal.SIGHUP)


class Dateline(Preferring):
    """The reader."""

    TITLE = "Dateline"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [keys.COMMANDS, keys.REDRAW, keys.SUSPEND]

    def __init__(
        self,
        opened: Callable[[], Answering],
        *,
        query: str = "",
        notice: str = "",
        refused: tuple[Refused, ...] = (),
        told: Told = NOTHING_SET,
    ) -> None:
        super().__init__(told)
        self._opened = opened
        self._query = query
        faults = told_shortly(self.settings_faults)
        self._notice = " · ".join(part for part in (notice, faults) if part)
        self._refused = refused
        self.unusable = ""
        self.garbage = Garbage()

    def get_default_screen(self) -> Screen[None]:
        """The reader."""
        return Reader(self._opened, query=self._query, notice=self._notice, refused=self._refused)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Hues of our own, which a theme may set otherwise."""
        return hues(self.current_theme)

    def on_mount(self) -> None:
        """A signal to stop ends the reader as q does, so that the terminal is itself again."""
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
        self.set_interval(LOOK_SECONDS, self.garbage.look)
        loop = asyncio.get_running_loop()
        for number in STOPPING:
            with suppress(NotImplementedError, RuntimeError, ValueError):  # no signals on this thread
                loop.add_signal_handler(number, self._stop, number)

    def taken(self, event: events.Event) -> None:
        """What was said last is about the key before."""
        self.garbage.key_pressed()
        if isinstance(reader := self.screen_stack[0], Reader):
            reader.key_line.said()

    def _stop(self, number: signal.Signals) -> None:
        if isinstance(reader := self.screen_stack[0], Reader):
            reader.leave(128 + number)

    @on(Reader.Unusable)
    def _library_unusable(self, message: Reader.Unusable) -> None:
        self.unusable = one_line(str(message.error))
        self.exit(UNUSABLE)

    def action_command_palette(self) -> None:
        """Opens the palette."""
        from textual.command import CommandPalette

        from tui.palette import Palette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(id="--command-palette"))

    def action_redraw(self) -> None:
        """Paints everything: the terminal may have lost what was on it, as after a stop."""
        self.refresh(layout=True)

    async def action_quit(self) -> None:
        """Keeps the place and quits."""
        if isinstance(reader := self.screen_stack[0], Reader):
            reader.leave()

    def action_help_quit(self) -> None:
        """Ctrl-c is not how to quit; says what is."""
        if isinstance(reader := self.screen_stack[0], Reader):
            reader.say(f"{key_of(self, 'quit')}  quits")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Settings and theme; everything else is a command of the reader."""
        reader = self.screen_stack[0]
        if isinstance(reader, Reader):
            yield SystemCommand(
                "Settings", "Every setting, to look at and to change.", reader.action_settings
            )
            yield SystemCommand("Theme", "The colours, each shown as you choose.", reader.action_themes)


def run(
    root: Path,
    *,
    query: str = "",
    notice: str = "",
    refused: tuple[Refused, ...] = (),
    told: Told = NOTHING_SET,
) -> int:
    """Runs the reader on the library in ``root``; returns the exit code.

    ``refused`` is what an adding just before could not take, ``told`` the settings.
    """

    def opened() -> Answering:
        from index.library import Library

        return Library.open(root)

    app = Dateline(opened, query=query, notice=notice, refused=refused, told=told)
    left_to_pauses()
    code = app.run(mouse=told.settings.mouse)
    if app.unusable:
        sys.stderr.write(app.unusable + "\n")
        return UNUSABLE
    return code or app.return_code or 0
