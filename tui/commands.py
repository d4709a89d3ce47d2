"""The palette: every key's command, found by typing a part of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import Hits, Provider

from tui import keys
from tui.palette import matching, offered

if TYPE_CHECKING:
    from textual.binding import Binding

# What to say of commands whose own description needs its pane beside it.
COMMAND_NAMES = {
    "pane.hits": "go to hits",
    "pane.article": "go to article",
    "pane.entities": "go to entities",
    "pane.timeline": "go to timeline",
    "history.back": "go back",
    "history.forward": "go forward",
    "scope": "next scope",
    "filter": "filter by the selection",
    "filter.exclude": "exclude the selection",
}

# Above every score of the matcher: one that is named stands before those that hold the letters somewhere.
BY_KEY, BY_NAME = 2000.0, 1000.0


def named(query: str, name: str, bound: list[str]) -> float:
    """More than 0 for a command whose key is what was typed (``:q``), or whose name begins so."""
    begins = name.casefold().startswith(query.casefold())
    return BY_KEY * (query in bound) + BY_NAME * begins


class ReaderCommands(Provider):
    """Every binding that can be used where the focus is, as a command."""

    def commands(self) -> Iterator[tuple[str, list[str], str, Callable[[], object]]]:
        """Name, keys, what it does, and how to run it."""
        seen: set[str] = set()
        bound = keys.keys_by_id(active.binding for active in self.screen.active_bindings.values())
        for active in self.screen.active_bindings.values():
            binding: Binding = active.binding
            if (
                binding.id is None
                or binding.id in seen
                or not binding.description
                or binding.id == "commands"
            ):
                continue
            seen.add(binding.id)
            name = COMMAND_NAMES.get(binding.id, binding.description)
            said = f"{', '.join(bound[binding.id])} · {binding.tooltip}"
            yield name, bound[binding.id], said, partial(self.app.run_action, binding.action, active.node)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for name, _, said, command in self.commands():
            yield offered(name, said, command)

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        matcher = self.matcher(query)
        for name, bound, said, command in self.commands():
            score = matcher.match(f"{name} {said}") + named(query.strip(), name, bound)
            if score > 0:
                yield matching(score, matcher, name, said, command)
