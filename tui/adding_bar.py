"""The progress bar of an adding: how far, how fast, how long yet, how many refused."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from index.results import AddProgress

# Drawn so often at most; told of every article it would cost as much as a small one.
_SECONDS = 0.1


class Bar:
    """Takes news from the adding and shows them now and then."""

    def __init__(self, progress: Progress, total: int | None) -> None:
        self._progress = progress
        self._total = total
        self._task = progress.add_task("adding", total=total or None, articles=0, refused=0, rate=0.0)
        self._started = self._drawn = time.monotonic()
        self._bytes = self._articles = self._refused = 0

    def articles(self, progress: AddProgress) -> None:
        """So many articles are done."""
        self._articles, self._refused = progress.done, progress.refused
        self._draw()

    def bytes(self, more: int) -> None:
        """So many more bytes are read."""
        self._bytes += more
        self._draw()

    def _draw(self) -> None:
        now = time.monotonic()
        if now - self._drawn < _SECONDS:
            return
        self._drawn = now
        self._progress.update(
            self._task,
            completed=self._bytes if self._total else None,
            articles=self._articles,
            refused=self._refused,
            rate=self._articles / max(now - self._started, 0.001),
        )


@contextmanager
def shown(total: int | None) -> Iterator[Bar]:
    """The bar on stderr, which is gone when the adding is done."""
    columns = (
        TextColumn("adding"),
        BarColumn(bar_width=None),
        TextColumn("{task.fields[articles]:,} articles"),
        TextColumn("{task.fields[rate]:.0f}/s"),
        TextColumn("{task.fields[refused]} refused"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, expand=True) as progress:
        yield Bar(progress, total)
