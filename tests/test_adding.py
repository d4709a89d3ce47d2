"""Adding: what is new, unchanged, changed, or only called the same; and what the reader keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from small_library import BRIDGE, FERRY, TRAIN, fake, found, published

from corpus.model import Article, PublishedDate, Refused, Span
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


def test_what_is_unchanged_is_skipped(library: Library) -> None:
    report = library.add([FERRY, BRIDGE, Refused(path="x.bin", reason="is no text")], annotate=fake)
    assert (report.added, report.replaced, report.unchanged) == (0, 0, 2)
    assert report.ids == ("ferry", "bridge")
    assert [str(refused) for refused in report.refused] == ["x.bin: is no text"]


def test_what_changed_is_replaced(library: Library) -> None:
    report = library.add([FERRY.model_copy(update={"text": "The boats sail again."})], annotate=fake)
    assert (report.added, report.replaced, library.count()) == (0, 1, 3)
    assert found(library, "boats") == ["ferry"]
    assert found(library, "dock") == []
    assert [e.name for e in library.entities()] == ["Moreno"]
    dated = library.add([TRAIN.model_copy(update={"published": published("2020-01-01")})], annotate=fake)
    assert (dated.replaced, found(library, "date:2020")) == (1, ["train"])


def test_two_files_of_one_name_are_two_articles(library: Library) -> None:
    other = Article(id="ferry", path="/archive/ferry.txt", text="Another ferry altogether.")
    report = library.add([other], annotate=fake)
    (name,) = report.ids
    assert re.fullmatch(r"ferry-[0-9a-f]{6}", name)
    assert library.article(name).text == other.text
    again = library.add([other], annotate=fake)
    assert (again.unchanged, again.ids) == (1, (name,))


def test_an_id_of_its_own_is_replaced_from_any_file(library: Library) -> None:
    first = Article(id="wire-7", path="/feeds/monday.jsonl", text="First words.")
    second = Article(id="wire-7", path="/feeds/tuesday.jsonl", text="Second words.")
    report = library.add([first, second], annotate=fake)
    assert (report.added, report.replaced, report.ids) == (1, 1, ("wire-7",))
    assert library.article("wire-7").text == "Second words."


def test_adding_can_be_cancelled_and_keeps_what_it_has(root: Path) -> None:
    library = Library.open(root)
    answers = iter([False, False, True])
    report = library.add([FERRY, BRIDGE, TRAIN], annotate=fake, cancelled=lambda: next(answers))
    assert (report.added, library.search("workers").total) == (2, 2)
    library.close()


def test_progress_counts_articles_and_refusals(root: Path) -> None:
    library = Library.open(root)
    seen: list[tuple[int, int, str]] = []
    items: list[Article | Refused] = [FERRY, Refused(path="x", reason="y"), TRAIN]
    library.add(items, annotate=fake, progress=lambda p: seen.append((p.done, p.refused, p.stage)))
    read, after = [(1, 0), (1, 1), (2, 1)], ["comparing", "indexing"]
    assert seen == [(*counts, "reading") for counts in read] + [(2, 1, stage) for stage in after]
    library.close()


def test_what_was_said_of_an_input_once_stays(root: Path) -> None:
    bare = Article(id="ferry", path="/news/ferry.txt", text="The ferry runs again.")
    day = PublishedDate(
        begin=date(2031, 5, 3), end=date(2031, 5, 3), precision="day", origin="metadata", evidence="given"
    )
    library = Library.open(root)
    library.add([bare.model_copy(update={"published": day, "source": "Harbour Post"})], annotate=fake)
    again = library.add([bare], annotate=fake)
    assert (again.unchanged, again.replaced) == (1, 0)
    changed = library.add([bare.model_copy(update={"text": "The ferry stopped."})], annotate=fake)
    assert changed.replaced == 1
    article = library.article("ferry")
    assert (article.published, article.source, article.text) == (day, "Harbour Post", "The ferry stopped.")
    other = library.add([bare.model_copy(update={"source": "Daily Ledger"})], annotate=fake)
    assert other.replaced == 1
    assert library.article("ferry").source == "Daily Ledger"
    library.close()


def test_hostile_text_comes_back_as_it_was(root: Path) -> None:
    text = "\x00 ferry \x1b[31m \u202e [bold] \ud800 " + "x" * 100_000
    library = Library.open(root)
    library.add([Article(id="odd\x00id", title="\ud800 title", text=text)], annotate=fake)
    (hit,) = library.search("ferry").hits
    assert library.article(hit.id).text == text
    assert library.matches("ferry", hit.id) == (Span(2, 7),)
    library.close()


def test_another_reader_sees_what_was_added_after_refresh(library: Library) -> None:
    reader = Library.open(library.root)
    assert not reader.refresh()
    before = reader.generation
    library.add([Article(id="new", text="A tram for the harbour.")], annotate=fake)
    assert reader.refresh()
    assert reader.generation > before
    assert found(reader, "tram") == ["new"]
    assert not reader.refresh()
    reader.close()


def test_marks_and_place_survive(library: Library) -> None:
    library.mark_read("ferry")
    library.save_place('{"query": "x"}')
    library.add([FERRY.model_copy(update={"text": "Quite new."})], annotate=fake)
    library.close()
    again = Library.open(library.root)
    assert again.unread(["ferry", "bridge"]) == {"bridge"}
    again.mark_read("ferry", False)
    assert again.unread(["ferry"]) == {"ferry"}
    assert again.place() == '{"query": "x"}'
    again.close()
