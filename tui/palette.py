"""The palette of commands, as it can be used on a terminal of any size."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit
from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.fuzzy import Matcher


def offered(name: str, said: str, command: Callable[[], object]) -> DiscoveryHit:
    """A command before anything is typed. What it says may hold a reader's words: none of it is markup."""
    return DiscoveryHit(Content(name), command, text=name, help=_plain(said))


def matching(score: float, matcher: Matcher, name: str, said: str, command: Callable[[], object]) -> Hit:
    """A command that answers what was typed, likewise."""
    lit = Content(name) if "[" in name else matcher.highlight(name)  # which reads markup
    return Hit(score, lit, command, text=name, help=_plain(said))


def _plain(said: str) -> str:
    return cast("str", Content(said))  # content is shown as it is, text is read as markup


class Palette(CommandPalette):
    """The palette. Where its list has no room, Textual's own paging ends in an error."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", "Page down", show=False, tooltip="A page down.", id="palette.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, tooltip="A page up.", id="palette.up"),
    ]

    def action_page(self, count: int) -> None:
        """A page of commands further, if there is a page."""
        commands: Any = self.query_one(CommandList)
        with suppress(KeyError):  # a list of no width has no lines
            if count > 0:
                commands.action_page_down()
            else:
                commands.action_page_up()
