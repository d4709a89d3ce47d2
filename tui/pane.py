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

    _said = ("", "")
    _beside = ""

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

    def set_beside(self, beside: str) -> None:
        """Names the pane that is behind this one, when two share a place."""
        if beside != self._beside:
            self._beside = beside
            self._compose_title()

    def set_title(self, count: str = "", detail: str = "", *, short: str | None = None) -> None:
        """What the pane shows, of how many, in which scope; ``short`` is the count on the tab line."""
        self._said = (count, detail)
        self._compose_title()
        self.post_message(self.Retitled(self.PANE, count if short is None else short))

    def _compose_title(self) -> None:
        count, detail = self._said
        parts = [Content.styled(f"{self.NUMBER} {self.LABEL}", "bold")]
        if count:
            parts.append(Content(count))
        if detail:
            parts.append(Content(f"· {detail}"))
        if self._beside:
            parts.append(Content.styled(f"  │  {self._beside}", "dim"))
        self.border_title = Content(" ").join([*parts, Content("")])
