"""Export and import: everything comes back, twice is once, what is damaged is named by its line."""

from __future__ import annotations

import io
import json
import stat
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_library import BRIDGE, FERRY, TRAIN, fake, found

from corpus.model import Article, DateRange, Refused
from index.library import Library
from tui.cli import main

LATER, EARLIER = "2031-05-02T00:00:00+00:00", "2031-05-01T00:00:00+00:00"


def _taken(library: Library, lines: Iterable[str]) -> tuple[list[Refused], int]:
    refused: list[Refused] = []

    def add(items: Iterable[Article | Refused]) -> None:
        refused.extend(library.add(items, annotate=fake).refused)

    content = io.BytesIO("".join(f"{line}\n" for line in lines).encode("ascii"))
    return refused, library.take_in(content, "export.jsonl", add)


def _marked(root: Path) -> Library:
    """A library with something of everything."""
    library = Library.open(root)
    other = Article(
        id="ferry", path="/archive/ferry.txt", text="Another ferry.", raw_text="<p>Another ferry."
    )
    library.add([FERRY, BRIDGE, TRAIN, other], annotate=fake)
    (name,) = [hit.id for hit in library.search("another").hits]
    library.mark_read("ferry")
    library.mark_read(name)
    library.mark_read("gone-long-ago")
    library.save_place('{"query": "x"}')
    day = date(2020, 1, 1)
    library._store.reader.set_published("train", DateRange(begin=day, end=day, precision="day"))
    with library._store.transaction():
        for table, row in (
            ("bookmarks", {"article": "bridge", "at": LATER}),
            ("tags", {"article": "bridge", "tag": "ports \u202e", "at": LATER}),
            (
                "notes",
                {"article": "ferry", "start": 4, "end": 8, "quote": "dock", "note": "\x1b]", "at": LATER},
            ),
            ("marks", {"name": "a", "article": "train", "start": 3}),
            ("searches", {"name": "mine", "query": "dock", "at": LATER}),
            ("corrections", {"kind": "merge", "data": "{}", "at": LATER}),
        ):
            assert library._store.work.merge(table, row)
        file = library._store.files.id("/archive/ferry.txt")
        library._store.files.place(file, library._row(name), "/archive/ferry.txt", "ferry", 1)
        library._store.files.mark_gone(["/archive/ferry.txt"])
    return library


def test_everything_comes_back_and_twice_is_once(tmp_path: Path) -> None:
    one = _marked(tmp_path / "one")
    lines = list(one.exported())
    assert len(lines) > 1 + one.count()
    two = Library.open(tmp_path / "two")
    assert _taken(two, lines) == ([], 11)
    assert list(two.exported()) == lines
    assert found(two, "another") == found(one, "another")
    assert two.unread(["ferry", "bridge", "gone-long-ago"]) == {"bridge"}
    assert two.place() == one.place()
    (name,) = found(two, "another")
    assert two.article(name).missing
    assert two.page(name) == "<p>Another ferry."
    before = two._store.change
    assert _taken(two, lines) == ([], 0)
    assert list(two.exported()) == lines
    assert two._store.change == before
    one.close()
    two.close()


