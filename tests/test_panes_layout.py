"""The panes at every size, resized while in use, empty, long, hostile, and by mouse."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from driving import driving
from fake_library import FakeLibrary, annotated, three

from index.errors import LibraryUnusableError
from tui import engine
from tui.app import UNUSABLE, Dateline
from tui.layout import PANES


def on_stage(driver: object) -> set[str]:
    return {name for name in PANES if driver.reader.pane(name).display}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((160, 48), {"hits", "article", "entities", "timeline"}),
        ((120, 24), {"hits", "article", "entities", "timeline"}),
        ((100, 30), {"hits", "article", "entities"}),
        ((80, 24), {"hits"}),
        ((40, 10), {"hits"}),
    ],
)
async def test_as_many_panes_as_fit(size: tuple[int, int], panes: set[str]) -> None:
    async with driving(size=size) as d:
        assert on_stage(d) == panes
        lines = d.screen_text.split("\n")
        assert len(lines) == size[1]
        assert "New patrol boats" in d.screen_text


async def test_the_drawer_holds_two_panes() -> None:
    async with driving(size=(100, 30)) as d:
        assert "4 Timeline 7" in d.title("entities")
        await d.press("t")
        assert on_stage(d) == {"hits", "article", "timeline"}
        assert "3 Entities 5" in d.title("timeline")
        await d.press("2")
        assert on_stage(d) == {"hits", "article", "timeline"}


async def test_small_screens_have_tabs_with_counts() -> None:
    async with driving(size=(80, 24)) as d:
        tabs = d.screen_text.split("\n")[1]
        assert tabs.split("  ")[:4] == [
            " 1 Hits 3",
            "2 Article",
            "3 Entities 5 · article",
            "4 Timeline 7 · hits",
        ]
        await d.press("e")
        assert on_stage(d) == {"entities"}
        assert "Ada Park" in d.screen_text
        await d.pilot.click("#tab-timeline")
        await d.settle()
        assert on_stage(d) == {"timeline"}


async def test_resizing_keeps_focus_and_place() -> None:
    async with driving() as d:
        await d.press("j", "t", "j", "j")
        row = d.reader.timeline.current
        for size in ((80, 24), (100, 30), (40, 10), (160, 48)):
            await d.pilot.resize_terminal(*size)
            await d.settle()
            assert d.reader.focused is d.reader.timeline.target
            assert d.reader.timeline.display
            assert d.reader.timeline.current == row
            assert d.article_id == "bridge"


async def test_every_key_works_on_the_smallest_screen() -> None:
    async with driving(size=(40, 10)) as d:
        await d.press("s")
        await d.type("boats")
        await d.press(
            "enter", "enter", "n", "]", "e", "]", "t", "t", "enter", "z", "w", "escape", "e", "c", "i"
        )
        await d.press("escape", "exclamation_mark", "escape", "question_mark")
        assert "Keys" in d.screen_text
        await d.press("escape")
        assert d.screen_text.count("\n") == 9


async def test_an_empty_library_says_what_to_do() -> None:
    async with driving(FakeLibrary([])) as d:
        assert "dateline add PATH" in d.screen_text
        assert "dateline demo" in d.screen_text
        await d.press(
            "j", "G", "enter", "n", "J", "]", "e", "]", "t", "f", "i", "t", "enter", "e", "enter", "w"
        )
        assert d.reader.is_running


async def test_no_hits_says_so_and_leaves_nothing_of_the_article() -> None:
    async with driving() as d:
        await d.press("s")
        await d.type("zebra")
        await d.press("enter")
        assert "Nothing found." in d.screen_text
        assert "The library has 3 articles." in d.screen_text
        assert d.article_id is None
        assert "New patrol boats" not in d.screen_text
        assert "1/" not in d.title("article")
        assert " 0 · article" in d.title("entities")
        assert " 0 · hits" in d.title("timeline")
        await d.press("e", "c")
        assert "No names in the hits." in d.screen_text


async def test_long_lists_are_loaded_as_they_are_seen() -> None:
    many = [
        annotated(f"n{number}", f"Note {number} on boats.\n", title=f"Note {number}") for number in range(500)
    ]
    async with driving(FakeLibrary(many)) as d:
        await d.press("G")
        assert d.article_id == "n499"
        assert "Note 499" in d.screen_text
        assert "500 of 500" in d.title("hits")
        await d.press("k", "b", "g", "ctrl+d")
        assert d.article_id not in (None, "n499")


async def test_growth_keeps_the_cursor_on_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "REFRESH_SECONDS", 0.02)
    many = [annotated(f"n{number}", f"Note {number}.\n", title=f"Note {number}") for number in range(200)]
    library = FakeLibrary(many)
    async with driving(library) as d:
        await d.press("G")
        library.articles.insert(0, annotated("new", "News of the day.\n", title="News"))
        library.grown.set()
        for _ in range(100):
            await d.pilot.pause(0.02)
            if "201 of 201" in d.title("hits"):
                break
        await d.settle()
        assert "201 of 201" in d.title("hits")
        assert d.article_id == d.reader.hits.current == "n199"
        assert "the library has grown" in d.said


async def test_hostile_text_stays_text() -> None:
    hostile = annotated(
        "h",
        "[bold]No[/bold] \x1b[31mred\x1b[0m \x00 \u202eabc\n\n[/] Ada Park [link=x]\n" + "x" * 5000,
        title="[red]Title[/] \x1b]0;gone\x07",
        source="[b]\u202eSource",
        published=date(2031, 1, 1),
    )
    async with driving(FakeLibrary([hostile, *three()]), query="[/bold] \x1b", notice="[b]\x1b[2J") as d:
        await d.press("g", "enter", "w", "]", "e", "i", "escape")
        text = d.screen_text
        assert not set(text) & set("\x1b\x00\x07\u202e")
        await d.press("s")
        await d.type("[b] [/")
        await d.press("enter", "question_mark")


async def test_a_broken_engine_says_one_line_and_goes_on(tmp_path: Path) -> None:
    library = FakeLibrary()
    library.root = tmp_path
    async with driving(library) as d:
        d.reader.search.input.value = "boom"
        await d.settle()
        assert "the index is broken" in d.said
        assert "1 of 3" in d.title("hits")
        d.reader.search.input.value = "boats"
        await d.settle()
        assert "1 of 2" in d.title("hits")


async def test_a_library_that_does_not_open_ends_with_its_reason() -> None:
    def opened() -> FakeLibrary:
        raise LibraryUnusableError(Path("/x"), "it is a file", "choose a folder")

    app = Dateline(opened)
    async with app.run_test() as pilot:
        for _ in range(100):
            await pilot.pause(0.02)
            if app.return_code is not None:
                break
    assert app.return_value == UNUSABLE
    assert app.unusable == "/x: it is a file; choose a folder"


async def test_a_notice_is_shown_at_the_start() -> None:
    async with driving(notice="3 refused") as d:
        assert "3 refused" in d.said


async def test_the_mouse_opens_scrolls_and_chooses_names() -> None:
    async with driving() as d:
        await d.pilot.click("#hit-list", offset=(6, 4))
        await d.settle()
        assert d.article_id == "bridge"
        article = d.reader.looking.article
        assert article is not None
        lines = d.screen_text.split("\n")
        y = next(at for at, line in enumerate(lines) if "Tomas Rell closed" in line)
        x = lines[y].index("Tomas Rell")
        await d.pilot.click(offset=(x + 2, y))
        await d.settle()
        assert d.reader.looking.entity == "person:tomas-rell"
        assert d.reader.entities.current is not None
        assert d.reader.entities.current.name == "Tomas Rell"
        await d.press("escape", "escape")
        assert d.reader.looking.entity is None


async def test_the_years_of_the_timeline_stand_above_it() -> None:
    async with driving() as d:
        await d.press("t", "g")
        years = [line for line in d.screen_text.split("\n") if "1998" in line and "2031" in line]
        assert len(years) == 1
        await d.pilot.resize_terminal(40, 10)
        await d.settle()
        assert not [line for line in d.screen_text.split("\n") if "1998" in line and "2031" in line]


async def test_the_chosen_entity_is_walked_over_articles() -> None:
    async with driving() as d:
        await d.press("e", "j", "k", "f", "]", "e", "]", "e")
        article = d.reader.looking.article
        assert article is not None
        start, end = d.reader.article.here
        assert article.text[start:end] == "Park"
        await d.press("]", "e")
        assert "no further mention" in d.said
