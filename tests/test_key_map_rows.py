"""Each row of the reader's key map: its keys are there, do what the row says, and say so in help."""

from __future__ import annotations

import pytest
from driving import driving

from tui.key_places import places

# Keys as the contract writes them, and the ids of what they do; a row is told by its first key.
ROWS: dict[str, dict[str, str]] = {
    "lines, pages, ends": {
        "j": "move.down", "down": "move.down", "k": "move.up", "up": "move.up",
        "ctrl+d": "move.half_down", "ctrl+u": "move.half_up",
        "space": "move.page_down", "b": "move.page_up", "g": "move.top", "G": "move.bottom",
    },
    "panes": {
        "tab": "pane.next", "shift+tab": "pane.previous", "h": "pane.left", "l": "pane.right",
        "1": "pane.hits", "2": "pane.article", "3": "pane.entities", "4": "pane.timeline",
    },
    "search": {"s": "search"},
    "find": {"/": "find", "n": "match.next", "N": "match.previous"},
    "articles": {
        "J": "article.next", "K": "article.previous",
        "full_stop": "unread.next", "comma": "unread.previous",
    },
    "entities and timeline": {
        "e": "pane.entities", "t": "pane.timeline", "]e": "mention.next", "[e": "mention.previous",
        "]t": "event.next", "[t": "event.previous",
    },
    "open, back, quit": {"enter": "list.select", "escape": "back", "q": "quit"},
    "history": {"less_than_sign": "history.back", "greater_than_sign": "history.forward"},
    "filters": {"f": "filter", "x": "filter.exclude", "backslash": "filters.clear"},
    "scope": {"c": "scope"},
    "why": {"i": "why"},
    "shown otherwise": {"w": "raw", "z": "zen", "D": "sides"},
    "work": {
        "B": "bookmark", "m": "mark", "apostrophe": "mark.go",
        "plus": "tag", "minus": "tag.drop", "a": "note",
    },
    "state": {"r": "read", "u": "undo", "d": "published"},
    "corrections": {"M": "entity.merge", "S": "entity.split", "R": "entity.reject"},
    "outward": {
        "y": "cite", "Y": "cite.link", "o": "original", "O": "file", "vertical_line": "pipe",
    },
    "commands and help": {
        "colon": "commands", "ctrl+p": "commands", "question_mark": "help", "f1": "help",
    },
    "stopping": {"ctrl+z": "suspend"},
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_the_keys_of_a_row_are_bound(row: str) -> None:
    panes = ("hits", "article", "entities", "timeline")
    bound = {
        (key.strip(), each.id) for pane in panes for each in places()[pane] for key in each.key.split(",")
    }
    for key, id in ROWS[row].items():  # noqa: A001
        assert (key, id) in bound


async def test_half_pages_and_pages_and_arrows() -> None:
    async with driving(size=(80, 14)) as d:
        await d.press("2")
        text = d.reader.article._text
        seen = [text.scroll_offset.y]
        for key in ("ctrl+d", "space", "down"):
            await d.press(key)
            seen.append(text.scroll_offset.y)
        assert seen == sorted(seen) and seen[1] > 0
        for key in ("up", "b", "ctrl+u", "ctrl+u"):
            await d.press(key)
        assert text.scroll_offset.y == 0


async def test_half_a_page_is_less_than_a_page() -> None:
    async with driving(size=(80, 14)) as d:
        await d.press("2", "ctrl+d")
        half = d.reader.article._text.scroll_offset.y
        await d.press("ctrl+u", "space")
        assert 0 < half <= d.reader.article._text.scroll_offset.y


async def test_comma_is_the_unread_one_before() -> None:
    async with driving() as d:
        await d.press("G", "comma")
        assert d.article_id == "bridge"
        await d.press("comma")
        assert d.article_id == "boats"
        await d.press("comma")
        assert "nothing before this is unread" in d.said


async def test_left_and_right_are_h_and_l() -> None:
    async with driving() as d:
        await d.press("right")
        assert d.reader.focused is d.reader.article.target
        await d.press("left")
        assert d.reader.focused is d.reader.hits.target


@pytest.mark.parametrize("key", ["f1", "question_mark"])
async def test_help_by_two_keys(key: str) -> None:
    async with driving() as d:
        await d.press(key)
        assert type(d.pilot.app.screen).__name__ == "Help"


@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
async def test_the_palette_by_two_keys(key: str) -> None:
    async with driving() as d:
        await d.pilot.press(key)
        await d.pilot.pause(0.1)
        assert "Palette" in type(d.pilot.app.screen).__name__


async def test_suspending_is_asked_of_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    async with driving() as d:
        asked: list[bool] = []
        monkeypatch.setattr(d.pilot.app, "action_suspend_process", lambda: asked.append(True))
        await d.press("ctrl+z")
        assert asked
