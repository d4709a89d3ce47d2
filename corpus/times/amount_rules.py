"""Rules for durations, repetitions, clock times and vague references: times that name no day of their own."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.times.grammar import Context, Reading, Rule
from corpus.times.relative_rules import near_weekday
from corpus.times.words import (
    CLOCK_UNITS,
    DAY_PART,
    DAY_PARTS,
    MONTH,
    NUMBER,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
    ZONE,
    number,
    squeeze,
    weekday,
)

_ABOUT_SO_MANY = r"(?:(?:nearly|almost|(?:no_)?(?:more|less|fewer)_than|over|under|up_to|at_least|at_most)_)?"


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def duration(count: str | None, unit: str) -> str:
    """The TIMEX3 value of so many units; ``None`` for an unknown number."""
    unit = unit.lower()
    code = {"weekend": "WE", "fortnight": "W"}.get(unit, UNITS[unit])
    value = number(count) if count else None
    if value is not None and unit == "fortnight":
        value *= 2
    amount = "X" if value is None else _plain(value)
    return f"P{'T' if unit in CLOCK_UNITS else ''}{amount}{code}"


def _vague(words: str) -> bool:
    return number(words) is None or squeeze(words) == "couple"


def _span_of(m: re.Match[str], at: Context) -> Reading | None:
    words = m["n"]
    relative = "word" in m.groupdict() and m["word"] is not None
    return Reading(duration(None if _vague(words) else words, m["unit"]), "duration", relative=relative)


def _plural_span(m: re.Match[str], at: Context) -> Reading | None:
    unit = m["unit"].lower()
    if unit not in ("day", "week", "month", "year", "decade"):
        return None
    return Reading(f"PX{UNITS[unit]}", "duration", relative=True)


_EACH = re.compile(
    r"(?:percent|times|once|twice|\$[\d,.]{1,15}(?: [mb]illion)?|dollars|[\d,]{1,12}|million|billion"
    r"|barrels|people)\s+$",
    re.IGNORECASE,
)


_PART_OF = re.compile(r"\s+(?:of|the)\b", re.IGNORECASE)


def _amount(m: re.Match[str], at: Context) -> Reading | None:
    count, unit = squeeze(m["n"]), m["unit"].lower()
    if m["old"] and unit == "year":
        return None  # "a 52-year-old", "aged 52 years old": how old somebody is, is no time
    if unit == "quarter" and _PART_OF.match(at.text, m.end(), at.sentence.end):
        return None  # "three-quarters of the crew"
    single = count in ("a", "an")
    if single and unit in ("quarter", "second", "night", "weekend"):
        return None
    if single and unit in ("day", "year", "month", "week", "hour", "minute"):
        before = at.text[max(at.sentence.start, m.start() - 24) : m.start()]
        if _EACH.search(before):
            return Reading(duration("1", unit), "set")
    if count.startswith("half a"):
        return Reading(f"P{'T' if unit in CLOCK_UNITS else ''}0.5{UNITS[unit]}", "duration")
    if unit in ("night", "weekend", "quarter") and m["n"][:1].isdigit() and m["s"] is None:
        return None
    return Reading(duration(None if _vague(count) else count, unit), "duration")


def _and_a_half(m: re.Match[str], at: Context) -> Reading | None:
    value = number(m["n"])
    if value is None:
        return None
    unit = m["unit"].lower()
    return Reading(f"P{'T' if unit in CLOCK_UNITS else ''}{_plain(value + 0.5)}{UNITS[unit]}", "duration")


def _each(m: re.Match[str], at: Context) -> Reading | None:
    unit = m["unit"].lower()
    if unit in WEEKDAYS:
        return Reading(f"XXXX-WXX-{weekday(unit) + 1}", "set")
    if unit in DAY_PARTS:
        return Reading(f"XXXX-XX-XXT{DAY_PARTS[unit]}", "set")
    count = squeeze(m["n"] or "1")
    return Reading(duration("2" if count == "other" else count, unit), "set")


def _per(m: re.Match[str], at: Context) -> Reading | None:
    before = at.text[max(at.sentence.start, m.start() - 24) : m.start()]
    if not m["often"] and not m[0].lower().startswith("per") and not _EACH.search(before):
        return None
    return Reading(f"P1{UNITS[m['unit'].lower()]}", "set")


_RATES = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "yearly": "P1Y", "hourly": "PT1H"}


def _rate(m: re.Match[str], at: Context) -> Reading | None:
    return Reading(_RATES[m[0].lower()], "set")


def _bare_units(m: re.Match[str], at: Context) -> Reading | None:
    unit = m["unit"].lower().removesuffix("s").replace("centurie", "century")
    return Reading(f"P{'T' if unit in CLOCK_UNITS else ''}X{UNITS[unit]}", "duration")


def _clock(m: re.Match[str], at: Context) -> Reading | None:
    hour, minute = int(m["h"]), int(m["min"] or 0)
    half = (m.groupdict().get("half") or "").lower()[:1]
    half = {"m": "a", "e": "p"}.get(half, "p" if half == "a" and m["half"].lower() == "afternoon" else half)
    if hour > (12 if half else 23) or minute > 59:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return _at_time(m, at, f"{hour:02d}:{minute:02d}")


def _noon(m: re.Match[str], at: Context) -> Reading | None:
    return _at_time(m, at, DAY_PARTS[m["word"].lower()])


def _at_time(m: re.Match[str], at: Context, clock: str) -> Reading:
    if m["day"]:
        count = weekday(m["day"])
        now = at.now(f"XXXX-WXX-{count + 1}T{clock}")
        day = near_weekday(now, count, future=at.tense(m) == "future")
    elif not m["today"] and (told := _day_told(m, at)):
        day = told
    else:
        day = at.now(f"XXXX-XX-XXT{clock}")
        if m["today"]:
            day += timedelta(days={"yesterday": -1, "tomorrow": 1}.get(m["today"].lower(), 0))
    return Reading(f"{day.isoformat()}T{clock}", "time", relative=True)


# In a tale of one day, its hours are told so many sentences after the day at most.
_HOURS_AFTER = 3
_AHEAD = re.compile(r"\b(?:will|shall|would|due|scheduled|tomorrow)\b", re.IGNORECASE)


def _day_told(m: re.Match[str], at: Context) -> date | None:
    """The day a tale has come to: "It left on 3 May. At 19:25 it stopped." """
    told = at.narrative.last.get("day")
    if told is None or at.number - told.sentence > _HOURS_AFTER:
        return None
    if _AHEAD.search(at.text, at.sentence.start, min(at.sentence.end, m.end() + 90)):
        return None
    return at.told("XXXX-XX-XX")


def _reference(m: re.Match[str], at: Context) -> Reading | None:
    word = squeeze(m[0])
    if "future" in word:
        return Reading("FUTURE_REF", relative=True)
    past = "past" in word or word in ("recently", "lately")
    return Reading("PAST_REF" if past else "PRESENT_REF", relative=True)


def rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    ending = r"(?P<s>s)?"
    zone = rf"(?:_(?:{ZONE}|ET|PT))?"
    day = rf"(?:_(?:on_)?(?P<day>{WEEKDAY})|_(?P<today>today|yesterday|tomorrow))?"
    about = r"(?:(?:about|around)_)?"
    clock = rf"(?P<h>\d{{1,2}})(?:[:.](?P<min>\d\d))?_?(?P<half>[ap]\.?m\b\.?){zone}{day}"
    return (
        Rule(
            "span",
            "a length of time",
            "U",
            rf"(?:the_)?(?P<word>past|last|next|previous|coming|first|final|recent)_(?P<n>{NUMBER}"
            rf"|{VAGUE})~(?P<unit>{UNIT}){ending}",
            _span_of,
        ),
        Rule(
            "plural-span",
            "a length of time",
            "U",
            rf"(?:the_)?(?:past|last|recent|previous|coming)_(?P<unit>{UNIT})s",
            _plural_span,
        ),
        Rule(
            "either",
            "a length of time",
            "U",
            rf"(?:the_)?(?:(?P<word>past|last|next)_)?(?P<n>{NUMBER})_(?:or|to)_{NUMBER}_(?P<unit>{UNIT})s",
            _span_of,
        ),
        Rule(
            "and-a-half",
            "a length of time",
            "U",
            rf"(?P<n>an?|{NUMBER})_(?P<unit>{UNIT})s?_and_a_half",
            _and_a_half,
        ),
        Rule(
            "each",
            "again and again",
            "E",
            rf"(?:every|each)_(?:(?P<n>{NUMBER}|other)_)?(?P<unit>{UNIT}|{WEEKDAY}|{DAY_PART})s?",
            _each,
        ),
        Rule(
            "per",
            "so often",
            "U",
            r"(?P<often>once_|twice_|three_times_)?(?:a|an|per)_(?P<unit>day|week|month|year)(?=_?[.,;:)]"
            r"|_(?:in|at|to|for|on|and|since)\b)",
            _per,
        ),
        Rule("rate", "again and again", "E", r"daily|weekly|yearly|hourly|nightly", _rate),
        Rule(
            "amount",
            "a length of time",
            "U",
            rf"{_ABOUT_SO_MANY}(?:the_(?=[\w.,]+_))?(?P<n>{NUMBER}|an?|{VAGUE}"
            rf"|half_an?)~(?P<unit>{UNIT}){ending}(?:['’]s?)?(?:~(?:(?P<old>old)|long))?",
            _amount,
        ),
        Rule(
            "units",
            "a length of time",
            "U",
            r"(?P<unit>decades|centuries|years|months|weeks|days|hours|minutes)(?=_(?:of|after|before|ago"
            r"|later|earlier|to_come|now)\b|[,.])",
            _bare_units,
        ),
        Rule(
            "for-units",
            "a length of time",
            "U",
            r"(?<=\bfor\s)(?P<unit>decades|centuries|years|months|weeks|days|hours)(?!_(?:old|at)\b)",
            _bare_units,
        ),
        Rule(
            "clock-in-words",
            "a time of day",
            "P",
            r"(?P<h>\d{1,2})(?:[:.](?P<min>\d\d))?_in_the_(?P<half>morning|afternoon|evening)(?P<day>(?!))?(?P<today>(?!))?",
            _clock,
        ),
        Rule("clock", "a time of day", "C", rf"{about}{clock}", _clock),
        Rule(
            "clock-24",
            "a time of day",
            "C",
            rf"(?<=\bat\s){about}(?P<h>\d{{1,2}}):(?P<min>\d\d)(?P<half>\b){zone}{day}",
            _clock,
        ),
        Rule(
            "clock-in-figures",
            "a time of day",
            "C",
            # "at 1530 EST", "1600 hrs (1500 GMT)": four figures that say of themselves that they are no year
            rf"{about}(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)(?P<half>\b)"
            rf"(?:_?(?:hrs|hours(?!_of\b))(?:_{ZONE})?|_{ZONE}){day}"
            # "at 1700 EST on March 27" is of that day
            rf"(?!,?_(?:on_)?(?:\d{{1,2}}_)?{MONTH})",
            _clock,
        ),
        Rule("noon", "a time of day", "C", rf"(?P<word>noon|midnight|midday){day}", _noon),
        Rule(
            "reference",
            "no day of its own",
            "N",
            r"now(?!_that\b)|currently|at_present|at_the_moment|presently|at_this_time|these_days|nowadays|recently"
            r"|lately|the_past|the_(?:near_)?future|near_future",
            _reference,
        ),
    )
