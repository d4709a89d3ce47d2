"""Two reports side by side, by keys: what is shown, what is gone to, and what comes back."""

from __future__ import annotations

from datetime import date

import pytest
from driving import Driver, driving
from fake_library import FakeLibrary, annotated, three
from textual.app import App, ComposeResult

from corpus.alignment import Aligned, align
from corpus.model import Annotated, Span
from corpus.sentences import sentences
from tui.companions import ChooseCompanion
from tui.side_by_side import SideBySide
from tui.widgets.two_columns import TwoColumns

SHARED = "Two patrol boats came to Port Linden on Monday morning. The mayor of the town was there."
OTHERS = {
    "post": f"Boats in Port Linden\n\n{SHARED} Nobody had told the fishermen.\n",
    "ledger": f"Boats, at a price\n\nThe boats cost eleven million. {SHARED} It rained all day.\n",
    "wire": f"Boats arrive\n\n{SHARED.replace('Monday', 'Tuesday')}\n",
}


def story() -> list[Annotated]:
    return [
        annotated(
            id, text, title=text.split("\n")[0], source=f"The {id}", published=date(2031, 3, day)
        ).model_copy(update={"story": "boats"})
        for day, (id, text) in enumerate(OTHERS.items(), 1)  # noqa: A001
    ]


def sides(d: Driver) -> SideBySide:
    screen = d.pilot.app.screen
    assert isinstance(screen, SideBySide)
    return screen


async def press(d: Driver, *keys: str) -> None:
    """As a person would, who waits until the texts are compared."""
    for key in keys:
        await d.press(key)
        await d.pilot.app.workers.wait_for_complete()
        await d.settle()


def said(d: Driver) -> str:
    return str(sides(d).query_one("#keys").visual)  # type: ignore[attr-defined]


def row(d: Driver) -> tuple[str, str, str]:
    text = sides(d).query_one(TwoColumns)
    current = text.current
    assert current is not None
    left, right = (
        "" if span is None else body[slice(*span)]
        for body, span in zip(text._texts, (current.left, current.right), strict=True)
    )
    return current.kind, left, right


async def test_an_article_stands_beside_the_next_of_its_story() -> None:
    async with driving(FakeLibrary([*story(), *three()])) as d:
        await press(d, "D")
        text = d.screen_text
        assert "= 2 in both   ≈ 0 nearly   < 2 only left   > 3 only right" in text
        lines = text.split("\n")
        assert "▸ Boats in Port Linden" in lines[0] and "Boats, at a price" in lines[0]
        assert "The post · 1 Mar 2031" in lines[1] and "The ledger · 2 Mar 2031" in lines[1]
        same = next(line for line in lines if line.count("Two patrol boats came") == 2)
        assert " =  " in same
        assert any(line.startswith(" Nobody had told the fishermen.") and " <" in line for line in lines)
        await press(d, "escape")
        assert d.article_id == "post"


async def test_to_the_next_difference_and_into_its_article() -> None:
    async with driving(FakeLibrary([*story(), *three()])) as d:
        await press(d, "D", "n", "n")
        assert row(d) == ("left", "Nobody had told the fishermen.", "")
        await press(d, "n")
        assert row(d) == ("right", "", "It rained all day.")
        await press(d, "n")
        assert "no further difference" in said(d)
        await press(d, "enter")
        assert d.article_id == "ledger"
        article = d.reader.looking.article
        assert article is not None and article.text[slice(*d.reader.article.here)] == "It rained all day."
        assert d.reader.looking.pane == "article"
        await press(d, "less_than_sign")
        assert d.article_id == "post"


async def test_the_side_that_enter_opens() -> None:
    async with driving(FakeLibrary([*story(), *three()])) as d:
        await press(d, "D", "j", "j", "j")
        assert row(d)[0] == "same"
        await press(d, "tab", "enter")
        assert d.article_id == "ledger"
        article = d.reader.looking.article
        assert article is not None
        assert article.text[slice(*d.reader.article.here)].startswith("Two patrol boats came")


