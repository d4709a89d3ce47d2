"""The reader's corrections of entities in the store, in the order in which they were said."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime

from corpus.model import Correction
from corpus.packing import printable


class CorrectionStore:
    """The table ``corrections``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def add(self, said: Correction) -> Correction:
        """Keeps a correction; returns it as it is kept. Inside a transaction."""
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        fields = said.model_dump(mode="json", exclude={"id", "kind", "at", "idle"}, exclude_none=True)
        data = printable(json.dumps(fields, sort_keys=True))
        cursor = self._db.execute(
            "INSERT INTO corrections (kind, data, at) VALUES (?, ?, ?)", (said.kind, data, at)
        )
        return said.model_copy(update={"id": int(cursor.lastrowid or 0), "at": at})

    def remove(self, id: int) -> bool:  # noqa: A002
        """Drops a correction; false when there is none of this number. Inside a transaction."""
        return self._db.execute("DELETE FROM corrections WHERE id = ?", (id,)).rowcount > 0

    def any(self) -> bool:
        """Whether there is one at all."""
        return self._db.execute("SELECT 1 FROM corrections LIMIT 1").fetchone() is not None

    def all(self) -> tuple[Correction, ...]:
        """Every correction, the first word first; one that can't be read, a later version's, is left out."""
        from pydantic import ValidationError

        found = []
        for id, kind, data, at in self._db.execute(  # noqa: A001
            "SELECT id, kind, data, at FROM corrections ORDER BY at, id"
        ):
            with suppress(ValueError, TypeError, RecursionError, ValidationError):
                fields = json.loads(data)
                # another's export may hold what SQLite has no text for
                fields = json.loads(printable(json.dumps(fields, ensure_ascii=False)) or "")
                found.append(Correction.model_validate({**fields, "id": id, "kind": kind, "at": at}))
        return tuple(found)
