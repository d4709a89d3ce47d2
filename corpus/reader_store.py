"""What the reader has said and done: read articles and the place in them. Annotation never writes here."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import UTC, date, datetime
from json import dumps

from corpus.model import DateRange, PublishedDate
from corpus.reader_backup import READER_TABLES


class ReaderStore:
    """The reader's own tables, keyed by article id."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def mark_read(self, article: str, read: bool) -> None:
        """Marks an article read or unread."""
        if read:
            self._db.execute("INSERT OR IGNORE INTO read VALUES (?, ?)", (article, _now()))
        else:
            self._db.execute("DELETE FROM read WHERE article = ?", (article,))

    def unread(self, articles: Collection[str]) -> frozenset[str]:
        """Those of these articles that are not marked read."""
        found = self._db.execute(
            "SELECT article FROM read WHERE article IN (SELECT value FROM json_each(?))",
            (dumps(sorted(articles)),),
        )
        return frozenset(articles) - {article for (article,) in found}

    def bookmark(self, article: str, on: bool) -> None:
        """Bookmarks an article, or takes that back."""
        if on:
            self._db.execute("INSERT OR IGNORE INTO bookmarks VALUES (?, ?)", (article, _now()))
        else:
            self._db.execute("DELETE FROM bookmarks WHERE article = ?", (article,))

    def tag(self, article: str, tag: str, on: bool) -> None:
        """Puts a tag on an article, or takes it off."""
        if on:
            self._db.execute("INSERT OR IGNORE INTO tags VALUES (?, ?, ?)", (article, tag, _now()))
        else:
            self._db.execute("DELETE FROM tags WHERE article = ? AND tag = ?", (article, tag))

    def rows_read(self) -> frozenset[int]:
        """Articles marked read."""
        return self._marked("read")

    def rows_bookmarked(self) -> frozenset[int]:
        """Articles bookmarked."""
        return self._marked("bookmarks")

    def rows_noted(self) -> frozenset[int]:
        """Articles with a note."""
        return self._marked("notes")

    def _marked(self, table: str) -> frozenset[int]:
        found = self._db.execute(f"SELECT row FROM articles WHERE id IN (SELECT article FROM {table})")
        return frozenset(row for (row,) in found)

    def rows_tagged(self, tag: str) -> frozenset[int]:
        """Articles with a tag; capitals make no difference."""
        found = self._db.execute("SELECT row, tag FROM tags JOIN articles ON articles.id = tags.article")
        return frozenset(row for row, other in found if other.casefold() == tag.casefold())

    def published(self, article: str) -> PublishedDate | None:
        """The published date that the reader has set."""
        found = self._db.execute(
            "SELECT begins, ends, precision FROM published WHERE article = ?", (article,)
        ).fetchone()
        if found is None:
            return None
        begin, end, precision = found
        return PublishedDate(
            begin=date.fromordinal(begin),
            end=date.fromordinal(end),
            precision=precision,
            origin="reader",
            evidence="set by hand",
        )

    def set_published(self, article: str, day: DateRange | None) -> None:
        """Sets an article's published date, or takes it back."""
        self._db.execute("DELETE FROM published WHERE article = ?", (article,))
        if day is not None:
            self._db.execute(
                "INSERT INTO published VALUES (?, ?, ?, ?, ?)",
                (article, day.begin.toordinal(), day.end.toordinal(), day.precision, _now()),
            )

    def counts(self) -> dict[str, int]:
        """How much there is of each kind of the reader's work."""
        return {
            table: int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for table in READER_TABLES
        }

    def place(self) -> str | None:
        """Where the reader was, as it was saved."""
        found = self._db.execute("SELECT data FROM place").fetchone()
        return None if found is None else str(found[0])

    def save_place(self, place: str) -> None:
        """Keeps where the reader is."""
        self._db.execute("INSERT OR REPLACE INTO place VALUES (1, ?)", (place,))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
