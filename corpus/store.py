"""The store: articles and what was found in them, in one SQLite file. It is the truth; the index is derived.

A ``row`` is an article's number here: small, stable over re-annotation, and what the index knows it by. Each
writing of an article takes the next ``change`` number; the store also keeps up to which change the index has
everything, so that after an interruption it is known what the index lacks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from hashlib import blake2b
from json import dumps
from pathlib import Path
from typing import NamedTuple

from corpus.database import connect, transaction
from corpus.entity_store import EntityStore
from corpus.event_store import EventStore
from corpus.model import Annotated, Article, PublishedDate, Span
from corpus.packing import (
    clean_text,
    content_hash,
    pack_annotation,
    pack_given,
    pack_hidden,
    pack_text,
    printable,
    unpack_article,
    unpack_hidden,
    unpack_text,
)
from corpus.reader_store import ReaderStore


class Known(NamedTuple):
    """What the store has under an id."""

    row: int
    id: str
    path: str | None
    hash: bytes
    annotator: int
    given: str


class Head(NamedTuple):
    """What a list shows of an article."""

    row: int
    id: str
    path: str | None
    title: str | None
    source: str | None
    published: PublishedDate | None


class Body(NamedTuple):
    """What is searched of an article, as the index takes it."""

    row: int
    change: int
    title: str
    text: str


class Store:
    """One open store. It belongs to the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.entities = EntityStore(connection)
        self.events = EventStore(connection)
        self.reader = ReaderStore(connection)

    @classmethod
    def open(cls, path: Path) -> Store:
        """The store in this file, made if it is not there.

        Raises ``corpus.database.StoreTooNewError`` or ``sqlite3.Error``.
        """
        return cls(connect(path))

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
        """The latest change."""
        return int(self._db.execute("SELECT coalesce(max(change), 0) FROM articles").fetchone()[0])

    # -- writing

    def known(self, article: Article) -> Known | None:
        """What this article would replace: the same id of the same file, or an id of its own given before."""
        found = [
            Known(*row)
            for row in self._db.execute(
                "SELECT row, id, path, hash, annotator, given FROM articles WHERE given_id = ?",
                (printable(article.id),),
            )
        ]
        path = printable(article.path)
        for known in found:
            if known.path == path:
                return known
        for known in found:
            if has_own_id(article.id, article.path) and has_own_id(article.id, known.path):
                return known
        return None

    def free_id(self, article: Article) -> str:
        """The id that a new article gets: its own, or if another file has that, with a hash of its path."""
        given = printable(article.id) or ""
        name = given
        digest = blake2b(pack_text(article.path or article.text)).hexdigest()
        for length in range(6, len(digest)):
            if self._db.execute("SELECT 1 FROM articles WHERE id = ?", (name,)).fetchone() is None:
                break
            name = f"{given}-{digest[:length]}"
        return name

    def put(self, article: Annotated, *, given: Article, annotator: int, row: int | None) -> int:
        """Writes an article in place of ``row``, or as a new one; returns its row. Inside a transaction."""
        if row is not None:
            self.entities.forget(row)
            self.events.forget(row)
        published = article.published
        values = (
            *(printable(value) for value in (article.id, given.id, pack_given(given), article.path)),
            printable(article.title),
            *(printable(value) for value in (article.byline, article.source, article.language)),
            dumps(published.model_dump(mode="json")) if published else None,
            published.begin.toordinal() if published else None,
            published.end.toordinal() if published else None,
            content_hash(given),
            annotator,
            self.change + 1,
        )
        marks = ", ".join("?" * (len(values) + 1))
        cursor = self._db.execute(f"INSERT OR REPLACE INTO articles VALUES ({marks})", (row, *values))
        new = int(cursor.lastrowid or 0)
        self._db.execute(
            "INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)",
            (new, pack_text(article.text), pack_hidden(article), pack_annotation(article)),
        )
        self.entities.put(new, article.mentions)
        self.events.put(new, article.events)
        return new

    # -- reading

    def count(self) -> int:
        """How many articles there are."""
        return int(self._db.execute("SELECT count(*) FROM articles").fetchone()[0])

    def count_up_to(self, change: int) -> int:
        """How many articles were last written at or before a change."""
        found = self._db.execute("SELECT count(*) FROM articles WHERE change <= ?", (change,))
        return int(found.fetchone()[0])

    def newest(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Rows from the latest published to the earliest, then those without a date."""
        found = self._db.execute(
            "SELECT row FROM articles ORDER BY begins DESC, row DESC LIMIT ? OFFSET ?", (limit, offset)
        )
        return [row for (row,) in found]

    def dated(self) -> frozenset[int]:
        """Rows with a published date."""
        return self._rows("SELECT row FROM articles WHERE begins IS NOT NULL")

    def published_within(self, begin: int, end: int) -> frozenset[int]:
        """Rows that were, or may have been, published on one of these days."""
        return self._rows("SELECT row FROM articles WHERE begins <= ? AND ends >= ?", (end, begin))

    def _rows(self, query: str, values: Sequence[object] = ()) -> frozenset[int]:
        return frozenset(row for (row,) in self._db.execute(query, values))

    def column(self, name: str) -> dict[str, set[int]]:
        """The rows of each value of ``source``, ``byline`` or ``path``."""
        assert name in ("source", "byline", "path")
        rows: dict[str, set[int]] = {}
        for value, row in self._db.execute(f"SELECT {name}, row FROM articles WHERE {name} IS NOT NULL"):
            rows.setdefault(value, set()).add(row)
        return rows

    def heads(self, rows: Sequence[int]) -> list[Head]:
        """These articles as a list shows them, in this order; those that are gone are left out."""
        found: dict[int, Head] = {}
        query = f"SELECT row, id, path, title, source, published FROM articles WHERE row IN ({_json_rows})"
        for row, name, path, title, source, published in self._db.execute(query, (dumps(list(rows)),)):
            date = PublishedDate.model_validate_json(published) if published else None
            found[row] = Head(row, name, path, title, source, date)
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
        """An article as it was annotated. Raises ``KeyError``."""
        found = self._db.execute("SELECT text, annotation FROM texts WHERE row = ?", (row,)).fetchone()
        if found is None:
            raise KeyError(row)
        return unpack_article(*found)

    def text(self, row: int) -> tuple[str, tuple[Span, ...]]:
        """The text of an article and its boilerplate. Raises ``KeyError``."""
        found = self._db.execute("SELECT text, hidden FROM texts WHERE row = ?", (row,)).fetchone()
        if found is None:
            raise KeyError(row)
        return unpack_text(found[0]), unpack_hidden(found[1])

    def bodies(self, after: int, limit: int) -> Iterator[Body]:
        """What was written after a change, in order, at most ``limit`` articles."""
        query = (
            "SELECT row, change, title, text, hidden FROM articles JOIN texts USING (row)"
            " WHERE change > ? ORDER BY change LIMIT ?"
        )
        for row, change, title, text, hidden in self._db.execute(query, (after, limit)):
            yield Body(row, change, title or "", clean_text(unpack_text(text), unpack_hidden(hidden)))


# One parameter holds any number of rows.
_json_rows = "SELECT value FROM json_each(?)"


def has_own_id(id: str, path: str | None) -> bool:  # noqa: A002
    """Whether an id was given to the article, rather than made from the name of its file."""
    if path is None:
        return True
    name, stem = Path(path).name, Path(path).stem
    base, _, line = id.rpartition(":")
    return id not in (name, stem) and not (line.isdecimal() and base in (name, stem))
