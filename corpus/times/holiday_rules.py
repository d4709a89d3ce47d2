"""Rules for days that are known by a name: "Christmas Eve", "Thanksgiving", "New Year's Day"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.times.calendar_rules import near_year, year_of
from corpus.times.grammar import Context, Reading, Rule
from corpus.times.words import YEAR, squeeze

# Days that fall on the same date each year, under names that mean nothing else.
_FIXED = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
}


def _holiday(m: re.Match[str], at: Context) -> Reading | None:
    if not m["name"][0].isupper():
        return None
    name = squeeze(m["name"]).replace("’", "'")
    month, day = _FIXED.get(name, (11, 25))
    unknown = f"XXXX-{month:02d}-{day:02d}" if name in _FIXED else "XXXX-11"
    if m["before"]:
        year = at.now(unknown).year
        year -= date(year, month, day) >= at.now(unknown)
    else:
        told = year_of(m, at, unknown)
        year = told if told is not None else near_year(m, at, month, day, unknown)
    if name not in _FIXED:
        first = date(year, 11, 1)
        day = 1 + (3 - first.weekday()) % 7 + 21  # the fourth Thursday
    return Reading((date(year, month, 1) + timedelta(days=day - 1)).isoformat(), relative=not m["year"])


def rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    names = r"christmas(?:_(?:eve|day))?|boxing_day|new_year['’]s_(?:eve|day)|valentine['’]s_day|halloween"
    return (
        Rule(
            "holiday",
            "a day known by its name",
            "H",
            rf"(?:(?P<before>last)_)?(?P<name>{names}|thanksgiving(?:_day)?)"
            rf"(?:,?_(?:of_|in_)?(?P<year>{YEAR})|_(?:of_)?(?P<rel>(?:last|this|next)_year))?"
            r"(?!_(?:tree|card|present|gift|carol|season|party|parties|island|dinner|shop))",
            _holiday,
        ),
    )
