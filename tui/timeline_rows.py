"""Rows of the timeline, as they are drawn: date, what happened, and on the right who says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from tui.timeline_sheet import Sheet, View, gap_words
from tui.wording import event_date, one_line, plural

if TYPE_CHECKING:
    from corpus.model import Annotated, TimelineRow

# The column of dates is as wide as its widest date, but within these: "27 Jul 1953", "27 Mar, year unknown".
DATE_CELLS = (11, 21)
# "27–31 Jul 2023": in a narrow pane longer ones are cut.
NARROW_DATE_CELLS = 14
# The words get the most of a line; dates a sixth, where "27–31 Jul 2023" is longer than that.
DATE_SHARE = 6
# Looking at more dates than this for the widest would take longer than drawing them.
MEASURED_ROWS = 1000
# Below this width what stands on the right is short, so that the words get the room.
NARROW = 100
SOURCES_CELLS = 10


class EventRows:
    """The rows of a view, and a dim line where nothing happened for long."""

    row_height = 1

    def __init__(
        self,
        sheet: Sheet,
        view: View,
        article: Annotated | None,
        missing: Callable[[int], object] = lambda line: None,
    ) -> None:
        self._missing = missing
        self.sheet = sheet
        self.view = view
        self.article = article
        first = [sheet.rows[n] for n in view.lines[:MEASURED_ROWS] if n >= 0]
        dates = [len(event_date(row, article)) for row in first if row is not None]
        self._date_cells = max(DATE_CELLS[0], min(DATE_CELLS[1], max(dates, default=0)))

    @property
    def places(self) -> dict[str, int]:
        """The line of each key."""
        return self.view.places

    def __len__(self) -> int:
        return len(self.view.lines)

    def row(self, index: int) -> TimelineRow | None:
        """The row of a line; None for a gap, and while it is not loaded."""
        n = self.view.lines[index]
        return self.sheet.rows[n] if n >= 0 else None

    def key(self, index: int) -> str | None:
        """The event of the row's first report; None for a gap."""
        n = self.view.lines[index]
        return self.sheet.keys[n] if n >= 0 else None

    def lines(self, index: int, width: int) -> list[Content]:
        """The row."""
        row = self.row(index)
        wide = width >= NARROW
        date_cells = min(self._date_cells, max(NARROW_DATE_CELLS, width // DATE_SHARE))
        if row is None and self.view.lines[index] >= 0:
            self._missing(index)
            return [Content.styled("…", "dim")]
        if row is None:
            said = f"… nothing for {gap_words(-self.view.lines[index])} …"
            return [Content.styled(" " * (date_cells + 2) + said, "dim not bold")]
        width -= 1
        date = Content(event_date(row, self.article)).truncate(date_cells, ellipsis=True, pad=True)
        sources = plural(row.sources, "source").rjust(SOURCES_CELLS) if wide else ""
        if not wide and row.sources > 1:
            sources = f"{row.sources}×"
        notes: list[str] = [row.status] if row.status != "stated" else []
        if differ := conflict_kinds(row):
            notes.append("≠ " + ", ".join(differ) if wide else "≠")
        noted = " · ".join(notes)
        right = Content.assemble(
            (noted, ".status"), "  " if wide or (noted and sources) else "", (sources, "dim")
        )
        gap = "  " if right else ""
        room = max(4, width - date_cells - 2 - right.cell_length - len(gap))
        label = Content(one_line(row.label)).truncate(room, ellipsis=True, pad=True)
        return [Content.assemble(date.stylize(".date"), "  ", label, gap, right)]


def conflict_kinds(row: TimelineRow) -> list[str]:
    """What the reports of a row disagree on: date, number, place; or whether it happened."""
    kinds = {each.on for each in row.disagreements}
    told = {each.words for each in row.disagreements}
    denied = any(words not in told for words in row.conflicts)
    return [kind for kind in ("date", "number", "place") if kind in kinds] + ["denied"] * denied
