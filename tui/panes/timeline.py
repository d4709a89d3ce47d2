"""The timeline: what happened when, over a scope, each event once with how many sources tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tui import keys
from tui.layout import PaneName
from tui.pane import ListPane, rows_above
from tui.requests import Scope
from tui.widgets.histogram import Histogram
from tui.widgets.line_list import LineList
from tui.wording import event_date, one_line, plural

if TYPE_CHECKING:
    from textual.widget import Widget

    from corpus.model import Annotated, TimelineRow

EMPTY: dict[Scope, str] = {
    "article": "No dated event found in this article.\n\nc  events over all hits",
    "hits": "No dated event in the hits.\n\nc  events over the library\ns  change the query",
    "library": "No dated event yet: the library is empty.",
}

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
    """Rows of the timeline: date, what happened, status, and sources on the right."""

    row_height = 1

    def __init__(self, rows: Sequence[TimelineRow], article: Annotated | None) -> None:
        self.rows = rows
        self.article = article
        dates = [len(event_date(row, article)) for row in rows[:MEASURED_ROWS]]
        self._date_cells = max(DATE_CELLS[0], min(DATE_CELLS[1], max(dates, default=0)))

    def __len__(self) -> int:
        return len(self.rows)

    def key(self, index: int) -> str | None:
        """The event of the row's first report."""
        return self.rows[index].reports[0].event

    def lines(self, index: int, width: int) -> list[Content]:
        """The row."""
        row = self.rows[index]
        wide = width >= NARROW
        date_cells = min(self._date_cells, max(NARROW_DATE_CELLS, width // DATE_SHARE))
        width -= 1
        date = Content(event_date(row, self.article)).truncate(date_cells, ellipsis=True, pad=True)
        sources = plural(row.sources, "source").rjust(SOURCES_CELLS) if wide else ""
        if not wide and row.sources > 1:
            sources = f"{row.sources}×"
        notes: list[str] = [row.status] if row.status != "stated" else []
        if row.conflicts:
            notes.append("≠ " + ", ".join(row.conflicts) if wide else "≠")
        noted = " · ".join(map(one_line, notes))
        right = Content.assemble(
            (noted, ".status"), "  " if wide or (noted and sources) else "", (sources, "dim")
        )
        gap = "  " if right else ""
        room = max(4, width - date_cells - 2 - right.cell_length - len(gap))
        label = Content(one_line(row.label)).truncate(room, ellipsis=True, pad=True)
        return [Content.assemble(date.stylize(".date"), "  ", label, gap, right)]


class TimelinePane(ListPane):
    """The list of events; Enter goes to the sentence."""

    PANE: ClassVar[PaneName] = "timeline"
    NUMBER = 4
    LABEL = "Timeline"
    HELP = (
        "Dated events in order, each as exactly as its date is known; one event told by several articles is "
        "one row. Enter goes to the sentence, in another article if need be."
    )
    BINDINGS: ClassVar[list[BindingType]] = [keys.FILTER, keys.EXCLUDE, keys.SCOPE]

    class Chosen(Message):
        """The reader wants the sentence behind this row."""

        def __init__(self, row: TimelineRow) -> None:
            super().__init__()
            self.row = row

    class Filtered(Message):
        """Only the articles with an event dated so, or without one."""

        def __init__(self, row: TimelineRow, *, exclude: bool) -> None:
            super().__init__()
            self.row = row
            self.exclude = exclude

    class ScopeWanted(Message):
        """The next scope."""

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self._rows: Sequence[TimelineRow] = ()
        self._article: Annotated | None = None
        self._scope: Scope = "hits"
        self._expected: str | None = None  # the row to be on when it is there
        self._years: Counter[str] = Counter()

    def compose(self) -> ComposeResult:
        """How many events each year has, where there is room for it, and the list."""
        yield Histogram(id="years")
        yield LineList(id="event-list")

    def on_mount(self) -> None:
        """Nothing is known yet."""
        self._list.waiting = True
        self.set_title()

    @property
    def _list(self) -> LineList:
        return self.query_one("#event-list", LineList)

    @property
    def target(self) -> Widget:
        """The list."""
        return self._list

    @property
    def current(self) -> TimelineRow | None:
        """The row under the cursor."""
        key = self._list.cursor_key
        return next((row for row in self._rows if row.reports[0].event == key), None)

    def show(self, rows: Sequence[TimelineRow], scope: Scope, article: Annotated | None) -> None:
        """Shows the events of a scope; the cursor stays on its event if that is among them."""
        others = scope != self._scope or len(rows) != len(self._rows)
        self._rows = rows
        self._scope = scope
        self._article = article
        self._list.waiting = False
        self._refresh()
        if others:
            rows_above(self._list)
        if self._expected is not None and self.to_event(self._expected):
            self._expected = None

    def expect(self, event: str) -> None:
        """Puts the cursor on the row of an event, now or when it is shown."""
        self._expected = None if self.to_event(event) else event

    def find(self, text: str) -> None:
        """Only the events whose words hold the text."""
        self._finding = text.casefold()
        self._refresh()

    def to_event(self, event: str) -> bool:
        """Puts the cursor on the row that one of the reports of is this event."""
        for row in self._rows:
            if any(report.event == event for report in row.reports):
                return self._list.to_key(row.reports[0].event)
        return False

    def _refresh(self) -> None:
        shown = [row for row in self._rows if not self._finding or self._finding in searched(row)]
        self._list.empty_text = Content(
            f"No event with “{one_line(self._finding)}”.\n\nEsc  all events"
            if self._finding
            else EMPTY[self._scope]
        )
        self._list.set_rows(EventRows(shown, self._article))
        self._years = Counter(str(row.date.begin.year) for row in shown if row.date is not None)
        self._show_years()
        self.title_rows(len(shown), len(self._rows), self._scope)

    def _show_years(self) -> None:
        row = self.current
        year = None if row is None or row.date is None else str(row.date.begin.year)
        self.query_one(Histogram).show(dict(sorted(self._years.items())), year)

    @on(LineList.Highlighted)
    def _highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()
        self._show_years()

    def action_filter(self, exclude: bool) -> None:
        """Narrow the query by the date under the cursor."""
        if self.current is not None:
            self.post_message(self.Filtered(self.current, exclude=exclude))

    def action_scope(self) -> None:
        """The next scope."""
        self.post_message(self.ScopeWanted())

    @on(LineList.Selected)
    def _selected(self, event: LineList.Selected) -> None:
        event.stop()
        if self.current is not None:
            self.post_message(self.Chosen(self.current))


def searched(row: TimelineRow) -> str:
    """The words of a row that a find looks in."""
    return "\n".join((row.label, *(report.text for report in row.reports))).casefold()
