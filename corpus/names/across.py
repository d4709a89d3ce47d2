"""Linking over the library: a lone name or acronym goes to the one full name it can stand for, else stays.

Pure, and the order of the names changes nothing. Wrong merges are worse than missed ones, so any doubt (two
bearers of a family name, two bodies with the same initials) leaves a name as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from corpus.model import EntityType
from corpus.names import lexicon
from corpus.names.bodies import initials
from corpus.names.keys import key_words, query_key

__all__ = ["Name", "links", "query_key"]


class Name(NamedTuple):
    """An entity as articles call it: its key, type and full form there, and how many articles do."""

    entity: str
    type: EntityType
    name: str
    articles: int


def links(names: Iterable[Name]) -> dict[str, str]:
    """Entity key -> the key it is the same as; only those that change."""
    lone: dict[str, str] = {}
    bearers: dict[str, set[str]] = {}
    acronyms: dict[str, str] = {}
    bodies: dict[str, set[str]] = {}
    for name in names:
        if name.type == "person":
            words = key_words("person", name.name)
            if len(words) == 1:
                lone[name.entity] = words[0]
            elif words:
                for family in family_names(name.name, words):
                    bearers.setdefault(family, set()).add(name.entity)
        elif name.type == "organisation":
            written = name.name.replace(".", "")
            if " " in written:
                bodies.setdefault(initials(name.name), set()).add(name.entity)
            elif written.isalpha() and written.isupper() and len(written) >= 3:
                acronyms[name.entity] = written
    out: dict[str, str] = {}
    for wanted, known in ((lone, bearers), (acronyms, bodies)):
        for entity, form in wanted.items():
            found = known.get(form, set()) - {entity}
            if len(found) == 1:
                out[entity] = next(iter(found))
    return out


def family_names(name: str, words: list[str]) -> list[str]:
    """What a person may be called alone: the family name, which some languages write first."""
    first = name.split()[0]
    if any(first in lexicon.family_first(language) for language in ("korean", "chinese")):
        rest = [p for w in words[1:] for p in w.split("-")]
        if all(lexicon.syllables(w, korean=True) or lexicon.syllables(w, korean=False) for w in rest):
            # "Li Na" is a Li; "Kim Lee" may be either way round.
            both = name.split()[-1] in lexicon.family_first("korean") | lexicon.family_first("chinese")
            return [words[0], words[-1]] if both and len(words) == 2 else [words[0]]
    if first in lexicon.family_first("vietnamese"):
        return [words[0], words[-1]]
    if first in lexicon.family_first("hungarian") and words[-1].title() in lexicon.given_names():
        return [words[0], words[-1]]
    last = words[-1] if words[-1] not in ("jr", "sr", "ii", "iii", "iv") else words[-2]
    if len(words) > 2 and words[-2] in ("al", "el", "van", "de", "bin"):
        return [last, f"{words[-2]} {last}"]
    return [last]
