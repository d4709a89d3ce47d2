"""The published date argued from the text: "70 years ago" and the year of it, what was and what will be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from corpus.model import DateRange, PublishedDate, Span
from corpus.times.bounds import Bounds, bounds, weekdays
from corpus.times.find import find_times
from corpus.times.value import date_range
from corpus.times.words import MONTH, MONTHS, NUMBER, ordinal, whole
from corpus.triggers import WEAK, senses

_AGO = re.compile(
    rf"(?<!\w)(?P<n>{NUMBER.replace('_', ' ').replace('~', '[- ]')})\s{{1,3}}years?\s{{1,3}}ago\b",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"(?<!\w)(?P<nth>\d{1,4}(?:st|nd|rd|th)|[a-z]{5,12}(?:-[a-z]{5,8})?)[\s-]{1,3}anniversary\b",
    re.IGNORECASE,
)
_ON_THE_DAY = re.compile(r"\bon\s+(?:the|its|their)\s+$", re.IGNORECASE)
_GOING_ON = re.compile(
    r"\bon-?going\s+(?:visit|trip|celebrations?|talks|summit|meeting|ceremon\w+|parade|festival)\b",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"[A-Z][\w’'-]*[^\S\n]+$")  # "Boat Show 1998" is a name
_WORD = re.compile(r"[^\W\d_]{4,}")
# "70 years ago, in 1953", "in 1953, 70 years ago"
_YEAR_BESIDE = re.compile(r"(?:,? in | \((?:in )?)(?P<y>1[5-9]\d\d|20\d\d)(?!\d|[,-]\d)")
_YEAR_BEFORE = re.compile(r"\bin (?P<y>1[5-9]\d\d|20\d\d),? \Z", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|almost|around|at least|close to|less than|more than|nearly|over|roughly|some|under)\s+\Z",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
# So few years are counted roughly, and by so much.
_FEW = 10
_ROUNDED, _ROUND = timedelta(days=90), timedelta(days=366)
# What was and what will be farther apart does not tell when it was written.
_YEARS_APART = 4
# So long after an anniversary that is still going on an article about it may be written.
_DAYS_AFTER = 4
# What an anniversary is of stands within so many characters after it.
_WHAT = 60
# A text with more counts and dates than this is a list; a sentence longer than this is none.
_CLAIMS_MAX, _ORIGINS_MAX, _SENTENCE_MAX = 40, 60, 2000
_MONTH_DAY = re.compile(
    rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?),?\s*$",
    re.IGNORECASE,
)


class Origin(NamedTuple):
    """A day or year the text tells outright, and what its sentence tells of."""

    text: str
    value: str
    days: DateRange
    sentence: Span
    told: frozenset[str]


class Claim(NamedTuple):
    """A year the article was written in, the day if it is an anniversary's, and the words that argue it."""

    year: int
    day: date | None
    words: str
    rough: timedelta


def inferred(text: str, sentences: Sequence[Span]) -> PublishedDate | None:
    """The days that can be argued: by counts of years, by years told as past and as to come, by weekdays.

    None where the arguments contradict each other, and where they leave an end open.
    """
    if not _YEAR.search(text):
        return None
    told = bounds(text, sentences)
    window = _counted(text, sentences) or _between(told)
    if window is None:
        return None
    begin, end, said = window.begin, window.end, [window.evidence or ""]
    if told.first is not None and told.first.day > begin:
        begin = told.first.day
        said.append(f"after {told.first.words}")
    if told.last is not None and told.last.day < end:
        end = told.last.day
        said.append(f"before {told.last.words}")
    if begin > end:
        return None
    years = range(begin.year, end.year + 1)
    for around, words in weekdays(text, sentences, years):
        if max(begin, around.begin) <= min(end, around.end):
            begin, end = max(begin, around.begin), min(end, around.end)
            said.append(words)
    if (begin, end) == (window.begin, window.end):
        return window
    return PublishedDate(
        begin=begin,
        end=end,
        precision="range",
        origin="inferred",
        evidence="; ".join(dict.fromkeys(said))[:300],
    )


def _between(told: Bounds) -> PublishedDate | None:
    """The days between what was and what is to come, where they are close to each other."""
    if told.first is None or told.last is None:
        return None
    begin, end = told.first.day, told.last.day
    # when one year is told as past and as to come one of the two is likely read wrongly
    if begin.year >= end.year or end.year - begin.year >= _YEARS_APART:
        return None
    evidence = f"after {told.first.words}; before {told.last.words}"
    return PublishedDate(begin=begin, end=end, precision="range", origin="inferred", evidence=evidence)


def _counted(text: str, sentences: Sequence[Span]) -> PublishedDate | None:
    """The year (or the days) that most counts in the text agree on; None if there is none."""
    if not (_AGO.search(text) or _NTH.search(text)):
        return None
    origins = _origins(text, sentences)
    claims: list[Claim] = []
    for sentence in sentences:
        if len(claims) < _CLAIMS_MAX:
            claims.extend(_claims(text, sentence, origins))
    votes = Counter(claim.year for claim in claims)
    if not votes:
        return None
    year, most = votes.most_common(1)[0]
    if 2 * most <= votes.total():
        return None
    agreed = [claim for claim in claims if claim.year == year]
    evidence = "; ".join(dict.fromkeys(claim.words for claim in agreed))[:300]
    day = next((claim.day for claim in agreed if claim.day is not None), None)
    if day is not None and _GOING_ON.search(text):
        end = day + timedelta(days=_DAYS_AFTER)
        return PublishedDate(begin=day, end=end, precision="range", origin="inferred", evidence=evidence)
    days = date_range(f"{year:04d}")
    if days is None:
        return None
    # "two years ago" is said of two years and three months, too
    rough = min(claim.rough for claim in agreed)
    if rough:
        return PublishedDate(
            begin=days.begin - rough,
            end=days.end + rough,
            precision="range",
            origin="inferred",
            evidence=evidence,
        )
    return PublishedDate(
        begin=days.begin, end=days.end, precision="year", origin="inferred", evidence=evidence
    )


