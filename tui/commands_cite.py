"""The palette's citations: the one of the article, in each form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import Hits, Provider

from tui.outward import FORM_NAMES
from tui.palette import matching, offered

if TYPE_CHECKING:
    from tui.reader import Reader


class CitationCommands(Provider):
    """A command for each form of citation that has no key."""

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Name, what it does, and how to run it."""
        reader = cast("Reader", self.screen)
        for form, name in FORM_NAMES.items():
            if form != "plain":
                said = "The article's citation, to the clipboard."
                yield f"copy citation as {name}", said, partial(reader.action_cite, form)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for name, said, command in self.commands():
            yield offered(name, said, command)

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        matcher = self.matcher(query)
        for name, said, command in self.commands():
            score = matcher.match(name)
            if score > 0:
                yield matching(score, matcher, name, said, command)
