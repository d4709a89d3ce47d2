"""Back and forward, as in a browser: the places a reader jumped from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.layout import PaneName

# Enough for a day's reading; older places fall off.
DEPTH = 200


class Spot(NamedTuple):
    """A place to come back to: what was searched, what was read, and where in it."""

    query: str
    article: str | None
    top: int = 0
    pane: PaneName | None = None
    row: str | None = None  # the event under the timeline's cursor, if that is where the reader was


class History:
    """Two stacks of spots around the present one."""

    def __init__(self) -> None:
        self.back: list[Spot] = []
        self.forward: list[Spot] = []

    def leave(self, spot: Spot) -> None:
        """The reader jumps away from here; what was ahead is forgotten."""
        if not self.back or self.back[-1] != spot:
            self.back.append(spot)
            del self.back[:-DEPTH]
        self.forward.clear()

    def go_back(self, here: Spot) -> Spot | None:
        """The spot before this one, if any."""
        return self._step(self.back, self.forward, here)

    def go_forward(self, here: Spot) -> Spot | None:
        """The spot that ``go_back`` came from, if any."""
        return self._step(self.forward, self.back, here)

    @staticmethod
    def _step(source: list[Spot], target: list[Spot], here: Spot) -> Spot | None:
        if not source:
            return None
        target.append(here)
        return source.pop()
