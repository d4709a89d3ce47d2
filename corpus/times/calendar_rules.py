"""Rules for dates written with calendar words: days, months, seasons, quarters, years, decades."""

from __future__ import annotations

import re
from datetime import date

from corpus.times.grammar import Context, Reading, Rule
from corpus.times.value import Part
from corpus.times.words import (
    DAY,
    MONTH,
    NUMBER,
    PART,
    WEEKDAY_BEFORE_DATE,
    YEAR,
    month,
    squeeze,
    whole,
)

_REL_YEAR = r"(?:last|this|next)_year|of_the_same_year"
# What may tell the year after a day or month: "2020", "of last year", "70 years ago".
TAIL = (
    rf"(?:(?:,|_,)?_?(?:of_|in_)?(?P<year>{YEAR})|,?_(?:of_)?(?P<rel>{_REL_YEAR})"
    rf"|,?_(?:(?:about|some)_)?(?P<ago>{NUMBER})_years?_ago)"
)
_RANGE_SIGN = r"(?:_?[-–—]_?|_(?:to|through|until|till)_)"


def part_of(words: str | None) -> Part | None:
    """Which part of a period the words before it mean."""
    said = squeeze(words or "")
    for word in ("early", "beginning", "start", "first"):
        if word in said:
            return "early"
    if "mid" in said:
        return "mid"
    return "late" if said else None


def year_of(m: re.Match[str], at: Context, unknown: str) -> int | None:
    """The year a tail tells, if there is a tail."""
    groups = m.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("ago"):
        years = whole(groups["ago"])
        return None if years is None else at.now(unknown).year - years
    if groups.get("rel"):
        said = squeeze(groups["rel"])
        if "same" in said:
            return at.told(unknown, "year").year
        return at.now(unknown).year + {"last": -1, "this": 0, "next": 1}[said.split()[0]]
    return None


# A day without a year is seldom told more than eight months before or after; where its tense points that far
# and
# the other way lies within four months, the tense was misread ("redeems the preferred shares on 31 October").
_FAR, _NEAR = 240, 130
# "a permit approved on 8 February": the verb beside the date can't be misread.
_GOVERNED = re.compile(r"\b[a-z]{2,18}ed\s+(?:on\s+)?(?:the\s+)?$")


def near_year(m: re.Match[str], at: Context, month_: int, day: int | None, unknown: str) -> int:
    """The year of a day or month without one: by tense, else the nearest to the published day."""
    told = _year_of_tale(m, at, month_, day)
    if told is not None:
        return told
    now = at.now(unknown)
    tense = at.tense(m)
    about = date(now.year, month_, min(day, 28)) if day else date(now.year, month_, 15)
    if not day and month_ == now.month:
        return now.year
    earlier = about if about <= now else about.replace(year=now.year - 1)
    later = about if about >= now else about.replace(year=now.year + 1)
    back, ahead = (now - earlier).days, (later - now).days
    if tense == "past":
        governed = _GOVERNED.search(at.text, max(at.sentence.start, m.start() - 30), m.start())
        future = bool(day) and back > _FAR and ahead < _NEAR and governed is None
    elif tense == "future":
        future = not (ahead > _FAR and back < _NEAR)
    else:
        future = bool(day) and ahead < back
    return (later if future else earlier).year


# A tale goes on so many sentences, and from one of its days to the next in so many days.
_TALE_SENTENCES, _TALE_DAYS = 3, 100
_WITH_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")


def _year_of_tale(m: re.Match[str], at: Context, month_: int, day: int | None) -> int | None:
    """The year that goes on: "On 17 May 2002 it was found. It reached the board on 2 June." """
    told = at.narrative.last.get("day")
    if told is None or day is None or not 0 <= at.number - told.sentence <= _TALE_SENTENCES:
        return None
    if not _WITH_YEAR.search(told.said) or at.tense(m) != "past":
        return None
    for year in (told.day.year, told.day.year + 1):
        if _valid(year, month_, day) and 0 <= (date(year, month_, day) - told.day).days <= _TALE_DAYS:
            at.told("")
            return year
    return None


def _valid(year: int, month_: int, day: int) -> bool:
    try:
        date(year, month_, day)
    except ValueError:
        return False
    return True


def _figure(text: str) -> int:
    found = re.match(r"\d+", text)
    return int(found[0]) if found else 0


def _iso(m: re.Match[str], at: Context) -> Reading | None:
    year, month_, day = (int(m[g]) for g in ("y", "m", "d"))
    if not _valid(year, month_, day):
        return None
    value = f"{year:04d}-{month_:02d}-{day:02d}"
    return Reading(f"{value}T{m['t']}", "time") if m["t"] else Reading(value)


def _numeric(m: re.Match[str], at: Context) -> Reading | None:
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    if len(m["y"]) == 2:
        year += 1900 if year > 50 else 2000
    month_, day, note = first, second, "month first, as slashes are read"
    if first > 12:
        month_, day, note = second, first, "day first, as there is no such month"
    elif m["sep"] == "." and second <= 12:
        month_, day, note = second, first, "day first, as dots are read"
    if not _valid(year, month_, day):
        return None
    return Reading(f"{year}-{month_:02d}-{day:02d}", note=note)


