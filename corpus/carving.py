"""Rows out of the pages of an SQLite file, one page at a time, whatever became of the pages that lead there.

For a store whose schema, or the upper pages of a table, can't be read. The format is described at
https://www.sqlite.org/fileformat2.html; only leaf pages of tables are looked at. Nothing here is trusted: a
page can hold anything, and what comes out is to be checked against what is known of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Value = None | int | float | str | bytes

_LEAF = 0x0D
_INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)
# What SQLite allows a table by default; a record that claims more columns is none.
_MOST_COLUMNS = 2000


class Place(NamedTuple):
    """Where a row lies: the number of its page, from 1, and where in it."""

    page: int
    offset: int


class Pages:
    """The file of a store, read by pages of the size that its header tells, or 4,096 bytes."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        header = self._file.read(100)
        told = int.from_bytes(header[16:18], "big")
        size = 65536 if told == 1 else told
        self._size = size if size in {1 << bits for bits in range(9, 17)} else 4096
        self._count = path.stat().st_size // self._size
        reserved = header[20] if len(header) > 20 else 0
        self._usable = self._size - (reserved if reserved < 64 else 0)
        self._first_free = int.from_bytes(header[32:36], "big")

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()

    def rows(self) -> Iterator[tuple[Place, int, list[Value]]]:
        """Where each row lies that is in use, its number and its values."""
        free = self._free()
        for number in range(1, self._count + 1):
            if number in free:
                continue
            page = self._page(number)
            start = 100 if number == 1 else 0
            if len(page) < start + 8 or page[start] != _LEAF:
                continue
            count = int.from_bytes(page[start + 3 : start + 5], "big")
            for at in range(start + 8, min(start + 8 + 2 * count, len(page) - 1), 2):
                place = Place(number, int.from_bytes(page[at : at + 2], "big"))
                found = self.row(place)
                if found is not None:
                    yield place, *found

    def row(self, place: Place) -> tuple[int, list[Value]] | None:
        """The row that lies there; None when that is no row."""
        page = self._page(place.page)
        try:
            length, at = _varint(page, place.offset)
            number, at = _varint(page, at)
            payload = self._payload(page, at, length)
            return (number, _values(payload)) if payload is not None else None
        except (IndexError, ValueError):
            return None

    def _page(self, number: int) -> bytes:
        self._file.seek((number - 1) * self._size)
        return self._file.read(self._size)

    def _payload(self, page: bytes, at: int, length: int) -> bytes | None:
        """The bytes of a row, put together from the pages that it runs over into."""
        if length > self._count * self._size:
            return None
        usable = self._usable
        most, least = usable - 35, (usable - 12) * 32 // 255 - 23
        here = length
        if length > most:
            here = least + (length - least) % (usable - 4)
            here = here if here <= most else least
        content = bytearray(page[at : at + here])
        following = int.from_bytes(page[at + here : at + here + 4], "big")
        while len(content) < length:
            if not 0 < following <= self._count:
                return None
            more = self._page(following)
            following = int.from_bytes(more[:4], "big")
            content += more[4 : 4 + min(usable - 4, length - len(content))]
        return bytes(content) if len(content) == length else None

    def _free(self) -> set[int]:
        """Pages that are not in use: what stands there was deleted."""
        free: set[int] = set()
        trunk = self._first_free
        while 0 < trunk <= self._count and trunk not in free:
            free.add(trunk)
            page = self._page(trunk)
            count = min(int.from_bytes(page[4:8], "big"), (len(page) - 8) // 4)
            free.update(int.from_bytes(page[8 + 4 * n : 12 + 4 * n], "big") for n in range(count))
            trunk = int.from_bytes(page[:4], "big")
        return free


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | data[at + 8], at + 9


def _values(payload: bytes) -> list[Value]:
    """The values of a record. Raises ``IndexError`` or ``ValueError`` when it is none."""
    header, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < header:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != header or len(kinds) > _MOST_COLUMNS:
        raise ValueError("no record")
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    return values


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind < 7:
        size = _INTEGER_BYTES[kind]
        return int.from_bytes(payload[at : at + size], "big", signed=True), at + size
    if kind < 12:
        return 0.0, at + 8  # the tables that are looked for hold no fractions
    size = (kind - 12) // 2
    if at + size > len(payload):
        raise ValueError("no record")
    data = payload[at : at + size]
    return (data.decode("utf-8", "replace") if kind % 2 else data), at + size
