"""A fault of ours in one article is that article's alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.hints import Hints
from corpus.model import Annotated, Article, Refused
from corpus.read.source import Pending
from index import tasks
from index.library import Library

GOOD, BAD = (
    Article(id=name, path=f"/{name}.txt", text=f"The {name} ferry sailed from Riga on 3 May 2024.")
    for name in ("good", "bad")
)


def failing(article: Article, hints: Hints) -> Annotated:
    if article.id == "bad":
        raise ZeroDivisionError("nothing left")
    return Annotated(**dict(article), words=7)


def test_what_cannot_be_annotated_goes_in_cleaned_and_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open(tmp_path / "library")
    with monkeypatch.context() as patch:
        patch.setattr(tasks, "annotate", failing)
        report = library.add([BAD, GOOD], processes=0)
    assert (report.added, report.refusals, library.article("good").words) == (2, 0, 7)
    assert [hit.id for hit in library.search("bad ferry").hits] == ["bad"]
    assert library.article("bad").events == ()
    assert library.add([GOOD], processes=0).annotated == 1  # an annotator that can takes it up
    assert len(library.article("bad").events) == 1
    library.close()


def test_what_cannot_even_be_cleaned_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "clean_only", failing)
    assert not isinstance(tasks.run(tasks.Task(GOOD, Hints(), False)), Refused)
    refused = tasks.run(tasks.Task(BAD, Hints(), False))
    assert isinstance(refused, Refused)
    assert (refused.path, "ZeroDivisionError: nothing left" in refused.reason) == ("/bad.txt", True)


def broken() -> Article | Refused:
    raise ZeroDivisionError("no page")


def test_what_cannot_be_read_is_refused_by_name() -> None:
    refused = tasks.run(tasks.Task(Pending("/page.html", broken, ()), Hints(), True))
    assert isinstance(refused, Refused)
    assert str(refused).startswith("/page.html: a fault of Dateline's (ZeroDivisionError: no page)")
