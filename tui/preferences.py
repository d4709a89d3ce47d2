"""The settings of a running reader: heeded when it starts, and at once when one is changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from tui import terminal, wording
from tui.in_turn import InTurn
from tui.settings import DEFAULTS, Settings, Told
from tui.themes import OURS, is_ansi

if TYPE_CHECKING:
    from textual.filter import LineFilter

    from tui.remapping import KeyMap

NOTHING_SET = Told(DEFAULTS, {}, (), Path())


class Preferring(InTurn):
    """An app that heeds settings."""

    def __init__(self, told: Told = NOTHING_SET) -> None:
        self.told = told
        self.key_map: KeyMap | None = None  # None: the keys are those of the bindings themselves
        settings = told.settings
        colourless = not settings.colour if settings.colour != "auto" else "NO_COLOR" in os.environ
        with _no_color(colourless):
            # Without colours none is sent at all, where the library itself would send greys.
            super().__init__(ansi_color=colourless or is_ansi(settings.theme))
        for theme in OURS:
            self.register_theme(theme)
        if not colourless:
            self.set_reactive(App.ansi_color, None)  # from now on the theme says
        if settings.theme != self.theme:
            # before anything is drawn, so that nothing is drawn twice
            self.set_reactive(App.theme, settings.theme)
            self.set_class(self.current_theme.dark, "-dark-mode", update=False)
            self.set_class(not self.current_theme.dark, "-light-mode", update=False)
            self.stylesheet.set_variables(self.get_css_variables())
        self._in_ascii: list[LineFilter] = []
        self._speak(settings)
        self._map_keys(settings)

    def first_key(self, id: str) -> str:  # noqa: A002
        """The first key that a binding has now, as it is written for people; "" when it has none."""
        from tui.key_names import shown
        from tui.remapping import plain_key

        own = None if self.key_map is None else self.key_map.keys.get(id)
        found = plain_key(id) if own is None else next(iter(own), "")
        return shown(found) if found else ""

    @property
    def settings_faults(self) -> tuple[str, ...]:
        """What could not be heeded, the keys too."""
        keys = () if self.key_map is None else self.key_map.faults
        where = self.told.origins.get("keys", "keys")
        return (*map(str, self.told.faults), *(f"{where}: {fault.id}: {fault.said}" for fault in keys))

    def heed(self, told: Told) -> None:
        """Other settings, from now on."""
        before, self.told = self.told.settings, told
        settings = told.settings
        if settings.theme != before.theme:
            self.theme = settings.theme
        if (settings.keymap, settings.keys) != (before.keymap, before.keys):
            self._map_keys(settings)
            self.refresh_bindings()
        if (settings.ascii, settings.dates) != (before.ascii, before.dates):
            self._speak(settings)
            for screen in self.screen_stack:
                screen.refresh(layout=True)
                for widget in screen.query("*"):
                    widget.notify_style_update()
                    widget.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those of the library, and ASCII at the end."""
        return [*super().get_line_filters(), *self._in_ascii]

    def _speak(self, settings: Settings) -> None:
        terminal.speak_ascii(None if settings.ascii == "auto" else settings.ascii)
        wording.write_dates(settings.dates)
        self._in_ascii = []
        if not terminal.says_unicode():
            from tui.ascii import InASCII

            self._in_ascii = [InASCII(letters=not terminal.is_sent_unicode())]

    def _map_keys(self, settings: Settings) -> None:
        if settings.keymap == "default" and not settings.keys:
            if self.key_map is not None:
                self.key_map = None
                self.set_keymap({})
            return
        from tui.remapping import made

        self.key_map = made(settings.keymap, settings.keys)
        self.set_keymap(self.key_map.changed)


@contextmanager
def _no_color(colourless: bool) -> Iterator[None]:
    """The library reads NO_COLOR when an app is made; programs that the reader starts get it as it was."""
    before: Mapping[str, str] = {name: os.environ[name] for name in ("NO_COLOR",) if name in os.environ}
    os.environ.pop("NO_COLOR", None)
    if colourless:
        os.environ["NO_COLOR"] = "1"
    try:
        yield
    finally:
        os.environ.pop("NO_COLOR", None)
        os.environ.update(before)
