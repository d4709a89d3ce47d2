"""What ``u`` takes back: the last things the reader has done, each with how to undo it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Undoable(NamedTuple):
    """Something that was done: in words, and what undoes it."""

    words: str
    undo: Callable[[], object]
    correction: bool = False


class Undoing:
    """The things done, the last one on top."""

    def __init__(self) -> None:
        self._done: list[Undoable] = []

    def add(self, done: Undoable) -> None:
        """Something has just been done."""
        self._done.append(done)

    def last(self, *, correction: bool = False) -> Undoable | None:
        """Takes out the last thing done; ``correction``: the last correction, where there is one."""
        at = len(self._done) - 1
        if correction:
            at = next((n for n in range(at, -1, -1) if self._done[n].correction), at)
        return self._done.pop(at) if self._done else None
