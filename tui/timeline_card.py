"""The card of one event: every report, the first to report first, and what they disagree on, side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.help import Overlay
from tui.widgets.line_list import LineList
from tui.wording import event_date, one_line, plural, published_words

if TYPE_CHECKING:
    from corpus.model import Annotated, Report, TimelineRow

GoTo = Callable[[str, str, str], object]
"""Goes to the sentence of an article's event."""

CARD_KEYS = "Enter  to the sentence    i  why    Esc  close"


class Line(NamedTuple):
    """A heading, or what a report says: who says it, and the sentence."""

    heading: str
    who: str = ""
    mark: str = ""
    text: str = ""
    goal: tuple[str, str, str] | None = None  # article, event, sentence


def card_lines(row: TimelineRow) -> list[Line]:
    """Every conflict with both its sides, then every report."""
    by_event = {report.event: report for report in row.reports}
    lines: list[Line] = []
    for each in row.disagreements:
        lines.append(Line(f"≠ {each.on}"))
        for side in each.sides:
            report = by_event.get(side.event)
            who = _who(report) if report is not None else side.article
            lines.append(Line("", who, f"“{side.said}”", side.text, (side.article, side.event, side.text)))
    told = {each.words for each in row.disagreements}
    lines += [Line(f"≠ {words}") for words in row.conflicts if words not in told]
    several = ", the first to report first" if len(row.reports) > 1 else ""
    lines.append(Line(plural(len(row.reports), "report") + several))
    for report in sorted(row.reports, key=_reported):
        goal = report.article, report.event, report.text
        lines.append(Line("", _who(report), _standing(report, row), report.text, goal))
    return lines


def _reported(report: Report) -> tuple[date, str]:
    return (report.published.begin if report.published else date.max), report.article


def _who(report: Report) -> str:
    known = [published_words(report.published) or "date unknown", report.source or report.article]
    return " · ".join(known)


def _standing(report: Report, row: TimelineRow) -> str:
    """Whether a report is a source of its own."""
    if report.same_source_as is None:
        return "independent" if len(row.reports) > 1 else ""
    first = next((other for other in row.reports if other.event == report.same_source_as), None)
    if first is not None and first.article == report.article:
        return "same article"
    if first is not None and first.source and first.source == report.source:
        return "same source"
    return f"copy of {(first.source or first.article) if first else 'another'}"


class CardRows:
    """The lines of the card: three of the screen for each."""

    row_height = 3

    def __init__(self, lines: list[Line]) -> None:
        self.rows = lines

    def __len__(self) -> int:
        return len(self.rows)

    def key(self, index: int) -> str | None:
        """The place of a report; None for a heading."""
        return None if self.rows[index].goal is None else str(index)

    def lines(self, index: int, width: int) -> list[Content]:
        """A heading above its rule, or who says it with the sentence."""
        line = self.rows[index]
        if line.goal is None:
            return [Content(""), Content.styled(one_line(line.heading), "bold")]
        said = line.mark.startswith("“")
        mark = Content.styled(one_line(line.mark), "bold" if said else "dim")
        who = Content(one_line(line.who)).truncate(max(8, width - mark.cell_length - 3), ellipsis=True)
        first = (
            Content.assemble(mark, "  ", who.stylize("dim")) if said else Content.assemble(who, "  ", mark)
        )
        told = Content(one_line(line.text)).wrap(max(10, width - 1))
        second = told[0]
        third = told[1] if len(told) > 1 else Content("")
        if len(told) > 2:
            third = (third + " …") if third.cell_length < width - 3 else third.truncate(width - 3) + " …"
        return [first, second, third]


class ReportsCard(Overlay):
    """The card."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "why", "why", show=False, tooltip="How each date was come by.", id="reports.why"),
        Binding(
            "escape,q,v", "dismiss", "close", show=False, tooltip="Back to the timeline.", id="reports.close"
        ),
    ]

    def __init__(self, row: TimelineRow, article: Annotated | None, go_to: GoTo) -> None:
        super().__init__()
        self._row, self._article, self._go_to = row, article, go_to
        self._rows = CardRows(card_lines(row))

    def compose(self) -> ComposeResult:
        """The event, and who tells it."""
        row = self._row
        counted = f"{plural(row.sources, 'source')} · {plural(row.articles, 'article')} · {row.status}"
        title = Content.assemble(
            (f"{event_date(row, self._article)}  {one_line(row.label)}", "bold"), "\n", (counted, "dim")
        )
        with Vertical(classes="card"):
            yield Static(title, id="reports-title", markup=False)
            yield LineList(self._rows, id="reports-list")
            yield Static(Content.styled(CARD_KEYS, "dim"), id="reports-keys", markup=False)

    def on_mount(self) -> None:
        """The keys are the list's."""
        self.query_one(LineList).focus()

    def on_click(self) -> None:
        """A click chooses; it does not put the card away."""

    @on(LineList.Highlighted)
    def _highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()

    @on(LineList.Selected)
    def _selected(self, event: LineList.Selected) -> None:
        event.stop()
        goal = self._rows.rows[int(event.key)].goal
        if goal is not None and self.is_current:
            self.dismiss()
            self._go_to(*goal)

    def action_why(self) -> None:
        """How the date of each report was come by."""
        from tui.why import RowReasons, Why

        self.app.switch_screen(Why(RowReasons(self._row, self._article)))
