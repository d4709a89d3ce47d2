"""The keys in writing, from the bindings: a list of a key map, and the page that compares them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tui import keys
from tui.key_names import shown
from tui.key_places import places
from tui.keymaps import PRESETS, Preset
from tui.remapping import made


class Keyed(NamedTuple):
    """A binding with its keys, as they are written for people."""

    group: str
    id: str
    keys: tuple[str, ...]
    said: str


def keyed(preset: Preset, own: Mapping[str, str] | None = None) -> tuple[list[Keyed], tuple[str, ...]]:
    """Every binding in the order of help, then those of lists and cards; and what could not be heeded."""
    key_map = made(preset, own)
    rows: list[Keyed] = []
    seen: set[str] = set()
    groups = [(group, bindings) for group, bindings in keys.GROUPS.items()]
    rest = [(f"In the {place}", bindings) for place, bindings in places().items()]
    for group, bindings in [*groups, *rest]:
        for binding in bindings:
            if binding.id is None or binding.id in seen:
                continue
            seen.add(binding.id)
            pressed = tuple(map(shown, key_map.keys[binding.id]))
            rows.append(Keyed(group, binding.id, pressed, binding.tooltip or binding.description))
    return rows, tuple(f"{fault.id}: {fault.said}" for fault in key_map.faults)


def reference() -> str:
    """The page ``docs/keys.md``."""
    lines = [
        "# Keys",
        "",
        "<!-- Made from the code by `make docs`; a change here is lost. -->",
        "",
        'The four key maps side by side; `keymap = "vim"` in the [settings](settings.md) chooses one,',
        "and its table `[keys]` sets single bindings by their id. In the reader `?` shows the keys in",
        "force, and `:` finds every command by a part of its words. Nothing needs Alt, function keys,",
        "Ctrl-Shift or a mouse.",
    ]
    maps: dict[Preset, dict[str, Keyed]] = {
        preset: {row.id: row for row in keyed(preset)[0]} for preset in PRESETS
    }
    group = ""
    for row in keyed("default")[0]:
        if row.group != group:
            group = row.group
            lines += ["", f"## {group}", "", f"| does | {' | '.join(PRESETS)} | id |", "|---" * 6 + "|"]
        columns = [" ".join(map(_code, maps[preset][row.id].keys)) for preset in PRESETS]
        same = [column if not at or column != columns[0] else "″" for at, column in enumerate(columns)]
        lines.append(f"| {row.said} | {' | '.join(same)} | `{row.id}` |")
    return "\n".join([*lines, ""])


def _code(key: str) -> str:
    key = key.replace("|", "\\|")
    return f"`` {key} ``" if "`" in key else f"`{key}`"
