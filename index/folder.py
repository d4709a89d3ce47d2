"""The library's folder: made private, refused when it is someone else's, written by one program at a time."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
import stat
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.database import StoreNotWritableError
from index.errors import LibraryBusyError, LibraryUnusableError, NotWritableError

STORE = "dateline.db"
# A copy of the reader's own tables, in case the store is damaged.
READER_BACKUP = "reader.db"

REPAIR = "run: dateline doctor --repair"

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
        with suppress(OSError):  # a read-only file system's mode stays; what others can only read is read
            root.chmod(0o700)
            mode = 0o700
    if mode & 0o022:
        raise LibraryUnusableError(
            root, "others can write to it", f"choose another folder, or run: chmod 700 {root}"
        )
    if _lacks_its_store(root):
        raise LibraryUnusableError(
            root, f"its store, {STORE}, is missing or empty", f"put it back, or {REPAIR}"
        )


def _lacks_its_store(root: Path) -> bool:
    """Whether this was a library whose store is gone, or empty: opened, it would be an empty library."""
    store = root / STORE
    if store.exists() and store.stat().st_size:
        return False
    log = root / f"{STORE}-wal"
    return (log.exists() and log.stat().st_size > 0) or any(root.glob("index-*"))


def _is_ours(root: Path) -> bool:
    """A library, or an empty folder; one that holds other things keeps the mode that it has."""
    return (root / STORE).exists() or not any(root.iterdir())


# What the system, not the store's content, is to blame for.
_SYSTEM = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_WRITING = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


@contextmanager
def store_trouble(root: Path) -> Iterator[None]:
    """A damaged store, a full disk, or a folder that can't be written to, said as what it is.

    Damage that SQLite does not notice shows as any exception. Where one comes up the store is looked through,
    and only if that finds it whole is it a fault of the program.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _said(root, error) from error
    except StoreNotWritableError as error:
        raise _not_writable(root, error) from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise _no_room(root, error) from error
        if error.errno in _NO_WRITING and _is_within(error.filename, root):
            raise _not_writable(root, error) from error
        raise
    except (ValueError, TypeError, LookupError, AttributeError, zlib.error, OverflowError) as error:
        from corpus.salvage import first_damage

        found = first_damage(root / STORE)
        if found is None:
            raise
        raise LibraryUnusableError(root, f"its store is damaged ({found})", REPAIR) from error


def _is_within(path: object, root: Path) -> bool:
    return path is None or Path(str(path)).is_relative_to(root)


def _said(root: Path, error: sqlite3.Error) -> LibraryUnusableError:
    """What SQLite complains of."""
    code = getattr(error, "sqlite_errorcode", None)  # None: what was read is not what was written
    if code is None or code & 0xFF not in _SYSTEM:
        return LibraryUnusableError(root, f"its store is damaged ({error})", REPAIR)
    if code & 0xFF == sqlite3.SQLITE_FULL:
        return _no_room(root, error)
    if code & 0xFF == sqlite3.SQLITE_READONLY:
        return _not_writable(root, error)
    todo = "see that there is room on the disk and that the folder can be written to"
    if code & 0xFF == sqlite3.SQLITE_IOERR:  # a file may not grow any more, say
        return NotWritableError(root, f"can't be read from or written to the disk ({error})", todo)
    return LibraryUnusableError(root, f"its store can't be used ({error})", todo)


def _no_room(root: Path, error: Exception) -> LibraryUnusableError:
    todo = "make room and run the same again: what was taken in before is kept"
    return NotWritableError(root, f"has no room left to write to ({error})", todo)


def _not_writable(root: Path, error: Exception) -> LibraryUnusableError:
    todo = "give yourself the right to write there, or choose another folder with --library"
    return NotWritableError(root, f"can't be written to ({error})", todo)


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


def lock_holder(root: Path) -> str | None:
    """Who is writing or adding, in a few words; None when nobody is."""
    for name, doing in (("lock", "writing"), ("adding", "adding")):
        path = root / name
        if not path.exists():
            continue
        with path.open("rb") as file:
            try:
                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                number = _process_with_lock(file.fileno())
                return f"a program{f' (process {number})' if number else ''} is {doing}"
    return None


def _process_with_lock(descriptor: int) -> int | None:
    """Linux tells which process holds a lock of a file; other systems do not."""
    try:
        locks = Path("/proc/locks").read_text(encoding="ascii")
    except OSError:
        return None
    file = f":{os.fstat(descriptor).st_ino}"
    for line in locks.splitlines():
        fields = line.split()
        if len(fields) > 5 and fields[1] == "FLOCK" and fields[5].endswith(file):
            return int(fields[4])
    return None


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
