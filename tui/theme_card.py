"""The card of themes: the one under the cursor is shown, Enter keeps it, Esc brings the old one back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.changing import change
from tui.help import Overlay
from tui.themes import OURS, names
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tui.preferences import Preferring
    from tui.reader import Reader

KIND_CELLS = 24


class ThemeRows:
    """One row a theme: its name, and whether it is light or dark."""

    row_height = 1

    def __init__(self, app: Preferring) -> None:
        self._app = app
        self._names = names()

    def __len__(self) -> int:
        return len(self._names)

    def key(self, index: int) -> str | None:
        """The theme's name."""
        return self._names[index]

    def lines(self, index: int, width: int) -> list[Content]:
        """Its name and what kind it is."""
        theme = self._app.available_themes[self._names[index]]
        kind = "the terminal's own colours" if theme.ansi else ("dark" if theme.dark else "light")
        ours = " · Dateline's" if index < len(OURS) else ""
        return [Content.assemble(theme.name.ljust(KIND_CELLS), (kind + ours, "dim"))]


class ThemeCard(Overlay):
    """The card."""

    def compose(self) -> ComposeResult:
        """The list, and samples of what is written in hues."""
        with Vertical(classes="card -side"):
            yield Static(Content.styled("Theme", "bold"), id="themes-title", markup=False)
            yield LineList(ThemeRows(self._app), id="themes-list")
            yield Static(
                Content.styled("Enter  keep    Esc  as it was", "dim"), id="themes-keys", markup=False
            )

    @property
    def _app(self) -> Preferring:
        return cast("Preferring", self.app)

    def on_mount(self) -> None:
        """On the theme there is."""
        rows = self.query_one(LineList)
        with rows.prevent(LineList.Highlighted):
            rows.to_key(self.app.theme)
        rows.focus()

    @on(LineList.Highlighted)
    def _highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()
        if event.key in self.app.available_themes:
            self.app.theme = event.key

    @on(LineList.Selected)
    def _selected(self, event: LineList.Selected) -> None:
        event.stop()
        reader = cast("Reader", self.app.screen_stack[0])
        self.app.theme = self._app.told.settings.theme  # heeding changes it
        reader.say(change(self._app, reader, "theme", event.key), stay=True)
        self.dismiss()

    async def action_dismiss(self, result: None = None) -> None:
        """Leaves the theme as it was."""
        self.app.theme = self._app.told.settings.theme
        self.dismiss()

    def on_click(self) -> None:
        """A click chooses; it does not put the card away."""
