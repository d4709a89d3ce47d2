"""Corrections in the reader, on a library of its own: said by a key, told with how to undo it, and undone."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from driving import Driver, driving
from fake_library import FakeLibrary, annotated
from marked_library import KANG, article, marked
from textual.widgets import Static

from index.library import Library
from tui.app import Dateline
from tui.panes.entities import EntityRows
from tui.widgets.line_list import LineList

TEXTS = {
    "one": "[Kang Min Ho|person] spoke. In 1999 [Kang|person|Kang Min Ho] met [Dock Union|organisation].",
    "two": "[Kang Yo Mi|person] met [Ada Moreno|person] and [Moreno|person|Ada Moreno].",
    "three": "[Moreno|person] of the [Dock Union|organisation] rose.",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    library = Library.open(tmp_path / "library")
    library.add([article(name, text) for name, text in TEXTS.items()], annotate=marked)
    library.close()
    return tmp_path / "library"


@asynccontextmanager
async def reading(root: Path, size: tuple[int, int] = (160, 48)) -> AsyncIterator[Driver]:
    """The reader on it, among the entities of the whole library."""
    app = Dateline(lambda: Library.open(root))
    async with app.run_test(size=size) as pilot:
        d = Driver(pilot, FakeLibrary())
        await d.settle()
        await d.press("e", "c", "c")
        assert d.reader.looking.scopes["entities"] == "library"
        yield d


def listed(d: Driver) -> list[str]:
    rows = d.reader.entities.query_one(LineList).rows
    assert isinstance(rows, EntityRows)
    return [row.name for row in rows.rows if not isinstance(row, tuple)]


def prompt(d: Driver) -> str:
    line = d.reader.entities.query_one("#entity-prompt", Static)
    assert line.display
    return str(line.visual)


async def to(d: Driver, key: str) -> None:
    assert d.reader.entities.to(key)
    await d.settle()


async def choose(d: Driver, typed: str, shown: str, then: str) -> None:
    """A command of the palette, and what is on the screen when it is done."""
    await d.press("colon")
    await d.type(typed)
    await until(d, shown)
    await d.press("enter")
    await until(d, then)
    await d.settle()


async def until(d: Driver, shown: str) -> None:
    for _ in range(100):
        await d.pilot.pause(0.05)
        if shown in d.screen_text:
            return
    raise AssertionError(f"{shown} is not shown")


EVERYONE = ["Ada Moreno", "Kang Min Ho", "Kang Yo Mi", "Dock Union"]


async def test_m_marks_and_enter_merges_and_u_undoes(root: Path) -> None:
    async with reading(root) as d:
        assert listed(d) == EVERYONE
        await to(d, "person:kang-yo-mi")
        await d.press("M")
        assert "Merge “Kang Yo Mi” into which?" in prompt(d)
        assert "» Kang Yo Mi" in d.screen_text
        await to(d, KANG)
        await d.press("enter")
        assert "Kang Yo Mi counts as Kang Min Ho · u undoes it" in d.said
        assert listed(d) == ["Ada Moreno", "Kang Min Ho", "Dock Union"]
        assert not d.reader.entities.query_one("#entity-prompt").display
        await d.press("u")
        assert "taken back: Kang Yo Mi counts as Kang Min Ho" in d.said
        assert listed(d) == EVERYONE


async def test_m_on_the_second_merges_escape_leaves_and_the_same_one_is_nothing(root: Path) -> None:
    async with reading(root, (80, 24)) as d:
        await to(d, KANG)
        await d.press("M", "escape")
        assert d.reader.entities.merging is None
        assert d.reader.looking.pane == "entities"
        await d.press("M", "M")
        assert d.reader.entities.merging is None
        assert listed(d) == EVERYONE
        await d.press("M")
        await to(d, "person:ada-moreno")
        await d.press("M")
        assert listed(d) == ["Ada Moreno", "Kang Yo Mi", "Dock Union"]


async def test_the_chosen_entity_is_lit_as_what_it_counts_as(root: Path) -> None:
    async with reading(root) as d:
        await d.press("2")
        d.reader.hits.to("one", tell=True)
        await d.settle()
        d.reader.choose_entity(KANG, "Kang Min Ho")
        await d.press("3")
        await to(d, KANG)
        await d.press("M")
        await to(d, "person:ada-moreno")
        await d.press("enter")
        assert d.reader.looking.entity == "person:ada-moreno"
        shown = d.reader.looking.article
        assert shown is not None
        assert [m.name for m in shown.mentions] == ["Ada Moreno", "Ada Moreno", "Dock Union"]
        await d.press("2", "]", "e", "i")
        assert "person  Ada Moreno" in d.screen_text
        assert "your word  merged into Ada Moreno" in d.screen_text


async def test_s_splits_off_what_is_chosen(root: Path) -> None:
    async with reading(root) as d:
        await to(d, "person:ada-moreno")
        await d.press("S")
        assert "What of “Ada Moreno” is something else?" in d.screen_text
        assert "person:moreno" in d.screen_text
        await d.press("G", "enter")
        assert "Moreno is split off Ada Moreno · u undoes it" in d.said
        assert listed(d) == [*EVERYONE[:3], "Moreno", "Dock Union"]
        await to(d, KANG)
        await d.press("S", "enter")
        assert "“Kang” is split off Kang Min Ho" in d.said
        await d.press("u", "u")
        assert listed(d) == EVERYONE
        await to(d, "person:kang-yo-mi")
        await d.press("S")
        assert "nothing to split off" in d.said


async def test_one_way_of_writing_is_rejected_in_the_card(root: Path) -> None:
    async with reading(root) as d:
        await to(d, KANG)
        await d.press("S", "R")
        assert "“Kang” is no name of Kang Min Ho" in d.said
        (kang,) = [e for e in d.reader.entities._entities.values() if e.entity == KANG]
        assert kang.variants == {"Kang Min Ho": 1}


async def test_r_rejects_and_the_palette_takes_it_back(root: Path) -> None:
    async with reading(root) as d:
        await to(d, "organisation:dock-union")
        await d.press("R")
        assert "Dock Union is no entity · u undoes it" in d.said
        assert listed(d) == EVERYONE[:3]
    async with reading(root) as d:
        assert listed(d) == EVERYONE[:3]
        await d.press("u")
        assert "nothing to undo" in d.said
        await choose(d, "take back", "take back: Dock Union is no entity", "taken back: Dock")
        assert listed(d) == EVERYONE


async def test_the_palette_renames_and_retypes(root: Path) -> None:
    async with reading(root) as d:
        await to(d, KANG)
        await choose(d, "rename entity", "rename entity: Kang Min Ho", "Another name for “Kang Min Ho”")
        await d.type("The quiet Judge")
        await d.press("enter")
        assert "Kang Min Ho is named The quiet Judge · u undoes it" in d.said
        await to(d, "organisation:dock-union")
        await choose(d, "retype place", "retype entity: Dock Union is of type place", "● Places")
        assert "▲ Organisations" not in d.screen_text
        await to(d, KANG)
        await choose(d, "rename entity", "rename entity: The quiet Judge", "Another name for")
        await d.press("escape")
        assert "The quiet Judge" in listed(d)


async def test_u_elsewhere_undoes_the_last_thing_and_among_entities_the_last_correction(root: Path) -> None:
    async with reading(root) as d:
        await to(d, KANG)
        await d.press("R", "2", "r", "3", "u")
        assert "taken back: Kang Min Ho is no entity" in d.said
        assert listed(d) == EVERYONE
        await d.press("R", "2", "u")
        assert "taken back" in d.said


async def test_another_program_may_have_been_faster(root: Path) -> None:
    async with reading(root) as d:
        await to(d, KANG)
        await d.press("R")
        said: list[object] = []

        def undo() -> None:
            library = Library.open(root)
            said.append(library.undo_correction())
            library.reject_entity("person:kang-yo-mi")
            library.close()

        other = threading.Thread(target=undo)
        other.start()
        other.join()
        assert len(said) == 1
        await d.press("u")
        assert "no correction 1" in d.said
        for _ in range(80):
            await d.pilot.pause(0.05)
            if "Kang Yo Mi" not in listed(d):
                break
        assert listed(d) == ["Ada Moreno", "Kang Min Ho", "Dock Union"]


async def test_names_are_never_markup(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    text = "[(bold)Zed(/)|person] and [Kang|person]."
    library.add([article("one", text.replace("(", "{").replace(")", "}"))], annotate=marked)
    library.rename_entity("person:kang", "[bold]Kang[/]")
    library.close()
    async with reading(tmp_path / "library") as d:
        await to(d, "person:kang")
        await d.press("M")
        assert "Merge “[bold]Kang[/]” into which?" in prompt(d)
        await d.press("escape", "R")
        assert "[bold]Kang[/] is no entity" in d.said


async def test_without_entities_the_keys_do_nothing() -> None:
    async with driving(FakeLibrary([annotated("quiet", "Nobody was there.")])) as d:
        await d.press("e", "M", "S", "R")
        assert d.reader.entities.merging is None


async def test_nothing_is_said_of_the_entities_of_the_tour() -> None:
    async with driving(FakeLibrary([])) as d:
        await d.press("e")
        before = d.reader.entities.current
        assert before is not None
        for keys in (("R",), ("S",), ("M", "j", "M")):
            await d.press(*keys)
            assert "nothing is kept of the tour" in d.said, keys
        assert not d.library.corrections()
