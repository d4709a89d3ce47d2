"""Saved searches in the store, and how far the reader has read what they find.

An article's row says when it came: a later one has a greater row. One that is replaced keeps its row.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import NamedTuple

from corpus.packing import printable

# No saved search has this name: what is kept under it is what was there when the reader was last left.
LEFT = ""


class Saved(NamedTuple):
    """A saved search; articles with rows above ``seen`` came after its hits were last read."""

    name: str
    query: str
    seen: int


_QUOTES = str.maketrans('"“”„', "    ")


def _spoken(name: str) -> str:
    return " ".join(name.translate(_QUOTES).split()).casefold()


class SearchStore:
    """The tables ``searches`` and ``seen``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def save(self, name: str, query: str) -> None:
        """Saves a search, in place of one of this name."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._db.execute(
            "INSERT OR REPLACE INTO searches VALUES (?, ?, ?)", (printable(name), printable(query), now)
        )

    def forget(self, name: str) -> bool:
        """Drops a search; false when there is none of this name."""
        self._db.execute("DELETE FROM seen WHERE search = ?", (name,))
        return self._db.execute("DELETE FROM searches WHERE name = ?", (name,)).rowcount > 0

    def read_to(self, name: str, row: int) -> None:
        """The reader has read what a search finds among the articles up to a row."""
        self._db.execute("INSERT OR REPLACE INTO seen VALUES (?, ?)", (printable(name), row))

    def read_at(self, name: str) -> int | None:
        """The last row that was there when what this search finds was read; None: there is no such search.

        A query can hold neither quotation marks nor capitals that matter: a name is known without them.
        """
        seen = [saved.seen for saved in self.all() if _spoken(saved.name) == _spoken(name)]
        return min(seen, default=None)

    def left_at(self) -> int | None:
        """The last row that was there when the reader was last left; None: they never were here."""
        found = self._db.execute("SELECT row FROM seen WHERE search = ?", (LEFT,)).fetchone()
        return None if found is None else int(found[0])

    def came_after(self, row: int) -> list[tuple[str | None, int]]:
        """The outlets of the articles above a row, each with how many, the most first."""
        return self._db.execute(
            "SELECT source, count(*) FROM articles WHERE row > ? GROUP BY source ORDER BY 2 DESC, 1", (row,)
        ).fetchall()

    def all(self) -> tuple[Saved, ...]:
        """Every saved search by name; of one that was never read everything is new."""
        found = self._db.execute(
            "SELECT name, query, coalesce(row, 0) FROM searches LEFT JOIN seen ON search = name ORDER BY name"
        )
        return tuple(Saved(*saved) for saved in found)

    def rows_removed(self) -> None:
        """The rows of articles taken out may be given to others: those are new. Inside a transaction."""
        self._db.execute("UPDATE seen SET row = min(row, coalesce((SELECT max(row) FROM articles), 0))")
