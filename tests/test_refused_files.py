"""The card of what could not be taken in."""

from __future__ import annotations

from driving import Driver, driving
from fake_library import FakeLibrary
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from corpus.model import Refused
from tui.app import Dateline
from tui.refused import RefusedRows
from tui.wording import cut_in_middle

LONG = "/home/reader/news/" + "a-very-long-folder/" * 9 + "the-file-that-matters.txt"


def refusing(*refused: Refused) -> FakeLibrary:
    library = FakeLibrary()
    library.refusals = refused
    return library


async def after(d: Driver, *keys: str) -> str:
    """The screen after these keys, once the library has answered."""
    await d.press(*keys)
    for _ in range(3):
        await d.settle()
    return d.screen_text


async def test_refused_files_are_listed_with_their_reasons() -> None:
    library = refusing(
        Refused(path="/news/a.txt", reason="it is empty"),
        Refused(path="/news/b.jsonl", line=17, reason="no JSON: a bracket is not closed"),
        Refused(path=LONG, reason="not \x1b[2J text"),
    )
    async with driving(library, size=(80, 24)) as d:
        text = await after(d, "exclamation_mark")
        assert "3 refused" in text
        assert "/news/b.jsonl:17" in text
        assert "no JSON: a bracket is not closed" in text
        assert "the-file-that-matters.txt" in text
        assert "/home/reader" in text
        assert "not ␛[2J text" in text
        await d.press("q")
        assert len(d.pilot.app.screen_stack) == 1


async def test_on_the_smallest_screen_a_reason_can_be_read() -> None:
    library = refusing(*(Refused(path=f"/news/{at}.txt", reason="it is empty") for at in range(9)))
    async with driving(library, size=(40, 10)) as d:
        text = await after(d, "exclamation_mark", "j", "j", "j")
        assert "/news/3.txt" in text
        assert "it is empty" in text.split("/news/3.txt")[1].split("\n")[1]


async def test_enter_and_a_click_put_the_card_away() -> None:
    async with driving(refusing(Refused(path="/a", reason="b"))) as d:
        await after(d, "exclamation_mark", "enter")
        assert len(d.pilot.app.screen_stack) == 1
        await after(d, "exclamation_mark")
        await d.pilot.click(offset=(80, 12))
        await d.settle()
        assert len(d.pilot.app.screen_stack) == 1


async def test_nothing_refused_says_so() -> None:
    async with driving() as d:
        assert "Nothing was refused" in await after(d, "exclamation_mark")


async def test_thousands_of_refusals_are_scrolled_through() -> None:
    many = tuple(Refused(path=f"/news/{number:05}.txt", reason="it is empty") for number in range(5000))
    async with driving(refusing(*many)) as d:
        text = await after(d, "exclamation_mark")
        assert "5,000 refused" in text
        assert "/news/00000.txt" in text
        text = await after(d, "G")
        assert "/news/04999.txt" in text


async def test_what_was_refused_just_now_comes_first_and_once() -> None:
    gone = Refused(path="/missing.txt", reason="no such file or folder")
    known = Refused(path="/news/a.txt", reason="it is empty")
    library = refusing(Refused(path="/earlier.txt", reason="it is empty"), known)
    app = Dateline(lambda: library, notice="2 refused · ! says which and why", refused=(gone, known))
    async with app.run_test(size=(100, 40)) as pilot:
        d = Driver(pilot, library)
        await d.settle()
        assert "2 refused · ! says which" in d.said
        text = await after(d, "exclamation_mark")
        assert "3 refused" in text
        assert text.index("/missing.txt") < text.index("/news/a.txt") < text.index("/earlier.txt")


@given(st.text(), st.integers(0, 60))
def test_a_path_is_cut_to_its_room(path: str, width: int) -> None:
    cut = cut_in_middle(path, width)
    assert cut == path if cell_len(path) <= width else cell_len(cut) <= width
    if cut != path and width > 2:
        head, _, tail = cut.partition("…") if "…" not in path else (path[:0], "", path[:0])
        assert path.startswith(head.rstrip()) and path.endswith(tail)


@given(st.text(), st.text(), st.integers(1, 80))
def test_rows_have_the_height_they_say(path: str, reason: str, width: int) -> None:
    rows = RefusedRows([Refused(path=path, reason=reason, line=3)])
    lines = rows.lines(0, width)
    assert 1 <= len(lines) <= rows.row_height
    assert all("\n" not in line.plain for line in lines)
