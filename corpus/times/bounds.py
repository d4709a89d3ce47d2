"""Between which days an article was written, as far as the years it names tell.

What was in 2023 was not written before, and what will be in 2026 not after. Only sentences that say so by a
verb count: a year beside a noun ("the 2024 election", "Agenda 2030") tells nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import NamedTuple

from corpus.model import DateRange, Span
from corpus.times.value import date_range
from corpus.times.words import MONTH, SEASON, WEEKDAY, month, weekday

# A text that names more years is a chronicle; one sentence is looked at so far around a year.
_YEARS_MAX, _LEFT, _RIGHT = 80, 200, 80
# "In 1988, the company sold": how far from the year its verb stands.
_VERB_AFTER, _VERB_BEFORE = 45, 90
# A day without its year is one of the months around the article.
_NEAR = timedelta(days=200)


class Bound(NamedTuple):
    """A day the article was not written before, or not after, and the words that say so."""

    day: date
    words: str


class Bounds(NamedTuple):
    """The days between which an article was written; None is open."""

    first: Bound | None = None
    last: Bound | None = None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("_", r"[^\S\n]{1,3}|\n").replace("~", r"\s{1,3}"), re.IGNORECASE)


_YEAR = (
    r"\b(?P<how>in|since|during|from|by|until|through|into|for|before|on|of|after|as~of|due)~"
    r"(?:(?:the~)?(?:early|late|mid|beginning~of|start~of|end~of|middle~of|spring~of|first~half~of"
    r"|second~half~of|(?:first|second|third|fourth)~quarter~of)[-~]?\s{0,2})?"
    rf"(?:(?P<m>{MONTH})~(?:(?P<d>\d{{1,2}}),?~)?|(?P<d2>\d{{1,2}})~(?P<m2>{MONTH})~"
    rf"|{SEASON}~(?:of~)?|fiscal~)?(?P<y>(?:19|20)\d\d)(?![\d%]|[-–,/.]\d|['’]s\b|s\b)"
)
# "the August 1998 bombing": nobody names a disaster before it happened.
_HAPPENED = (
    rf"\b(?:(?P<m>{MONTH})~(?:(?P<d>\d{{1,2}}),?~)?)?(?P<y>(?:19|20)\d\d),?~(?:[a-z-]{{2,15}}~){{0,2}}(?:"
    r"bombings?|attacks?|killings?|murders?|shootings?|assassination|massacre|invasion|coup|crash(?:es)?|collapse"
    r"|earthquakes?|tsunami|floods?|hurricane|typhoon|cyclone|fires?|explosions?|blasts?|hijackings?|riots?"
    r"|uprising|armistice|cease-?fire|truce)\b(?P<m2>)?(?P<d2>)?"
)
# "will open", "is to be finished", "plans to", "due": said of a time to come.
_TO_COME = (
    r"\b(?:will|won['’]t|shall|(?:plans?|expects?|wants?|intends?|hopes?|aims?|predicts?|forecasts?)~(?:to|that)"
    r"|is~to|are~to|(?:is|are)~(?:due|scheduled|slated|set|expected|planned|likely)|scheduled~(?:to|for)"
    r"|due~(?:to|in|by))\b"
)
# What says neither that it was nor that it will be: reports of old plans, forecasts, conditions.
_UNSURE = (
    r"\b(?:would|can|cannot|could|might|may|should|if|whether|unless|forecasts?|projected|projections?|projects|estimates?"
    r"|estimated|expects?|expected|expecting|predict(?:s|ed)?|anticipat(?:es|ed)|budget(?:ed)?|targets?|targeted"
    r"|goals?|plan(?:s|ned)?|proposed|proposes|scheduled|slated|contracts?|bonds?|notes|debentures|due|priced"
    r"|matur\w+|until|novel|film|fiction\w*|imagin\w+|called~for|warned|hoped|intended|supposed|deliver(?:y|ies)"
    r"|openings?|upcoming|probable|tentative(?:ly)?|postponed|delayed|deferred|extended|rescheduled|to~be"
    r"|record~(?:as~)?of|aim(?:s|ed)|options?|expir\w+)\b"
)
# Verbs of the past that are not how the report itself is told ("he said that in 1990 …").
_WAS = (
    r"\b(?:was|were|had|did|began|came|went|took|gave|made|found|left|met|won|lost|held|sent|saw|rose|fell"
    r"|got|grew|led|paid|put|ran|sold|stood|fought|fled|wrote|broke|brought|bought|built|became|born|hit|struck"
    r"|(?!reported|noted|added|asked|argued|believed|needed|united|called|indeed|speed|need|limited|alleged|based)"
    r"[a-z]{2,15}(?<!ne)(?<!nde)ed)\b"
)
_HISTORIC = r"\b(?:then|at~the~time|once|originally|initially|history|historian\w*)\b"
_BREAK = re.compile(r"[;:]\s|[—–]\s|[\"“”]")
# "3 pct more than in 1986", "up from 2 mln in 1986": the old figure beside the new one.
_BESIDE = (
    r"\b(?:from|than|against|versus|vs\.?|compared|over|after|as|like|since|unlike|same|set|original\w*)\b"
    r"(?s:.{0,60})\Z"
)
# "advised them to raise it in 1988"
_INFINITIVE = r"\bto~[a-z]{2,}(?![^\s]*ed\b)"
# What may follow a year that is no word beside a noun.
_FREE = re.compile(r"\s*(?:\Z|[.,;:)\"”—–]|-- |(?:and|or|but|when|after|with|to|as|for|at|on|by|under|if)\b)")
_PAST_HOW = frozenset({"in", "during", "on"})
_FUTURE_HOW = frozenset({"in", "by", "until", "through", "into", "before", "due"})
_WEEKDAY_DATE = (
    rf"\b(?P<w>{WEEKDAY}),?~(?:(?:the~)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?~(?:of~)?(?P<m>{MONTH})"
    rf"|(?P<m2>{MONTH})~(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)(?!,?~(?:19|20)\d\d|\d)"
)


def bounds(text: str, sentences: Sequence[Span]) -> Bounds:
    """The latest day that is told as past and the earliest that is told as to come."""
    first: Bound | None = None
    last: Bound | None = None
    for number, found in enumerate(_compiled(_YEAR).finditer(text)):
        if number == _YEARS_MAX:
            return Bounds()
        sentence, days = _sentence(sentences, found.start()), _days(found)
        told = _told(text, sentence, found) if sentence is not None else None
        if days is None or told is None:
            continue
        words = f"“{' '.join(found[0].split())}”"
        if told == "past" and (first is None or days.begin > first.day):
            first = Bound(days.begin, words)
        elif told == "future" and (last is None or days.end < last.day):
            last = Bound(days.end, words)
    for found in islice(_compiled(_HAPPENED).finditer(text), _YEARS_MAX):
        days = _days(found) if _sentence(sentences, found.start()) else None
        if days is not None and (first is None or days.begin > first.day):
            first = Bound(days.begin, f"“{' '.join(found[0].split())}”")
    return Bounds(first, last)


def _sentence(sentences: Sequence[Span], at: int) -> Span | None:
    number = bisect_right(sentences, (at, 2**62)) - 1
    return sentences[number] if number >= 0 and sentences[number].end > at else None


def _days(found: re.Match[str]) -> DateRange | None:
    name, day = found["m"] or found["m2"], found["d"] or found["d2"]
    value = found["y"]
    if name:
        value += f"-{month(name):02d}"
    return date_range(f"{value}-{int(day):02d}" if day else value)


def _told(text: str, sentence: Span, found: re.Match[str]) -> str | None:
    """Whether the clause around a year tells it as past or as to come; None where that is not sure."""
    begin = max(sentence.start, found.start() - _LEFT)
    for stop in _BREAK.finditer(text, begin, found.start()):
        begin = stop.end()
    end = min(sentence.end, found.end() + _RIGHT)
    if stop_after := _BREAK.search(text, found.end(), end):
        end = stop_after.start()
    before, after = text[begin : found.start()], text[found.end() : end]
    how = " ".join(found["how"].lower().split())
    was_before, was_after = _last(_WAS, before[-_VERB_BEFORE:]), _compiled(_WAS).search(after[:_VERB_AFTER])
    if how == "since" and not _compiled(_UNSURE).search(before[-40:]):
        return "past"
    if _compiled(_HISTORIC).search(before):
        return None
    to_come = _compiled(_TO_COME).search(before) or (
        _compiled(_TO_COME).search(after) if not before.strip() else None
    )
    if how in _FUTURE_HOW and (to_come or how in ("by", "due")) and not was_before and not was_after:
        sure = _FREE.match(after) and not _compiled(_BESIDE).search(before)
        return "future" if sure and not _compiled(_WAS).search(after) else None
    if how not in _PAST_HOW or not (was_before or was_after):
        return None
    if _compiled(_TO_COME).search(f"{before} {after}") or _compiled(_UNSURE).search(f"{before} {after}"):
        return None
    governed = before[-_VERB_BEFORE:][was_before.end() :] if was_before else ""
    return None if _compiled(_INFINITIVE).search(governed) else "past"


def _last(pattern: str, words: str) -> re.Match[str] | None:
    return next(iter(deque(_compiled(pattern).finditer(words), maxlen=1)), None)


def weekdays(text: str, sentences: Sequence[Span], years: range) -> Iterator[tuple[DateRange, str]]:
    """For each "Friday, July 27" that is one in only one of the years: the days around it, and the words."""
    for found in _compiled(_WEEKDAY_DATE).finditer(text):
        if _sentence(sentences, found.start()) is None:
            continue
        name, number = found["m"] or found["m2"], int(found["d"] or found["d2"])
        days = [
            day.begin
            for year in years
            if (day := date_range(f"{year:04d}-{month(name):02d}-{number:02d}"))
            and day.begin.weekday() == weekday(found["w"])
        ]
        if len(days) == 1:
            around = DateRange(begin=days[0] - _NEAR, end=days[0] + _NEAR, precision="range")
            yield around, f"“{' '.join(found[0].split())}”"
