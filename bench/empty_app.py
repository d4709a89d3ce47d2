"""The least a Textual app with our four panes can be: what start-up is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Input, Static


class EmptyApp(App[None]):
    """A query line, four bordered panes and a footer, with nothing behind them."""

    CSS = """
    #panes { height: 2fr; }
    #timeline { height: 1fr; }
    .pane { border: round $primary; }
    #hits { width: 1fr; } #article { width: 2fr; } #entities { width: 1fr; }
    """

    def compose(self) -> ComposeResult:
        yield Input()
        with Vertical():
            with Horizontal(id="panes"):
                for name in ("hits", "article", "entities"):
                    yield Static(f"empty {name}", id=name, classes="pane")
            yield Static("empty timeline", id="timeline", classes="pane")
        yield Footer()


if __name__ == "__main__":
    EmptyApp().run()
