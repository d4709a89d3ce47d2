"""Styles by name, made from the theme's variables when they are first drawn, and lines drawn with them.

They are no component classes: for each of those Textual puts the style sheet to one more node, of each widget
that has them, before the first frame.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

GUTTER = 2  # the cursor's mark and a space

# Entity types are told by glyph and hue; the hues are spread so that colour-blind readers keep them apart by
# lightness too.
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

STYLES: dict[str, str] = {
    # names and dates
    "person": "$person",
    "organisation": "$organisation",
    "place": "$place",
    "weapon": "$weapon",
    "event": "$event",
    "time": "underline",
    # the reader's own
    "noted": "italic on $success 15%",
    "note": "italic $text-success",
    # what was searched for and gone to
    "match": "bold $match-text on $match",
    "current": "bold underline auto on $warning",
    "found": "bold on $accent 30%",
    "found-current": "bold underline auto on $accent",
    "target": "on $primary 20%",
    "target-mark": "bold $primary",
    "selection": "reverse",
    # two texts side by side
    "same": "$text-muted",
    "differs": "bold underline",
    "same-sign": "$text-muted",
    "near-sign": "bold $text-warning",
    "left-sign": "bold $key",
    "right-sign": "bold $key",
    # parts of a text
    "heading": "bold",
    "fold": "italic $text-muted",
    "folded": "dim $text-muted",
    # parts of a list
    "group": "bold $text-muted",
    "empty": "$text-muted",
    "mark": "bold $primary",
    "cursor": "on $panel",
    "cursor-focused": "bold on $primary 35%",
    "unread": "$key",
    "copies": "$key",
    "date": "$foreground",
    "status": "italic $text-warning",
    # the line of years
    "year": "$foreground 60%",
    "year-bar": "$key",
    "year-current": "bold underline",
}

_VARIABLE = re.compile(r"\$([a-z-]+)")


def hues(dark: bool) -> dict[str, str]:
    """Variables of our own, for a dark theme or a light one; a theme may set them otherwise."""
    return DARK_HUES if dark else LIGHT_HUES


def style_named(app: App[Any], name: str) -> Style:
    """A style of ``STYLES`` in the colours of the theme that there is now.

    An unknown name has no style; a decoration of a later version must not stop the drawing.
    """
    if (wanted := STYLES.get(name)) is None:
        return Style()
    variables = app.theme_variables

    def value(variable: re.Match[str]) -> str:
        return variables.get(variable[1]) or hues(app.current_theme.dark)[variable[1]]

    return _parsed(_VARIABLE.sub(value, wanted))


@lru_cache(maxsize=256)
def _parsed(style: str) -> Style:
    """Read once for each set of colours, not for each line drawn."""
    return Style.parse(style, {})


def style_reader(app: App[Any]) -> Callable[[str | Style], Style]:
    """How styles in ``Content`` are read: ``.name`` is one of ``STYLES``, all else a Textual style."""

    def read(style: str | Style) -> Style:
        if isinstance(style, Style):
            return style
        return style_named(app, style[1:]) if style.startswith(".") else app.stylesheet.parse_style(style)

    return read


def row_strip(widget: Widget, text: Content, mark: str, style: Style, width: int) -> Strip:
    """One line of a list: a gutter with or without a mark, then the text, cut or filled to the width."""
    if "\n" in text.plain:
        text = text.first_line
    text = text.expand_tabs(4).truncate(max(0, width - GUTTER), ellipsis=True)
    gutter = Content.styled(mark.ljust(GUTTER), ".mark")
    pieces = (gutter + text).render(style, end="", parse_style=style_reader(widget.app))
    strip = Strip(Segment(piece, piece_style.rich_style) for piece, piece_style in pieces)
    return strip.crop_extend(0, width, style.rich_style)
