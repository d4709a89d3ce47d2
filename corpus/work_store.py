"""The reader's own tables as rows with names, to be taken out and merged in elsewhere.

Merging is a union. Where both have said something of the same thing, the newer word is kept; where no time is
known, what is there already.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from corpus.packing import printable
from corpus.reader_backup import READER_TABLES

Row = dict[str, Any]

# Numbers given by one store mean nothing in another.
_NUMBERED = ("notes", "corrections")
# Of these the newer one of two is kept.
_NEWER = ("searches", "published")


class WorkStore:
    """Everything of the reader's."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._columns = {
            table: {name: rank for _, name, *_, rank in connection.execute(f"PRAGMA table_info({table})")}
            for table in READER_TABLES
        }

    def of_article(self, id: str) -> dict[str, list[Row]]:  # noqa: A002
        """What was said of an article, without its id."""
        found: dict[str, list[Row]] = {}
        for table, columns in self._columns.items():
            if "article" in columns:
                rows = list(self._rows(table, "WHERE article = ?", (id,)))
                for row in rows:
                    del row["article"]
                if rows:
                    found[table] = rows
        return found

    def rest(self) -> Iterator[tuple[str, Row]]:
        """What was said of articles that are not there, and of no article."""
        for table, columns in self._columns.items():
            where = "WHERE article NOT IN (SELECT id FROM articles)" if "article" in columns else ""
            for row in self._rows(table, where, ()):
                yield table, row

    def _rows(self, table: str, where: str, values: tuple[str, ...]) -> Iterator[Row]:
        names = [name for name in self._columns[table] if not (name == "id" and table in _NUMBERED)]
        columns = ", ".join(f'"{name}"' for name in names)
        for row in self._db.execute(f"SELECT {columns} FROM {table} {where} ORDER BY {columns}", values):
            yield dict(zip(names, row, strict=True))

    def merge(self, table: str, row: Row) -> bool:
        """Takes a row in; whether that changed anything. Inside the store's transaction.

        Raises ``ValueError`` for what is no row of that table.
        """
        columns = self._columns.get(table)
        if columns is None or not row or not row.keys() <= columns.keys():
            raise ValueError(f"is no row of the reader's {table}")
        values = {name: printable(v) if isinstance(v, str) else v for name, v in row.items()}
        keys = [name for name, rank in columns.items() if rank]
        if table in _NUMBERED:
            keys = [name for name in columns if name != "id"]
            values.pop("id", None)
        if not values.keys() >= set(keys):
            raise ValueError(f"is no row of the reader's {table}")
        try:
            return self._merged(table, values, keys)
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError) as error:
            raise ValueError(f"is no row of the reader's {table} ({error})") from error

    def _merged(self, table: str, values: Mapping[str, Any], keys: list[str]) -> bool:
        same = " AND ".join(f'"{name}" IS ?' for name in keys)
        where = [values[name] for name in keys]
        newer = table in _NEWER
        found = self._db.execute(
            f"SELECT {'at' if newer else '1'} FROM {table} WHERE {same}", where
        ).fetchone()
        if found is not None and not (newer and str(found[0]) < str(values.get("at"))):
            return False
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        self._db.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", list(values.values()))
        return True
