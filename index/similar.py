"""Articles near to one: those that share much of what tells it from others.

The terms that tell an article are its own with the highest tf·idf (Salton and Buckley, "Term-weighting
approaches in automatic text retrieval", 1988); how near another is, is what BM25 makes of them as a query,
measured by what the article itself makes of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.search import Mask, Searcher

# Terms that an article is told by; more of them say the same again.
TELLING_TERMS = 25
# So much of the article's own score makes another one near: of twenty-five terms it shares some six to ten.
NEAR_SHARE = 0.25


def telling(words: Mapping[str, int], searcher: Searcher) -> list[str]:
    """The terms that tell an article, those first that tell most; ``words`` counts its terms."""
    articles = searcher.count()
    weights: dict[str, float] = {}
    for term, times in words.items():
        found = searcher.terms.frequency("body", term)
        if found:
            weights[term] = (1 + log(times)) * log(1 + articles / found)
    return nlargest(TELLING_TERMS, sorted(weights), key=weights.__getitem__)


def near(row: int, terms: Sequence[str], searcher: Searcher) -> Mask:
    """The articles that answer these terms of an article's nearly as well as it does itself."""
    scores = searcher.scores({(("body",), term): 1 for term in terms})
    enough = NEAR_SHARE * max(scores[searcher.rows == row], default=0.0)
    return scores >= enough if enough > 0 else searcher.nothing()
