"""What is asked of grouped events in the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from json import dumps, loads
from typing import NamedTuple

from corpus.block_store import BlockStore
from corpus.likeness import may_be_one
from corpus.model import Event
from corpus.packing import event_id
from corpus.telling_ids import MOST_EVENTS, ROW_BITS, telling_id
from corpus.telling_store import TellingStore

# begins, ends, precision, status of a telling; begins and ends are None where it is undated.
Dated = tuple[int, int | None, int | None, str, str]


class Doubt(NamedTuple):
    """A telling that may be of the event that another one is of, on another day."""

    telling: int
    other: int


class GroupReading:
    """The tables of ``group_store``, as they are read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._tellings = TellingStore(connection)
        self._blocks = BlockStore(connection)

    def everything(self) -> Iterator[tuple[int, int | None, int | None, str, str, int, int]]:
        """Id, first and last day, precision, status, home and voice of every telling."""
        return self._db.execute("SELECT id, begins, ends, precision, status, home, voice FROM tellings")

    def arrays(self) -> dict[str, bytes]:
        """What was kept with ``keep_array``."""
        return dict(self._db.execute("SELECT name, data FROM timelines"))

    def keep_array(self, name: str, data: bytes) -> None:
        """Keeps an array. Inside a transaction."""
        self._db.execute("INSERT OR REPLACE INTO timelines VALUES (?, ?)", (name, data))

    def changed(self, after: int) -> list[int]:
        """Rows of articles that were written or taken out after a change."""
        query = "SELECT row FROM articles WHERE change > ?1 UNION SELECT row FROM removed WHERE change > ?1"
        return [row for (row,) in self._db.execute(query, (after,))]

    def fresh(self, after: int) -> list[Dated]:
        """Id, first and last day, precision and status of what was told after a change."""
        found = self._db.execute(
            "SELECT article, number, events.begins, events.ends,"
            " coalesce(json_extract(data, '$.date.precision'), ''), json_extract(data, '$.status')"
            " FROM events JOIN articles ON row = article WHERE change > ? ORDER BY article, number",
            (after,),
        )
        return [(telling_id(row, number), *rest) for row, number, *rest in found]

    def events(self, ids: Collection[int]) -> dict[int, Event]:
        """The events of these tellings; those that are gone are left out."""
        found = self._db.execute(
            "SELECT article, number, articles.id, data FROM json_each(?) wanted CROSS JOIN events"
            f" ON article = wanted.value >> {ROW_BITS} AND number = wanted.value & {MOST_EVENTS - 1}"
            " JOIN articles ON row = article",
            (dumps(sorted(ids)),),
        )
        return {
            telling_id(row, number): Event.model_validate({**loads(data), "id": event_id(id, number)})
            for row, number, id, data in found  # noqa: A001
        }

    def number(self, event: str) -> int | None:
        """The telling that an event is, by the event's id."""
        article, _, number = event.rpartition("#")
        found = self._db.execute("SELECT row FROM articles WHERE id = ?", (article,)).fetchone()
        return None if found is None or not number.isdecimal() else telling_id(int(found[0]), int(number))

    def doubts(self, ids: Collection[int]) -> list[Doubt]:
        """What may be of the event that one of these tellings is of, and has a day close by."""
        known = self._tellings.of_a_day(ids)
        near = {id: self._blocks.near(one) for id, one in known.items() if len(one.names) > 1}  # noqa: A001
        others = self._tellings.these({id for found in near.values() for id in found})  # noqa: A001
        return [
            Doubt(id, other)
            for id, found in sorted(near.items())  # noqa: A001
            for other in sorted(found & others.keys())
            if may_be_one(known[id], others[other])
        ]
