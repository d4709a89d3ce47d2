"""The settings in writing, from the model: a file with all of them, and their page in the documentation."""

from __future__ import annotations

from typing import Any

from tui.settings import Settings, variable
from tui.settings_reading import about
from tui.settings_text import written


def example() -> str:
    """A settings file that says what is so anyway: every line of it can be taken out of its comment."""
    lines = ["# Settings of Dateline. What is in a comment is the default.", ""]
    for name, field in Settings.model_fields.items():
        lines += [f"# {field.description}", f"# It takes: {about(name)['allowed']}."]
        if name == "keys":
            lines += ["# [keys]", '# "pane.next" = "tab, ctrl+n"']
        else:
            lines += [f"# {name} = {_default(name)}", ""]
    return "\n".join(lines) + "\n"


def reference() -> str:
    """The page ``docs/settings.md``."""
    lines = [
        "# Settings",
        "",
        "<!-- Made from the code by `make docs`; a change here is lost. -->",
        "",
        "The settings file is TOML: `dateline settings --path` says where it is, `dateline settings",
        "--example` prints one with everything in it. `$DATELINE_CONFIG` or `--config FILE` names",
        "another. A flag (`--set NAME=VALUE`, before the command) counts before the environment, that",
        "before the file, that before the default. A value that cannot be used never stops the start:",
        "the next source's is used, and the status line, `dateline settings` and `dateline doctor`",
        "say the line and what would be allowed.",
        "",
        "In the reader `:` and *settings* lists them all; a change is heeded at once and written to",
        "the file, whose comments stay; `u` takes it back.",
        "",
        "| setting | default | takes | does | variable |",
        "|---|---|---|---|---|",
    ]
    for name, field in Settings.model_fields.items():
        default = "none" if name == "keys" else f"`{_default(name)}`"
        later = " Heeded at the next start." if about(name)["later"] else ""
        allowed = about(name)["allowed"]
        heard = "" if name == "keys" else f"`${variable(name)}`"
        lines.append(f"| `{name}` | {default} | {allowed} | {field.description}{later} | {heard} |")
    lines += [
        "",
        "## Keys",
        "",
        "`keymap` chooses one of the key maps of [keys.md](keys.md). The table `[keys]` gives single",
        "bindings other keys, by id (`dateline keys` lists them). Several keys are parted by commas;",
        'a chord is two characters (`"]e"`) or keys with spaces between them (`"ctrl+x o"`); no keys',
        '(`""`) takes them away. An id with a dot in it stands in quotation marks. A key that another',
        "binding has of itself goes to the one you name, and you are told when that leaves the other",
        "without one.",
        "",
        "```toml",
        'keymap = "vim"',
        "",
        "[keys]",
        '"pane.next" = "tab, ctrl+n"',
        'zen = "Z"',
        "```",
        "",
        "## Colours and signs",
        "",
        "Themes of Dateline's own: `paper` (light), `dusk` (dark), `contrast-dark`, `contrast-light`, and",
        "`ansi-16`, which uses the sixteen colours of the terminal; besides these all that Textual brings.",
        "Where `NO_COLOR` is set no colour is sent at all. Types of names have a sign beside their hue",
        "(letters P O L W E in ASCII).",
        "",
    ]
    return "\n".join(lines)


def _default(name: str) -> str:
    value: Any = Settings.model_fields[name].default
    return '""' if value is None else written(value)
