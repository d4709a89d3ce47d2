"""Years, months and days of the timeline: which one an event lies in, its name, and what was typed."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from tui.wording import MONTHS

if TYPE_CHECKING:
    from corpus.model import DateRange

Zoom = Literal["year", "month", "day"]
ZOOMS: tuple[Zoom, ...] = ("year", "month", "day")

# Dates as exact as this are counted among years, months, days; others would pretend to be.
COUNTED: dict[Zoom, frozenset[str]] = {
    "year": frozenset(("day", "week", "month", "season", "quarter", "year")),
    "month": frozenset(("day", "week", "month")),
    "day": frozenset(("day",)),
}
Window = tuple[date | None, date | None]
"""The first and last day; None: from the beginning, to the end."""

EVERYTHING: Window = (None, None)
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_BETWEEN = re.compile(r"\s*(?:\.\.|–|—|\bto\b)\s*")
WINDOW_HINT = "1950..1953, 2023-07.., ..2018 or 2023-07-27"


@lru_cache(maxsize=1 << 14)
def _dated(begin: date, zoom: Zoom) -> int:
    if zoom == "year":
        return begin.year
    return begin.year * 12 + begin.month - 1 if zoom == "month" else begin.toordinal()


def period_at(day: int, zoom: Zoom) -> int:
    """The number of the year, month or day that a day, as an ordinal, lies in."""
    return day if zoom == "day" else _dated(date.fromordinal(day), zoom)


def period_of(days: DateRange | None, zoom: Zoom) -> int | None:
    """The number of the year, month or day that a date lies in; None where it is not known so exactly."""
    return None if days is None or days.precision not in COUNTED[zoom] else _dated(days.begin, zoom)


def period_name(period: int, zoom: Zoom) -> str:
    """What it is called: 2023, Jul 2023, 27 Jul 2023."""
    if zoom == "year":
        return str(period)
    if zoom == "month":
        return f"{MONTHS[period % 12]} {period // 12}"
    day = date.fromordinal(period)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_days(period: int, zoom: Zoom) -> Window:
    """Its first and last day."""
    if zoom == "year":
        return date(period, 1, 1), date(period, 12, 31)
    if zoom == "month":
        following = period + 1
        first = date(period // 12, period % 12 + 1, 1)
        if following // 12 > date.max.year:
            return first, date.max
        return first, date.fromordinal(date(following // 12, following % 12 + 1, 1).toordinal() - 1)
    return date.fromordinal(period), date.fromordinal(period)


def window_name(window: Window) -> str:
    """A window in words: 2023, Jul 2023, 1950–1953, from 27 Jul 2023; "" for everything."""
    begin, end = window
    if begin is None or end is None:
        if begin is not None:
            return f"from {_day_name(begin)}"
        return "" if end is None else f"to {_day_name(end)}"
    for zoom in ZOOMS:
        one, other = _dated(begin, zoom), _dated(end, zoom)
        if one == other and period_days(one, zoom) == window:
            return period_name(one, zoom)
    if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{begin.year}–{end.year}"
    return f"{_day_name(begin)} – {_day_name(end)}"


def _day_name(day: date) -> str:
    return period_name(day.toordinal(), "day")


def window_typed(text: str) -> Window | str:
    """What was typed for a window; or in words what is wrong with it."""
    parts = _BETWEEN.split(text.strip())
    if len(parts) > 2:
        return f"one beginning and one end: {WINDOW_HINT}"
    found: list[DateRange | None] = []
    for part in parts:
        days = _date_typed(part)
        if isinstance(days, str):
            return days
        found.append(days)
    first, last = found[0], found[-1]
    if first is not None and last is not None and first.begin > last.end:
        return f"{parts[0]} is after {parts[-1]}"
    return first.begin if first else None, last.end if last else None


def _date_typed(text: str) -> DateRange | str | None:
    from corpus.times.value import date_range

    if not text:
        return None
    if not _DAY.fullmatch(text):
        return f"“{text}” is no date: {WINDOW_HINT}"
    days = date_range(text)
    return f"{text} is in no calendar" if days is None else days
