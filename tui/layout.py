"""Which panes are seen at which size of the terminal."""

from __future__ import annotations

from typing import Literal

PaneName = Literal["hits", "article", "entities", "timeline"]
PANES: tuple[PaneName, ...] = ("hits", "article", "entities", "timeline")

Layout = Literal["wide", "medium", "narrow"]

WIDE = 120
MEDIUM = 80
# Below this height a drawer would leave the article too few lines to read in.
TALL = 28


def layout_of(width: int, height: int) -> Layout:
    """The layout that fits: four panes, two and a drawer, or one."""
    if width >= WIDE and height >= 16:
        return "wide"
    if width >= MEDIUM and height >= TALL:
        return "medium"
    return "narrow"


def seen(layout: Layout, pane: PaneName, drawer: PaneName, *, zen: bool) -> frozenset[PaneName]:
    """The panes on the screen, given the one the reader is in and the one the drawer shows."""
    if zen:
        return frozenset(("article",))
    if layout == "wide":
        return frozenset(PANES)
    if layout == "medium":
        return frozenset(("hits", "article", drawer))
    return frozenset((pane,))
