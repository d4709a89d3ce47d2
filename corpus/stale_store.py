"""Articles that are to be annotated anew: an older annotator read them, or more is known of them now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from corpus.model import Article
from corpus.packing import unpack_given


class Stale(NamedTuple):
    """An article that is to be annotated anew; ``fully`` or, as it was before, only cleaned."""

    row: int
    name: str
    article: Article
    outlet: str | None
    fully: bool


class StaleStore:
    """The column ``articles.annotator``: 0 was only cleaned; less than 0 is stale, -1 minus what it was."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def mark(self, rows: Iterable[int]) -> None:
        """These articles are to be annotated anew, as fully as they were."""
        self._db.executemany(
            "UPDATE articles SET annotator = -annotator - 1 WHERE row = ? AND annotator >= 0",
            ((row,) for row in rows),
        )

    def mark_all(self) -> None:
        """All articles that were annotated are to be so anew."""
        self._db.execute("UPDATE articles SET annotator = -annotator - 1 WHERE annotator > 0")

    def articles(self, version: int, *, fully: bool, after: int = 0, limit: int = 500) -> list[Stale]:
        """Articles that an older annotator read, or that are stale, by row.

        Without ``fully`` only those that are stale: what was never annotated is left so.
        """
        condition = "annotator < ?" if fully else "annotator < 0 AND annotator < ?"
        found = self._db.execute(
            "SELECT row, articles.id, given_id, path, text, given, outlet, annotator"
            " FROM articles JOIN texts USING (row) LEFT JOIN prints USING (row)"
            f" WHERE {condition} AND row > ? ORDER BY row LIMIT ?",
            (version, after, limit),
        )
        return [
            Stale(row, name, unpack_given(id, path, text, given), outlet, fully or annotator < -1)
            for row, name, id, path, text, given, outlet, annotator in found  # noqa: A001
        ]

    def count(self, version: int, *, fully: bool) -> int:
        """How many those are."""
        condition = "annotator < ?" if fully else "annotator < 0 AND annotator < ?"
        found = self._db.execute(f"SELECT count(*) FROM articles WHERE {condition}", (version,))
        return int(found.fetchone()[0])
