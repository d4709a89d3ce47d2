"""One SQLite file: opened in WAL mode, brought forward by numbered migrations, written in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import sleep

# How long a writer waits for another one's transaction, which holds at most one batch of articles.
BUSY_SECONDS = 30.0
_TRIES = 40


class StoreTooNewError(Exception):
    """The store was written by a newer version, which may keep what this one would lose."""


@cache
def _migrations() -> tuple[str, ...]:
    """The migration scripts in order; the first is number 1."""
    folder = Path(__file__).parent / "migrations"
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.glob("[0-9]*.sql")))


def connect(path: Path) -> sqlite3.Connection:
    """The store's file, made if it is not there, at the newest schema.

    Raises ``StoreTooNewError``, or ``sqlite3.DatabaseError`` when the file is damaged or no store.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        _write_ahead(connection)
        # In WAL mode NORMAL never corrupts; a power cut may lose the last commits, a killed process none.
        connection.execute("PRAGMA synchronous = NORMAL")
        _bring_forward(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """WAL mode; the first to open a fresh file holds it for a moment, and this statement does not wait."""
    for attempt in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == _TRIES - 1:
                raise
            sleep(0.05)
        else:
            return


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _bring_forward(connection: sqlite3.Connection) -> None:
    newest = len(_migrations())
    if _version(connection) == newest:
        return
    with transaction(connection):  # two programs may open a fresh library at once: look again, now alone
        found = _version(connection)
        if found > newest:
            raise StoreTooNewError(f"its store has version {found}, this program knows up to {newest}")
        for script in _migrations()[found:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {newest}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; ``executescript`` would end the transaction around them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is written, or on an exception nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
