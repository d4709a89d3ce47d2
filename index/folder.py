"""The library's folder: made private, refused when it is someone else's, written by one program at a time."""

from __future__ import annotations

import fcntl
import os
import stat
import time
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
def write_lock(root: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Held by one program at a time; the system lets go of it when that program ends, however it ends.

    Raises ``LibraryBusyError`` when another program holds it for longer than ``seconds``.
    """
    deadline = time.monotonic() + seconds
    descriptor = os.open(root / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise LibraryBusyError(
                        root, "another program is writing to it", "try again later"
                    ) from None
                time.sleep(_POLL_SECONDS)
        yield
    finally:
        os.close(descriptor)
