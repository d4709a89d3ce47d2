"""How well two tellings agree: whether they are, or may be, of one event."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from corpus.model import DateRange
from corpus.tellings import Telling, stem
from corpus.triggers import WEAK

# Happenings that come again and again to the same people: a year and a name are not enough to call two the
# same.
_AGAIN_AND_AGAIN = (
    "visit talks test parade show drill deploy attack death justice vote office law deal protest sport health"
)
_RECURRING = frozenset(_AGAIN_AND_AGAIN.split())
_YEAR_DAYS = 366
# Reports of one event seldom differ by more than a day's report and a night's time zones.
_DOUBT_DAYS = 2
# Shared part of the words from which two sentences are the same one, retold; and from which they are akin.
_SAME_WORDS, _ALIKE = 0.6, 0.35
# A name told in other spellings says nearly as much as one told in the same.
_SAME_NAME = 0.8
# How rare a word is, is learnt from the articles told and so many that have never heard of it.
_UNSEEN = 100
# Evidence from which two tellings are of one event: of the same day, of a day in its month, of one in its
# year; and the same where no word tells that they speak of the same kind of happening.
_ENOUGH_DAY, _ENOUGH_MONTH, _ENOUGH_YEAR = 0.6, 0.9, 0.6
_ENOUGH_DAY_ANY, _ENOUGH_MONTH_ANY = 1.8, 3.0
# … in words this many at least: two people of one day may do many things.
_WORDS_ANY = 5
# For what happens to the same people again and again.
_ENOUGH_AGAIN = 1.6
# At least one shared word has to say so much; more for dates that are a year wide.
_TELLING, _TELLING_YEAR = 0.4, 0.55


def rarity(tellings: Iterable[Telling]) -> dict[str, float]:
    """How rare each word is over the articles that tell: near 1 where few have it, near 0 where all do."""
    seen = {(telling.article, word) for telling in tellings for word in telling.said}
    count = Counter(word for _, word in seen)
    total = len({article for article, _ in seen}) + _UNSEEN
    return {word: math.log(total / number) / math.log(total) for word, number in count.items()}


def evidence(one: Telling, other: Telling, rare: Mapping[str, float]) -> tuple[float, float]:
    """What the words and names that two tellings share say for one event; and the most that one says."""
    fewer, more = sorted((one.said, other.said), key=len)
    shared = {w: rare.get(w, 1.0) * min(weight, more[w]) for w, weight in fewer.items() if w in more}
    for name in one.names & other.names:
        # the parts of one name together count as one; a name told in two spellings counts too
        parts = [stem(part) for part in name.split(":", 1)[-1].split("-")]
        shared[name] = max([_SAME_NAME, *(shared.pop(part) for part in parts if part in shared)])
    return sum(shared.values()), max(shared.values(), default=0.0)


def can_be_one(one: DateRange, other: DateRange) -> bool:
    """Whether two dates can be of one event: a day in its month or year; years of war are not one of them."""
    inner, outer = (one, other) if one.end - one.begin <= other.end - other.begin else (other, one)
    if inner.begin < outer.begin or outer.end < inner.end:
        return False
    return (inner.begin, inner.end) == (outer.begin, outer.end) or (
        outer.end - outer.begin
    ).days <= _YEAR_DAYS


def same_kind(one: Telling, other: Telling, rare: Mapping[str, float]) -> bool:
    """Whether two tellings speak of the same kind of happening at all."""
    if (one.senses & other.senses) - WEAK or _overlap(one.words, other.words) >= _ALIKE:
        return True
    return _alike_anyhow(one, other, evidence(one, other, rare)[0])


def may_be_one(one: Telling, other: Telling) -> bool:
    """Whether tellings of two articles with days close by may be of one event, on whose day they differ."""
    if one.date is None or other.date is None or one.article == other.article:
        return False
    apart = abs((one.date.begin - other.date.begin).days)
    if not 0 < apart <= _DOUBT_DAYS or one.planned != other.planned:
        return False
    people = len(one.names & other.names)
    return people >= 2 and bool((one.senses & other.senses) - WEAK) and len(one.words & other.words) >= 5


def agreement(one: Telling, other: Telling, rare_words: Mapping[str, float] | None = None) -> float:
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
    told, most = evidence(one, other, rare_words or {})
    if one.article != other.article and _told_enough(one, other, shared, told, most):
        return 1.0 + alike + 0.2 * told
    if not shared:
        return 0.0
    names, places = len(one.names & other.names), len(one.places & other.places)
    words = len(one.words & other.words)
    rare = shared - _RECURRING
    same_day = _same_day(one, other)
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


def _same_day(one: Telling, other: Telling) -> bool:
    if one.date is None or other.date is None or one.date.begin != other.date.begin:
        return False
    return one.date.precision == "day" and other.date.precision == "day"


def _alike_anyhow(one: Telling, other: Telling, told: float) -> bool:
    """Whether two tellings share so many words that they need no known word for what happened."""
    return told >= _ENOUGH_DAY_ANY and len(one.said.keys() & other.said.keys()) >= _WORDS_ANY


def _told_enough(one: Telling, other: Telling, shared: frozenset[str], told: float, most: float) -> bool:
    """Whether the words that two articles share are enough for one event, given how close their dates are."""
    wide = one.is_wide or other.is_wide
    if most < (_TELLING_YEAR if wide else _TELLING):
        return False
    again = bool(shared) and shared <= _RECURRING
    if wide:
        return bool(shared) and not again and told >= _ENOUGH_YEAR
    if _same_day(one, other):
        if not shared:
            return _alike_anyhow(one, other, told)
        return told >= (_ENOUGH_AGAIN if again else _ENOUGH_DAY)
    if one.planned != other.planned:
        return False
    if not shared:
        return told >= _ENOUGH_MONTH_ANY
    return told >= (_ENOUGH_AGAIN if again else _ENOUGH_MONTH)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    if len(one) < 3 or len(other) < 3:
        return 0.0
    return len(one & other) / len(one | other)
