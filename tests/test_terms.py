"""The terms of an index: beginnings, and slips of the pen, against looking at every term."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import index as whoosh_index

from corpus.article_reading import Body
from index import build
from index.documents import Part, parts
from index.query.slips import slips
from index.terms import Terms

# Words that the stemmer leaves as they are.
WORDS = (
    "harbor",
    "harbr",
    "harobr",
    "harp",
    "carbon",
    "barbor",
    "hark",
    "h",
    "été",
    "étang",
    "港口",
    "x25b",
    "x2",
)


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> Terms:
    folder = tmp_path_factory.mktemp("terms") / "index"
    build.create(folder)
    for number, words in enumerate((WORDS[:6], WORDS[4:])):
        body = Body(row=number + 1, change=number + 1, title="", text=" ".join(words), language=None)
        build.write(folder, [body], newest=number)
    reader: Any = whoosh_index.open_dir(str(folder)).reader()  # type: ignore[no-untyped-call]
    return Terms(reader, [Part(leaf, offset, ("", 0)) for leaf, offset in parts(reader)])


def every(terms: Terms) -> list[str]:
    return sorted({term.decode() for term in terms._reader.lexicon("body")})


@given(word=st.sampled_from(WORDS), end=st.integers(1, 8))
def test_completions_are_the_terms_that_begin_so(terms: Terms, word: str, end: int) -> None:
    beginning = word[:end]
    assert terms.completions("body", beginning) == [t for t in every(terms) if t.startswith(beginning)]


@given(st.one_of(st.text("harbo c25éx", min_size=1, max_size=8), st.text(min_size=1, max_size=12)))
def test_close_are_the_terms_within_two_slips_that_begin_with_the_letter(terms: Terms, word: str) -> None:
    found = terms.close_to("body", word)
    assert sorted(found) == [t for t in every(terms) if t[0] == word[0] and slips(word, t) <= 2]


def test_two_letters_swapped_twice_are_two_slips(terms: Terms) -> None:
    assert slips("ahrbro", "harbor") == 2
    assert "harbor" in terms.close_to("body", "hrabro")


def test_the_nearest_is_at_one_slip_where_the_word_is_short(terms: Terms) -> None:
    assert terms.near("body", "harbo") in ("harbor", "harbr")
    assert terms.near("body", "hqrt") is None
    assert terms.near("body", "hap") is None
