"""Linking within a document: which mentions are of one entity, and that entity's best name and key."""

from __future__ import annotations

from corpus.model import EntityType, Mention
from corpus.names import bodies, people_links, weapon_links
from corpus.names.candidates import Candidate
from corpus.names.gazetteer import phrases
from corpus.names.keys import key
from corpus.names.repeats import Known
from corpus.names.tokens import Sentence


def link(found: list[tuple[Sentence, list[Candidate]]], known: Known) -> tuple[Mention, ...]:
    """The document's mentions, each with its entity."""
    flat = [(sentence, c) for sentence, kept in found for c in kept]
    forms = [" ".join(s.phrase(c.start, c.end).split()) for s, c in flat]
    names: list[str] = [c.name or form for (_, c), form in zip(flat, forms, strict=True)]
    people_links.name_people(flat, names)
    bodies.name_organisations(flat, names, known)
    weapon_links.name_weapons(flat, names)
    for n, (_, c) in enumerate(flat):
        if c.type == "place" and c.name is None:
            names[n] = next((e.name for e in phrases().get(forms[n], ()) if e.type == "place"), names[n])
        if forms[n] in known.acronyms and c.type == "place":
            names[n] = known.acronyms[forms[n]][0]
        if c.type in ("place", "event") and names[n].lower().startswith("the "):
            names[n] = names[n][4:]
    keys: dict[tuple[EntityType, str], str] = {}
    out = []
    for (sentence, c), name in zip(flat, names, strict=True):
        pair = (c.type, name)
        if pair not in keys:
            keys[pair] = key(c.type, name)
        start, end = sentence.starts[c.start], sentence.ends[c.end - 1]
        out.append(
            Mention(
                start=start,
                end=end,
                text=sentence.text[start:end],
                type=c.type,
                entity=keys[pair],
                name=name,
                by=c.by,
            )
        )
    return tuple(out)
