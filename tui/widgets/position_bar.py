"""Where in a text something is, in one column beside its scroll bar: matches, events, the match one is at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from tui.terminal import says_unicode
from tui.widgets.page import Page

Tick = Literal["", "event", "match", "current"]

GLYPHS: dict[Tick, str] = {"": " ", "event": "·", "match": "▪", "current": "◆"}
ASCII_GLYPHS: dict[Tick, str] = {"": " ", "event": "-", "match": "=", "current": "#"}


class Places(NamedTuple):
    """Offsets into a text, each in order; ``current`` is -1 where no match is gone to."""

    matches: Sequence[int] = ()
    events: Sequence[int] = ()
    current: int = -1


def glyph(tick: Tick) -> str:
    """What is drawn for it; told apart without colours."""
    return (GLYPHS if says_unicode() else ASCII_GLYPHS)[tick]


def ticks(page: Page, height: int, places: Places) -> list[Tick]:
    """For each line of a screen what is in the part of the text that it stands for, the weightiest first.

    Where the end of the page is not laid out yet a line stands for as many characters as any other. The work
    is that of the lines, however many places there are.
    """
    bounds = _bounds(page, height)
    found: list[Tick] = []
    for start, end in pairwise(bounds):
        if start <= places.current < end:
            found.append("current")
        elif _any_within(places.matches, start, end):
            found.append("match")
        else:
            found.append("event" if _any_within(places.events, start, end) else "")
    return found


def _bounds(page: Page, height: int) -> list[int]:
    if height < 1 or not len(page):
        return []
    whole = len(page.text) + 1
    if not page.complete:
        return [*(whole * line // height for line in range(height)), whole]
    return [0, *(page[len(page) * line // height].start for line in range(1, height)), whole]


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end
