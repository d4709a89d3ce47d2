"""The keyboard list, driven as a person would."""

from __future__ import annotations

import time

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.content import Content

from tui.widgets.line_list import GUTTER, LineList, Rows


class Fruit:
    """Rows with a heading before every tenth one, which counts the rows it is asked to draw."""

    def __init__(self, count: int, height: int = 1, headings: bool = False, prefix: str = "row") -> None:
        self.row_height = height
        self.count = count
        self.headings = headings
        self.prefix = prefix
        self.drawn: list[int] = []

    def __len__(self) -> int:
        return self.count

    def key(self, index: int) -> str | None:
        return None if self.headings and index % 10 == 0 else f"{self.prefix}-{index}"

    def lines(self, index: int, width: int) -> list[Content]:
        self.drawn.append(index)
        return [Content(f"{self.key(index) or 'Heading'} line {line}") for line in range(self.row_height)]


class ListApp(App[None]):
    def __init__(self, rows: Rows | None = None) -> None:
        super().__init__()
        self.list = LineList(rows, empty_text=Content("No fruit yet: press a to add some."), id="fruit")
        self.highlighted: list[str] = []
        self.selected: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.list

    @on(LineList.Highlighted, "#fruit")
    def note_highlighted(self, event: LineList.Highlighted) -> None:
        self.highlighted.append(event.key)

    @on(LineList.Selected, "#fruit")
    def note_selected(self, event: LineList.Selected) -> None:
        self.selected.append(event.key)

    def screen_lines(self) -> list[str]:
        return [self.list.render_line(y).text for y in range(self.list.size.height)]


async def test_keys_move_the_cursor() -> None:
    app = ListApp(Fruit(100))
    async with app.run_test(size=(30, 10)) as pilot:
        app.list.focus()
        for key, row in [
            ("j", 1), ("down", 2), ("k", 1), ("up", 0), ("up", 0), ("ctrl+d", 5), ("ctrl+u", 0),
            ("space", 9), ("b", 0), ("G", 99), ("j", 99), ("g", 0), ("end", 99), ("home", 0),
        ]:  # fmt: skip
            await pilot.press(key)
            assert app.list.cursor == row, key
            assert app.list.cursor_key == f"row-{row}"
            top = app.list.scroll_offset.y
            assert top <= row < top + 10
        await pilot.press("j", "enter")
        assert app.selected == ["row-1"]
        assert app.highlighted[-1] == "row-1"


async def test_the_cursor_passes_over_headings() -> None:
    app = ListApp(Fruit(35, headings=True))
    async with app.run_test(size=(30, 8)) as pilot:
        app.list.focus()
        assert app.list.cursor == 1
        seen = []
        for _ in range(40):
            seen.append(app.list.cursor)
            await pilot.press("j")
        assert seen[:12] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13]
        assert app.list.cursor == 34
        await pilot.press("g")
        assert app.list.cursor == 1
        assert app.list.scroll_offset.y == 0, "the heading above the first row is seen"
        assert "Heading" in app.screen_lines()[0]


@pytest.mark.parametrize("size", [(160, 48), (80, 24), (40, 10), (12, 4)])
async def test_rows_of_four_lines_fill_the_screen_and_no_more(size: tuple[int, int]) -> None:
    rows = Fruit(50, height=4)
    app = ListApp(rows)
    async with app.run_test(size=size) as pilot:
        app.list.focus()
        await pilot.press("j", "j", "j")
        lines = app.screen_lines()
        marks = [y for y, line in enumerate(lines) if line.startswith("▸")]
        assert len(marks) == 1
        assert all(len(line) == app.list.view_width for line in lines)
        assert max(rows.drawn) <= 3 + size[1] // 4 + 2


async def test_fifty_thousand_rows_cost_what_the_screen_costs() -> None:
    rows = Fruit(50_000, height=4)
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        start = time.perf_counter()
        app.list.set_rows(rows)
        await pilot.pause()
        app.list.focus()
        await pilot.press("G", "g", "G")
        assert app.list.cursor == 49_999
        assert len(set(rows.drawn)) < 40
        assert time.perf_counter() - start < 5  # some milliseconds; generous for a busy machine


