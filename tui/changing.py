"""Changing a setting while reading: heeded at once, written to the file, and taken back by ``u``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.settings import Settings, Told, variable
from tui.settings_reading import about, layered
from tui.settings_text import NotEditableError, changed, places
from tui.wording import one_line

if TYPE_CHECKING:
    from tui.preferences import Preferring
    from tui.reader import Reader

DOTS = 60


def change(app: Preferring, reader: Reader, name: str, value: Any, *, id: str = "") -> str:  # noqa: A002
    """Heeds another value (None: the default's) and keeps it; answers what there is to say of it.

    ``id``: of the setting ``keys``, the binding whose keys ``value`` says.
    """
    told = app.told
    at = (name, id) if id else (name,)
    before = _in_file(told.file, name, id)
    update: Any = _default(name) if value is None else value
    if id:
        update = {key: own for key, own in told.settings.keys.items() if key != id}
        update |= {} if value is None else {id: value}
    origins = {key: origin for key, origin in told.origins.items() if key != name}
    trouble = ""
    try:
        line = _write(told.file, at, _plain(value))
    except (NotEditableError, OSError) as error:
        trouble = f"not kept, only until you quit: {getattr(error, 'strerror', None) or error}"
        origins[name] = "set here"
    else:
        if line is not None:
            origins[name] = f"{told.file}:{line}"
    faults = tuple(fault for fault in told.faults if fault.setting != name)
    app.heed(Told(told.settings.model_copy(update={name: update}), origins, faults, told.file))
    reader.heed(app.told.settings)
    label = f"{name} {id}".strip()
    said = f"{label} = {shown(update.get(id) if id else update)}"
    reader.undone.push(f"{label} set", lambda: reader.say(change(app, reader, name, before, id=id)))
    if trouble:
        return f"{said} · {one_line(trouble)}"
    if variable(name) in os.environ:
        return f"{said} · at the next start ${variable(name)} counts before it"
    return f"{said} · from the next start on" if about(name)["later"] else said


def shown(value: Any) -> str:
    """A value as people write it."""
    if value is None or value == "" or value == {}:
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, dict):
        return f"{len(value)} of your own"
    text = one_line(str(value))
    return text if len(text) <= DOTS else f"{text[: DOTS - 1]}…"


def _default(name: str) -> Any:
    return Settings.model_fields[name].default


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else value


def _in_file(file: Path, name: str, id: str) -> Any:  # noqa: A002
    """What the file says now; None when it does not say it."""
    found = layered(file, False, {}, {})
    if name not in found.origins:
        return None
    value = getattr(found.settings, name)
    return value.get(id) if id else value


def _write(file: Path, name: tuple[str, ...], value: Any) -> int | None:
    """Puts a value in the file; answers its line. Raises ``NotEditableError`` and ``OSError``."""
    real = file.resolve()  # the file of a reader who keeps theirs elsewhere stays where it is
    try:
        text = real.read_bytes().decode("utf-8")
    except FileNotFoundError:
        text = ""
    except UnicodeDecodeError as error:
        raise NotEditableError("the settings file is no UTF-8") from error
    edited = changed(text, name, value)
    if edited != text:
        real.parent.mkdir(parents=True, exist_ok=True)
        new = real.with_name(f".{real.name}.new")
        mode = real.stat().st_mode & 0o777 if real.exists() else 0o600
        new.write_bytes(edited.encode("utf-8"))
        new.chmod(mode)
        new.replace(real)
    return next((place.line for place in places(edited) if ".".join(place.name) == ".".join(name)), None)
