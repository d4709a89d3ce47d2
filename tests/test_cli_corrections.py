"""The commands of corrections: names or keys in, what was said out, and back again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from marked_library import ADA, KANG, article, marked

from index.folder import STORE
from index.library import Library
from tui.cli import main

TEXTS = {
    "one": "[Kang Min Ho|person] and [Kang|person|Kang Min Ho] of the [Dock Union|organisation].",
    "two": "[Kang|person|Kang Yo Mi] met [Ada Moreno|person].",
    "three": "[Moreno|person] rose.",
}


class Commands:
    """The commands on one library."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._root = root
        self._capsys = capsys

    def __call__(self, *arguments: str, code: int = 0) -> tuple[str, str]:
        command, *rest = arguments
        assert main([command, *rest, "--library", str(self._root)]) == code
        return tuple(self._capsys.readouterr())  # type: ignore[return-value]

    def entities(self) -> dict[str, tuple[str, str, int]]:
        found = json.loads(self("entities", "--json")[0])
        return {one["entity"]: (one["type"], one["name"], one["mentions"]) for one in found}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    library = Library.open(tmp_path / "library")
    library.add([article(name, text) for name, text in TEXTS.items()], annotate=marked)
    library.close()
    return Commands(tmp_path / "library", capsys)


def test_entities_are_merged_by_name_or_key_and_listed(run: Commands) -> None:
    assert "no corrections" in run("corrections")[1]
    out, said = run("merge", "Kang Min Ho", "person:kang-yo-mi", "--into", "Ada Moreno")
    assert (out, said) == (
        "",
        "Kang Min Ho, Kang Yo Mi count as Ada Moreno · dateline corrections undo 1 takes it back\n",
    )
    assert run.entities()[ADA] == ("person", "Ada Moreno", 5)
    (listed,) = json.loads(run("corrections", "--json")[0])
    assert (listed["id"], listed["kind"], listed["entities"], listed["into"]) == (
        1,
        "merge",
        [KANG, "person:kang-yo-mi"],
        ADA,
    )
    assert "Kang Min Ho, Kang Yo Mi count as Ada Moreno" in run("corrections")[0]
    assert run("corrections", "--csv")[0].splitlines()[1].startswith("1,merge,")
    assert run("corrections", "undo")[1] == "taken back: Kang Min Ho, Kang Yo Mi count as Ada Moreno\n"
    assert run.entities()[ADA] == ("person", "Ada Moreno", 2)


def test_a_name_that_several_have_is_refused_with_the_choices(run: Commands) -> None:
    _, said = run("reject", "Kang", code=2)
    assert "'Kang' may be several entities" in said
    assert KANG in said
    assert "person:kang-yo-mi (Kang Yo Mi)" in said
    for arguments in (("reject", "Nobody"), ("merge", "Ada Moreno", "--into", "person:moreno")):
        assert "no entity" in run(*arguments, code=2)[1]
    assert "is never written 'moreno'" in run("split", KANG, "moreno", code=2)[1]
    assert run("merge", KANG, "--into", KANG, code=2)[0] == ""
    assert run("retype", KANG, "animal", code=2)[0] == ""
    assert run("corrections", "undo", "9", code=2)[0] == ""
    assert "no corrections" in run("corrections")[1]


def test_split_by_writing_and_by_key(run: Commands) -> None:
    run("split", KANG, "Kang")
    run("split", "Ada Moreno", "person:moreno")
    entities = run.entities()
    assert entities["person:kang~kang-min-ho"] == ("person", "Kang", 1)
    assert entities["person:moreno"] == ("person", "Moreno", 1)
    out = run("corrections")[0]
    assert "“Kang” is split off Kang Min Ho" in out
    assert "Moreno is split off Ada Moreno" in out


def test_rename_retype_and_reject(run: Commands) -> None:
    run("rename", KANG, "The\x1b[31m Marshal")
    assert "\x1b" not in "".join(run("corrections"))
    run("rename", KANG, "The Marshal")
    run("retype", "Dock Union", "place")
    run("reject", "Ada Moreno")
    run("reject", "The Marshal", "--only", "Kang")
    assert run.entities() == {
        KANG: ("person", "The Marshal", 1),
        "organisation:dock-union": ("place", "Dock Union", 1),
        "person:kang-yo-mi": ("person", "Kang Yo Mi", 1),
    }
    out = run("corrections")[0]
    assert "Ada Moreno is no entity" in out
    assert "“Kang” is no name of The Marshal" in out
    number = next(line.split()[0] for line in out.splitlines() if "Ada Moreno" in line)
    run("corrections", "undo", number)
    assert ADA in run.entities()


def test_a_saved_store_has_them(run: Commands, tmp_path: Path) -> None:
    run("merge", "person:kang-yo-mi", "--into", KANG)
    store = tmp_path / "library" / STORE
    data = bytearray(store.read_bytes())
    data[:100] = bytes(100)
    store.write_bytes(data)
    run("doctor", "--repair")
    assert "Kang Yo Mi counts as Kang Min Ho" in run("corrections")[0]


def test_without_a_library_none_is_made(tmp_path: Path) -> None:
    for arguments in (["corrections"], ["reject", "x"], ["corrections", "undo"]):
        assert main([*arguments, "--library", str(tmp_path / "none")]) == 3
    assert not (tmp_path / "none").exists()
