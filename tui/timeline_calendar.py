"""The timeline as a calendar: iCalendar, RFC 5545, for calendar programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from corpus.times.value import describe
from tui.output import one_line

if TYPE_CHECKING:
    from corpus.model import DateRange, TimelineRow


def calendar(rows: Sequence[tuple[DateRange, TimelineRow]]) -> str:
    """A calendar of whole days, an entry for each row; what is not simply stated is tentative."""
    from icalendar import Calendar, Event

    out = Calendar()
    out.add("prodid", "-//Dateline//timeline//EN")
    out.add("version", "2.0")
    now = datetime.now(UTC).replace(microsecond=0)
    for when, row in rows:
        entry = Event()
        entry.add("uid", f"{one_line(row.reports[0].event)}@dateline")
        entry.add("dtstamp", now)
        entry.add("dtstart", when.begin)
        # The end of an entry of whole days is the day after it (RFC 5545, 3.6.1).
        entry.add("dtend", when.end + timedelta(days=1) if when.end < date.max else when.end)
        entry.add("summary", one_line(row.label))
        entry.add("status", "CONFIRMED" if row.status == "stated" else "TENTATIVE")
        entry.add("categories", [row.status])
        lines = [describe(when)]
        lines += [
            f"{one_line(report.source or report.article)}: {one_line(report.text)}" for report in row.reports
        ]
        entry.add("description", "\n".join([*lines, *map(one_line, row.conflicts)]))
        out.add_component(entry)
    written: bytes = out.to_ical()
    return written.decode("utf-8", "replace")
