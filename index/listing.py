"""The page of all articles: what the empty query finds, for which neither parser nor index is needed."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from corpus.article_reading import Head
from corpus.model import Span
from corpus.opening import first_words
from corpus.store import Store
from index.passages import beginning
from index.reading import Reading
from index.results import Hit, Page, Snippet, Sort


def listing(
    query: str, store: Store, reading: Reading, *, limit: int, offset: int, sort: Sort, by_story: bool
) -> Page:
    """A window of all articles."""
    start = perf_counter()
    first = max(offset, 0)
    window = reading.window(sort, slice(first, first + max(limit, 0)), by_story=by_story)
    hits = []
    for head in store.heads(window.rows):
        text, hidden = store.text(head.row)
        passage = beginning(text, hidden, head.title)
        hits.append(hit(head, text, hidden, passage, copies=window.copies.get(head.row, 0)))
    return Page(
        query=query,
        understood="",
        total=reading.count(),
        stories=window.stories,
        seconds=perf_counter() - start,
        hits=tuple(hits),
    )


def hit(
    head: Head,
    text: str,
    hidden: Sequence[Span],
    passage: Snippet | None,
    *,
    score: float = 0.0,
    copies: int = 0,
) -> Hit:
    """An article as it is found."""
    return Hit(
        id=head.id,
        path=head.path,
        title=head.title,
        opening=None if head.title else first_words(text, hidden),
        source=head.source,
        published=head.published,
        score=score,
        snippets=(passage,) if passage else (),
        copies=copies,
    )
