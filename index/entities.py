"""Who is who over the whole library, applied when something is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.model import ENTITY_TYPES, Annotated, Correction, EntityType, Event
from corpus.packing import printable
from corpus.store import Store

if TYPE_CHECKING:
    from index.query.tree import EntityField, Named

_TYPES: dict[EntityField, tuple[EntityType, ...]] = {
    "person": ("person",),
    "org": ("organisation",),
    "place": ("place",),
    "weapon": ("weapon",),
    "entity": ENTITY_TYPES,
}


def relink(store: Store) -> set[int]:
    """Works out anew who is who, after articles came in. Inside a transaction.

    Returns the ids of the entities that are of another one than before.
    """
    from corpus.names.across import Name, links

    names = [Name(*name) for name in store.entities.library_names()]
    return store.entities.link(links(names))


def canonical_ids(store: Store, clause: Named) -> frozenset[int]:
    """The entities that a clause names."""
    from corpus.names.across import query_key

    folded = query_key(clause.text)
    if not folded or clause.how == "surface":
        return frozenset()
    return store.entities.named(folded, _TYPES[clause.field], prefix=clause.how == "prefix")


def close_names(store: Store, clause: Named) -> list[str]:
    """Names in the library that are written much like the one asked for, nearest first."""
    from difflib import get_close_matches

    from corpus.names.across import query_key

    known = store.entities.names_of(_TYPES[clause.field])
    near = get_close_matches(query_key(clause.text), list(known), n=3, cutoff=0.75)
    return [known[name] for name in near]


def rows(store: Store, clause: Named) -> frozenset[int]:
    """The articles that a clause finds."""
    if clause.how == "surface":
        return store.entities.rows_of_surface(clause.text, _TYPES[clause.field])
    return store.entities.rows(canonical_ids(store, clause))


def surfaces(store: Store, clauses: Iterable[Named], row: int) -> tuple[str, ...]:
    """How an article writes the entities that these clauses name."""
    found: dict[str, None] = {}
    for clause in clauses:
        if clause.how == "surface":
            found[clause.text] = None
        else:
            found.update(dict.fromkeys(store.entities.surfaces(row, canonical_ids(store, clause))))
    return tuple(found)


def with_library_names(store: Store, article: Annotated) -> Annotated:
    """The article with the keys, types and names that its entities have over the library.

    What the reader says is no entity is left out; ``by`` says where their word has changed something.
    """
    whose = store.entities.whose({mention.entity for mention in article.mentions})
    mentions = []
    meant: dict[str, list[tuple[int, str | None]]] = {}  # for each key where its mentions are, and whose
    for mention in article.mentions:
        try:
            found = whose(mention.entity, printable(mention.text) or "")
        except KeyError:  # another program has just taken the article out
            mentions.append(mention)
            continue
        meant.setdefault(mention.entity, []).append((mention.start, found and found.entity.key))
        if found is None:
            continue
        key, kind, name = found.entity
        by = f"{mention.by}; {said_by_reader(found.said)}" if found.said else mention.by
        mentions.append(mention.model_copy(update={"entity": key, "type": kind, "name": name, "by": by}))
    events = tuple(
        event.model_copy(update={"entities": _each_once(_within(event, meant))}) for event in article.events
    )
    return article.model_copy(update={"mentions": tuple(mentions), "events": events})


def _within(event: Event, meant: dict[str, list[tuple[int, str | None]]]) -> Iterator[str | None]:
    """Whose the names in an event's sentence are."""
    for key in event.entities:
        found = meant.get(key, [(event.start, key)])
        inside = [whole for start, whole in found if event.start <= start < event.end]
        yield from inside or (whole for _, whole in found)


def said_by_reader(said: Iterable[Correction]) -> str:
    """What the reader has said of an entity, in words: ``your word: merged into Kim Jong Un``."""
    return "your word: " + ", ".join(words_of(word) for word in said)


def words_of(said: Correction) -> str:
    """What a correction does to the entity that it is about."""
    match said.kind:
        case "merge":
            return f"merged into {said.name}"
        case "split":
            return f"split off {said.names[0] if said.names else said.entities[0]}"
        case "rename":
            return f"named {said.name}"
        case "retype":
            return f"{said.type}, not what it was taken for"
        case _:
            return "no entity"


class Participants:
    """Who the events of the library's articles are of, by the keys that the articles gave."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._keys = store.entities.changed_keys()
        self._forms = store.entities.changed_forms()

    def of(self, row: int, event: Event) -> tuple[str, ...]:
        """The keys of an event's entities over the library, each once, in order."""
        return _each_once(found for key in event.entities for found in self._meant(row, event, key))

    def _meant(self, row: int, event: Event, key: str) -> list[str | None]:
        whole = self._keys.get(key, key)
        forms = self._forms.get(key)
        if forms is None:
            return [whole]
        # which of the article's ways of writing it the sentence has: the longest first, each place once
        sentence, found = event.text, []
        for surface in sorted(self._store.entities.surfaces_of(row, key), key=lambda s: (-len(s), s)):
            if surface in sentence:
                sentence = sentence.replace(surface, "\0")
                found.append(forms.get(surface, whole))
        return found or [whole]


def _each_once(keys: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key is not None))
