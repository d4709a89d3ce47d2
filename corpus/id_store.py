"""Which article is which: what a new one takes the place of, what it repeats, and the id it gets."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b
from typing import NamedTuple

from corpus.model import Article
from corpus.packing import pack_text, printable


class Known(NamedTuple):
    """What the store has under an id."""

    row: int
    id: str
    path: str | None
    hash: bytes
    annotator: int
    given: str


class IdStore:
    """Ids, paths and hashes in the table ``articles``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

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
        if path is not None and (row := self._article_at(path, printable(article.id) or "")):
            return self.known_row(row)
        return None

    def twin(self, article: Article, hash: bytes) -> Known | None:  # noqa: A002
        """Another article that is the same word for word, when neither has an id of its own."""
        if article.path is None or has_own_id(article.id, article.path):
            return None
        return self._known("hash = ? AND path IS NOT NULL AND given_id = id", hash)

    def known_row(self, row: int) -> Known | None:
        """The article in a row."""
        return self._known("row = ?", row)

    def _known(self, condition: str, value: object) -> Known | None:
        query = f"SELECT row, id, path, hash, annotator, given FROM articles WHERE {condition} ORDER BY row"
        for found in self._db.execute(query, (value,)):
            known = Known(*found)
            if condition.startswith("row") or not has_own_id(known.id, known.path):
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

    def _article_at(self, path: str, given_id: str) -> int | None:
        """The article that was found at a path under an id, though its own file is another."""
        query = "SELECT article FROM places WHERE given_id = ? AND path = ?"
        found = self._db.execute(query, (given_id, path)).fetchone()
        return None if found is None else int(found[0])


def has_own_id(id: str, path: str | None) -> bool:  # noqa: A002
    """Whether an id was given to the article, rather than made from the name of its file."""
    from corpus.read.names import is_named_after

    return path is None or not is_named_after(id, path)
