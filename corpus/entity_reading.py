"""What is asked of the entities in the store: of those that the reader's word leaves (``meanings``)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from json import dumps
from typing import NamedTuple

from corpus.meanings import ALIASES, MENTIONED, OWN, WHOLE, WHOLE_OF_OWN, Meanings
from corpus.model import Correction, Entity, EntityParts, EntityType
from corpus.packing import printable

_IN = "(SELECT value FROM json_each({}))"
_NAMED = "LEFT JOIN entities whole ON whole.id = {0} LEFT JOIN temp.shown ON shown.id = {0}"
_SHOWN = "coalesce(shown.key, whole.key), coalesce(shown.type, whole.type), coalesce(shown.name, whole.name)"
# The mentions of entities over the library (?1): few to look at, whatever else is mentioned.
_OF_THESE = (
    "mentions.entity IN (SELECT id FROM entities WHERE canonical IN {these}"
    " UNION SELECT own FROM temp.moved WHERE whole IN {these}"
    f" UNION SELECT own FROM temp.moved_forms WHERE whole IN {{these}}) AND {WHOLE} IN {{these}}"
).format(these=_IN.format("?1"))


class Shown(NamedTuple):
    """An entity as it is shown."""

    key: str
    type: EntityType
    name: str


class Meant(NamedTuple):
    """The entity that a mention is of, and the words of the reader that say so."""

    entity: Shown
    said: tuple[Correction, ...] = ()


# Of a mention, by its key in its article and how it is written: None where the reader says it is no entity.
Whose = Callable[[str, str], Meant | None]


class EntityReading:
    """The tables ``entities``, ``names``, ``aliases`` and ``mentions`` as they are read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._meanings = Meanings(connection)

    # -- which entity something is of

    def whose(self, keys: Collection[str]) -> Whose:
        """Whose the mentions with these keys are. Asked of a key that is not there: raises ``KeyError``."""
        corrected = self._meanings.corrected
        found = self._db.execute(
            "SELECT own.key, whole.key, whole.type, whole.name"
            " FROM entities own JOIN entities whole ON whole.id = own.canonical"
            f" WHERE own.key IN {_IN.format('?')}",
            (dumps(sorted(keys)),),
        )
        linked = {own: Meant(Shown(*whole)) for own, *whole in found}
        known: dict[tuple[str, str], Meant | None] = {}

        def of(key: str, surface: str) -> Meant | None:
            if corrected is None or not self._meanings.touched(key):
                return linked[key]
            if (key, surface) not in known:
                to, said = corrected.of(key, surface)
                if to is None:
                    known[key, surface] = None
                else:
                    _, _, words = corrected.called(to)
                    known[key, surface] = Meant(self._shown_as(to), (*said, *words))
            return known[key, surface]

        return of

    def _shown_as(self, key: str) -> Shown:
        for table in ("temp.shown", "entities"):
            found = self._db.execute(f"SELECT key, type, name FROM {table} WHERE key = ?", (key,)).fetchone()
            if found is not None:
                return Shown(*found)
        raise KeyError(key)

    def changed_keys(self) -> dict[str, str | None]:
        """Key to the key of the entity that it is over the library, those that differ; None: of none."""
        self._meanings.current()
        return dict(
            self._db.execute(
                f"SELECT own.key, coalesce(shown.key, whole.key) FROM {OWN}"
                f" {_NAMED.format(WHOLE_OF_OWN)} WHERE own.id != {WHOLE_OF_OWN}"
            )
        )

    def changed_forms(self) -> dict[str, dict[str, str | None]]:
        """For keys of which some ways of writing are another entity, or none: those, with its key."""
        self._meanings.current()
        found: dict[str, dict[str, str | None]] = {}
        for key, surface, whole in self._db.execute(
            "SELECT own.key, form.surface, coalesce(shown.key, whole.key)"
            " FROM temp.moved_forms form JOIN entities own ON own.id = form.own"
            f" {_NAMED.format('form.whole')}"
        ):
            found.setdefault(key, {})[surface] = whole
        return found

    def surfaces_of(self, row: int, key: str) -> list[str]:
        """How an article writes what has this key in it."""
        found = self._db.execute(
            "SELECT surface FROM mentions JOIN entities ON id = entity WHERE article = ? AND key = ?",
            (row, key),
        )
        return [surface for (surface,) in found]

    def who(self) -> dict[int, Shown]:
        """For each entity by its id the one that it is over the library; what is none is left out."""
        self._meanings.current()
        found = self._db.execute(
            f"SELECT own.id, {_SHOWN} FROM {OWN} {_NAMED.format(WHOLE_OF_OWN)}"
            f" WHERE {WHOLE_OF_OWN} != 0"
            " UNION ALL SELECT id, key, type, name FROM temp.shown WHERE id < 0"
        )
        return {own: Shown(*shown) for own, *shown in found}

    def every_mention(self) -> Iterator[tuple[int, int, str, int]]:
        """The row of an article, the id of an entity as in ``who``, how it is written, and how often."""
        self._meanings.current()
        yield from self._db.execute(
            "SELECT article, coalesce(form.whole, entity), mentions.surface, count FROM mentions"
            " LEFT JOIN temp.moved_forms form ON form.own = entity AND form.surface = mentions.surface"
        )

    # -- finding them by name

    def named(self, folded: str, types: Collection[str], *, prefix: bool = False) -> frozenset[int]:
        """Ids of entities over the library that are called so, or with ``prefix`` whose names begin so.

        Where nobody is called exactly so, those whose names hold these words: "putin" for "vladimir putin".
        """
        self._meanings.current()
        exact = (
            "folded = ?1"
            if not prefix
            else "(substr(folded, 1, length(?1)) = ?1 OR instr(folded, ' ' || ?1))"
        )
        within = "instr(' ' || folded || ' ', ' ' || ?1 || ' ')"
        for condition in (exact, within):
            found = self._db.execute(
                f"SELECT DISTINCT called.whole FROM {ALIASES.format(condition=condition)} called"
                f" {_NAMED.format('called.whole')} WHERE called.whole != 0"
                f" AND coalesce(shown.type, whole.type) IN {_IN.format('?2')}",
                (folded, dumps(sorted(types))),
            )
            ids = frozenset(entity for (entity,) in found)
            if ids:
                return ids
        return frozenset()

    def names_of(self, types: Collection[str]) -> dict[str, str]:
        """Everything that entities of these types are called, folded, with the name of the entity."""
        self._meanings.current()
        return dict(
            self._db.execute(
                "SELECT folded, coalesce(shown.name, whole.name) AS name"
                f" FROM {ALIASES.format(condition='true')} called {_NAMED.format('called.whole')}"
                f" WHERE called.whole != 0 AND coalesce(shown.type, whole.type) IN {_IN.format('?')}"
                " ORDER BY folded, name DESC",
                (dumps(sorted(types)),),
            )
        )

    # -- where they are mentioned

    def rows(self, wholes: Collection[int]) -> frozenset[int]:
        """Articles that mention one of these entities under any name."""
        self._meanings.current()
        found = self._db.execute(
            f"WITH wanted AS MATERIALIZED {_IN.format('?1')},"
            " owned AS MATERIALIZED (SELECT own.id AS id FROM entities own WHERE own.canonical IN wanted"
            " AND own.id NOT IN (SELECT own FROM temp.moved)"
            " UNION SELECT own FROM temp.moved WHERE whole IN wanted)"
            " SELECT article FROM mentions WHERE entity IN owned AND NOT EXISTS"
            " (SELECT 1 FROM temp.moved_forms form"
            " WHERE form.own = entity AND form.surface = mentions.surface)"
            " UNION ALL SELECT article FROM temp.moved_forms form CROSS JOIN mentions"
            " ON entity = form.own AND mentions.surface = form.surface WHERE form.whole IN wanted",
            (dumps(sorted(wholes)),),
        )
        return frozenset(row for (row,) in found)

    def rows_of_surface(self, surface: str, types: Collection[str]) -> frozenset[int]:
        """Articles with a mention written exactly so."""
        self._meanings.current()
        found = self._db.execute(
            f"SELECT DISTINCT article FROM {MENTIONED} {_NAMED.format(WHOLE)}"
            f" WHERE mentions.surface = ?1 AND {WHOLE} != 0"
            f" AND coalesce(shown.type, whole.type) IN {_IN.format('?2')}",
            (printable(surface), dumps(sorted(types))),
        )
        return frozenset(row for (row,) in found)

    def surfaces(self, row: int, wholes: Collection[int]) -> list[str]:
        """How these entities are written in an article."""
        self._meanings.current()
        found = self._db.execute(
            f"SELECT DISTINCT mentions.surface FROM {MENTIONED}"
            f" WHERE article = ? AND {WHOLE} IN {_IN.format('?')} ORDER BY mentions.surface",
            (row, dumps(sorted(wholes))),
        )
        return [surface for (surface,) in found]

    # -- counting them

    def count(self, rows: Collection[int] | None, types: Collection[str]) -> tuple[Entity, ...]:
        """The entities of these articles, or of all, the most mentioned first."""
        self._meanings.current()
        where, values = f"{WHOLE} != 0", []
        if rows is not None:
            where += f" AND article IN {_IN.format('?')}"
            values.append(dumps(sorted(rows)))
        return self._count(where, values, types)

    def _count(self, where: str, values: list[str], types: Collection[str] | None) -> tuple[Entity, ...]:
        variants: dict[int, dict[str, int]] = {}
        for entity, surface, number in self._db.execute(
            f"SELECT {WHOLE} AS entity, mentions.surface, sum(count) AS number FROM {MENTIONED}"
            f" WHERE {where} GROUP BY 1, 2 ORDER BY number DESC, 2",
            values,
        ):
            variants.setdefault(entity, {})[surface] = number
        found = []
        for entity, key, kind, name, articles in self._db.execute(
            f"SELECT counted.id, {_SHOWN}, counted.articles FROM"
            f" (SELECT {WHOLE} AS id, count(DISTINCT article) AS articles FROM {MENTIONED}"
            f" WHERE {where} GROUP BY 1) counted {_NAMED.format('counted.id')}",
            values,
        ):
            if types is None or kind in types:
                found.append(
                    Entity(
                        entity=key,
                        type=kind,
                        name=name,
                        variants=variants[entity],
                        mentions=sum(variants[entity].values()),
                        articles=articles,
                    )
                )
        return tuple(sorted(found, key=lambda entity: (-entity.mentions, -entity.articles, entity.entity)))

    def by_ids(self, wholes: Collection[int]) -> tuple[Entity, ...]:
        """These entities over the library, the most mentioned first; those in no article are left out."""
        self._meanings.current()
        return self._count(_OF_THESE, [dumps(sorted(wholes))], None)

    def id_of(self, key: str) -> int | None:
        """The id of an entity over the library by its key; None for a key that is none's over it."""
        self._meanings.current()
        found = self._db.execute(
            f"SELECT {WHOLE_OF_OWN} FROM {OWN} WHERE own.key = ?1 AND {WHOLE_OF_OWN} = own.id"
            " UNION ALL SELECT id FROM temp.shown WHERE key = ?1 AND id < 0",
            (key,),
        ).fetchone()
        return None if found is None else int(found[0])

    def times(self, whole: int) -> dict[int, int]:
        """How often each article that mentions an entity does."""
        self._meanings.current()
        return dict(
            self._db.execute(
                f"SELECT article, sum(count) FROM {MENTIONED} WHERE {_OF_THESE} GROUP BY article",
                (dumps([whole]),),
            )
        )

    def parts(self, whole: int) -> EntityParts | None:
        """What an entity is made of; None when it is in no article."""
        found = self.by_ids([whole])
        if not found:
            return None
        keys = self._db.execute(
            f"SELECT DISTINCT own.key, own.name FROM {MENTIONED} WHERE {_OF_THESE} ORDER BY own.key",
            (dumps([whole]),),
        )
        entity = found[0]
        return EntityParts(entity=entity, keys={key: name for key, name in keys if key != entity.entity})

    def mentions(self, key: str) -> bool:
        """Whether some article names something by this key."""
        found = self._db.execute(
            "SELECT 1 FROM entities JOIN names ON names.entity = entities.id WHERE key = ? LIMIT 1", (key,)
        )
        return found.fetchone() is not None
