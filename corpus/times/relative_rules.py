"""Rules for times told from the published day or from the day told last: "last month", "two days later"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.model import DateRange
from corpus.times.calendar_rules import part_of
from corpus.times.grammar import Context, Reading, Rule
from corpus.times.value import date_range
from corpus.times.words import (
    DAY,
    DAY_PART,
    DAY_PARTS,
    MONTH,
    MONTHS,
    PART,
    SEASON,
    SEASON_START,
    SEASONS,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    add_months,
    iso_week,
    month,
    squeeze,
    weekday,
)

# What a unit is worth when its anchor is not known.
UNKNOWN = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XXTNI",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "centurie": "XX",
}


def near_weekday(day: date, number: int, *, future: bool, strict: bool = False) -> date:
    """The nearest such weekday before or after; the day itself counts unless ``strict``."""
    away = (number - day.weekday()) % 7 if future else (day.weekday() - number) % 7
    if strict and away == 0:
        away = 7
    return day + timedelta(days=away if future else -away)


def shifted(day: date, unit: str, count: int) -> str | None:
    """The TIMEX3 value of the period so many units from a day, at the unit's own precision."""
    match unit:
        case "day":
            return (day + timedelta(days=count)).isoformat()
        case "night":
            return f"{(day + timedelta(days=count)).isoformat()}TNI"
        case "week":
            return iso_week(day + timedelta(days=7 * count))
        case "fortnight":
            return iso_week(day + timedelta(days=14 * count))
        case "weekend":
            # On a Saturday "last weekend" is the one before; on a weekday it is the one just past.
            return f"{iso_week(day + timedelta(days=7 * count))}-WE"
        case "month":
            year, number = add_months(day.year, day.month, count)
            return f"{year:04d}-{number:02d}" if year > 0 else None
        case "quarter":
            year, number = add_months(day.year, day.month, 3 * count)
            return f"{year:04d}-Q{(number + 2) // 3}"
        case "year":
            return f"{day.year + count:04d}" if 0 < day.year + count < 10_000 else None
        case "decade":
            return f"{day.year // 10 + count:03d}"
        case "century" | "centurie":
            return f"{day.year // 100 + count:02d}"
    return None


_STEP = {
    "this": 0,
    "current": 0,
    "last": -1,
    "past": -1,
    "previous": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
}


def _deictic(m: re.Match[str], at: Context) -> Reading | None:
    word, unit = m["word"].lower(), m["unit"].lower()
    step, part = _STEP[word], part_of(m["part"])
    if unit in WEEKDAYS:
        return _that_weekday(m, at, step)
    if unit in DAY_PARTS:
        unknown = f"XXXX-XX-XXT{DAY_PARTS[unit]}"
        tale = step == 1 and m[0][:4].lower() == "the " and at.tense(m) == "past"
        day = (at.told(unknown) if tale else at.now(unknown)) + timedelta(days=step)
        return Reading(f"{day.isoformat()}T{DAY_PARTS[unit]}", "time", part, relative=True)
    if unit in SEASONS:
        code = SEASONS[unit]
        now = at.now(f"XXXX-{code}")
        start = SEASON_START[code]
        year = now.year + step
        if step == -1:
            year = now.year if start + 2 < now.month else now.year - 1
        elif step == 1:
            year = now.year if start > now.month else now.year + 1
        return Reading(f"{year:04d}-{code}", part=part, relative=True)
    if unit not in UNITS:
        return _that_month(m, at, step)
    if word in ("past", "previous"):
        if word == "previous" or unit not in ("day", "week", "month", "quarter", "year", "decade"):
            return None
        return Reading(f"P1{UNITS[unit]}", "duration", relative=True)
    return _that_unit(m, at, step)


def _that_unit(m: re.Match[str], at: Context, step: int) -> Reading | None:
    unit = m["unit"].lower()
    if unit not in UNKNOWN or (unit == "day" and step):
        return None  # "the next day" counts from the day told before
    now = at.now(UNKNOWN[unit])
    if unit == "weekend" and step == 0:
        step = -1 if now.weekday() < 5 and at.tense(m) == "past" else 0
    elif unit == "weekend" and step == 1 and now.weekday() < 5:
        step = 0 if at.text[m.start() : m.start() + 4].lower() == "this" else 1
    value = shifted(now, unit, step)
    if value is None:
        return None
    days = date_range(value)
    side = squeeze(m["side"] or "")
    if days is not None and side and days.begin <= now <= days.end:
        # "later this year": what is left of it; "earlier this month": what is gone of it.
        later = side == "later"
        days = DateRange(
            begin=now if later else days.begin, end=days.end if later else now, precision="range"
        )
        return Reading(value, days=days, relative=True)
    part = part_of(m["part"]) or (None if side in ("", "later", "earlier") else part_of(side))
    return Reading(value, "time" if unit == "night" else "date", part, relative=True)


