"""Saved searches in the palette: saved by what is shown, listed with what is new, run, forgotten."""

from __future__ import annotations

from driving import Driver, driving


async def _choose(d: Driver, typed: str, shown: str) -> None:
    await d.press("colon")
    await d.type(typed)
    for _ in range(40):
        await d.pilot.pause(0.05)
        if shown in d.screen_text:
            break
    assert shown in d.screen_text
    await d.pilot.press("enter")
    await d.settle()


async def test_what_is_shown_is_saved_listed_run_and_forgotten() -> None:
    async with driving() as d:
        await d.press("s")
        await d.type("boats")
        await d.press("enter")
        await _choose(d, "save this", "save this search")
        shown = d.reader.looking.understood  # as it was typed on, the last word is a beginning
        assert d.library.saved_searches == {shown: shown} == {"boats*": "boats*"}
        d.library.news.add(shown)
        await d.press("s")
        for _ in "boats":
            await d.press("backspace")
        await d.press("enter")
        assert d.reader.looking.query == ""
        total = len(d.library.search(shown).hits)
        await _choose(d, "saved: boats", f"{total} new of {total} · {shown}")
        assert d.reader.looking.query == f"{shown} sort:newest"
        assert d.library.news == set()
        assert f"{total} new since" in d.said
        await _choose(d, "forget saved", "forget saved: boats")
        assert d.library.saved_searches == {}


async def test_without_a_query_there_is_nothing_to_save() -> None:
    async with driving() as d:
        await d.press("colon")
        await d.type("save this")
        await d.pilot.pause(0.3)
        assert "save this search" not in d.screen_text
