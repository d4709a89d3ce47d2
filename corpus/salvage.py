"""A damaged store made whole: what can be read of it goes into a new file, what can't is named.

Of an article only what nothing else can give is read: its text, what came with it, and what was found in it.
Its hash tells whether these are as they were written. All the rest is worked out again.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from corpus.database import connect
from corpus.model import Annotated, Article, Model
from corpus.packing import is_intact, unpack_article, unpack_given, unpack_page
from corpus.prepared import Prepared, prepare
from corpus.reader_backup import READER_TABLES, saved
from corpus.remains import Remains, Row
from corpus.store import Store

# Articles to a transaction.
_TOGETHER = 200
# Kept as they are, after the articles. What of the rest is not the reader's can be learned again.
_COPIED = ("hints", "standing")


class Lost(Model):
    """An article that could not be read any more, as far as that says what it was."""

    row: int
    id: str | None = None
    path: str | None = None
    title: str | None = None


class Salvaged(Model):
    """What was brought over from a damaged store, and what was not."""

    articles: int
    lost: tuple[Lost, ...]
    annotated_anew: int
    reader: dict[str, int]
    unread_tables: tuple[str, ...]
    from_backup: int
    damaged_file: str


def first_damage(path: Path) -> str | None:
    """The first thing that is wrong with a store, in a few words; None when it is whole."""
    return next(damages(path), None)


def damages(path: Path) -> Iterator[str]:
    """What is wrong with a store, SQLite's own findings and then what it can't know."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            for (line,) in db.execute("PRAGMA integrity_check(20)"):
                if line != "ok":
                    yield " ".join(str(line).split())
            yield from _unlike_its_hash(db)
    except sqlite3.Error as error:
        yield str(error)


def _unlike_its_hash(db: sqlite3.Connection) -> Iterator[str]:
    query = (
        "SELECT articles.row, id, given_id, given, path, title, hash, text, annotation, page"
        " FROM articles LEFT JOIN texts USING (row) LEFT JOIN pages USING (row) ORDER BY articles.row"
    )
    db.text_factory = _text
    for row, *fields in db.execute(query):
        if _article(fields) is None:
            yield f"article {fields[0]!r} in row {row} has no text, or not the one that was stored"
        elif _annotated(fields) is None:
            yield f"what was found in article {fields[0]!r} can't be read"


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _article(fields: list[object]) -> Article | None:
    """The article as it was read, with its page; None when it is not what it was."""
    _, given_id, given, path, _, expected, text, _, page = fields
    try:
        article = unpack_given(given_id, path, text, given)  # type: ignore[arg-type]
        if not is_intact(article, given, expected):  # type: ignore[arg-type]
            return None
    except Exception:  # a wrong type, bad JSON, bad UTF-8: whatever it is, it is not what was written
        return None
    with suppress(Exception):
        if page is not None:
            return article.model_copy(update={"raw_text": unpack_page(page)})  # type: ignore[arg-type]
    return article


def _annotated(fields: list[object]) -> Annotated | None:
    try:
        return unpack_article(fields[0], fields[6], fields[7])  # type: ignore[arg-type]
    except Exception:
        return None


def salvage(path: Path, backup: Path) -> Salvaged:
    """Puts a whole store in the place of a damaged one, which is kept beside it.

    Nobody else may be writing. ``backup`` is the copy of the reader's own tables. Raises ``OSError`` or
    ``sqlite3.Error`` when the new file can't be written; the damaged one is then as it was.
    """
    new = path.with_name(path.name + ".new")
    _remove(new)
    try:
        with closing(Store.open(new)) as store, closing(connect(new)) as db, Remains(path) as remains:
            found = _Bringing(store, db, remains, backup).run()
        with new.open("rb") as file:
            os.fsync(file.fileno())
        kept = _swap(path, new)
    finally:
        _remove(new)
    return found.model_copy(update={"damaged_file": kept.name if kept else ""})


