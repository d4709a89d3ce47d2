"""Reading the index ahead, in pauses."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_library import FakeLibrary
from small_library import BRIDGE, FERRY, TRAIN, fake

from index import decoded
from index.library import Library
from index.postings import counted
from tui import engine
from tui.requests import Search


def small(root: Path) -> Library:
    library = Library.open(root)
    library.add([FERRY, BRIDGE, TRAIN], annotate=fake)
    return library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small(tmp_path)


def reads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The words that are read from the index from now on, and are there."""
    found: list[bytes] = []

    def told(part: object, field: str, term: bytes) -> decoded.Counts:
        read = counted(part, field, term)
        found.extend([term] if len(read.numbers) else [])
        return read

    monkeypatch.setattr("index.search.counted", told)
    return found


def test_what_was_read_ahead_is_not_read_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    found = reads(monkeypatch)
    while library.prepare(0.001):
        pass
    assert found
    found.clear()
    assert library.search("ferry strike").total
    assert not found
    assert not library.prepare(0.001)


def test_the_answers_are_the_same(tmp_path: Path, library: Library) -> None:
    cold = small(tmp_path / "other")
    while library.prepare(0.001):
        pass
    for query in ("ferry", "f", "fer", "stri", "dock union", "workers -ferry", "fr*"):
        assert [hit.id for hit in library.search(query, typing=True).hits] == [
            hit.id for hit in cold.search(query, typing=True).hits
        ]


def test_an_empty_library_has_nothing_to_read(tmp_path: Path) -> None:
    assert not Library.open(tmp_path / "empty").prepare(1)


def test_a_question_is_answered_before_more_is_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "REFRESH_SECONDS", 0.05)
    asked, answered = threading.Event(), threading.Event()

    class Reading(FakeLibrary):
        def prepare(self, seconds: float) -> bool:
            asked.set()
            return True  # there is always more

    def heard(event: engine.Event) -> None:
        if isinstance(event, engine.Answer):
            answered.set()

    make: Callable[[], Reading] = Reading
    made = engine.Engine(make, heard)
    made.start()
    assert asked.wait(5)
    made.ask(Search("boats"))
    assert answered.wait(5)
    made.close()


def test_a_library_that_can_not_be_read_ahead_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "REFRESH_SECONDS", 0.05)
    tried, answered = threading.Event(), threading.Event()

    class Broken(FakeLibrary):
        def prepare(self, seconds: float) -> bool:
            tried.set()
            raise OSError("no")

    def heard(event: engine.Event) -> None:
        if isinstance(event, engine.Answer):
            answered.set()

    made = engine.Engine(Broken, heard)
    made.start()
    assert tried.wait(5)
    made.ask(Search("boats"))
    assert answered.wait(5)
    made.close()
