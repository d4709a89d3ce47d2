"""One SQLite file: opened in WAL mode, brought forward by numbered migrations, written in transactions."""

from __future__ import annotations

import os
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


class StoreNotWritableError(Exception):
    """The store can't be written to, and can't be read without being written to."""


@cache
def _migrations() -> tuple[str, ...]:
    """The migration scripts in order; the first is number 1."""
    folder = Path(__file__).parent / "migrations"
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.glob("[0-9]*.sql")))


def connect(path: Path) -> sqlite3.Connection:
    """The store's file at the newest schema, made if it is not there; if it can't be written, to be read.

    Raises ``StoreTooNewError``, ``StoreNotWritableError``, or ``sqlite3.DatabaseError`` when the file is
    damaged or no store.
    """
    try:
        return _connect(path)
    except sqlite3.OperationalError:
        if not is_read_only(path):
            raise
        return _connect_to_read(path)


def is_read_only(path: Path) -> bool:
    """Whether there is a store that can be read and not written, a read-only file system's, say."""
    return path.exists() and not (os.access(path.parent, os.W_OK) and os.access(path, os.W_OK))


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """Without a log: what waits in one can't be seen without writing. Raises ``StoreNotWritableError``."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise StoreNotWritableError("it was not closed, and can't be written to")
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    try:
        if _version(connection) > len(_migrations()):
            raise StoreTooNewError(_too_new(_version(connection)))
        if _version(connection) < len(_migrations()):
            raise StoreNotWritableError("an older version wrote it, and it can't be brought forward")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path) -> sqlite3.Connection:
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
            raise StoreTooNewError(_too_new(found))
        for script in _migrations()[found:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {newest}")


def _too_new(version: int) -> str:
    return f"its store has version {version}, this program knows up to {len(_migrations())}"


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
