"""One line that asks the reader for something, in place of the keys; Tab completes from what is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.line_input import LineInput
from tui.wording import one_line

# What is told beside the line has this part of it at most.
HINT_PART = 2

Then = Callable[[str], str | None]
"""Takes what was typed; answers what is wrong with it, or None."""


class PromptInput(LineInput):
    """The input of a prompt."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "leave", show=False, tooltip="Leave it as it was.", id="prompt.leave"),
        Binding("tab", "complete(1)", "complete", show=False, tooltip="The next choice.", id="prompt.next"),
        Binding(
            "shift+tab", "complete(-1)", "before", show=False, tooltip="The choice before.", id="prompt.back"
        ),
    ]

    class Cancelled(Message):
        """The reader has thought better of it."""

    class Completing(Message):
        """The next of what begins as was typed is wanted."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def action_cancel(self) -> None:
        """Leaves the line."""
        self.post_message(self.Cancelled())

    def action_complete(self, count: int) -> None:
        """Completes."""
        self.post_message(self.Completing(count))


class PromptLine(Horizontal):
    """The prompt: what is asked, the line, and beside it the choices or what is wrong."""

    class Done(Message):
        """The prompt is over."""

    def __init__(self) -> None:
        super().__init__(id="prompt-line")
        self._then: Then | None = None
        self._choices: Sequence[str] = ()
        self._typed = ""  # what completing began from
        self._hint = ""

    def compose(self) -> ComposeResult:
        """Question, input, hint."""
        yield Static("", id="prompt-label", markup=False)
        yield PromptInput(id="prompt-input", compact=True, select_on_focus=False)
        yield Static("", id="prompt-hint", markup=False)

    @property
    def input(self) -> Input:
        """The input."""
        return self.query_one(PromptInput)

    def begin(self, label: str, then: Then, value: str, choices: Sequence[str], hint: str) -> None:
        """Asks for something."""
        self._then, self._choices, self._hint, self._typed = then, choices, hint, value
        self.query_one("#prompt-label", Static).update(Content(f" {label} ▸ "))
        line = self.input
        with line.prevent(Input.Changed):
            line.value = value
        line.cursor_position = len(line.value)
        self._tell()

    def choose_from(self, choices: Sequence[str]) -> None:
        """What there is to choose from has come."""
        self._choices = choices
        self._tell()

    def _beginning_so(self) -> list[str]:
        folded = self._typed.casefold()
        return [choice for choice in self._choices if choice.casefold().startswith(folded)]

    def _tell(self, wrong: str = "") -> None:
        told = wrong or "  ".join(one_line(choice) for choice in self._beginning_so()) or self._hint
        room = max(0, self.app.size.width // HINT_PART)
        hint = Content.styled(told, "bold $text-warning" if wrong else "dim").truncate(room, ellipsis=True)
        self.query_one("#prompt-hint", Static).update(hint)

    @on(Input.Changed, "#prompt-input")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._typed = event.value
        self._tell()

    @on(PromptInput.Completing)
    def _complete(self, event: PromptInput.Completing) -> None:
        event.stop()
        found, line = self._beginning_so(), self.input
        if not found:
            return
        shown = [one_line(choice) for choice in found]
        at = shown.index(line.value) if line.value in shown else (-1 if event.count > 0 else 0)
        with line.prevent(Input.Changed):
            line.value = shown[(at + event.count) % len(shown)]
        line.cursor_position = len(line.value)

    @on(Input.Submitted, "#prompt-input")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._then is not None and (wrong := self._then(event.value)):
            self._tell(wrong)
        else:
            self.post_message(self.Done())

    @on(PromptInput.Cancelled)
    def _cancelled(self, event: PromptInput.Cancelled) -> None:
        event.stop()
        self.post_message(self.Done())
