"""Anniversaries: "the 70th anniversary of X" falls on the day of X, where the text tells that day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.model import DateRange, Span, TimeExpression
from corpus.times.grammar import Context, Reading, Rule
from corpus.times.value import date_range, describe
from corpus.times.words import ordinal, ordinal_words


def _read(m: re.Match[str], at: Context) -> Reading | None:
    return Reading("XXXX", relative=True) if ordinal(m["nth"]) else None


def rules() -> tuple[Rule, ...]:
    """The rule that finds anniversaries; what they mean is known when all of the text has been read."""
    nth = rf"(?P<nth>\d{{1,4}}(?:st|nd|rd|th)|{ordinal_words()})"
    return (Rule("anniversary", "an anniversary", "A", rf"(?:the_)?{nth}~anniversary", _read),)


_NTH = re.compile(r"(?:the\s+)?(?P<nth>\S+(?:\s\S+)?)[\s-]+anniversary", re.IGNORECASE)
_OF = re.compile(r"\s+(?:celebrations?\s+)?(?:of|since)\s+(?P<what>[^.;:!?\n]{2,80})", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
# A text with more dates than this is a list; words farther than this from a date are not about it.
_ORIGINS_MAX, _NEAR = 200, 600
_NOT_TELLING = (
    "anniversary celebration celebrations during their with from that this which when were have been ongoing "
    "year years first founding country national war about after before"
)
_LIGHT = frozenset(_NOT_TELLING.split())


def resolve(
    text: str, times: tuple[TimeExpression, ...], sentences: Sequence[Span], published: DateRange | None
) -> tuple[TimeExpression, ...]:
    """The times with their anniversaries resolved."""
    if not any(_is_anniversary(time) for time in times):
        return times
    origins = _origins(text, times, sentences)
    return tuple(_resolved(text, t, origins, published) if _is_anniversary(t) else t for t in times)


def _is_anniversary(time: TimeExpression) -> bool:
    return time.value == "XXXX" and time.text.lower().endswith("anniversary")


def _resolved(
    text: str,
    time: TimeExpression,
    origins: list[tuple[TimeExpression, frozenset[str]]],
    published: DateRange | None,
) -> TimeExpression:
    match = _NTH.fullmatch(time.text)
    count = ordinal(match["nth"]) if match else None
    quoted = f"“{' '.join(time.text.split())}”"
    if count is None:
        return time
    year = published.begin.year if published and published.begin.year == published.end.year else None
    words = _what(text, time.end)
    for origin in _days_of(words, origins):
        begin = origin.date.begin if origin.date else None
        if begin is None or (year is not None and begin.year + count != year):
            continue
        try:
            day = date(begin.year + count, begin.month, begin.day)
        except ValueError:
            continue
        exact = origin.date is not None and origin.date.precision == "day"
        value = day.isoformat() if exact else f"{day.year:04d}"
        found = date_range(value)
        said = " ".join(origin.text.split())
        why = (
            f"{quoted} · an anniversary · “{said}” tells its day"
            if exact
            else f"{quoted} · “{said}” and {count} years"
        )
        return time.model_copy(
            update={"value": value, "date": found, "why": why + (f" → {describe(found)}" if found else "")}
        )
    if year is None:
        why = f"{quoted} · an anniversary · neither its day nor the published year is told"
        return time.model_copy(update={"why": why})
    found = date_range(f"{year:04d}")
    why = f"{quoted} · an anniversary of the published year → {year}"
    return time.model_copy(update={"value": f"{year:04d}", "date": found, "why": why})


def _what(text: str, end: int) -> frozenset[str]:
    """The telling words of what the anniversary is of."""
    match = _OF.match(text, end)
    if not match:
        return frozenset()
    words = (w.lower() for w in _WORD.findall(match["what"])[:6])
    return frozenset(w[:7] for w in words if w not in _LIGHT)


def _origins(
    text: str, times: tuple[TimeExpression, ...], sentences: Sequence[Span]
) -> list[tuple[TimeExpression, frozenset[str]]]:
    """Resolved days and years, each with the words of its sentence."""
    found: list[tuple[TimeExpression, frozenset[str]]] = []
    at = 0
    for time in times:
        if time.date is None or time.date.precision not in ("day", "year"):
            continue
        while at < len(sentences) - 1 and sentences[at].end <= time.start:
            at += 1
        start, end = max(sentences[at].start, time.start - _NEAR), min(sentences[at].end, time.end + _NEAR)
        found.append((time, frozenset(w.lower()[:7] for w in _WORD.findall(text, start, end))))
        if len(found) == _ORIGINS_MAX:
            break
    return found


def _days_of(
    words: frozenset[str], origins: list[tuple[TimeExpression, frozenset[str]]]
) -> list[TimeExpression]:
    """Days, then years, of sentences that speak of the same thing; the most agreeing first."""
    scored = [
        (time.date is None or time.date.precision != "day", -len(words & near), number, time)
        for number, (time, near) in enumerate(origins)
        if words & near
    ]
    return [time for *_, time in sorted(scored, key=lambda s: s[:3])]
