"""Files in the store: what was read from where, and where each article lies."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from corpus.model import Refused
from corpus.packing import printable

if TYPE_CHECKING:
    from corpus.read.ledger import FileFacts

# Refusals of one file that are remembered; the reader is told of all of them when it is read.
REMEMBERED = 200


class KnownFile(NamedTuple):
    """A file that was read to its end."""

    id: int
    size: int
    time: int
    digest: bytes
    said: str
    version: int
    refused: str


class FileStore:
    """The tables ``files`` and ``places``. Writing is inside the store's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    # -- files

    def known(self, path: str) -> KnownFile | None:
        """What is remembered of a file; None for one that was not read to its end."""
        found = self._db.execute(
            "SELECT id, size, time, digest, said, version, refused FROM files"
            " WHERE path = ? AND size IS NOT NULL",
            (printable(path),),
        ).fetchone()
        return None if found is None else KnownFile(*found)

    def id(self, path: str) -> int:
        """The number of a file, given one if it has none."""
        name = printable(path)
        self._db.execute("INSERT OR IGNORE INTO files (path) VALUES (?)", (name,))
        return int(self._db.execute("SELECT id FROM files WHERE path = ?", (name,)).fetchone()[0])

    def next_run(self, file: int) -> int:
        """The number of the coming reading of a file."""
        found = self._db.execute("SELECT coalesce(max(run), 0) + 1 FROM places WHERE file = ?", (file,))
        return int(found.fetchone()[0])

    def finish(
        self,
        file: int,
        run: int,
        facts: FileFacts,
        digest: bytes,
        said: str,
        version: int,
        refused: Iterable[Refused],
    ) -> int:
        """A file was read to its end, by readers of a version: what they did not find is not in it any more.

        Returns how many articles that are.
        """
        kept = [item.model_dump(mode="json") for item in refused][:REMEMBERED]
        self._db.execute(
            "UPDATE files SET size = ?, time = ?, digest = ?, said = ?, version = ?, refused = ?, gone = 0"
            " WHERE id = ?",
            (facts.size, facts.time, digest, said, version, json.dumps(kept), file),
        )
        left = self._db.execute(
            "SELECT article FROM places WHERE file = ? AND run < ? AND NOT dropped", (file, run)
        ).fetchall()
        self._db.execute("UPDATE places SET dropped = 1 WHERE file = ? AND run < ?", (file, run))
        return sum(self.elsewhere(article, None) is None for (article,) in left)

    def still_there(self, facts: FileFacts) -> None:
        """A file is as it was, but perhaps for its time."""
        self._db.execute(
            "UPDATE files SET time = ?, gone = 0 WHERE path = ? AND (time != ? OR gone)",
            (facts.time, printable(facts.path), facts.time),
        )

    def below(self, folder: str) -> Iterator[str]:
        """Paths of the files below a folder that were last seen there."""
        name = (printable(folder) or "").rstrip("/") + "/"
        found = self._db.execute(
            "SELECT path FROM files WHERE path >= ? AND path < ? AND NOT gone", (name, name[:-1] + "0")
        )
        yield from [path for (path,) in found]

    def mark_gone(self, paths: Iterable[str]) -> None:
        """These files are not there any more."""
        self._db.executemany("UPDATE files SET gone = 1 WHERE path = ?", ((path,) for path in paths))

    def refused(self) -> tuple[Refused, ...]:
        """What could not be taken of the files that are there, by path."""
        found = self._db.execute("SELECT refused FROM files WHERE refused != '[]' AND NOT gone ORDER BY path")
        return tuple(Refused.model_validate(item) for (data,) in found for item in json.loads(data))

    def counts(self) -> tuple[int, int]:
        """How many files are known, and how many of them are gone."""
        found = self._db.execute("SELECT count(*), coalesce(sum(gone), 0) FROM files").fetchone()
        return int(found[0]), int(found[1])

    # -- places

    def place(self, file: int, article: int, path: str, given_id: str, run: int) -> None:
        """An article lies in a file."""
        self._db.execute(
            "INSERT OR REPLACE INTO places (file, article, path, given_id, run) VALUES (?, ?, ?, ?, ?)",
            (file, article, printable(path), printable(given_id), run),
        )

    def places(self, article: int) -> list[tuple[str, bool]]:
        """Where an article lies, and whether it is gone from there."""
        found = self._db.execute(
            "SELECT DISTINCT places.path, gone OR dropped FROM places JOIN files ON id = file"
            " WHERE article = ? ORDER BY places.path",
            (article,),
        )
        return [(path, bool(gone)) for path, gone in found]

    def lying(self, article: int) -> list[dict[str, str | bool]]:
        """Where an article lies: the path there, the file, what it is called there, whether that is gone."""
        found = self._db.execute(
            "SELECT places.path, files.path, given_id, gone OR dropped FROM places JOIN files ON id = file"
            " WHERE article = ? ORDER BY 1, 2, 3",
            (article,),
        )
        return [
            {"path": path, "file": file, "given_id": given_id, "gone": bool(gone)}
            for path, file, given_id, gone in found
        ]

    def lies(self, article: int, path: str, file: str, given_id: str, gone: bool) -> None:
        """An article was said to lie in a file, which has not been read here."""
        known = self._db.execute("SELECT 1 FROM files WHERE path = ?", (printable(file),)).fetchone()
        number = self.id(file)
        if known is None and gone:
            self._db.execute("UPDATE files SET gone = 1 WHERE id = ?", (number,))
        self._db.execute(
            "INSERT OR IGNORE INTO places (file, article, path, given_id, run, dropped)"
            " VALUES (?, ?, ?, ?, 0, ?)",
            (number, article, printable(path), printable(given_id), gone),
        )

    def elsewhere(self, article: int, path: str | None) -> tuple[str, str] | None:
        """Another place where an article lies, and what it is called there."""
        found = self._db.execute(
            "SELECT places.path, given_id FROM places JOIN files ON id = file"
            " WHERE article = ? AND places.path IS NOT ? AND NOT (gone OR dropped) ORDER BY places.path",
            (article, printable(path)),
        ).fetchone()
        return None if found is None else (str(found[0]), str(found[1]))

    def articles(self, path: str) -> list[tuple[int, str]]:
        """Rows and ids of the articles that lie in a file."""
        return self._db.execute(
            "SELECT DISTINCT row, articles.id FROM files JOIN places ON file = files.id"
            " JOIN articles ON row = article WHERE files.path = ? AND NOT dropped ORDER BY row",
            (printable(path),),
        ).fetchall()

    def forget(self, article: int) -> None:
        """An article lies nowhere any more; should a file come back that held it, that is read anew."""
        self._db.execute(
            "UPDATE files SET size = NULL WHERE id IN (SELECT file FROM places WHERE article = ?)", (article,)
        )
        self._db.execute("DELETE FROM places WHERE article = ?", (article,))

    def orphans(self) -> list[int]:
        """Articles that lay in files and are gone from all of them."""
        found = self._db.execute(
            "SELECT article FROM places JOIN files ON id = file"
            " GROUP BY article HAVING min(gone OR dropped) = 1"
        )
        return [article for (article,) in found]

    def unplaced(self, folder: str) -> list[tuple[int, str, str]]:
        """Articles from below a folder of which it is not known what file they are from: row, path, id there.

        A library that was saved from damage, or made by an older version, has such articles.
        """
        name = (printable(folder) or "").rstrip("/") + "/"
        return self._db.execute(
            "SELECT row, path, given_id FROM articles WHERE path >= ? AND path < ?"
            " AND row NOT IN (SELECT article FROM places)",
            (name, name[:-1] + "0"),
        ).fetchall()

    def sweep(self, folder: str) -> None:
        """Forgets the files below a folder that are gone and held nothing else that is kept."""
        name = (printable(folder) or "").rstrip("/") + "/"
        below = "SELECT id FROM files WHERE path >= ?1 AND path < ?2 AND gone"
        span = (name, name[:-1] + "0")
        self._db.execute(f"DELETE FROM places WHERE file IN ({below})", span)
        self._db.execute(f"DELETE FROM files WHERE id IN ({below})", span)
