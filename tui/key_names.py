"""Keys by name: as the terminal library names them, as people write them, and chords of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.events import Key

# An id that has no key is given this one, which no terminal sends.
NO_KEY = "none"

_SHOWN = {
    "question_mark": "?",
    "colon": ":",
    "semicolon": ";",
    "slash": "/",
    "backslash": "\\",
    "full_stop": ".",
    "comma": ",",
    "equals_sign": "=",
    "tilde": "~",
    "plus": "+",
    "minus": "-",
    "underscore": "_",
    "apostrophe": "'",
    "quotation_mark": '"',
    "grave_accent": "`",
    "vertical_line": "|",
    "exclamation_mark": "!",
    "at": "@",
    "number_sign": "#",
    "dollar_sign": "$",
    "percent_sign": "%",
    "circumflex_accent": "^",
    "ampersand": "&",
    "asterisk": "*",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift-Tab",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
}
_NAMED = {sign: name for name, sign in _SHOWN.items() if len(sign) == 1 and sign not in "↑↓←→"}
# A comma parts keys and a space parts those of a chord, so these two are written by name only.
_SPELLED = {
    "esc": "escape",
    "return": "enter",
    "spc": "space",
    "del": "delete",
    "ins": "insert",
    "bs": "backspace",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "page_down": "pagedown",
    "page_up": "pageup",
}
_SPECIAL = frozenset((*_SHOWN, *(f"f{number}" for number in range(1, 25))))
_HELD = ("ctrl", "alt", "shift")


def chord_parts(key: str) -> tuple[str, ...]:
    """The keys to press one after the other: ``]e`` is ``]`` and ``e``, ``ctrl+x o`` is those two."""
    if " " in key:
        return tuple(key.split(" "))
    if len(key) == 2 and key not in _SPECIAL:
        return tuple(key)
    return (key,)


def chord(parts: Iterable[str]) -> str:
    """The name of keys pressed one after the other."""
    pressed = tuple(parts)
    return ("" if len(pressed) == 2 and all(len(part) == 1 for part in pressed) else " ").join(pressed)


def chord_part(event: Key) -> str:
    """A pressed key as a chord names it."""
    character = event.character or ""
    return character if event.is_printable and character.strip() else event.key


def shown(key: str) -> str:
    """A key as it is written for people: ``ctrl+d`` is Ctrl-d, ``question_mark`` is ?."""
    if " " in key:
        return " ".join(map(shown, key.split(" ")))
    if key in _SHOWN:
        return _SHOWN[key]
    if "+" in key and len(key) > 1:
        *held, last = key.split("+")
        return "-".join([*(name.capitalize() for name in held), shown(last)])
    return key.upper() if key in _SPECIAL else key


def read_keys(text: str) -> tuple[list[str], list[str]]:
    """Keys from what a person wrote, parted by commas (``esc, ]e, ctrl+x o``), and what of it is no key."""
    found, wrong = [], []
    for written in (part.strip() for part in text.split(",")):
        if not written:
            continue
        if (key := _read_key(written)) is None:
            wrong.append(written)
        elif key not in found:
            found.append(key)
    return found, wrong


def _read_key(written: str) -> str | None:
    pressed = written.split()
    if len(pressed) == 1:
        single = _read_single(written)
        if single is not None:
            return single
        pressed = list(written) if len(written) == 2 else []
    parts = [_read_single(part) for part in pressed]
    if len(parts) < 2 or None in parts:
        return None
    signs = (_SHOWN.get(part or "", part or "") for part in parts)
    return chord(sign if len(sign) == 1 else part or "" for part, sign in zip(parts, signs, strict=True))


def _read_single(written: str) -> str | None:
    if len(written) == 1:
        return _NAMED.get(written, written) if written.isprintable() and not written.isspace() else None
    lowered = written.lower().replace("-", "+") if "+" not in written else written.lower()
    *held, last = lowered.split("+") if lowered[-1] != "+" else [*lowered[:-1].strip("+").split("+"), "plus"]
    if held and len(last) == 1 and written[-1].isupper() and "ctrl" not in held:
        last = written[-1]
    last = _SPELLED.get(last, last)
    if any(name not in _HELD for name in held):
        return None
    if len(last) != 1 and last not in _SPECIAL:
        return None
    if held == ["shift"] and len(last) == 1:
        return last.upper() if last.isalpha() else None
    return "+".join([*held, _NAMED.get(last, last)])
