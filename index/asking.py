"""One question to the library: from the query to the page of hits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

from corpus.model import Span
from corpus.store import Store
from index.entities import surfaces
from index.highlight import Lights, find, spans
from index.listing import hit
from index.query.compile import Compiled, has_scores, needs_index, text_clauses, ways
from index.query.dates import interval
from index.query.parse import parse
from index.query.printer import printed
from index.query.tree import Everything, Named, Node, When, positive_leaves
from index.reading import Reading
from index.results import Page, Sort
from index.snippets import snippet
from index.suggestions import suggestions

if TYPE_CHECKING:
    from index.search import Searcher

# Opens the index when first called: the list of all articles and what the store alone knows need none.
OpenIndex = Callable[[], "Searcher"]


def page(
    query: str,
    store: Store,
    reading: Reading,
    open_index: OpenIndex,
    *,
    limit: int,
    offset: int,
    sort: Sort,
    typing: bool,
) -> Page:
    """A window of the hits of a query. Raises ``QueryError``."""
    start = perf_counter()
    parsed = parse(query, typing=typing, analyzers=reading.analyzers)
    found = compiled(parsed.tree, reading, open_index)
    rows = found.rows()
    by_score = sort == "relevance" and has_scores(parsed.tree)
    scores = found.scores(rows) if by_score else None
    first = max(offset, 0)
    window = reading.ordered(rows, sort, scores, slice(first, first + max(limit, 0)))
    light = lights(parsed.tree, store, open_index, reading.analyzers)
    hits = []
    sizes = store.stories.sizes(window)
    for head in store.heads(window):
        text, hidden = store.text(head.row)
        passage = snippet(text, hidden, light(head.row), head.title, head.language)
        score = round(scores.get(head.row, 0.0), 4) if scores else 0.0
        copies = sizes.get(head.row, 1) - 1
        hits.append(hit(head, text, hidden, passage, score=score, copies=copies))
    return Page(
        query=query,
        understood=printed(parsed.tree),
        total=len(rows),
        seconds=perf_counter() - start,
        hits=tuple(hits),
        suggestions=() if rows else suggestions(parsed.tree, found, store, found.searcher),
        notes=parsed.notes,
    )


def compiled(tree: Node, reading: Reading, open_index: OpenIndex) -> Compiled:
    """The query against what is being read."""
    searcher = open_index() if needs_index(tree) else None
    return Compiled(tree, searcher, reading, date.today(), reading.analyzers)


def lights(
    tree: Node, store: Store, open_index: OpenIndex, analyzers: frozenset[str]
) -> Callable[[int], Lights]:
    """What to light in each article."""
    clauses = text_clauses(tree)
    leaves = positive_leaves(tree)
    named = [leaf for leaf in leaves if isinstance(leaf, Named)]
    found = [
        (clause.field, tuple(words)) for clause in clauses for words in ways(clause, open_index(), analyzers)
    ]
    in_text = tuple(words for field, words in found if field != "title")
    in_title = tuple(words for field, words in found if field == "title")
    dated = [
        interval(leaf, date.today()) for leaf in leaves if isinstance(leaf, When) and leaf.field == "event"
    ]

    def of(row: int) -> Lights:
        told = [
            span
            for first, last in dated
            for span in store.events.spans(row, first.toordinal(), last.toordinal())
        ]
        return Lights(in_text, in_title, surfaces(store, named, row) if named else (), tuple(told))

    return of


def matches(
    query: str, store: Store, reading: Reading, row: int, open_index: OpenIndex, typing: bool
) -> tuple[Span, ...]:
    """What answers a query in one article's text. Raises ``QueryError``."""
    tree = parse(query, typing=typing, analyzers=reading.analyzers).tree
    light = lights(tree, store, open_index, reading.analyzers)(row)
    if not light:
        return ()
    text, hidden = store.text(row)
    title, language = next(((head.title, head.language) for head in store.heads([row])), (None, None))
    return spans(find(text, hidden, light, title, language))


def scope(query: str, reading: Reading, open_index: OpenIndex) -> frozenset[int] | None:
    """The rows that a query finds; None for all of them. Raises ``QueryError``."""
    tree = parse(query, analyzers=reading.analyzers).tree
    return None if isinstance(tree, Everything) else compiled(tree, reading, open_index).rows()
