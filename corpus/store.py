"""The store: articles and what was found in them, in one SQLite file. It is the truth; the index is derived.

A ``row`` is an article's number here: small, stable over re-annotation, and what the index knows it by. Each
writing of an article takes the next ``change`` number; the store also keeps up to which change the index has
everything, so that after an interruption it is known what the index lacks.
"""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article_reading import ArticleReading
from corpus.correction_store import CorrectionStore
from corpus.database import connect, transaction
from corpus.entity_store import EntityStore
from corpus.event_store import EventStore
from corpus.id_store import IdStore
from corpus.note_store import NoteStore
from corpus.packing import (
    printable,
)
from corpus.reader_backup import save
from corpus.reader_store import ReaderStore
from corpus.search_store import SearchStore
from corpus.stale_store import StaleStore
from corpus.standing_store import StandingStore

if TYPE_CHECKING:
    from corpus.group_store import GroupStore
    from corpus.prepared import Prepared
    from corpus.work_store import WorkStore


class Store(ArticleReading):
    """One open store. It belongs to the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.entities = EntityStore(connection)
        self.corrections = CorrectionStore(connection)
        self.events = EventStore(connection)
        self.reader = ReaderStore(connection)
        self.notes = NoteStore(connection)
        self.searches = SearchStore(connection)
        self.ids = IdStore(connection)
        self.stale = StaleStore(connection)
        self.standing = StandingStore(connection)
        self._groups: GroupStore | None = None
        self._work: WorkStore | None = None

    @classmethod
    def open(cls, path: Path) -> Store:
        """The store in this file, made if it is not there.

        Raises ``corpus.database.StoreTooNewError`` or ``sqlite3.Error``.
        """
        return cls(connect(path))

    @property
    def groups(self) -> GroupStore:
        """Which tellings are of one event."""
        if self._groups is None:
            from corpus.group_store import GroupStore

            self._groups = GroupStore(self._db)
        return self._groups

    @property
    def work(self) -> WorkStore:
        """Everything of the reader's, to be taken out and merged in."""
        if self._work is None:
            from corpus.work_store import WorkStore

            self._work = WorkStore(self._db)
        return self._work

    def copy_reader(self, path: Path) -> None:
        """Copies the reader's own tables into another file, if anything was written here since the opening.

        Raises ``OSError`` or ``sqlite3.Error``.
        """
        if self._db.total_changes:
            save(self._db, path)

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Everything inside is written, or on an exception nothing of it."""
        return transaction(self._db)

    # -- what is kept about the store itself

    def kept(self, key: str) -> str | None:
        """A value that was set, or None."""
        found = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if found is None else str(found[0])

    def keep(self, key: str, value: str) -> None:
        """Keeps a value under a key."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    @property
    def data_version(self) -> int:
        """Differs from before when another connection has written; cheap to ask."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    @property
    def generation(self) -> int:
        """Grows when there is something new to read."""
        return int(self.kept("generation") or 0)

    def next_generation(self) -> None:
        """Says that there is something new to read."""
        self.keep("generation", str(self.generation + 1))

    @property
    def change(self) -> int:
        """The latest change: of an article, or the taking out of one."""
        query = (
            "SELECT max((SELECT coalesce(max(change), 0) FROM articles),"
            " (SELECT coalesce(max(change), 0) FROM removed))"
        )
        return int(self._db.execute(query).fetchone()[0])

    # -- writing

    def put(self, ready: Prepared, *, name: str, row: int | None) -> int:
        """Writes an article in place of ``row``, or as a new one, under ``name``; returns its row.

        Inside a transaction.
        """
        change = self.change + 1  # before what was the latest change is dropped
        if row is not None:
            self._forget(row)
        article = ready.article
        columns = {
            "row": row,
            "id": name,
            "given_id": printable(article.id),
            "given": ready.given,
            "path": printable(article.path),
            "title": ready.title,
            "byline": ready.byline,
            "source": ready.source,
            "language": ready.language,
            "published": ready.published,
            "begins": ready.begins,
            "ends": ready.ends,
            "hash": ready.hash,
            "annotator": ready.annotator,
            "change": change,
        }
        marks = ", ".join("?" * len(columns))
        cursor = self._db.execute(
            f"INSERT INTO articles ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values())
        )
        new = int(cursor.lastrowid or 0)
        self._db.execute(
            "INSERT INTO texts VALUES (?, ?, ?, ?)", (new, ready.text, ready.hidden, ready.annotation)
        )
        if ready.page is not None:
            self._db.execute("INSERT OR REPLACE INTO pages VALUES (?, ?)", (new, ready.page))
        self._db.execute("DELETE FROM removed WHERE row = ?", (new,))
        self.entities.put(new, ready.mentions, ready.forms)
        self.events.put(new, ready.events)
        self._db.execute(
            "INSERT INTO prints VALUES (?, ?, ?, ?)", (new, ready.outlet, ready.sketch, ready.lines)
        )
        return new

    def _forget(self, row: int) -> None:
        """Drops an article and what was found in it; its page stays until another takes its place."""
        self.entities.forget(row)
        self.events.forget(row)
        for table in ("articles", "texts", "prints"):
            self._db.execute(f"DELETE FROM {table} WHERE row = ?", (row,))

    def remove(self, row: int) -> None:
        """Takes an article out; what the reader has said of it is kept. Inside a transaction."""
        change = self.change + 1
        self._forget(row)
        self.files.forget(row)
        self.stories.forget(row)
        self.searches.rows_removed()
        self._db.execute("DELETE FROM pages WHERE row = ?", (row,))
        self._db.execute("DELETE FROM hints WHERE row = ?", (row,))
        self._db.execute("INSERT OR REPLACE INTO removed VALUES (?, ?)", (row, change))

    def given(self, row: int) -> tuple[str, str | None, str]:
        """What an article was called when it was read, where, and what came with it (by ``pack_given``)."""
        query = "SELECT given_id, path, given FROM articles WHERE row = ?"
        found = self._db.execute(query, (row,)).fetchone()
        if found is None:
            raise KeyError(row)
        return found[0], found[1], found[2]

    def rename(self, row: int, id: str) -> bool:  # noqa: A002
        """Gives an article another id, if none has that. Inside a transaction, before it is marked."""
        before = self._db.total_changes
        self._db.execute("UPDATE OR IGNORE articles SET id = ? WHERE row = ?", (printable(id), row))
        return self._db.total_changes > before

    def move(self, row: int, path: str, given_id: str) -> None:
        """An article is from now on the one of another file that holds it, too. Inside a transaction."""
        self._db.execute("UPDATE articles SET path = ?, given_id = ? WHERE row = ?", (path, given_id, row))
