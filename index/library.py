"""The library: articles that can be added, found and read. What the terminal, and any program, talks to.

A ``Library`` belongs to the thread that opened it; each thread and each process opens its own, and any number
may read while one adds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from corpus.database import StoreTooNewError, is_read_only
from corpus.model import (
    ENTITY_TYPES,
    Annotated,
    Article,
    DateRange,
    Entity,
    EntityType,
    Refused,
    Span,
    TimelineRow,
)
from corpus.store import Store
from index.entities import with_library_names
from index.errors import LibraryUnusableError, NotWritableError, QueryError, UnknownArticleError
from index.folder import READER_BACKUP, STORE, prepare, store_trouble, write_lock
from index.listing import listing
from index.reading import Reading
from index.results import AddProgress, AddReport, Page, Sort, Story

if TYPE_CHECKING:
    from typing import BinaryIO

    from index.adding import Hooks, Item, Way
    from index.search import Searcher
    from index.upkeep import Upkeep

T = TypeVar("T")


class Library:
    """One open library."""

    def __init__(self, root: Path, store: Store) -> None:
        """Use ``Library.open``."""
        self.root = root
        self.notices: list[str] = []  # what had to be mended, to be said to the reader
        self._store = store
        self._upkeep_made: Upkeep | None = None
        self._searcher: Searcher | None = None
        self._mended = False
        self._seen = -1
        self._reading: Reading
        self._cache: dict[object, object]
        self._renew()

    @classmethod
    def open(cls, root: Path) -> Library:
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
            elif library.count():
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

    # -- adding

    def add(
        self,
        items: Iterable[Article | Refused],
        *,
        progress: Callable[[AddProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        annotate: Callable[[Article], Annotated] | None = None,
        processes: int | None = None,
    ) -> AddReport:
        """Takes articles in; what the library has unchanged is skipped, what was refused is reported.

        ``annotate`` takes the place of Dateline's own. Raises ``LibraryBusyError`` when another program keeps
        writing.
        """
        from index.adding import Hooks, Way, processors

        way = Way(
            processes=processors() if processes is None else processes,
            annotate=None if annotate is None else lambda article, hints: annotate(article),
        )
        return self._add(items, way, Hooks(progress, None, cancelled))

    def add_paths(
        self, paths: Iterable[Path], way: Way, hooks: Hooks, *, stdin: BinaryIO | None = None
    ) -> AddReport:
        """Reads files and folders and takes in what is in them; what has not changed is not read again.

        Raises ``LibraryBusyError``.
        """
        from corpus.read.walk import walk
        from index.ledger import FileLedger

        ledger = FileLedger(self._store, way.options)
        items = walk(paths, way.options, ledger=ledger, stdin=stdin, read_bytes=hooks.read_bytes)
        return self._add(items, way, hooks)

    def _add(self, items: Iterable[Item], way: Way, hooks: Hooks) -> AddReport:
        from index.adding import Adding

        with store_trouble(self.root):
            try:
                return Adding(self.root, self._store, self._upkeep, way, hooks).run(items)
            finally:
                self._renew()

    def refused(self) -> tuple[Refused, ...]:
        """What of the files of the library could not be taken, with the reasons."""
        with store_trouble(self.root):
            return self._store.files.refused()

    # -- taking out and in

    def exported(self, query: str | None = None) -> Iterator[str]:
        """Everything as JSON lines, the reader's work too; with a query its hits alone, and their marks."""
        from index.transfer import exported

        with store_trouble(self.root):
            yield from exported(self._store, self._scope(query, None))

    def take_in(
        self, content: Iterable[bytes], name: str, add: Callable[[Iterable[Article | Refused]], None]
    ) -> int:
        """Takes the lines of an export in; ``add`` is told to add articles, and hears what is refused.

        Returns how many of the reader's marks were new.
        """
        from index.transfer import Importing

        with store_trouble(self.root):
            importing = Importing(self.root, self._store, name)
            importing.run(content, add)
            self._renew()
            return importing.merged

    # -- finding

    def search(
        self, query: str, *, limit: int = 20, offset: int = 0, sort: Sort = "relevance", typing: bool = False
    ) -> Page:
        """A window of the hits of a query; of the empty query all articles, the newest first.

        While ``typing`` the last word is a beginning and open quotes and brackets are closed.
        Raises ``QueryError`` with a 1-based column.
        """
        text = _speakable(query)
        if not text.strip():
            with store_trouble(self.root):
                return listing(text, self._store, self._reading, limit=limit, offset=offset, sort=sort)
        from index import asking

        return self._mending(
            lambda: asking.page(
                text,
                self._store,
                self._reading,
                self._index,
                limit=limit,
                offset=offset,
                sort=sort,
                typing=typing,
            )
        )

    def count(self) -> int:
        """How many articles there are."""
        with store_trouble(self.root):
            return self._store.count()

    def article(self, id: str) -> Annotated:  # noqa: A002
        """An article by its id or a beginning of it, with its entities as the library knows them.

        Raises ``UnknownArticleError``.
        """
        with store_trouble(self.root):
            return with_library_names(self._store, self._store.article(self._row(id)))

    def page(self, id: str) -> str | None:  # noqa: A002
        """The page that an article's text was taken out of; None where the text is the input itself.

        Raises ``UnknownArticleError``.
        """
        with store_trouble(self.root):
            return self._store.page(self._row(id))

    def matches(self, query: str, id: str, *, typing: bool = False) -> tuple[Span, ...]:  # noqa: A002
        """What answers a query in an article's text, in order; nothing for a query that can't be read.

        Give it ``Page.understood`` rather than what was typed. Raises ``UnknownArticleError``.
        """
        from index import asking

        row = self._row(id)
        try:
            return self._mending(
                lambda: asking.matches(_speakable(query), self._store, row, self._index, typing)
            )
        except QueryError:
            return ()

    def story(self, id: str) -> Story | None:  # noqa: A002
        """The story that an article is a near copy in; None when it stands alone.

        Raises ``UnknownArticleError``.
        """
        from corpus.independence import sources

        row = self._row(id)
        name = self._store.stories.name(row)
        if name is None:
            return None
        heads = self._store.heads(sorted(self._store.stories.rows(row)))
        outlets = {head.row: head.source for head in heads}
        homes = sources(outlets, self._store.stories.pairs(outlets))
        return Story(id=name, articles=tuple(sorted(h.id for h in heads)), sources=len(set(homes.values())))

    def entities(
        self,
        *,
        query: str | None = None,
        article: str | None = None,
        types: Collection[EntityType] | None = None,
        limit: int | None = None,
    ) -> tuple[Entity, ...]:
        """The entities of a query's hits, of an article, or of the library, the most mentioned first."""
        wanted = frozenset(ENTITY_TYPES if types is None else types)
        with store_trouble(self.root):
            rows = self._scope(query, article)
            if rows is None:
                return self._cached(("entities", wanted), lambda: self._store.entities.count(None, wanted))[
                    :limit
                ]
            return self._store.entities.count(rows, wanted)[:limit]

    def timeline(
        self,
        *,
        query: str | None = None,
        article: str | None = None,
        begin: date | None = None,
        end: date | None = None,
    ) -> tuple[TimelineRow, ...]:
        """What is told to have happened, or to be going to, in a query's hits, an article, or the library."""
        from index import timelines

        with store_trouble(self.root):
            rows = self._scope(query, article)
            if rows is None:
                found = self._cached(("timeline",), lambda: timelines.timeline(self._store, None))
            else:
                found = timelines.timeline(self._store, rows)
            return timelines.within(found, begin, end)

    # -- what the reader does

    def mark_read(self, id: str, read: bool = True) -> None:  # noqa: A002
        """Marks an article read or unread."""
        with store_trouble(self.root):
            self._store.reader.mark_read(id, read)

    def set_published(self, id: str, day: DateRange | None) -> None:  # noqa: A002
        """Sets when an article was published, by the reader's word; None takes that back.

        Raises ``UnknownArticleError``.
        """
        from index.adding import Adding, Hooks, Way

        row = self._row(id)
        with store_trouble(self.root):
            with write_lock(self.root), self._store.transaction():
                name = self._store.heads([row])[0].id
                self._store.reader.set_published(name, day)
                self._store.make_stale([row])
            try:
                Adding(self.root, self._store, self._upkeep, Way(fully=False), Hooks()).run(())
            finally:
                self._renew()

    def unread(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these articles that have not been read."""
        with store_trouble(self.root):
            return self._store.reader.unread(ids)

    def place(self) -> str | None:
        """Where the reader was, as it was saved."""
        with store_trouble(self.root):
            return self._store.reader.place()

    def save_place(self, place: str) -> None:
        """Keeps where the reader is."""
        with store_trouble(self.root):
            self._store.reader.save_place(place)

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

    def _drop_searcher(self) -> None:
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None

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

        return self._mending(lambda: asking.scope(_speakable(query), self._reading, self._index))

    def _cached(self, key: object, make: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        if key not in self._cache:
            self._cache[key] = make()
        return self._cache[key]  # type: ignore[return-value]


def _speakable(query: str) -> str:
    """The query, a lone surrogate in it, which no terminal can show, made a question mark."""
    return query.encode("utf-8", "replace").decode("utf-8")
