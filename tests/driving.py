"""Driving the reader in tests as a person would: press, wait until it has settled, look."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from fake_library import FakeLibrary
from textual import events
from textual.pilot import Pilot

from tui.app import Dateline
from tui.preferences import NOTHING_SET
from tui.reader import Reader
from tui.settings import Told


class Driver:
    """A running reader and the library under it."""

    def __init__(self, pilot: Pilot[int], library: FakeLibrary) -> None:
        self.pilot = pilot
        self.library = library

    @property
    def reader(self) -> Reader:
        return cast(Reader, self.pilot.app.screen_stack[0])

    @property
    def article_id(self) -> str | None:
        """The article that is shown."""
        article = self.reader.looking.article
        return None if article is None else article.id

    @property
    def _at_rest(self) -> bool:
        return cast(Dateline, self.pilot.app).at_rest and self.reader.engine.idle

    async def settle(self) -> None:
        """Until no key is on its way, and nothing is asked, answered or drawn any more."""
        for _ in range(2000):
            await self.pilot.pause(0.004)
            if self._at_rest:
                await self.pilot.pause()
                if self._at_rest:
                    return
        raise AssertionError("the reader does not settle")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Types into the line that has the focus, faster than the pilot, which waits after every key."""
        for character in text:
            self.pilot.app.post_message(events.Key(character, character))
            await self.pilot.pause(0.002)
        await self.settle()

    def title(self, pane: str) -> str:
        return self.reader.pane(pane).border_title or ""  # type: ignore[arg-type]

    @property
    def said(self) -> str:
        return str(self.reader.key_line.visual)

    @property
    def screen_text(self) -> str:
        """Everything on the screen, line by line."""
        lines = self.pilot.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in lines)


@asynccontextmanager
async def driving(
    library: FakeLibrary | None = None,
    *,
    size: tuple[int, int] = (160, 48),
    query: str = "",
    notice: str = "",
    told: Told = NOTHING_SET,
) -> AsyncIterator[Driver]:
    library = FakeLibrary() if library is None else library
    app = Dateline(lambda: library, query=query, notice=notice, told=told)
    async with app.run_test(size=size) as pilot:
        driver = Driver(pilot, library)
        await driver.settle()
        yield driver
