"""Dates in queries: ``2023``, ``2023-07``, ``2023-07-27``, ``7d``, ranges with ``..`` and ``>= <= > <``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from index.errors import QueryError
from index.query.tree import DateField, When

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_AGO = re.compile(r"(\d{1,5})([dwmy])", re.ASCII)
_FORMS = "write 2023, 2023-07, 2023-07-27 or 7d"


def read_dates(field: DateField, value: str, column: int) -> When:
    """The clause of a value. Raises ``QueryError`` pointing into it."""
    for sign in (">=", "<=", ">", "<"):
        if value.startswith(sign):
            bound = _bound(value[len(sign) :], column + len(sign))
            if sign in (">", "<"):
                first, last = days(bound, date.today())
                try:
                    edge = last + timedelta(1) if sign == ">" else first - timedelta(1)
                except OverflowError:
                    raise QueryError(column, f"nothing is dated {value}") from None
                bound = edge.isoformat()
            return When(field, bound, None) if sign[0] == ">" else When(field, None, bound)
    low_text, dots, high_text = value.partition("..")
    if not dots:
        bound = _bound(value, column)
        if bound[-1].isalpha():
            raise QueryError(
                column, f"{value} is a length of time: did you mean {value}..?", f"{field}:{value}.."
            )
        return When(field, bound, bound)
    low = _bound(low_text, column) if low_text else None
    high = _bound(high_text, column + len(low_text) + 2) if high_text else None
    if low is None and high is None:
        raise QueryError(column, f"a range needs a beginning or an end: {_FORMS}")
    if low is not None and high is not None:
        today = date.today()
        if days(low, today)[0] > days(high, today)[1]:
            raise QueryError(column, f"{value} ends before it begins", f"{field}:{high}..{low}")
    return When(field, low, high)


def _bound(text: str, column: int) -> str:
    """One date, checked, its numbers in full length."""
    if _AGO.fullmatch(text):
        return text
    match = _DATE.fullmatch(text)
    if match is None:
        raise QueryError(column, f"{text!r} is no date: {_FORMS}" if text else f"a date is missing: {_FORMS}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if year == 0:
        raise QueryError(column, f"{text} is no year")
    if month is not None and not 1 <= month <= 12:
        raise QueryError(column, f"{text} is no month")
    if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise QueryError(column, f"{text} is no day")
    return "-".join(
        f"{part:0{4 if n == 0 else 2}d}" for n, part in enumerate((year, month, day)) if part is not None
    )


def days(bound: str, today: date) -> tuple[date, date]:
    """First and last day of a bound that was checked."""
    ago = _AGO.fullmatch(bound)
    if ago:
        day = _before(today, int(ago[1]), ago[2])
        return day, day
    parts = [int(part) for part in bound.split("-")]
    year, month, day_number = parts[0], *(parts[1:2] or [0]), *(parts[2:3] or [0])
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not day_number:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day_number), date(year, month, day_number)


def _before(today: date, number: int, unit: str) -> date:
    """So many days, weeks, months or years ago; not before the calendar begins."""
    if unit in "dw":
        back = timedelta(number * (7 if unit == "w" else 1))
        return today - back if back < today - date.min else date.min
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def interval(when: When, today: date) -> tuple[date, date]:
    """First and last day of a clause; an open end is the calendar's."""
    low = days(when.low, today)[0] if when.low else date.min
    high = days(when.high, today)[1] if when.high else date.max
    return low, high
