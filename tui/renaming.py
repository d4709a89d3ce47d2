"""The prompt for an entity's other name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.line_input import LineInput
from tui.requests_corrections import Correct, Rename
from tui.wording import one_line

if TYPE_CHECKING:
    from corpus.model import Entity


class RenamePrompt(ModalScreen[None]):
    """One line over the reader; Enter keeps it, Esc leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "dismiss", "leave", show=False, tooltip="Leave the name as it is.", id="rename.leave"
        )
    ]

    def __init__(self, entity: Entity, say: Callable[[Correct], object]) -> None:
        super().__init__()
        self._entity = entity
        self._say = say

    def compose(self) -> ComposeResult:
        """What is asked, and the line."""
        name = one_line(self._entity.name)
        with Vertical(classes="card -line"):
            yield Static(Content.assemble("Another name for ", (f"“{name}”", "bold")), markup=False)
            yield LineInput(value=self._entity.name, compact=True, id="new-name")
            yield Static(Content.styled("Enter  rename    Esc  leave", "dim"), markup=False)

    def on_mount(self) -> None:
        """The name as it is can be typed over, unless the line has been left already."""
        for line in self.query(LineInput):
            line.focus()
            line.select_all()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if (name := " ".join(event.value.split())) and name != self._entity.name:
            self._say(Rename(self._entity.entity, name))
        self.dismiss()
