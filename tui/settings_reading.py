"""Reading settings that somebody has made: each source checked by itself, faults told to the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tui.settings import FLAG, Fault, Settings, Told, variable
from tui.settings_text import places

MEASURE = range(20, 401)
READ_AFTER = 3600.0
# Settings whose empty value is one.
_TEXTS = ("browser", "pager", "pipe")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


def layered(file: Path, asked: bool, named: Mapping[str, str], given: Mapping[str, str]) -> Told:
    """The settings of file, environment and flags over the defaults.

    ``asked``: the file was named, so that it is a fault when it is not there.
    """
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    faults: list[Fault] = []
    for name, (value, where) in _from_file(file, asked, faults).items():
        _take(name, value, where, values, origins, faults)
    for name, text in named.items():
        if text or name in _TEXTS:
            _take(name, text, f"${variable(name)}", values, origins, faults)
    for name, text in given.items():
        _take(name, text, f"{FLAG} {name}", values, origins, faults)
    return Told(Settings.model_construct(**values), origins, tuple(faults), file)


def value_of(name: str, given: object) -> tuple[Any, str]:
    """The value of a setting that was written so, and "" – or None, and what is wrong."""
    if name not in Settings.model_fields:
        near = get_close_matches(name, Settings.model_fields, 1, 0.5)
        return None, f'unknown setting "{name}"' + (f': did you mean "{near[0]}"?' if near else "")
    if name == "keys":
        return _keys(given)
    if isinstance(given, str) and name in ("read_after", "ascii", "colour", "keymap", "dates", "citation"):
        given = given.strip().lower()
    try:
        value = getattr(Settings.model_validate({name: given}), name)
    except ValueError:
        return None, _refused(name, given)
    if name == "theme" and (wrong := _no_theme(value)):
        return None, wrong
    if name == "library" and value is not None:
        value = value.expanduser()
    fits = {
        "measure": value == 0 or value in MEASURE if name == "measure" else True,
        "read_after": value == "never" or 0 <= value <= READ_AFTER if name == "read_after" else True,
    }
    return (value, "") if fits.get(name, True) else (None, _refused(name, given))


def about(name: str) -> dict[str, Any]:
    """What else is known of a setting: ``allowed``, ``choices``, ``later``."""
    extra = Settings.model_fields[name].json_schema_extra
    return extra if isinstance(extra, dict) else {}


def _take(
    name: str,
    value: object,
    where: str,
    values: dict[str, Any],
    origins: dict[str, str],
    faults: list[Fault],
) -> None:
    found, wrong = value_of(name, value)
    if wrong:
        faults.append(Fault(where, name, wrong))
    else:
        values[name], origins[name] = found, where


def _refused(name: str, given: object) -> str:
    allowed = about(name)["allowed"]
    near = get_close_matches(str(given), about(name)["choices"], 1) if isinstance(given, str) else []
    meant = f'; did you mean "{near[0]}"?' if near else ""
    return f"{name} takes {allowed}, not {_quoted(given)}{meant}"


def _quoted(given: object) -> str:
    if isinstance(given, bool):
        return str(given).lower()
    text = str(given)
    shown = f"{text[:60]}…" if len(text) > 60 else text
    return f'"{shown}"' if isinstance(given, str) else shown


def _no_theme(name: str) -> str:
    from tui.themes import names

    if name in names():
        return ""
    near = get_close_matches(name, names(), 1)
    meant = f': did you mean "{near[0]}"?' if near else f"; there are {', '.join(names())}"
    return f'no theme is called "{name}"{meant}'


def _keys(given: object) -> tuple[dict[str, str] | None, str]:
    """A table of ids; dots in a bare key have made tables of tables."""
    if not isinstance(given, Mapping):
        return None, f'keys is a table of ids, not {_quoted(given)}; a preset is keymap = "vim"'
    found: dict[str, str] = {}
    for name, value in _flat(given, ""):
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = ", ".join(value)
        if not isinstance(value, str):
            return None, f'keys of "{name}" are a text such as "j, down", not {_quoted(value)}'
        found[name] = value
    return found, ""


def _flat(table: Mapping[str, Any], before: str) -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for name, value in table.items():
        whole = f"{before}{name}"
        flat += _flat(value, f"{whole}.") if isinstance(value, Mapping) else [(whole, value)]
    return flat


def _from_file(file: Path, asked: bool, faults: list[Fault]) -> dict[str, tuple[Any, str]]:
    """The values of the file, each with its line."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except FileNotFoundError:
        if asked:
            faults.append(Fault(str(file), "", "there is no such file; the defaults are used"))
        return {}
    except UnicodeDecodeError as error:
        faults.append(Fault(str(file), "", f"byte {error.start + 1} is no UTF-8; nothing of it is used"))
        return {}
    except OSError as error:
        faults.append(Fault(str(file), "", f"{error.strerror or error}; nothing of it is used"))
        return {}
    except tomllib.TOMLDecodeError as error:
        faults.append(_syntax(file, str(error)))
        return {}
    lines = {place.name: place.line for place in places(text)}
    return {
        name: (value, f"{file}:{line}" if (line := _line_of(lines, name)) else str(file))
        for name, value in data.items()
    }


def _line_of(lines: Mapping[tuple[str, ...], int], name: str) -> int | None:
    found = [line for key, line in lines.items() if key[0] == name]
    return min(found, default=None)


def _syntax(file: Path, said: str) -> Fault:
    at = _AT.search(said)
    what = _AT.sub("", said).strip()
    where = f"{file}:{at[1]}:{at[2]}" if at else str(file)
    hint = ""
    if "overwrite" in what.lower() or "mutate" in what.lower():
        hint = ' (ids with dots stand in quotation marks: "tag.drop" = "-")'
    return Fault(where, "", f"no TOML: {what[:1].lower()}{what[1:]}{hint}; nothing of it is used")
