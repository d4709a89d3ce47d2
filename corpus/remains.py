"""What can still be read of a damaged store: row by row, around what can't be, and then page by page."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from corpus.carving import Pages, Place, Value
from corpus.packing import is_intact, unpack_given

Row = tuple[object, ...]

_TROUBLE = (sqlite3.Error, MemoryError, OverflowError)
_ARTICLE = ("id", "given_id", "given", "path", "title", "hash", "annotator", "change")
# Where these stand in a row of `articles` as it lies in the file; columns were only ever added at the end.
_ARTICLE_AT = (1, 2, 3, 4, 5, 12, 13, 14)
# A row is found by its number only where there may be one: a page holds few articles.
_ROWS_TO_A_PAGE = 64
# So many ranges in a row without a row: the page that leads to all of them is gone.
_IN_VAIN = 500
# No store is so large: a header that says so is damaged itself.
_LONGEST = 1 << 40


class Remains:
    """The readable rows of a file that may be no store at all. ``holed`` are tables of which some was not."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._pages: Pages | None = None
        self._carved: dict[str, defaultdict[int, list[Place]]] | None = None
        self.holed: set[str] = set()

    def __enter__(self) -> Remains:
        with suppress(OSError):
            _lengthen(self._path)
        with suppress(sqlite3.Error):
            self._db = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=rw", uri=True)
            self._db.text_factory = lambda data: data.decode("utf-8", "replace")
            # what was written last into the file itself, where the pages are looked for
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        with suppress(OSError):
            self._pages = Pages(self._path)
        return self

    def __exit__(self, *_: object) -> None:
        if self._db is not None:
            self._db.close()
        if self._pages is not None:
            self._pages.close()

    # -- any table

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns, in order; none where even that can't be read."""
        if self._db is None:
            return []
        with suppress(*_TROUBLE):
            return [name for _, name, *_ in self._db.execute(f"PRAGMA table_info({table})")]
        return []

    def rows(self, table: str) -> Iterator[Row]:
        """What can be read of a table, each row once; all columns."""
        columns = self.columns(table)
        if not columns or self._db is None:
            self.holed.add(table)
            return
        key = self._key(table)
        if key == ["rowid"]:
            for number in self._numbers(table):
                with suppress(*_TROUBLE):
                    yield from self._db.execute(f"SELECT * FROM {table} WHERE rowid = ?", (number,))
            return
        seen: set[Row] = set()
        places = [columns.index(name) for name in key]
        for direction in ("ASC", "DESC"):
            order = ", ".join(f"{name} {direction}" for name in key)
            try:
                for row in self._db.execute(f"SELECT * FROM {table} ORDER BY {order}"):
                    mark = tuple(row[place] for place in places)
                    if mark in seen:
                        break
                    seen.add(mark)
                    yield row
                else:
                    return
            except _TROUBLE:
                self.holed.add(table)

    def _key(self, table: str) -> list[str]:
        assert self._db is not None
        found = sorted(
            (rank, name, kind)
            for _, name, kind, _, _, rank in self._db.execute(f"PRAGMA table_info({table})")
            if rank
        )
        return ["rowid"] if [kind for *_, kind in found] == ["INTEGER"] else [name for _, name, _ in found]

    def _numbers(self, table: str) -> Iterator[int]:
        """The row numbers of a table, found from both ends and then by halving what lies between."""
        waiting = deque([(1, self._last(table))])
        in_vain = 0
        while waiting and in_vain < _IN_VAIN:
            low, high = waiting.popleft()
            found, reached, whole = self._run(table, low, high, "ASC")
            yield from found
            in_vain = 0 if found else in_vain + 1
            if whole:
                continue
            self.holed.add(table)
            low = (reached if reached is not None else low - 1) + 1
            found, reached, _ = self._run(table, low, high, "DESC")
            yield from found
            in_vain = 0 if found else in_vain
            high = (reached if reached is not None else high + 1) - 1
            if low < high:  # a single row that can't be read is lost
                middle = (low + high) // 2
                waiting += [(low, middle), (middle + 1, high)]

    def _run(self, table: str, low: int, high: int, direction: str) -> tuple[list[int], int | None, bool]:
        """Numbers in a range as far as they come, the last of them, and whether that was all."""
        assert self._db is not None
        found: list[int] = []
        query = f"SELECT * FROM {table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid {direction}"
        number = f"SELECT rowid, {query.removeprefix('SELECT ')}"
        try:
            for row in self._db.execute(number, (low, high)):
                if not low <= row[0] <= high or (found and (row[0] > found[-1]) != (direction == "ASC")):
                    return found, found[-1] if found else None, False  # pages that lead in a circle
                found.append(row[0])
        except _TROUBLE:
            return found, found[-1] if found else None, False
        return found, None, True

    def _last(self, table: str) -> int:
        assert self._db is not None
        with suppress(*_TROUBLE):
            return int(self._db.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0)
        self.holed.add(table)
        known = [0]
        for query in (
            "SELECT max(row) FROM articles",
            "SELECT max(row) FROM texts",
            "SELECT max(row) FROM prints",
            "SELECT max(article) FROM places",
        ):
            with suppress(*_TROUBLE, TypeError, ValueError):
                known.append(int(self._db.execute(query).fetchone()[0] or 0))
        return max(known) or _ROWS_TO_A_PAGE * (1 + self._path.stat().st_size // 4096)

    # -- articles

    def articles(self) -> Iterator[tuple[int, list[object], object]]:
        """Each article: row; id, given id, what was given, path, title, hash, text, annotation and page;
        the version of its annotator. What can't be read is None.
        """
        numbers = {*self._all("articles"), *self._all("texts")}
        if {"articles", "texts"} & self.holed:
            removed = set(self._all("removed"))
            numbers.update(
                n for table in ("articles", "texts") for n in self._found(table) if n not in removed
            )
        for number in sorted(numbers):
            yield self._article(number)

    def _all(self, table: str) -> Iterator[int]:
        if self._db is None or not self.columns(table):
            self.holed.add(table)
            return iter(())
        return self._numbers(table)

    def _article(self, number: int) -> tuple[int, list[object], object]:
        columns = ", ".join(_ARTICLE)
        heads = self._one(f"SELECT {columns} FROM articles WHERE row = ?", number) or []
        bodies = self._one("SELECT text, annotation FROM texts WHERE row = ?", number) or []
        if not (heads and bodies and _agree(heads[0], bodies[0])) and self._pages is not None:
            heads += self._carve("articles", number, lambda v: [v[at] for at in _ARTICLE_AT])
            bodies += self._carve("texts", number, lambda v: [v[1], v[3]])
        pages = self._one("SELECT page FROM pages WHERE row = ?", number)
        if pages is None and self._pages is not None:
            pages = self._carve("pages", number, lambda v: [v[1]])
        heads.sort(key=lambda head: head[7] if isinstance(head[7], int) else 0, reverse=True)
        chosen = next(((h, b) for h in heads for b in bodies if _agree(h, b)), None)
        head, body = chosen or (heads[0] if heads else [None] * 8, [None, None])
        return number, [*head[:6], *body, pages[0][0] if pages else None], head[6]

    def _one(self, query: str, number: int) -> list[list[object]] | None:
        """The row, if there is one; None when it can't be read."""
        try:
            assert self._db is not None
            return [list(row) for row in self._db.execute(query, (number,))]
        except (*_TROUBLE, AssertionError):
            return None

    def _found(self, table: str) -> defaultdict[int, list[Place]]:
        """Where rows of a table lie in the file, told by what they look like."""
        if self._carved is None:
            self._carved = {name: defaultdict(list) for name in ("articles", "texts", "pages")}
            for place, number, values in self._pages.rows() if self._pages is not None else ():
                if name := _looks_like(values):
                    self._carved[name][number].append(place)
        return self._carved[table]

    def _carve(
        self, table: str, number: int, pick: Callable[[list[Value]], list[object]]
    ) -> list[list[object]]:
        assert self._pages is not None
        rows = [self._pages.row(place) for place in self._found(table).get(number, ())]
        return [pick(row[1]) for row in rows if row is not None]


def _lengthen(path: Path) -> None:
    """Makes a file that was cut off as long as its header says, or nothing at all of it is read."""
    with path.open("rb") as file:
        header = file.read(100)
    size, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    wanted = pages * (65536 if size == 1 else size)
    if header.startswith(b"SQLite format 3\0") and path.stat().st_size < wanted < _LONGEST:
        os.truncate(path, wanted)


def _looks_like(values: list[Value]) -> str | None:
    kinds = [type(value) for value in values]
    if kinds == [type(None), bytes, str, bytes]:
        return "texts"
    if len(kinds) >= 15 and kinds[:4] == [type(None), str, str, str] and kinds[12] is bytes:
        return "articles"
    return "pages" if kinds == [type(None), bytes] else None


def _agree(head: list[object], body: list[object]) -> bool:
    """Whether a text is the one that this article was written with."""
    try:
        article = unpack_given(head[1], head[3], body[0], head[2])  # type: ignore[arg-type]
        return is_intact(article, head[2], head[5])  # type: ignore[arg-type]
    except Exception:  # anything can stand there
        return False
