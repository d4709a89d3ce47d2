"""The card of what could not be taken in: each file with the reason, the last adding's first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.help import Overlay
from tui.requests import TellRefused
from tui.widgets.line_list import LineList
from tui.wording import cut_in_middle, number, one_line

if TYPE_CHECKING:
    from corpus.model import Refused

EMPTY = "Nothing was refused: all that was added is in the library."


class RefusedRows:
    """A file on one line, its long path cut in the middle; the reason on the next, or the next two."""

    row_height = 3

    def __init__(self, refused: Sequence[Refused]) -> None:
        self._refused = refused

    def __len__(self) -> int:
        return len(self._refused)

    def key(self, index: int) -> str | None:
        """Its place: one file may be refused for several reasons."""
        return str(index)

    def lines(self, index: int, width: int) -> list[Content]:
        """Which file, which line of it, and why."""
        refused = self._refused[index]
        line = "" if refused.line is None else f":{refused.line:,}"
        path = cut_in_middle(one_line(refused.path), width - len(line))
        reason = Content.styled(one_line(refused.reason), "dim").wrap(width)
        if len(reason) > 2:
            reason[1] = Content.assemble(reason[1].truncate(max(0, width - 2)), (" …", "dim"))
        return [Content.styled(path + line, "bold"), *reason[:2]]


class RefusedFiles(Overlay):
    """The card; what the library remembers joins what the last adding has told."""

    AUTO_FOCUS = "LineList"

    class Told(Message):
        """The library has answered."""

        def __init__(self, refused: tuple[Refused, ...]) -> None:
            super().__init__()
            self.refused = refused

    def __init__(self, now: Sequence[Refused]) -> None:
        super().__init__()
        self._now = tuple(now)

    def compose(self) -> ComposeResult:
        """How many there are, and the list."""
        with Vertical(classes="card"):
            yield Static("", id="refused-title", markup=False)
            yield LineList(id="refused-list")
            yield Static(Content.styled("Esc closes", "dim"), id="refused-close", markup=False)

    def on_mount(self) -> None:
        """Shows what is known, and asks for the rest; unless the card has been put away already."""
        from tui.reader import Reader

        for rows in self.query(LineList):
            rows.waiting = True
        self._show(self._now)
        reader = self.app.screen_stack[0]
        if isinstance(reader, Reader):
            reader.ask(TellRefused(lambda refused: self.post_message(self.Told(refused))))

    @on(Told)
    def _told(self, event: Told) -> None:
        for rows in self.query(LineList):
            rows.waiting = False
            rows.empty_text = Content(EMPTY)
        self._show(tuple(dict.fromkeys((*self._now, *event.refused))))

    def _show(self, refused: tuple[Refused, ...]) -> None:
        for rows in self.query(LineList):
            rows.set_rows(RefusedRows(refused))
        said = f"{number(len(refused))} refused · all else that was added is in the library"
        for title in self.query("#refused-title").results(Static):
            title.update(Content.styled(said if refused else "Refused", "bold"))

    @on(LineList.Selected)
    def _chosen(self, event: LineList.Selected) -> None:
        event.stop()
        if self.is_current:  # a click has put the card away already
            self.dismiss()
