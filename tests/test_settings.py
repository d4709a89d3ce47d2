"""Settings: which source counts, and faults told to the line without stopping anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.settings import DEFAULTS, Settings, Told, config_file, load, told_shortly
from tui.settings_reading import about, value_of


def loaded(tmp_path: Path, text: str, flags: dict[str, str] | None = None, **environment: str) -> Told:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return load(file, flags, environment)


def only_fault(told: Told) -> str:
    (fault,) = told.faults
    return str(fault)


def test_without_any_source_there_are_the_defaults(tmp_path: Path) -> None:
    told = load(None, None, {"XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)})
    assert told.settings == DEFAULTS == Settings()
    assert not told.origins and not told.faults


def test_a_flag_counts_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    text = 'measure = 60\ntheme = "paper"\ndates = "iso"\n'
    told = loaded(
        tmp_path, text, {"measure": "80"}, DATELINE_MEASURE="70", DATELINE_THEME="nord", DATELINE_MOUSE="no"
    )
    assert (told.settings.measure, told.settings.theme, told.settings.dates) == (80, "nord", "iso")
    assert told.settings.mouse is False
    assert told.origins["measure"] == "--set measure"
    assert told.origins["theme"] == "$DATELINE_THEME"
    assert told.origins["dates"] == f"{tmp_path / 'settings.toml'}:3"


def test_a_wrong_value_leaves_what_the_source_below_says(tmp_path: Path) -> None:
    told = loaded(tmp_path, "measure = 60\n", {"measure": "wide"})
    assert told.settings.measure == 60
    assert only_fault(told) == '--set measure: measure takes 0, or 20 to 400, not "wide"'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# mine\nmesure = 80\n", ':2: unknown setting "mesure": did you mean "measure"?'),
        (
            'a = 1\n\ntheme = "papre"\n'.replace("a = 1", "mouse = true"),
            ':3: no theme is called "papre": did you mean "paper"?',
        ),
        (
            'keymap = "vmi"\n',
            ':1: keymap takes default, vim, newsboat, emacs, not "vmi"; did you mean "vim"?',
        ),
        ("measure = 7\n", ":1: measure takes 0, or 20 to 400, not 7"),
        ("snippet_lines = true\n", None),
        ("read_after = -1\n", ":1: read_after takes a number of seconds from 0 to 3600, never, not -1"),
        ('keys = "vim"\n', ':1: keys is a table of ids, not "vim"; a preset is keymap = "vim"'),
        (
            "[keys]\nzen = 3\n",
            ':2: keys of "zen" are a text such as "j, down", not 3',
        ),
        ("measure = \n", ":1:11: no TOML: invalid value; nothing of it is used"),
        (
            '[keys]\ntag = "x"\ntag.drop = "y"\n',
            (
                ":3:15: no TOML: cannot overwrite a value (ids with dots stand in quotation marks: "
                '"tag.drop" = "-"); nothing of it is used'
            ),
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, said: str | None) -> None:
    told = loaded(tmp_path, text)
    if said is not None:
        assert only_fault(told) == f"{tmp_path / 'settings.toml'}{said}"
    assert told.settings.measure == DEFAULTS.measure


def test_one_wrong_value_takes_no_other_with_it(tmp_path: Path) -> None:
    told = loaded(tmp_path, 'measure = 7\ntheme = "dusk"\n')
    assert told.settings.theme == "dusk"
    assert len(told.faults) == 1


def test_keys_may_be_dotted_quoted_or_a_list(tmp_path: Path) -> None:
    told = loaded(tmp_path, '[keys]\n"tag.drop" = "_"\npane.next = ["tab", "x"]\n')
    assert told.settings.keys == {"tag.drop": "_", "pane.next": "tab, x"}


def test_a_file_that_was_named_and_is_not_there_is_told(tmp_path: Path) -> None:
    told = load(tmp_path / "none.toml", None, {})
    assert "there is no such file" in only_fault(told)
    assert told.settings == DEFAULTS


def test_a_file_of_other_bytes_is_told(tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_bytes(b"theme = '\xff'\n")
    assert "byte 10 is no UTF-8" in only_fault(load(file, None, {}))
    assert "nothing of it is used" in only_fault(load(tmp_path, None, {}))  # a folder


def test_the_file_is_the_one_named_else_the_platforms(tmp_path: Path) -> None:
    assert config_file(Path("a.toml"), {"DATELINE_CONFIG": "b.toml"}) == Path("a.toml")
    assert config_file(None, {"DATELINE_CONFIG": "b.toml"}) == Path("b.toml")
    assert config_file(None, {}).name == "settings.toml"


def test_several_faults_are_one_line() -> None:
    assert told_shortly([]) == ""
    assert told_shortly(["a"]) == "settings: a"
    assert told_shortly(["a", "b", "c"]) == "settings: a · and 2 more, which dateline doctor lists"


def test_every_choice_of_every_setting_is_a_value() -> None:
    for name in Settings.model_fields:
        for choice in about(name)["choices"]:
            _, wrong = value_of(name, choice)
            assert not wrong, (name, choice, wrong)
        assert Settings.model_fields[name].description
        assert about(name)["allowed"]
