"""What taggers have said, kept in a file of the library: annotating again need not ask them again.

The file is derived: it can be deleted at any time, and one that can't be read or written is done without.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b

from corpus.model import Span

FILE = "tagged.db"
# Texts that are kept; of more the oldest are dropped.
MOST = 300_000
_BUSY_SECONDS = 10.0

_TABLE = "CREATE TABLE IF NOT EXISTS tagged (number INTEGER PRIMARY KEY, key BLOB UNIQUE, spans TEXT)"

Spans = list[tuple[int, int, str]]


def kept_in(path: str | None, about: tuple[str, str, Sequence[Span]], tell: Callable[[], Spans]) -> Spans:
    """What ``tell`` gives for a tagger's label, a text and its sentences, or gave before."""
    found = None if path is None else _opened(path, os.getpid())
    if found is None:
        return tell()
    label, text, sentences = about
    told = json.dumps([label, text, [[s.start, s.end] for s in sentences]]).encode("utf-8")
    key = blake2b(told, digest_size=16).digest()
    with suppress(sqlite3.Error, ValueError, TypeError):
        row = found.execute("SELECT spans FROM tagged WHERE key = ?", (key,)).fetchone()
        if row is not None:
            return [(int(start), int(end), str(kind)) for start, end, kind in json.loads(row[0])]
    spans = tell()
    with suppress(sqlite3.Error, TypeError):
        found.execute("INSERT OR REPLACE INTO tagged (key, spans) VALUES (?, ?)", (key, json.dumps(spans)))
    return spans


@cache
def _opened(path: str, _process: int) -> sqlite3.Connection | None:
    """A process has one connection, and a forked one its own; None where there can be none."""
    try:
        made = not os.path.exists(path)  # noqa: PTH110  # a string from the other process
        found = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        if made:
            os.chmod(path, 0o600)  # noqa: PTH101
        found.execute("PRAGMA journal_mode = WAL")
        found.execute("PRAGMA synchronous = OFF")
        found.execute(_TABLE)
        found.execute("DELETE FROM tagged WHERE number <= (SELECT max(number) - ? FROM tagged)", (MOST,))
    except (sqlite3.Error, OSError):
        return None
    return found