texts = st.text(st.characters(exclude_categories=()), max_size=60)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "b", "é\ud800", "x\x7f"]),
                  st.sampled_from([None, "/n/a.txt", "/n/b.txt"]), texts, st.none() | texts, st.booleans()),
        max_size=6,
    )
)  # fmt: skip
def test_any_articles_come_back(
    tmp_path_factory: pytest.TempPathFactory, articles: list[tuple[str, str | None, str, str | None, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("transfer")
    one, two = Library.open(folder / "one"), Library.open(folder / "two")
    made = [
        Article(id=name, path=path, text=text, raw_text=raw or None, title=raw or None, published=None)
        for name, path, text, raw, _ in articles
    ]
    report = one.add(made, annotate=fake)
    for name, (*_, read) in zip(report.ids, articles, strict=False):
        one.mark_read(name, read)
    lines = list(one.exported())
    assert all(line.isascii() and line.isprintable() for line in lines)
    refused, _ = _taken(two, lines)
    assert refused == []
    assert list(two.exported()) == lines
    one.close()
    two.close()


def test_marks_are_joined_and_the_newer_word_wins(tmp_path: Path) -> None:
    one = _marked(tmp_path / "one")
    two = Library.open(tmp_path / "two")
    two.add([BRIDGE], annotate=fake)
    two.mark_read("bridge")
    two.save_place("mine")
    with two._store.transaction():
        two._store.work.merge("searches", {"name": "mine", "query": "old", "at": EARLIER})
        two._store.work.merge("searches", {"name": "other", "query": "kept", "at": EARLIER})
        two._store.work.merge("marks", {"name": "a", "article": "bridge", "start": 1})
        two._store.work.merge(
            "published",
            {
                "article": "train",
                "begins": 1,
                "ends": 1,
                "precision": "day",
                "at": "9999-01-01T00:00:00+00:00",
            },
        )
    _taken(two, one.exported())
    rest = {(table, json.dumps(row)) for table, row in two._store.work.rest()}
    assert ("searches", json.dumps({"name": "mine", "query": "dock", "at": LATER})) in rest
    assert ("searches", json.dumps({"name": "other", "query": "kept", "at": EARLIER})) in rest
    assert ("place", json.dumps({"one": 1, "data": "mine"})) in rest
    assert two._store.work.of_article("bridge")["marks"] == [{"name": "a", "start": 1}]
    assert two.unread(["bridge", "ferry"]) == frozenset()
    assert two._store.reader.published("train") is not None
    assert two._store.work.of_article("train")["published"][0]["begins"] == 1
    one.close()
    two.close()


def test_a_date_set_by_hand_holds_after_the_import(tmp_path: Path) -> None:
    from corpus.annotate import annotate

    one = Library.open(tmp_path / "one")
    one.add([BRIDGE.model_copy(update={"published": None})], annotate=annotate)
    day = date(2020, 1, 1)
    one._store.reader.set_published("bridge", DateRange(begin=day, end=day, precision="day"))
    two = Library.open(tmp_path / "two")

    def add(items: Iterable[Article | Refused]) -> None:
        two.add(items, processes=0)

    two.take_in((f"{line}\n".encode() for line in one.exported()), "x", add)
    dated = two.article("bridge").published
    assert dated is not None
    assert (dated.begin, dated.origin) == (day, "reader")
    one.close()
    two.close()


def test_only_the_hits_of_a_query(tmp_path: Path) -> None:
    one = _marked(tmp_path / "one")
    head, *lines = [json.loads(line) for line in one.exported("bridge")]
    assert head["dateline"] == "export"
    assert [line["id"] for line in lines] == ["bridge"]
    assert lines[0]["marks"]["bookmarks"] == [{"at": LATER}]
    one.close()


def test_bad_lines_are_named_by_number_and_the_rest_goes_in(tmp_path: Path) -> None:
    one = _marked(tmp_path / "one")
    head, first, second, third, *rest = one.exported()
    two = Library.open(tmp_path / "two")
    lines = [
        head, first, "{", '["no object"]', '{"id": 7}', second, '{"work": {"read": [{"evil; --": 1}]}}',
        '{"work": {"read": [{"article": {}, "at": 1}]}}',
        '{"work": {"meta": [{"key": "index", "value": "/"}]}}',
        *rest, third[: len(third) // 2],
    ]  # fmt: skip
    refused, _ = _taken(two, lines[:-1])
    assert [item.line for item in refused] == [3, 4, 5, 7, 8, 9]
    assert sorted(found(two, "ferry OR bridge")) == sorted(found(one, "ferry OR bridge"))
    content = io.BytesIO("\n".join([head, lines[-1]]).encode("ascii"))
    three = Library.open(tmp_path / "three")
    cut: list[Refused] = []
    three.take_in(content, "x", lambda items: cut.extend(item for item in items if isinstance(item, Refused)))
    assert [(item.line, item.reason) for item in cut] == [(2, "is cut off")]
    for library in (one, two, three):
        library.close()


@pytest.mark.parametrize(
    ("content", "reason"),
    [("", "is empty"), ('{"dateline": "export", "format": 9, "version": "8"}\n', "has format 9")],
)
def test_what_is_no_export_is_refused(content: str, reason: str, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    (refused,), _ = _taken(library, content.splitlines())
    assert reason in refused.reason
    library.close()


def test_an_article_line_without_a_head_is_no_export(tmp_path: Path) -> None:
    one = _marked(tmp_path / "one")
    library = Library.open(tmp_path / "library")
    (refused,), _ = _taken(library, list(one.exported())[1:])
    assert "does not begin" in refused.reason
    assert library.count() == 0
    library.close()
    one.close()


def test_the_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _marked(tmp_path / "one").close()
    one, two, file = str(tmp_path / "one"), str(tmp_path / "two"), tmp_path / "export.jsonl"
    assert main(["export", "--library", one, "--output", str(file)]) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not set("\x1b\x7f\u202e") & set(file.read_text(encoding="utf-8"))
    assert main(["export", "--library", one, "--output", str(file)]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["export", "--library", one, "--output", str(file), "--force"]) == 0
    assert main(["import", "--library", two, str(file)]) == 0
    assert "4 added; 11 new marks" in capsys.readouterr().err
    assert main(["export", "--library", two]) == 0
    lines = capsys.readouterr().out
    stdin = io.TextIOWrapper(io.BytesIO(lines.encode() + b"{oops\n"))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["import", "--library", one, "-"]) == 1
    assert "is no JSON" in capsys.readouterr().err
    assert main(["import", "--library", two, str(tmp_path / "none")]) == 2
    assert main(["export", "--library", str(tmp_path / "none")]) == 3
