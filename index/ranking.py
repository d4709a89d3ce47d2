"""How well an article answers a term: BM25F.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.6. Title
and body are one document: what a word counts in each is added up first, and only then saturates. To add up
the scores of fields instead pays twice for a word that a headline shares with its article, and takes how rare
a word is in headlines for how rare it is in news.

    occurrences = sum over fields of  WEIGHTS[field] * count / (1 - B + B * length / average length)
    score       = times * log(1 + (N - n + 0.5) / (n + 0.5)) * occurrences / (occurrences + k)

N articles there are, n have the term, and ``times`` it is asked for: a long question that comes back to
"libraries" after "library" is about them. (The query term frequency of Okapi, with the large k3 for which it
does not saturate: Robertson, Walker and others, "Okapi at TREC-3", 1994.)

A heavier headline makes all counts larger, so k grows with them: Robertson, Zaragoza and Taylor, "Simple BM25
Extension to Multiple Weighted Fields" (2004). Where no article has a headline, this is BM25 with K1 and B.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Field = Literal["title", "body"]
Fields = tuple[Field, ...]

# How slowly repeated words stop counting, and how much an article is marked down for its length: as Spärck
# Jones, Walker and Robertson have it for news ("A probabilistic model of information retrieval: development
# and comparative experiments", 2000). News repeats the names of those it is about, and mentions others once.
K1, B = 2.0, 0.75

# A word of a headline says what an article is about, so an article without one is expected to say that word
# three times. More would let a headline outvote the text of those that have none.
WEIGHTS: dict[Field, float] = {"title": 3.0, "body": 1.0}


def worths(field: Field, lengths: NDArray[np.int64]) -> NDArray[np.float64]:
    """What one occurrence of a word in this field counts, for an article of each of these lengths.

    The average is that of the articles which have the field at all: where few have a headline, one of the
    usual length is not a long one.
    """
    having = int(np.count_nonzero(lengths))
    average = int(lengths.sum()) / having if having else 1.0
    weight, base, slope = WEIGHTS[field], 1 - B, B / average
    return np.asarray(weight / (base + slope * lengths), dtype=np.float64)


def half_way(words: Mapping[Field, int]) -> float:
    """The k of these fields: occurrences that count so much give a term half of what it can give.

    ``words`` says how many words there are in each field.
    """
    total = sum(words.values())
    weighted = sum(WEIGHTS[field] * count for field, count in words.items())
    return K1 * (weighted / total if total else 1.0)


def rarity(articles: int, having: int) -> float:
    """The inverse document frequency; never below 0, so that no word counts against an article."""
    return log(1 + (articles - having + 0.5) / (having + 0.5))


def saturated(rarity: float, half_way: float, occurrences: NDArray[np.float64]) -> NDArray[np.float64]:
    """The scores that a term gives articles where its occurrences count so much."""
    return rarity * occurrences / (occurrences + half_way)
