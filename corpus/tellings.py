"""What one telling of an event says, reduced to what can be compared, and where its like are looked for."""

from __future__ import annotations

import re
import zlib
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from typing import NamedTuple

from corpus.commonness import is_unseen, rarity, stem
from corpus.model import Event
from corpus.names.lexicon import is_demonym
from corpus.triggers import WEAK, senses

# A date wider than a quarter of a year says little about when.
WIDE_DAYS = 100
# So much of a clause may follow its cut label; an aside ends it.
_REST = 100
_ASIDE = re.compile(r"\b(?:since|after|before|who|which|while|but)\b|[;(]", re.IGNORECASE)
# Words of a sentence that are looked at.
_WORDS_MAX = 80
# Sketch of a text: two that share three words in four share a minimum, and a band, with near certainty. Of a
# day those that share a minimum are compared; of a wider date, which many share, those that share a band.
_SALTS = (0, 0x5BD1E995, 0x9E3779B9, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1, 0x85EBCA6B, 0xD3A2646C)
_MINIMA, _BAND = 4, 2
# Words that many have would bring everything together.
_SKETCHED = 0.5
# So many of a telling's rarest names are looked for in others.
_RAREST = 3
_WORD = re.compile(r"[^\W_]{3,}")
# What a shared word says: a name of its own more than a common word or a place; less outside the clause.
_PROPER, _COMMON, _OUTSIDE = 1.0, 0.4, 0.4
_WEIGHTS = (
    _PROPER,
    _COMMON,
    _COMMON * _OUTSIDE,
)  # … as they are packed; a name outside says as a word inside
_LIGHT = (
    "the and for that this with from have has had was were been are will would could its his her their they "
    "them which "
    "who what when where while after before during about into over under more than also but not said says "
    "say told "
    "report reported reports according january february march april may june july august september october "
    "november "
    "december monday tuesday wednesday thursday friday saturday sunday year years month months week weeks "
    "day days "
    "last next first time new one two three ago since until between among amid including some other such "
    "only "
    "million billion trillion mln bln percent pct cent cents dollar dollars dlrs"
)


@cache
def _light() -> frozenset[str]:
    return frozenset(word[:6] for word in _LIGHT.split())


class Days(NamedTuple):
    """First and last day of a date, both included, as ordinals."""

    begins: int
    ends: int

    @property
    def width(self) -> int:
        """How wide a date is: 0 a day; 1 up to a season; 2 a year or more."""
        if self.begins == self.ends:
            return 0
        return 2 if self.ends - self.begins > WIDE_DAYS else 1


@dataclass(frozen=True)
class Telling:
    """One telling: when, what happened (senses and stems of words), who and where.

    ``place`` orders the tellings of a block: those of like words stand together, and no two are at one.
    """

    article: Hashable
    start: int
    days: Days | None
    exact: bool  # whether a day is told, not one day of a range
    planned: bool
    senses: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    said: Mapping[str, float]
    text: int  # a number for its words
    place: int

    @property
    def is_wide(self) -> bool:
        """Whether its date is no closer than a year."""
        return self.days is not None and self.days.width == 2

    @property
    def names_something(self) -> bool:
        """Whether somebody, some place, or something of a name of its own is in it."""
        if self.names or self.places:
            return True
        return any(weight >= _PROPER and is_unseen(word) for word, weight in self.said.items())

    def same_keys(self) -> Iterator[int]:
        """Blocks of those with the very same date: by words, by rare names, by article."""
        if self.days is None:
            yield _number("undated", self.text)
            return
        sketch = _sketch(self.said)
        if self.days.width:
            for start in range(0, len(sketch), _BAND):
                yield _number("band", start, *sketch[start : start + _BAND], *self.days)
        else:
            for number, least in enumerate(sketch[:_MINIMA]):
                yield _number("sketch", number, least, *self.days)
        for word in self._rarest:
            yield _number("name", word, *self.days)
        yield _number("in", self.article, *self.days)

    def kind_keys(self, width: int) -> Iterator[int]:
        """Blocks of those of one width, whenever they are: by what happened, to whom or where."""
        if self.days is None:
            return
        of = sorted({*self.names, *self.places, *self._rarest})
        for sense in sorted(self.senses - WEAK):
            for name in of:
                yield _number(sense, name, width)

    @cached_property
    def _rarest(self) -> list[str]:
        proper = [word for word, weight in self.said.items() if weight >= _PROPER]
        return sorted(proper, key=lambda word: (-rarity(word), word))[:_RAREST]


