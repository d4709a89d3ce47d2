"""What is new to the reader since they last left."""

from __future__ import annotations

from corpus.search_store import LEFT
from index.folder import store_trouble
from index.results import FacetCount, News
from index.saved import SavedSearches


class Newness(SavedSearches):
    """A library as one finds it who comes back to it."""

    def since_left(self) -> News | None:
        """What came since the reader was last left; None: they never were, so that nothing is old."""
        with store_trouble(self.root):
            left = self._store.searches.left_at()
            if left is None:
                return None
            sources = self._store.searches.came_after(left)
            kept = self._store.reader.rows_bookmarked() - self._store.reader.rows_read()
            refused = len(self._store.files.refused())
        return News(
            articles=sum(count for _, count in sources),
            sources=tuple(FacetCount(value=source, articles=count) for source, count in sources if source),
            searches=tuple(saved for saved in self.searches() if saved.new),
            bookmarked=len(kept),
            refused=refused,
        )

    def leave(self) -> None:
        """The reader leaves: what this library has told of is not new the next time."""
        with store_trouble(self.root), self._store.transaction():
            self._store.searches.read_to(LEFT, self._reading.latest())
