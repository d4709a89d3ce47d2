"""The palette's saved searches: run one with what is new in it first, save what is shown, forget one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import Hits, Provider

from tui.palette import matching, offered
from tui.requests_saved import ForgetSearch, SaveSearch, SearchRead, TellSearches
from tui.wording import number, one_line

if TYPE_CHECKING:
    from index.results import SavedSearch
    from tui.reader import Reader

# Longer than any library should need to count what its saved searches find; then the palette goes without.
WAIT_SECONDS = 10.0


class SavedSearchCommands(Provider):
    """Saved searches as commands."""

    @property
    def _reader(self) -> Reader:
        return cast("Reader", self.screen)

    async def startup(self) -> None:
        """Asks for them; the palette can be typed into meanwhile."""
        self._saved: tuple[SavedSearch, ...] = ()
        loop = asyncio.get_running_loop()
        told: asyncio.Future[tuple[SavedSearch, ...]] = loop.create_future()

        def tell(found: tuple[SavedSearch, ...]) -> None:
            loop.call_soon_threadsafe(lambda: None if told.done() else told.set_result(found))

        self._reader.ask(TellSearches(tell))
        try:
            self._saved = await asyncio.wait_for(told, WAIT_SECONDS)
        except TimeoutError:
            self._reader.say("the saved searches could not be counted in time")

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Name, what it does, and how to run it."""
        query = self._reader.looking.understood
        if query and query not in {saved.query for saved in self._saved}:
            yield "save this search", one_line(query), partial(self._save, query)
        for saved in self._saved:
            if saved.trouble is None:
                counts = f"{number(saved.new or 0)} new of {number(saved.total or 0)}"
            else:
                counts = "can't be read"
            name = one_line(saved.name)
            yield f"saved: {name}", f"{counts} · {one_line(saved.query)}", partial(self._run, saved)
        for saved in self._saved:
            yield f"forget saved: {one_line(saved.name)}", one_line(saved.query), partial(self._forget, saved)

    def _save(self, query: str) -> None:
        self._reader.ask(SaveSearch(query))
        self._reader.say("saved; the palette lists it, with what is new in it")

    def _run(self, saved: SavedSearch) -> None:
        newest = " sort:newest" if saved.new and "sort:" not in saved.query else ""
        self._reader.search_for(saved.query + newest)
        if saved.trouble is None:
            self._reader.ask(SearchRead(saved.name))
            self._reader.say(f"{number(saved.new or 0)} new since this search was last read")

    def _forget(self, saved: SavedSearch) -> None:
        self._reader.ask(ForgetSearch(saved.name))
        self._reader.say("forgotten")

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for name, said, command in self.commands():
            yield offered(name, said, command)

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        matcher = self.matcher(query)
        for name, said, command in self.commands():
            score = matcher.match(f"{name} {said}")
            if score > 0:
                yield matching(score, matcher, name, said, command)
