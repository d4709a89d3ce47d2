"""What a rule is: a pattern, the words that make it worth trying, and how a match is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from corpus.model import DateRange, Span, TimeKind
from corpus.times.tense import Tense, tense
from corpus.times.value import Part, day_in_words


class UnresolvedError(Exception):
    """A relative time whose anchor is not known: what can be said of it, and what is missing."""

    def __init__(self, value: str, missing: str) -> None:
        super().__init__(missing)
        self.value = value
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Reading:
    """What a match means: a TIMEX3 value, and how it was come by."""

    value: str
    kind: TimeKind = "date"
    part: Part | None = None
    days: DateRange | None = None  # overrides the days of the value
    relative: bool = False
    note: str | None = None
    span: Span | None = None  # overrides the rule's own span


@dataclass(frozen=True, slots=True)
class Told:
    """A time the text has told of: where a later "two days later" counts from."""

    day: date
    said: str
    sentence: int


_EXACT_ENOUGH = {
    "day": ("day",),
    "week": ("day", "week"),
    "month": ("day", "week", "month"),
    "quarter": ("quarter",),
    "year": ("day", "week", "month", "season", "quarter", "year", "range"),
}


@dataclass(slots=True)
class Narrative:
    """The last day, week, month, quarter and year that the text has told of."""

    last: dict[str, Told] = field(default_factory=dict)

    def tell(self, days: DateRange, said: str, sentence: int) -> None:
        """Notes a resolved time for each unit it is exact enough for."""
        for unit, exact in _EXACT_ENOUGH.items():
            if unit == "quarter" and "year" in said.lower():
                continue  # "the year-ago quarter" is what the one reported on is compared with
            if days.precision in exact and days.begin.year == days.end.year:
                self.last[unit] = Told(days.begin, said, sentence)


@dataclass(slots=True)
class Context:
    """Where a match stands, and what its reading may lean on. Notes what was leant on."""

    text: str
    sentence: Span
    number: int
    published: date | None
    narrative: Narrative
    unknown: str = "the published date is not known"
    steps: list[str] = field(default_factory=list)

    def now(self, value: str) -> date:
        """The published day; ``value`` is what the expression is worth without it."""
        if self.published is None:
            raise UnresolvedError(value, self.unknown)
        step = f"published {day_in_words(self.published, weekday=True)}"
        if step not in self.steps:
            self.steps.append(step)
        return self.published

    def tense(self, match: re.Match[str]) -> Tense | None:
        """The tense around the match."""
        found = tense(self.text, match.start(), match.end(), self.sentence)
        step = f"{found} tense" if found else "no tense tells"
        if step not in self.steps:
            self.steps.append(step)
        return found

    def told(self, value: str, unit: str = "day") -> date:
        """The day, week, month or year that the text told last, if it did shortly before."""
        told = self.narrative.last.get(unit if unit in _EXACT_ENOUGH else "day")
        if told is None or self.number - told.sentence > _MEMORY:
            raise UnresolvedError(value, "the day it counts from is not told")
        step = f"counted from “{' '.join(told.said.split())}”, {day_in_words(told.day)}"
        if step not in self.steps:
            self.steps.append(step)
        return told.day


# So many sentences after a day was told, "the next day" can still mean the one after it.
_MEMORY = 4

Reader = Callable[[re.Match[str], Context], Reading | None]

# No letter, figure or currency sign before a time, and no figure cut off from a number ("3,000" is no year
# 000).
_BEFORE = r"(?<![\w$£€#@/\\])(?<!\d[.,:])(?<![^\s][-‑])"


@dataclass(frozen=True)
class Rule:
    """A named rule; ``says`` is told to the reader, ``triggers`` are the kinds of word it needs."""

    name: str
    says: str
    triggers: str
    pattern: str
    read: Reader
    case: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; made when first needed."""
        body = self.pattern.replace("_", r"(?:\s{1,3})").replace("~", r"(?:[-‑]|\s{1,3})")
        return re.compile(rf"{_BEFORE}(?:{body})(?!\w)(?!-\d)", re.NOFLAG if self.case else re.IGNORECASE)


# Kinds of words that start rules: one scan of a sentence says which rules are worth trying.
_TRIGGERS = {
    "M": r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec(?!ades?\b))",
    "D": r"(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    "U": r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|weekends?|months?|quarters?|years?|decades?"
    r"|century|centuries|halves|half)\b",
    "P": r"(?:morning|afternoon|evening|night)s?\b",
    "S": r"(?:spring|summer|autumn|fall|winter)s?\b",
    "T": r"(?:today|yesterday|tomorrow|tonight|overnight)\b",
    "N": r"(?:now|currently|presently|nowadays|recent|recently|lately|past|future|moment|present|current|once"
    r"|previously|then|latest)\b",
    "H": r"(?:christmas|thanksgiving|new\s+year['’]s|boxing\s+day|valentine['’]s|halloween)\b",
    "Z": r"(?:eighteen|nineteen|thousand)\b",
    "E": r"(?:each|every|daily|weekly|monthly|yearly|hourly|nightly|annually|annual|quarterly)\b",
    "A": r"(?:anniversary|anniversaries)\b",
    "C": r"(?:noon|midnight|midday|[ap]\.?m\b)",
    "W": r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
}
_DIGITS = {
    "O": r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}",
    "C": r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\d{1,2}:\d\d"
    r"|[012]\d[0-5]\d\s{0,3}(?:hrs|hours|local|[a-z]{2,3}t\b|utc\b)",
    "Y": r"(?:1\d|20)\d\d(?!\d)|['’]?\d0['’]?s\b|\d{1,2}(?:st|nd|rd|th)\b",
}


def trigger_pattern() -> re.Pattern[str]:
    """One pattern whose group names are the kinds of triggers ("C2" counts as "C")."""
    words = "|".join(f"(?P<{kind}>{body})" for kind, body in _TRIGGERS.items())
    digits = "|".join(f"(?P<{kind}2>{body})" for kind, body in _DIGITS.items())
    return re.compile(rf"\b(?:{words})|(?<!\d)(?:{digits})", re.IGNORECASE)
