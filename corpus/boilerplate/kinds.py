"""What each line of a text was found to be, and why."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.model import BoilerplateKind


class Kinds(list[BoilerplateKind | None]):
    """The kind of every line, None for its own text, and the reason where the kind does not tell it."""

    def __init__(self, kinds: Iterable[BoilerplateKind | None]) -> None:
        super().__init__(kinds)
        self.why: dict[int, str] = {}

    def mark(self, line: int, kind: BoilerplateKind, why: str) -> None:
        """Sets a line's kind for a reason that its own words do not show."""
        self[line] = kind
        self.why[line] = why

    def clear_line(self, line: int) -> None:
        """The line is the article's own after all."""
        self[line] = None
        self.why.pop(line, None)
