"""Linking over the library: romanisations of one name meet, and a lone name, acronym or model goes to the one
full name it can stand for, else stays.

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
from corpus.names.spellings import sound
from corpus.names.vocabulary import firm_head
from corpus.names.weapon_links import parts

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
    models: dict[str, str] = {}
    short: dict[str, str] = {}
    firms: dict[str, set[str]] = {}
    heard: dict[str, int] = {}
    told: dict[str, int] = {}
    weapons: dict[str, set[str]] = {}
    names = list(names)
    out = _romanisations(names)
    for name in names:
        if name.type == "person":
            words = key_words("person", name.name)
            if len(words) == 1:
                lone[name.entity] = words[0]
            elif words:
                for family in family_names(name.name, words):
                    bearers.setdefault(family, set()).add(out.get(name.entity, name.entity))
        elif name.type == "organisation":
            written = name.name.replace(".", "")
            if " " in written:
                bodies.setdefault(initials(name.name), set()).add(name.entity)
                first, *rest = name.name.split()
                firms.setdefault(first, set()).add(name.entity)
                if firm_head(rest[0]) and coined(first):
                    heard[first] = name.articles
            elif coined(name.name):
                short[name.entity] = name.name
                told[name.name] = name.articles
            elif written.isalpha() and written.isupper() and len(written) >= 3:
                acronyms[name.entity] = written
        elif name.type == "weapon":
            # AH-64 and Apache go to the only AH-64 Apache.
            designator, nickname = parts(name.name)
            if designator and nickname:
                weapons.setdefault(designator, set()).add(name.entity)
                weapons.setdefault(nickname, set()).add(name.entity)
            else:
                models[name.entity] = designator or nickname
    # A firm is known by its full name first: a short name that more articles have is a parent's, Grumman's.
    short = {entity: form for entity, form in short.items() if heard.get(form, 0) > told[form]}
    for wanted, known in ((lone, bearers), (acronyms, bodies), (models, weapons), (short, firms)):
        for entity, form in wanted.items():
            found = known.get(form, set()) - {entity}
            if len(found) == 1:
                out[entity] = next(iter(found))
    return out


def coined(word: str) -> bool:
    """Is it nothing but a firm's own word, so that Orbexa is Orbexa Holdings in another article as well?"""
    return (
        len(word) > 3
        and not word.isupper()
        and not lexicon.ordinary(word.lower())
        and word not in lexicon.given_names()
        and not lexicon.is_demonym(word)
        and not lexicon.phrase_known(word)
    )


def _romanisations(names: list[Name]) -> dict[str, str]:
    """People whose full names are one name in other letters go to the spelling that most articles have."""
    same: dict[str, list[Name]] = {}
    for name in names:
        form = sound(name.name) if name.type == "person" else None
        if form is not None:
            same.setdefault(form, []).append(name)
    out = {}
    for group in same.values():
        first = min(group, key=lambda n: (-n.articles, n.entity))
        out.update({n.entity: first.entity for n in group if n.entity != first.entity})
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
