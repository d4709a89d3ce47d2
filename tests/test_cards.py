"""The cards over the reader: help, the palette, and why something is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from driving import Driver, driving
from fake_library import FakeLibrary, annotated
from textual.containers import VerticalScroll
from textual.screen import Screen

from corpus.model import DateRange, Entity, EntityParts, Report, TimelineRow
from tui.companions import ChooseCompanion
from tui.help import Help
from tui.refused import RefusedFiles
from tui.renaming import RenamePrompt
from tui.side_by_side import SideBySide
from tui.splitting import SplitCard
from tui.title_block import title_block
from tui.whats_new import WhatIsNew
from tui.why import sentence_around

LONG = (
    "The harbour master counted forty grey lorries before breakfast and wrote each of their numbers into "
    "a ledger while the ferry from the islands was late again because of fog; "
    "Ada Park, who was there, later said that the drivers had waited since midnight without any coffee, "
    "bread or news about the crossing that they had been promised by the two companies."
)


def test_a_quoted_line_is_cut_between_words() -> None:
    article = annotated("long", LONG)
    start = LONG.index("Ada Park")
    quoted = sentence_around(article, start, start + len("Ada Park"))
    assert quoted[0] == quoted[-1] == "…"
    words = quoted.strip("…").split()
    assert " ".join(words) in LONG
    assert set(words) <= set(LONG.split())
    assert len(words) > 30


def test_a_line_that_fits_is_quoted_whole() -> None:
    article = annotated("short", "Above.\nAda Park came.\nBelow.")
    assert sentence_around(article, 7, 15) == "Ada Park came."


def test_a_line_without_spaces_is_cut_anywhere() -> None:
    article = annotated("x", "x" * 1000)
    assert sentence_around(article, 500, 510) == "…" + "x" * 330 + "…"


def test_an_outlet_is_not_its_own_byline() -> None:
    article = annotated("a", "Text.\n", title="T", source="North Sea Wire")
    for byline, said in (("North Sea  wire", False), ("By North Sea Wire", False), ("Ada Park", True)):
        about = title_block(article.model_copy(update={"byline": byline}))[-1].plain
        assert (" · by " in about) is said


async def test_help_has_a_beginning_and_an_end() -> None:
    async with driving(size=(80, 24)) as d:
        await d.press("question_mark")
        card = d.pilot.app.screen.query_one(VerticalScroll)
        await d.press("G")
        assert card.scroll_offset.y == card.max_scroll_y > 0
        await d.press("g")
        assert card.scroll_offset.y == 0
        await d.press("end", "home")
        assert card.scroll_offset.y == 0


async def first_command(d: Driver, typed: str) -> str:
    """What Enter would run after typing this into the palette."""
    from textual.command import CommandList

    await d.press("colon")
    await d.type(typed)
    commands = d.pilot.app.screen.query_one(CommandList)
    for _ in range(40):
        await d.pilot.pause(0.05)
        if commands.option_count and not d.pilot.app.screen._show_busy:  # type: ignore[attr-defined]
            break
    first = str(commands.get_option_at_index(0).prompt)
    await d.press("escape")
    return first


@pytest.mark.parametrize("size", [(160, 48), (40, 10)])
async def test_a_card_may_be_put_away_before_it_is_there(size: tuple[int, int]) -> None:
    article = annotated("a", LONG)
    entity = Entity(
        entity="person:a", type="person", name="A", variants={"A": 1, "B": 2}, mentions=3, articles=1
    )
    cards: list[Callable[[], Screen[None]]] = [
        lambda: WhatIsNew(None, print, print),
        lambda: RefusedFiles(()),
        lambda: ChooseCompanion((), print),
        lambda: SplitCard(EntityParts(entity=entity, keys={}), print),
        lambda: RenamePrompt(entity, print),
        lambda: SideBySide(article, (), d.reader.ask, print),
        Help,
    ]
    async with driving(size=size) as d:
        for card in cards:
            shown = card()
            opening = d.pilot.app.push_screen(shown)
            shown.dismiss()
            await opening
            await d.settle()
            assert d.reader.is_current


async def test_what_the_palette_says_is_no_markup() -> None:
    async with driving() as d:
        d.library.saved_searches = {"[/b] [bold=x": "boats [=1 [/"}
        d.reader.search_for("boats [=2031-03d [/x] \\")
        await d.settle()
        assert await first_command(d, "save this") == "save this search\n" + d.reader.looking.understood
        assert (await first_command(d, "saved: [/b]")).startswith("saved: [/b] [bold=x")


async def test_the_palette_bears_a_terminal_without_room_for_its_list() -> None:
    async with driving(size=(5, 3)) as d:
        await d.press("colon", "pagedown", "pageup", "pageup")
        await d.pilot.resize_terminal(80, 24)
        await d.press("pagedown", "escape")
        assert d.reader.is_current


@pytest.mark.parametrize(("typed", "name"), [("q", "quit"), ("N", "previous match"), ("Un", "undo")])
async def test_a_key_or_the_first_letters_name_a_command(typed: str, name: str) -> None:
    async with driving() as d:
        assert (await first_command(d, typed)).startswith(name)


class OneEvent(FakeLibrary):
    """A library whose timeline is one event that all its articles tell."""

    def timeline(self, **scope: object) -> tuple[TimelineRow, ...]:
        day = date(2031, 3, 10)
        reports = tuple(
            Report(article=one.id, event=event.id, text=event.text, source=one.source, published=None)
            for one in self.articles
            for event in one.events[:1]
        )
        gone = Report(article="gone", event="gone#0", text="It is gone.", source=None, published=None)
        return (
            TimelineRow(
                date=DateRange(begin=day, end=day, precision="day"),
                label="Boats came",
                sources=3,
                articles=3,
                status="stated",
                reports=(gone, *reports),
            ),
        )


async def test_why_of_a_row_gives_the_steps_of_every_report() -> None:
    ways = ("on Monday", "3 May 1998", "February 2018")
    articles = [annotated(f"a{at}", f"The boats came {way}.\n") for at, way in enumerate(ways)]
    async with driving(OneEvent(articles)) as d:
        await d.press("t", "i")
        for _ in range(40):
            await d.pilot.pause(0.02)
            if "“February 2018” →" in d.screen_text:
                break
        for way in ways:
            assert f"“{way}” →" in d.screen_text
        assert "It is gone." in d.screen_text
