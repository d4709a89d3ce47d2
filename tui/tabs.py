"""The tab line of a small screen: the four panes with their counts, one of them in front."""

from __future__ import annotations

from collections.abc import Iterator

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
# From this width on a tab says of what its rows are.
DETAILED = 72


class Tab(Static):
    """One pane's tab; a click brings the pane to the front."""

    class Clicked(Message):
        """This pane is wanted."""

        def __init__(self, pane: PaneName) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, pane: PaneName, count: str, detail: str, *, front: bool) -> None:
        super().__init__("", id=f"tab-{pane}", classes="-front" if front else "", markup=False)
        self.pane = pane
        self._count, self._detail = count, detail

    def on_mount(self) -> None:
        """The count as it is known."""
        self.show(self._count, self._detail)

    def show(self, count: str, detail: str) -> None:
        """Says the count."""
        self._count, self._detail = count, detail
        label = LABELS[self.pane]
        width = self.app.size.width
        if width < NAMED:
            label = label[:1]
        of = f"· {detail}" if detail and width >= DETAILED else ""
        self.update(
            Content(
                " ".join(part for part in (f" {PANES.index(self.pane) + 1} {label}", count, of) if part) + " "
            )
        )

    def on_click(self) -> None:
        """To this pane."""
        self.post_message(self.Clicked(self.pane))


class TabLine(Horizontal):
    """Four tabs, which are made when the screen is first so small that they are shown."""

    def __init__(self, *, filled: bool) -> None:
        super().__init__(id="tabs")
        self._filled = filled
        self._counts: dict[PaneName, tuple[str, str]] = {}
        self._front: PaneName = "hits"

    def compose(self) -> ComposeResult:
        """One for each pane, if they are to be seen."""
        if self._filled:
            yield from self._tabs()

    def on_resize(self) -> None:
        """Names may fit again: a tab, as wide as its words, does not hear of it."""
        for tab in self.query(Tab):
            tab.show(*self._counts.get(tab.pane, ("", "")))

    def fill(self) -> None:
        """The tabs are to be seen."""
        if not self._filled:
            self._filled = True
            self.mount_all(self._tabs())

    def _tabs(self) -> Iterator[Tab]:
        for pane in PANES:
            yield Tab(pane, *self._counts.get(pane, ("", "")), front=pane == self._front)

    def count(self, pane: PaneName, count: str, detail: str) -> None:
        """A pane's count changed."""
        self._counts[pane] = (count, detail)
        for tab in self.query(Tab):
            if tab.pane == pane:
                tab.show(count, detail)

    def bring(self, pane: PaneName) -> None:
        """A pane is in front."""
        self._front = pane
        for tab in self.query(Tab):
            tab.set_class(tab.pane == pane, "-front")
