"""Candidates: spans that a rule, a list or a model proposes as names, and how overlaps are settled.

Any source of names (a trained tagger as well) yields ``Candidate``; ``resolve`` keeps the best of those that
overlap; linking follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from corpus.model import EntityType


class Candidate(NamedTuple):
    """A proposed name: tokens ``start`` to ``end`` of its sentence. ``name``: its canonical form if known."""

    start: int
    end: int
    type: EntityType
    weight: int
    by: str
    name: str | None = None


# How far each kind of evidence goes; the higher wins an overlap, between equals the longer.
DESIGNATOR = 100
DEFINED = 95
LISTED_PHRASE = 90
HEADED = 85
TITLED = 80
NAMED = 75
FAMILY_FIRST = 76
GEOGRAPHIC = 70
LISTED = 60
KNOWN_HERE = 55
CONTEXT = 40
GUESS = 20

CERTAIN: dict[EntityType, int] = {
    "person": LISTED + 5,
    "organisation": LISTED,
    "place": LISTED,
    "weapon": 0,
    "event": 0,
}
"""From here on no trained tagger is asked; chosen by leaving out whole files of the training data. It knows
no weapons and no events."""


def resolve(found: Iterable[Candidate], size: int) -> list[Candidate]:
    """The candidates of a sentence of ``size`` tokens that remain when no two overlap, in text order."""
    taken = bytearray(size)
    kept = []
    for candidate in sorted(found, key=lambda c: (-c.weight, c.start - c.end, c.start)):
        if not any(taken[candidate.start : candidate.end]):
            taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
            kept.append(candidate)
    kept.sort()
    return kept