async def test_swapped_the_cursor_stays_on_its_sentence() -> None:
    async with driving(FakeLibrary([*story(), *three()])) as d:
        await press(d, "D", "n", "n", "x")
        assert row(d) == ("right", "", "Nobody had told the fishermen.")
        assert "▸ Boats in Port Linden" in d.screen_text.split("\n")[0]
        await press(d, "enter")
        assert d.article_id == "post"


async def test_another_report_and_a_word_that_differs() -> None:
    async with driving(FakeLibrary([*story(), *three()])) as d:
        await press(d, "D", "J")
        assert "2 of 2 · same story" in said(d)
        assert "≈ 1 nearly" in d.screen_text
        near = next(line for line in d.screen_text.split("\n") if "Monday" in line and "Tuesday" in line)
        assert "≈" in near
        await press(d, "K")
        assert "Boats, at a price" in d.screen_text


async def test_beside_the_article_that_was_marked() -> None:
    async with driving() as d:
        await press(d, "m", "a", "J", "D")
        lines = d.screen_text.split("\n")
        assert "The bridge over the Velmar" in lines[0] and "New patrol boats" in lines[0]


async def test_nothing_to_put_beside_it_is_said() -> None:
    async with driving() as d:
        await press(d, "D")
        assert "no other article is near to this one" in d.screen_text
        await press(d, "n", "j", "x", "tab", "J", "c", "enter", "escape")
        assert d.article_id == "boats"


async def test_the_report_is_chosen_from_a_list() -> None:
    async with driving(FakeLibrary([*story(), *three()])) as d:
        await press(d, "D", "c")
        assert isinstance(d.pilot.app.screen, ChooseCompanion)
        await press(d, "j", "enter")
        assert "Boats arrive" in d.screen_text.split("\n")[0]


@pytest.mark.parametrize("size", [(160, 48), (80, 24), (60, 20), (40, 10)])
async def test_it_fits_at_every_size(size: tuple[int, int]) -> None:
    async with driving(FakeLibrary([*story(), *three()]), size=size) as d:
        await press(d, "D", "J", "j", "j")
        assert row(d)[0] == "near"
        text = d.screen_text
        assert "Monday" in text
        if size[0] < 80:
            lines = [line for line in text.split("\n") if line.strip()]
            assert any("≈<" in line for line in lines)
        await d.pilot.resize_terminal(40, 10)
        await d.settle()
        assert "≈<" in d.screen_text
        await d.pilot.resize_terminal(200, 20)
        await d.settle()
        assert any("Monday" in line and "Tuesday" in line for line in d.screen_text.split("\n"))


async def test_the_mouse_chooses_a_sentence_and_opens_it() -> None:
    async with driving(FakeLibrary([*story(), *three()])) as d:
        await press(d, "D")
        lines = d.screen_text.split("\n")
        y = next(at for at, line in enumerate(lines) if "It rained all day." in line)
        x = lines[y].index("It rained")
        await d.pilot.click(offset=(x, y))
        await d.settle()
        assert row(d) == ("right", "", "It rained all day.")
        await d.pilot.click(offset=(x, y))
        await d.settle()
        assert d.article_id == "ledger"


class Columns(App[None]):
    def compose(self) -> ComposeResult:
        yield TwoColumns()


async def test_a_row_taller_than_the_screen_is_gone_through() -> None:
    long = " ".join(f"word{number}" for number in range(200))
    texts = f"First one here. {long}. Last one here.", "Other words stand here."
    rows = align(texts[0], sentences(texts[0]), texts[1], sentences(texts[1])).rows
    async with Columns().run_test(size=(60, 8)) as pilot:
        columns = pilot.app.query_one(TwoColumns)
        columns.show(*texts, rows)
        columns.focus()
        seen = set()
        for _ in range(30):
            seen |= {word for y in range(8) for word in columns.render_line(y).text.split()}
            await pilot.press("j")
        assert columns.current == rows[-1] == Aligned("right", None, Span(0, 23))
        assert not {f"word{number}" for number in range(199)} - seen
        for _ in range(30):
            await pilot.press("k")
        assert columns.at == 0 and columns.scroll_offset.y == 0
        await pilot.press("G")
        assert columns.at == len(rows) - 1
