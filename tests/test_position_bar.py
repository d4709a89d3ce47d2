"""The column beside the scroll bar: where matches and events are in the text."""

from __future__ import annotations

from datetime import date

import pytest
from driving import driving
from fake_library import FakeLibrary, annotated
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.page import Page
from tui.widgets.position_bar import Places, ticks

LONG = "\n\n".join(
    f"Paragraph {number} tells of nothing at all, in a line or two of words without any weight."
    + (" The boats came on 3 May 1998." if number == 40 else "")
    + (" The ferry left." if number in (10, 70) else "")
    for number in range(80)
)


async def test_matches_and_events_stand_where_they_are() -> None:
    long = annotated("long", LONG, title="Long", published=date(2031, 1, 1))
    async with driving(FakeLibrary([long]), size=(80, 24), query="ferry") as d:
        await d.press("2")
        text = d.reader.article.target
        height = text.size.height

        def column() -> str:
            return "".join(text.render_line(y).text[-1] for y in range(height))

        assert column().strip()
        assert column().count("▪") + column().count("◆") == 2
        assert abs(column().index("·") - height / 2) <= 1
        await d.press("g", "n")
        first = column().index("◆")
        assert abs(first - height / 8) <= 2
        await d.press("n")
        assert abs(column().index("◆") - height * 7 / 8) <= 2 and column()[first] == "▪"
        await d.press("slash")
        await d.type("boats")
        await d.press("enter")
        assert abs(column().index("◆") - height / 2) <= 1


async def test_a_text_that_is_seen_whole_has_no_marks() -> None:
    async with driving(query="boats") as d:
        text = d.reader.article.target
        assert not any("▪" in text.render_line(y).text for y in range(text.size.height))


@pytest.mark.parametrize("complete", [True, False])
@given(places=st.lists(st.integers(0, 3000), max_size=20), height=st.integers(1, 60))
def test_each_place_is_told_on_one_line(complete: bool, places: list[int], height: int) -> None:
    page = Page(("word " * 600).strip(), 40, title_rows=3)
    if complete:
        page.make()
    else:
        page.make(rows=8)
    at = [min(place, len(page.text) - 1) for place in sorted(places)]
    found = ticks(page, height, Places(matches=at))
    assert len(found) == height
    assert bool(at) == ("match" in found)
    for place in at:
        alone = ticks(page, height, Places(events=[place], current=place))
        assert alone.count("current") == 1 and alone.count("event") == 0
