"""Linking weapons within a document: UH-60, Black Hawk and UH-60 Black Hawk are one; plurals are singular."""

from __future__ import annotations

import re

from corpus.names.candidates import Candidate
from corpus.names.gazetteer import phrases
from corpus.names.tokens import Sentence

_DESIGNATED = re.compile(r"(?P<designator>[A-Za-z]+-\d+[A-Za-z]{0,3})(?: (?P<nickname>\S.*))?")


def name_weapons(flat: list[tuple[Sentence, Candidate]], names: list[str]) -> None:
    """Writes canonical names into ``names`` for weapons."""
    full: dict[str, set[str]] = {}
    singular: dict[int, str] = {}
    written = {names[n] for n, (_, c) in enumerate(flat) if c.type == "weapon"}
    for n, (_, c) in enumerate(flat):
        if c.type != "weapon":
            continue
        name = names[n]
        if (
            c.name is None
            and name[-1:] == "s"
            and name[-2:] not in ("ss", "us", "is")
            and (name[:-1] in written or " " in name or "-" in name)
            and c.by != "rule: ship prefix"
            and name.split()[-1] not in phrases()
        ):
            name = name[:-1]
        if c.by == "rule: X class":
            name = re.sub(r"[ -]class$", "-class", name)
        singular[n] = name
        match = _DESIGNATED.fullmatch(name)
        if match and match["nickname"]:
            full.setdefault(match["designator"], set()).add(name)
            full.setdefault(match["nickname"], set()).add(name)
    for n, name in singular.items():
        longer = full.get(name, set())
        names[n] = next(iter(longer)) if len(longer) == 1 else name
