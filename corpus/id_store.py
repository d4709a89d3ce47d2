"""Which article is which: what a new one takes the place of, what it repeats, and the id it gets."""

from __future__ import annotations

import re
import sqlite3
from hashlib import blake2b
from typing import NamedTuple

from corpus.model import Article
from corpus.packing import content_hash, pack_text, printable


class Known(NamedTuple):
    """What the store has under an id."""

    row: int
    id: str
    path: str | None
    hash: bytes
    annotator: int
    given: str


_KNOWN = "row, articles.id, articles.path, hash, annotator, given"
_NUMBER = re.compile(r":\d+\Z")


class IdStore:
    """Ids, paths and hashes in the table ``articles``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def known(self, article: Article, run: int | None = None) -> Known | None:
        """What this article would replace: the same id of the same file, or an id of its own given before.

        A row of a file is known by its words or its title, not by its number, which is another's once a row
        before it is taken out; ``run`` is the reading of the file that goes on, whose own finds are taken.
        """
        if article.path is not None and is_numbered(article.id, article.path):
            return self._row_of_file(article, run)
        found = [
            Known(*row)
            for row in self._db.execute(
                f"SELECT {_KNOWN} FROM articles WHERE given_id = ?",
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
        if path is not None and (row := self._article_at(path, printable(article.id) or "")):
            return self.known_row(row)
        return None

    def twin(self, article: Article, hash: bytes) -> Known | None:  # noqa: A002
        """Another article that is the same word for word, when neither has an id of its own."""
        if article.path is None or has_own_id(article.id, article.path):
            return None
        for *known, given_id in self._db.execute(
            f"SELECT {_KNOWN}, given_id FROM articles WHERE hash = ? AND path IS NOT NULL ORDER BY row",
            (hash,),
        ):
            if not has_own_id(given_id, known[2]):
                return Known(*known)
        return None

    def known_row(self, row: int) -> Known | None:
        """The article in a row."""
        found = self._db.execute(f"SELECT {_KNOWN} FROM articles WHERE row = ?", (row,)).fetchone()
        return None if found is None else Known(*found)

    def _row_of_file(self, article: Article, run: int | None) -> Known | None:
        path, latest = printable(article.path), -1 if run is None else run
        same = self._db.execute(
            f"SELECT {_KNOWN} FROM articles JOIN places ON article = row"
            " WHERE hash = ? AND places.path = ? ORDER BY dropped, row",
            (content_hash(article), path),
        ).fetchone()
        if same is not None:
            return Known(*same)
        if not article.title:
            return None
        titled = self._db.execute(
            f"SELECT DISTINCT {_KNOWN} FROM articles JOIN places ON article = row"
            " WHERE articles.path = ? AND title = ? AND instr(articles.given_id, ':')"
            " AND places.path = articles.path AND NOT dropped AND run != ?",
            (path, printable(article.title), latest),
        ).fetchall()
        return Known(*titled[0]) if len(titled) == 1 else None

    def free_id(self, article: Article) -> str:
        """The id that a new article gets: its own, or if another file has that, with a hash of its path."""
        given = printable(article.id) or ""
        name = given
        told = article.path or article.text
        if article.path and is_numbered(article.id, article.path):
            told += article.text
        digest = blake2b(pack_text(told)).hexdigest()
        for length in range(6, len(digest)):
            if self._db.execute("SELECT 1 FROM articles WHERE id = ?", (name,)).fetchone() is None:
                break
            name = f"{given}-{digest[:length]}"
        return name

    def _article_at(self, path: str, given_id: str) -> int | None:
        """The article that was found at a path under an id, though its own file is another."""
        query = "SELECT article FROM places WHERE given_id = ? AND path = ? AND NOT dropped"
        found = self._db.execute(query, (given_id, path)).fetchone()
        return None if found is None else int(found[0])


def has_own_id(id: str, path: str | None) -> bool:  # noqa: A002
    """Whether an id was given to the article, rather than made from the name of its file."""
    from corpus.read.names import is_named_after

    return path is None or not is_named_after(id, path)


def is_numbered(id: str, path: str) -> bool:  # noqa: A002
    """Whether an id is the name of a file and the number of a row in it."""
    return _NUMBER.search(id) is not None and not has_own_id(id, path)
