"""Tellings in the store: events reduced to what can be compared, under the names that the library gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from json import dumps, loads
from typing import NamedTuple

from corpus.model import Event
from corpus.packing import event_id
from corpus.telling_ids import MOST_EVENTS, ROW_BITS, article_of, telling_id
from corpus.tellings import Days, Telling, packed, telling, unpacked

_COLUMNS = "id, begins, ends, start, precision, status, senses, names, said, text, place"


class Kept(NamedTuple):
    """A telling with what the store keeps beside it."""

    telling: Telling
    precision: str
    status: str


class TellingStore:
    """The table ``tellings``, but for what groups them (``group_store``)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def of_articles(self, rows: Collection[int]) -> dict[int, Kept]:
        """The tellings of these articles, as they were when they were last grouped."""
        found = self._db.execute(
            f"SELECT {_COLUMNS} FROM (SELECT value AS row FROM json_each(?)) CROSS JOIN tellings"
            f" ON id >= row << {ROW_BITS} AND id < (row + 1) << {ROW_BITS}",
            (dumps(sorted(rows)),),
        )
        return dict(map(_kept, found))

    def these(self, ids: Collection[int]) -> dict[int, Telling]:
        """These tellings; those that are gone are left out."""
        found = self._db.execute(
            f"SELECT {_COLUMNS} FROM tellings WHERE id IN (SELECT value FROM json_each(?))",
            (dumps(sorted(ids)),),
        )
        return {id: kept.telling for id, kept in map(_kept, found)}  # noqa: A001

    def of_a_day(self, ids: Collection[int]) -> dict[int, Telling]:
        """Those of these tellings that are dated to the day and name more than one."""
        found = self._db.execute(
            f"SELECT {_COLUMNS} FROM tellings WHERE id IN (SELECT value FROM json_each(?))"
            " AND precision = 'day' AND instr(names, ' ')",
            (dumps(sorted(ids)),),
        )
        return {id: kept.telling for id, kept in map(_kept, found)}  # noqa: A001

    def told(self, rows: Collection[int], whole: Mapping[str, str]) -> Iterator[tuple[int, Kept]]:
        """What the events of these articles tell now, under the keys that ``whole`` gives entities."""
        for row, number, id, data in self._db.execute(  # noqa: A001
            "SELECT article, number, id, data FROM events JOIN articles ON row = article"
            " WHERE article IN (SELECT value FROM json_each(?))",
            (dumps(sorted(rows)),),
        ):
            if number >= MOST_EVENTS:
                continue
            event = Event.model_validate({**loads(data), "id": event_id(id, number)})
            names = tuple(dict.fromkeys(whole.get(key, key) for key in event.entities))
            precision = event.date.precision if event.date else ""
            yield telling_id(row, number), Kept(telling(event, row, event.id, names), precision, event.status)

    def put(self, tellings: Mapping[int, Kept]) -> None:
        """Keeps tellings, each an event of its own."""
        self._db.executemany(
            f"INSERT INTO tellings ({_COLUMNS}, home, voice) VALUES ({', '.join('?' * 11)}, ?1, 0)",
            (
                (
                    id,
                    *(kept.telling.days or (None, None)),
                    kept.telling.start,
                    kept.precision,
                    kept.status,
                    " ".join(sorted(kept.telling.senses)),
                    " ".join(sorted(kept.telling.names | kept.telling.places)),
                    packed(kept.telling.said),
                    kept.telling.text,
                    kept.telling.place,
                )
                for id, kept in tellings.items()  # noqa: A001
            ),
        )

    def drop(self, ids: Iterable[int]) -> None:
        """Forgets tellings."""
        self._db.executemany("DELETE FROM tellings WHERE id = ?", ((id,) for id in ids))  # noqa: A001


def _kept(
    row: tuple[int, int | None, int | None, int, str, str, str, str, str, int, int],
) -> tuple[int, Kept]:
    id, begins, ends, start, precision, status, senses, names, said, text, place = row  # noqa: A001
    known = names.split()
    return id, Kept(
        Telling(
            article=article_of(id),
            start=start,
            days=None if begins is None or ends is None else Days(begins, ends),
            exact=precision == "day",
            planned=status == "planned",
            senses=frozenset(senses.split()),
            names=frozenset(name for name in known if not name.startswith("place:")),
            places=frozenset(name for name in known if name.startswith("place:")),
            said=unpacked(said),
            text=text,
            place=place,
        ),
        precision,
        status,
    )
