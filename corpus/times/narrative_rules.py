"""Rules for times told from the day named last: "two days later", "the same day", "a year earlier"."""

from __future__ import annotations

import re
from datetime import date

from corpus.times.grammar import Context, Reading, Rule, UnresolvedError
from corpus.times.relative_rules import UNKNOWN, shifted
from corpus.times.report_rules import quarter_before
from corpus.times.tense import tense
from corpus.times.words import CLOCK_UNITS, NUMBER, UNIT, VAGUE, squeeze, whole


def _away(m: re.Match[str], at: Context) -> Reading | None:
    unit, word, count = m["unit"].lower(), squeeze(m["word"]), whole(m["n"])
    back = word in ("ago", "earlier", "before")
    if count is None:
        if word not in ("ago", "from now", "hence", "earlier"):
            return None
        return Reading("PAST_REF" if back else "FUTURE_REF", relative=True)
    if unit in CLOCK_UNITS:
        if word != "ago":
            return None
        return Reading(at.now("XXXX-XX-XX").isoformat(), "time", relative=True)
    if count > 5000 or unit not in UNKNOWN:
        return None
    if unit == "year" and count == 1 and back and not m["today"] and (quarter := quarter_before(at)):
        return Reading(quarter, relative=True)
    if word in ("ago", "from now", "hence"):
        anchor = at.now(UNKNOWN[unit])
    elif word in ("before", "after"):
        return None
    else:
        anchor = _anchor(at, unit)
    if unit == "year" and m["today"]:
        return Reading(_same_day(anchor, anchor.year - count), relative=True) if back else None
    value = shifted(anchor, unit, -count if back else count)
    return None if value is None else Reading(value, relative=True)


def _same_day(day: date, year: int) -> str:
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day).isoformat()


def _anchor(at: Context, unit: str) -> date:
    """What "a year earlier" counts from: the time told last; for years, failing that, the published day."""
    try:
        return at.told(UNKNOWN[unit], unit)
    except UnresolvedError:
        if unit != "year":
            raise
        return at.now(UNKNOWN[unit])


def _told(m: re.Match[str], at: Context) -> Reading | None:
    """ "the same day", "the next day": from the day told last, and only in a tale of the past."""
    word, unit = squeeze(m["word"]), m["unit"].lower()
    around = tense(at.text, m.start(), m.end(), at.sentence)
    if unit == "day" and word in ("same", "that") and around != "past":
        return None
    if around is None and _HABIT.search(at.text, at.sentence.start, m.start()):
        return None
    if word in ("next", "following") and around != "past" and unit != "day":
        return None  # "the next year" without a tale is read from the published day
    anchor = at.told(UNKNOWN[unit], unit)
    if around != "past":
        at.steps.append("again and again, not on one day")
        return Reading(UNKNOWN[unit], "set", relative=True)
    count = {"same": 0, "that": 0, "previous": -1, "preceding": -1}.get(word, 1)
    value = shifted(anchor, unit, count)
    return None if value is None else Reading(value, relative=True)


def _day_around(m: re.Match[str], at: Context) -> Reading | None:
    """ "the day before", "the day after" with nothing following: from the day told last."""
    if tense(at.text, m.start(), m.end(), at.sentence) != "past":
        return None
    unit = m["unit"].lower()
    value = shifted(
        at.told(UNKNOWN[unit], unit), unit, -1 if m["word"].lower() in ("before", "earlier") else 1
    )
    return None if value is None else Reading(value, relative=True)


_HABIT = re.compile(
    r"\b(?:usually|typically|often|sometimes|always|every|normally|generally|tends?)\b", re.IGNORECASE
)


def rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    near = r"(?:(?:about|around|some|nearly|almost|more_than|over|just|at_least|less_than|exactly)_)?"
    return (
        Rule(
            "away",
            "so long before or after",
            "U",
            rf"{near}(?P<n>{NUMBER}|an?|{VAGUE})~(?P<unit>{UNIT})s?_(?P<word>ago|earlier|before|later"
            rf"|from_now|hence|after)(?:_(?P<today>today))?",
            _away,
        ),
        Rule(
            "told",
            "told from the day named before",
            "U",
            r"the_(?:very_)?(?P<word>same|next|following|previous|preceding)_(?P<unit>day|week|month|year)",
            _told,
        ),
        Rule(
            "day-around",
            "told from the day named before",
            "U",
            r"(?:the|a)_(?P<unit>day|week|month|year)_(?P<word>before|after|later|earlier)(?=_?[.,;)]|$)",
            _day_around,
        ),
    )
