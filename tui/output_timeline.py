"""What the timeline prints: a list, tables, and what other programs carry on with."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.times.value import describe
from tui.output import markdown, narrate, one_line, plural, print_csv, print_json_list, put, to_json

if TYPE_CHECKING:
    from corpus.model import DateRange, TimelineRow

# As much of an ISO date as a year, a month, a day has.
_LETTERS = {"year": 4, "month": 7, "day": 10}
# Dates as exact as this are counted among years, months, days; others would pretend to be.
_COUNTED = {
    "year": {"day", "week", "month", "season", "quarter", "year"},
    "month": {"day", "week", "month"},
    "day": {"day"},
}
_BAR = 40


def print_timeline(rows: Sequence[TimelineRow], form: str) -> None:
    """Events in the order of their dates."""
    if form == "json":
        print_json_list(rows)
    elif form == "csv":
        print_csv(
            ("begin", "end", "precision", "label", "status", "sources", "articles", "sentence"),
            (
                (
                    row.date.begin.isoformat() if row.date else None,
                    row.date.end.isoformat() if row.date else None,
                    row.date.precision if row.date else None,
                    row.label,
                    row.status,
                    row.sources,
                    row.articles,
                    row.reports[0].text,
                )
                for row in rows
            ),
        )
    elif form == "ical":
        from tui.timeline_calendar import calendar

        put(calendar(_dated(rows)).removesuffix("\n"))  # its lines end in CR LF
    elif form == "timelinejs":
        put(to_json(timelinejs(_dated(rows))))
    elif form == "markdown":
        for row in rows:
            put(
                f"- **{_date_of(row)}** {markdown(row.label)} ({row.sources} {plural(row.sources, 'source')})"
            )
            for report in row.reports:
                put(f"  - {markdown(report.source or report.article)}: {markdown(report.text)}")
    else:
        for row in rows:
            status = "" if row.status == "stated" else f"  {row.status}"
            sources = f"{row.sources} {plural(row.sources, 'source')}"
            put(f"{_date_of(row):20}  {one_line(row.label)}{status}  · {sources}")


def _date_of(row: TimelineRow) -> str:
    return describe(row.date) if row.date else "year unknown"


def _dated(rows: Sequence[TimelineRow]) -> list[tuple[DateRange, TimelineRow]]:
    """The rows that lie on a day; those without a year can't be in a calendar, and it is said."""
    dated = [(row.date, row) for row in rows if row.date is not None]
    if left := len(rows) - len(dated):
        narrate(f"{left:,} {plural(left, 'event')} of unknown year left out")
    return dated


def timelinejs(rows: Sequence[tuple[DateRange, TimelineRow]]) -> dict[str, object]:
    """The rows as TimelineJS reads them (its JSON data format); its texts are HTML, so all are escaped."""
    events: list[dict[str, object]] = []
    for date, row in rows:
        told = "".join(
            f"<p>{_html(report.text)}<br>{_html(report.source or report.article)}</p>"
            for report in row.reports
        )
        notes = "".join(f"<p>{_html(said)}</p>" for said in row.conflicts)
        event: dict[str, object] = {
            "unique_id": row.reports[0].event,
            "start_date": _start(date),
            "display_date": _html(describe(date)),
            "group": row.status,
            "text": {"headline": _html(row.label), "text": told + notes},
        }
        if date.end != date.begin:
            event["end_date"] = {"year": date.end.year, "month": date.end.month, "day": date.end.day}
        events.append(event)
    return {"events": events}


def _start(date: DateRange) -> dict[str, int]:
    return {"year": date.begin.year, "month": date.begin.month, "day": date.begin.day}


def _html(text: str) -> str:
    return html.escape(one_line(text))


def print_counts(rows: Sequence[TimelineRow], unit: str, form: str) -> None:
    """How many events there are in each year, month or day; those known less exactly are counted apart."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row.date is not None and row.date.precision in _COUNTED[unit]:
            counts[row.date.begin.isoformat()[: _LETTERS[unit]]] += 1
    found = sorted(counts.items())
    if form == "json":
        put(to_json({"by": unit, "counts": dict(found), "less_exact": len(rows) - counts.total()}))
    elif form == "csv":
        print_csv((unit, "events"), found)
    else:
        most = max(counts.values(), default=1)
        for period, count in found:
            put(f"{period:10}  {count:6,}  {'#' * max(1, round(_BAR * count / most))}")
        if left := len(rows) - counts.total():
            narrate(f"{left:,} {plural(left, 'event')} known less exactly than by the {unit}")
