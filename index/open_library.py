"""A library that is open: its store, its index once that is asked for, and the state that is being read.

What can be asked of it is ``library.Library``'s.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from corpus.database import StoreTooNewError, is_read_only
from corpus.store import Store
from index.errors import LibraryUnusableError, NotWritableError, QueryError, UnknownArticleError
from index.folder import READER_BACKUP, STORE, prepare, store_trouble
from index.reading import Reading

if TYPE_CHECKING:
    from index.search import Searcher
    from index.upkeep import Upkeep
    from index.warming import Warming

T = TypeVar("T")


class OpenLibrary:
    """Opening, closing, seeing what others have added, and mending."""

    def __init__(self, root: Path, store: Store) -> None:
        """Use ``Library.open``."""
        self.root = root
        self.notices: list[str] = []  # what had to be mended, to be said to the reader
        self._store = store
        self._upkeep_made: Upkeep | None = None
        self._searcher: Searcher | None = None
        self._warming: tuple[Searcher, Warming] | None = None
        self._mended = False
        self._seen = -1
        self._reading: Reading
        self._cache: dict[object, object]
        self._renew()

    @classmethod
    def open(cls, root: Path) -> Self:
        """The library in a folder, made if there is none.

        Raises ``LibraryUnusableError``, which says what is wrong and what to do.
        """
        root = Path(root).expanduser().absolute()
        prepare(root)
        with store_trouble(root):
            try:
                library = cls(root, Store.open(root / STORE))
            except StoreTooNewError as error:
                todo = "update Dateline, or choose another library"
                raise LibraryUnusableError(root, str(error), todo) from error
            if is_read_only(root / STORE):
                library.notices.append("The library can't be written to: it is read as it is.")
            elif library._store.count():
                library._bring_up_to_date()
                library._renew()
        return library

    def close(self) -> None:
        """Lets go of its files; what the reader did is copied beside the store, in case that is damaged."""
        self._drop_searcher()
        with suppress(OSError, sqlite3.Error):
            self._store.copy_reader(self.root / READER_BACKUP)
        self._store.close()

    @property
    def generation(self) -> int:
        """Grows when newer answers are being read."""
        return self._reading.generation

    def refresh(self) -> bool:
        """Reads what others have added since; true when that was something. Cheap when nothing was."""
        version = self._store.data_version
        if version == self._seen:
            return False
        self._seen = version
        if self._store.generation == self.generation:
            return False
        self._renew()
        return True

    # -- inside

    def _bring_up_to_date(self) -> None:
        """A full disk, or a folder that can't be written to, does not keep what is there from being read."""
        try:
            with store_trouble(self.root):
                self._upkeep.at_start()
        except NotWritableError as error:
            self.notices.append(f"The library {error.what}: it can be read and searched as it is.")

    def _renew(self) -> None:
        """From now on reads what there is now."""
        self._drop_searcher()
        self._seen = self._store.data_version
        self._reading = Reading(self._store)
        self._cache = {}

    def _reread(self) -> None:
        """As ``_renew`` where the articles and their index are what they were."""
        self._reading = Reading(self._store, like=self._reading)
        self._cache = {}

    def _drop_searcher(self) -> None:
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = self._warming = None

    @property
    def _upkeep(self) -> Upkeep:
        if self._upkeep_made is None:
            from index.upkeep import Upkeep

            self._upkeep_made = Upkeep(self.root, self._store, self.notices.append)
        return self._upkeep_made

    def _index(self) -> Searcher:
        if self._searcher is None:
            self._searcher = self._upkeep.searcher()
        return self._searcher

    def _warmed(self) -> Warming:
        """What reads ahead from the index as it is now."""
        from index import asking  # noqa: F401  # what a question loads
        from index.warming import Warming

        searcher = self._index()
        if self._warming is None or self._warming[0] is not searcher:
            self._reading.universe(searcher)
            self._warming = searcher, Warming(searcher)
        return self._warming[1]

    def _mending(self, ask: Callable[[], T]) -> T:
        """The answer; damage that shows only while reading is mended once, by building the index anew."""
        try:
            with store_trouble(self.root):
                return ask()
        except (QueryError, LibraryUnusableError):
            raise
        except Exception:
            if self._searcher is None or self._mended:
                raise
            self._mended = True
            self._drop_searcher()
            with store_trouble(self.root):
                self._upkeep.rebuild()
                self._renew()
                return ask()

    def _row(self, id: str) -> int:  # noqa: A002
        with store_trouble(self.root):
            row = self._store.row(id)
        if row is None:
            raise UnknownArticleError(id)
        return row

    def _scope(self, query: str | None, article: str | None) -> Collection[int] | None:
        """The rows that a question is about; None for the whole library."""
        if article is not None:
            return [self._row(article)]
        if query is None or not query.strip():
            return None
        from index import asking

        return self._mending(lambda: asking.scope(speakable(query), self._reading, self._index))

    def _cached(self, key: object, make: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        if key not in self._cache:
            self._cache[key] = make()
        return self._cache[key]  # type: ignore[return-value]


def speakable(query: str) -> str:
    """The query, a lone surrogate in it, which no terminal can show, made a question mark."""
    return query.encode("utf-8", "replace").decode("utf-8")
