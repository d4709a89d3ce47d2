"""One state of the library as it is being read: what the store says, as sets of rows; and the list of all."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from corpus.store import Store
from index import entities

if TYPE_CHECKING:
    from index.facets import Faceted
    from index.query.tree import Labelled, Named, Text
    from index.results import Sort
    from index.search import Mask, Searcher
    from index.universe import Universe

# Clauses whose articles are kept at hand: those of the query being typed, and of the few before it.
CLAUSES_REMEMBERED = 100


class Window(NamedTuple):
    """Some of the articles found, how many more each stands for, and of how many stories they are."""

    rows: list[int]
    copies: dict[int, int]
    stories: int | None


class Reading:
    """The facts of one generation."""

    def __init__(self, store: Store, *, like: Reading | None = None) -> None:
        """``like`` was read of the same articles."""
        self._store = store
        self.generation = store.generation
        self._columns: dict[str, dict[str, set[int]]] = {}
        self._remembered: OrderedDict[object, Mask] = OrderedDict()
        self._universes: dict[bool, Universe] = {} if like is None else like._universes

    @cached_property
    def newest(self) -> list[int]:
        """The rows of all articles, the newest first."""
        return self._store.newest()

    @cached_property
    def _homes(self) -> dict[int, int]:
        return self._store.stories.homes()

    @property
    def analyzers(self) -> frozenset[str]:
        """What the words of the articles, by their languages, were read by; English always is among them."""
        return frozenset((self._store.kept("index_analyzers") or "").split()) | {"en"}

    # -- the facts that queries ask for

    def remembered(self, clause: object, find: Callable[[], Mask]) -> Mask:
        """What ``find`` gives, or gave for this clause a while ago."""
        if clause not in self._remembered:
            self._remembered[clause] = find()
            if len(self._remembered) > CLAUSES_REMEMBERED:
                self._remembered.popitem(last=False)
        self._remembered.move_to_end(clause)
        return self._remembered[clause]

    def universe(self, searcher: Searcher | None) -> Universe:
        """All articles, numbered as in the index or, where that is not needed, without it."""
        import numpy as np

        from index.universe import Universe

        alone = searcher is None
        if alone not in self._universes:
            indexed = np.zeros(0, dtype=np.int64) if searcher is None else searcher.rows
            self._universes[alone] = Universe(indexed, self.newest, self._store)
        return self._universes[alone]

    def named(self, clause: Named) -> frozenset[int]:
        """Articles that mention an entity."""
        return entities.rows(self._store, clause)

    @cached_property
    def facets(self) -> Faceted:
        """What can be counted over any of the articles."""
        from index.facets import Faceted

        return Faceted(self._store, self.newest)

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

    def labelled(self, clause: Labelled) -> frozenset[int]:
        """Articles with a mark of the reader's, an event, in a language, or that came since something."""
        marks = self._store.reader
        match clause.field, clause.value:
            case "is", "unread":
                return frozenset(self.newest) - marks.rows_read()
            case "is", "read":
                return marks.rows_read()
            case "is", "new":
                return self._after(self._store.searches.left_at())
            case "news", name:
                return self._after(self._store.searches.read_at(name))
            case "is", _:
                return marks.rows_bookmarked()
            case "has", "note":
                return marks.rows_noted()
            case "has", _:
                return self._store.events.telling()
            case "tag", tag:
                return marks.rows_tagged(tag)
            case _, language:
                return self._store.of_language(language)

    def _after(self, row: int | None) -> frozenset[int]:
        """Articles that came after a row; none, where it is not known what was there."""
        return frozenset() if row is None else frozenset(found for found in self.newest if found > row)

    def event(self, first: date, last: date) -> frozenset[int]:
        """Articles with an event on one of these days."""
        return self._store.events.within(first.toordinal(), last.toordinal())

    # -- the list of all articles, for which no arrays are needed

    def count(self) -> int:
        """How many articles there are."""
        return len(self.newest)

    def rows(self) -> list[int]:
        """All articles, the newest first."""
        return self.newest

    def latest(self) -> int:
        """The row of the article that came last; 0 when there is none."""
        return max(self.newest, default=0)

    def _in_order(self, sort: Sort) -> list[int]:
        if sort != "oldest":
            return self.newest
        dated = self._store.dated()
        return [
            *(row for row in reversed(self.newest) if row in dated),
            *(row for row in self.newest if row not in dated),
        ]

    def window(self, sort: Sort, part: slice, *, by_story: bool) -> Window:
        """A window of all articles in order; ``by_story`` of each story only the one that comes first."""
        if not by_story:
            return self.plain_window(self._in_order(sort)[part])
        first: dict[int, int] = {}
        more: dict[int, int] = {}
        for row in self._in_order(sort):
            # a story's name is a row in it, which no article that stands alone has
            row = first.setdefault(self._homes.get(row, row), row)
            more[row] = more.get(row, -1) + 1
        return Window(list(more)[part], more, len(more))

    def plain_window(self, rows: list[int]) -> Window:
        """These articles, and how many near copies each has in the library."""
        sizes = self._store.stories.sizes(rows)
        return Window(rows, {row: size - 1 for row, size in sizes.items()}, None)


def _line(text: str) -> str:
    """The words of a line, folded, each after a space."""
    from index.words import folded, words

    return "".join(f" {folded(word)}" for word in words(text))
