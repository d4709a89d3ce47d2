"""Scores against the formula written out plainly, over every word of every article, without an index."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from math import log
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.util.numeric import byte_to_length, length_to_byte

from corpus.article_reading import Body
from index import build
from index.ranking import K1, WEIGHTS, B, Field, Fields, rarity
from index.search import Searcher
from index.words import term

FIELDS: tuple[Field, ...] = ("title", "body")
WORDS = [
    "ferry",
    "tram",
    "bridge",
    "port",
    "dock",
]  # each its own stem but "ferry", which is asked for as such
TERMS = {"ferry": "ferri"}

_text = st.lists(st.sampled_from(WORDS), max_size=40)
_articles = st.lists(st.tuples(st.one_of(st.just([]), _text), _text), min_size=1, max_size=9)
_asked = st.dictionaries(
    st.tuples(st.sampled_from([FIELDS, ("title",), ("body",)]), st.sampled_from([*WORDS, "nowhere"])),
    st.integers(1, 3),
    min_size=1,
)
Articles = dict[int, tuple[list[str], list[str]]]


def bm25f(articles: Articles, row: int, asked: dict[tuple[Fields, str], int]) -> float:
    """The formula in the docstring of ``index.ranking``, in the order in which it stands there."""

    def length(row: int, field: Field) -> int:
        """As well as the index keeps it: in one byte."""
        return byte_to_length(length_to_byte(len(articles[row][FIELDS.index(field)])))

    def average(field: Field) -> float:
        having = [length(row, field) for row in articles if length(row, field)]
        return sum(having) / len(having)

    def counted(row: int, field: Field, word: str) -> float:
        count = articles[row][FIELDS.index(field)].count(word)
        return count and WEIGHTS[field] * count / (1 - B + B * length(row, field) / average(field))

    score = 0.0
    for (fields, word), times in asked.items():
        n = sum(any(word in articles[row][FIELDS.index(field)] for field in fields) for row in articles)
        occurrences = sum(counted(row, field, word) for field in fields)
        if occurrences:
            words = {field: sum(length(row, field) for row in articles) for field in fields}
            k = K1 * sum(WEIGHTS[field] * words[field] for field in fields) / sum(words.values())
            idf = log(1 + (len(articles) - n + 0.5) / (n + 0.5))
            score += times * idf * occurrences / (occurrences + k)
    return score


def indexed(folder: Path, articles: Articles, removed: set[int]) -> Searcher:
    """An index of two parts, out of which some articles were taken."""
    build.create(folder)
    bodies = [Body(row, row, " ".join(title), " ".join(body)) for row, (title, body) in articles.items()]
    half = len(bodies) // 2
    build.write(folder, bodies[:half], newest=0)
    build.write(folder, bodies[half:], removed=removed, newest=half)
    if any(row > half for row in removed):
        build.write(folder, (), removed=removed, newest=len(bodies))
    return Searcher(folder)


def scored(articles: Articles, asked: dict[tuple[Fields, str], int], removed: set[int]) -> dict[int, float]:
    with tempfile.TemporaryDirectory() as temporary:
        searcher = indexed(Path(temporary) / "index", articles, removed)
        try:
            terms = {(fields, term(word) or word): times for (fields, word), times in asked.items()}
            scores = dict(zip(searcher.rows.tolist(), searcher.scores(terms).tolist(), strict=True))
            return {row: scores[row] for row in articles.keys() - removed}
        finally:
            searcher.close()


@given(_articles, _asked, st.data())
@settings(max_examples=80, deadline=None)
def test_scores_and_order_are_those_of_the_formula(
    given_articles: list[tuple[list[str], list[str]]],
    asked: dict[tuple[Fields, str], int],
    data: st.DataObject,
) -> None:
    articles = dict(enumerate(given_articles, 1))
    removed = data.draw(st.sets(st.sampled_from(sorted(articles)), max_size=len(articles) - 1))
    left = {row: article for row, article in articles.items() if row not in removed}
    found = scored(articles, asked, removed)
    expected = {row: bm25f(left, row, asked) for row in left}
    assert found == pytest.approx(expected, rel=1e-5)
    ordered = sorted(found, key=lambda row: -found[row])
    for better, worse in pairwise(ordered):
        assert expected[better] >= expected[worse] * (1 - 1e-5)


BODY: Fields = ("body",)
ALL: Fields = FIELDS


def test_without_any_title_it_is_bm25_of_the_body() -> None:
    articles: Articles = {1: ([], ["ferry", "port"]), 2: ([], ["port", "port", "dock"]), 3: ([], ["tram"])}
    assert scored(articles, {(ALL, "port"): 1}, set()) == scored(articles, {(BODY, "port"): 1}, set())


def test_an_article_without_a_title_is_not_behind_one_whose_title_is_about_something_else() -> None:
    body = ["ferry", "dock", "dock"]
    articles: Articles = {1: ([], body), 2: (["tram", "bridge"], body), 3: ([], ["port"])}
    found = scored(articles, {(ALL, "ferry"): 1}, set())
    assert found[1] == found[2] > 0


def test_a_title_counts_for_more_than_a_mention_and_less_than_an_article_full_of_it() -> None:
    filler = ["dock"] * 11
    articles: Articles = {
        1: (["ferry", "tram"], ["port", *filler]),
        2: (["bridge", "tram"], ["ferry", *filler]),
        3: (["bridge", "tram"], ["ferry"] * 6 + ["dock"] * 6),
    }
    found = scored(articles, {(ALL, "ferry"): 1}, set())
    assert found[3] > found[1] > found[2]


@given(st.integers(1, 10**6), st.data())
def test_a_word_never_counts_against_an_article_and_rare_ones_count_most(
    articles: int, data: st.DataObject
) -> None:
    few, many = sorted(data.draw(st.tuples(st.integers(0, articles), st.integers(0, articles))))
    assert rarity(articles, few) >= rarity(articles, many) > 0


def test_words_asked_for_in_two_forms_count_twice() -> None:
    from index.query.compile import Compiled
    from index.query.parse import parse

    tree = parse("library OR libraries OR title:ferry").tree
    asked = Compiled(tree, object(), None, None).scored_terms()  # type: ignore[arg-type]
    assert asked == {(ALL, "librari"): 2, (("title",), "ferri"): 1}
