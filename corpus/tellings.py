"""What one telling of an event says, reduced to what can be compared."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.model import DateRange, Event
from corpus.names.lexicon import is_demonym
from corpus.triggers import WEAK, senses

# A date wider than a quarter of a year says little about when.
_WIDE_DAYS = 100
# So much of a clause may follow its cut label; an aside ends it.
_REST = 100
_ASIDE = re.compile(r"\b(?:since|after|before|who|which|while|but)\b|[;(]", re.IGNORECASE)
# Words of a sentence that are looked at.
_WORDS_MAX = 80
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
    label = {stem(word) for word in _WORD.findall(event.label.casefold())}
    places = {stem(part) for name in names if name.startswith("place:") for part in name[6:].split("-")}
    found: dict[str, float] = {}
    for number, match in enumerate(_WORD.finditer(text)):
        if number == _WORDS_MAX:
            break
        word = match[0]
        root = stem(word.casefold())
        if root in _light() or (word.isdigit() and len(word) == 4):
            continue
        proper = word[0].isupper() and root not in places and not is_demonym(word)
        if proper and not match.start():
            proper = any(root == stem(part) for name in names for part in name.split(":", 1)[-1].split("-"))
        weight = (_PROPER if proper else _COMMON) * (1.0 if root in label else _OUTSIDE)
        found[root] = max(weight, found.get(root, 0.0))
    return found


def stem(word: str) -> str:
    """The beginning of a word that its inflections share."""
    return (word[:-1] if len(word) > 4 and word.endswith("s") else word)[:6]
