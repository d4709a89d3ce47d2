"""Timestamps as pages, feeds and mails write them: the local day, as it is written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from corpus.model import DateOrigin, DateRange, PublishedDate

# News is younger than the telegraph; 1 January 1970 and the year 1 are clocks that were never set.
_FIRST_YEAR = 1840
_LAST_YEAR = 2200
_UNSET = frozenset({date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1)})
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier enero januar januari gennaio janeiro",
            "feb february février fevrier febrero februar februari febbraio fevereiro",
            "mar march mars marzo märz maerz maart março marco",
            "apr april avril abril aprile",
            "may mai mayo mei maggio maio",
            "jun june juin junio juni giugno junho",
            "jul july juillet julio juli luglio julho",
            "aug august août aout agosto augustus",
            "sep sept september septembre septiembre settembre setembro",
            "oct october octobre octubre oktober okt ottobre outubro",
            "nov november novembre noviembre novembro",
            "dec december décembre decembre diciembre dezember dez dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    months = "|".join(sorted(_MONTHS, key=len, reverse=True))
    i = re.IGNORECASE
    return {
        "iso": re.compile(r"(?<!\d)(\d{4})([-/.]?)(\d\d)\2(\d\d)(?:(?=[T\s,Z+]|$)|(?<=\d)(?=\d{6}(?!\d)))"),
        "iso short": re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)"),
        "day month": re.compile(
            rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|\.)?[\s-]+(?:of\s+|de\s+)?({months})\b\.?,?[\s-]+(?:de\s+)?(\d{{4}})(?!\d)",
            i,
        ),
        "month day": re.compile(rf"\b({months})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", i),
        "clock": re.compile(rf"\b({months})\s+(\d{{1,2}})\s+[\d:]+\s+(?:[A-Z+\d:]+\s+)?(\d{{4}})(?!\d)", i),
        "numbers": re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])"),
        "epoch": re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}"),
        "month": re.compile(rf"(\d{{4}})-(\d\d)|\b({months})\b\.?,?\s+(\d{{4}})", i),
        "path": re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:/|-|$)", i),
        "compact path": re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?:/|-|$)"),
    }


def day_of(value: Any) -> date | None:
    """The day a timestamp is written for, in whatever usual form; None for what is no or an ambiguous day."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _epoch(float(value))
    if isinstance(value, list) and value:
        return day_of(value[0])
    if not isinstance(value, str):
        return None
    words = " ".join(value[:200].split())
    patterns = _patterns()
    if patterns["epoch"].fullmatch(words):
        return _epoch(float(words))
    if found := patterns["iso"].search(words) or patterns["iso short"].match(words):
        parts = found.groups()
        return _day(parts[0], parts[-2], parts[-1])
    if found := patterns["day month"].search(words):
        return _day(found[3], _MONTHS[found[2].lower()], found[1])
    if found := patterns["month day"].search(words) or patterns["clock"].search(words):
        return _day(found[3], _MONTHS[found[1].lower()], found[2])
    if found := patterns["numbers"].search(words):
        return _numbers(int(found[1]), found[2], int(found[3]), found[4])
    return _mail(words)


def day_of_address(address: str) -> tuple[date, str] | None:
    """The day in a path such as "/2023/07/27/lock-opens", and the words that say it."""
    patterns = _patterns()
    path = re.sub(r"^https?://[^/]*", "", address[:2000]).split("?")[0]
    for name in ("path", "compact path"):
        if found := patterns[name].search(path):
            month: Any = found[2] if found[2].isdigit() else _MONTHS.get(found[2].lower(), 0)
            day = _day(found[1], month, found[3])
            if day:
                return day, found[0].rstrip("-/") + "/"
    return None


def published(day: date, evidence: str, origin: DateOrigin = "metadata") -> PublishedDate:
    """A published day with what says so."""
    return PublishedDate(begin=day, end=day, precision="day", origin=origin, evidence=evidence)


def month_of(value: Any) -> DateRange | None:
    """The month of "2023-07" or "July 2023", where no day is said."""
    from corpus.times.value import date_range

    found = _patterns()["month"].fullmatch(value.strip()[:60]) if isinstance(value, str) else None
    if not found:
        return None
    if found[1]:
        return date_range(f"{found[1]}-{found[2]}")
    return date_range(f"{found[4]}-{_MONTHS[found[3].lower()]:02}")


def quoted(value: Any) -> str:
    """A field's value for an evidence, on one line and not too long."""
    words = " ".join(str(value).split())
    return f'"{words[:60]}…"' if len(words) > 60 else f'"{words}"'


def _day(year: Any, month: Any, day: Any) -> date | None:
    try:
        made = date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None
    return made if _FIRST_YEAR <= made.year <= _LAST_YEAR and made not in _UNSET else None


def _numbers(first: int, mark: str, second: int, year: str) -> date | None:
    """27/07/2023 and 27.07.2023; 03/04/2023 could be March or April and is no day."""
    if mark == ".":
        return _day(year, second, first)
    if first > 12 >= second or first == second:
        return _day(year, second, first)
    if second > 12 >= first:
        return _day(year, first, second)
    return None


def _epoch(seconds: float) -> date | None:
    """Seconds or milliseconds since 1970; the day in UTC, for no zone is said."""
    if seconds > 1e11:
        seconds /= 1000
    if not 0 < seconds < 7e9:
        return None
    made = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date()
    return made if made not in _UNSET else None


def _mail(words: str) -> date | None:
    """A mail's date with a year of two figures or names of months cut short."""
    from email.utils import parsedate

    try:
        parsed = parsedate(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _day(*parsed[:3]) if parsed else None
