"""The settings: what there is to set, with its default, and where each value comes from.

A flag counts before the environment, that before the file, that before the default. What is wrong with a
value is told, and the next source's is used: no setting stops the start. The values are layered here and not
by pydantic-settings, which knows neither the line of a value nor which source it came from, and whose import
would make the start of the reader longer by a tenth.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from tui.keymaps import Preset

Auto = Literal["auto"]
FLAG = "--set"


def _set(default: Any, said: str, allowed: str, *, choices: tuple[str, ...] = (), later: bool = False) -> Any:
    """A setting: its default, what it does, which values it takes, and whether only a start heeds it."""
    about: dict[str, Any] = {"allowed": allowed, "choices": list(choices), "later": later}
    return Field(default, description=said, json_schema_extra=about)


_YES = ("true", "false")


class Settings(BaseModel):
    """All settings. Made without looking at the values where there are only defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    library: Path | None = _set(
        None, "Folder of the library; none: in the platform's user-data folder.", "a path", later=True
    )
    theme: str = _set("textual-dark", "Colours; `:` theme shows them as you choose.", "the name of a theme")
    keymap: Preset = _set(
        "default",
        "Keys as users of that program expect them; [keys] sets single ones.",
        "default, vim, newsboat, emacs",
        choices=("default", "vim", "newsboat", "emacs"),
    )
    measure: int = _set(
        92,
        "The longest a line of an article gets, in cells; 0: as long as the pane is wide.",
        "0, or 20 to 400",
    )
    paragraph_space: int = Field(
        1,
        ge=0,
        le=3,
        description="Blank lines between two paragraphs.",
        json_schema_extra={"allowed": "0 to 3", "choices": ["0", "1", "2", "3"], "later": False},
    )
    snippet_lines: int = Field(
        2,
        ge=0,
        le=6,
        description="Lines of passages below each hit; in a wide pane half as many.",
        json_schema_extra={"allowed": "0 to 6", "choices": [str(n) for n in range(7)], "later": False},
    )
    dates: Literal["words", "iso"] = _set(
        "words",
        "Dates in the reader: 27 Jul 2023, or 2023-07-27.",
        "words, iso",
        choices=("words", "iso"),
    )
    citation: Literal["plain", "markdown", "bibtex"] = _set(
        "plain",
        "Form of the citation that is copied.",
        "plain, markdown, bibtex",
        choices=("plain", "markdown", "bibtex"),
    )
    read_after: float | Literal["never"] = _set(
        0.0,
        "Seconds that an article is in front of you until it counts as read; never: only by key.",
        "a number of seconds from 0 to 3600, never",
        choices=("0", "2", "5", "10", "30", "never"),
    )
    ascii: bool | Auto = _set(
        "auto",
        "Signs and borders in ASCII; auto: where the locale is not UTF-8.",
        "true, false, auto",
        choices=("auto", *_YES),
    )
    colour: bool | Auto = _set(
        "auto",
        "Whether there are colours; auto: unless NO_COLOR is set.",
        "true, false, auto",
        choices=("auto", *_YES),
        later=True,
    )
    mouse: bool = _set(True, "Whether the mouse is heeded.", "true, false", choices=_YES, later=True)
    browser: str = _set("", "Opens addresses, before $BROWSER.", "a program with its arguments")
    pager: str = _set("", "Shows files, before $PAGER.", "a program with its arguments")
    pipe: str = _set(
        "", "Stands in the prompt of the program to pipe to.", "a program with its arguments, no shell"
    )
    keys: dict[str, str] = _set(
        {},
        "Keys of single bindings by id; `dateline keys` lists the ids.",
        'a table: "pane.next" = "tab, ]p"',
    )


class Fault(NamedTuple):
    """What is wrong with a setting: where it was found, which one it is, and what is wrong."""

    where: str
    setting: str
    said: str

    def __str__(self) -> str:
        return f"{self.where}: {self.said}"


class Told(NamedTuple):
    """The settings in force, where each that is no default comes from, and what could not be used."""

    settings: Settings
    origins: Mapping[str, str]
    faults: tuple[Fault, ...]
    file: Path


DEFAULTS = Settings.model_construct()


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"DATELINE_{name.upper()}"


def config_file(given: Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The settings file: the one given, else ``$DATELINE_CONFIG``, else in the platform's config folder."""
    named = given or environment.get("DATELINE_CONFIG")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_config_dir("dateline", appauthor=False)) / "settings.toml"


_given: tuple[Path | None, dict[str, str]] = (None, {})


def give(config: Path | None, flags: Mapping[str, str]) -> None:
    """What the command line says of settings."""
    global _given
    _given = (config, dict(flags))
    current.cache_clear()


@cache
def current() -> Told:
    """The settings of this process."""
    return load(*_given)


def told_shortly(faults: Sequence[str]) -> str:
    """One line about settings that could not be used; "" when all could."""
    if not faults:
        return ""
    more = f" · and {len(faults) - 1} more, which dateline doctor lists" if len(faults) > 1 else ""
    return f"settings: {faults[0]}{more}"


def load(
    config: Path | None = None,
    flags: Mapping[str, str] | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Told:
    """The settings from flags, environment and file; one that cannot be used is told of, and left out."""
    file = config_file(config, environment)
    given = dict(flags or {})
    named = {
        name: environment[variable(name)] for name in Settings.model_fields if variable(name) in environment
    }
    asked = config is not None or bool(environment.get("DATELINE_CONFIG"))
    if not given and not named and not file.exists() and not asked:
        return Told(DEFAULTS, {}, (), file)
    from tui.settings_reading import layered

    return layered(file, asked, named, given)
