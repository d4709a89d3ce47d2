"""The progress bar of an adding: what is under way, how far, how fast, how long yet, how many refused."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.filesize import decimal
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Column
from rich.text import Text

from tui.wording import one_line

if TYPE_CHECKING:
    from rich.progress_bar import ProgressBar

    from corpus.model import Refused
    from index.results import AddProgress, Stage

# Told so often at most; told of every article it would cost as much as a small one.
_SECONDS = 0.1


class Bar:
    """Takes news from the adding and shows them now and then."""

    def __init__(self, progress: Progress, total: int | None) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=total or None, stage="reading", said="reading", news="")
        self._started = self._drawn = time.monotonic()
        self._bytes = self._articles = self._refused = 0
        self._stage: Stage = "reading"
        self._of = ""

    def articles(self, progress: AddProgress) -> None:
        """So many articles are done, and this is under way; another stage is shown at once."""
        self._articles, self._refused = progress.done, progress.refused
        another = progress.stage != self._stage
        self._stage = progress.stage
        self._of = f" {progress.again:,} of {progress.stale:,}" if self._stage == "annotating again" else ""
        self._draw(at_once=another)

    def bytes(self, more: int) -> None:
        """So many more bytes are read."""
        self._bytes += more
        self._draw()

    def refused(self, refused: Refused) -> None:
        """An input could not be taken: that stands above the bar, and stays."""
        self._progress.console.print(Text(one_line(f"refused {refused}")), soft_wrap=True)

    def _draw(self, *, at_once: bool = False) -> None:
        now = time.monotonic()
        if now - self._drawn < _SECONDS and not at_once:
            return
        self._drawn = now
        news = [f"{decimal(self._bytes)}", f"{self._articles:,} articles"]
        if self._stage == "reading":
            news.append(f"{self._articles / max(now - self._started, 0.001):.0f}/s")
        if self._refused:
            news.append(f"{self._refused:,} refused")
        self._progress.update(
            self._task,
            completed=self._bytes,
            stage=self._stage,
            said=self._stage + self._of,
            news="  ".join(news),
        )


class _Said(ProgressColumn):
    """What is under way, or that it is being ended."""

    max_refresh = None

    def __init__(self, stopped: Callable[[], bool]) -> None:
        super().__init__(Column(no_wrap=True))
        self._stopped = stopped

    def render(self, task: Task) -> Text:
        """In a word or two."""
        return Text("stopping" if self._stopped() else str(task.fields["said"]))


class _Reading(BarColumn):
    """How much is read; while it is not reading that goes on, how long is not known."""

    def render(self, task: Task) -> ProgressBar:
        """The bar."""
        bar = super().render(task)
        bar.pulse = task.fields["stage"] != "reading"
        return bar


class _Left(TimeRemainingColumn):
    """How long the reading takes yet."""

    def render(self, task: Task) -> Text:
        """In minutes and seconds, once something can be said."""
        known = task.fields["stage"] == "reading" and task.time_remaining is not None
        return Text.assemble(super().render(task), " left") if known else Text("")


@contextmanager
def shown(total: int | None, stopped: Callable[[], bool] | None = None) -> Iterator[Bar]:
    """The bar on stderr, which is gone when the adding is done."""
    columns = (
        _Said(stopped or (lambda: False)),
        _Reading(bar_width=None),
        TextColumn("{task.fields[news]}", markup=False, table_column=Column(no_wrap=True)),
        _Left(compact=True, table_column=Column(no_wrap=True)),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, expand=True) as progress:
        yield Bar(progress, total)
