"""How much there is to read, for whoever shows how far the reading has come."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable
from pathlib import Path

from corpus.model import Refused
from corpus.read.folder import listings

# Longer than this nobody waits for a total.
_SECONDS = 1.0
# Files between two looks at the clock.
_STRIDE = 256


def measure(paths: Iterable[Path], seconds: float = _SECONDS) -> int | None:
    """The bytes of all files that a walk over `paths` will read; None where that is not soon known.

    Nothing is opened. Links are not counted: what they lead to is counted where it lies.
    """
    total = files = 0
    end = time.monotonic() + seconds
    for path in paths:
        if str(path) == "-":
            return None
        try:
            status = path.stat()
        except (OSError, ValueError):
            continue
        if stat.S_ISREG(status.st_mode):
            total += status.st_size
        elif not stat.S_ISDIR(status.st_mode):
            return None
        else:
            for listing in listings(path):
                if isinstance(listing, Refused):
                    continue
                for entry in listing.entries:
                    files += 1
                    if files % _STRIDE == 0 and time.monotonic() > end:
                        return None
                    if not entry.link and not entry.refusal:
                        total += _size(listing.folder, entry.name)
                if time.monotonic() > end:
                    return None
    return total


def _size(folder: Path, name: str) -> int:
    try:
        return os.lstat(f"{folder}/{name}").st_size
    except OSError:
        return 0