def telling(event: Event, article: Hashable, name: str, names: tuple[str, ...]) -> Telling:
    """What an event of an article tells; ``name`` is the event's, the same in any library."""
    text = event.text[:2000]
    told = {sense for *_, sense in senses(event.label)}
    if event.label.endswith("…") and told - WEAK:
        told = {sense for *_, sense in senses(_clause(event.label, text))}
    elif aside := _ASIDE.search(event.label):
        main = {sense for *_, sense in senses(event.label, 0, aside.start())}
        told = main if main - WEAK else told
    if not (told - WEAK or _names_its_event(event)):
        told = {sense for *_, sense in senses(text)}
    said = _said(event, text)
    days = None if event.date is None else Days(event.date.begin.toordinal(), event.date.end.toordinal())
    least = min(_sketch(said), default=0)
    return Telling(
        article=article,
        start=event.start,
        days=days,
        exact=event.date is not None and event.date.precision == "day",
        planned=event.status == "planned",
        senses=frozenset(told),
        names=frozenset(n for n in names if not n.startswith("place:")),
        places=frozenset(n for n in names if n.startswith("place:")),
        said=said,
        text=_number(*text.casefold().split()),
        place=(least >> 1 << 32) | (_number(name) & 0xFFFFFFFF),
    )


def packed(said: Mapping[str, float]) -> str:
    """The words of a telling as the store keeps them: one line for each weight."""
    return "\n".join(" ".join(w for w, weight in said.items() if weight == each) for each in _WEIGHTS)


def unpacked(lines: str) -> dict[str, float]:
    """The inverse of ``packed``."""
    found: dict[str, float] = {}
    for weight, line in zip(_WEIGHTS, lines.split("\n"), strict=True):
        found.update(dict.fromkeys(line.split(), weight))
    return found


def _number(*parts: object) -> int:
    """A number that stands for these, the same in every run; signed, 64 bits."""
    text = "\x1f".join(map(str, parts)).encode("utf8", "replace")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)


@lru_cache(maxsize=1 << 16)
def _sum_of(word: str) -> int | None:
    """A number below 2**32 that stands for a word, the same in every run; None for one that many have."""
    return zlib.crc32(word.encode("utf8", "replace")) if rarity(word) >= _SKETCHED else None


def _sketch(said: Mapping[str, float]) -> list[int]:
    sums = [number for word in said if (number := _sum_of(word)) is not None]
    return [min([number ^ salt for number in sums]) for salt in _SALTS] if sums else []


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


@lru_cache(maxsize=1 << 15)
def _word(word: str) -> tuple[str, bool]:
    """The stem of a word, empty for one that tells nothing; and whether it may be a name of its own."""
    root = stem(word.casefold())
    if root in _light() or (word.isdigit() and len(word) == 4):
        return "", False
    return root, word[0].isupper() and not is_demonym(word)


def _said(event: Event, text: str) -> dict[str, float]:
    """Each telling word and what it says: most for names but those of places, and for the event's clause."""
    names = event.entities
    label = {stem(word) for word in _WORD.findall(event.label.casefold())}
    places = {stem(part) for name in names if name.startswith("place:") for part in name[6:].split("-")}
    found: dict[str, float] = {}
    for number, match in enumerate(_WORD.finditer(text)):
        if number == _WORDS_MAX:
            break
        word = match[0]
        root, may_be_proper = _word(word)
        if not root:
            continue
        proper = may_be_proper and root not in places
        if proper and not match.start():
            proper = any(root == stem(part) for name in names for part in name.split(":", 1)[-1].split("-"))
        weight = (_PROPER if proper else _COMMON) * (1.0 if root in label else _OUTSIDE)
        found[root] = max(weight, found.get(root, 0.0))
    return found
