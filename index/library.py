"""The library: articles that can be added, found and read. What the terminal, and any program, talks to.

A ``Library`` belongs to the thread that opened it; each thread and each process opens its own, and any number
may read while one adds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from corpus.model import (
    ENTITY_TYPES,
    Annotated,
    Article,
    DateRange,
    Entity,
    EntityType,
    Refused,
    Span,
)
from index.entities import with_library_names
from index.entity_view import EntityViews
from index.errors import QueryError
from index.folder import store_trouble, write_lock
from index.listing import listing
from index.open_library import speakable
from index.results import AddProgress, AddReport, Facets, Page, Sort, Story
from index.timeline_answers import TimelineAnswers
from index.work import ReadersWork

if TYPE_CHECKING:
    from typing import BinaryIO

    from index.adding import Hooks, Item, Way

# The entities of so few articles are soon counted by the store; of more, arrays are read in first.
FEW = 300

T = TypeVar("T")


class Library(EntityViews, TimelineAnswers, ReadersWork):
    """One open library, and what can be asked of it and done with it."""

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

    def prepare(self, seconds: float) -> bool:
        """Reads ahead what is asked most, for so long or a little longer; false when there is nothing left.

        For pauses: the first answers come sooner. Raises nothing that asking would not.
        """
        with store_trouble(self.root):
            if not self._store.count():
                return False
        return self._mending(lambda: self._warmed().go_on(seconds))

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "relevance",
        typing: bool = False,
        by_story: bool = False,
    ) -> Page:
        """A window of the hits of a query; of the empty query all articles, the newest first.

        Words of which no article has all find those with any, and a note says so. While ``typing`` the last
        word is a beginning and open quotes and brackets are closed. ``by_story`` gives of each story only the
        best hit. Raises ``QueryError`` with a 1-based column.
        """
        text = speakable(query)
        if not text.strip():
            with store_trouble(self.root):
                return listing(
                    text,
                    self._store,
                    self._reading,
                    limit=limit,
                    offset=offset,
                    sort=sort,
                    by_story=by_story,
                )
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
                by_story=by_story,
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
                lambda: asking.matches(speakable(query), self._store, self._reading, row, self._index, typing)
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
            if len(rows) <= FEW:
                return self._store.entities.count(rows, wanted)[:limit]
            return self._reading.facets.entities(rows, wanted, limit)

    def facets(self, query: str | None = None) -> Facets:
        """The sources and months of a query's hits, or of all articles. Raises ``QueryError``."""
        with store_trouble(self.root):
            rows = self._scope(query, None)
            return self._reading.facets.count(self._reading.rows() if rows is None else rows)

    # -- what the reader does

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
                self._store.stale.mark([row])
            try:
                Adding(self.root, self._store, self._upkeep, Way(fully=False), Hooks()).run(())
            finally:
                self._renew()
