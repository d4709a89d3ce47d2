"""How many of what a sentence tells of: numbers with the noun that they count, and what they allow for.

A number is a range of what it can mean: "about 3,000" is near that, "at least 20" is 20 or any more. Vague
words ("dozens", "hundreds") are no numbers. A noun has to stand right behind its number, with few words
between, and in the plural: what cannot be read so for sure is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import inf
from typing import NamedTuple

from corpus.amount_words import FATES, MEASURES, NO_THINGS, ODD_PLURALS, SHARES, STOPS, SUMS

# More of a sentence is not looked at.
_LOOKED_AT = 2000
# "About 3,000" may be so much more or less.
_ABOUT = 0.2
# "Nearly 3,000" is so much less at most.
_NEARLY = 0.15
# From here on a number that ends in noughts may be rounded.
_ROUNDED_FROM = 100
# What rounds to a number lies within so much of its last figure: of two as round, none is the other.
_HALF = 0.499
# Words that may stand between a number and what it counts: "3,000 North Korean troops".
_BETWEEN = 3
# So many characters around a number tell what befell those it counts.
_NEAR = 60
# A bare number of four digits from here to here may be a year.
_YEARS = range(1000, 2200)


class Amount(NamedTuple):
    """A number in a sentence, ``sentence[start:end]`` with its noun, and what it can mean."""

    start: int
    end: int
    least: float
    most: float
    noun: str
    which: frozenset[str]  # words that narrow the noun: north, korean
    fate: str | None = None  # what befell them: killed and wounded are two counts

    @property
    def is_measure(self) -> bool:
        """Whether it is of a measure rather than of things."""
        return self.noun.partition(" ")[0] in MEASURES

    def allows(self, other: Amount) -> bool:
        """Whether both can be right."""
        return self.least <= other.most and other.least <= self.most

    def counts_as(self, other: Amount) -> bool:
        """Whether both count the same, as far as their own words tell."""
        same = self.noun == other.noun and self.fate == other.fate
        return same and (self.which <= other.which or other.which <= self.which)


_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TIMES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "billion": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
}
_LONGEST_FIRST = "|".join(sorted(_UNITS, key=len, reverse=True))
_SMALL = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_UNITS[1:10])}))?|{_LONGEST_FIRST}"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_VALUE = (
    rf"(?:(?:{_DIGITS})|(?:{_SMALL})|an?(?=\s(?:hundred|thousand|million|billion)\b))"
    rf"(?:[\s-](?:{'|'.join(_TIMES)})\b)*(?:(?<=hundred|housand)\sand\s(?:{_SMALL})\b)?"
)
_MONEY = r"(?:US|A|C|HK|NZ)?\$|€|£|¥"
_BEFORE = {
    "at least": ("more", 0.0),
    "no fewer than": ("more", 0.0),
    "no less than": ("more", 0.0),
    "a minimum of": ("more", 0.0),
    "upwards of": ("more", 0.0),
    "more than": ("more", 0.0),
    "over": ("more", 0.0),
    "above": ("more", 0.0),
    "exceeding": ("more", 0.0),
    "at most": ("less", 0.0),
    "up to": ("less", 0.0),
    "as many as": ("less", 0.0),
    "no more than": ("less", 0.0),
    "fewer than": ("less", 0.0),
    "less than": ("less", 0.0),
    "under": ("less", 0.0),
    "below": ("less", 0.0),
    "about": ("near", _ABOUT),
    "around": ("near", _ABOUT),
    "some": ("near", _ABOUT),
    "roughly": ("near", _ABOUT),
    "approximately": ("near", _ABOUT),
    "approx": ("near", _ABOUT),
    "an estimated": ("near", _ABOUT),
    "estimated": ("near", _ABOUT),
    "close to": ("near", _ABOUT),
    "nearly": ("nearly", _NEARLY),
    "almost": ("nearly", _NEARLY),
}
_HEDGE = "|".join(word.replace(" ", r"\s") for word in sorted(_BEFORE, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,/:+-])(?:(?P<hedge>{_HEDGE})\s+)?(?:(?P<between>between)\s+)?(?P<money>{_MONEY})?"
    rf"(?P<value>{_VALUE})"
    rf"(?:\s?(?:-|–|to\b|or\b|(?(between)and\b|(?!)))\s?(?P<upper>{_VALUE}))?"
    r"(?P<share>\s?%|\s(?:per\s?cent|percent|pct)\b)?"
    r"(?![\w/:%]|[.,]\d)(?P<open>\s+or\s+(?:more|so|fewer|less)\b)?",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+of\s+(\w+)")
_WORD = re.compile(r"[\s-]+(?!-)(['’\w]+)")
_PARTIAL = re.compile(
    r"\b(?:another|other|further|additional|extra|first|last|next|every|each|these|those)\s*$", re.I
)
_SINGULAR_NOUN = re.compile(r"(?:ss|us|is)$")


@cache
def _fates() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<f{n}>\b(?:{words})\b)" for n, words in enumerate(FATES.values())), re.I)


def amounts(sentence: str) -> Iterator[Amount]:
    """What a sentence counts, in order."""
    sentence = sentence[:_LOOKED_AT]
    if not any(character.isdigit() for character in sentence) and not _words_of_number().search(sentence):
        return
    for match in _NUMBER.finditer(sentence):
        value = valued(match["value"])
        if value is None or _PARTIAL.search(sentence, 0, match.start()) or _may_be_a_year(match):
            continue
        upper = valued(match["upper"]) if match["upper"] else None
        if upper is not None and (upper <= value):
            continue
        least, most = _meant(match, value, upper)
        found = _counted(sentence, match)
        if found is None:
            continue
        end, noun, which = found
        fate = _fate(sentence, match.start(), end)
        yield Amount(match.start(), end, least, most, noun, which, fate)


@cache
def _words_of_number() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_SMALL}|hundred|thousand|million)\b", re.I)


def valued(text: str) -> float | None:
    """The value of a number in digits or words; None for what is none: "a"."""
    total: float | None = None
    for part in re.split(r"[\s-]+", text.casefold()):
        if part in _TIMES:
            total = (1.0 if total is None else total) * _TIMES[part]
        elif part in _UNITS:
            total = (total or 0.0) + _UNITS.index(part)
        elif part in _TENS:
            total = (total or 0.0) + 10.0 * (_TENS.index(part) + 2)
        elif part[:1].isdigit():
            total = (total or 0.0) + float(part.replace(",", ""))
    return total


def _may_be_a_year(match: re.Match[str]) -> bool:
    bare = match["value"]
    return bare.isdigit() and len(bare) == 4 and int(bare) in _YEARS and not match["share"]


def _meant(match: re.Match[str], value: float, upper: float | None) -> tuple[float, float]:
    """From where to where what is meant can lie."""
    least, most = _rounding(match["value"], value)
    if upper is not None:
        return least, _rounding(match["upper"], upper)[1]
    kind, by = _BEFORE.get(" ".join((match["hedge"] or "").casefold().split()), ("", 0.0))
    after = (match["open"] or "").split()[-1:]
    if kind == "more" or after == ["more"]:
        return least, inf
    if kind == "less" or after in (["fewer"], ["less"]):
        return 0.0, most
    if kind == "near" or after == ["so"]:
        return min(least, value * (1 - by)), max(most, value * (1 + (by or _ABOUT)))
    if kind == "nearly":
        return value * (1 - by), most
    return least, most


def _rounding(text: str, value: float) -> tuple[float, float]:
    """What rounds to a number: 3,000 may be 2,940, but 2,940 is that."""
    digits = re.split(r"[\s-]", text)[0].replace(",", "")
    if value < _ROUNDED_FROM or not digits[:1].isdigit():
        return value, value
    whole, _, fraction = digits.partition(".")
    step = 10.0 ** -len(fraction) if fraction else 10.0 ** (len(whole) - len(whole.rstrip("0")))
    step *= value / float(digits) if float(digits) else 1.0
    return (value - _HALF * step, value + _HALF * step) if step > 1 else (value, value)


def _counted(sentence: str, match: re.Match[str]) -> tuple[int, str, frozenset[str]] | None:
    """What a number counts: where that ends, the noun, and what narrows it."""
    which: list[str] = []
    at = match.end()
    if sentence[at : at + 1] == "-":
        return None  # "51-day repurchase agreements"
    unit = "%" if match["share"] else (match["money"] or "").upper()
    for _ in range(_BETWEEN + 1):
        word = _WORD.match(sentence, at)
        if word is None:
            return None
        low = word[1].casefold().rstrip("'’")
        if low in STOPS or low in NO_THINGS or low[:1].isdigit() or low in _TIMES:
            return None
        noun = low if (unit and low in SUMS) or (unit == "%" and low in SHARES) else _singular(low)
        if noun is not None:
            if sentence[word.end() : word.end() + 1] in ("-", "'", "’"):
                return None  # "two sisters' house", "three times-a-week"
            if noun not in MEASURES:
                return word.end(), f"{unit} {noun}".strip(), frozenset(which)
            of = _OF.match(sentence, word.end())
            return None if of is None else (of.end(), f"{noun} of {of[1].casefold()}", frozenset(which))
        which.append(low)
        at = word.end()
    return None


def _singular(word: str) -> str | None:
    """The singular of a plural; None for what does not look like one."""
    if word in ODD_PLURALS:
        return ODD_PLURALS[word]
    if len(word) < 4 or not word.endswith("s") or _SINGULAR_NOUN.search(word):
        return None
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1]


def _fate(sentence: str, start: int, end: int) -> str | None:
    """What befell those who are counted, as the nearest word of it says."""
    first = max(sentence.rfind(mark, 0, start) for mark in ",;:.(") + 1
    stops = [place for mark in ",;:(" if (place := sentence.find(mark, end)) >= 0]
    stop = min([*stops, len(sentence), end + _NEAR])
    nearest: tuple[int, str] | None = None
    for match in _fates().finditer(sentence, max(first, start - _NEAR), stop):
        away = max(match.start() - end, start - match.end(), 0)
        if nearest is None or away < nearest[0]:
            nearest = away, list(FATES)[int((match.lastgroup or "f0")[1:])]
    return None if nearest is None else nearest[1]
