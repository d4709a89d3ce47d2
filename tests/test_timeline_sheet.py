"""The timeline's rows sifted, its periods counted, its gaps told; and windows as they are typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import DateRange, EventStatus, Precision, Report, TimelineRow
from tui.timeline_periods import (
    EVERYTHING,
    ZOOMS,
    Zoom,
    period_days,
    period_name,
    period_of,
    window_name,
    window_typed,
)
from tui.timeline_sheet import Sheet, Wanted, gap_words

ALL_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def row(
    name: str,
    day: date | None,
    *,
    until: date | None = None,
    precision: Precision = "day",
    sources: int = 1,
    status: EventStatus = "stated",
    conflicts: tuple[str, ...] = (),
) -> TimelineRow:
    report = Report(article=name, event=f"{name}#0", text=f"What {name} told.", source=None, published=None)
    return TimelineRow(
        date=None if day is None else DateRange(begin=day, end=until or day, precision=precision),
        label=name,
        sources=sources,
        articles=sources,
        status=status,
        reports=(report,),
        conflicts=conflicts,
    )


ROWS = [
    row("war", date(1950, 1, 1), until=date(1950, 12, 31), precision="year"),
    row("truce", date(1953, 7, 27), sources=3, conflicts=("denied in x",)),
    row("fair", date(2023, 7, 26)),
    row("feast", date(2023, 7, 27), sources=2),
    row("visit", date(2023, 8, 2), status="planned"),
    row("someday", None),
]


def shown(wanted: Wanted | None = None) -> list[str]:
    view = Sheet(ROWS).sift(wanted or Wanted(), "year")
    return [ROWS[n].label for n in view.lines if n >= 0]


def test_rows_are_sifted() -> None:
    assert shown() == ["war", "truce", "fair", "feast", "visit", "someday"]
    assert shown(Wanted(sources=2)) == ["truce", "feast"]
    assert shown(Wanted(status="planned")) == ["visit"]
    assert shown(Wanted(conflicts=True)) == ["truce"]
    assert shown(Wanted(text="feast told")) == ["feast"]
    assert shown(Wanted(window=(date(1950, 6, 1), date(1953, 12, 31)))) == ["war", "truce"]
    assert shown(Wanted(window=(None, date(1953, 1, 1)))) == ["war"]
    assert shown(Wanted(window=(date(2023, 7, 27), None), sources=2)) == ["feast"]


@pytest.mark.parametrize(
    ("zoom", "counts"),
    [
        ("year", {"1950": 1, "1953": 1, "2023": 3}),
        ("month", {"Jul 1953": 1, "Jul 2023": 2, "Aug 2023": 1}),
        ("day", {"27 Jul 1953": 1, "26 Jul 2023": 1, "27 Jul 2023": 1, "2 Aug 2023": 1}),
    ],
)
def test_what_is_known_less_exactly_is_not_counted_as_if_it_were(zoom: Zoom, counts: dict[str, int]) -> None:
    view = Sheet(ROWS).sift(Wanted(), zoom)
    assert {period_name(each.number, zoom): each.events for each in view.periods} == counts


def test_a_long_time_in_which_nothing_happened_is_told_but_seldom() -> None:
    start = date(2000, 1, 1)
    often = [row(str(n), start + timedelta(days=n)) for n in range(20)]
    rows = [*often, row("late", date(2009, 1, 1)), row("later", date(2014, 1, 1))]
    view = Sheet(rows).sift(Wanted(), "year")
    gaps = [(line, gap_words(-n)) for line, n in enumerate(view.lines) if n < 0]
    assert gaps == [(20, "9 years"), (22, "5 years")]
    assert view.rows == len(rows)
    assert view.places["late#0"] == 21
    # of six rows none is worth a line
    assert all(n >= 0 for n in Sheet(ROWS).sift(Wanted(), "year").lines)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("1950..1953", "1950–1953"),
        ("2023-07", "Jul 2023"),
        ("2023", "2023"),
        ("2023-07-27", "27 Jul 2023"),
        ("2023-07..", "from 1 Jul 2023"),
        ("..2018", "to 31 Dec 2018"),
        ("2023-07-03 to 2023-08", "3 Jul 2023 – 31 Aug 2023"),
        ("", ""),
    ],
)
def test_a_window_is_typed_and_named(typed: str, name: str) -> None:
    window = window_typed(typed)
    assert not isinstance(window, str)
    assert window_name(window) == name


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("last year", "“last year” is no date"),
        ("2023-13", "2023-13 is in no calendar"),
        ("2023-02-31", "2023-02-31 is in no calendar"),
        ("2024..2023", "2024 is after 2023"),
        ("1950..1953..1960", "one beginning and one end"),
    ],
)
def test_what_is_wrong_with_a_window_is_said(typed: str, wrong: str) -> None:
    window = window_typed(typed)
    assert isinstance(window, str)
    assert window.startswith(wrong)


@given(st.text(max_size=30))
def test_anything_can_be_typed(text: str) -> None:
    window = window_typed(text)
    assert isinstance(window, str) or window == EVERYTHING or any(window)


@given(ALL_DAYS, st.sampled_from(ZOOMS))
def test_a_day_lies_in_its_period_and_that_has_its_name(day: date, zoom: Zoom) -> None:
    number = period_of(DateRange(begin=day, end=day, precision="day"), zoom)
    assert number is not None
    begin, end = period_days(number, zoom)
    assert begin is not None
    assert end is not None
    assert begin <= day <= end
    assert window_name((begin, end)) == period_name(number, zoom)


@given(
    st.lists(st.tuples(ALL_DAYS, st.integers(1, 4)), max_size=40), st.integers(1, 4), st.sampled_from(ZOOMS)
)
def test_every_wanted_row_has_a_place(told: list[tuple[date, int]], sources: int, zoom: Zoom) -> None:
    rows = [row(str(n), day, sources=count) for n, (day, count) in enumerate(sorted(told))]
    view = Sheet(rows).sift(Wanted(sources=sources), zoom)
    wanted = [each for each in rows if each.sources >= sources]
    assert view.rows == len(wanted) == len(view.places)
    for each in wanted:
        assert rows[view.lines[view.places[each.reports[0].event]]] is each
    assert sum(period.events for period in view.periods) == len(wanted)
    assert [period.number for period in view.periods] == sorted({p.number for p in view.periods})
