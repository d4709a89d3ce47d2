"""Saved searches: queries by name, and how many articles have come since each was last read."""

from __future__ import annotations

from corpus.search_store import Saved
from index.errors import QueryError, UnknownSearchError
from index.folder import store_trouble
from index.open_library import OpenLibrary, speakable
from index.results import Page, SavedSearch


class SavedSearches(OpenLibrary):
    """A library's saved searches."""

    def save_search(self, name: str, query: str) -> SavedSearch:
        """Saves a query under a name, in place of one of that name; what it finds now counts as read.

        Raises ``QueryError`` for a query that can't be read, ``ValueError`` for an empty name or query.
        """
        from index.query.parse import parse

        name, query = " ".join(speakable(name).split()), speakable(query).strip()
        if not name or not query:
            raise ValueError("a saved search needs a name and a query")
        parse(query, analyzers=self._reading.analyzers)
        with store_trouble(self.root), self._store.transaction():
            self._store.searches.save(name, query)
            self._store.searches.read_to(name, self._reading.latest())
        return self._counted(self._saved(name))

    def forget_search(self, name: str) -> None:
        """Drops a saved search. Raises ``UnknownSearchError``."""
        with store_trouble(self.root), self._store.transaction():
            if not self._store.searches.forget(name):
                raise UnknownSearchError(name)

    def searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches by name, each with what it finds now and how much of that is new."""
        with store_trouble(self.root):
            saved = self._store.searches.all()
        return tuple(self._counted(one) for one in saved)

    def news(self, name: str, *, limit: int = 20) -> Page:
        """The articles that a saved search finds and that came since it was last read, the newest first.

        Raises ``UnknownSearchError``, and ``QueryError`` for a query that can't be read any more.
        """
        from index import asking

        saved = self._saved(name)
        return self._mending(
            lambda: asking.page(
                saved.query,
                self._store,
                self._reading,
                self._index,
                limit=limit,
                offset=0,
                sort="newest",
                typing=False,
                by_story=False,
                newer_than=saved.seen,
            )
        )

    def search_read(self, name: str) -> None:
        """What a saved search finds has been read, as far as this library has told of it.

        What others add meanwhile stays new. Raises ``UnknownSearchError``.
        """
        self._saved(name)
        with store_trouble(self.root), self._store.transaction():
            self._store.searches.read_to(name, self._reading.latest())

    def _saved(self, name: str) -> Saved:
        with store_trouble(self.root):
            found = [saved for saved in self._store.searches.all() if saved.name == name]
        if not found:
            raise UnknownSearchError(name)
        return found[0]

    def _counted(self, saved: Saved) -> SavedSearch:
        try:
            rows = self._scope(saved.query, None)
        except QueryError as error:
            trouble = f"column {error.column}: {error.message}"
            return SavedSearch(name=saved.name, query=saved.query, trouble=trouble)
        rows = self._reading.rows() if rows is None else rows
        new = sum(row > saved.seen for row in rows)
        return SavedSearch(name=saved.name, query=saved.query, total=len(rows), new=new)
