"""Key maps: every one whole, without clashes, and such that it can be typed on any terminal."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from driving import driving
from textual.binding import Binding
from textual.dom import DOMNode

import tui
from tui import keys
from tui.key_names import NO_KEY, chord_parts, read_keys, shown
from tui.key_places import defaults, places
from tui.keymaps import PRESETS, Preset
from tui.remapping import clashes, made
from tui.settings import DEFAULTS, Told
from tui.tour import KEYS

presets = pytest.mark.parametrize("preset", PRESETS)


@presets
def test_every_id_has_a_key_in_every_map(preset: Preset) -> None:
    assert [name for name, found in made(preset).keys.items() if not found] == []
    assert set(PRESETS[preset]) <= set(defaults())


@presets
def test_no_two_meet_in_any_place(preset: Preset) -> None:
    """As the preset is written: not only after clashes were settled, which would cost an id a key."""
    written = {**defaults(), **{name: tuple(read_keys(text)[0]) for name, text in PRESETS[preset].items()}}
    assert list(clashes(written)) == []


@presets
def test_keys_of_a_preset_are_keys(preset: Preset) -> None:
    for name, text in PRESETS[preset].items():
        assert not read_keys(text)[1], name


@presets
def test_nothing_needs_alt_a_function_key_or_ctrl_shift(preset: Preset) -> None:
    for name, found in made(preset).keys.items():
        easy = [
            key
            for key in found
            for last in [key.rsplit("+", 1)[-1]]
            if "alt+" not in key and "ctrl+shift" not in key and not (last[0] == "f" and last[1:].isdigit())
        ]
        assert easy, name


def test_every_binding_of_ours_has_an_id_and_is_in_some_place() -> None:
    """A new screen or pane with keys of its own is to be named in ``tui/key_places.py``."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    known = set(defaults())
    kinds = [DOMNode]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.__module__.startswith("tui."):
            for binding in kind.__dict__.get("BINDINGS", ()):
                assert isinstance(binding, Binding)
                assert binding.id in known, (kind, binding.key)
                assert binding.tooltip, binding.id


def test_help_tells_every_key_of_the_reader() -> None:
    told = {binding.id for bindings in keys.GROUPS.values() for binding in bindings}
    around = {
        binding.id for place in ("hits", "article", "entities", "timeline") for binding in places()[place]
    }
    assert around - told - {"list.select"} == set()


def test_the_tour_names_bindings_that_there_are() -> None:
    assert set(KEYS.values()) <= set(defaults())


# -- the reader's own keys


def test_an_own_key_goes_before_a_presets_and_a_default() -> None:
    found = made("vim", {"zen": "x, Z", "why": "gx"})
    assert found.keys["zen"] == ("x", "Z")
    assert found.keys["why"] == ("gx",)
    assert found.keys["original"] == ("o",)
    assert found.keys["filter.exclude"] == ()
    assert found.changed["filter.exclude"] == NO_KEY
    assert [fault.said for fault in found.faults] == ["filter.exclude has no key now: its only one was x"]


def test_two_own_wishes_for_one_key_are_told() -> None:
    found = made("default", {"zen": "Z", "raw": "Z"})
    assert sorted(found.keys[name] for name in ("zen", "raw")) == [(), ("Z",)]
    assert len(found.faults) == 1


def test_a_key_that_begins_a_chord_takes_the_chords() -> None:
    found = made("default", {"cite": "]"})
    assert not found.keys["mention.next"]
    assert all(fault.id == "cite" for fault in found.faults)


def test_one_key_may_be_of_two_panes() -> None:
    assert not made("default", {"entity.merge": "V", "setting.next": "V"}).faults


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("zem", "Z", '"zem" is no binding; did you mean "zen"?'),
        ("zen", "ctl+n", '"ctl+n" is no key; did you mean "ctrl+n"?'),
        ("zen", "wat", '"wat" is no key: write it as in'),
        ("zen", "ctrl+c", "Ctrl-c always is the terminal library's"),
    ],
)
def test_what_cannot_be_a_key_is_told(name: str, text: str, said: str) -> None:
    (fault,) = made("default", {name: text}).faults
    assert said in fault.said
    assert made("default", {name: text}).keys["zen"] == ("z",)


