"""The last line: what has just happened, and the few keys that matter here; or the find line."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from tui import keys
from tui.key_names import shown
from tui.line_input import LineInput
from tui.wording import one_line

# Long enough to read one line, short enough not to be there when it is no longer true.
NOTICE_SECONDS = 4.0


class KeyLine(Static):
    """A notice, if there is one, and the keys that fit after it."""

    def __init__(self) -> None:
        super().__init__("", id="keys", markup=False)
        self._notice = ""
        self._pending = ""
        self._place = "hits"
        self._keys: Mapping[str, list[str]] = {}
        self._timer: Timer | None = None

    def show(self, place: str, bound: Mapping[str, list[str]]) -> None:
        """The keys of this place, as they are bound now."""
        self._place, self._keys = place, bound
        self._redraw()

    def notice(self, text: str, *, stay: bool = False) -> None:
        """Says one line, for a while; with ``stay`` until the next key."""
        self._notice = one_line(text)
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if text and not stay:
            self._timer = self.set_timer(NOTICE_SECONDS, lambda: self.notice(""))
        self._redraw()

    def said(self) -> None:
        """The reader goes on: what was said has been read."""
        if self._notice:
            self.notice("")

    def pending(self, key: str) -> None:
        """The first key of a chord waits for its second."""
        self._pending = f"{key}…" if key else ""
        self._redraw()

    def on_resize(self) -> None:
        """Other keys fit."""
        self._redraw()

    def _redraw(self) -> None:
        width = self.app.size.width
        left = Content(" ")
        if self._pending:
            left += Content.styled(self._pending, "bold") + "  "
        elif self._notice:
            left += (
                Content.styled(self._notice, "bold $accent").truncate(max(0, width - 2), ellipsis=True)
                + "   "
            )
        always = self._items(keys.ALWAYS)
        room = width - left.cell_length - sum(item.cell_length + 2 for item in always)
        shown: list[Content] = []
        for item in self._items(keys.FOOTERS.get(self._place, ())):
            if item.cell_length + 2 > room:
                break
            room -= item.cell_length + 2
            shown.append(item)
        line = left + Content("  ").join([*shown, *always])
        self.update(line.truncate(max(0, width), ellipsis=False))

    def _items(self, items: tuple[tuple[tuple[str, ...], str], ...]) -> list[Content]:
        made = []
        for ids, word in items:
            bound = [self._keys[name][0] for name in ids if name in self._keys]
            bound += [shown(name) for name in ids if name in keys.PLAIN]
            if bound:
                made.append(Content.assemble((" ".join(bound), "bold $key"), " ", (word, "dim")))
        return made


class FindLine(Horizontal):
    """Where the text to find is typed, in place of the keys."""

    class Changed(Message):
        """The text to find changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Done(Message):
        """Finding goes on in the pane (``keep``), or is over."""

        def __init__(self, *, keep: bool) -> None:
            super().__init__()
            self.keep = keep

    def compose(self) -> ComposeResult:
        """Prompt and input."""
        yield Static(Content(" / "), id="find-prompt", markup=False)
        yield LineInput(id="find", compact=True)

    @property
    def input(self) -> Input:
        """The input."""
        return self.query_one("#find", Input)

    @on(Input.Changed, "#find")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted, "#find")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(keep=bool(event.value)))
