"""Entities in the store: who is mentioned where, under which names, and who is who over the library.

Mentions keep the key that their own article gave them. ``canonical`` says which entity that is over the
whole library; it is worked out anew after an adding, and applied when something is asked, under the reader's
word (``meanings``). So nothing is annotated or indexed twice because another article came in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from corpus.entity_reading import EntityReading
from corpus.model import EntityType

if TYPE_CHECKING:
    from corpus.prepared import Mentioned


class LibraryName(NamedTuple):
    """An entity key with its commonest name and the number of its articles."""

    entity: str
    type: EntityType
    name: str
    articles: int


class EntityStore(EntityReading):
    """The tables ``entities``, ``names``, ``aliases`` and ``mentions``."""

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

    def link(self, links: Mapping[str, str]) -> set[int]:
        """Makes ``links`` (key to canonical key) and the commonest names what is answered with.

        Returns the ids of the entities that are of another one than before.
        """
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
        return {ids[key] for key, (canonical, _) in wanted.items() if kept[key][0] != canonical}
