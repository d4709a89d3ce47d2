"""What the eye meets, at three sizes: compared with pictures that were looked at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from driving import Driver
from fake_library import FakeLibrary, three
from test_side_by_side import story
from test_whats_new import coming_back
from textual.pilot import Pilot
from textual.widgets import Input

from tui.app import Dateline

SIZES = {"wide": (160, 48), "medium": (100, 30), "narrow": (80, 24)}
Compare = Callable[..., bool]


def pressing(*keys: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    """Waits for the library, then presses keys and types what begins with =, with nothing blinking."""

    async def run(pilot: Pilot[int]) -> None:
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        driver = Driver(pilot, FakeLibrary())
        await driver.settle()
        for key in keys:
            if key.startswith("="):
                for character in key[1:]:  # one by one: what is answered between two keys is seen
                    await driver.type(character)
            else:
                await driver.press(key)
                await pilot.app.workers.wait_for_complete()
                await driver.settle()

    return run


@pytest.mark.parametrize("size", SIZES)
def test_start(snap_compare: Compare, size: str) -> None:
    assert snap_compare(Dateline(FakeLibrary), terminal_size=SIZES[size], run_before=pressing())


@pytest.mark.parametrize("size", SIZES)
def test_article_at_a_match(snap_compare: Compare, size: str) -> None:
    keys = ("s", "=boats", "enter", "enter", "n")
    assert snap_compare(Dateline(FakeLibrary), terminal_size=SIZES[size], run_before=pressing(*keys))


@pytest.mark.parametrize("size", SIZES)
def test_typing_what_cannot_be_read(snap_compare: Compare, size: str) -> None:
    keys = ("s", "=boats pesron:")
    assert snap_compare(Dateline(FakeLibrary), terminal_size=SIZES[size], run_before=pressing(*keys))


@pytest.mark.parametrize("size", SIZES)
def test_timeline(snap_compare: Compare, size: str) -> None:
    assert snap_compare(
        Dateline(FakeLibrary), terminal_size=SIZES[size], run_before=pressing("t", "j", "j", "j", "j")
    )


@pytest.mark.parametrize("size", SIZES)
def test_first_run(snap_compare: Compare, size: str) -> None:
    app = Dateline(lambda: FakeLibrary([]))
    assert snap_compare(app, terminal_size=SIZES[size], run_before=pressing())


def test_entities_lit_and_zen(snap_compare: Compare) -> None:
    keys = ("e", "j", "j", "f", "z")
    assert snap_compare(Dateline(FakeLibrary), terminal_size=SIZES["wide"], run_before=pressing(*keys))


@pytest.mark.parametrize("size", SIZES)
def test_own_work(snap_compare: Compare, size: str) -> None:
    keys = ("B", "plus", "=ports", "enter", "2", "]", "t", "a", "=who paid for them?", "enter", "]", "s")
    assert snap_compare(Dateline(FakeLibrary), terminal_size=SIZES[size], run_before=pressing(*keys))


@pytest.mark.parametrize("pane", ["1", "2", "3", "4"])
def test_smallest(snap_compare: Compare, pane: str) -> None:
    assert snap_compare(Dateline(FakeLibrary), terminal_size=(40, 10), run_before=pressing(pane))


@pytest.mark.parametrize("size", [*SIZES, "stacked", "smallest"])
def test_two_reports_side_by_side(snap_compare: Compare, size: str) -> None:
    sizes = SIZES | {"stacked": (70, 24), "smallest": (40, 10)}
    app = Dateline(lambda: FakeLibrary([*story(), *three()]))
    keys = ("D", "J", "n", "n")
    assert snap_compare(app, terminal_size=sizes[size], run_before=pressing(*keys))


@pytest.mark.parametrize("size", [*SIZES, "smallest"])
def test_what_is_new(snap_compare: Compare, size: str) -> None:
    sizes = SIZES | {"smallest": (40, 10)}
    app = Dateline(coming_back)
    assert snap_compare(app, terminal_size=sizes[size], run_before=pressing())


@pytest.mark.parametrize("keys", [("2", "n"), ("D",), ("3",)], ids=["article", "sides", "entities"])
def test_light(snap_compare: Compare, keys: tuple[str, ...]) -> None:
    app = Dateline(lambda: FakeLibrary([*story(), *three()]), query="boats")
    app.theme = "textual-light"
    assert snap_compare(app, terminal_size=SIZES["wide"], run_before=pressing(*keys))


@pytest.mark.parametrize("keys", [("2", "n"), ("D", "J", "n")], ids=["article", "sides"])
def test_no_colour(snap_compare: Compare, keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Dateline(lambda: FakeLibrary([*story(), *three()]), query="boats")
    assert snap_compare(app, terminal_size=SIZES["wide"], run_before=pressing(*keys))


def test_help(snap_compare: Compare) -> None:
    assert snap_compare(
        Dateline(FakeLibrary), terminal_size=SIZES["wide"], run_before=pressing("question_mark")
    )


def test_why(snap_compare: Compare) -> None:
    keys = ("2", "]", "e", "i")
    assert snap_compare(Dateline(FakeLibrary), terminal_size=SIZES["wide"], run_before=pressing(*keys))