def _that_weekday(m: re.Match[str], at: Context, step: int) -> Reading | None:
    number = weekday(m["unit"])
    unknown = f"XXXX-WXX-{number + 1}"
    now = at.told(unknown) if m["word"].lower() == "previous" else at.now(unknown)
    future = step > 0 or (step == 0 and at.tense(m) != "past")
    day = near_weekday(now, number, future=future, strict=step != 0)
    if m["daypart"]:
        return Reading(f"{day.isoformat()}T{DAY_PARTS[m['daypart'].lower()]}", "time", relative=True)
    return Reading(day.isoformat(), relative=True)


def _that_month(m: re.Match[str], at: Context, step: int) -> Reading | None:
    number = month(m["unit"])
    if m["unit"].lower().rstrip(".") not in MONTHS and not m["unit"].endswith("."):
        return None
    now = at.now(f"XXXX-{number:02d}")
    year = now.year
    if step < 0 and number >= now.month:
        year -= 1
    elif step > 0 and number <= now.month:
        year += 1
    return Reading(f"{year:04d}-{number:02d}", part=part_of(m["part"]), relative=True)


def _part_of_unit(m: re.Match[str], at: Context) -> Reading | None:
    unit = m["unit"].lower()
    value = shifted(at.now(UNKNOWN[unit]), unit, 0)
    return None if value is None else Reading(value, part=part_of(m["part"]), relative=True)


def _weekday_alone(m: re.Match[str], at: Context) -> Reading | None:
    number = weekday(m["day"])
    now = at.now(f"XXXX-WXX-{number + 1}")
    day = near_weekday(now, number, future=at.tense(m) == "future")
    if m["daypart"]:
        return Reading(f"{day.isoformat()}T{DAY_PARTS[m['daypart'].lower()]}", "time", relative=True)
    return Reading(day.isoformat(), part=part_of(m["part"]), relative=True)


def _today(m: re.Match[str], at: Context) -> Reading | None:
    word = m["word"].lower()
    day = at.now("XXXX-XX-XX") + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if word == "tonight":
        return Reading(f"{day.isoformat()}TNI", "time", relative=True)
    if m["daypart"]:
        return Reading(f"{day.isoformat()}T{DAY_PARTS[m['daypart'].lower()]}", "time", relative=True)
    return Reading(day.isoformat(), relative=True)


def _day_but_one(m: re.Match[str], at: Context) -> Reading | None:
    day = at.now("XXXX-XX-XX") + timedelta(days=-2 if "before" in m[0].lower() else 2)
    return Reading(day.isoformat(), relative=True)


def _weekend(m: re.Match[str], at: Context) -> Reading | None:
    now = at.now("XXXX-WXX-WE")
    back = 7 if now.weekday() < 5 and at.tense(m) != "future" else 0
    return Reading(f"{iso_week(now - timedelta(days=back))}-WE", relative=True)


def rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    side = r"(?:(?P<side>later|earlier|late|early)_)?"
    word = r"(?P<word>this|last|next|past|previous|coming|upcoming|current)"
    unit = rf"(?P<unit>{UNIT}|{WEEKDAY}|{MONTH}(?!_{DAY})|{SEASON}|{DAY_PART})"
    daypart = rf"(?:_(?P<daypart>{DAY_PART}))?"
    part = rf"(?P<part>{PART})?"
    return (
        Rule(
            "deictic",
            "told from the published day",
            "UDMSP",
            rf"{side}{part}(?:the_)?{word}_{unit}{daypart}",
            _deictic,
        ),
        Rule(
            "part-of-unit",
            "part of the running period",
            "U",
            r"(?P<part>(?:the_)?(?:beginning|start|middle|end)_of)_the_(?P<unit>week|month|year|decade"
            r"|century)",
            _part_of_unit,
        ),
        Rule(
            "day-but-one",
            "told from the published day",
            "T",
            r"the_day_(?:before_yesterday|after_tomorrow)",
            _day_but_one,
        ),
        Rule(
            "today",
            "told from the published day",
            "T",
            rf"(?:(?:late|early|earlier|later)_)?(?P<word>today|yesterday|tomorrow|tonight){daypart}",
            _today,
        ),
        Rule("weekend", "told from the published day", "U", r"the_weekend", _weekend),
        Rule(
            "weekday",
            "a weekday",
            "D",
            rf"(?P<part>(?:early|late|mid)(?:_on)?~)?(?P<day>{WEEKDAY})(?!s){daypart}",
            _weekday_alone,
        ),
    )
