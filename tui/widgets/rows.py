"""What a list shows, without saying how: a provider of rows of one height."""

from __future__ import annotations

from collections.abc import Mapping
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


def row_of(rows: Rows, key: str, guess: int) -> int | None:
    """The row of that key, looked for at ``guess`` first; rows that know the ``places`` of keys are asked."""
    if guess < len(rows) and rows.key(guess) == key:
        return guess
    places: Mapping[str, int] | None = getattr(rows, "places", None)
    if places is not None:
        return places.get(key)
    return next((index for index in range(len(rows)) if rows.key(index) == key), None)


def selectable(rows: Rows, start: int, step: int) -> int | None:
    """The first row from ``start`` on that is no heading, downwards or (with a step of -1) upwards."""
    indexes = range(start, len(rows) if step > 0 else -1, step)
    return next((index for index in indexes if rows.key(index) is not None), None)
