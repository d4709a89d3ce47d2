"""Linking weapons within a document: UH-60, Black Hawk and UH-60 Black Hawk are one; plurals are singular."""

from __future__ import annotations

import re

from corpus.names.candidates import Candidate
from corpus.names.gazetteer import phrases
from corpus.names.keys import key
from corpus.names.tokens import Sentence

_DESIGNATED = re.compile(r"(?P<designator>[A-Za-z]{1,5}-?\d+[A-Za-z]{0,3})(?: (?P<nickname>[^\W\d].*))?")


def parts(name: str) -> tuple[str, str]:
    """Designator (as B52 for B-52) and nickname of a weapon's name, either of them "" when it isn't there."""
    match = _DESIGNATED.fullmatch(name)
    if match is None:
        return "", name.lower()
    return match["designator"].replace("-", "").lower(), (match["nickname"] or "").lower()


def name_weapons(flat: list[tuple[Sentence, Candidate]], names: list[str]) -> None:
    """Writes canonical names into ``names`` for weapons."""
    full: dict[str, dict[str, str]] = {}
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
        designator, nickname = parts(name)
        if designator and nickname:
            for part in (designator, nickname):
                full.setdefault(part, {}).setdefault(key("weapon", name), name)
    for n, name in singular.items():
        designator, nickname = parts(name)
        longer = {} if designator and nickname else full.get(designator or nickname, {})
        names[n] = next(iter(longer.values())) if len(longer) == 1 else name
