"""The library's folder: made private, refused when it is someone else's, written by one program at a time."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import stat
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import LibraryBusyError, LibraryUnusableError

STORE = "dateline.db"

# A writer holds the lock for one batch; somebody who can't get it for so long will not get it at all.
LOCK_SECONDS = 120.0
_POLL_SECONDS = 0.05


def prepare(root: Path) -> None:
    """Makes the folder, readable by its owner alone.

    The index holds pickles, so a folder that others can write to, or own, is never opened.
    Raises ``LibraryUnusableError``.
    """
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = root.stat()
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryUnusableError(
            root, f"can't be made ({reason})", "choose another folder with --library"
        ) from error
    if not stat.S_ISDIR(found.st_mode):
        raise LibraryUnusableError(root, "is no folder", "choose another one with --library")
    if found.st_uid != os.getuid():
        raise LibraryUnusableError(
            root, "belongs to someone else", "choose a folder of your own with --library"
        )
    mode = stat.S_IMODE(found.st_mode)
    if mode & 0o077 and _is_ours(root):
        root.chmod(0o700)
    elif mode & 0o022:
        raise LibraryUnusableError(
            root, "others can write to it", f"choose another folder, or run: chmod 700 {root}"
        )


def _is_ours(root: Path) -> bool:
    """A library, or an empty folder; one that holds other things keeps the mode that it has."""
    return (root / STORE).exists() or not any(root.iterdir())


@contextmanager
def store_trouble(root: Path) -> Iterator[None]:
    """A damaged store, or a full disk, said as what it is."""
    try:
        yield
    except sqlite3.OperationalError as error:  # the system's fault: disk full, read-only, still locked
        todo = "see that there is room on the disk and that the folder can be written to"
        raise LibraryUnusableError(root, f"its store can't be used ({error})", todo) from error
    except (sqlite3.DatabaseError, zlib.error) as error:
        todo = f"put back a copy of {root / STORE}, or move it away and add the articles again"
        raise LibraryUnusableError(root, f"its store is damaged ({error})", todo) from error


@contextmanager
def write_lock(root: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Held by one program at a time, for one batch.

    Raises ``LibraryBusyError`` when another program holds it for longer than ``seconds``.
    """
    with _locked(root / "lock", fcntl.LOCK_EX, seconds):
        yield


@contextmanager
def adding_lock(root: Path) -> Iterator[None]:
    """Held, by any number of programs, as long as they add: what is not indexed yet is theirs to index."""
    with _locked(root / "adding", fcntl.LOCK_SH, LOCK_SECONDS):
        yield


@contextmanager
def nobody_adding(root: Path) -> Iterator[None]:
    """Raises ``LibraryBusyError`` at once when somebody is adding; nobody begins to in the meantime."""
    with _locked(root / "adding", fcntl.LOCK_EX, 0.0):
        yield


@contextmanager
def _locked(path: Path, kind: int, seconds: float) -> Iterator[None]:
    """A lock of the system's, which lets go of it when the program ends, however it ends."""
    deadline = time.monotonic() + seconds
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        while True:
            try:
                fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    what = "another program is writing to it"
                    raise LibraryBusyError(path.parent, what, "try again later") from None
                time.sleep(_POLL_SECONDS)
        yield
    finally:
        os.close(descriptor)
