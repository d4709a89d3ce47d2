"""One state of the library as it is being read: what the store says, as sets of rows."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable
from datetime import date
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from corpus.store import Store
from index import entities

if TYPE_CHECKING:
    from index.query.tree import Named, Text
    from index.results import Sort

# Clauses whose articles are kept at hand: those of the query being typed, and of the few before it.
CLAUSES_REMEMBERED = 24


class Window(NamedTuple):
    """Some of the articles found, how many more each stands for, and of how many stories they are."""

    rows: list[int]
    copies: dict[int, int]
    stories: int | None


class Reading:
    """The facts of one generation."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.generation = store.generation
        self._columns: dict[str, dict[str, set[int]]] = {}
        self._remembered: OrderedDict[object, frozenset[int]] = OrderedDict()

    @cached_property
    def _newest(self) -> list[int]:
        return self._store.newest()

    @cached_property
    def _rank(self) -> dict[int, int]:
        """Row to its place when the newest come first."""
        return {row: place for place, row in enumerate(self._newest)}

    @cached_property
    def _dated(self) -> frozenset[int]:
        return self._store.dated()

    @cached_property
    def _homes(self) -> dict[int, int]:
        return self._store.stories.homes()

    @property
    def analyzers(self) -> frozenset[str]:
        """What the words of the articles, by their languages, were read by; English always is among them."""
        return frozenset((self._store.kept("index_analyzers") or "").split()) | {"en"}

    # -- the facts that queries ask for

    def remembered(self, clause: object, find: Callable[[], frozenset[int]]) -> frozenset[int]:
        """What ``find`` gives, or gave for this clause a while ago."""
        if clause not in self._remembered:
            self._remembered[clause] = find()
            if len(self._remembered) > CLAUSES_REMEMBERED:
                self._remembered.popitem(last=False)
        self._remembered.move_to_end(clause)
        return self._remembered[clause]

    @cached_property
    def _everything(self) -> frozenset[int]:
        return frozenset(self._newest)

    def everything(self) -> frozenset[int]:
        """All articles."""
        return self._everything

    def named(self, clause: Named) -> frozenset[int]:
        """Articles that mention an entity."""
        return entities.rows(self._store, clause)

    def row(self, id: str) -> int | None:  # noqa: A002
        """The article of an id, or of a beginning that only one id has."""
        return self._store.row(id)

    def story(self, row: int) -> frozenset[int]:
        """The articles of an article's story, itself included."""
        return self._store.stories.rows(row)

    def words(self, row: int) -> Counter[str]:
        """How often each term stands in an article, boilerplate aside."""
        from corpus.packing import clean_text
        from index.words import analyzer_of, terms

        (head,) = self._store.heads([row])
        return Counter(terms(clean_text(*self._store.text(row)), analyzer_of(head.language)))

    def column(self, name: str, value: Text) -> frozenset[int]:
        """Articles whose path holds these characters, or whose source or byline has these words in a row."""
        from index.query.tree import Prefix

        if name not in self._columns:
            self._columns[name] = self._store.column(name)
        if name == "path":
            wanted = value.text.casefold()
            found = [rows for path, rows in self._columns[name].items() if wanted in path.casefold()]
        else:
            wanted = _line(value.text) if isinstance(value, Prefix) else f"{_line(value.text)} "
            found = [rows for text, rows in self._columns[name].items() if wanted in f"{_line(text)} "]
        return frozenset().union(*found)

    def published(self, first: date, last: date) -> frozenset[int]:
        """Articles that were, or may have been, published on one of these days."""
        return self._store.published_within(first.toordinal(), last.toordinal())

    def event(self, first: date, last: date) -> frozenset[int]:
        """Articles with an event on one of these days."""
        return self._store.events.within(first.toordinal(), last.toordinal())

    # -- order

    def ordered(
        self, rows: frozenset[int], sort: Sort, scores: dict[int, float] | None, window: slice
    ) -> list[int]:
        """A window of these articles in order; without a date comes last, equally good ones newest first."""
        rank, last = self._rank, len(self._rank)
        if len(rows) == last and (sort == "newest" or (sort == "relevance" and scores is None)):
            return self._newest[window]

        def newest(row: int) -> int:
            return rank.get(row, last)

        if sort == "oldest":
            dated = sorted(rows & self._dated, key=newest, reverse=True)
            return [*dated, *sorted(rows - self._dated, key=newest)][window]
        if sort == "relevance" and scores is not None:
            return nsmallest(window.stop, rows, key=lambda row: (-scores.get(row, 0.0), newest(row)))[window]
        return nsmallest(window.stop, rows, key=newest)[window]

    def window(
        self,
        rows: frozenset[int],
        sort: Sort,
        scores: dict[int, float] | None,
        part: slice,
        *,
        by_story: bool,
    ) -> Window:
        """A window of these articles in order; ``by_story`` of each story only the one that comes first."""
        if not by_story:
            found = self.ordered(rows, sort, scores, part)
            sizes = self._store.stories.sizes(found)
            return Window(found, {row: size - 1 for row, size in sizes.items()}, None)
        first: dict[int, int] = {}
        more: dict[int, int] = {}
        for row in self.ordered(rows, sort, scores, slice(0, len(rows))):
            # a story's name is a row in it, which no article that stands alone has
            row = first.setdefault(self._homes.get(row, row), row)
            more[row] = more.get(row, -1) + 1
        return Window(list(more)[part], more, len(more))


def _line(text: str) -> str:
    """The words of a line, folded, each after a space."""
    from index.words import folded, words

    return "".join(f" {folded(word)}" for word in words(text))
