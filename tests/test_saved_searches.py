"""Saved searches: what came since one was last read is new, until it is read; nothing else is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from small_library import BRIDGE, FERRY, TRAIN, fake, published

from corpus.model import Article, Refused
from index.errors import QueryError, UnknownSearchError
from index.library import Library
from tui.cli import main

PIER = Article(
    id="pier", path="/news/pier.txt", text="The dock by the pier is new.", published=published("2020-01-01")
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    library.add([FERRY, BRIDGE], annotate=fake)
    yield library
    library.close()


def _counts(library: Library) -> list[tuple[str, int | None, int | None]]:
    return [(saved.name, saved.total, saved.new) for saved in library.searches()]


def _new(library: Library, name: str) -> list[str]:
    return [hit.id for hit in library.news(name).hits]


def test_what_came_after_it_was_read_is_new(library: Library) -> None:
    library.save_search("docks", "dock")
    (before,) = library.searches()
    assert (before.name, before.query, before.new) == ("docks", "dock", 0)
    library.add([PIER, TRAIN], annotate=fake)
    assert _counts(library) == [("docks", (before.total or 0) + 1, 1)]
    assert _new(library, "docks") == ["pier"]
    assert library.news("docks", limit=0).total == 1
    library.search_read("docks")
    assert _counts(library) == [("docks", (before.total or 0) + 1, 0)]
    assert _new(library, "docks") == []


def test_an_old_article_read_anew_is_not_new(library: Library) -> None:
    library.save_search("docks", "dock")
    changed = FERRY.model_copy(update={"text": FERRY.text + " The dock again."})
    assert library.add([changed], annotate=fake).replaced == 1
    assert _new(library, "docks") == []


def test_an_article_in_the_place_of_one_taken_out_is_new(library: Library) -> None:
    library.add([PIER], annotate=fake)
    library.save_search("docks", "dock")
    row = library._row("pier")
    with library._store.transaction():
        library._store.remove(row)
    library.add([PIER], annotate=fake)
    assert library._row("pier") == row
    assert _new(library, "docks") == ["pier"]


def test_what_another_adds_while_it_is_read_stays_new(library: Library) -> None:
    library.save_search("docks", "dock")
    other = Library.open(library.root)
    other.add([PIER], annotate=fake)
    library.search_read("docks")
    assert library.refresh()
    assert _new(library, "docks") == ["pier"]
    other.close()


def test_by_all_words_alone(library: Library) -> None:
    library.save_search("both", "dock zeppelin")
    library.add([PIER], annotate=fake)
    assert library.search("dock zeppelin").total > 0
    assert _counts(library) == [("both", 0, 0)]
    assert library.news("both").total == 0


def test_everything_is_new_in_a_search_that_was_never_read_here(library: Library, tmp_path: Path) -> None:
    library.save_search("all", "sort:oldest")
    library.save_search("docks", "dock")
    lines = "".join(f"{line}\n" for line in library.exported()).encode()
    other = Library.open(tmp_path / "other")

    def add(items: Iterable[Article | Refused]) -> None:
        other.add(items, annotate=fake)

    other.take_in(lines.splitlines(keepends=True), "x", add)
    found = {name: (total, new) for name, total, new in _counts(other)}
    assert found["all"] == (2, 2)
    assert found["docks"][0] == found["docks"][1] == _counts(library)[1][1]
    other.close()


def test_saving_again_replaces_and_forgetting_forgets(library: Library) -> None:
    library.save_search("  a \n b ", "dock")
    library.save_search("a b", "train")
    assert [(s.name, s.query) for s in library.searches()] == [("a b", "train")]
    library.forget_search("a b")
    assert library.searches() == ()
    for ask in (library.forget_search, library.search_read, library.news):
        with pytest.raises(UnknownSearchError):
            ask("a b")


def test_bad_queries_are_not_saved_and_tell_why_when_they_come_from_elsewhere(library: Library) -> None:
    with pytest.raises(QueryError):
        library.save_search("x", "is:lost")
    for name, query in (("", "dock"), ("x", " ")):
        with pytest.raises(ValueError, match="needs a name and a query"):
            library.save_search(name, query)
    with library._store.transaction():
        library._store.searches.save("x", "is:lost")
    (found,) = library.searches()
    assert (found.total, found.new) == (None, None)
    assert found.trouble is not None
    assert found.trouble.startswith("column ")


def test_the_commands(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["searches", *arguments, "--library", str(library.root)])
        return code, *capsys.readouterr()

    assert "no saved searches" in run()[2]
    assert run("save", "docks", "dock")[0] == 0
    assert run("save", "docks", "is:lost")[0] == 2
    library.add([PIER, TRAIN], annotate=fake)
    code, out, _ = run("--json")
    assert code == 0
    (listed,) = json.loads(out)
    assert (listed["name"], listed["new"]) == ("docks", 1)
    code, out, _ = run("news", "docks", "--json", "--keep")
    assert [hit["id"] for hit in json.loads(out)["hits"]] == ["pier"]
    assert "1 new of" in run()[1]
    assert "pier" in run("news", "docks")[1]
    assert "0 new of" in run()[1]
    library.add([PIER.model_copy(update={"id": f"p{n}", "text": f"dock {n}", "path": None}) for n in (1, 2)])
    assert "--limit 2" in run("news", "docks", "--limit", "1")[2]
    assert "2 new of" in run()[1]
    assert run("news", "other")[0] == 2
    assert run("forget", "docks")[0] == 0
    code, _, said = run("forget", "docks")
    assert code == 2
    assert "no saved search 'docks'" in said
