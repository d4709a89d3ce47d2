"""Styles by name: there in every theme, and drawn anew in another one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.style import Style

from tui.widgets.article_text import ArticleText
from tui.widgets.histogram import Histogram
from tui.widgets.line_list import LineList
from tui.widgets.styling import STYLES, style_named, style_reader


class Row:
    """One row, with a name in it."""

    row_height = 1

    def __len__(self) -> int:
        return 1

    def key(self, index: int) -> str | None:
        return "row"

    def lines(self, index: int, width: int) -> list[Content]:
        return [Content.styled("Ada", ".person")]


class StyledApp(App[None]):
    """One of each widget that draws with styles by name, in an app without hues of its own."""

    def compose(self) -> ComposeResult:
        yield LineList(Row())
        yield ArticleText()
        yield Histogram({"1953": 1})


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "gruvbox", "solarized-light"])
async def test_every_style_is_one_in_every_theme(theme: str) -> None:
    app = StyledApp()
    async with app.run_test():
        app.theme = theme
        for name in STYLES:
            assert style_named(app, name), name


async def test_light_hues_are_not_those_of_the_dark() -> None:
    app = StyledApp()
    async with app.run_test() as pilot:
        dark = style_named(app, "person")
        app.theme = "textual-light"
        await pilot.pause()
        assert style_named(app, "person") != dark


async def test_a_style_that_nobody_knows_is_none() -> None:
    app = StyledApp()
    async with app.run_test():
        assert style_named(app, "sparkle") == Style()
        assert style_reader(app)(".sparkle") == Style()
        assert style_reader(app)("bold") == Style(bold=True)


async def test_what_is_painted_follows_the_theme() -> None:
    """Only colours that the style sheet knows nothing of differ between these two themes."""
    app = StyledApp()
    async with app.run_test(size=(40, 30)) as pilot:
        text = app.query_one(ArticleText)
        text.show("Minister Ada Okafor arrived.")
        text.decorate("mention", [(9, 19, "place")])
        await pilot.pause()
        theirs = {"person": "#fa0001", "place": "#fa0002", "key": "#fa0003"}
        assert not any(colour in app.export_screenshot() for colour in theirs.values())
        known = app.current_theme
        app.register_theme(replace(known, name="other", variables={**known.variables, **theirs}))
        app.theme = "other"
        await pilot.pause()
        await pilot.pause()
        painted = app.export_screenshot()
        assert all(colour in painted for colour in theirs.values())
