"""TIMEX3 values as days, and days in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import DateRange
from corpus.times.value import date_range, describe, narrowed


@pytest.mark.parametrize(
    ("value", "begin", "end", "words"),
    [
        ("1953-07-27", "1953-07-27", "1953-07-27", "27 Jul 1953"),
        ("1953-07-27T10:00", "1953-07-27", "1953-07-27", "27 Jul 1953"),
        ("2018-02", "2018-02-01", "2018-02-28", "Feb 2018"),
        ("2022-FA", "2022-09-01", "2022-11-30", "autumn 2022"),
        ("2022-WI", "2022-12-01", "2023-02-28", "winter 2022–23"),
        ("1989-Q3", "1989-07-01", "1989-09-30", "Q3 1989"),
        ("1989-H2", "1989-07-01", "1989-12-31", "Jul–Dec 1989"),
        ("1953", "1953-01-01", "1953-12-31", "1953"),
        ("199", "1990-01-01", "1999-12-31", "1990s"),
        ("18", "1800-01-01", "1899-12-31", "19th century"),
        ("2025-W11", "2025-03-10", "2025-03-16", "10–16 Mar 2025"),
        ("2025-W11-WE", "2025-03-15", "2025-03-16", "15–16 Mar 2025"),
        ("1950/1953", "1950-01-01", "1953-12-31", "1950–53"),
        ("2025-01/2025-02", "2025-01-01", "2025-02-28", "Jan–Feb 2025"),
        ("2021-05-03/2021-05-05", "2021-05-03", "2021-05-05", "3–5 May 2021"),
        ("2021-12-30/2022-01-02", "2021-12-30", "2022-01-02", "30 Dec 2021 – 2 Jan 2022"),
        ("2021-05-30/2021-06-02", "2021-05-30", "2021-06-02", "30 May – 2 Jun 2021"),
    ],
)
def test_days_of_a_value(value: str, begin: str, end: str, words: str) -> None:
    days = date_range(value)
    assert days is not None
    assert (days.begin.isoformat(), days.end.isoformat()) == (begin, end)
    assert describe(days) == words


@pytest.mark.parametrize(
    "value", ["P3D", "PRESENT_REF", "XXXX-03-27", "2021-02-30", "", "2025-W60", "1953/1950", "/", "00"]
)
def test_what_is_no_day(value: str) -> None:
    assert date_range(value) is None


@given(st.text(max_size=12))
def test_any_text_is_a_range_or_none(value: str) -> None:
    days = date_range(value)
    assert days is None or (days.begin <= days.end and describe(days))


@given(st.dates(), st.dates(), st.sampled_from(["early", "mid", "late"]))
def test_ranges_can_always_be_described_and_narrowed(one: date, other: date, part: str) -> None:
    begin, end = sorted((one, other))
    days = DateRange(begin=begin, end=end, precision="range")
    assert describe(days)
    month = date_range(f"{one:%Y-%m}" if one.year > 999 else "1999-05")
    assert month is not None
    third = narrowed(month, part)  # type: ignore[arg-type]
    assert month.begin <= third.begin <= third.end <= month.end
