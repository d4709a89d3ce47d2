"""Settings in the running reader: heeded, changed, kept, taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from driving import Driver, driving
from fake_library import FakeLibrary

from corpus.model import DateRange
from tui import terminal, wording
from tui.app import Dateline
from tui.settings import DEFAULTS, Told, load


def set_to(file: Path = Path("none"), **values: Any) -> Told:
    return Told(DEFAULTS.model_copy(update=values), {}, (), file)


@pytest.fixture(autouse=True)
def _as_the_locale_is() -> Any:
    yield
    terminal.speak_ascii(None)
    wording.write_dates("words")


def emitted(d: Driver) -> str:
    """What is on the screen as it reaches the terminal, cell for cell."""
    lines = d.pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


async def test_measure_and_space_between_paragraphs() -> None:
    async with driving(told=set_to(measure=30, paragraph_space=2)) as d:
        text = d.reader.article._text
        assert text.text_width == 30
        lines = [line.plain if hasattr(line, "plain") else line for line in d.screen_text.split("\n")]
        assert lines
        page = text._page
        assert page is not None
        kinds = [page[index].kind for index in range(len(page))]
        assert any(kinds[at : at + 2] == ["blank", "blank"] for at in range(page.title_to, len(kinds)))


async def test_snippet_lines() -> None:
    async with driving(told=set_to(snippet_lines=0), query="boats") as d:
        assert d.reader.hits._rows.row_height == 3
    async with driving(told=set_to(snippet_lines=3), query="boats") as d:
        assert d.reader.hits._rows.row_height == 6


async def test_dates_in_iso() -> None:
    async with driving(told=set_to(dates="iso")) as d:
        assert "1998-05-03" in d.screen_text and "2018-02" in d.screen_text
        assert "May 1998" not in d.title("timeline")


@pytest.mark.parametrize(
    ("precision", "end", "said"),
    [("day", date(2022, 9, 1), "2022-09-01"), ("year", date(2022, 12, 31), "2022")],
)
def test_iso_is_as_exact_as_the_date(precision: Any, end: date, said: str) -> None:
    wording.write_dates("iso")
    assert wording.range_words(DateRange(begin=date(2022, 9, 1), end=end, precision=precision)) == said


def test_iso_of_a_season_is_an_interval() -> None:
    wording.write_dates("iso")
    autumn = DateRange(begin=date(2022, 9, 1), end=date(2022, 11, 30), precision="season")
    assert wording.range_words(autumn) == "2022-09-01/2022-11-30"


async def test_read_never_and_read_later() -> None:
    async with driving(told=set_to(read_after="never")) as d:
        await d.press("enter")
        assert not d.library.read
        await d.press("r")
        assert d.library.read == {"boats"}
    async with driving(told=set_to(read_after=0.05)) as d:
        await d.press("enter")
        await d.pilot.pause(0.2)
        await d.settle()
        assert d.library.read == {"boats"}
    async with driving(told=set_to(read_after=0.3)) as d:
        await d.press("enter", "1")
        await d.pilot.pause(0.5)
        assert not d.library.read


async def test_the_form_of_the_citation_and_the_program_of_the_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    async with driving(told=set_to(citation="bibtex", pipe="wc -w")) as d:
        copied: list[str] = []
        monkeypatch.setattr(d.pilot.app, "copy_to_clipboard", copied.append)
        await d.press("y", "vertical_line")
        assert copied[0].startswith("@")
        assert "wc -w" in d.screen_text


async def test_browser_and_pager_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "one")
    monkeypatch.setenv("PAGER", "two")
    async with driving(told=set_to(browser="mine -n", pager="")) as d:
        assert d.reader._environment["BROWSER"] == "mine -n"
        assert d.reader._environment["PAGER"] == "two"


async def test_ascii_says_everything_in_ascii() -> None:
    async with driving(told=set_to(ascii=True), query="boats") as d:
        await d.press("e")
        assert "P People" in emitted(d) and "L Places" in emitted(d)
        assert emitted(d).isascii()


async def test_letters_stay_where_the_terminal_is_sent_them(monkeypatch: pytest.MonkeyPatch) -> None:
    async with driving(FakeLibrary(), told=set_to(ascii=True)) as d:
        (own,) = [each for each in d.pilot.app.get_line_filters() if type(each).__name__ == "InASCII"]
        assert own._said("▸ Ł – é") == "> Ł - é"  # type: ignore[attr-defined]
    monkeypatch.setattr(terminal, "is_sent_unicode", lambda: False)
    async with driving(told=set_to(ascii="auto")) as d:
        (own,) = [each for each in d.pilot.app.get_line_filters() if type(each).__name__ == "InASCII"]
        assert own._said("é 港 e\u0301…") == "e ?? e~"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("colour", "set_", "without"),
    [("auto", "1", True), ("auto", None, False), (False, None, True), (True, "1", False)],
)
async def test_no_color_is_no_colour_at_all(
    monkeypatch: pytest.MonkeyPatch, colour: Any, set_: str | None, without: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if set_ is not None:
        monkeypatch.setenv("NO_COLOR", set_)
    async with driving(told=set_to(colour=colour)) as d:
        lines = d.pilot.app.screen._compositor.render_strips()
        colours = {
            colour
            for strip in lines
            for segment in strip
            if segment.style is not None
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None and not colour.is_default
        }
        assert (not colours) == without


# -- changing them


async def test_a_change_is_heeded_written_and_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("# mine\nmeasure = 60 # narrow\n", encoding="utf-8")
    async with driving(told=load(file, None, {})) as d:
        d.reader.action_settings()
        await d.settle()
        assert "settings.toml:2" in d.screen_text
        await d.press("j", "j", "j", "enter", *["backspace"] * 2, "4", "4", "enter")
        assert file.read_text() == "# mine\nmeasure = 44 # narrow\n"
        assert d.reader.article._text.measure == 44
        await d.press("u")
        assert file.read_text() == "# mine\nmeasure = 60 # narrow\n"
        await d.press("d")
        assert file.read_text() == "# mine\n"
        assert d.reader.article._text.measure == DEFAULTS.measure
        await d.press("escape", "u")
        assert file.read_text() == "# mine\nmeasure = 60\n"


async def test_what_cannot_be_a_value_is_told_and_nothing_changes(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    async with driving(told=set_to(file)) as d:
        d.reader.action_settings()
        await d.settle()
        await d.press("j", "j", "j", "enter", *["backspace"] * 2, "7", "enter")
        assert "measure takes 0, or 20 to 400" in d.screen_text
        assert not file.exists()
        await d.press("escape")
        assert len(d.pilot.app.screen_stack) == 2
        await d.press("escape")
        assert len(d.pilot.app.screen_stack) == 1


async def test_choices_are_walked_and_the_key_map_changes_at_once(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.toml"
    async with driving(told=set_to(file)) as d:
        d.reader.action_settings()
        await d.settle()
        await d.press("j", "j", "l", "escape", "G", "g", "g")
        assert file.read_text() == 'keymap = "vim"\n'
        assert d.article_id == "boats"
        assert file.stat().st_mode & 0o077 == 0


async def test_a_key_of_ones_own_is_set_in_the_card(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    async with driving(told=set_to(file)) as d:
        d.reader.action_settings()
        await d.settle()
        await d.press("G", "enter")
        await d.type("zen = i")
        await d.press("enter")
        assert "why has no key now" in d.screen_text
        await d.press(*["backspace"])
        await d.type("Z")
        await d.press("enter")
        assert file.read_text() == '[keys]\nzen = "Z"\n'
        await d.press("escape", "2", "Z")
        assert d.reader.looking.zen


async def test_a_file_that_cannot_be_written_is_heeded_until_the_end(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("measure = \n")
    async with driving(told=set_to(file)) as d:
        d.reader.action_settings()
        await d.settle()
        await d.press("j", "j", "l")
        assert d.pilot.app.told.settings.keymap == "vim"  # type: ignore[attr-defined]
        assert "only until you quit" in d.screen_text
        assert file.read_text() == "measure = \n"


async def test_a_link_to_the_file_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "settings.toml"
    real.write_text("mouse = true\n")
    link.symlink_to(real)
    async with driving(told=set_to(link)) as d:
        d.reader.action_settings()
        await d.settle()
        await d.press("j", "j", "l")
        assert link.is_symlink()
        assert 'keymap = "vim"' in real.read_text()


async def test_a_theme_is_shown_as_it_is_chosen_and_kept_by_enter(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    async with driving(told=set_to(file)) as d:
        app = d.pilot.app
        d.reader.action_themes()
        await d.settle()
        await d.press("g")
        assert app.theme == "paper"
        await d.press("escape")
        assert app.theme == "textual-dark" and not file.exists()
        d.reader.action_themes()
        await d.settle()
        await d.press("g", "j", "enter")
        assert app.theme == "dusk" and file.read_text() == 'theme = "dusk"\n'
        await d.press("u")
        assert app.theme == "textual-dark"


async def test_settings_and_themes_are_in_the_palette() -> None:
    async with driving() as d:
        app = d.pilot.app
        assert isinstance(app, Dateline)
        assert {command.title for command in app.get_system_commands(app.screen)} >= {"Settings", "Theme"}
