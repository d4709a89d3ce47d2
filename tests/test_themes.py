"""Themes: what is written can be read on each, and types of names are apart."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from driving import driving
from textual.color import Color, rgb_to_lab
from textual.theme import BUILTIN_THEMES, Theme

from tui.hues import DARK_HUES, READ, READABLE, contrast, grounds, hues
from tui.settings import DEFAULTS, Told
from tui.themes import ANSI, OURS, names
from tui.wording import GLYPHS, LETTERS

THEMES = [theme for theme in (*OURS, *BUILTIN_THEMES.values()) if not theme.ansi]
each = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
# CIE76: colours so far apart are told apart beside each other without effort.
APART = 20
TYPES = tuple(GLYPHS)


def in_theme(theme: Theme) -> dict[str, Color]:
    own = {name: value for name, value in theme.variables.items() if name in DARK_HUES}
    return {name: Color.parse(value) for name, value in {**hues(theme), **own}.items()}


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@each
def test_names_and_keys_can_be_read(theme: Theme) -> None:
    colours = in_theme(theme)
    for name in READ:
        for ground in grounds(theme):
            assert contrast(colours[name], ground) >= READABLE, name


@each
def test_matches_can_be_read(theme: Theme) -> None:
    colours = in_theme(theme)
    assert contrast(colours["match-text"], colours["match"]) >= READABLE


@each
def test_types_of_names_are_apart(theme: Theme) -> None:
    colours = in_theme(theme)
    for one, other in combinations(TYPES, 2):
        a, b = rgb_to_lab(colours[one]), rgb_to_lab(colours[other])
        assert ((a.L - b.L) ** 2 + (a.a - b.a) ** 2 + (a.b - b.b) ** 2) ** 0.5 >= APART, (one, other)


@pytest.mark.parametrize("theme", [theme for theme in OURS if not theme.ansi], ids=lambda theme: theme.name)
def test_the_text_of_our_themes_can_be_read_at_ease(theme: Theme) -> None:
    assert theme.foreground is not None
    for ground in grounds(theme):
        assert contrast(Color.parse(theme.foreground), ground) >= 7  # WCAG 2.2, 1.4.6


def test_types_have_a_sign_of_their_own_too() -> None:
    assert len(set(GLYPHS.values())) == len(set(LETTERS.values())) == len(TYPES)
    assert set(LETTERS) == set(GLYPHS)
    assert "".join(LETTERS.values()) == "POLWE" and all(sign.isascii() for sign in LETTERS.values())


def test_ours_come_first_and_are_light_and_dark() -> None:
    assert names()[: len(OURS)] == tuple(theme.name for theme in OURS)
    assert {theme.dark for theme in OURS} == {True, False}


async def test_the_sixteen_colours_are_only_those() -> None:
    settings = DEFAULTS.model_copy(update={"theme": ANSI.name})
    async with driving(told=Told(settings, {}, (), Path("none")), query="boats") as d:
        await d.press("enter", "n", "]", "e", "e", "t")
        lines = d.pilot.app.screen._compositor.render_strips()
        for strip in lines:
            for segment in strip:
                style = segment.style
                for colour in () if style is None else (style.color, style.bgcolor):
                    assert colour is None or colour.is_default or colour.number in range(16), segment


async def test_the_theme_is_there_before_the_first_frame() -> None:
    settings = DEFAULTS.model_copy(update={"theme": "paper"})
    async with driving(told=Told(settings, {}, (), Path("none"))) as d:
        app = d.pilot.app
        assert app.theme == "paper" and not app.current_theme.dark
        assert app.screen.styles.background == Color.parse("#f6f0e2")
        assert app.has_class("-light-mode") and not app.has_class("-dark-mode")
