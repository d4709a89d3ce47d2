"""The gazetteer: names that are known beforehand, each with what it names."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.model import EntityType
from corpus.names import lexicon


class Entry(NamedTuple):
    """What a written form names. ``doubtful``: it is also an ordinary word or the name of something else."""

    type: EntityType
    name: str
    kind: str
    doubtful: bool


class Gazetteer(dict[str, tuple[Entry, ...]]):
    """Written form -> entries, the likeliest first.

    ``longest``: how many tokens forms beginning with these letters can have. ``upper``: capitals -> form.
    """

    longest: dict[str, int]
    upper: dict[str, str]


_FIRST = re.compile(r"\w*")


def leading(form: str) -> str:
    """The letters a form or token begins with, under which the table keeps how long forms can be."""
    match = _FIRST.match(form)
    return match.group() if match else ""


@cache
def phrases() -> Gazetteer:
    """Every written form that is known. Read once, some 20,000 forms."""
    found: dict[str, list[Entry]] = {}

    def put(form: str, type_: EntityType, name: str, kind: str) -> None:
        doubtful = form[0] == "?"
        found.setdefault(form[doubtful:], []).append(Entry(type_, name, kind, doubtful))

    for file, type_, kind in (
        ("organisations.txt", "organisation", "organisations"),
        ("regions.txt", "place", "regions"),
        ("weapons.txt", "weapon", "weapons"),
    ):
        for line in lexicon.lines(file):
            forms = line.split(" | ")
            name = forms[0].lstrip("?")
            for form in forms:
                put(form, type_, name, kind)  # type: ignore[arg-type]
    for line in lexicon.lines("places.tsv"):
        kind, name, *forms = line.split("\t")
        for form in forms:
            if not (form[form[0] == "?" :] in found and kind in ("town", "subdivision", "city")):
                put(form, "place", name, kind)
    table = Gazetteer({form: tuple(entries) for form, entries in found.items()})
    table.longest = {}
    table.upper = {}
    for form in table:
        first = leading(form)
        # More tokens than this the form can't have: its words, and two for every mark that splits one.
        size = form.count(" ") + 1 + 2 * sum(not c.isalnum() and c != " " for c in form)
        if size > table.longest.get(first, 0):
            table.longest[first] = size
        if len(form) > 3 and not form.isupper():
            table.upper[form.upper()] = form
    return table
