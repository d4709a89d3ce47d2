"""Searching against reading everything: the same articles, and lights wherever the body answers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Annotated, Article, Boilerplate
from index.library import Library
from index.query.printer import printed
from index.query.slips import slips
from index.query.tree import (
    And,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    conjunction,
    disjunction,
    negation,
)
from index.words import folded, stop_words, terms, tokens
from index.words import words as words_of

VOCABULARY = [
    "port",
    "ports",
    "sailing",
    "Sailors",
    "SAIL",
    "the",
    "of",
    "U.S.",
    "US",
    "MQ-9",
    "jong-un",
    "café",
    "organisation",
    "organise",
    "x'y’s",
]
HIDDEN = "~ port sailing ~"


def plain(article: Article) -> Annotated:
    start = article.text.find(HIDDEN)
    hidden = (Boilerplate(start=start, end=start + len(HIDDEN), kind="other"),) if start >= 0 else ()
    return Annotated(**dict(article), boilerplate=hidden)


def _articles() -> list[Article]:
    choose = random.Random(7)
    return [
        Article(
            id=f"a{n}",
            title=" ".join(choose.choices(VOCABULARY, k=2)) if n % 3 else None,
            text=f" {choose.choice(['', HIDDEN])} ".join(
                " ".join(choose.choices(VOCABULARY, k=choose.randint(0, 3))) for _ in range(2)
            ),
        )
        for n in range(60)
    ]


ARTICLES = _articles()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("search") / "library")
    opened.add(ARTICLES[:20], annotate=plain)
    opened.add(ARTICLES[20:], annotate=plain)  # a second part of the index
    yield opened
    opened.close()


def _fields(article: Article, field: str | None) -> list[list[str]]:
    texts = {"title": article.title or "", "body": article.text.replace(HIDDEN, "\n", 1)}
    return [[t.term for t in tokens(text)] for name, text in texts.items() if field in (None, name)]


def _in_a_row(words: list[str], wanted: list[str]) -> bool:
    return any(words[n : n + len(wanted)] == wanted for n in range(len(words)))


def _answers(node: Node, article: Article) -> bool:
    match node:
        case And(children):
            return all(_answers(child, article) for child in children)
        case Or(children):
            return any(_answers(child, article) for child in children)
        case Not(child):
            return not _answers(child, article)
        case Phrase(text, field, within) if within is not None:
            wanted = list(terms(text))
            return any(
                all(words[at] == word for at, word in zip(places, wanted, strict=True))
                and max(places) - min(places) + 1 - len(places) <= within
                for words in _fields(article, field)
                for places in permutations(range(len(words)), len(wanted))
            )
        case Fuzzy(text, most, field):
            near = {folded(text), *terms(text)}
            return any(
                slips(form, word) <= most and form[0] == word[0]
                for words in _fields(article, field)
                for word in words
                for form in near
            )
        case Word(text, field) | Phrase(text, field):
            return any(_in_a_row(words, list(terms(text))) for words in _fields(article, field))
        case Prefix(text, field):
            before, word = text[: text.rfind(words_of(text)[-1])], words_of(text)[-1]
            return any(
                words[at - len(terms(before)) : at] == list(terms(before))
                and (words[at].startswith(folded(word)) or words[at] in terms(word))
                for words in _fields(article, field)
                for at in range(len(terms(before)), len(words))
            )
        case _:
            raise AssertionError(node)


_known = [word for word in VOCABULARY if terms(word)]
_field = st.sampled_from([None, None, "title", "body"])
_leaves = st.one_of(
    st.builds(Word, st.sampled_from([*_known, "nowhere"]), _field),
    st.builds(Phrase, st.lists(st.sampled_from(_known), min_size=1, max_size=3).map(" ".join), _field),
    st.builds(
        Phrase,
        st.lists(st.sampled_from(_known), min_size=2, max_size=3)
        .map(" ".join)
        .filter(lambda text: len(terms(text)) > 1),
        _field,
        st.integers(0, 3),
    ),
    st.builds(Fuzzy, st.sampled_from(["prot", "saling", "salors", "organize"]), st.integers(1, 2), _field),
    st.builds(Prefix, st.sampled_from(["po", "sai", "SAIL", "jong-u", "organis", "us", "port sai"]), _field),
)
_trees: st.SearchStrategy[Node] = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(conjunction),
        st.lists(inner, min_size=2, max_size=3).map(disjunction),
        inner.map(negation),
    ),
    max_leaves=6,
)


@given(_trees)
@settings(max_examples=250, deadline=None)
def test_any_query_finds_what_reading_everything_finds(library: Library, tree: Node) -> None:
    page = library.search(printed(tree), limit=len(ARTICLES))
    expected = {article.id for article in ARTICLES if _answers(tree, article)}
    assert {hit.id for hit in page.hits} == expected
    assert page.total == len(expected)


@given(_leaves.filter(lambda leaf: leaf.field == "body"))
@settings(max_examples=60, deadline=None)
def test_lights_are_where_the_body_answers(library: Library, leaf: Word | Phrase | Prefix | Fuzzy) -> None:
    found = {hit.id: hit for hit in library.search(printed(leaf), limit=len(ARTICLES)).hits}
    for article in ARTICLES:
        lit = library.matches(printed(leaf), article.id)
        assert bool(lit) == (article.id in found)
        if lit:
            (snippet,) = found[article.id].snippets
            assert snippet.matches
            assert set(snippet.matches) <= set(lit)


@pytest.mark.parametrize(
    "pattern", ["po?t", "sa*ng", "sai*rs", "organi?ation", "org*ise", "s?il", "ca?é", "po*ts"]
)
def test_a_pattern_finds_the_words_it_describes(library: Library, pattern: str) -> None:
    found = {hit.id for hit in library.search(f"body:{pattern}", limit=len(ARTICLES)).hits}
    for article in ARTICLES:
        written = [folded(word) for word in words_of(article.text.replace(HIDDEN, ""))]
        if any(fnmatchcase(word, folded(pattern)) for word in written):
            assert article.id in found
            assert library.matches(f"body:{pattern}", article.id)
    assert 0 < len(found) < len(ARTICLES)


def test_a_pattern_that_stands_for_too_many_words_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.vocabulary.MOST_TERMS", 1)
    (note,) = library.search("s?il*").notes
    assert "commonest" in note


@given(st.text(max_size=40), st.booleans())
@settings(max_examples=150, deadline=None)
def test_windows_of_any_sort_make_up_the_whole(library: Library, query: str, typing: bool) -> None:
    from index.errors import QueryError

    try:
        whole = library.search(query, limit=len(ARTICLES), typing=typing)
    except QueryError:
        return
    parts = [library.search(query, limit=7, offset=n, typing=typing).hits for n in range(0, whole.total, 7)]
    assert [hit.id for part in parts for hit in part] == [hit.id for hit in whole.hits]
    assert len({hit.id for hit in whole.hits}) == whole.total


def test_two_hundred_words_joined_by_or_rank_by_how_many_they_answer(library: Library) -> None:
    query = " OR ".join([*VOCABULARY, *(f"word{n}" for n in range(180)), *sorted(stop_words() - {"or"})[:20]])
    page = library.search(query, limit=60)
    assert page.total > 40
    assert page.hits[0].score > page.hits[-1].score > 0


def test_a_word_longer_than_its_stem_is_found_while_it_is_typed(library: Library) -> None:
    expected = library.search("organisation").total
    for length in range(4, len("organisation") + 1):
        assert library.search("organisation"[:length], typing=True).total >= expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port’s U.S. sailors", ("port", "US", "sailor")),
        ("the WHO and who", ("WHO",)),
        ("Erdoğan, Erdogan", ("erdogan", "erdogan")),
        ("O'Brien can't", ("brien",)),
        ("3.5 MQ-9", ("3.5", "mq", "9")),
        ("x" * 65, ()),
        ("e\u0301te\u0301", ("ete",)),
        ("\x00\ud800 — …", ()),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    found = terms(text)
    assert [word for word in found if word != "o"] == list(expected)


def test_many_stars_do_not_go_back_and_forth() -> None:
    from index.query.patterns import describes

    assert not describes("aa*" + "a*" * 20 + "b", "a" * 60)
    assert describes("aa*" + "a*" * 20 + "b", "a" * 60 + "b")


def test_words_close_together_in_the_title_light_only_there(library: Library) -> None:
    pairs = [(a.id, a.title.split()) for a in ARTICLES if a.title and len(set(terms(a.title))) == 2]
    for name, words in pairs:
        query = f'title:"{words[1]} {words[0]}"~3'
        assert name in {hit.id for hit in library.search(query, limit=len(ARTICLES)).hits}
        assert not library.matches(query, name)  # the texts do not have their titles in them
