"""How well two tellings agree: whether they are, or may be, of one event."""

from __future__ import annotations

from math import fsum

from corpus.commonness import rarity, stem
from corpus.tellings import Days, Telling
from corpus.triggers import WEAK

# Happenings that come again and again to the same people: a year and a name are not enough to call two the
# same.
_AGAIN_AND_AGAIN = (
    "visit talks test parade show drill deploy attack death justice vote office law deal protest sport health"
)
_RECURRING = frozenset(_AGAIN_AND_AGAIN.split())
YEAR_DAYS = 366
# Reports of one event seldom differ by more than a day's report and a night's time zones.
DOUBT_DAYS = 2
# Shared part of the words from which two sentences are the same one, retold; and from which they are akin.
_SAME_WORDS, _ALIKE = 0.6, 0.35
# A name told in other spellings says nearly as much as one told in the same.
_SAME_NAME = 0.8
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


def evidence(one: Telling, other: Telling) -> tuple[float, float]:
    """What the words and names that two tellings share say for one event; and the most that one says."""
    mine, its = one.said, other.said
    shared = {word: rarity(word) * min(mine[word], its[word]) for word in mine.keys() & its.keys()}
    for name in one.names & other.names:
        # the parts of one name together count as one; a name told in two spellings counts too
        parts = [stem(part) for part in name.split(":", 1)[-1].split("-")]
        shared[name] = max([_SAME_NAME, *(shared.pop(part) for part in parts if part in shared)])
    # to the last digit, in whatever order they come
    return fsum(shared.values()), max(shared.values(), default=0.0)


def can_be_one(one: Days, other: Days) -> bool:
    """Whether two dates can be of one event: a day in its month or year; years of war are not one of them."""
    if one == other:
        return True
    inner, outer = (one, other) if one.ends - one.begins <= other.ends - other.begins else (other, one)
    if inner.begins < outer.begins or outer.ends < inner.ends:
        return False
    return outer.ends - outer.begins <= YEAR_DAYS


def same_kind(one: Telling, other: Telling) -> bool:
    """Whether two tellings speak of the same kind of happening at all."""
    if (one.senses & other.senses) - WEAK or overlap(one, other) >= _ALIKE:
        return True
    return _alike_anyhow(one, other, evidence(one, other)[0])


def may_be_one(one: Telling, other: Telling) -> bool:
    """Whether tellings of two articles with days close by may be of one event, on whose day they differ."""
    if one.days is None or other.days is None or one.article == other.article:
        return False
    apart = abs(one.days.begins - other.days.begins)
    if not (one.exact and other.exact and 0 < apart <= DOUBT_DAYS) or one.planned != other.planned:
        return False
    people = len(one.names & other.names)
    return people >= 2 and bool((one.senses & other.senses) - WEAK) and _words(one, other) >= 5


def agreement(one: Telling, other: Telling, *, copies: bool = False) -> float:
    """How surely two tellings are of one event; 0 where they are not, or it cannot be said.

    ``copies`` are tellings of articles that are near copies: without that, the same words that name nobody
    ("The dividend is payable on 1 April") tell of each article's own matter.
    """
    if one.article == other.article and one.start == other.start:
        return 0.0
    if one.days is None or other.days is None:
        same = one.days is other.days and one.text == other.text
        return 1.0 if same and (copies or one.article == other.article or one.names_something) else 0.0
    if not can_be_one(one.days, other.days):
        return 0.0
    wide = one.is_wide or other.is_wide
    if wide and one.planned != other.planned:
        return 0.0
    alike = overlap(one, other)
    if (alike >= _SAME_WORDS or one.text == other.text) and _retold(one, other, copies):
        return 2.0 + alike
    shared = (one.senses & other.senses) - WEAK
    words = _words(one, other)
    if not shared and words < _WORDS_ANY:
        return 0.0
    if one.article != other.article:
        told, most = evidence(one, other)
        if _told_enough(one, other, shared, told, most):
            return 1.0 + alike + 0.2 * told
    if not shared:
        return 0.0
    names, places = len(one.names & other.names), len(one.places & other.places)
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
        enough = (
            (names >= 1 and words >= 2)
            or (places >= 1 and (words >= 4 or bool(rare)))
            or (bool(rare) and words >= 2)
        )
    else:
        enough = (names >= 1 and words >= (3 if rare else 5)) or (bool(rare) and places >= 1 and words >= 5)
    if not enough:
        return 0.0
    return 1.0 + alike + 0.1 * (names + places) + 0.2 * len(rare)


def _retold(one: Telling, other: Telling, copies: bool) -> bool:
    """Whether two tellings of much the same words are one, and not two of a kind: filled-in forms."""
    if copies or one.article == other.article:
        return True
    if (one.names - other.names) and (other.names - one.names):
        return False
    return one.names_something and other.names_something


def overlap(one: Telling, other: Telling) -> float:
    """The shared part of two tellings' words; 0 where one has hardly any."""
    fewer, more = sorted((len(one.said), len(other.said)))
    if fewer < 3:
        return 0.0
    both = _words(one, other)
    return both / (fewer + more - both)


def _words(one: Telling, other: Telling) -> int:
    return len(one.said.keys() & other.said.keys())


def _same_day(one: Telling, other: Telling) -> bool:
    return one.exact and other.exact and one.days == other.days


def _alike_anyhow(one: Telling, other: Telling, told: float) -> bool:
    """Whether two tellings share so many words that they need no known word for what happened."""
    return told >= _ENOUGH_DAY_ANY and _words(one, other) >= _WORDS_ANY


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
