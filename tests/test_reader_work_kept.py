"""The reader's own work in a real library: kept, found by its query, there again at the next start."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from driving import Driver
from fake_library import FakeLibrary
from small_library import BRIDGE, FERRY, TRAIN

from index.library import Library
from tui.app import Dateline


@pytest.fixture
def root(tmp_path: Path) -> Path:
    library = Library.open(tmp_path / "library")
    library.add([FERRY, BRIDGE, TRAIN], processes=1)
    library.close()
    return tmp_path / "library"


@asynccontextmanager
async def reading(root: Path, query: str = "") -> AsyncIterator[Driver]:
    app = Dateline(lambda: Library.open(root), query=query)
    async with app.run_test(size=(160, 48)) as pilot:
        driver = Driver(pilot, FakeLibrary([]))
        await driver.settle()
        yield driver


async def test_what_was_done_is_there_at_the_next_start(root: Path) -> None:
    async with reading(root, "ferry") as d:
        await d.press("B", "plus")
        await d.type("ports")
        await d.press("enter", "a")
        await d.type("ask them")
        await d.press("enter", "m", "f")
    async with reading(root, "is:bookmarked tag:ports has:note") as d:
        assert d.article_id == "ferry"
        assert "#ports" in d.screen_text
        assert "✎ ask them" in d.screen_text
        await d.press("minus", "enter")
        assert d.reader.looking.total == 0
        await d.press("u")
        assert d.reader.looking.total == 1
        await d.press("A")
        assert d.reader.looking.total == 0
    async with reading(root, "bridge") as d:
        assert d.article_id == "bridge"
        await d.press("apostrophe", "f")
        assert d.article_id == "ferry"


async def test_a_date_set_by_hand_is_in_hits_and_article_and_can_be_taken_back(root: Path) -> None:
    async with reading(root, "ferry") as d:
        assert "5 Mar 2024" in d.screen_text
        await d.press("d")
        await d.type("2019-02")
        await d.press("enter")
        assert "Feb 2019" in d.screen_text
        assert "5 Mar 2024" not in d.screen_text
        await d.press("u")
        assert "Feb 2019" not in d.screen_text
        assert "5 Mar 2024" in d.screen_text
