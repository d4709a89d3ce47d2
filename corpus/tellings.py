"""What one telling of an event says, reduced to what can be compared, and how well two tellings agree."""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.model import DateRange, Event
from corpus.names.lexicon import is_demonym
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
# So much of a clause may follow its cut label; an aside ends it.
_REST = 100
_ASIDE = re.compile(r"\b(?:since|after|before|who|which|while|but)\b|[;(]", re.IGNORECASE)
# Words of a sentence that are looked at.
_WORDS_MAX = 80
# Reports of one event seldom differ by more than a day's report and a night's time zones.
_DOUBT_DAYS = 2
# Shared part of the words from which two sentences are the same one, retold; and from which they are akin.
_SAME_WORDS, _ALIKE = 0.6, 0.35
# Sketch of a text: two that share three words in four share a minimum with near certainty.
_MINIMA = 4
_SALTS = (0, 0x5BD1E995, 0x9E3779B9, 0xC2B2AE35)[:_MINIMA]
# Words that many have would bring everything together.
_SKETCHED = 0.5
# So many of a telling's rarest names are looked for in others.
_RAREST = 3
_WORD = re.compile(r"[^\W_]{3,}")
# What a shared word says: a name of its own more than a common word or a place; less outside the clause.
_PROPER, _COMMON, _OUTSIDE = 1.0, 0.4, 0.4
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
    said: Mapping[str, float]
    text: str
    width: int

    @property
    def is_wide(self) -> bool:
        """Whether its date is no closer than a year."""
        return self.width == 2

    def keys(self, width: int, rare: Mapping[str, float]) -> Iterator[tuple[object, ...]]:
        """Blocks of a width it belongs to: its period with what it tells, and whom and what it names."""
        proper = [word for word, weight in self.said.items() if weight >= _PROPER]
        rarest = sorted(proper, key=lambda word: (-rare.get(word, 1.0), word))[:_RAREST]
        sums = [_sum_of(word) for word in self.said if rare.get(word, 1.0) >= _SKETCHED]
        sketch = [min([number ^ salt for number in sums]) for salt in _SALTS] if sums else []
        for period in self._periods(width):
            for sense in self.senses - WEAK if self.date else ():
                for name in self.names | self.places:
                    yield period, sense, name
            for number, least in enumerate(sketch):
                yield period, number, least
            for word in rarest:
                yield period, "=", word
            if self.date:
                yield period, "in", self.article

    def _periods(self, width: int) -> Iterator[object]:
        if self.date is None:
            if not width:
                yield "undated"
            return
        first, last = self.date.begin, self.date.end
        if width == 0:
            yield first.toordinal()
        elif width == 1:
            # a week or a month may begin in one month and end in the next
            for months in range(first.year * 12 + first.month, last.year * 12 + last.month + 1):
                yield "month", months
        else:
            yield from range(first.year, min(last.year, first.year + 10) + 1)


def telling(event: Event, article: str, names: tuple[str, ...]) -> Telling:
    """What an event of an article tells."""
    text = event.text[:2000]
    told = {sense for *_, sense in senses(event.label)}
    if event.label.endswith("…") and told - WEAK:
        told = {sense for *_, sense in senses(_clause(event.label, text))}
    elif aside := _ASIDE.search(event.label):
        main = {sense for *_, sense in senses(event.label, 0, aside.start())}
        told = main if main - WEAK else told
    if not (told - WEAK or _names_its_event(event)):
        told = {sense for *_, sense in senses(text)}
    words = frozenset(w[:6] for w in _WORD.findall(text.casefold())[:_WORDS_MAX]) - _light()
    return Telling(
        date=event.date,
        article=article,
        start=event.start,
        senses=frozenset(told),
        names=frozenset(n for n in names if not n.startswith("place:")),
        places=frozenset(n for n in names if n.startswith("place:")),
        planned=event.status == "planned",
        said=_said(event, text, names),
        words=words,
        text=" ".join(text.casefold().split()),
        width=_width(event.date),
    )


@lru_cache(maxsize=1 << 16)
def _sum_of(word: str) -> int:
    """A number that stands for a word, the same in every run."""
    return zlib.crc32(word.encode("utf8", "replace"))


def _width(date: DateRange | None) -> int:
    """How wide a date is: 0 a day, or none at all; 1 up to a season; 2 a year or more."""
    if date is None or date.begin == date.end:
        return 0
    return 2 if (date.end - date.begin).days > _WIDE_DAYS else 1


def _clause(label: str, text: str) -> str:
    """The label, and where it was cut off the rest of its clause."""
    start = text.casefold().find(label[:-1].casefold()) if label.endswith("…") else -1
    if start < 0:
        return label
    end = start + len(label) + _REST
    stop = _ASIDE.search(text, start + len(label), end)
    return text[start : stop.start() if stop else end]


def _names_its_event(event: Event) -> bool:
    """Whether the label is the name of what happened, picked out of a sentence about something else."""
    return not event.label.endswith("…") and 2 * len(event.label) < len(event.text)


def _said(event: Event, text: str, names: tuple[str, ...]) -> dict[str, float]:
    """Each telling word and what it says: most for names but those of places, and for the event's clause."""
    label = {_stem(word) for word in _WORD.findall(event.label.casefold())}
    places = {_stem(part) for name in names if name.startswith("place:") for part in name[6:].split("-")}
    found: dict[str, float] = {}
    for number, match in enumerate(_WORD.finditer(text)):
        if number == _WORDS_MAX:
            break
        word = match[0]
        stem = _stem(word.casefold())
        if stem in _light() or (word.isdigit() and len(word) == 4):
            continue
        proper = word[0].isupper() and stem not in places and not is_demonym(word)
        if proper and not match.start():
            proper = any(stem == _stem(part) for name in names for part in name.split(":", 1)[-1].split("-"))
        weight = (_PROPER if proper else _COMMON) * (1.0 if stem in label else _OUTSIDE)
        found[stem] = max(weight, found.get(stem, 0.0))
    return found


def _stem(word: str) -> str:
    return (word[:-1] if len(word) > 4 and word.endswith("s") else word)[:6]


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
        parts = [_stem(part) for part in name.split(":", 1)[-1].split("-")]
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
