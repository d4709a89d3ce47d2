"""Styles of component classes, laid over one another, and lines drawn with them."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

GUTTER = 2  # the cursor's mark and a space


def component_style(widget: Widget, name: str) -> Style:
    """Only what the style sheet says of this component class: nothing inherited, and reverse kept.

    An unknown name has no style; a decoration of a later version must not stop the drawing.
    """
    try:
        styles = widget.get_component_styles(name)
    except KeyError:
        return Style()
    text_style = styles.text_style
    foreground: Color | None = None
    if styles.has_rule("auto_color") and styles.auto_color:
        foreground = Color(0, 0, 0, styles.color.a, auto=True)  # black or white, what the background asks for
    elif styles.has_rule("color"):
        foreground = styles.color
    return Style(
        background=styles.background if styles.has_rule("background") else None,
        foreground=foreground,
        bold=text_style.bold,
        dim=text_style.dim,
        italic=text_style.italic,
        underline=text_style.underline,
        reverse=text_style.reverse,
        strike=text_style.strike,
    )


def style_reader(widget: Widget) -> Callable[[str | Style], Style]:
    """How styles in ``Content`` are read: ``.name`` is a component class, all else a Textual style."""

    def read(style: str | Style) -> Style:
        if isinstance(style, Style):
            return style
        if not style.startswith("."):
            return widget.app.stylesheet.parse_style(style)
        name = style[1:]
        for node in widget.ancestors_with_self:
            if isinstance(node, Widget) and (found := component_style(node, name)):
                return found
        return Style()

    return read


def row_strip(widget: Widget, text: Content, mark: str, style: Style, width: int) -> Strip:
    """One line of a list: a gutter with or without a mark, then the text, cut or filled to the width."""
    if "\n" in text.plain:
        text = text.first_line
    text = text.expand_tabs(4).truncate(max(0, width - GUTTER), ellipsis=True)
    gutter = Content.styled(mark.ljust(GUTTER), ".line-list--mark")
    pieces = (gutter + text).render(style, end="", parse_style=style_reader(widget))
    strip = Strip(Segment(piece, piece_style.rich_style) for piece, piece_style in pieces)
    return strip.crop_extend(0, width, style.rich_style)
