"""Changing one value in a settings file: nothing else of it changes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.settings import load
from tui.settings_pages import example
from tui.settings_text import NotEditableError, changed, places

TEXT = """\
# of mine
measure = 90  # as wide as a book

[keys]
# zen is Z
zen = 'Z' # here
"tag.drop" = "_"
"""


@pytest.mark.parametrize(
    ("name", "value", "before", "after"),
    [
        (("measure",), 70, "measure = 90", "measure = 70"),
        (("keys", "zen"), "X", "zen = 'Z'", 'zen = "X"'),
        (("keys", "tag.drop"), None, '"tag.drop" = "_"\n', ""),
        (("theme",), "paper", "book\n", 'book\ntheme = "paper"\n'),
        (("keys", "why"), "v", '"_"\n', '"_"\nwhy = "v"\n'),
        (("keys", "mark.go"), "v", '"_"\n', '"_"\n"mark.go" = "v"\n'),
    ],
)
def test_only_what_changes_is_touched(name: tuple[str, ...], value: object, before: str, after: str) -> None:
    assert changed(TEXT, name, value) == TEXT.replace(before, after)


def test_a_table_is_made_where_there_is_none() -> None:
    assert changed("", ("keys", "zen"), "Z") == '[keys]\nzen = "Z"\n'
    assert changed("# mine\n", ("keys", "zen"), "Z") == '# mine\n\n[keys]\nzen = "Z"\n'
    assert changed("[keys]\n", ("theme",), "nord") == 'theme = "nord"\n\n[keys]\n'


def test_lines_end_as_they_did() -> None:
    assert (
        changed("measure = 1 # x\r\nmouse = true\r\n", ("measure",), 2)
        == "measure = 2 # x\r\nmouse = true\r\n"
    )


@pytest.mark.parametrize(
    "text",
    ["measure = \n", 'pipe = """\nmeasure = 3\n"""\n', "measure = [\n1,\n2]\n", "keys = { zen = 'Z' }\n"],
)
def test_what_cannot_be_changed_safely_is_left_alone(text: str) -> None:
    name = ("keys", "zen") if "keys" in text else ("measure",)
    with pytest.raises(NotEditableError):
        changed(text, name, 3)


_NAMES = st.sampled_from([("measure",), ("theme",), ("keys", "zen"), ("keys", "tag.drop"), ("keys", "tag")])
_VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(0, 400), st.text(st.characters(codec="utf-8"), max_size=12)
)


@given(st.lists(st.tuples(_NAMES, _VALUES), max_size=8))
def test_after_any_changes_the_file_says_the_last_of_each(
    changes: list[tuple[tuple[str, ...], object]],
) -> None:
    text = TEXT
    said: dict[tuple[str, ...], object] = {}
    for name, value in changes:
        text = changed(text, name, value)
        said[name] = value
    data = tomllib.loads(text)
    for name, value in said.items():
        table = data if len(name) == 1 else data["keys"]
        assert table.get(name[-1]) == value
    assert "# of mine" in text and "# zen is Z" in text


def test_places_are_told_by_line() -> None:
    assert [(place.name, place.line) for place in places(TEXT)] == [
        (("measure",), 2),
        (("keys", "zen"), 6),
        (("keys", "tag.drop"), 7),
    ]


def test_the_example_says_what_is_so_anyway(tmp_path: Path) -> None:
    """With every comment taken off, it is a settings file without a fault."""
    file = tmp_path / "s.toml"
    lines = [
        line.removeprefix("# ") for line in example().splitlines() if " = " in line or line[2:] == "[keys]"
    ]
    file.write_text("\n".join(line for line in lines if "It takes" not in line), encoding="utf-8")
    told = load(file, None, {})
    assert not told.faults
    assert told.settings.keys == {"pane.next": "tab, ctrl+n"}
