"""An empty library: the tour stands in place of an article, its names, dates and matches can be tried."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import driving
from fake_library import FakeLibrary

from tui.settings import DEFAULTS, Told
from tui.state import TOUR


@pytest.mark.parametrize("size", [(160, 48), (80, 24), (40, 10)])
async def test_an_empty_library_says_how_to_add_and_shows_the_tour(size: tuple[int, int]) -> None:
    async with driving(FakeLibrary([]), size=size) as d:
        assert d.article_id == TOUR
        assert "No articles yet" in d.screen_text
        await d.press("2")
        assert "A tour of Dateline" in d.screen_text


async def test_its_matches_names_dates_and_events_are_walked_and_explained() -> None:
    async with driving(FakeLibrary([])) as d:
        article = d.reader.looking.article
        assert article is not None
        await d.press("2", "n", "n")
        start, end = d.reader.article.here
        assert article.text[start:end] == "ferry"
        assert "match 2/" in d.title("article")
        await d.press("]", "e", "i")
        assert "Helena Lindqvist" in d.screen_text
        await d.press("escape", "g", "]", "t", "i")
        assert "Friday" in d.screen_text and "3 May 2024" in d.screen_text
        await d.press("escape", "e")
        assert "· article" in d.title("entities")
        assert d.reader.entities.current is not None
        await d.press("t", "enter")
        assert d.reader.looking.pane == "article"


async def test_its_keys_are_those_in_force() -> None:
    settings = DEFAULTS.model_copy(update={"keymap": "newsboat"})
    async with driving(FakeLibrary([]), told=Told(settings, {}, (), Path("none"))) as d:
        assert "quit (Q)" in d.screen_text
        assert "Q leaves" in d.screen_text
        assert "Ctrl-n goes to the next place" in d.screen_text


async def test_what_is_searched_for_is_lit_in_it() -> None:
    async with driving(FakeLibrary([])) as d:
        await d.press("s")
        await d.type("goth")
        await d.press("enter", "n")
        article = d.reader.looking.article
        assert article is not None
        start, end = d.reader.article.here
        assert article.text[start:end] == "Gothenburg"


async def test_nothing_of_it_is_kept() -> None:
    async with driving(FakeLibrary([])) as d:
        for key in ("B", "r"):
            await d.press(key)
            assert "nothing is kept of the tour" in d.said
        await d.press("2")
        await d.pilot.press("q")
        await d.pilot.pause()
    assert not d.library.read and not d.library.bookmarked
    assert d.library.saved is not None and TOUR not in d.library.saved


async def test_it_goes_when_there_is_something_to_read() -> None:
    empty = FakeLibrary([])
    async with driving(empty) as d:
        empty.articles.extend(FakeLibrary().articles)
        d.reader.read_anew()
        await d.settle()
        assert d.article_id == "boats"
