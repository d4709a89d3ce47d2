"""What the timeline shows of its rows: prepared once for a scope, then sifted by period, sources and words.

Both take time in proportion to the rows, so of many it is done away from the screen's thread.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tui.timeline_periods import COUNTED, EVERYTHING, Window, Zoom, period_at, window_name
from tui.wording import plural

if TYPE_CHECKING:
    from corpus.model import EventStatus, TimelineRow
    from index.results import TimelineOutline

# Between two rows nothing is told to have happened for so many days at least: it is said.
GAPS: dict[Zoom, int] = {"year": 730, "month": 150, "day": 30}
# But of so many rows one at most is such a line.
ROWS_A_GAP = 8


class Wanted(NamedTuple):
    """What of the rows is wanted."""

    window: Window = EVERYTHING
    sources: int = 1
    status: EventStatus | None = None
    conflicts: bool = False
    text: str = ""  # casefolded

    def words(self) -> list[str]:
        """The filters in words, without the text that is found."""
        said = [window_name(self.window)]
        said += [f"{self.sources}+ sources"] if self.sources > 1 else []
        said += [self.status] if self.status else []
        said += ["≠ conflicts"] if self.conflicts else []
        return [each for each in said if each]


class Period(NamedTuple):
    """A year, month or day in which something happened: how much, and the line of the first."""

    number: int
    events: int
    line: int


class View(NamedTuple):
    """The lines to be shown: the number of a row, or minus the days of a gap; and where each event stands."""

    lines: Sequence[int]
    places: dict[str, int]  # the first event of each row: its line
    periods: Sequence[Period]
    rows: int
    zoom: Zoom

    def place_of(self, number: int) -> int:
        """Where in the periods one stands, or would."""
        return bisect_left(self.periods, number, key=lambda period: period.number)

    def beside(self, line: int, now: int | None, steps: int) -> Period | None:
        """The period that begins after a line, which is in the period ``now``; or before, not its own."""
        if steps > 0:
            after = [period for period in self.periods if period.line > line]
            return after[0] if after else None
        before = [period for period in self.periods if period.line < line]
        if len(before) > 1 and before[-1].number == now:
            before.pop()  # not to the top of this one
        return before[-1] if before else None


class Sheet:
    """The rows of a scope, with what they are sifted by. Of many rows only those that are seen are loaded."""

    def __init__(self, rows: Sequence[TimelineRow]) -> None:
        self.outline: TimelineOutline | None = None
        self.rows: Sequence[TimelineRow | None] = rows
        self.total = len(rows)
        self.precisions: Sequence[str] = [row.date.precision if row.date else "" for row in rows]
        self.begins: Sequence[int] = [row.date.begin.toordinal() if row.date else 0 for row in rows]
        self.ends: Sequence[int] = [row.date.end.toordinal() if row.date else 0 for row in rows]
        self.sources: Sequence[int] = [row.sources for row in rows]
        self.statuses: Sequence[EventStatus] = [row.status for row in rows]
        self.keys: Sequence[str] = [row.reports[0].event for row in rows]
        self.row_of: Mapping[str, int] = {
            report.event: n for n, row in enumerate(rows) for report in row.reports
        }
        self._texts: list[str] | None = None

    @classmethod
    def outlined(cls, outline: TimelineOutline) -> Sheet:
        """A sheet of which no row is loaded yet."""
        sheet = cls(())
        sheet.outline = outline
        sheet.total = len(outline.keys)
        sheet.rows = [None] * sheet.total
        sheet.begins, sheet.ends = outline.begins, outline.ends
        sheet.precisions, sheet.statuses = outline.precisions, outline.statuses
        sheet.sources, sheet.keys, sheet.row_of = outline.sources, outline.keys, outline.row_of
        return sheet

    def fill(self, rows: Mapping[int, TimelineRow]) -> None:
        """These have been loaded."""
        known = list(self.rows)
        for number, row in rows.items():
            known[number] = row
        self.rows = known

    def missing(self, wanted: Wanted) -> list[int]:
        """The rows that have to be loaded before they can be sifted so."""
        if not (wanted.text or wanted.conflicts):
            return []
        return [number for number, row in enumerate(self.rows) if row is None]

    def sift(self, wanted: Wanted, zoom: Zoom) -> View:
        """What is wanted of the rows."""
        found: Sequence[int] = range(self.total)
        begin, end = wanted.window
        if wanted.window != EVERYTHING:
            first, last = (begin or date.min).toordinal(), (end or date.max).toordinal()
            ends = self.ends
            found = [n for n, day in enumerate(self.begins) if day and day <= last and ends[n] >= first]
        if wanted.sources > 1:
            found = [n for n in found if self.sources[n] >= wanted.sources]
        if wanted.status is not None:
            found = [n for n in found if self.statuses[n] == wanted.status]
        if wanted.conflicts:
            found = [n for n in found if (row := self.rows[n]) is not None and row.conflicts]
        if wanted.text:
            texts = self.texts()
            found = [n for n in found if wanted.text in texts[n]]
        lines = self._with_gaps(found, zoom)
        places = {self.keys[n]: line for line, n in enumerate(lines) if n >= 0}
        return View(lines, places, self._periods(lines, zoom), len(found), zoom)

    def texts(self) -> Sequence[str]:
        """The words of each row that a find looks in; made when they are first wanted."""
        if self._texts is None:
            self._texts = [searched(row) if row is not None else "" for row in self.rows]
        return self._texts

    def _with_gaps(self, found: Sequence[int], zoom: Zoom) -> Sequence[int]:
        least, until = GAPS[zoom], 0
        gaps: list[tuple[int, int]] = []  # days, and the place in `found` before which they lie
        for place, n in enumerate(found):
            begin = self.begins[n]
            if not begin:
                continue
            if until and begin - until > least:
                gaps.append((begin - until - 1, place))
            # a year that is told as a whole says little about its end
            until = max(until, self.ends[n] if self.ends[n] - begin < least else begin)
        gaps.sort(reverse=True)
        kept = {place: days for days, place in gaps[: len(found) // ROWS_A_GAP]}
        if not kept:
            return found
        lines: list[int] = []
        for place, n in enumerate(found):
            if place in kept:
                lines.append(-kept[place])
            lines.append(n)
        return lines

    def _periods(self, lines: Sequence[int], zoom: Zoom) -> Sequence[Period]:
        counts: dict[int, int] = {}
        firsts: dict[int, int] = {}
        for line, n in enumerate(lines):
            if n >= 0 and self.precisions[n] in COUNTED[zoom]:
                period = period_at(self.begins[n], zoom)
                if period in counts:
                    counts[period] += 1
                else:
                    counts[period], firsts[period] = 1, line
        return [Period(number, counts[number], firsts[number]) for number in sorted(counts)]


def gap_words(days: int) -> str:
    """How long nothing happened: 7 months, 3 years."""
    if days >= 2 * 365:
        return plural(round(days / 365.25), "year")
    return plural(round(days / 30.44), "month") if days >= 60 else plural(days, "day")


def searched(row: TimelineRow) -> str:
    """The words of a row that a find looks in."""
    return "\n".join((row.label, *(report.text for report in row.reports))).casefold()
