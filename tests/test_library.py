"""The library as a program uses it: finding, reading, and what it says when that can't be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from small_library import BRIDGE, FERRY, TRAIN, fake, found

from index.errors import LibraryUnusableError, QueryError, UnknownArticleError
from index.library import Library


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(root: Path) -> Iterator[Library]:
    opened = Library.open(root)
    opened.add([FERRY, BRIDGE, TRAIN], annotate=fake)
    yield opened
    opened.close()


def test_the_folder_is_private(library: Library) -> None:
    assert library.root.stat().st_mode & 0o777 == 0o700


def test_someone_elses_folder_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root.mkdir()
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    with pytest.raises(LibraryUnusableError, match="someone else"):
        Library.open(root)


def test_a_file_that_is_no_store_says_what_to_do(root: Path) -> None:
    root.mkdir()
    (root / "dateline.db").write_bytes(b"no database at all, only words" * 100)
    with pytest.raises(LibraryUnusableError, match="doctor --repair"):
        Library.open(root)


def test_a_store_damaged_in_the_middle_is_said_to_be(library: Library) -> None:
    library._store._db.execute("UPDATE texts SET annotation = zeroblob(40)")
    with pytest.raises(LibraryUnusableError, match="damaged"):
        library.article("ferry")


def test_the_empty_query_is_everything_newest_first(library: Library) -> None:
    page = library.search("")
    assert (page.total, [hit.id for hit in page.hits]) == (3, ["bridge", "ferry", "train"])
    assert found(library, "", sort="oldest") == ["ferry", "bridge", "train"]
    assert found(library, "", limit=1, offset=1) == ["ferry"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("worker", {"ferry", "bridge"}),
        ("dock workers", {"ferry"}),
        ('"workers found"', {"bridge"}),
        ('"found workers"', set()),
        ("cracks OR trains", {"bridge", "train"}),
        ("worker -cracks", {"ferry"}),
        ("-workers", {"train"}),
        ("NOT (bridge OR trains)", {"ferry"}),
        ("oper*", {"train"}),
        ("title:ferry", {"ferry"}),
        ("body:ferry", set()),
        ("second-week", {"ferry"}),
        ("source:ledger", {"bridge"}),
        ('source:"daily led"', set()),
        ("source:led*", {"bridge"}),
        ("path:/news/tr", {"train"}),
        ("person:moreno", {"ferry", "bridge"}),
        ('person:"Ada Moreno"', {"ferry", "bridge"}),
        ("person:=Moreno", {"bridge"}),
        ("person:ad*", {"ferry", "bridge"}),
        ("org:moreno", set()),
        ('org:"dock union" worker', {"ferry"}),
        ("date:2024", {"ferry", "bridge"}),
        ("date:2024-03", {"ferry"}),
        ("date:>2024-03-05", {"bridge"}),
        ("date:..2024-03-05", {"ferry"}),
        ("-date:2024", {"train"}),
        ("event:1999", {"ferry"}),
        ("event:1990..2001", {"ferry", "train"}),
        ("event:1999 OR trains", {"ferry", "train"}),
        ("comment", {"bridge"}),
    ],
)
def test_queries(library: Library, query: str, ids: set[str]) -> None:
    page = library.search(query)
    assert {hit.id for hit in page.hits} == ids
    assert page.total == len(ids)


def test_a_broken_query_raises_with_its_column(library: Library) -> None:
    with pytest.raises(QueryError) as error:
        library.search("ferry date:2023-13")
    assert error.value.column == 12


def test_any_lone_surrogate_is_answered(library: Library) -> None:
    assert library.search("ferry \ud800").total == 1


def test_no_hits_says_what_each_clause_finds(library: Library) -> None:
    assert library.search("ferry AND cracks").suggestions == ("ferry OR cracks", "ferry", "cracks")


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("bredge", "bridge"),
        ("workors AND crakcs", "workers AND cracks"),
        ("title:brigde", "title:bridge"),
        ("person:morenno", 'person:"Ada Moreno"'),
        ("zzzzzz", None),
    ],
)
def test_a_slip_of_the_pen_is_put_right(library: Library, query: str, suggestion: str | None) -> None:
    page = library.search(query)
    assert page.total == 0
    assert page.suggestions[:1] == ((suggestion,) if suggestion else ())
    if suggestion:
        assert library.search(suggestion).total > 0


def test_snippets_are_the_text_and_light_the_words(library: Library) -> None:
    (hit,) = library.search("dock workers moreno").hits
    (snippet,) = hit.snippets
    text = library.article("ferry").text
    assert snippet.text == text[snippet.start : snippet.end]
    assert [text[start:end] for start, end in snippet.matches] == ["dock", "workers", "Moreno"]


def test_an_event_is_shown_where_it_is_told(library: Library) -> None:
    (hit,) = library.search("event:2001").hits
    assert [snippet.text for snippet in hit.snippets] == ["In 2001 they ran on time."]


def test_matches_leave_boilerplate_dark(library: Library) -> None:
    text = library.article("ferry").text
    lit = [
        text[start:end]
        for start, end in library.matches('"dock workers" OR comment OR person:moreno', "ferry")
    ]
    assert lit == ["dock workers", "Ada Moreno"]
    assert library.matches("dock AND (", "ferry") == ()


def test_scores_order_the_hits(library: Library) -> None:
    scores = [hit.score for hit in library.search("bridge OR workers").hits]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


def test_an_article_by_the_beginning_of_its_id(library: Library) -> None:
    assert library.article("fer").id == "ferry"
    with pytest.raises(UnknownArticleError):
        library.article("nowhere")
    with pytest.raises(UnknownArticleError):
        library.article("")


def test_names_are_linked_over_the_library(library: Library) -> None:
    (mention,) = library.article("bridge").mentions
    assert (mention.entity, mention.name, mention.text) == ("person:ada-moreno", "Ada Moreno", "Moreno")
    person, union = library.entities()
    assert (person.entity, person.mentions, person.articles) == ("person:ada-moreno", 2, 2)
    assert person.variants == {"Ada Moreno": 1, "Moreno": 1}
    assert union.type == "organisation"


def test_entities_by_scope_and_type(library: Library) -> None:
    assert [e.name for e in library.entities(article="bridge")] == ["Ada Moreno"]
    assert [e.name for e in library.entities(query="ferry", types=["organisation"])] == ["Dock Union"]
    assert len(library.entities(limit=1)) == 1
    assert library.entities(query="trains") == ()


def test_the_timeline_knows_scopes_and_dates(library: Library) -> None:
    years = [row.date.begin.year for row in library.timeline() if row.date]
    assert years == [1999, 2001]
    assert [row.label for row in library.timeline(article="train")] == ["In 2001 they ran on time."]
    assert [row.label for row in library.timeline(query="dock")] == [
        "In 1999 the [Dock Union|organisation] was founded."
    ]
    assert [row.date.begin.year for row in library.timeline(begin=date(2000, 1, 1)) if row.date] == [2001]
    assert library.timeline(end=date(1990, 1, 1)) == ()