def _day(m: re.Match[str], at: Context) -> Reading | None:
    month_, day = month(m["month"]), _figure(m["day"])
    if m["month"] == "may" or (m["month"].lower() in ("mar", "sun") and not m.groupdict().get("year")):
        return None
    if not _valid(2024, month_, day):
        return None
    unknown = f"XXXX-{month_:02d}-{day:02d}"
    told = year_of(m, at, unknown)
    year = told if told is not None else near_year(m, at, month_, day, unknown)
    if not _valid(year, month_, day):
        return None
    return Reading(f"{year:04d}-{month_:02d}-{day:02d}", relative=not m["year"])


def _days(m: re.Match[str], at: Context) -> Reading | None:
    month_, first, last = month(m["month"]), _figure(m["first"]), _figure(m["last"])
    if not (_valid(2024, month_, first) and _valid(2024, month_, last)) or first >= last:
        return None
    unknown = f"XXXX-{month_:02d}-{first:02d}/XXXX-{month_:02d}-{last:02d}"
    told = year_of(m, at, unknown)
    year = told if told is not None else near_year(m, at, month_, last, unknown)
    head = f"{year:04d}-{month_:02d}"
    return Reading(f"{head}-{first:02d}/{head}-{last:02d}", relative=not m["year"])


_CAPITAL_MONTH = re.compile(r"[A-Z]")
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|last|this|next|until|till|from|of|early|late|mid|to|and|through|before|after|between"
    r"|during"
    r"|by|for|past|the|every|each|end|start|around|throughout)[-\s]{1,3}$",
    re.IGNORECASE,
)


def _month_alone(m: re.Match[str], at: Context) -> Reading | None:
    name = m["month"]
    if not name[0].isupper() or (len(name.rstrip(".")) < 4 and name.lower() != "may" and name[-1] != "."):
        return None
    if name in ("May", "March", "MAY", "MARCH") and not m["part"]:
        before = at.text[max(at.sentence.start, m.start() - 12) : m.start()]
        if not _MONTH_BEFORE.search(before):
            return None
    month_ = month(name)
    year = near_year(m, at, month_, None, f"XXXX-{month_:02d}")
    return Reading(f"{year:04d}-{month_:02d}", part=part_of(m["part"]), relative=True)


def _month_year(m: re.Match[str], at: Context) -> Reading | None:
    month_ = month(m["month"])
    year = year_of(m, at, f"XXXX-{month_:02d}")
    if year is None or year < 1:
        return None
    return Reading(f"{year:04d}-{month_:02d}", part=part_of(m["part"]), relative=not m["year"])


def _months(m: re.Match[str], at: Context) -> Reading | None:
    first, last = month(m["first"]), month(m["month"])
    if not (_CAPITAL_MONTH.match(m["first"]) and _CAPITAL_MONTH.match(m["month"])) or first == last:
        return None
    if m["and"] and last != first % 12 + 1:
        return None
    unknown = f"XXXX-{first:02d}/XXXX-{last:02d}"
    told = year_of(m, at, unknown)
    year = told if told is not None else near_year(m, at, last, None, unknown)
    return Reading(f"{year - (first > last):04d}-{first:02d}/{year:04d}-{last:02d}", relative=not m["year"])


def rules() -> tuple[Rule, ...]:
    """The rules of this file; of two matches as long as each other the earlier rule counts."""
    weekday = f"{WEEKDAY_BEFORE_DATE}?"
    return (
        Rule(
            "iso-date",
            "an ISO date",
            "O",
            r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<t>\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?",
            _iso,
        ),
        Rule(
            "numeric-date",
            "a date in figures",
            "O",
            r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)",
            _numeric,
        ),
        Rule(
            "day-month",
            "a day and a month",
            "M",
            rf"{weekday}(?:the_)?(?P<day>{DAY})(?:_day)?(?:_of)?~(?P<month>{MONTH}){TAIL}?",
            _day,
        ),
        Rule(
            "month-day",
            "a day and a month",
            "M",
            rf"{weekday}(?P<month>{MONTH})_(?:the_)?(?P<day>{DAY}){TAIL}?",
            _day,
        ),
        Rule(
            "days-month",
            "days of a month, from and to",
            "M",
            rf"(?P<first>{DAY}){_RANGE_SIGN}(?P<last>{DAY})(?:_of)?_(?P<month>{MONTH}){TAIL}?",
            _days,
        ),
        Rule(
            "month-days",
            "days of a month, from and to",
            "M",
            rf"(?P<month>{MONTH})_(?P<first>{DAY}){_RANGE_SIGN}(?P<last>{DAY}){TAIL}?",
            _days,
        ),
        Rule(
            "month-year",
            "a month of a year",
            "M",
            rf"(?P<part>{PART})?(?P<month>{MONTH}){TAIL}",
            _month_year,
        ),
        Rule(
            "months",
            "two months, from and to",
            "M",
            rf"(?P<first>{MONTH})(?:{_RANGE_SIGN}|(?P<and>_and_))(?P<month>{MONTH})(?!\.?_{DAY}){TAIL}?",
            _months,
        ),
        Rule("month", "a month without a year", "M", rf"(?P<part>{PART})?(?P<month>{MONTH})", _month_alone),
    )
