"""Themes of our own, beside the terminal library's: two for long reading, two of high contrast, and one in
the sixteen colours that the terminal itself has.

Each names its hues for names, keys, rules and matches; a theme that does not has ours, made lighter or darker
until they can be read on its background (``tui/hues.py``).
"""

from __future__ import annotations

from functools import cache

from textual.theme import BUILTIN_THEMES, Theme

PAPER = Theme(
    name="paper",
    dark=False,
    primary="#35507a",
    secondary="#6b5a3c",
    accent="#8a4b14",
    warning="#8a5200",
    error="#9c2a20",
    success="#3a6b2c",
    foreground="#2b2620",
    background="#f6f0e2",
    surface="#efe7d5",
    panel="#e6dcc6",
    variables={
        "person": "#7d4f00",
        "organisation": "#1d5590",
        "place": "#2f6527",
        "weapon": "#a0301a",
        "event": "#643aa5",
        "key": "#1d5590",
        "rule": "#a3977f",
        "match": "#f0d27a",
        "match-text": "#2b2200",
    },
)
DUSK = Theme(
    name="dusk",
    primary="#7aa2c9",
    secondary="#8f8aa8",
    accent="#d8a657",
    warning="#e0a95c",
    error="#e07f74",
    success="#9dbd82",
    foreground="#d9d4c7",
    background="#1f2126",
    surface="#26292f",
    panel="#30343c",
    variables={
        "person": "#e2b86b",
        "organisation": "#86b5e4",
        "place": "#97c98c",
        "weapon": "#e89a84",
        "event": "#bfa9e6",
        "key": "#86b5e4",
        "rule": "#4c525c",
        "match": "#66561f",
        "match-text": "#fff3c4",
    },
)
CONTRAST = Theme(
    name="contrast-dark",
    primary="#66b3ff",
    secondary="#c0c0c0",
    accent="#ffd75f",
    warning="#ffd75f",
    error="#ff8f80",
    success="#7df07d",
    foreground="#ffffff",
    background="#000000",
    surface="#0c0c0c",
    panel="#1c1c1c",
    variables={
        "person": "#ffd75f",
        "organisation": "#6fc3ff",
        "place": "#7df07d",
        "weapon": "#ff9c80",
        "event": "#d8b4ff",
        "key": "#6fc3ff",
        "rule": "#9a9a9a",
        "match": "#ffe14d",
        "match-text": "#000000",
    },
)
CONTRAST_LIGHT = Theme(
    name="contrast-light",
    dark=False,
    primary="#003a8c",
    secondary="#303030",
    accent="#7a2e00",
    warning="#6b3d00",
    error="#8c0000",
    success="#004d12",
    foreground="#000000",
    background="#ffffff",
    surface="#f6f6f6",
    panel="#e8e8e8",
    variables={
        "person": "#6b4200",
        "organisation": "#003f9e",
        "place": "#00520f",
        "weapon": "#930f00",
        "event": "#55109c",
        "key": "#003f9e",
        "rule": "#5a5a5a",
        "match": "#ffe14d",
        "match-text": "#000000",
    },
)
# Colours by the terminal's own names: how they look, and whether they are light or dark, the terminal says.
_SIXTEEN = BUILTIN_THEMES["ansi-dark"]
ANSI = Theme(
    name="ansi-16",
    ansi=True,
    primary="ansi_bright_blue",
    secondary="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        **_SIXTEEN.variables,
        "person": "ansi_magenta",
        "organisation": "ansi_bright_blue",
        "place": "ansi_green",
        "weapon": "ansi_red",
        "event": "ansi_cyan",
        "key": "ansi_bright_blue",
        "rule": "ansi_bright_black",
        "match": "ansi_yellow",
        "match-text": "ansi_black",
    },
)

OURS = (PAPER, DUSK, CONTRAST, CONTRAST_LIGHT, ANSI)


@cache
def names() -> tuple[str, ...]:
    """All themes by name, ours first."""
    own = tuple(theme.name for theme in OURS)
    return (*own, *(name for name in BUILTIN_THEMES if name not in own))


def is_ansi(name: str) -> bool:
    """Whether a theme is made of the terminal's own colours."""
    own = next((theme for theme in OURS if theme.name == name), None)
    theme = own or BUILTIN_THEMES.get(name)
    return theme is not None and theme.ansi
