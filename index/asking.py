"""One question to the library: from the query to the page of hits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.model import Span
from corpus.store import Store
from index.entities import surfaces
from index.highlight import Lights, find, spans
from index.listing import hit
from index.query.compile import Compiled, fields, has_scores, needs_index, text_clauses, ways
from index.query.dates import interval
from index.query.parse import Parsed, parse, understood
from index.query.tree import (
    And,
    Everything,
    Named,
    Node,
    Or,
    Phrase,
    Text,
    When,
    positive_leaves,
)
from index.reading import Reading, Window
from index.results import Page, Sort
from index.snippets import snippet
from index.suggestions import suggestions
from index.vocabulary import MOST_TERMS, cut_short

if TYPE_CHECKING:
    from index.search import Mask, Searcher
    from index.universe import Universe

# Said when a query finds nothing by all of its words, and is answered by any of them.
ANY_WORD = "no article has all words: those with any"

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
    by_story: bool,
    newer_than: int | None = None,
) -> Page:
    """A window of the hits of a query. Raises ``QueryError``.

    With ``newer_than`` those alone that came after this row, by all of the words.
    """
    start = perf_counter()
    parsed = parse(query, typing=typing, analyzers=reading.analyzers)
    sort = parsed.sort or sort
    found = asked = compiled(parsed.tree, reading, open_index)
    mask = asked.found()
    if newer_than is not None:
        mask = mask & (found.universe.rows > newer_than)
    elif not mask.any():
        found = any_word(parsed, reading, open_index) or asked
        mask = found.found()
    total = int(np.count_nonzero(mask))
    scores = found.scores() if sort == "relevance" and has_scores(found.tree) else None
    first = max(offset, 0)
    part = slice(first, first + max(limit, 0))
    numbers, window = _window(found.universe, mask, sort, scores, part, reading, by_story=by_story)
    known = {} if scores is None else dict(zip(window.rows, scores[numbers].tolist(), strict=True))
    light = lights(found.tree, store, open_index, reading.analyzers)
    hits = []
    for head in store.heads(window.rows):
        text, hidden = store.text(head.row)
        passage = snippet(text, hidden, light(head.row), head.title, head.language)
        score = round(known.get(head.row, 0.0), 4)
        hits.append(hit(head, text, hidden, passage, score=score, copies=window.copies.get(head.row, 0)))
    return Page(
        query=query,
        understood=understood(found.tree, parsed.sort),
        total=total,
        stories=window.stories,
        seconds=perf_counter() - start,
        hits=tuple(hits),
        suggestions=()
        if newer_than is not None or (total and found is asked)
        else suggestions(asked, store, any_shown=found is not asked),
        notes=(*(() if found is asked else (ANY_WORD,)), *parsed.notes, *_cut_short(found)),
    )


def _cut_short(found: Compiled) -> list[str]:
    """What is said of words that stand for too many others."""
    if found.searcher is None:
        return []
    cut = cut_short(found.tree, fields, found.searcher, found.analyzers)
    return [f"“{word}” stands for the {MOST_TERMS} commonest words like it" for word in cut]


def _window(
    universe: Universe,
    mask: Mask,
    sort: Sort,
    scores: NDArray[np.float64] | None,
    part: slice,
    reading: Reading,
    *,
    by_story: bool,
) -> tuple[NDArray[np.int64], Window]:
    """A window of these articles in order, as numbers and as rows."""
    if not by_story:
        numbers = universe.ordered(mask, sort, scores, part)
        return numbers, reading.plain_window(universe.rows[numbers].tolist())
    firsts, counts = universe.by_story(universe.ordered(mask, sort, scores, slice(0, len(mask))))
    rows: list[int] = universe.rows[firsts[part]].tolist()
    more = dict(zip(rows, (counts[part] - 1).tolist(), strict=True))
    return firsts[part], Window(rows, more, len(firsts))


def any_word(parsed: Parsed, reading: Reading, open_index: OpenIndex) -> Compiled | None:
    """Any of the words in place of all of them; None if an operator says what is meant, or nothing has any.

    Asked for when no article has all: a beginning that is typed on finds ever less (stems aside), so while
    one word is typed the list turns from all to any once, and not to and fro.
    """
    if not (parsed.plain and isinstance(parsed.tree, And)):
        return None
    found = compiled(Or(parsed.tree.children), reading, open_index)
    return found if found.found().any() else None


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
    found = [(clause, tuple(words)) for clause in clauses for words in ways(clause, open_index(), analyzers)]
    near = [(clause.field, words, n) for clause, words in found if (n := _within(clause)) is not None]
    close = tuple((words, n) for field, words, n in near if field != "title")
    title_close = tuple((words, n) for field, words, n in near if field == "title")
    in_row = [(clause.field, words) for clause, words in found if _within(clause) is None]
    in_text = tuple(words for field, words in in_row if field != "title")
    in_title = tuple(words for field, words in in_row if field == "title")
    dated = [
        interval(leaf, date.today()) for leaf in leaves if isinstance(leaf, When) and leaf.field == "event"
    ]

    def of(row: int) -> Lights:
        told = [
            span
            for first, last in dated
            for span in store.events.spans(row, first.toordinal(), last.toordinal())
        ]
        return Lights(
            in_text, in_title, surfaces(store, named, row) if named else (), close, title_close, tuple(told)
        )

    return of


def _within(clause: Text) -> int | None:
    return clause.within if isinstance(clause, Phrase) else None


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


def scope(query: str, reading: Reading, open_index: OpenIndex) -> list[int] | None:
    """The rows that a query finds; None for all of them. Raises ``QueryError``.

    Never any of the words in place of all: who asks for this has nowhere to say so. ``Page.understood`` has
    the OR in it.
    """
    tree = parse(query, analyzers=reading.analyzers).tree
    if isinstance(tree, Everything):
        return None
    found = compiled(tree, reading, open_index)
    return found.universe.rows_of(found.found())
