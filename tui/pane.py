"""What the four panes have in common: a number, a title that says what is shown, one widget for the focus."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.layout import PaneName


class Pane(Vertical):
    """A pane. Subclasses set ``PANE``, ``NUMBER``, ``LABEL`` and ``HELP``, and answer ``target``."""

    PANE: ClassVar[PaneName]
    NUMBER: ClassVar[int]
    LABEL: ClassVar[str]
    HELP: ClassVar[str]
    can_focus = False

    class Retitled(Message):
        """The title of a pane changed; the tab line shows its count."""

        def __init__(self, pane: PaneName, count: str) -> None:
            super().__init__()
            self.pane = pane
            self.count = count

    @property
    def target(self) -> Widget:
        """The widget that has the focus when the pane has."""
        raise NotImplementedError

    def find(self, text: str) -> None:
        """Show what the text finds in this pane; "" is no longer finding."""

    def set_title(self, count: str = "", detail: str = "", *, short: str | None = None) -> None:
        """What the pane shows, of how many, in which scope; ``short`` is the count on the tab line."""
        parts = [Content.styled(f"{self.NUMBER} {self.LABEL}", "bold")]
        if count:
            parts.append(Content(count))
        if detail:
            parts.append(Content(f"· {detail}"))
        self.border_title = Content(" ").join([*parts, Content("")])
        self.post_message(self.Retitled(self.PANE, count if short is None else short))
