"""Styles of component classes, as something that can be laid over another style."""

from __future__ import annotations

from collections.abc import Callable

from textual.style import Style
from textual.widget import Widget


def component_style(widget: Widget, name: str) -> Style:
    """Only what the style sheet says of this component class: nothing inherited, and reverse kept.

    An unknown name has no style; a decoration of a later version must not stop the drawing.
    """
    try:
        styles = widget.get_component_styles(name)
    except KeyError:
        return Style()
    text_style = styles.text_style
    return Style(
        background=styles.background if styles.has_rule("background") else None,
        foreground=styles.color if styles.has_rule("color") else None,
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
