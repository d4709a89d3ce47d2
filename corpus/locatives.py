"""Where a sentence says that something happened: "in Incheon", where no other place could be meant."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.names.gazetteer import phrases

# More of a sentence is not looked at.
_LOOKED_AT = 2000
# Names are of so many words at most here.
_LONGEST = 4
_AT = re.compile(
    r"\b(?:in|at|near|outside|off)\s+((?:the\s+)?[^\W\d_a-z][\w'’.-]*(?:[ ][^\W\d_a-z][\w'’.-]*)*)"
)
_SETTLEMENTS = frozenset(("capital", "city", "town"))


class Where(NamedTuple):
    """A place, ``sentence[start:end]``, and its rank: of two of one rank neither contains the other."""

    start: int
    end: int
    name: str
    rank: str


def where(sentence: str) -> Where | None:
    """The one place that something is said to have happened in; None: there is none, or more than one."""
    found: dict[str, Where] = {}
    for match in _AT.finditer(sentence[:_LOOKED_AT]):
        place = _known(sentence, match.start(1), match[1])
        if place is None:
            return None  # somewhere that is not known: it may be inside of any other
        found.setdefault(place.name, place)
    return next(iter(found.values())) if len(found) == 1 else None


def _known(sentence: str, start: int, words: str) -> Where | None:
    parts = words.split(" ")
    for size in range(min(len(parts), _LONGEST), 0, -1):
        form = " ".join(parts[:size]).rstrip(".'’")
        if size < len(parts) and not form.endswith(","):
            continue  # "in Incheon Harbour" is no Incheon
        if (place := _ranked(form)) is not None:
            return Where(start, start + len(form), *place)
    return None


@cache
def _ranked(form: str) -> tuple[str, str] | None:
    """The name and rank of a place; None for what may be something else, or lie in one another."""
    entries = phrases().get(form, ())
    if len(entries) != 1 or entries[0].type != "place" or entries[0].doubtful:
        return None
    kind = "settlement" if entries[0].kind in _SETTLEMENTS else entries[0].kind
    return (entries[0].name, kind) if kind in ("settlement", "country") else None
