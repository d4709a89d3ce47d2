"""TIMEX3 values as days, and days in words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from corpus.model import DateRange, Precision
from corpus.times.words import SEASON_START, add_months, last_day

Part = Literal["early", "mid", "late"]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PIECE = re.compile(r"(\d{4})-(?:(\d\d)|(SP|SU|FA|WI)|Q([1-4])|H([12]))")
_YEARS = re.compile(r"\d{2,4}")
_SEASON_NAMES = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def date_range(value: str) -> DateRange | None:
    """The days a TIMEX3 value stands for; None for durations, sets, references and values with X."""
    try:
        if "/" in value:
            first, _, last = value.partition("/")
            begin, end = date_range(first), date_range(last)
            if begin is None or end is None or begin.begin > end.end:
                return None
            return DateRange(begin=begin.begin, end=end.end, precision="range")
        return _single(value)
    except (ValueError, OverflowError):
        return None


def _single(value: str) -> DateRange | None:
    if match := _DAY.fullmatch(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return DateRange(begin=day, end=day, precision="day")
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        sunday = monday + timedelta(days=6)
        return DateRange(
            begin=monday + timedelta(days=5) if match[3] else monday, end=sunday, precision="week"
        )
    if match := _PIECE.fullmatch(value):
        return _months(int(match[1]), *match.groups()[1:])
    if _YEARS.fullmatch(value):
        names: dict[int, Precision] = {4: "year", 3: "decade", 2: "century"}
        size = 10 ** (4 - len(value))
        first = int(value) * size
        return DateRange(
            begin=date(first, 1, 1), end=date(first + size - 1, 12, 31), precision=names[len(value)]
        )
    return None


def _months(
    year: int, month: str | None, season: str | None, quarter: str | None, half: str | None
) -> DateRange:
    precision: Precision
    if month:
        start, length, precision = int(month), 1, "month"
    elif season:
        start, length, precision = SEASON_START[season], 3, "season"
    elif quarter:
        start, length, precision = 3 * int(quarter) - 2, 3, "quarter"
    else:
        start, length, precision = 6 * int(half or 1) - 5, 6, "range"
    end = last_day(*add_months(year, start, length - 1))
    return DateRange(begin=date(year, start, 1), end=end, precision=precision)


def narrowed(whole: DateRange, part: Part) -> DateRange:
    """The first, middle or last third of a period ("late February", "early 2020", "the mid-1990s")."""
    begin, end = whole.begin, whole.end
    match whole.precision:
        case "month":
            days = {"early": (1, 10), "mid": (11, 20), "late": (21, end.day)}[part]
            begin, end = begin.replace(day=days[0]), begin.replace(day=days[1])
        case "year":
            months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
            begin, end = begin.replace(month=months[0]), last_day(begin.year, months[1])
        case "season" | "quarter":
            first = {"early": 0, "mid": 1, "late": 2}[part]
            year, number = add_months(begin.year, begin.month, first)
            begin, end = date(year, number, 1), last_day(year, number)
        case "decade" | "century":
            size = (end.year - begin.year + 1) // 10
            first, last = {"early": (0, 4), "mid": (4, 7), "late": (6, 10)}[part]
            begin, end = date(begin.year + first * size, 1, 1), date(begin.year + last * size - 1, 12, 31)
        case _:
            return whole
    return DateRange(begin=begin, end=end, precision="range")


def day_in_words(day: date, *, weekday: bool = False) -> str:
    """One day: "27 Jul 1953", "Thu 27 Jul 2023"."""
    name = f"{_SHORT_DAYS[day.weekday()]} " if weekday else ""
    return f"{name}{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def describe(days: DateRange) -> str:
    """A range as it is written: "27 Jul 1953", "Feb 2018", "autumn 2022", "1950–53", "1990s"."""
    begin, end = days.begin, days.end
    match days.precision:
        case "day" if begin == end:
            return day_in_words(begin)
        case "month":
            return f"{_SHORT_MONTHS[begin.month - 1]} {begin.year}"
        case "season" if begin.month in _SEASON_NAMES:
            winter = f"{begin.year}–{end.year % 100:02d}"
            return f"{_SEASON_NAMES[begin.month]} {winter if end.year > begin.year else begin.year}"
        case "quarter":
            return f"Q{(begin.month + 2) // 3} {begin.year}"
        case "year" if begin.year == end.year:
            return str(begin.year)
        case "decade":
            return f"{begin.year}s"
        case "century":
            return f"{_nth(begin.year // 100 + 1)} century"
    return _span(begin, end)


def _nth(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _span(begin: date, end: date) -> str:
    if begin == end:
        return day_in_words(begin)
    ends_a_month = end == last_day(end.year, end.month)
    if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31):
        if begin.year == end.year:
            return str(begin.year)
        same = begin.year // 100 == end.year // 100
        return f"{begin.year}–{f'{end.year % 100:02d}' if same else end.year}"
    if begin.day == 1 and ends_a_month:
        first, last = _SHORT_MONTHS[begin.month - 1], _SHORT_MONTHS[end.month - 1]
        if begin.year != end.year:
            return f"{first} {begin.year} – {last} {end.year}"
        return f"{first} {end.year}" if begin.month == end.month else f"{first}–{last} {end.year}"
    if begin.year != end.year:
        return f"{day_in_words(begin)} – {day_in_words(end)}"
    if begin.month != end.month:
        return f"{begin.day} {_SHORT_MONTHS[begin.month - 1]} – {day_in_words(end)}"
    return f"{begin.day}–{day_in_words(end)}"
