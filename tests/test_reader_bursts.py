"""Keys that arrive all at once do what they do one by one."""

from __future__ import annotations

import pytest
from driving import Driver, driving
from textual import events

NAMED = {"\r": "enter", "\x1b": "escape", "/": "slash", "]": "right_square_bracket", "<": "less_than_sign"}


async def burst(driver: Driver, keys: str) -> None:
    """All keys before the reader looks at the first of them."""
    for key in keys:
        driver.pilot.app.post_message(events.Key(NAMED.get(key, key), key))
    await driver.pilot.pause(0.05)
    await driver.settle()


@pytest.mark.parametrize("size", [(160, 48), (80, 24)])
async def test_what_is_typed_after_enter_goes_to_the_hits(size: tuple[int, int]) -> None:
    async with driving(size=size) as d:
        await burst(d, "sboats\rj")
        assert d.reader.search.input.value == "boats" == d.reader.looking.query
        assert "2 of 2" in d.title("hits")
        assert d.article_id == "bridge"
        assert d.reader.focused is d.reader.hits.target


async def test_a_burst_through_several_panes() -> None:
    async with driving() as d:
        await burst(d, "sboats\r\r]e2e/har\r")
        assert d.reader.focused is d.reader.entities.target
        assert "1/5" in d.title("entities")
        await burst(d, "\r\x1b1sstorm\r\r")
        assert d.reader.search.input.value == "storm"
        assert d.article_id == "letter"
        assert d.reader.focused is d.reader.article.target


async def test_keys_in_a_card_and_after_it() -> None:
    async with driving() as d:
        await burst(d, "2]eiqjt")
        assert len(d.pilot.app.screen_stack) == 1
        assert d.reader.looking.pane == "timeline"


async def test_the_old_query_is_selected_so_that_typing_replaces_it() -> None:
    async with driving() as d:
        await burst(d, "sboats\rsstorm\r")
        assert d.reader.looking.query == "storm"
        await d.press("s", "end", "s", "enter")
        assert d.reader.looking.query == "storms"
