"""Events in the store: what is told to happen when, and where in its article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.model import Event, Span
from corpus.packing import event_id
from corpus.telling_ids import telling_id

if TYPE_CHECKING:
    from corpus.prepared import Happening


class EventStore:
    """The table ``events``. An event whose year is unknown is kept, and lies on no day."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, row: int, events: Iterable[Happening]) -> None:
        """Keeps an article's events. Inside the store's transaction."""
        self._db.executemany(
            "INSERT INTO events VALUES (?, ?, ?, ?, ?)",
            ((row, number, *event) for number, event in enumerate(events)),
        )

    def forget(self, row: int) -> None:
        """Drops an article's events."""
        self._db.execute("DELETE FROM events WHERE article = ?", (row,))

    def within(self, begin: int, end: int) -> frozenset[int]:
        """Articles with an event on one of these days."""
        found = self._db.execute(
            "SELECT DISTINCT article FROM events WHERE begins <= ? AND ends >= ?", (end, begin)
        )
        return frozenset(row for (row,) in found)

    def telling(self) -> frozenset[int]:
        """Articles with an event."""
        return frozenset(row for (row,) in self._db.execute("SELECT DISTINCT article FROM events"))

    def spans(self, row: int, begin: int, end: int) -> list[Span]:
        """Where an article tells of events on these days."""
        found = self._db.execute(
            "SELECT data FROM events WHERE article = ? AND begins <= ? AND ends >= ? ORDER BY number",
            (row, end, begin),
        )
        return [Span(event["start"], event["end"]) for event in (json.loads(data) for (data,) in found)]

    def of(self, rows: Collection[int]) -> Iterator[tuple[int, int, Event]]:
        """The events of these articles, each after its article's row and the id of its telling."""
        for row, id, number, data in self._db.execute(  # noqa: A001
            "SELECT article, id, number, data FROM events JOIN articles ON row = article"
            " WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, number",
            (json.dumps(sorted(rows)),),
        ):
            event = Event.model_validate({**json.loads(data), "id": event_id(id, number)})
            yield row, telling_id(row, number), event
