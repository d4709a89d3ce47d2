"""What the reader did last, to be taken back: a stack of words and of what takes each back."""

from __future__ import annotations

from collections.abc import Callable

# More than a reader remembers having done; older ones fall off.
DEPTH = 100


class Undo:
    """The stack."""

    def __init__(self) -> None:
        self._done: list[tuple[str, Callable[[], object]]] = []

    def push(self, description: str, undo: Callable[[], object]) -> None:
        """Something was done; ``undo`` takes it back, on the screen's thread and without waiting."""
        self._done.append((description, undo))
        del self._done[:-DEPTH]

    def undo(self) -> str | None:
        """Takes back what was done last and says what that was; None when there is nothing."""
        if not self._done:
            return None
        description, undo = self._done.pop()
        undo()
        return description
