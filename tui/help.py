"""Help: every key by what it is for, and what each pane is, made from the bindings themselves."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import keys
from tui.chords import Chords
from tui.key_names import shown
from tui.panes.article import ArticlePane
from tui.panes.entities import EntitiesPane
from tui.panes.hits import HitsPane
from tui.panes.search import SearchPane
from tui.panes.timeline import TimelinePane

KEY_CELLS = 16


class Overlay(Chords, ModalScreen[None]):
    """A card over the reader that Esc, q, Enter, i or a click puts away."""

    # On a low screen a card has no room for margins.
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012 - as Screen declares it

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q,enter,i", "dismiss", "close", show=False, tooltip="Close this card.", id="card.close"
        ),
        Binding("j,down", "scroll(1)", "down", show=False, tooltip="Down.", id="card.down"),
        Binding("k,up", "scroll(-1)", "up", show=False, tooltip="Up.", id="card.up"),
        Binding(
            "space,pagedown,ctrl+d", "scroll(10)", "page down", show=False, tooltip="Down.", id="card.page"
        ),
        Binding("b,pageup,ctrl+u", "scroll(-10)", "page up", show=False, tooltip="Up.", id="card.page-up"),
        Binding("g,home", "to_end(-1)", "top", show=False, tooltip="To the beginning.", id="card.top"),
        Binding("G,end", "to_end(1)", "bottom", show=False, tooltip="To the end.", id="card.bottom"),
    ]

    def action_scroll(self, lines: int) -> None:
        """Scrolls the card."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_to_end(self, end: int) -> None:
        """Scrolls the card to its end, or to its beginning."""
        card = self.query_one(VerticalScroll)
        card.scroll_to(y=card.max_scroll_y if end > 0 else 0, animate=False)

    def on_click(self) -> None:
        """A click puts the card away."""
        self.dismiss()


class Help(Overlay):
    """The help card."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "dismiss", "close", show=False, tooltip="Close help.", id="help.close"),
    ]

    def compose(self) -> ComposeResult:
        """Keys by group, then the panes."""
        with VerticalScroll(classes="card"):
            yield Static(Content("\n").join(self._lines()), markup=False)

    def _lines(self) -> list[Content]:
        lines = [Content.styled("Keys", "bold"), Content("")]
        below = self.app.screen_stack[-2:][0]  # the card itself, where it has been put away already
        remapped = keys.keys_by_id(active.binding for active in below.active_bindings.values())
        for group, bindings in keys.GROUPS.items():
            lines.append(Content.styled(group, "bold $key"))
            for binding in bindings:
                default = [shown(key.strip()) for key in binding.key.split(",")]
                bound = remapped.get(binding.id or "", default)
                lines.append(
                    Content.assemble(("  " + " ".join(bound)).ljust(KEY_CELLS), " ", binding.tooltip)
                )
            lines.append(Content(""))
        lines += [Content.styled("Panes", "bold"), Content("")]
        for label, words in (
            ("Search", SearchPane.HELP),
            ("Hits", HitsPane.HELP),
            ("Article", ArticlePane.HELP),
            ("Entities", EntitiesPane.HELP),
            ("Timeline", TimelinePane.HELP),
        ):
            lines += [Content.styled(label, "bold $key"), Content("  " + words), Content("")]
        return [*lines, Content.styled("Esc closes", "dim")]
