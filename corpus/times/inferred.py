"""The published date argued from what the text counts: "70 years ago" and the year that this was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from corpus.model import PublishedDate, Span, TimeExpression
from corpus.times.find import find_times
from corpus.times.value import date_range
from corpus.times.words import NUMBER, ordinal, whole
from corpus.triggers import WEAK, senses

_AGO = re.compile(rf"(?P<n>{NUMBER.replace('_', ' ').replace('~', '[- ]')})\s+years?\s+ago\b", re.IGNORECASE)
_NTH = re.compile(r"(?P<nth>\d{1,4}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)[\s-]+anniversary\b", re.IGNORECASE)
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


def inferred(text: str, sentences: Sequence[Span]) -> PublishedDate | None:
    """The year (or the days) that most counts in the text agree on; None if there is none."""
    if not (_AGO.search(text) or _NTH.search(text)):
        return None
    times = find_times(text, None, sentences)
    claims: list[tuple[int, date | None, str]] = []
    for sentence in sentences:
        claims.extend(_claims(text, sentence, sentences, times))
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


def _claims(
    text: str, sentence: Span, sentences: Sequence[Span], times: tuple[TimeExpression, ...]
) -> Iterator[tuple[int, date | None, str]]:
    """Year, day if it is an anniversary's, and the words, of every count that meets a dated telling of it."""
    for match in _AGO.finditer(text, *sentence):
        count = whole(match["n"])
        if count is not None and count >= 2:
            origin = _dated(text, sentence, _told_of(text, sentence), sentences, times, match.start())
            if origin and origin.date:
                yield origin.date.begin.year + count, None, f"“{match[0]}” and “{origin.text}”"
    for match in _NTH.finditer(text, *sentence):
        count = ordinal(match["nth"])
        if count is None:
            continue
        what = Span(match.end(), min(sentence.end, match.end() + _WHAT))
        origin = _dated(text, sentence, _told_of(text, what), sentences, times, match.start())
        if origin is None or origin.date is None:
            continue
        begin, day = origin.date.begin, None
        if origin.date.precision == "day" and _ON_THE_DAY.search(
            text[max(0, match.start() - 12) : match.start()]
        ):
            day = _moved(begin, begin.year + count)
        yield begin.year + count, day, f"“{' '.join(match[0].split())}” and “{origin.text}”"


def _moved(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _dated(
    text: str,
    sentence: Span,
    own: frozenset[str],
    sentences: Sequence[Span],
    times: tuple[TimeExpression, ...],
    at: int,
) -> TimeExpression | None:
    """The absolute day or year of the same happening, as another sentence tells it."""
    own_day = next(
        (t.value[4:] for t in times if t.start <= at < t.end and re.fullmatch(r"XXXX-\d\d-\d\d", t.value)),
        None,
    )
    best: tuple[int, TimeExpression] | None = None
    where = 0
    for time in times:
        if time.relative or time.date is None or time.date.precision not in ("day", "year"):
            continue
        while where < len(sentences) - 1 and sentences[where].end <= time.start:
            where += 1
        if sentences[where] == sentence or _IN_NAME.search(text[max(0, time.start - 40) : time.start]):
            continue
        score = 4 if own_day is not None and time.value[4:] == own_day else 0
        score += len(own & _told_of(text, sentences[where]))
        if score >= 3 and (best is None or score > best[0]):
            best = score, time
    return best[1] if best else None


def _told_of(text: str, sentence: Span) -> frozenset[str]:
    """Stems of the sentence's long words, and what it tells of, twice as heavy as a word."""
    words = {w.lower()[:5] for w in _WORD.findall(text, *sentence)}
    for *_, sense in senses(text, *sentence):
        if sense not in WEAK:
            words |= {f"={sense}", f"=={sense}"}
    return frozenset(words - _COMMON)


_NOT_TELLING = (
    "that this with from have were which their after about when where been also into they north south"
)
_COMMON = frozenset(_NOT_TELLING.split())
