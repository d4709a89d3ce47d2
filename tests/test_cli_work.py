"""The commands of the reader's own work, through the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_library import BRIDGE, FERRY, fake

from index.library import Library
from tui.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    library.add([FERRY, BRIDGE], annotate=fake)
    yield library
    library.close()


@pytest.fixture
def run(library: Library, capsys: pytest.CaptureFixture[str]) -> Run:
    def running(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--library", str(library.root)])
        return code, *capsys.readouterr()

    return running


def test_bookmark_on_and_off_by_the_beginning_of_an_id(run: Run) -> None:
    assert run("bookmark", "fer")[0] == 0
    assert "ferry" in run("search", "is:bookmarked")[1]
    assert run("bookmark", "ferry", "--off")[0] == 0
    assert "ferry" not in run("search", "is:bookmarked")[1]
    code, out, said = run("bookmark", "nosuch")
    assert (code, out) == (2, "")
    assert "nosuch" in said


def test_tags_are_counted(run: Run) -> None:
    assert "no tags" in run("tags")[2]
    assert run("tag", "ferry", "ports", "To  do")[0] == 0
    assert run("tag", "bridge", "PORTS", "\x1b[1mloud")[0] == 0
    _, out, _ = run("tags")
    assert out.split("\n")[:3] == ["      1  ␛[1mloud", "      2  ports", "      1  To do"]
    counted = json.loads(run("tags", "--json")[1])
    assert {"tag": "ports", "articles": 2} in counted
    assert run("tag", "ferry", "Ports", "to do", "--off")[0] == 0
    assert [one["articles"] for one in json.loads(run("tags", "--json")[1])] == [1, 1]
    assert run("tag", "ferry", " ")[0] == 2


def test_notes_stand_where_they_are_said_to(run: Run) -> None:
    at = FERRY.text.index("In 1999") + 3
    assert run("note", "ferry", "first")[0] == 0
    assert run("note", "ferry", "second", "--at", str(at))[0] == 0
    assert run("note", "ferry", "third \x1b[2J", "--sentence", "spoke  to\nthem")[0] == 0
    notes = json.loads(run("notes", "--json")[1])
    assert [note["note"] for note in notes] == ["first", "third \x1b[2J", "second"]
    assert [note["quote"] for note in notes][::2] == [
        "The dock workers walked out again.",
        FERRY.text[at - 3 :],
    ]
    assert all(FERRY.text[note["start"] : note["end"]] == note["quote"] for note in notes)
    _, out, _ = run("notes", "strike")
    assert "third ␛[2J" in out
    assert "\x1b" not in out
    assert run("notes", "cracks")[1] == ""
    assert "third ␛[2J" in run("notes", "--csv")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("ferry", "x", "--at", "99999"),
        ("ferry", "x", "--sentence", "never said"),
        ("ferry", "x", "--at", "1", "--sentence", "dock"),
        ("ferry", " "),
        ("nosuch", "x"),
    ],
)
def test_a_note_that_can_stand_nowhere_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("note", *arguments)[0] == 2
    assert run("notes", "--json")[1] == "[\n]\n"


def test_show_tells_of_the_readers_work(run: Run) -> None:
    before = json.loads(run("show", "ferry", "--json")[1])
    assert before["reader"] == {"read": False, "bookmarked": False, "tags": [], "notes": []}
    run("bookmark", "ferry")
    run("tag", "ferry", "ports")
    run("note", "ferry", "ask why")
    after = json.loads(run("show", "ferry", "--json")[1])
    assert {name: value for name, value in after.items() if name != "reader"} == {
        name: value for name, value in before.items() if name != "reader"
    }
    assert after["reader"]["bookmarked"]
    assert after["reader"]["tags"] == ["ports"]
    assert after["reader"]["notes"][0]["note"] == "ask why"
    out = run("show", "ferry")[1]
    assert "bookmarked\ntags: ports\nyour note: ask why — on “The dock workers walked out again.”" in out
