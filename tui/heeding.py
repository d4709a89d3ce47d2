"""What the reader's screen does with the settings: how it reads, when an article counts as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.in_force import in_force, key_of
from tui.requests import MarkRead, Request
from tui.stage import Stage

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.settings import Settings


class Heeding(Stage):
    """A screen that heeds settings."""

    def __init__(self) -> None:
        super().__init__()
        self._reading: Timer | None = None

    def ask(self, request: Request) -> None:
        """Puts a request to the engine."""
        raise NotImplementedError

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return in_force(self.app)

    def key(self, id: str) -> str:  # noqa: A002
        """The key that a binding has now, as it is written."""
        return key_of(self.app, id)

    def heed(self, settings: Settings) -> None:
        """Other settings, from now on."""
        self.article.heed(settings)
        self.hits.heed(settings)
        self.show_keys()

    def read_if_reading(self) -> None:
        """An article that is shown while the reader is in its pane counts as read, after a while perhaps."""
        self.read_no_longer()
        article, after = self.looking.article, self.settings.read_after
        if article is None or after == "never" or not self._is_reading(article.id):
            return
        if not after:
            self.ask(MarkRead(article.id, True))
        else:
            id = article.id  # noqa: A001
            self._reading = self.set_timer(after, lambda: self._has_read(id))

    def read_no_longer(self) -> None:
        """What is in front of the reader does not come to count as read: they go on, or have said so."""
        if self._reading is not None:
            self._reading.stop()
            self._reading = None

    def _has_read(self, id: str) -> None:  # noqa: A002
        if self.is_current and self.app.app_focus and self._is_reading(id):
            self.ask(MarkRead(id, True))

    def _is_reading(self, id: str) -> bool:  # noqa: A002
        article = self.looking.article
        shown = article is not None and article.id == id
        return shown and self.looking.pane == "article" and self.hits.is_unread(id)

    def action_settings(self) -> None:
        """Every setting, to look at and to change."""
        from tui.settings_card import SettingsCard

        self.app.push_screen(SettingsCard())

    def action_themes(self) -> None:
        """The themes, each shown as it is chosen."""
        from tui.theme_card import ThemeCard

        self.app.push_screen(ThemeCard())
