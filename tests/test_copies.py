"""Near copies: told by their words, whatever order they came in; what is only of a kind stays apart."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_library import fake, published

from corpus.copies import FEWEST_WORDS, MINIMA, NEAR, SHINGLE, bands, likeness, sketch
from corpus.independence import sources
from corpus.model import Article
from index.library import Library

WORDS = [f"word{n}" for n in range(400)]


def _text(seed: int, length: int = 120) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def _resemblance(one: list[str], other: list[str]) -> float:
    first, second = (
        {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)} for words in (one, other)
    )
    return len(first & second) / len(first | second)


@given(st.integers(0, 10_000), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_the_estimate_is_near_the_true_resemblance(seed: int, changed: int) -> None:
    one = _text(seed)
    other = [*one]
    for at in random.Random(seed + 1).sample(range(len(one)), changed):
        other[at] = "changed"
    estimate = likeness(sketch(" ".join(one)), sketch(" ".join(other)))
    assert abs(estimate - _resemblance(one, other)) < 0.22  # five standard errors of 128 minima


def test_a_short_text_is_not_compared() -> None:
    assert sketch(" ".join(WORDS[: FEWEST_WORDS - 1])) == b""
    assert bands(b"") == []
    assert len(sketch(" ".join(WORDS[:FEWEST_WORDS]))) == 4 * MINIMA


def test_texts_without_spaces_are_compared_too() -> None:
    one = "港口周一重新开放此前一场风暴造成两人死亡数百人流离失所当局表示救援工作仍在继续"
    assert likeness(sketch(one), sketch(one.replace("周一", "周二"))) > NEAR


def _articles() -> list[Article]:
    """Three copies of one story, two of another, a story of its own, and one too short to tell."""
    first, second = " ".join(_text(1)), " ".join(_text(2))
    day = published("2024-03-05")
    return [
        Article(id="a", path="/n/a.txt", source="Harbour Post", published=day, text=first),
        Article(id="b", path="/n/b.txt", source="Daily Ledger", text=first + " word1 word2"),
        Article(id="c", path="/n/c.txt", source="Coast Wire", text="word3 " + first),
        Article(id="d", path="/n/d.txt", source="Harbour Post", text=second),
        Article(id="e", path="/n/e.txt", source="Coast Wire", text=second + " more"),
        Article(id="f", path="/n/f.txt", text=" ".join(_text(3))),
        Article(id="g", path="/n/g.txt", text="Short."),
    ]


@given(st.permutations(range(7)), st.integers(1, 6))
@settings(max_examples=12, deadline=None)
def test_stories_do_not_depend_on_the_order_of_adding(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cut: int
) -> None:
    root = tmp_path_factory.mktemp("order") / "library"
    articles = _articles()
    library = Library.open(root)
    library.add([articles[n] for n in order[:cut]], annotate=fake)
    library.add([articles[n] for n in order[cut:]], annotate=fake)
    stories = {name: library.article(name).story for name in "abcdefg"}
    library.close()
    assert stories == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d", "f": None, "g": None}


def test_a_story_falls_apart_when_what_held_it_together_changes(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    words = _text(5, 300)
    left, middle, right = words[:200], words[50:250], words[100:]
    library.add(
        [
            Article(id=i, path=f"/{i}", text=" ".join(w))
            for i, w in zip("lmr", (left, middle, right), strict=True)
        ],
        annotate=fake,
    )
    assert {library.article(i).story for i in "lmr"} == {"l"}
    library.add([Article(id="m", path="/m", text=" ".join(_text(6)))], annotate=fake)
    assert [library.article(i).story for i in "lmr"] == [None, None, None]
    library.close()


def test_the_usual_words_of_another_week_are_no_copy(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    days = {"monday": "2024-03-04", "tuesday": "2024-03-05", "april": "2024-04-22"}
    texts = {name: _text(7) for name in days}
    for name, words in texts.items():
        for at in (10, 40, 70, 100):
            words[at] = f"{name}{at}"
    library.add(
        [
            Article(id=name, path=f"/{name}", published=published(day), text=" ".join(texts[name]))
            for name, day in days.items()
        ],
        annotate=fake,
    )
    assert library.article("monday").story == library.article("tuesday").story == "monday"
    assert library.article("april").story is None
    library.close()


def test_a_story_is_found_and_its_sources_are_counted(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    library.add(_articles(), annotate=fake)
    assert {hit.id: hit.copies for hit in library.search("").hits} == {
        **dict.fromkeys("abc", 2),
        **dict.fromkeys("de", 1),
        **dict.fromkeys("fg", 0),
    }
    assert sorted(hit.id for hit in library.search("story:b").hits) == ["a", "b", "c"]
    assert [hit.id for hit in library.search("story:g").hits] == ["g"]
    assert library.search("story:nobody").total == 0
    first, second = library.story("c"), library.story("d")
    assert first is not None and second is not None
    assert (first.id, first.articles, first.sources) == ("a", ("a", "b", "c"), 1)
    assert (second.articles, second.sources) == (("d", "e"), 1)
    assert library.story("f") is None
    library.close()


def test_near_finds_what_tells_of_the_same_and_the_nearest_first(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    crane = "The yellow crane at Northport fell on Monday and the harbour was closed, the operator said."
    library.add(
        [
            Article(id="crane", path="/c", text=crane),
            Article(id="again", path="/a", text="A crane fell at Northport harbour. Operator spoke."),
            Article(id="copy", path="/k", text=crane + " Nobody was hurt."),
            *(Article(id=f"other{n}", path=f"/{n}", text=" ".join(_text(n, 40))) for n in range(30)),
        ],
        annotate=fake,
    )
    assert [hit.id for hit in library.search("near:crane").hits] == ["copy", "crane", "again"] or [
        hit.id for hit in library.search("near:crane").hits
    ] == ["crane", "copy", "again"]
    assert "crane" not in [hit.id for hit in library.search("near:other3").hits]
    library.close()


def test_an_undated_copy_is_given_the_date_of_its_story_and_says_so(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    text = " ".join(_text(9))
    copy = Article(id="copy", path="/copy", text=text + " word7")
    library.add([copy], processes=0)
    assert library.article("copy").published is None
    wire = Article(id="wire", path="/wire", published=published("2024-03-05"), text=text)
    library.add([wire], processes=0)
    lent = library.article("copy").published
    assert lent is not None
    assert (lent.begin.isoformat(), lent.origin, lent.evidence) == (
        "2024-03-05",
        "story",
        "near copies: wire has 2024-03-05",
    )
    assert [hit.id for hit in library.search("date:2024-03").hits] == ["wire", "copy"]
    library.add([wire.model_copy(update={"text": " ".join(_text(10))})], processes=0)
    assert library.article("copy").published is None  # what lent it the date is no copy any more
    library.close()


@pytest.mark.parametrize(
    ("outlets", "pairs", "count"),
    [
        ({1: "A", 2: "B", 3: None}, [], 3),
        ({1: "A", 2: "a", 3: None}, [], 2),
        ({1: "A", 2: "B", 3: "C"}, [(1, 2, 0.9), (2, 3, 0.6)], 2),
        ({1: "A", 2: "B", 3: "A", 4: "D"}, [(2, 3, 0.8)], 2),
    ],
)
def test_reprints_and_the_same_outlet_are_one_source(
    outlets: dict[int, str | None], pairs: list[tuple[int, int, float]], count: int
) -> None:
    assert len(set(sources(outlets, pairs).values())) == count
