"""The store: articles and what was found in them, in one SQLite file. It is the truth; the index is derived.

A ``row`` is an article's number here: small, stable over re-annotation, and what the index knows it by. Each
writing of an article takes the next ``change`` number; the store also keeps up to which change the index has
everything, so that after an interruption it is known what the index lacks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus.correction_store import CorrectionStore
from corpus.database import connect, transaction
from corpus.entity_store import EntityStore
from corpus.event_store import EventStore
from corpus.file_store import FileStore
from corpus.id_store import IdStore
from corpus.model import Annotated, PublishedDate, Span
from corpus.note_store import NoteStore
from corpus.packing import (
    clean_text,
    is_intact,
    printable,
    unpack_article,
    unpack_given,
    unpack_hidden,
    unpack_page,
    unpack_text,
)
from corpus.reader_backup import save
from corpus.reader_store import ReaderStore
from corpus.search_store import SearchStore
from corpus.stale_store import StaleStore
from corpus.standing_store import StandingStore
from corpus.story_store import StoryStore

if TYPE_CHECKING:
    from corpus.group_store import GroupStore
    from corpus.prepared import Prepared
    from corpus.work_store import WorkStore


class Head(NamedTuple):
    """What a list shows of an article."""

    row: int
    id: str
    path: str | None
    title: str | None
    source: str | None
    published: PublishedDate | None
    language: str | None = None


class Body(NamedTuple):
    """What is searched of an article, as the index takes it."""

    row: int
    change: int
    title: str
    text: str
    language: str | None = None


class Store:
    """One open store. It belongs to the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.entities = EntityStore(connection)
        self.corrections = CorrectionStore(connection)
        self.events = EventStore(connection)
        self.reader = ReaderStore(connection)
        self.notes = NoteStore(connection)
        self.searches = SearchStore(connection)
        self.ids = IdStore(connection)
        self.stale = StaleStore(connection)
        self.files = FileStore(connection)
        self.stories = StoryStore(connection)
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

    # -- reading

    def count(self) -> int:
        """How many articles there are."""
        return int(self._db.execute("SELECT count(*) FROM articles").fetchone()[0])

    def count_up_to(self, change: int) -> int:
        """How many articles were last written at or before a change."""
        found = self._db.execute("SELECT count(*) FROM articles WHERE change <= ?", (change,))
        return int(found.fetchone()[0])

    def rows_up_to(self, change: int | None = None) -> frozenset[int]:
        """Rows of all articles, or of those that were last written at or before a change."""
        if change is None:
            return self._rows("SELECT row FROM articles")
        return self._rows("SELECT row FROM articles WHERE change <= ?", (change,))

    def newest(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Rows from the latest published to the earliest, then those without a date."""
        found = self._db.execute(
            "SELECT row FROM articles ORDER BY begins DESC, row DESC LIMIT ? OFFSET ?", (limit, offset)
        )
        return [row for (row,) in found]

    def ids_by_row(self) -> dict[int, str]:
        """The id of each article."""
        return dict(self._db.execute("SELECT row, id FROM articles"))

    def rows_by_id(self) -> list[int]:
        """Rows in the order of the articles' ids."""
        return [row for (row,) in self._db.execute("SELECT row FROM articles ORDER BY id")]

    def dated(self) -> frozenset[int]:
        """Rows with a published date."""
        return self._rows("SELECT row FROM articles WHERE begins IS NOT NULL")

    def days(self) -> list[tuple[int, int, int]]:
        """Rows of articles with a published date, and the first and last day it may be, as ordinals."""
        return self._db.execute("SELECT row, begins, ends FROM articles WHERE begins IS NOT NULL").fetchall()

    def of_language(self, language: str) -> frozenset[int]:
        """Rows of articles in a language, by its ISO 639 code."""
        return self._rows("SELECT row FROM articles WHERE language = ?", (language,))

    def _rows(self, query: str, values: Sequence[object] = ()) -> frozenset[int]:
        return frozenset(row for (row,) in self._db.execute(query, values))

    def column(self, name: str) -> dict[str, set[int]]:
        """The rows of each value of ``source``, ``byline`` or ``path``."""
        assert name in ("source", "byline", "path")
        rows: dict[str, set[int]] = {}
        query = f"SELECT {name}, row FROM articles WHERE {name} IS NOT NULL"
        if name == "path":
            query += " UNION SELECT path, article FROM places"
        for value, row in self._db.execute(query):
            rows.setdefault(value, set()).add(row)
        return rows

    def heads(self, rows: Sequence[int]) -> list[Head]:
        """These articles as a list shows them, in this order; those that are gone are left out."""
        found: dict[int, Head] = {}
        query = (
            "SELECT row, id, path, title, source, published, language"
            f" FROM articles WHERE row IN ({_json_rows})"
        )
        for row, name, path, title, source, published, language in self._db.execute(
            query, (dumps(list(rows)),)
        ):
            date = PublishedDate.model_validate_json(published) if published else None
            found[row] = Head(row, name, path, title, source, date, language)
        return [found[row] for row in rows if row in found]

    def row(self, id: str) -> int | None:  # noqa: A002
        """The row of an article by its id, or by a beginning that no other id has."""
        found = self._db.execute("SELECT row FROM articles WHERE id = ?", (printable(id),)).fetchone()
        if found is None and id:
            wanted = printable(id) or ""
            candidates = self._db.execute(
                "SELECT row FROM articles WHERE id >= ? AND substr(id, 1, ?) = ? LIMIT 2",
                (wanted, len(wanted), wanted),
            ).fetchall()
            found = candidates[0] if len(candidates) == 1 else None
        return None if found is None else int(found[0])

    def article(self, row: int) -> Annotated:
        """An article as it was annotated, with where it lies and its story.

        Raises ``KeyError``, or ``ValueError`` when its text is not the one that was written.
        """
        found = self._db.execute(
            "SELECT given_id, path, given, hash, id, text, annotation"
            " FROM articles JOIN texts USING (row) WHERE row = ?",
            (row,),
        ).fetchone()
        if found is None:
            raise KeyError(row)
        given_id, path, given, digest, *found = found
        # a page of zeros amid a long text is well-formed to SQLite
        if not is_intact(unpack_given(given_id, path, found[1], given), given, digest):
            raise ValueError(f"article {found[0]!r} is not what was written")
        places = self.files.places(row)
        missing = bool(places) and all(gone for _, gone in places)
        return unpack_article(*found).model_copy(
            update={
                "story": self.stories.name(row),
                "path": path,
                "paths": tuple(place for place, gone in places if missing or not gone),
                "missing": missing,
            }
        )

    def page(self, row: int) -> str | None:
        """The page that an article's text was taken out of."""
        found = self._db.execute("SELECT page FROM pages WHERE row = ?", (row,)).fetchone()
        return None if found is None else unpack_page(found[0])

    def text(self, row: int) -> tuple[str, tuple[Span, ...]]:
        """The text of an article and its boilerplate. Raises ``KeyError``."""
        found = self._db.execute("SELECT text, hidden FROM texts WHERE row = ?", (row,)).fetchone()
        if found is None:
            raise KeyError(row)
        return unpack_text(found[0]), unpack_hidden(found[1])

    def bodies(self, after: int, limit: int) -> Iterator[Body]:
        """What was written after a change, in order, at most ``limit`` articles."""
        query = (
            "SELECT row, change, title, text, hidden, language FROM articles JOIN texts USING (row)"
            " WHERE change > ? ORDER BY change LIMIT ?"
        )
        for row, change, title, text, hidden, language in self._db.execute(query, (after, limit)):
            readable = clean_text(unpack_text(text), unpack_hidden(hidden))
            yield Body(row, change, title or "", readable, language)

    def removed(self, after: int) -> list[tuple[int, int]]:
        """Rows taken out after a change, with the change, in order."""
        return self._db.execute(
            "SELECT row, change FROM removed WHERE change > ? ORDER BY change", (after,)
        ).fetchall()


# One parameter holds any number of rows.
_json_rows = "SELECT value FROM json_each(?)"
