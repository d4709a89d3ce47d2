"""What one telling of an event says, reduced to what can be compared, and how well two tellings agree."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.model import DateRange, Event
from corpus.triggers import WEAK, senses

# Happenings that come again and again to the same people: a year and a name are not enough to call two the
# same.
_AGAIN_AND_AGAIN = (
    "visit talks test parade show drill deploy attack death justice vote office law deal protest sport health"
)
_RECURRING = frozenset(_AGAIN_AND_AGAIN.split())
# A date wider than a quarter of a year says little about when.
_WIDE_DAYS = 100
_YEAR_DAYS = 366
# Reports of one event seldom differ by more than a day's report and a night's time zones.
_DOUBT_DAYS = 2
# Shared part of the words from which two sentences are the same one, retold; and from which they are akin.
_SAME_WORDS, _ALIKE = 0.6, 0.35
# Sketch of a text: two that share three words in four share a minimum with near certainty.
_MINIMA = 4
_WORD = re.compile(r"[^\W_]{3,}")
_LIGHT = (
    "the and for that this with from have has had was were been are will would could its his her their they "
    "them which "
    "who what when where while after before during about into over under more than also but not said says "
    "say told "
    "report reported reports according january february march april may june july august september october "
    "november "
    "december monday tuesday wednesday thursday friday saturday sunday year years month months week weeks "
    "day days "
    "last next first time new one two three ago since until between among amid including some other such only"
)


@cache
def _light() -> frozenset[str]:
    return frozenset(word[:6] for word in _LIGHT.split())


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling: when, what happened (senses and stems of words), who and where."""

    date: DateRange | None
    article: str
    start: int
    senses: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    planned: bool
    words: frozenset[str]
    text: str

    @property
    def is_wide(self) -> bool:
        """Whether its date is no closer than a year."""
        return self.date is not None and (self.date.end - self.date.begin).days > _WIDE_DAYS

    def keys(self, *, coarse: bool) -> Iterator[tuple[object, ...]]:
        """Blocks it belongs to: its period with each sense and name, and with sketches of its words."""
        for period in self._periods(coarse=coarse):
            for sense in self.senses - WEAK if self.date else ():
                for name in self.names | self.places:
                    yield period, sense, name
            for number in range(_MINIMA):
                seed = number.to_bytes(1, "big")
                least = min(
                    (zlib.crc32(seed + word.encode("utf8", "replace")) for word in self.words), default=0
                )
                yield period, number, least

    def _periods(self, *, coarse: bool) -> Iterator[object]:
        if self.date is None:
            if not coarse:
                yield "undated"
        elif coarse:
            yield from range(self.date.begin.year, min(self.date.end.year, self.date.begin.year + 10) + 1)
        else:
            # a week or a month may begin in one month and end in the next
            first, last = self.date.begin, self.date.end
            yield first.year, first.month
            if (last.year, last.month) != (first.year, first.month):
                yield last.year, last.month


def telling(event: Event, article: str, names: tuple[str, ...]) -> Telling:
    """What an event of an article tells."""
    text = event.text[:2000]
    said = event.label if _names_its_event(event) else text
    return Telling(
        date=event.date,
        article=article,
        start=event.start,
        senses=frozenset(sense for *_, sense in senses(said)),
        names=frozenset(n for n in names if not n.startswith("place:")),
        places=frozenset(n for n in names if n.startswith("place:")),
        planned=event.status == "planned",
        words=frozenset(w[:6] for w in _WORD.findall(text.casefold())[:80]) - _light(),
        text=" ".join(text.casefold().split()),
    )


def _names_its_event(event: Event) -> bool:
    """Whether the label is the name of what happened, picked out of a sentence about something else."""
    return not event.label.endswith("…") and 2 * len(event.label) < len(event.text)


def can_be_one(one: DateRange, other: DateRange) -> bool:
    """Whether two dates can be of one event: a day in its month or year; years of war are not one of them."""
    inner, outer = sorted((one, other), key=lambda days: days.end - days.begin)
    if inner.begin < outer.begin or outer.end < inner.end:
        return False
    return inner == outer or (outer.end - outer.begin).days <= _YEAR_DAYS


def same_kind(one: Telling, other: Telling) -> bool:
    """Whether two tellings speak of the same kind of happening at all."""
    return bool((one.senses & other.senses) - WEAK) or _overlap(one.words, other.words) >= _ALIKE


def may_be_one(one: Telling, other: Telling) -> bool:
    """Whether tellings of two articles with days close by may be of one event, on whose day they differ."""
    if one.date is None or other.date is None or one.article == other.article:
        return False
    apart = abs((one.date.begin - other.date.begin).days)
    if not 0 < apart <= _DOUBT_DAYS or one.planned != other.planned:
        return False
    people = len(one.names & other.names)
    return people >= 2 and bool((one.senses & other.senses) - WEAK) and len(one.words & other.words) >= 5


def agreement(one: Telling, other: Telling) -> float:
    """How surely two tellings are of one event; 0 where they are not, or it cannot be said."""
    if one.article == other.article and one.start == other.start:
        return 0.0
    if one.date is None or other.date is None:
        return 1.0 if one.date is other.date and one.text == other.text else 0.0
    if not can_be_one(one.date, other.date):
        return 0.0
    wide = one.is_wide or other.is_wide
    if wide and one.planned != other.planned:
        return 0.0
    alike = _overlap(one.words, other.words)
    if one.text == other.text or alike >= _SAME_WORDS:
        return 2.0 + alike
    shared = (one.senses & other.senses) - WEAK
    if not shared:
        return 0.0
    names, places = len(one.names & other.names), len(one.places & other.places)
    words = len(one.words & other.words)
    rare = shared - _RECURRING
    same_day = one.date == other.date and one.date.precision == "day"
    if one.article == other.article:
        # one article seldom tells a thing twice; it often tells two things of one day
        known = names + places >= 1
        enough = (bool(rare) and (known or same_day)) or (alike >= _ALIKE and known)
    elif wide and rare:
        enough = names + places >= 1
    elif wide:
        enough = names >= 1 and words >= 5 and names + places >= 2
    elif same_day:
        enough = (names >= 1 and words >= 2) or (places >= 1 and (words >= 4 or bool(rare))) or len(rare) >= 1
    else:
        enough = (names >= 1 and words >= 3) or (places >= 1 and words >= 5)
    if not enough:
        return 0.0
    return 1.0 + alike + 0.1 * (names + places) + 0.2 * len(rare)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    if len(one) < 3 or len(other) < 3:
        return 0.0
    return len(one & other) / len(one | other)
