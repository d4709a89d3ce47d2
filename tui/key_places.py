"""Which bindings there are, and which of them are in force together: those of a pane or a card with what is
around it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What the terminal library itself does with a key in any place.
TAKEN = frozenset(("ctrl+c", "ctrl+q"))


@cache
def places() -> dict[str, tuple[Binding, ...]]:
    """The bindings of each place, the innermost first."""
    from tui.app import Dateline
    from tui.help import Help
    from tui.palette import Palette
    from tui.panes.article import ArticlePane
    from tui.panes.entities import EntitiesPane
    from tui.panes.hits import HitsPane
    from tui.panes.search import QueryInput
    from tui.panes.timeline import TimelinePane
    from tui.prompt import PromptInput
    from tui.reader import Reader
    from tui.refused import RefusedFiles
    from tui.renaming import RenamePrompt
    from tui.settings_card import SettingsCard
    from tui.side_by_side import SideBySide
    from tui.splitting import SplitCard
    from tui.theme_card import ThemeCard
    from tui.timeline_card import ReportsCard
    from tui.whats_new import WhatIsNew
    from tui.widgets.article_text import ArticleText
    from tui.widgets.line_list import LineList
    from tui.widgets.two_columns import TwoColumns

    around = (Reader, Dateline)
    return {
        name: tuple(binding for room in rooms for binding in _bindings(room))
        for name, rooms in {
            "hits": (LineList, HitsPane, *around),
            "article": (ArticleText, ArticlePane, *around),
            "entities": (LineList, EntitiesPane, *around),
            "timeline": (LineList, TimelinePane, *around),
            "query line": (QueryInput,),
            "prompt": (PromptInput,),
            "help": (Help,),
            "two reports": (TwoColumns, SideBySide, Dateline),
            "what is new": (LineList, WhatIsNew),
            "palette": (Palette,),
            "split card": (LineList, SplitCard),
            "refused files": (LineList, RefusedFiles),
            "settings card": (LineList, SettingsCard),
            "event card": (LineList, ReportsCard),
            "theme card": (LineList, ThemeCard),
            "rename card": (RenamePrompt,),
        }.items()
    }


def _bindings(room: type[Any]) -> Iterator[Binding]:
    """Those of a class of ours, and of the classes it is made of."""
    seen: set[str] = set()
    for kind in room.__mro__:
        if not kind.__module__.startswith("tui."):
            continue
        for binding in kind.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id not in seen:
                seen.add(binding.id or "")
                yield binding


@cache
def defaults() -> dict[str, tuple[str, ...]]:
    """The keys that each binding has of itself, by id."""
    return {
        binding.id: keys_of(binding.key)
        for bindings in places().values()
        for binding in bindings
        if binding.id is not None
    }


def keys_of(text: str) -> tuple[str, ...]:
    """The keys of a binding."""
    return tuple(key.strip() for key in text.split(","))


def together() -> Iterable[tuple[str, frozenset[str]]]:
    """The ids of each place."""
    for name, bindings in places().items():
        yield name, frozenset(binding.id for binding in bindings if binding.id is not None)