def _origins(text: str, sentences: Sequence[Span]) -> list[Origin]:
    """The absolute days and years the text tells, each with what its sentence tells of."""
    found: list[Origin] = []
    where = 0
    for time in find_times(text, None, sentences):
        if time.relative or time.date is None or time.date.precision not in ("day", "year"):
            continue
        while where < len(sentences) - 1 and sentences[where].end <= time.start:
            where += 1
        if _IN_NAME.search(text[max(0, time.start - 40) : time.start]):
            continue
        found.append(
            Origin(time.text, time.value, time.date, sentences[where], _told_of(text, sentences[where]))
        )
        if len(found) == _ORIGINS_MAX:
            break
    return found


def _claims(text: str, sentence: Span, origins: list[Origin]) -> Iterator[Claim]:
    """What every count claims that meets a dated telling of the same."""
    for match in _AGO.finditer(text, sentence.start, min(sentence.end, sentence.start + _SENTENCE_MAX)):
        count = whole(match["n"])
        about = _ABOUT.search(text, max(sentence.start, match.start() - 20), match.start())
        if count is not None and count >= 2 and not (about and count >= _FEW):
            month_day = _MONTH_DAY.search(text[max(sentence.start, match.start() - 30) : match.start()])
            beside = _YEAR_BESIDE.match(text, match.end(), sentence.end)
            if beside is None:
                beside = _YEAR_BEFORE.search(text[max(sentence.start, match.start() - 30) : match.start()])
            if beside is not None:
                words = f"“{' '.join(beside[0].split()).strip(' ,(')}”"
                words = f"“{' '.join(match[0].split())}” and {words}"
                yield Claim(int(beside["y"]) + count, None, words, _roughly(count))
                continue
            own = _told_of(text, sentence)
            origin = _best(sentence, own, origins, month_day[0] if month_day else None)
            # "60 years ago" is said of 58, too; only a day told outright is counted from so exactly
            if origin and (not _roughly(count) or origin.days.precision == "day"):
                words = f"“{' '.join(match[0].split())}” and “{origin.text}”"
                rough = _ROUNDED if count < _FEW else timedelta()
                yield Claim(origin.days.begin.year + count, None, words, rough)
    for match in _NTH.finditer(text, sentence.start, min(sentence.end, sentence.start + _SENTENCE_MAX)):
        count = ordinal(match["nth"])
        if count is None:
            continue
        what = Span(match.end(), min(sentence.end, match.end() + _WHAT))
        origin = _best(sentence, _told_of(text, what), origins, None)
        if origin is None:
            continue
        begin, day = origin.days.begin, None
        if origin.days.precision == "day" and _ON_THE_DAY.search(
            text[max(0, match.start() - 12) : match.start()]
        ):
            day = _moved(begin, begin.year + count)
        words = f"“{' '.join(match[0].split())}” and “{origin.text}”"
        yield Claim(begin.year + count, day, words, timedelta())


def _roughly(count: int) -> timedelta:
    """How far from the count the years may be: few are counted roughly, and tens are round."""
    if count < _FEW:
        return _ROUNDED
    return timedelta() if count % 10 else _ROUND


def _moved(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _best(sentence: Span, own: frozenset[str], origins: list[Origin], near: str | None) -> Origin | None:
    """The absolute day or year of the same happening, as another sentence tells it."""
    best: tuple[int, Origin] | None = None
    said = {word.lower()[:3] for word in re.findall(r"\w+", near)} if near else set()
    for origin in origins:
        if origin.sentence == sentence:
            continue
        score = len(own & origin.told)
        if said and origin.days.precision == "day" and said <= _day_words(origin.days.begin):
            score += 4
        if score >= 3 and (best is None or score > best[0]):
            best = score, origin
    return best[1] if best else None


def _day_words(day: date) -> set[str]:
    """How a day without its year may be written, shortened as ``said`` is."""
    endings = {f"{day.day}{ending}"[:3] for ending in ("", "s", "n", "r", "t", "st", "nd", "rd", "th")}
    return {MONTHS[day.month - 1][:3], "the", "of", *endings}


def _told_of(text: str, sentence: Span) -> frozenset[str]:
    """Stems of the sentence's long words, and what it tells of, twice as heavy as a word."""
    start, end = sentence.start, min(sentence.end, sentence.start + _SENTENCE_MAX)
    words = {w.lower()[:5] for w in _WORD.findall(text, start, end)}
    for *_, sense in senses(text, start, end):
        if sense not in WEAK:
            words |= {f"={sense}", f"=={sense}"}
    return frozenset(words - _COMMON)


_NOT_TELLING = (
    "that this with from have were which their after about when where been also into they north south"
)
_COMMON = frozenset(_NOT_TELLING.split())
