"""What a list shows, without saying how: a provider of rows of one height."""

from __future__ import annotations

from typing import Protocol

from textual.content import Content


class Rows(Protocol):
    """What a list shows. ``lines`` is asked for the rows on the screen only; its text must be ``visible``."""

    @property
    def row_height(self) -> int:
        """Lines of each row."""

    def __len__(self) -> int: ...

    def key(self, index: int) -> str | None:
        """What names the row; None: a heading, which the cursor passes over."""

    def lines(self, index: int, width: int) -> list[Content]:
        """At most ``row_height`` lines, which are cut at ``width`` cells."""


class NoRows:
    """Nothing to show."""

    row_height = 1

    def __len__(self) -> int:
        return 0

    def key(self, index: int) -> str | None:
        """There is no row."""
        raise IndexError(index)

    def lines(self, index: int, width: int) -> list[Content]:
        """There is no row."""
        raise IndexError(index)
