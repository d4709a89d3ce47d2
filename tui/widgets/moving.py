"""The keys that move through a list or a text: the same ids everywhere, so one key map serves all."""

from __future__ import annotations

from textual.binding import Binding

MOVING: list[Binding] = [
    Binding("j,down", "line_down", "Down", show=False, tooltip="One line or row down", id="move.down"),
    Binding("k,up", "line_up", "Up", show=False, tooltip="One line or row up", id="move.up"),
    Binding(
        "ctrl+d",
        "half_page_down",
        "Half page down",
        show=False,
        tooltip="Half a page down",
        id="move.half_down",
    ),
    Binding(
        "ctrl+u", "half_page_up", "Half page up", show=False, tooltip="Half a page up", id="move.half_up"
    ),
    Binding(
        "space,pagedown",
        "whole_page_down",
        "Page down",
        show=False,
        tooltip="A page down",
        id="move.page_down",
    ),
    Binding("b,pageup", "whole_page_up", "Page up", show=False, tooltip="A page up", id="move.page_up"),
    Binding("g,home", "to_top", "Top", show=False, tooltip="To the beginning", id="move.top"),
    Binding("G,end", "to_bottom", "Bottom", show=False, tooltip="To the end", id="move.bottom"),
]
"""Its actions; whoever binds them defines all eight as ``action_…``."""
