"""A copy of the reader's own tables beside the store: what they said and did is written nowhere else."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

READER_TABLES = (
    "read", "bookmarks", "tags", "notes", "marks", "searches", "corrections", "published", "place",
)  # fmt: skip


def save(db: sqlite3.Connection, path: Path) -> None:
    """Copies the tables into a file, at once or not at all. Raises ``OSError`` or ``sqlite3.Error``."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as copy:
            # a power cut leaves the copy before, or one that can't be read: this is the second line only
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            copy.execute("BEGIN")
            for table in READER_TABLES:
                found = db.execute(f"SELECT * FROM {table}")
                columns = [column[0] for column in found.description]
                copy.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
                copy.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", found)
            copy.execute("COMMIT")
        new.chmod(0o600)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def saved(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each table as they were copied; what can't be read is left out."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        for table in READER_TABLES:
            with suppress(sqlite3.Error):
                found[table] = db.execute(f"SELECT * FROM {table}").fetchall()
    return found
