"""What is asked of the articles in the store: which there are, and what is in each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from json import dumps
from typing import NamedTuple

from corpus.file_store import FileStore
from corpus.model import Annotated, PublishedDate, Span
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
from corpus.story_store import StoryStore

# One parameter holds any number of rows.
_json_rows = "SELECT value FROM json_each(?)"


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


class ArticleReading:
    """The tables ``articles``, ``texts``, ``pages`` and ``removed`` as they are read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.files = FileStore(connection)
        self.stories = StoryStore(connection)

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
