"""The hues of names, keys and matches on any theme: ours as they are, or so much lighter or darker that they
can be read on its background.

Types of names are told by a glyph, too; in a text, where there is none, ``i`` says what a name is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from textual.color import Color

if TYPE_CHECKING:
    from textual.theme import Theme

# The hues are spread so that colour-blind readers keep them apart by lightness too.
DARK_HUES: dict[str, str] = {
    "person": "#e5b567",
    "organisation": "#7fb2e5",
    "place": "#8fc88a",
    "weapon": "#e08e79",
    "event": "#b9a3e3",
    "key": "#7fb2e5",
    "rule": "#46525e",
    "match": "#6b5a1e",
    "match-text": "#fff3c4",
}

LIGHT_HUES: dict[str, str] = {
    "person": "#8a5a00",
    "organisation": "#1f5fa8",
    "place": "#2c6e2a",
    "weapon": "#a8391c",
    "event": "#6a3fb0",
    "key": "#1f5fa8",
    "rule": "#9a9a9a",
    "match": "#f2d56b",
    "match-text": "#2b2200",
}

# Names of hues that text is written in.
READ = ("person", "organisation", "place", "weapon", "event", "key")
# WCAG 2.2, 1.4.3: the contrast of text with what is behind it.
READABLE = 4.5
_STEP = 0.04


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def hues(theme: Theme) -> dict[str, str]:
    """Variables of our own for a theme; what it sets itself counts before them.

    On the default theme they can be read as they are: nothing is computed before the first frame.
    """
    plain = DARK_HUES if theme.dark else LIGHT_HUES
    if theme.ansi or theme.name == "textual-dark":
        return plain
    return _fitted(theme.dark, *_grounds(theme))


def grounds(theme: Theme) -> tuple[Color, ...]:
    """What text stands on: the panes, the lines around them and the cards."""
    return tuple(map(Color.parse, _grounds(theme)))


def _grounds(theme: Theme) -> tuple[str, ...]:
    made = theme.to_color_system().generate()
    return made["background"], made["surface"]


@lru_cache(maxsize=8)
def _fitted(dark: bool, *behind: str) -> dict[str, str]:
    plain = dict(DARK_HUES if dark else LIGHT_HUES)
    towards = Color(255, 255, 255) if dark else Color(0, 0, 0)
    parsed = [Color.parse(ground) for ground in behind]
    for name in READ:
        colour = start = Color.parse(plain[name])
        step = 0.0
        while step < 1 and any(contrast(colour, ground) < READABLE for ground in parsed):
            step += _STEP
            colour = start.blend(towards, step)
        plain[name] = colour.hex6.lower()
    return plain
