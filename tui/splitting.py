"""The card that asks which part of an entity is another one: a way it is written, or what is linked to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.help import Overlay
from tui.panes.entities import spread
from tui.requests_corrections import Correct, Reject, Split
from tui.widgets.line_list import LineList
from tui.wording import number, one_line

if TYPE_CHECKING:
    from corpus.model import EntityParts

WRITTEN, LINKED = "As it is written", "As other articles name it"


def has_parts(parts: EntityParts) -> bool:
    """Whether there is anything to split off."""
    return len(parts.entity.variants) > 1 or bool(parts.keys)


class PartRows:
    """The ways of writing with their counts, then what was linked."""

    row_height = 1

    def __init__(self, parts: EntityParts) -> None:
        self.rows: list[tuple[str, str, str]] = []  # kind of part, the part, what is shown
        variants = parts.entity.variants
        if len(variants) > 1:
            self.rows += [("", WRITTEN, "")]
            self.rows += [("surface", form, number(count)) for form, count in variants.items()]
        if parts.keys:
            self.rows += [("", LINKED, "")]
            self.rows += [("part", key, name) for key, name in parts.keys.items()]

    def __len__(self) -> int:
        return len(self.rows)

    def key(self, index: int) -> str | None:
        """The place of a part; None for a heading."""
        return str(index) if self.rows[index][0] else None

    def lines(self, index: int, width: int) -> list[Content]:
        """A heading, or a part with its count or its key."""
        kind, part, shown = self.rows[index]
        if not kind:
            return [Content.styled(part, "bold")]
        if kind == "part":
            return [spread(Content(f"  {one_line(shown)}"), one_line(part), width - 1)]
        return [spread(Content(f"  {one_line(part)}"), shown, width - 1)]


class SplitCard(Overlay):
    """The card."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "R",
            "reject",
            "no name of it",
            show=False,
            tooltip="What is written so is no entity.",
            id="split.reject",
        )
    ]

    def __init__(self, parts: EntityParts, say: Callable[[Correct], object]) -> None:
        super().__init__()
        self._parts = parts
        self._say = say
        self._rows = PartRows(parts)

    def compose(self) -> ComposeResult:
        """What is asked, and the parts."""
        name = one_line(self._parts.entity.name)
        asked = Content.assemble("What of ", (f"“{name}”", "bold"), " is something else?")
        keys = "Enter  split it off    R  no name at all    Esc  leave"
        with Vertical(classes="card"):
            yield Static(asked, id="split-title", markup=False)
            yield LineList(self._rows, id="split-list")
            yield Static(Content.styled(keys, "dim"), id="split-keys", markup=False)

    @on(LineList.Highlighted)
    def _highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()

    @on(LineList.Selected)
    def _selected(self, event: LineList.Selected) -> None:
        event.stop()
        kind, part, _ = self._rows.rows[int(event.key)]
        key = self._parts.entity.entity
        self._done(Split(key, part if kind == "surface" else None, part if kind == "part" else None))

    def action_reject(self) -> None:
        """What is written so is no entity."""
        at = self.query_one(LineList).cursor_key
        kind, part, _ = self._rows.rows[int(at)] if at is not None else ("", "", "")
        if kind == "surface":
            self._done(Reject(self._parts.entity.entity, part))

    def on_click(self) -> None:
        """A click chooses; it does not put the card away."""

    def _done(self, word: Correct) -> None:
        if self.is_current:
            self._say(word)
            self.dismiss()
