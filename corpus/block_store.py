"""Blocks in the store: tellings that share something, each to be compared with the next of its block.

The rules are those of ``groups``, asked of a table, so that what a few new tellings are to be compared with
is found without looking at the others.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from corpus.groups import NEIGHBOURS, WIDTHS
from corpus.likeness import DOUBT_DAYS, YEAR_DAYS
from corpus.tellings import WIDE_DAYS, Days, Telling

# How many days before a day a date that holds it may begin, by its width.
_REACH = (0, WIDE_DAYS, YEAR_DAYS)
_UNDATED = Days(-1, -1)

Couple = tuple[int, int]
Spot = tuple[int, int]  # place and id of a telling
_DELETE = "DELETE FROM blocks WHERE key = ? AND begins = ? AND ends = ? AND place = ? AND telling = ?"
_INSERT = "INSERT OR IGNORE INTO blocks VALUES (?, ?, ?, ?, ?)"


class _Block(NamedTuple):
    """Where tellings of the very same date are that share something."""

    key: int
    days: Days


class _Host(NamedTuple):
    """Where the wide dates are that share something with a telling within them."""

    key: int  # of their own width
    guest_key: int  # of the width of what is within them
    days: Days


class Shaken(NamedTuple):
    """What a change of some tellings means for others."""

    couples: set[Couple]  # to be compared: at least one is new, or they have come closer
    moved: set[int]  # tellings that may have become too far from one that they were compared with


class BlockStore:
    """The table ``blocks``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._members: dict[_Block, list[tuple[int, int]]] = {}

    def change(self, dropped: Mapping[int, Telling], added: Mapping[int, Telling]) -> Shaken:
        """Takes tellings out and in. A telling may be in both, as it was and as it is."""
        self._members.clear()
        before, after = ({id: set(_blocks(one)) for id, one in each.items()} for each in (dropped, added))  # noqa: A001
        for ids, blocks, command in ((dropped, before, _DELETE), (added, after, _INSERT)):
            rows = {
                (block.key, *block.days, ids[id].place, id)
                for id, found in blocks.items()  # noqa: A001
                for block in found
            }
            self._db.executemany(command, sorted(rows))
        shaken = Shaken(set(), set())
        changes: dict[_Block, tuple[list[Spot], list[Spot]]] = {}
        for number, (ids, blocks) in enumerate(((dropped, before), (added, after))):
            for id, found in blocks.items():  # noqa: A001
                for block in found:
                    changes.setdefault(block, ([], []))[number].append((ids[id].place, id))
        self._beside(changes, shaken)
        for id, one in added.items():  # noqa: A001
            self._as_host(id, one, shaken)
            self._as_guest(id, one, shaken)
        self._no_guests(dropped.values(), shaken)
        return shaken

    def are_compared(self, one: int, other: int, tellings: Mapping[int, Telling]) -> bool:
        """Whether two tellings still are near enough to each other in some block."""
        first, second = tellings[one], tellings[other]
        for block in set(_blocks(first)) & set(_blocks(second)):
            members = self._of(block)
            places = [
                bisect_left(members, (t.place, number)) for number, t in ((one, first), (other, second))
            ]
            if abs(places[0] - places[1]) <= NEIGHBOURS:
                return True
        return any(
            self._before(host, guest) < NEIGHBOURS
            for host_telling, guest in ((first, second), (second, first))
            for host in _hosts_between(host_telling, guest)
        )

    def near(self, one: Telling) -> set[int]:
        """Tellings of other days close by, of the same kind of happening with one of the same names."""
        if one.days is None:
            return set()
        days = range(one.days.begins - DOUBT_DAYS, one.days.begins + DOUBT_DAYS + 1)
        return {
            id
            for key in one.kind_keys(0)
            for day in days
            if day != one.days.begins
            for (id,) in self._db.execute(  # noqa: A001
                "SELECT telling FROM blocks WHERE key = ? AND begins = ? AND ends = ? LIMIT ?",
                (key, day, day, NEIGHBOURS),
            )
        }

    # -- of the very same date

    def _of(self, block: _Block) -> list[tuple[int, int]]:
        """Place and id of the tellings of a block, in order."""
        if block not in self._members:
            self._members[block] = self._db.execute(
                "SELECT place, telling FROM blocks WHERE key = ? AND begins = ? AND ends = ?"
                " ORDER BY place, telling",
                (block.key, *block.days),
            ).fetchall()
        return self._members[block]

    def _beside(self, changes: Mapping[_Block, tuple[list[Spot], list[Spot]]], shaken: Shaken) -> None:
        for block, (gone, new) in changes.items():
            members = self._of(block)
            reach = NEIGHBOURS + len(new)
            for spot in new:
                at = bisect_left(members, spot)
                for _, other in members[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]:
                    if other != spot[1]:
                        shaken.couples.add((min(spot[1], other), max(spot[1], other)))
                if len(members) > NEIGHBOURS + 1:
                    shaken.moved.update(id for _, id in members[max(0, at - reach) : at + reach + 1])  # noqa: A001
            if len(members) + len(gone) - len(new) <= NEIGHBOURS + 1:
                continue
            for spot in gone:  # those on both sides of it have come closer
                at = bisect_left(members, spot)
                for place in range(max(0, at - NEIGHBOURS), at):
                    for _, other in members[at : place + NEIGHBOURS + 1]:
                        one_id = members[place][1]
                        shaken.couples.add((min(one_id, other), max(one_id, other)))

    # -- of wider dates and of closer ones within them

    def _as_host(self, id: int, one: Telling, shaken: Shaken) -> None:  # noqa: A002
        for host in _hosts_of(one):
            for guest in self._guests(host, NEIGHBOURS):
                shaken.couples.add((min(id, guest), max(id, guest)))

    def _guests(self, host: _Host, limit: int, offset: int = 0) -> list[int]:
        """The first tellings within these days."""
        found = self._db.execute(
            "SELECT telling FROM blocks WHERE key = ? AND begins BETWEEN ? AND ? AND ends <= ?"
            " AND NOT (begins = ? AND ends = ?) ORDER BY begins, ends, place, telling LIMIT ? OFFSET ?",
            (host.guest_key, *host.days, host.days.ends, *host.days, limit, offset),
        )
        return [id for (id,) in found]  # noqa: A001

    def _before(self, host: _Host, guest: Telling) -> int:
        """How many tellings within these days come before one of them, as far as they are compared."""
        assert guest.days is not None
        found = self._db.execute(
            "SELECT count(*) FROM (SELECT 1 FROM blocks WHERE key = ? AND begins BETWEEN ? AND ?"
            " AND ends <= ? AND NOT (begins = ? AND ends = ?) AND (begins, ends, place) < (?, ?, ?) LIMIT ?)",
            (
                host.guest_key, host.days.begins, guest.days.begins, host.days.ends, *host.days,
                *guest.days, guest.place, NEIGHBOURS,
            ),
        )  # fmt: skip
        return int(found.fetchone()[0])

    def _hosts(self, guest: Telling) -> Iterator[_Host]:
        """The wider dates that hold a telling and share something with it, of which it is among the first."""
        if guest.days is None:
            return
        for width in WIDTHS[max(1, guest.days.width) :]:
            for key, guest_key in zip(guest.kind_keys(width), guest.kind_keys(guest.days.width), strict=True):
                for begins, ends in self._db.execute(
                    "SELECT DISTINCT begins, ends FROM blocks"
                    " WHERE key = ? AND begins BETWEEN ? AND ? AND ends >= ?",
                    (key, guest.days.begins - _REACH[width], guest.days.begins, guest.days.ends),
                ).fetchall():
                    host = _Host(key, guest_key, Days(begins, ends))
                    if (
                        ends - begins <= YEAR_DAYS
                        and host.days != guest.days
                        and self._before(host, guest) < NEIGHBOURS
                    ):
                        yield host

    def _as_guest(self, id: int, one: Telling, shaken: Shaken) -> None:  # noqa: A002
        for host in self._hosts(one):
            hosts = [other for _, other in self._of(_Block(host.key, host.days))]
            shaken.couples.update((min(id, other), max(id, other)) for other in hosts)
            if len(self._guests(host, NEIGHBOURS + 1)) > NEIGHBOURS:
                shaken.moved.update(hosts)

    def _no_guests(self, dropped: Iterable[Telling], shaken: Shaken) -> None:
        """Where tellings were among the first within a date, the next ones take their places."""
        for host, times in Counter(host for one in dropped for host in self._hosts(one)).items():
            for next_one in self._guests(host, times, max(0, NEIGHBOURS - times)):
                for _, other in self._of(_Block(host.key, host.days)):
                    shaken.couples.add((min(next_one, other), max(next_one, other)))


def _blocks(one: Telling) -> Iterator[_Block]:
    days = one.days or _UNDATED
    for key in one.same_keys():
        yield _Block(key, days)
    if one.days is not None:
        for key in one.kind_keys(days.width):
            yield _Block(key, days)


def _hosts_of(one: Telling) -> Iterator[_Host]:
    """Where a telling of a wide date looks for those within it."""
    if one.days is None or not 0 < one.days.ends - one.days.begins <= YEAR_DAYS:
        return
    for width in WIDTHS[: one.days.width + 1]:
        for key, guest_key in zip(one.kind_keys(one.days.width), one.kind_keys(width), strict=True):
            yield _Host(key, guest_key, one.days)


def _hosts_between(host: Telling, guest: Telling) -> Iterable[_Host]:
    if host.days is None or guest.days is None or host.days == guest.days:
        return ()
    if not (host.days.begins <= guest.days.begins and guest.days.ends <= host.days.ends):
        return ()
    keys = set(guest.kind_keys(guest.days.width))
    return [found for found in _hosts_of(host) if found.guest_key in keys]
