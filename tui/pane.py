"""What the four panes have in common: a number, a title that says what is shown, one widget for the focus."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.layout import PaneName
from tui.widgets.line_list import LineList
from tui.wording import number, one_line


class Pane(Vertical):
    """A pane. Subclasses set ``PANE``, ``NUMBER``, ``LABEL`` and ``HELP``, and answer ``target``."""

    PANE: ClassVar[PaneName]
    NUMBER: ClassVar[int]
    LABEL: ClassVar[str]
    HELP: ClassVar[str]
    can_focus = False

    _said: tuple[str, str] | None = None
    _beside = ""

    class Retitled(Message):
        """The title of a pane changed; the tab line shows its count, and the detail where it has room."""

        def __init__(self, pane: PaneName, count: str, detail: str) -> None:
            super().__init__()
            self.pane = pane
            self.count = count
            self.detail = detail

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

    def set_title(
        self, count: str = "", detail: str = "", *, short: str | None = None, aside: str = ""
    ) -> None:
        """What the pane shows, of how many, in which scope.

        ``short`` is the count on the tab line, ``aside`` what it says after that where it has room.
        """
        if self._said != (count, detail):  # a title that is set has the whole pane painted
            self._said = (count, detail)
            self._compose_title()
        self.post_message(self.Retitled(self.PANE, count if short is None else short, aside))

    def _compose_title(self) -> None:
        count, detail = self._said or ("", "")
        parts = [Content.styled(f"{self.NUMBER} {self.LABEL}", "bold")]
        if count:
            parts.append(Content(count))
        if detail:
            parts.append(Content(f"· {detail}"))
        if self._beside:
            parts.append(Content.styled(f"  │  {self._beside}", "dim"))
        self.border_title = Content(" ").join([*parts, Content("")])


class ListPane(Pane):
    """A pane of rows over a scope, some of which a find may leave out."""

    _finding = ""

    @property
    def finding(self) -> bool:
        """Whether a find leaves rows out."""
        return bool(self._finding)

    def title_rows(self, shown: int, count: int, scope: str, *, narrowed: bool = False) -> None:
        """Says how many rows there are, how many of them hold what is looked for, and over what.

        ``narrowed``: rows are left out by more than a find.
        """
        if self._finding:
            found = f"{number(shown)}/{number(count)} “{one_line(self._finding)}”"
            self.set_title(found, scope)
        else:
            said = f"{number(shown)}/{number(count)}" if narrowed else number(count)
            self.set_title(said, scope, aside=scope)


def rows_above(rows: LineList) -> None:
    """Scrolls a list of something else, so that the cursor's row has a third of the page above it."""
    page = rows.size.height or rows.app.size.height
    if rows.cursor is not None and rows.cursor - rows.scroll_offset.y < page // 3:
        rows.jump(max(0, rows.cursor - page // 3))
