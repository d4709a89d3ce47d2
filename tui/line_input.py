"""One line to type in: what is pasted or restored is made safe to show before it is in the line."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from tui.terminal import visible


class LineInput(Input):
    """An input whose value holds no control character, whoever sets it."""

    # As wide as the style sheet says, whatever is typed: the screen need not be laid out anew for a letter.
    virtual_size = Reactive(Size(0, 0))

    def validate_value(self, value: str) -> str:
        """The value as it may be shown, sign for sign."""
        return visible(value).replace("\n", " ").replace("\t", " ")
