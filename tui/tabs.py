"""The tab line of a small screen: the four panes with their counts, one of them in front."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.layout import PANES, PaneName

LABELS: dict[PaneName, str] = {
    "hits": "Hits",
    "article": "Article",
    "entities": "Entities",
    "timeline": "Timeline",
}
# Below this width the names give way: the numbers are what the keys are.
NAMED = 56


class Tab(Static):
    """One pane's tab; a click brings the pane to the front."""

    class Clicked(Message):
        """This pane is wanted."""

        def __init__(self, pane: PaneName) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, pane: PaneName) -> None:
        super().__init__("", id=f"tab-{pane}", markup=False)
        self.pane = pane
        self._count = ""

    def on_mount(self) -> None:
        """The count comes later."""
        self.show(self._count)

    def show(self, count: str) -> None:
        """Says the count."""
        self._count = count
        label = LABELS[self.pane]
        if self.app.size.width < NAMED:
            label = label[:1]
        self.update(
            Content(
                " ".join(part for part in (f" {PANES.index(self.pane) + 1} {label}", count) if part) + " "
            )
        )

    def on_resize(self) -> None:
        """Names may fit again."""
        self.show(self._count)

    def on_click(self) -> None:
        """To this pane."""
        self.post_message(self.Clicked(self.pane))


class TabLine(Horizontal):
    """Four tabs."""

    def compose(self) -> ComposeResult:
        """One for each pane."""
        for pane in PANES:
            yield Tab(pane)

    def count(self, pane: PaneName, count: str) -> None:
        """A pane's count changed."""
        self.query_one(f"#tab-{pane}", Tab).show(count)

    def bring(self, pane: PaneName) -> None:
        """A pane is in front."""
        for tab in self.query(Tab):
            tab.set_class(tab.pane == pane, "-front")
