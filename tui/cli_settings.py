"""The commands about settings and keys: what is in force, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tui.cli import JsonOption, app
from tui.keymaps import Preset

if TYPE_CHECKING:
    from index.doctor import Check
    from tui.settings import Told


@app.command("settings")
def settings_(
    as_json: JsonOption = False,
    path: Annotated[bool, typer.Option("--path", help="Only where the settings file is.")] = False,
    example: Annotated[
        bool, typer.Option("--example", help="A settings file with everything in it, commented out.")
    ] = False,
) -> None:
    """Print every setting with its value and where that comes from; what could not be used goes to stderr."""
    from tui.changing import shown
    from tui.output import narrate, one_line, put
    from tui.settings import Settings, current

    told = current()
    if path:
        put(one_line(str(told.file)))
        return
    if example:
        from tui.settings_pages import example as written

        put(written().rstrip("\n"))
        return
    faults = settings_faults(told)
    if as_json:
        _put_json({"file": str(told.file), "settings": _as_data(told), "faults": list(faults)})
        return
    widest = max(map(len, Settings.model_fields))
    for name, field in Settings.model_fields.items():
        origin = one_line(told.origins.get(name, "default"))
        value = shown(getattr(told.settings, name))
        put(f"{name.ljust(widest)}  {value.ljust(14)}  {origin}  ({field.description})")
    for fault in faults:
        narrate(one_line(fault))


@app.command()
def keys(
    preset: Annotated[
        Preset | None, typer.Option("--preset", help="That key map, without keys of your own.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Print every key with the id that the settings name it by."""
    from tui.key_pages import keyed
    from tui.output import narrate, one_line, put
    from tui.settings import current

    told = current()
    own = told.settings.keys if preset is None else {}
    found, faults = keyed(preset or told.settings.keymap, own)
    if as_json:
        _put_json([row._asdict() for row in found])
        return
    group = ""
    for row in found:
        if row.group != group:
            put(f"{'' if not group else chr(10)}{row.group}")
            group = row.group
        put(f"  {' '.join(row.keys).ljust(22)}  {row.id.ljust(18)}  {row.said}")
    for fault in faults:
        narrate(one_line(fault))


def settings_faults(told: Told) -> tuple[str, ...]:
    """What could not be used of settings and keys, the keys checked as the reader checks them."""
    found = [str(fault) for fault in told.faults]
    if told.settings.keys:
        from tui.remapping import made

        where = told.origins.get("keys", "keys")
        key_faults = made(told.settings.keymap, told.settings.keys).faults
        found += [f"{where}: {fault.id}: {fault.said}" for fault in key_faults]
    return tuple(found)


def settings_check() -> Check:
    """For ``dateline doctor``: the library is no less well for a setting that cannot be used."""
    from index.doctor import Check
    from tui.settings import current

    told = current()
    faults = settings_faults(told)
    there = str(told.file) if told.file.exists() else f"no file at {told.file}"
    said = f"{there}; {len(faults)} could not be used" if faults else there
    return Check(name="settings", state="well", said=said, faults=faults)


def _as_data(told: Told) -> dict[str, Any]:
    values = told.settings.model_dump(mode="json")
    return {
        name: {"value": value, "from": told.origins.get(name, "default")} for name, value in values.items()
    }


def _put_json(data: Any) -> None:
    import json

    from tui.output import put
    from tui.terminal import json_safe

    put(json_safe(json.dumps(data, ensure_ascii=False, indent=2)))


def named_setting(text: str) -> tuple[str, str]:
    """The value of ``--set``. Raises ``typer.BadParameter``."""
    name, equals, value = (part.strip() for part in text.partition("="))
    if not equals:
        raise typer.BadParameter(f"--set takes NAME=VALUE, not {text!r}; `dateline settings` lists the names")
    return name, value
