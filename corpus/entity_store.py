"""Entities in the store: who is mentioned where, under which names, and who is who over the library.

Mentions keep the key that their own article gave them. ``canonical`` says which entity that is over the
whole library; it is worked out anew after an adding, and applied when something is asked. So nothing is
annotated or indexed twice because another article came in.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from json import dumps
from typing import TYPE_CHECKING, NamedTuple, cast

from corpus.model import Entity, EntityType
from corpus.packing import printable

if TYPE_CHECKING:
    from corpus.prepared import Mentioned


class LibraryName(NamedTuple):
    """An entity key with its commonest name and the number of its articles."""

    entity: str
    type: EntityType
    name: str
    articles: int


class EntityStore:
    """The tables ``entities``, ``names``, ``aliases`` and ``mentions``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    # -- writing, inside the store's transaction

    def put(self, row: int, mentions: Iterable[Mentioned], forms: Iterable[tuple[str, str]]) -> None:
        """Keeps who is mentioned in an article; ``forms`` are (entity, a folded form of its name)."""
        ids: dict[str, int] = {}
        first_names: dict[str, str] = {}
        for key, kind, surface, name, number in mentions:
            if key not in ids:
                ids[key] = self._id(key, kind, name)
                self._count_name(ids[key], name, 1)
                first_names[key] = name
            self._db.execute(
                "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET count = count + excluded.count",
                (row, ids[key], surface, first_names[key], number),
            )
        self._db.executemany(
            "INSERT OR IGNORE INTO aliases VALUES (?, ?)", ((form, ids[key]) for key, form in forms)
        )

    def forget(self, row: int) -> None:
        """Drops who is mentioned in an article."""
        for entity, name in self._db.execute(
            "SELECT DISTINCT entity, name FROM mentions WHERE article = ?", (row,)
        ).fetchall():
            self._count_name(entity, name, -1)
        self._db.execute("DELETE FROM mentions WHERE article = ?", (row,))

    def _id(self, key: str, kind: str, name: str) -> int:
        found = self._db.execute("SELECT id FROM entities WHERE key = ?", (key,)).fetchone()
        if found is None:
            found = self._db.execute(
                "INSERT INTO entities (key, type, canonical, name) VALUES (?, ?, 0, ?) RETURNING id",
                (key, kind, name),
            ).fetchone()
            self._db.execute("UPDATE entities SET canonical = id WHERE id = ?", found)
        return int(found[0])

    def _count_name(self, entity: int, name: str, change: int) -> None:
        self._db.execute(
            "INSERT INTO names VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
            (entity, name, change),
        )
        self._db.execute("DELETE FROM names WHERE entity = ? AND name = ? AND articles <= 0", (entity, name))

    def library_names(self) -> list[LibraryName]:
        """Every entity that is mentioned somewhere, with its commonest name (ties: the first by alphabet)."""
        found: dict[str, LibraryName] = {}
        totals: Counter[str] = Counter()
        for key, kind, name, articles in self._db.execute(
            "SELECT key, type, names.name, articles FROM entities JOIN names ON entity = id"
            " ORDER BY key, articles DESC, names.name"
        ):
            totals[key] += articles
            found.setdefault(key, LibraryName(key, cast("EntityType", kind), name, 0))
        return [name._replace(articles=totals[key]) for key, name in found.items()]

    def link(self, links: Mapping[str, str]) -> None:
        """Makes ``links`` (key to canonical key) and the commonest names what is answered with."""
        names = self.library_names()
        ids = dict(self._db.execute("SELECT key, id FROM entities"))
        kept = {
            key: (canonical, name)
            for key, canonical, name in self._db.execute("SELECT key, canonical, name FROM entities")
        }
        wanted = {}
        for name in names:
            target = links.get(name.entity, name.entity)
            wanted[name.entity] = (ids.get(target, ids[name.entity]), name.name)
        self._db.executemany(
            "UPDATE entities SET canonical = ?, name = ? WHERE id = ?",
            [(*new, ids[key]) for key, new in wanted.items() if kept[key] != new],
        )

    # -- reading

    def canonical(self, keys: Collection[str]) -> dict[str, tuple[str, str]]:
        """For each of these keys the key and the name of the entity that it is over the library."""
        found = self._db.execute(
            "SELECT own.key, whole.key, whole.name"
            " FROM entities own JOIN entities whole ON whole.id = own.canonical"
            " WHERE own.key IN (SELECT value FROM json_each(?))",
            (dumps(sorted(keys)),),
        )
        return {own: (whole, name) for own, whole, name in found}

    def canonical_keys(self) -> dict[str, str]:
        """Key to canonical key, those that differ."""
        return dict(
            self._db.execute(
                "SELECT own.key, whole.key FROM entities own JOIN entities whole ON whole.id = own.canonical"
                " WHERE own.id != own.canonical"
            )
        )

    def named(self, folded: str, types: Collection[str], *, prefix: bool = False) -> frozenset[int]:
        """Ids of canonical entities that are called so, or with ``prefix`` whose names begin so.

        Where nobody is called exactly so, those whose names hold these words: "putin" for "vladimir putin".
        """
        kinds = dumps(sorted(types))
        exact = (
            "folded = ?1"
            if not prefix
            else "(substr(folded, 1, length(?1)) = ?1 OR instr(folded, ' ' || ?1))"
        )
        within = "instr(' ' || folded || ' ', ' ' || ?1 || ' ')"
        for condition in (exact, within):
            found = self._db.execute(
                "SELECT DISTINCT canonical FROM aliases JOIN entities ON id = entity"
                f" WHERE {condition} AND type IN (SELECT value FROM json_each(?2))",
                (folded, kinds),
            )
            ids = frozenset(entity for (entity,) in found)
            if ids:
                return ids
        return frozenset()

    def names_of(self, types: Collection[str]) -> dict[str, str]:
        """Everything that entities of these types are called, folded, with the name of the entity."""
        return dict(
            self._db.execute(
                "SELECT folded, whole.name FROM aliases JOIN entities own ON own.id = entity"
                " JOIN entities whole ON whole.id = own.canonical"
                " WHERE whole.type IN (SELECT value FROM json_each(?)) ORDER BY folded, whole.name DESC",
                (dumps(sorted(types)),),
            )
        )

    def rows(self, canonical: Collection[int]) -> frozenset[int]:
        """Articles that mention one of these entities under any name."""
        found = self._db.execute(
            "SELECT DISTINCT article FROM mentions JOIN entities ON id = entity"
            " WHERE canonical IN (SELECT value FROM json_each(?))",
            (dumps(sorted(canonical)),),
        )
        return frozenset(row for (row,) in found)

    def rows_of_surface(self, surface: str, types: Collection[str]) -> frozenset[int]:
        """Articles with a mention written exactly so."""
        found = self._db.execute(
            "SELECT DISTINCT article FROM mentions JOIN entities ON id = entity"
            " WHERE surface = ? AND type IN (SELECT value FROM json_each(?))",
            (printable(surface), dumps(sorted(types))),
        )
        return frozenset(row for (row,) in found)

    def surfaces(self, row: int, canonical: Collection[int]) -> list[str]:
        """How these entities are written in an article."""
        found = self._db.execute(
            "SELECT DISTINCT surface FROM mentions JOIN entities ON id = entity"
            " WHERE article = ? AND canonical IN (SELECT value FROM json_each(?)) ORDER BY surface",
            (row, dumps(sorted(canonical))),
        )
        return [surface for (surface,) in found]

    def who(self) -> dict[int, tuple[str, str, str]]:
        """For each entity by its id the key, type and name of the one that it is over the library."""
        found = self._db.execute(
            "SELECT own.id, whole.key, whole.type, whole.name"
            " FROM entities own JOIN entities whole ON whole.id = own.canonical"
        )
        return {own: (key, kind, name) for own, key, kind, name in found}

    def every_mention(self) -> Iterator[tuple[int, int, str, int]]:
        """The row of an article, the id of an entity, how it is written there, and how often."""
        yield from self._db.execute("SELECT article, entity, surface, count FROM mentions")

    def count(self, rows: Collection[int] | None, types: Collection[str]) -> tuple[Entity, ...]:
        """The entities of these articles, or of all, the most mentioned first."""
        where = "whole.type IN (SELECT value FROM json_each(?1))"
        values = [dumps(sorted(types))]
        if rows is not None:
            where += " AND article IN (SELECT value FROM json_each(?2))"
            values.append(dumps(sorted(rows)))
        source = (
            "mentions JOIN entities own ON own.id = entity JOIN entities whole ON whole.id = own.canonical"
        )
        variants: dict[int, dict[str, int]] = {}
        for entity, surface, number in self._db.execute(
            f"SELECT whole.id, surface, sum(count) AS number FROM {source} WHERE {where}"
            " GROUP BY whole.id, surface ORDER BY number DESC, surface",
            values,
        ):
            variants.setdefault(entity, {})[surface] = number
        found = [
            Entity(
                entity=key,
                type=kind,
                name=name,
                variants=variants[entity],
                mentions=sum(variants[entity].values()),
                articles=articles,
            )
            for entity, key, kind, name, articles in self._db.execute(
                "SELECT whole.id, whole.key, whole.type, whole.name, count(DISTINCT article)"
                f" FROM {source} WHERE {where} GROUP BY whole.id",
                values,
            )
        ]
        return tuple(sorted(found, key=lambda entity: (-entity.mentions, -entity.articles, entity.entity)))
