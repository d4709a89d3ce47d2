"""The palette's corrections: rename or retype the selected entity, take back what was said of any."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import Hits, Provider

from corpus.model import ENTITY_TYPES
from tui.commands import named
from tui.palette import matching, offered
from tui.requests_corrections import Retype, TakeBack, TellCorrections
from tui.wording import correction_words, one_line

if TYPE_CHECKING:
    from corpus.model import Correction, Entity
    from tui.reader import Reader

# Longer than any library should need to tell them; then the palette goes without.
WAIT_SECONDS = 10.0


class CorrectionCommands(Provider):
    """Corrections as commands."""

    @property
    def _reader(self) -> Reader:
        return cast("Reader", self.screen)

    async def startup(self) -> None:
        """Asks for them; the palette can be typed into meanwhile."""
        self._said: tuple[Correction, ...] = ()
        loop = asyncio.get_running_loop()
        told: asyncio.Future[tuple[Correction, ...]] = loop.create_future()

        def tell(found: tuple[Correction, ...]) -> None:
            loop.call_soon_threadsafe(lambda: None if told.done() else told.set_result(found))

        self._reader.ask(TellCorrections(tell))
        try:
            self._said = await asyncio.wait_for(told, WAIT_SECONDS)
        except TimeoutError:
            self._reader.say("the corrections could not be read in time")

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Name, what it does, and how to run it."""
        entity = self._reader.entities.current
        if entity is not None:
            name = one_line(entity.name)
            yield f"rename entity: {name}", "Show it under another name.", partial(self._rename, entity)
            for kind in ENTITY_TYPES:
                if kind != entity.type:
                    word = Retype(entity.entity, kind)
                    about = f"It is listed as {entity.type}; the selected entity of the entity pane."
                    yield (
                        f"retype entity: {name} is of type {kind}",
                        about,
                        partial(self._reader.correct, word),
                    )
        for said in reversed(self._said):
            words = correction_words(said)
            waits = " · nothing of it is in the library now" if said.idle else ""
            yield (
                f"take back: {words}",
                f"said on {said.at[:10]}{waits}",
                partial(self._reader.ask, TakeBack(said)),
            )

    def _rename(self, entity: Entity) -> None:
        from tui.renaming import RenamePrompt

        self._reader.app.push_screen(RenamePrompt(entity, self._reader.correct))

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for name, said, command in self.commands():
            yield offered(name, said, command)

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        matcher = self.matcher(query)
        for name, said, command in self.commands():
            score = matcher.match(f"{name} {said}") + named(query.strip(), name, [])
            if score > 0:
                yield matching(score, matcher, name, said, command)
