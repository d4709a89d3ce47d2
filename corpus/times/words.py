"""The words dates are written with, as numbers and as pattern fragments.

In the fragments ``_`` stands for white space (a wrapped line, a no-break space) and ``~`` for white
space or a hyphen; ``grammar.Rule`` puts in what they stand for.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


MONTHS = _split("january february march april may june july august september october november december")
WEEKDAYS = _split("monday tuesday wednesday thursday friday saturday sunday")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "fortnight": "FN",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "centurie": "C",
    "night": "NI",
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
}
DAY_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "noon": "12:00",
    "midday": "12:00",
    "midnight": "24:00",
}
CLOCK_UNITS = ("second", "minute", "hour")

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
WEEKDAY_BEFORE_DATE = (
    r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.?),?_)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d|%)"
YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\d%]|[,.]\d)"
UNIT = r"(?:second|minute|hour|day|week|month|year|decade|centurie|century|quarter|weekend|night|fortnight)"
ZONE = r"(?:[ECMP][SD]T|GMT|UTC|BST|CET|CEST|IST|KST|JST|SGT|AEST|AEDT|NZST|NZDT|local~(?:time|hours))"
DAY_PART = r"(?:morning|afternoon|evening|night)"
ONES = _split("one two three four five six seven eight nine")
_TEENS = _split("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
TENS = _split("twenty thirty forty fifty sixty seventy eighty ninety")
_SMALL = "|".join(sorted((*ONES, *_TEENS, *TENS, "hundred"), key=len, reverse=True))
NUMBER = (
    r"(?:\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,6})?(?:~and~a~half|[ -]?1/2|[ -]?½)?|half_a_dozen|a_dozen|a_hundred"
    rf"|(?:{'|'.join(TENS)})~(?:{'|'.join(ONES)})|(?:{_SMALL}))"
)
VAGUE = (
    r"(?:several|a_few|few|many|some|recent|a_couple_of|a_couple|couple_of|countless|hundreds_of|thousands_of"
    r"|dozens_of|tens_of)"
)
# "early", "the end of", "mid-": which part of the period is meant.
PART = (
    r"(?:(?:the_)?(?:early|late|mid|middle_of|beginning_of|start_of|end_of|first_half_of|second_half_of"
    r"|latter_half_of|(?:early|late|latter|first|last)_(?:part|days|weeks|months)_of)(?:_in|_of)?~(?:the_)?)"
)


@cache
def _numbers() -> dict[str, int]:
    known = {word: n for n, word in enumerate(("zero", *ONES, *_TEENS))}
    known |= {word: 10 * n for n, word in enumerate(TENS, 2)}
    ones = {f"{t}-{o}": known[t] + known[o] for t in TENS for o in ONES}
    dozens = {"dozen": 12, "a dozen": 12, "half a dozen": 6, "hundred": 100, "a hundred": 100}
    return known | ones | dozens | {"a": 1, "an": 1, "the": 1, "couple": 2}


_FIRSTS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"


@cache
def _ordinals() -> dict[str, int]:
    first = _FIRSTS.split()
    known = {word: n for n, word in enumerate(first, 1)} | {"last": 4, "hundredth": 100}
    known |= {word: 10 * n for n, word in enumerate(_TENTHS.split(), 2)}
    return known | {
        f"{t}-{word}": 10 * n + k for n, t in enumerate(TENS, 2) for k, word in enumerate(first[:9], 1)
    }


@cache
def ordinal_words() -> str:
    """A pattern of ordinals in words, the longest first."""
    return "(?:" + "|".join(sorted((w.replace("-", "~") for w in _ordinals()), key=len, reverse=True)) + ")"


def squeeze(text: str) -> str:
    """Lower case, with single spaces: how the words of a match are looked up."""
    return " ".join(text.lower().split())


def number(text: str) -> float | None:
    """The number written, whole where it is ("twenty-six", "1,200", "2 1/2"); None when it is none."""
    words = squeeze(text)
    half = re.search(r"(?:[ -]and[ -]a[ -]half|[ -]?1/2|[ -]?½)$", words)
    if half:
        words = words[: half.start()]
    if words[:1].isdigit():
        value = float(words.replace(",", ""))
    else:
        known = _numbers().get(words, _numbers().get(words.replace(" ", "-")))
        if known is None:
            return None
        value = float(known)
    return value + (0.5 if half else 0.0)


def whole(text: str) -> int | None:
    """The number written, if it is a whole one that can count days or years."""
    value = number(text)
    return int(value) if value is not None and value == int(value) and value < 100_000 else None


def ordinal(text: str) -> int | None:
    """The number of an ordinal, in figures or words."""
    words = squeeze(text).replace(" ", "-")
    digits = re.match(r"\d{1,4}", words)
    return int(digits[0]) if digits else _ordinals().get(words)


def month(text: str) -> int:
    """The number of a month name or its abbreviation."""
    start = text.strip(". ").lower()[:3]
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(start))


def weekday(text: str) -> int:
    """0 for Monday, from a name or its abbreviation."""
    start = text.strip(". ").lower()[:3]
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(start))


def add_months(year: int, number_of_month: int, months: int) -> tuple[int, int]:
    """The year and month so many months on."""
    total = year * 12 + number_of_month - 1 + months
    return total // 12, total % 12 + 1


def last_day(year: int, number_of_month: int) -> date:
    """The last day of a month."""
    after = add_months(year, number_of_month, 1)
    return date(*after, 1) - timedelta(days=1) if after[0] <= date.max.year else date.max


def iso_week(day: date) -> str:
    """The TIMEX3 value of the week a day is in."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
