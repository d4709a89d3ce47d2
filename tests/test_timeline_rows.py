"""A row of the timeline: what stands beside the words leaves them the room."""

from __future__ import annotations

from datetime import date

from corpus.model import DateRange, EventStatus, Report, TimelineRow
from tui.timeline_rows import EventRows
from tui.timeline_sheet import Sheet, Wanted

LABEL = "The harbour board of Port Linden bought two patrol boats"


def drawn(width: int, *, sources: int = 1, status: EventStatus = "stated") -> str:
    day = date(2031, 3, 10)
    report = Report(article="a", event="a#0", text=LABEL, source=None, published=None)
    row = TimelineRow(
        date=DateRange(begin=day, end=day, precision="day"),
        label=LABEL,
        sources=sources,
        articles=sources,
        status=status,
        reports=(report,),
    )
    sheet = Sheet([row])
    return EventRows(sheet, sheet.sift(Wanted(), "year"), None).lines(0, width)[0].plain


def test_in_a_narrow_list_one_source_is_not_said() -> None:
    assert drawn(76).rstrip() == f"10 Mar 2031  {LABEL}"
    assert "1 source" in drawn(120)


def test_in_a_narrow_list_several_sources_and_a_status_are_short() -> None:
    assert drawn(76, sources=2).endswith("  2×")
    assert drawn(90, sources=2, status="planned").endswith("  planned  2×")
    assert drawn(90, status="planned").endswith("  planned")


def test_a_row_is_as_wide_as_its_list_whatever_stands_on_the_right() -> None:
    for width in (40, 76, 120):
        assert {len(drawn(width, sources=sources)) for sources in (1, 2, 3)} == {width - 1}