@pytest.mark.parametrize(
    ("written", "key", "seen"),
    [
        ("?", "question_mark", "?"),
        ("Ctrl-n", "ctrl+n", "Ctrl-n"),
        ("esc", "escape", "Esc"),
        ("g g", "gg", "gg"),
        ("]e", "]e", "]e"),
        ("ctrl+x  ctrl+c", "ctrl+x ctrl+c", "Ctrl-x Ctrl-c"),
        ("ctrl+w <", "ctrl+w <", "Ctrl-w <"),
        ("PgDn", "pagedown", "PgDn"),
        ("f1", "f1", "F1"),
        ("G", "G", "G"),
        ("comma", "comma", ","),
        ("-", "minus", "-"),
        ("+", "plus", "+"),
    ],
)
def test_keys_are_read_as_people_write_them(written: str, key: str, seen: str) -> None:
    assert read_keys(written) == ([key], [])
    assert shown(key) == seen


def test_chords_are_parted() -> None:
    assert chord_parts("]e") == ("]", "e")
    assert chord_parts("ctrl+x o") == ("ctrl+x", "o")
    assert chord_parts("up") == ("up",)
    assert chord_parts("f1") == ("f1",)


# -- in the reader


def with_keys(preset: Preset, **own: str) -> Told:
    settings = DEFAULTS.model_copy(update={"keymap": preset, "keys": own})
    return Told(settings, {}, (), Path("none"))


async def test_vim() -> None:
    async with driving(told=with_keys("vim")) as d:
        await d.press("j", "j")
        assert d.article_id == "letter"
        await d.press("g")
        assert "g…" in d.said
        await d.press("g")
        assert d.article_id == "boats"
        await d.press("ctrl+w", "w")
        assert d.reader.looking.pane == "article"
        await d.press("g", "t")
        assert d.article_id == "bridge"
        await d.press("ctrl+w", "h")
        assert d.reader.focused is d.reader.hits.target
        await d.press("e", "f", "ctrl+o")
        assert d.reader.looking.query == ""


async def test_newsboat() -> None:
    async with driving(told=with_keys("newsboat")) as d:
        await d.press("enter", "n")
        assert d.article_id == "bridge"
        await d.press("slash")
        assert d.reader.focused is d.reader.search.input
        await d.type("nq")  # keys of the map are letters in the line
        assert d.reader.looking.query == "nq"
        await d.press("escape", "2", "q")
        assert d.reader.looking.pane == "hits"
        await d.press("q")
        assert "Q quits" in d.said


async def test_emacs() -> None:
    async with driving(told=with_keys("emacs")) as d:
        await d.press("n")
        assert d.article_id == "bridge"
        await d.press("p", "ctrl+x", "o")
        assert d.reader.looking.pane == "article"
        await d.press("ctrl+s")
        await d.type("boats")
        await d.press("enter", "full_stop")
        assert "found 2/4" in d.title("article")
        await d.press("ctrl+g")
        assert "found" not in d.title("article")
        await d.press("h")
        assert "Ctrl-x Ctrl-c" in d.screen_text or len(d.pilot.app.screen_stack) == 2
        await d.press("ctrl+g", "ctrl+x", "1")
        assert d.reader.looking.zen


async def test_footer_palette_and_help_show_the_keys_in_force() -> None:
    async with driving(told=with_keys("default", zen="Z", why="v"), size=(160, 120)) as d:
        await d.press("2")
        assert "v why" in d.said and "Z zen" in d.said
        await d.press("z")
        assert not d.reader.looking.zen
        await d.press("Z")
        assert d.reader.looking.zen
        await d.press("question_mark")
        line = next(line for line in d.screen_text.split("\n") if "Nothing but the article" in line)
        assert line.split("Nothing")[0].split()[-1] == "Z"


async def test_a_fault_of_the_keys_is_said_at_the_start() -> None:
    async with driving(told=with_keys("default", zem="Z")) as d:
        assert 'zem: "zem" is no binding; did you mean "zen"?' in d.said
