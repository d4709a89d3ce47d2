"""The published date argued from what the text counts: "70 years ago" and the year that this was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from corpus.model import DateRange, PublishedDate, Span
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


def inferred(text: str, sentences: Sequence[Span]) -> PublishedDate | None:
    """The year (or the days) that most counts in the text agree on; None if there is none."""
    if not (_AGO.search(text) or _NTH.search(text)):
        return None
    origins = _origins(text, sentences)
    claims: list[tuple[int, date | None, str]] = []
    for sentence in sentences:
        if len(claims) < _CLAIMS_MAX:
            claims.extend(_claims(text, sentence, origins))
    votes = Counter(year for year, _, _ in claims)
    if not votes:
        return None
    year, most = votes.most_common(1)[0]
    if 2 * most <= votes.total():
        return None
    evidence = "; ".join(dict.fromkeys(said for found, _, said in claims if found == year))[:300]
    day = next((day for found, day, _ in claims if day is not None and found == year), None)
    if day is not None and _GOING_ON.search(text):
        end = day + timedelta(days=_DAYS_AFTER)
        return PublishedDate(begin=day, end=end, precision="range", origin="inferred", evidence=evidence)
    days = date_range(f"{year:04d}")
    if days is None:
        return None
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


def _claims(text: str, sentence: Span, origins: list[Origin]) -> Iterator[tuple[int, date | None, str]]:
    """Year, day if it is an anniversary's, and the words, of every count that meets a dated telling of it."""
    for match in _AGO.finditer(text, sentence.start, min(sentence.end, sentence.start + _SENTENCE_MAX)):
        count = whole(match["n"])
        if count is not None and count >= 2:
            month_day = _MONTH_DAY.search(text[max(sentence.start, match.start() - 30) : match.start()])
            own = _told_of(text, sentence)
            origin = _best(sentence, own, origins, month_day[0] if month_day else None)
            if origin:
                yield origin.days.begin.year + count, None, f"“{match[0]}” and “{origin.text}”"
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
        yield begin.year + count, day, f"“{' '.join(match[0].split())}” and “{origin.text}”"


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
