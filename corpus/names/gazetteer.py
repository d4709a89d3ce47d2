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
    make = Entry._make

    def put(form: str, type_: EntityType, name: str, kind: str) -> None:
        doubtful = form[0] == "?"
        if doubtful:
            form = form[1:]
        entry = make((type_, name, kind, doubtful))
        if form in found:
            found[form].append(entry)
        else:
            found[form] = [entry]

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
        minor = kind in ("town", "subdivision", "city")
        for form in forms:
            if not (minor and form.removeprefix("?") in found):
                put(form, "place", name, kind)
    table = Gazetteer({form: tuple(entries) for form, entries in found.items()})
    longest: dict[str, int] = {}
    upper: dict[str, str] = {}
    for form in table:
        if form.isalnum():
            first, size = form, 1
        else:
            first = leading(form)
            # More tokens than this the form can't have: its words, and two for every mark that splits one.
            size = form.count(" ") + 1
            if not form.replace(" ", "").isalnum():
                size += 2 * sum(not c.isalnum() and c != " " for c in form)
        if size > longest.get(first, 0):
            longest[first] = size
        if len(form) > 3 and not form.isupper():
            upper[form.upper()] = form
    table.longest, table.upper = longest, upper
    return table
