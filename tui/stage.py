"""The screen as a place: which panes are seen, which one has the focus, and the lines around them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui import keys
from tui.chords import Chords
from tui.footer import FindLine, KeyLine
from tui.layout import PANES, Layout, PaneName, layout_of, seen
from tui.pane import Pane
from tui.panes.article import ArticlePane
from tui.panes.entities import EntitiesPane
from tui.panes.hits import HitsPane
from tui.panes.search import SearchPane
from tui.panes.timeline import TimelinePane
from tui.state import Looking
from tui.tabs import Tab, TabLine

# From this width the side panes are wider too.
ROOMY = 150
# From this height there is room for a line above a list.
LINES_FEW = 16
LAYOUT_CLASSES: tuple[Layout, ...] = ("wide", "medium", "narrow")


class Stage(Chords, Screen[None]):
    """Panes, query line, tab line and key line, and moving between them."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*keys.READER]

    def __init__(self) -> None:
        super().__init__()
        self.looking = Looking()
        self.shape: Layout = "wide"
        self._counts: dict[PaneName, str] = {}
        self._awaited: Callable[[str], None] | None = None  # takes the next key
        self._found_in: Pane | None = None

    def compose(self) -> ComposeResult:
        """Query line, tabs, panes, keys."""
        self.shape = layout_of(*self.app.size)
        self.update_classes(self._layout_classes(), update=False)  # nothing is there to be styled anew
        yield SearchPane()
        yield TabLine(filled=self.shape == "narrow")
        with Container(id="panes"):
            panes: tuple[Pane, ...] = (HitsPane(), ArticlePane(), EntitiesPane(), TimelinePane())
            for pane in panes:
                pane.display = pane.PANE in self._on_stage()
                yield pane
        yield KeyLine()
        yield Static("", id="query-error", markup=False)

    # -- the parts

    @property
    def search(self) -> SearchPane:
        """The query line."""
        return self.query_one(SearchPane)

    @property
    def hits(self) -> HitsPane:
        """The hits."""
        return self.query_one(HitsPane)

    @property
    def article(self) -> ArticlePane:
        """The article."""
        return self.query_one(ArticlePane)

    @property
    def entities(self) -> EntitiesPane:
        """The entities."""
        return self.query_one(EntitiesPane)

    @property
    def timeline(self) -> TimelinePane:
        """The timeline."""
        return self.query_one(TimelinePane)

    @property
    def key_line(self) -> KeyLine:
        """The last line."""
        return self.query_one(KeyLine)

    def pane(self, name: PaneName) -> Pane:
        """A pane by its name."""
        return cast(Pane, self.query_one(f"#{name}"))

    def say(self, text: str, *, stay: bool = False) -> None:
        """One line in the key line."""
        self.key_line.notice(text, stay=stay)

    # -- size and focus

    def on_resize(self, event: events.Resize) -> None:
        """Another layout may fit now; focus and place stay."""
        self.shape = layout_of(event.size.width, event.size.height)
        self.arrange_panes()
        self.search.refresh_found()

    def arrange_panes(self) -> None:
        """Shows the panes that this layout has room for."""
        looking = self.looking
        self.update_classes(self._layout_classes(), animate=False)
        on_stage = self._on_stage()
        for name in PANES:
            self.pane(name).display = name in on_stage
        self.article.centre(looking.zen)
        self._name_drawer()
        tabs = self.query_one(TabLine)
        tabs.bring(looking.pane)
        if self.shape == "narrow":
            tabs.fill()

    def _on_stage(self) -> frozenset[PaneName]:
        looking = self.looking
        return seen(self.shape, looking.pane, looking.drawer, zen=looking.zen)

    def _layout_classes(self) -> dict[str, bool]:
        zen = self.looking.zen
        classes = {f"-{shape}": self.shape == shape and not zen for shape in LAYOUT_CLASSES}
        width, height = self.app.size
        return classes | {"-zen": zen, "-roomy": width >= ROOMY, "-lines-few": height < LINES_FEW}

    def to_pane(self, name: PaneName) -> None:
        """Goes to a pane, bringing it on stage if it is not there."""
        if self.looking.zen and name != "article":
            self.looking.zen = False
        self._in_pane(name)
        self.set_focus(self.pane(name).target)

    def _in_pane(self, name: PaneName) -> None:
        self.looking.pane = name
        if name in ("entities", "timeline"):
            self.looking.drawer = name
        self.arrange_panes()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The focus decides which pane is in front and which keys the last line shows."""
        for node in event.widget.ancestors_with_self:
            if isinstance(node, Pane):
                if self.looking.pane != node.PANE:
                    self._in_pane(node.PANE)
                break
        self.show_keys()
        self.read_if_reading()

    def read_if_reading(self) -> None:
        """Being in the article's pane may mean that it has been read."""

    def show_keys(self) -> None:
        """The keys that matter where the focus is."""
        focused = self.focused
        place: str = self.looking.pane
        if focused is not None and focused.id in ("query", "find"):
            place = "search" if focused.id == "query" else "find"
        bound = keys.keys_by_id(active.binding for active in self.active_bindings.values())
        self.key_line.show(place, bound)

    @on(Pane.Retitled)
    def _retitled(self, event: Pane.Retitled) -> None:
        self.query_one(TabLine).count(event.pane, event.count, event.detail)
        self._counts[event.pane] = event.count
        self._name_drawer()

    def _name_drawer(self) -> None:
        """In a drawer, the pane in front says which one is behind it."""
        for pane, other in ((self.entities, self.timeline), (self.timeline, self.entities)):
            count = self._counts.get(other.PANE, "")
            shared = self.shape == "medium" and not self.looking.zen
            pane.set_beside(f"{other.NUMBER} {other.LABEL} {count}".strip() if shared else "")

    @on(Tab.Clicked)
    def _tab_clicked(self, event: Tab.Clicked) -> None:
        self.to_pane(event.pane)

    def action_pane(self, name: PaneName) -> None:
        """To that pane."""
        self.to_pane(name)

    def action_pane_step(self, count: int) -> None:
        """To the next pane, round and round."""
        self.to_pane(PANES[(PANES.index(self.looking.pane) + count) % len(PANES)])

    def action_pane_side(self, count: int) -> None:
        """To the pane beside this one, if there is one."""
        self.to_pane(PANES[max(0, min(PANES.index(self.looking.pane) + count, len(PANES) - 1))])

    def action_zen(self) -> None:
        """Only the article, or everything again."""
        self.looking.zen = not self.looking.zen
        self.to_pane("article")

    # -- the query line

    def action_search(self) -> None:
        """Into the query line."""
        self.looking.zen = False
        if self.shape == "narrow":
            self._in_pane("hits")
        self.arrange_panes()
        line = self.search.input
        line.select_all()
        self.set_focus(line)

    def show_query_error(self, column: int, reason: str) -> None:
        """A caret under the column (from 1), and the reason beside it."""
        cell = self.search.column_cell(column - 1)
        line = Content.assemble(" " * cell, ("^ ", "bold"), reason)
        if cell + 2 + len(reason) > self.size.width >= len(reason) + 4:
            line = Content.assemble(" " * max(0, cell - len(reason) - 1), reason, (" ^", "bold"))
        error = self.query_one("#query-error", Static)
        error.update(line)
        error.display = True

    def clear_query_error(self) -> None:
        """The query can be read again."""
        self.query_one("#query-error", Static).display = False

    # -- finding in a pane

    async def action_find(self) -> None:
        """Asks for the text to find in the focused pane."""
        self._found_in = self.pane(self.looking.pane)
        self._found_in.find("")
        if not self.query(FindLine):
            await self.mount(FindLine(id="find-line"), after=self.key_line)
        line = self.query_one(FindLine)
        line.input.value = ""
        self.set_class(True, "-finding")
        line.display = True
        self.key_line.display = False
        self.set_focus(line.input)

    @on(FindLine.Changed)
    def _find_changed(self, event: FindLine.Changed) -> None:
        if self._found_in is not None:
            self._found_in.find(event.text)

    @on(FindLine.Done)
    def _find_done(self, event: FindLine.Done) -> None:
        self.leave_find(keep=event.keep)

    def leave_find(self, *, keep: bool) -> None:
        """Back to the pane; what was found stays lit, or not."""
        pane = self._found_in
        self.query(FindLine).set(display=False)
        self.key_line.display = True
        if pane is not None:
            self.set_focus(pane.target)
            if not keep:
                pane.find("")
                self._found_in = None

    def forget_find(self, pane: Pane) -> None:
        """That pane shows something else now: all of it."""
        typing = self.focused is not None and self.focused.id == "find"
        if not (typing and pane is self._found_in):
            pane.find("")
            if pane is self._found_in:
                self._found_in = None

    @property
    def finding(self) -> bool:
        """Whether something is found, or being typed, in some pane."""
        return self._found_in is not None

    # -- keys that come after another

    def await_key(self, shown: str, then: Callable[[str], None]) -> None:
        """Gives the next key to ``then``; Esc is none."""
        self._awaited = then
        self.key_line.pending(shown)

    def chord_begun(self, shown: str) -> None:
        """Says that another key is waited for."""
        self.key_line.pending(shown)

    def no_chord(self, shown: str) -> None:
        """Says that those keys do nothing."""
        self.say(f"{shown} is no key")

    async def chord_key(self, event: events.Key) -> None:
        """Keys that no widget took: the one that is waited for, else one of a chord."""
        if self._awaited is None:
            await super().chord_key(event)
            return
        then, self._awaited = self._awaited, None
        self.key_line.pending("")
        event.stop()
        if event.key != "escape":
            then(event.character or "")
