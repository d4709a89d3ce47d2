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

from tui.hues import hues

GUTTER = 2  # the cursor's mark and a space

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
    # beside the scroll bar of a text
    "tick-event": "$event",
    "tick-match": "$warning",
    "tick-current": "bold $warning",
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

# The terminal's own sixteen colours cannot be blended, and nobody knows which are light: what is a ground
# elsewhere is an attribute there.
SIXTEEN: dict[str, str] = {
    "noted": "italic",
    "current": "bold underline reverse",
    "found": "bold reverse",
    "found-current": "bold underline reverse",
    "target": "bold",
    "cursor": "bold",
    "cursor-focused": "bold reverse",
    "date": "",
    "year": "dim",
    "empty": "dim",
    "group": "bold dim",
    "fold": "italic dim",
    "folded": "dim",
}

_VARIABLE = re.compile(r"\$([a-z-]+)")


def style_named(app: App[Any], name: str) -> Style:
    """A style of ``STYLES`` in the colours of the theme that there is now.

    An unknown name has no style; a decoration of a later version must not stop the drawing.
    """
    if (wanted := STYLES.get(name)) is None:
        return Style()
    if app.current_theme.ansi:
        wanted = SIXTEEN.get(name, wanted)
    variables = app.theme_variables

    def value(variable: re.Match[str]) -> str:
        return variables.get(variable[1]) or hues(app.current_theme)[variable[1]]

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