class _Bringing:
    """One bringing over, table by table, the reader's own first."""

    def __init__(self, store: Store, db: sqlite3.Connection, remains: Remains, backup: Path) -> None:
        self._store = store
        self._db = db
        self._remains = remains
        self._backup = backup

    def run(self) -> Salvaged:
        reader, holed, from_backup = self._reader()
        lost, anew, rows = self._articles()
        for table in _COPIED:
            self._copy(
                table, (row for row in self._remains.rows(table) if row[0] in rows or table != "hints")
            )
        self._files(rows, bool(lost))
        return Salvaged(
            articles=len(rows),
            lost=tuple(lost),
            annotated_anew=anew,
            reader=reader,
            unread_tables=tuple(holed),
            from_backup=from_backup,
            damaged_file="",
        )

    def _copy(self, table: str, rows: Iterable[Row]) -> int:
        """Puts in what fits; a row that breaks a rule of the table was not written so."""
        count = 0
        types = {name: kind for _, name, kind, *_ in self._db.execute(f"PRAGMA table_info({table})")}
        names = [name for name in self._remains.columns(table) if name in types] or list(types)
        put = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        self._db.execute("BEGIN IMMEDIATE")
        for row in rows:
            if len(row) == len(names) and all(map(_fits, row, (types[name] for name in names))):
                with suppress(sqlite3.Error, UnicodeError, OverflowError):
                    count += self._db.execute(put, row).rowcount
        self._db.execute("COMMIT")
        return count

    def _reader(self) -> tuple[dict[str, int], list[str], int]:
        counts, holed, more = {}, [], 0
        before = saved(self._backup)
        for table in READER_TABLES:
            counts[table] = self._copy(table, self._remains.rows(table))
            if table in self._remains.holed:
                # only then: what a whole table lacks the reader has taken back since the copy was made
                holed.append(table)
                more += (added := self._copy(table, before.get(table, ())))
                counts[table] += added
        return {table: count for table, count in counts.items() if count}, holed, more

    def _articles(self) -> tuple[list[Lost], int, set[int]]:
        lost: list[Lost] = []
        done: set[int] = set()
        anew = 0
        waiting: list[tuple[int, list[object], int]] = []

        def write() -> None:
            nonlocal anew
            with self._store.transaction():
                for row, fields, version in waiting:
                    article = _article(fields)
                    assert article is not None
                    found = _annotated(fields)
                    anew += found is None
                    name = str(fields[0])
                    try:
                        self._store.put(_prepared(article, found, version), name=name, row=row)
                    except sqlite3.IntegrityError:  # another has its id: one of the two rows is not as it was
                        lost.append(Lost(row=row, id=name, path=article.path, title=article.title))
                    else:
                        done.add(row)
            waiting.clear()

        for row, fields, version in self._remains.articles():
            if isinstance(version, int) and isinstance(fields[0], str) and _article(fields) is not None:
                waiting.append((row, fields, version))
                if len(waiting) >= _TOGETHER:
                    write()
            else:
                name, path, title = (value if isinstance(value, str) else None for value in _named(fields))
                lost.append(Lost(row=row, id=name, path=path, title=title))
        write()
        return lost, anew, done

    def _files(self, rows: set[int], lost: bool) -> None:
        """What was read from where; a file is to be read again where an article of it may be missing."""
        self._copy("files", self._remains.rows("files"))
        known = {id for (id,) in self._db.execute("SELECT id FROM files")}  # noqa: A001
        again: set[int] = set()

        def there() -> Iterator[Row]:
            for row in self._remains.rows("places"):
                if row[1] in rows and row[0] in known:
                    yield row
                elif isinstance(row[0], int):
                    again.add(row[0])

        self._copy("places", there())
        if lost or self._remains.holed & {"articles", "texts", "files", "places"}:
            again = known
        self._db.executemany("UPDATE files SET size = NULL WHERE id = ?", [(file,) for file in sorted(again)])


_TYPES = {"INTEGER": int, "TEXT": str, "BLOB": bytes, "REAL": float}


def _fits(value: object, kind: str) -> bool:
    return value is None or isinstance(value, _TYPES[kind])


def _named(fields: list[object]) -> tuple[object, object, object]:
    return fields[0], fields[3], fields[4]


def _prepared(article: Article, found: Annotated | None, version: int) -> Prepared:
    """Made ready for the store with what was found in it; where that can't be read it is found again."""
    if found is None:
        from corpus.annotate import ANNOTATOR_VERSION, annotate

        return prepare(article, annotate=annotate, version=ANNOTATOR_VERSION)
    known = found
    return prepare(article, annotate=lambda _article, _hints: known, version=version)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _swap(path: Path, new: Path) -> Path | None:
    """The new file takes the old one's name; the old one keeps what it has under another."""
    kept = None
    if path.exists():
        taken = {other.name for other in path.parent.iterdir()}
        number = next(n for n in range(1, len(taken) + 2) if f"{path.name}.damaged-{n}" not in taken)
        kept = path.with_name(f"{path.name}.damaged-{number}")
        try:
            os.link(path, kept)
        except OSError:  # a file system without links
            shutil.copy2(path, kept)
        log = path.with_name(path.name + "-wal")
        if log.exists():  # never let it meet the new file: it would be written into that
            log.rename(kept.with_name(kept.name + "-wal"))
    for suffix in ("-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return kept