async def test_new_rows_keep_the_cursor_on_its_key() -> None:
    app = ListApp(Fruit(100))
    async with app.run_test(size=(30, 10)) as pilot:
        assert app.list.to_key("row-50")
        height_on_screen = 50 - app.list.scroll_offset.y
        await pilot.pause()
        app.highlighted.clear()

        class Shifted(Fruit):
            def key(self, index: int) -> str | None:
                return f"row-{index - 20}"

        app.list.set_rows(Shifted(200))
        await pilot.pause()
        assert (app.list.cursor, app.list.cursor_key) == (70, "row-50")
        assert 70 - app.list.scroll_offset.y == height_on_screen
        assert app.highlighted == [], "nothing moved as far as others can see"
        app.list.set_rows(Fruit(10))
        await pilot.pause()
        assert (app.list.cursor, app.highlighted) == (0, ["row-0"])
        await pilot.press("j", "j")
        app.list.set_rows(Fruit(10), keep=False)
        assert app.list.cursor == 0
        assert not app.list.to_key("no such key")


async def test_rows_may_become_higher() -> None:
    rows = Fruit(100, height=2)
    app = ListApp(rows)
    async with app.run_test(size=(30, 12)) as pilot:
        app.list.to_key("row-50")
        await pilot.pause()
        before = 50 * 2 - app.list.scroll_offset.y
        rows.row_height = 3
        app.list.set_rows(rows)
        await pilot.pause()
        assert app.list.cursor_key == "row-50"
        assert app.list.virtual_size.height == 300
        assert 50 * 3 - app.list.scroll_offset.y <= before
        assert "row-50 line 2" in " ".join(app.screen_lines())


async def test_an_empty_list_says_what_to_do() -> None:
    app = ListApp()
    async with app.run_test(size=(24, 6)) as pilot:
        app.list.focus()
        await pilot.press("j", "G", "enter", "space")
        assert app.list.cursor is None
        text = " ".join(" ".join(app.screen_lines()).split())
        assert text == "No fruit yet: press a to add some."
        app.list.waiting = True
        assert "".join(app.screen_lines()).strip() == "…"
        app.list.set_rows(Fruit(3))
        assert "row-0" in app.screen_lines()[0]


async def test_mouse() -> None:
    app = ListApp(Fruit(40, height=2, headings=True))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.click(LineList, offset=(5, 5))
        assert app.selected == ["row-2"]
        await pilot.click(LineList, offset=(5, 0))
        assert app.selected == ["row-2"], "a heading can't be chosen"
        app.list.scroll_to(y=20, animate=False)
        await pilot.pause()
        await pilot.click(LineList, offset=(0, 3))
        assert app.selected == ["row-2", "row-11"]


async def test_only_headings() -> None:
    class Headings(Fruit):
        def key(self, index: int) -> str | None:
            return None

    app = ListApp(Headings(5))
    async with app.run_test(size=(30, 10)) as pilot:
        app.list.focus()
        await pilot.press("j", "k", "G", "g", "enter")
        assert app.list.cursor is None
        assert app.selected == []


async def test_markup_and_wide_characters_are_text() -> None:
    class Wide(Fruit):
        def lines(self, index: int, width: int) -> list[Content]:
            return [Content("[red]東京" * 20), Content("a\tb\nc")]

    app = ListApp(Wide(5, height=2))
    async with app.run_test(size=(21, 10)):
        strips = [app.list.render_line(y) for y in range(10)]
        assert {strip.cell_length for strip in strips} == {20}
        assert "[red]東京" in strips[0].text
        assert strips[1].text.rstrip() == " " * GUTTER + "a   b"


async def test_the_cursor_is_not_told_by_colour_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ListApp(Fruit(5))
    async with app.run_test(size=(21, 10)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        assert app.screen_lines()[0].startswith("▸ ")
        assert not any(segment.style and segment.style.reverse for segment in app.list.render_line(0))
        app.list.focus()
        await pilot.pause()
        assert any(segment.style and segment.style.reverse for segment in app.list.render_line(0))


def test_every_binding_can_be_remapped_and_explained() -> None:
    for binding in LineList.BINDINGS:
        assert not isinstance(binding, tuple)
        assert binding.id and binding.description and binding.tooltip
