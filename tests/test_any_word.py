"""All of the words, else any of them and said so; and of each story one hit, with what it stands for."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_library import BRIDGE, FERRY, TRAIN, fake

from corpus.model import Annotated, Article
from index.asking import ANY_WORD
from index.library import Library

PLACES = ["Velmar", "Rosk", "Linden", "Tarn"]


def plain(article: Article) -> Annotated:
    return Annotated(**dict(article))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("any") / "library")
    opened.add([FERRY, BRIDGE, TRAIN], annotate=fake)
    yield opened
    opened.close()


@pytest.mark.parametrize("query", ["ferry cracks", "ferry cracks zzzz", "cracks 10:30 ferry"])
def test_words_that_no_article_has_together_find_those_with_any(small: Library, query: str) -> None:
    page = small.search(query)
    assert page.notes[0] == ANY_WORD
    assert {hit.id for hit in page.hits} == {"ferry", "bridge"}
    assert page.total == 2
    again = small.search(page.understood)
    assert (again.understood, again.hits, again.notes) == (page.understood, page.hits, ())
    for hit in page.hits:
        assert set(hit.snippets[0].matches) <= set(small.matches(page.understood, hit.id))


@pytest.mark.parametrize(
    "query",
    [
        "ferry AND cracks",
        '"ferry" cracks',
        "ferry cracks -train",
        "ferry NOT bridge cracks",
        "title:ferry cracks",
        "ferry (cracks)",
        "ferr* cracks",
        "person:moreno ferry cracks",
        "zzzz yyyy",
        "zzzz",
    ],
)
def test_what_an_operator_says_is_meant(small: Library, query: str) -> None:
    page = small.search(query)
    assert page.total == 0
    assert ANY_WORD not in page.notes


def test_all_words_are_wanted_where_an_article_has_them(small: Library) -> None:
    page = small.search("workers cracks")
    assert [hit.id for hit in page.hits] == ["bridge"]
    assert page.notes == ()


def test_a_slip_is_still_put_right(small: Library) -> None:
    page = small.search("workors cracks")
    assert page.notes == (ANY_WORD,)
    assert page.suggestions == ("workers AND cracks",)


def test_lists_that_cannot_say_so_stay_with_all_words(small: Library) -> None:
    assert small.entities(query="ferry cracks") == ()
    assert small.entities(query=small.search("ferry cracks").understood)


def test_while_a_word_is_typed_the_list_turns_at_most_once(small: Library) -> None:
    for word in ("cracks", "strike", "zebra", "trains", "founded"):
        turns = [
            ANY_WORD in small.search(f"ferry {word[:length]}", typing=True).notes
            for length in range(1, len(word) + 1)
        ]
        assert len(list(groupby(turns))) <= 2
        assert turns == sorted(turns)


def _wire(choose: random.Random) -> list[Article]:
    """Stories of one to four near copies: the same forty words with one changed."""
    articles = []
    for story in range(12):
        words = [f"w{choose.randint(0, 400)}" for _ in range(120)] + choose.choices(PLACES, k=3)
        for copy in range(story % 4 + 1):
            text = " ".join([*words, PLACES[copy]])
            articles.append(Article(id=f"s{story:02}-{copy}", title=f"{PLACES[copy]} report", text=text))
    return articles


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("wire") / "library")
    opened.add(_wire(random.Random(3)), annotate=plain)
    yield opened
    opened.close()


@given(
    st.lists(st.sampled_from([*PLACES, "report", "w1*", "zzzz"]), max_size=3),
    st.sampled_from([" ", " OR "]),
    st.sampled_from(["relevance", "newest", "oldest"]),
)
@settings(max_examples=60, deadline=None)
def test_one_hit_a_story_is_its_first_and_stands_for_the_rest(
    wire: Library, words: list[str], joined: str, sort: str
) -> None:
    query = joined.join(words)
    every = wire.search(query, limit=100, sort=sort)  # type: ignore[arg-type]
    folded = wire.search(query, limit=100, sort=sort, by_story=True)  # type: ignore[arg-type]
    firsts: dict[str, list[str]] = {}
    for hit in every.hits:
        firsts.setdefault(hit.id[:3], []).append(hit.id)
    assert [(hit.id, hit.copies) for hit in folded.hits] == [
        (ids[0], len(ids) - 1) for ids in firsts.values()
    ]
    assert folded.total == every.total == sum(1 + hit.copies for hit in folded.hits)
    assert (every.stories, folded.stories) == (None, len(firsts))
    windows = [
        wire.search(query, limit=5, offset=at, sort=sort, by_story=True).hits  # type: ignore[arg-type]
        for at in range(0, len(firsts), 5)
    ]
    assert [hit for window in windows for hit in window] == list(folded.hits)
