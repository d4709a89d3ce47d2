"""Whose every mention is, as SQL can ask it: the linker's links, and over them the reader's word.

Who reads entities joins these tables of the connection's own; they are made anew when something was written,
and are empty while the reader has said nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from json import dumps

from corpus.correction_store import CorrectionStore
from corpus.corrections import Corrected, spoken_of
from corpus.model import Correction

# ``whole`` is the id of the entity that something is of; 0: of none. An entity that is in no article, or was
# split off by its writing alone, has a negative id.
_TABLES = {
    "moved": "own INTEGER PRIMARY KEY, whole INTEGER NOT NULL",
    "moved_forms": "own INTEGER, surface TEXT, whole INTEGER NOT NULL, PRIMARY KEY (own, surface)",
    # these stand in place of the aliases of the same folded form and entity; own 0: in place of none
    "moved_aliases": "folded TEXT, own INTEGER, whole INTEGER, PRIMARY KEY (folded, own, whole)",
    "shown": "id INTEGER PRIMARY KEY, key TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL",
}

# What to select from, and what is then the id of the entity.
OWN = "entities own LEFT JOIN temp.moved ON moved.own = own.id"
WHOLE_OF_OWN = "coalesce(moved.whole, own.canonical)"
MENTIONED = (
    "mentions JOIN entities own ON own.id = mentions.entity LEFT JOIN temp.moved ON moved.own = own.id"
    " LEFT JOIN temp.moved_forms form ON form.own = mentions.entity AND form.surface = mentions.surface"
)
WHOLE = "coalesce(form.whole, moved.whole, own.canonical)"
ALIASES = (
    "(SELECT folded, coalesce(moved.whole, own.canonical) AS whole FROM aliases"
    " JOIN entities own ON own.id = aliases.entity LEFT JOIN temp.moved ON moved.own = own.id"
    " WHERE {condition} AND NOT EXISTS (SELECT 1 FROM temp.moved_aliases other"
    " WHERE other.folded = aliases.folded AND other.own = aliases.entity)"
    " UNION SELECT folded, whole FROM temp.moved_aliases WHERE {condition})"
)


class Meanings:
    """The tables, kept up with what is written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._corrections = CorrectionStore(connection)
        self._seen: tuple[int, int] | None = None
        self._corrected: Corrected | None = None
        self._links: dict[str, str] = {}

    def current(self) -> None:
        """Makes the tables say what there is now."""
        if self._now() == self._seen:
            return
        if self._seen is None:
            for name, columns in _TABLES.items():
                self._db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} ({columns})")
        if self._corrections.any():
            self._make(self._corrections.all())
        elif self._corrected is not None:
            self._empty()
            self._corrected = None
        # what is made inside a transaction may be undone with it
        self._seen = None if self._db.in_transaction else self._now()

    def _now(self) -> tuple[int, int]:
        version = int(self._db.execute("PRAGMA data_version").fetchone()[0])
        return version, self._db.total_changes

    @property
    def corrected(self) -> Corrected | None:
        """The reader's words; None where there are none."""
        self.current()
        return self._corrected

    def touched(self, key: str) -> bool:
        """Whether some mention with this key may be of something else, or be called otherwise, by a word."""
        return self._corrected is not None and key in self._links

    # -- making them

    def _empty(self) -> None:
        for name in _TABLES:
            self._db.execute(f"DELETE FROM temp.{name}")

    def _make(self, corrections: tuple[Correction, ...]) -> None:
        from corpus.names.spellings import sound

        self._empty()
        keys = set(spoken_of(corrections))
        links, names = self._linked(keys)
        others = {links[key] for key in keys & links.keys()} - keys
        links |= self._linked(others)[0]

        def alike(one: str, other: str) -> bool:
            return (
                one.startswith("person:")
                and (form := sound(names[one])) is not None
                and (form == sound(names.get(other, "")))
            )

        corrected = self._corrected = Corrected(corrections, links, alike)
        self._links = links
        ids = self._ids({*links, *keys})
        known = frozenset(ids)
        made = 0

        def id_of(key: str | None) -> int:
            nonlocal made
            if key is not None and key not in ids:
                made -= 1
                ids[key] = made
            return 0 if key is None else ids[key]

        wholes = {key: id_of(corrected.of(key).key) for key in links}
        forms = {
            (key, surface): whole
            for key in links
            for surface in sorted(corrected.surfaces)
            if (whole := id_of(corrected.of(key, surface).key)) != wholes[key]
        }
        self._db.executemany(
            "INSERT INTO temp.moved VALUES (?, ?)", ((ids[key], wholes[key]) for key in links)
        )
        self._db.executemany(
            "INSERT INTO temp.moved_forms VALUES (?, ?, ?)",
            ((ids[key], surface, whole) for (key, surface), whole in forms.items()),
        )
        self._show(corrected, ids, known)
        self._alias({ids[key] for key, _ in forms}, {*wholes.values(), *forms.values()} - {0})

    def _linked(self, keys: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
        """Of these keys, and of those linked to them, what each is linked to; and the names of all."""
        wanted = dumps(sorted(keys))
        links, names = {}, {}
        for key, name, whole, whole_name in self._db.execute(
            "SELECT own.key, own.name, whole.key, whole.name"
            " FROM entities own JOIN entities whole ON whole.id = own.canonical"
            " WHERE own.key IN (SELECT value FROM json_each(?1)) OR own.canonical IN"
            " (SELECT id FROM entities WHERE key IN (SELECT value FROM json_each(?1)))",
            (wanted,),
        ):
            links[key] = whole
            names[key], names[whole] = name, whole_name
        return links, names

    def _ids(self, keys: Iterable[str]) -> dict[str, int]:
        query = "SELECT key, id FROM entities WHERE key IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(query, (dumps(sorted(keys)),)))

    def _show(self, corrected: Corrected, ids: dict[str, int], known: frozenset[str]) -> None:
        """What is shown of entities that the reader has named, or that no article has."""
        query = "SELECT key, type, name FROM entities WHERE key IN (SELECT value FROM json_each(?))"
        own = {key: (kind, name) for key, kind, name in self._db.execute(query, (dumps(sorted(known)),))}
        for key, id in ids.items():  # noqa: A001
            kind, name, _ = corrected.called(key)
            if kind is not None or name is not None or key not in known:
                before = own.get(key) or corrected.remembered(key)
                shown = (id, key, kind or before[0], name or before[1])
                self._db.execute("INSERT INTO temp.shown VALUES (?, ?, ?, ?)", shown)

    def _alias(self, owns: Collection[int], wholes: Collection[int]) -> None:
        """What entities are called: each what it is shown as, and each what is written where it is meant."""
        from corpus.names.keys import query_key

        for id, name in self._db.execute(  # noqa: A001
            "SELECT entity.value, coalesce(shown.name, entities.name) FROM json_each(?) entity"
            " LEFT JOIN entities ON entities.id = entity.value"
            " LEFT JOIN temp.shown ON shown.id = entity.value",
            (dumps(sorted(wholes)),),
        ).fetchall():
            row = (query_key(name), 0, id)
            self._db.execute("INSERT OR IGNORE INTO temp.moved_aliases VALUES (?, ?, ?)", row)
        for own in owns:
            kept: set[str] = set()
            taken: set[tuple[str, int]] = set()
            for surface, name, whole in self._db.execute(
                "SELECT DISTINCT mentions.surface, mentions.name, form.whole FROM mentions"
                " LEFT JOIN temp.moved_forms form"
                " ON form.own = mentions.entity AND form.surface = mentions.surface WHERE entity = ?",
                (own,),
            ):
                if whole is None:
                    kept |= {query_key(surface), query_key(name)}
                else:
                    taken.add((query_key(surface), whole))
            self._db.executemany(
                "INSERT OR IGNORE INTO temp.moved_aliases VALUES (?, 0, ?)",
                (alias for alias in taken if alias[1]),
            )
            self._db.execute(
                "INSERT OR IGNORE INTO temp.moved_aliases SELECT folded, entity, 0 FROM aliases"
                " WHERE entity = ?1 AND folded NOT IN (SELECT value FROM json_each(?2))",
                (own, dumps(sorted(kept))),
            )
