"""What the reader did last, to be taken back: a stack of words and of what takes each back."""

from __future__ import annotations

from collections.abc import Callable

# More than a reader remembers having done; older ones fall off.
DEPTH = 100


class Undo:
    """The stack."""

    def __init__(self) -> None:
        self._done: list[tuple[str, Callable[[], object], bool]] = []

    def push(self, description: str, undo: Callable[[], object], *, correction: bool = False) -> None:
        """Something was done; ``undo`` takes it back, on the screen's thread and without waiting."""
        self._done.append((description, undo, correction))
        del self._done[:-DEPTH]

    def undo(self, *, correction: bool = False) -> str | None:
        """Takes back what was done last, or the last correction, and says what; None: there is nothing."""
        if not self._done:
            return None
        at = len(self._done) - 1
        if correction:
            at = next((n for n in range(at, -1, -1) if self._done[n][2]), at)
        description, undo, _ = self._done.pop(at)
        undo()
        return description
