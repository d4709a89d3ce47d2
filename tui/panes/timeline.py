"""The timeline: what happened when, over a scope, each event once with how many sources tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui import keys
from tui.layout import PaneName
from tui.pane import ListPane, rows_above
from tui.requests import Scope
from tui.timeline_periods import EVERYTHING, ZOOMS, Window, Zoom, period_days, period_name, period_of
from tui.timeline_rows import EventRows
from tui.timeline_sheet import Period, Sheet, View, Wanted
from tui.widgets.histogram import Histogram
from tui.widgets.line_list import LineList
from tui.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.widget import Widget

    from corpus.model import Annotated, TimelineRow

EMPTY: dict[Scope, str] = {
    "article": "No dated event found in this article.\n\nc  events over all hits",
    "hits": "No dated event in the hits.\n\nc  events over the library\ns  change the query",
    "library": "No dated event yet: the library is empty.",
}

# More rows than this are sifted on the engine's thread.
SIFTED_HERE = 2000
# So many periods on each side of the current one are drawn: more never fit in a line.
PERIODS_NEAR = 60
# Rows loaded with the one that is seen: a tall screen's worth on either side, and more of what comes.
LOADED_BEFORE, LOADED_AFTER = 60, 120


class TimelinePane(ListPane):
    """The list of events; Enter goes to the sentence."""

    PANE: ClassVar[PaneName] = "timeline"
    NUMBER = 4
    LABEL = "Timeline"
    HELP = (
        "Dated events in order, each as exactly as its date is known; one event told by several articles is "
        "one row. Enter goes to the sentence, in another article if need be; v lists every report, and what "
        "they disagree on (≠). The line above counts events by year, month or day: { and } say which, ( and "
        ") go to the one before and after, p shows only that one, P more again, W asks from when to when, F "
        "for a status, a number of sources or a name; \\ shows all."
    )
    BINDINGS: ClassVar[list[BindingType]] = [keys.FILTER, keys.EXCLUDE, keys.SCOPE, *keys.TIMELINE]

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

    class SiftWanted(Message):
        """These rows are too many to be sifted here."""

        def __init__(self, sheet: Sheet, wanted: Wanted, zoom: Zoom) -> None:
            super().__init__()
            self.sheet, self.wanted, self.zoom = sheet, wanted, zoom

    class RowsWanted(Message):
        """Rows that are seen have to be loaded."""

        def __init__(self, sheet: Sheet, numbers: Sequence[int]) -> None:
            super().__init__()
            self.sheet, self.numbers = sheet, numbers

    class Asked(Message):
        """The reader wants to be asked for a window, or for a filter; or to see a row's reports."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self._sheet = Sheet(())
        self._view = self._sheet.sift(Wanted(), "year")
        self._article: Annotated | None = None
        self._scope: Scope = "hits"
        self._expected: str | None = None  # the row to be on when it is there
        self._wanted_rows: frozenset[int] = frozenset()  # asked for, and maybe not there yet
        self._above = False  # the rows are of something else: the cursor's has some above it
        self.wanted = Wanted()
        self.zoom: Zoom = "year"
        self.entity: tuple[str, str] | None = None  # key and name of whom all rows name
        self._wider: list[tuple[Window, Zoom]] = []  # the windows around this one

    def compose(self) -> ComposeResult:
        """How many events each period has and how far it is zoomed in, the filters, and the list."""
        with Horizontal(id="periods"):
            yield Histogram(id="years")
            yield Static("", id="zoom", markup=False)
        yield Static("", id="timeline-filters", markup=False)
        yield LineList(id="event-list")

    def on_mount(self) -> None:
        """Nothing is known yet."""
        self._list.waiting = True
        self.set_title()
        self._show_zoom()

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
        rows, at = self._list.rows, self._list.cursor
        return rows.row(at) if isinstance(rows, EventRows) and at is not None and at < len(rows) else None

    # -- what is shown

    def show(self, sheet: Sheet, scope: Scope, article: Annotated | None) -> None:
        """Shows the events of a scope; the cursor stays on its event if that is among them."""
        self._above = self._above or scope != self._scope or sheet.total != self._sheet.total
        self._sheet, self._scope, self._article = sheet, scope, article
        self._sift()

    def sifted(self, sheet: Sheet, wanted: Wanted, zoom: Zoom, view: View) -> None:
        """The rows have been sifted, unless others are shown or wanted by now."""
        if (sheet, wanted, zoom) == (self._sheet, self._all_wanted, self.zoom):
            self._show_view(view)

    @property
    def _all_wanted(self) -> Wanted:
        return self.wanted._replace(text=self._finding)

    def _sift(self) -> None:
        wanted = self._all_wanted
        if self._sheet.total > SIFTED_HERE or self._sheet.missing(wanted):
            self.post_message(self.SiftWanted(self._sheet, wanted, self.zoom))
        else:
            self._show_view(self._sheet.sift(wanted, self.zoom))

    def _show_view(self, view: View) -> None:
        self._view = view
        self._list.waiting = False
        self._list.empty_text = Content(self._why_empty())
        self._wanted_rows = frozenset()
        self._list.set_rows(EventRows(self._sheet, view, self._article, self._rows_missing))
        if self._above:
            self._above = False
            rows_above(self._list)
        self._show_periods()
        self._show_title()
        if self._expected is not None and self.to_event(self._expected):
            self._expected = None

    def _rows_missing(self, line: int) -> None:
        """A line that is drawn is not loaded: it is asked for with those around it."""
        lines, sheet = self._view.lines, self._sheet
        if lines[line] in self._wanted_rows:
            return
        near = lines[max(0, line - LOADED_BEFORE) : line + LOADED_AFTER]
        numbers = [n for n in near if n >= 0 and sheet.rows[n] is None and n not in self._wanted_rows]
        self._wanted_rows |= set(numbers)
        self.post_message(self.RowsWanted(sheet, numbers))

    def rows_loaded(self, sheet: Sheet, rows: Mapping[int, TimelineRow]) -> None:
        """Rows that were asked for."""
        sheet.fill(rows)
        if sheet is self._sheet:
            self._list.redraw_rows()
            self._show_periods()

    def _why_empty(self) -> str:
        if self._finding:
            return f"No event with “{one_line(self._finding)}”.\n\nEsc  all events"
        if self.filters:
            return f"No event: {', '.join(self.filters)}.\n\n\\  all events\nP  a wider window"
        return EMPTY[self._scope]

    @property
    def filters(self) -> list[str]:
        """The filters, in words."""
        return [*self.wanted.words(), *([one_line(self.entity[1])] if self.entity else [])]

    def _show_title(self) -> None:
        said = " · ".join([self._scope, *self.filters])
        self.title_rows(self._view.rows, self._sheet.total, said, narrowed=bool(self.wanted.words()))
        line = self.query_one("#timeline-filters", Static)
        line.set_class(bool(self.filters), "-on")
        if self.filters:
            line.update(Content.styled("only " + " · ".join(self.filters) + "   \\ all", "dim"))

    def _show_zoom(self) -> None:
        parts = [
            Content.styled(f"[{zoom}]", "bold") if zoom == self.zoom else Content.styled(zoom, "dim")
            for zoom in ZOOMS
        ]
        self.query_one("#zoom", Static).update(Content.styled("zoom: ", "dim") + Content(" ").join(parts))

    def _show_periods(self) -> None:
        periods, zoom = self._view.periods, self._view.zoom
        row = self.current
        now = None if row is None else period_of(row.date, zoom)
        at = self._view.place_of(now) if now is not None else len(periods)
        near = periods[max(0, at - PERIODS_NEAR) : at + PERIODS_NEAR]
        counts = {period_name(period.number, zoom): period.events for period in near}
        self.query_one(Histogram).show(counts, None if now is None else period_name(now, zoom))

    # -- the cursor

    def expect(self, event: str) -> None:
        """Puts the cursor on the row of an event, now or when it is shown."""
        self._expected = None if self.to_event(event) else event

    def find(self, text: str) -> None:
        """Only the events whose words hold the text."""
        self._finding = text.casefold()
        self._sift()

    def to_event(self, event: str) -> bool:
        """Puts the cursor on the row that one of the reports of is this event."""
        row = self._sheet.row_of.get(event)
        return row is not None and self._list.to_key(self._sheet.keys[row])

    @on(LineList.Highlighted)
    def _highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()
        self._show_periods()

    @on(LineList.Selected)
    def _selected(self, event: LineList.Selected) -> None:
        event.stop()
        if self.current is not None:
            self.post_message(self.Chosen(self.current))

    # -- periods and windows

    def action_zoom(self, steps: int) -> None:
        """By month rather than by year, by day rather than by month; or back."""
        at = max(0, min(ZOOMS.index(self.zoom) + steps, len(ZOOMS) - 1))
        if ZOOMS[at] != self.zoom:
            self.zoom = ZOOMS[at]
            self._show_zoom()
            self._sift()

    def action_period(self, steps: int) -> None:
        """To the first event of the period after this one, or before."""
        row, at = self.current, self._list.cursor
        now = None if row is None else period_of(row.date, self._view.zoom)
        period = None if at is None else self._view.beside(at, now, steps)
        if period is not None:
            self._list.to_key(self._sheet.keys[self._view.lines[period.line]])

    @property
    def _period(self) -> Period | None:
        row = self.current
        now = None if row is None else period_of(row.date, self._view.zoom)
        return None if now is None else self._view.periods[self._view.place_of(now)]

    def action_narrow(self) -> None:
        """Only the period under the cursor, by the next finer one."""
        row, period = self.current, self._period
        if row is None or row.date is None:
            return
        exact = period_days(period.number, self.zoom) if period else (row.date.begin, row.date.end)
        if exact == self.wanted.window:
            return
        self.set_window(exact, ZOOMS[min(ZOOMS.index(self.zoom) + 1, len(ZOOMS) - 1)])

    def action_widen(self) -> None:
        """The window around this one, or everything."""
        if self.wanted.window != EVERYTHING:
            window, zoom = self._wider.pop() if self._wider else (EVERYTHING, self.zoom)
            self._set(self.wanted._replace(window=window), zoom)

    def set_window(self, window: Window, zoom: Zoom | None = None) -> None:
        """Only what lies in a window, at least in part."""
        self._wider.append((self.wanted.window, self.zoom))
        self._set(self.wanted._replace(window=window), zoom or self.zoom)

    def set_wanted(self, wanted: Wanted) -> None:
        """Other filters."""
        self._set(wanted, self.zoom)

    def clear(self) -> bool:
        """No filters; False: there were none. That of an entity is the reader's to lift, who asked for it."""
        had = self.wanted != Wanted()
        zoom = self._wider[0][1] if self._wider else self.zoom
        self._wider.clear()
        if had:
            self._set(Wanted(), zoom)
        return had

    def _set(self, wanted: Wanted, zoom: Zoom) -> None:
        self.wanted, self.zoom = wanted, zoom
        self._show_zoom()
        self._sift()

    # -- what the reader answers for

    def action_filter(self, exclude: bool) -> None:
        """Narrow the query by the date under the cursor."""
        if self.current is not None:
            self.post_message(self.Filtered(self.current, exclude=exclude))

    def action_scope(self) -> None:
        """The next scope."""
        self.post_message(self.ScopeWanted())

    def action_ask(self, what: str) -> None:
        """Asks for a window or a filter, or shows a row's reports."""
        self.post_message(self.Asked(what))
