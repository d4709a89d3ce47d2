"""Rules for seasons, quarters, years, decades and centuries."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from corpus.times.calendar_rules import TAIL, near_year, part_of, year_of
from corpus.times.grammar import Context, Reading, Rule
from corpus.times.words import (
    MONTH,
    ONES,
    PART,
    SEASON,
    SEASON_START,
    SEASONS,
    TENS,
    WEEKDAY,
    YEAR,
    ZONE,
    month,
    number,
    ordinal,
    ordinal_words,
    squeeze,
    weekday,
)


def _season(m: re.Match[str], at: Context) -> Reading | None:
    code = SEASONS[m["season"].lower()]
    year = year_of(m, at, f"XXXX-{code}")
    if year is None:
        return None
    return Reading(f"{year:04d}-{code}", part=part_of(m["part"]), relative=not m["year"])


def _season_alone(m: re.Match[str], at: Context) -> Reading | None:
    code = SEASONS[m["season"].lower()]
    year = near_year(m, at, SEASON_START[code], None, f"XXXX-{code}")
    return Reading(f"{year:04d}-{code}", part=part_of(m["part"]), relative=True)


def _quarter(m: re.Match[str], at: Context) -> Reading | None:
    half = m["what"].lower() == "half"
    last = m["nth"].lower() == "last"
    nth = (2 if half else 4) if last else ordinal(m["nth"]) or 0
    if nth > (2 if half else 4) or (last and not (m["year"] or m["rel"])):
        return None
    letter = "H" if half else "Q"
    unknown = f"XXXX-{letter}{nth}"
    year = int(m["before"]) if m["before"] else year_of(m, at, unknown)
    if year is None:
        if half:
            return None
        now = at.now(unknown)
        year = now.year if nth * 3 - 2 <= now.month else now.year - 1
        year -= bool(m["earlier"])
    return Reading(f"{year:04d}-{letter}{nth}", relative=not (m["year"] or m["before"]))


def _in_words(m: re.Match[str], at: Context) -> Reading | None:
    """ "nineteen ninety-six", "the year two thousand"."""
    if m["hundreds"] is None:
        return Reading(f"{2000 + int(number(m['ones'] or '') or 0):04d}")
    rest = number(m["rest"])
    return None if rest is None else Reading(f"{number(m['hundreds']) or 0:.0f}{rest:02.0f}")


def _years(m: re.Match[str], at: Context) -> Reading | None:
    first, tail = int(m["first"]), m["last"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if last <= first or last - first > 400 or _COUNTED.match(at.text, m.end("last")):
        return None
    return Reading(f"{first:04d}/{last:04d}")


def _decade(m: re.Match[str], at: Context) -> Reading | None:
    groups = m.groupdict()
    if groups.get("full"):
        return Reading(groups["full"], part=part_of(m["part"]))
    words = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
    digit = groups.get("short") or str(words.index(squeeze(m["word"])) + 2)
    return Reading(f"19{digit}", part=part_of(m["part"]), note="taken to be of the 20th century")


def _century(m: re.Match[str], at: Context) -> Reading | None:
    number = ordinal(m["nth"])
    if number is None or not 1 < number < 23:
        return None
    return Reading(f"{number - 1:02d}", part=part_of(m["part"]))


_COUNTED = re.compile(
    r"\s{1,3}(?:%|percent|per cent|people|persons|troops|soldiers|civilians|residents|workers|miles|km"
    r"|kilomet\w*|feet"
    r"|ft|met(?:er|re)s|shares|points|dollars|pounds|euros|rubles|jobs|employees|votes|megahertz|mhz|cars"
    r"|units"
    r"|men|women|children|students|kg|tons|tonnes|homes|houses|copies|words|members|others|hectares|acres"
    r"|deaths"
    r"|cases|vehicles|tanks|drones|missiles|rounds|shells|barrels|rpm|calories|degrees|gallons|lit(?:er|re)s"
    r"|hours|days|weeks|months|years|times|local|foreign|additional|more|extra|or more|square|cubic"
    r"|yards|lbs?|pence|yen|hrs)\b|\s?%"
    rf"|\s{{1,3}}{ZONE.replace('~', ' ')}\b"
    rf"|\s?\(\d{{4}}\s{{1,3}}{ZONE.replace('~', ' ')}\b"
    # a house: "1600 Pennsylvania Avenue"
    r"|\s(?-i:[A-Z])[\w.]{1,20}\s(?:Avenue|Street|Road|Boulevard|Drive|Lane|Ave|Blvd)\b",
    re.IGNORECASE,
)
_COUNT_BEFORE = re.compile(
    r"(?:[$£€#№]\s?|\b(?:no|nr|page|pages|about|some|nearly|than|over|least|up to|almost|approximately"
    r"|roughly|route"
    r"|hrs?|high of|low of|points to"
    r"|flight|model|highway|room|suite|boeing|airbus|building|number|code|type|section)\.?\s{1,3})$",
    re.IGNORECASE,
)


def _year(m: re.Match[str], at: Context) -> Reading | None:
    year = int(m["year"])
    if year < 1400 or year > (at.published.year if at.published else 2060) + 60:
        return None
    begin, end = m.span("year")
    if _COUNTED.match(at.text, end) or _COUNT_BEFORE.search(
        at.text[max(at.sentence.start, begin - 16) : begin]
    ):
        return None
    return Reading(m["year"], part=part_of(m["part"]))


_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


def _nth_weekday(m: re.Match[str], at: Context) -> Reading | None:
    """The date of "the last Tuesday of May"."""
    month_, wanted = month(m["month"]), weekday(m["day"])
    unknown = f"XXXX-{month_:02d}"
    told = year_of(m, at, unknown)
    year = told if told is not None else near_year(m, at, month_, None, unknown)
    month_days = range(1, monthrange(year, month_)[1] + 1)
    days = [day for day in month_days if date(year, month_, day).weekday() == wanted]
    return Reading(date(year, month_, days[_NTH[m["nth"].lower()]]).isoformat(), relative=not m["year"])


def rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    nth = rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{ordinal_words()})"
    return (
        Rule(
            "nth-weekday",
            "a weekday of a month",
            "MD",
            rf"the_(?P<nth>first|second|third|fourth|last)_(?P<day>{WEEKDAY})_(?:of|in)"
            rf"_(?P<month>{MONTH}){TAIL}?",
            _nth_weekday,
        ),
        Rule(
            "season-year",
            "a season of a year",
            "S",
            rf"(?P<part>{PART})?(?:the_)?(?P<season>{SEASON}){TAIL}",
            _season,
        ),
        Rule(
            "season",
            "a season without a year",
            "S",
            rf"(?<=\bin\s)(?P<part>{PART})?the_(?P<season>{SEASON})(?!_(?:of|and|to))",
            _season_alone,
        ),
        Rule(
            "quarter",
            "a quarter or a half of a year",
            "U",
            rf"(?:(?:the_)?(?:(?P<before>{YEAR})|(?P<earlier>year~(?:ago|earlier)))_|the_(?=\w+[-‑\s]))?(?:fiscal~)?"
            r"(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)~(?P<what>quarter|half)"
            rf"(?:(?:_of)?_(?:fiscal_|the_year_)?(?P<year>{YEAR})|(?:_of)?_(?P<rel>(?:last|this"
            rf"|next)_year))?",
            _quarter,
        ),
        Rule(
            "years",
            "years, from and to",
            "Y",
            rf"(?:the_)?(?P<first>{YEAR})_?[-–—/]_?(?P<last>{YEAR}|\d\d)(?!\d|-\d)",
            _years,
        ),
        Rule("decade", "a decade", "Y", rf"(?P<part>{PART})?(?:the_)?(?P<full>1\d\d|20\d)0['’]?s", _decade),
        Rule(
            "decade-short",
            "a decade",
            "Y",
            rf"(?P<part>{PART})?(?:the_)?['’]?(?P<short>[2-9])0['’]?s",
            _decade,
        ),
        Rule("decade-word", "a decade", "W", rf"(?P<part>{PART})?the_(?P<word>\w{{6,9}}ies)", _decade),
        Rule("century", "a century", "U", rf"(?P<part>{PART})?(?:the_)?{nth}~century", _century),
        Rule(
            "year-in-words",
            "a year in words",
            "Z",
            rf"(?:the_year_)?(?:(?P<hundreds>eighteen|nineteen)~(?P<rest>(?:{'|'.join(TENS)})(?:~(?:{'|'.join(ONES)}))?)"
            rf"(?!~(?:hundred|thousand|percent|per_cent))|(?<=\byear\s)two_thousand(?:_(?:and_)?(?P<ones>{'|'.join(ONES)}))?)",
            _in_words,
        ),
        Rule("year", "a year", "Y", rf"(?P<part>{PART})?(?P<year>{YEAR})", _year),
    )
