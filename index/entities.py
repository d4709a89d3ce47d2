"""Who is who over the whole library, applied when something is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from corpus.model import ENTITY_TYPES, Annotated, EntityType
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


def relink(store: Store) -> None:
    """Works out anew who is who, after articles came in. Inside a transaction."""
    from corpus.names.across import Name, links

    names = [Name(*name) for name in store.entities.library_names()]
    store.entities.link(links(names))


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
    """The article with the keys and names that its entities have over the library."""
    whole = store.entities.canonical({mention.entity for mention in article.mentions})
    keys = {own: key for own, (key, _) in whole.items()}
    mentions = tuple(
        mention.model_copy(update={"entity": whole[mention.entity][0], "name": whole[mention.entity][1]})
        if mention.entity in whole
        else mention
        for mention in article.mentions
    )
    events = tuple(
        event.model_copy(update={"entities": canonical_keys(keys, event.entities)})
        for event in article.events
    )
    return article.model_copy(update={"mentions": mentions, "events": events})


def canonical_keys(keys: dict[str, str], entities: Collection[str]) -> tuple[str, ...]:
    """These keys made canonical, each once, in order."""
    return tuple(dict.fromkeys(keys.get(entity, entity) for entity in entities))
