"""The engine: the order of answers, what is dropped, what is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fake_library import FakeLibrary

from corpus.model import DateRange, TimelineRow
from tui import engine, faults
from tui.requests import Entities, MarkRead, Open, SavePlace, Search, Timeline, Window
from tui.requests_work import SetPublished

DAY = DateRange(begin=date(2031, 1, 2), end=date(2031, 1, 2), precision="day")


class Heard:
    """What an engine has delivered."""

    def __init__(self) -> None:
        self.events: list[engine.Event] = []
        self.more = threading.Condition()

    def __call__(self, event: engine.Event) -> None:
        with self.more:
            self.events.append(event)
            self.more.notify_all()

    def wait(self, count: int) -> list[engine.Event]:
        with self.more:
            assert self.more.wait_for(lambda: len(self.events) >= count, 5), self.events
            return list(self.events)

    def answers(self, count: int) -> list[engine.Answer]:
        self.wait(count + 1)
        return [event for event in self.events if isinstance(event, engine.Answer)]


@pytest.fixture
def heard() -> Heard:
    return Heard()


def started(library: FakeLibrary, heard: Callable[[engine.Event], None]) -> engine.Engine:
    made = engine.Engine(lambda: library, heard)
    made.start()
    return made


def test_a_slow_change_is_made_aside_and_not_lost_when_the_reader_leaves(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "ASIDE_FROM", 0)
    monkeypatch.setattr(engine, "QUIET_SECONDS", 0.0)
    going, begun = threading.Event(), threading.Event()

    class Slow(FakeLibrary):
        def set_published(self, id: str, day: DateRange | None) -> None:  # noqa: A002
            begun.set()
            assert going.wait(5)
            super().set_published(id, day)

    library = Slow()
    made = started(library, heard)
    made.ask(SetPublished("boats", DAY))
    assert begun.wait(5)
    made.ask(Search("boats"))
    (answer,) = heard.answers(1)
    assert isinstance(answer.request, Search)  # it did not wait
    made.ask(SetPublished("bridge", DAY))
    threading.Timer(0.2, going.set).start()
    made.close()
    for id in ("boats", "bridge"):  # noqa: A001
        published = library.article(id).published
        assert published is not None
        assert published.origin == "reader"


def test_a_search_does_not_wait_for_the_timeline_of_many(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "ASIDE_FROM", 0)
    going = threading.Event()

    class Slow(FakeLibrary):
        def timeline(self, **scope: object) -> tuple[TimelineRow, ...]:
            assert going.wait(5)
            return ()

    made = engine.Engine(Slow, heard)
    made.start()
    made.ask(Timeline("library", "", None))
    made.ask(Search("boat"))
    (answer,) = heard.answers(1)
    assert isinstance(answer.request, Search)
    assert not made.idle
    going.set()
    assert isinstance(heard.answers(2)[-1].request, Timeline)
    made.close()


def test_superseded_requests_are_never_run(heard: Heard) -> None:
    library = FakeLibrary()
    library.hold.clear()
    made = started(library, heard)
    made.ask(Search("b", True))
    while library.asked != ["b"]:
        time.sleep(0.001)
    for query in ("bo", "boa", "boat"):
        made.ask(Search(query, True))
    library.hold.set()
    first, last = heard.answers(2)
    made.close()
    assert library.asked == ["b", "boat"]
    assert not made.is_current(first)
    assert made.is_current(last)


def test_the_most_urgent_is_answered_first(heard: Heard) -> None:
    library = FakeLibrary()
    made = engine.Engine(lambda: library, heard)
    made.ask(Timeline("library", "", None))
    made.ask(Entities("library", "", None))
    made.ask(Open("boats", ""))
    made.ask(Window("", 50))
    made.ask(Window("", 100))
    made.ask(Search(""))
    made.ask(MarkRead("boats", True))
    made.start()
    kinds = [answer.request for answer in heard.answers(7)]
    made.close()
    assert [type(kind) for kind in kinds] == [MarkRead, Search, Window, Window, Open, Entities, Timeline]
    assert [kind.offset for kind in kinds if isinstance(kind, Window)] == [100, 50]


def test_closing_runs_what_must_last_and_nothing_else(heard: Heard) -> None:
    library = FakeLibrary()
    library.hold.clear()
    made = started(library, heard)
    made.ask(Search("x"))
    while not library.asked:
        time.sleep(0.001)
    made.ask(Search("y"))
    made.ask(SavePlace("here"))
    threading.Timer(0.05, library.hold.set).start()
    made.close()
    assert library.asked == ["x"]
    assert library.saved == "here"
    assert library.closed


def test_a_fault_is_an_answer_and_is_logged(heard: Heard, tmp_path: Path) -> None:
    library = FakeLibrary()
    library.root = tmp_path
    made = started(library, heard)
    made.ask(Search("boom"))
    (answer,) = heard.answers(1)
    made.ask(Search("pesron:x"))
    heard.wait(3)
    made.ask(Search("fine"))
    heard.wait(4)
    made.close()
    assert isinstance(answer.error, RuntimeError)
    log = (tmp_path / faults.LOG).read_text()
    assert "the index is broken" in log
    assert "pesron" not in log, "what the reader can mend is no fault"


def test_a_library_that_does_not_open_is_told(heard: Heard) -> None:
    def fails() -> FakeLibrary:
        raise OSError("no such disk")

    made = engine.Engine(fails, heard)
    made.start()
    (event,) = heard.wait(1)
    made.close()
    assert isinstance(event, engine.Unusable)


def test_growth_is_noticed_within_moments(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "REFRESH_SECONDS", 0.01)
    library = FakeLibrary()
    made = started(library, heard)
    heard.wait(1)
    library.grown.set()
    assert heard.wait(2)[1] == engine.Grown(2)
    made.close()


def test_trouble_while_looking_for_news_is_told_once(
    heard: Heard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engine, "REFRESH_SECONDS", 0.01)

    class Failing(FakeLibrary):
        tries = 0

        def refresh(self) -> bool:
            self.tries += 1
            raise OSError("disk on fire")

    library = Failing()
    library.root = tmp_path
    made = started(library, heard)
    heard.wait(2)
    while library.tries < 5:
        time.sleep(0.005)
    made.close()
    assert [type(event) for event in heard.events] == [engine.Ready, engine.Trouble]
