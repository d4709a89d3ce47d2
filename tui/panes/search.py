"""The query line: what is searched, what was understood, how much was found; always on top."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.line_input import LineInput
from tui.wording import number, one_line

if TYPE_CHECKING:
    from index.results import Page

PROMPT = " s ▸ "
# How much of what was found the line says, by its width; the query keeps the rest.
WITH_UNDERSTOOD = 120
WITH_LIBRARY = 72
# A query is rarely longer than this; what was understood may have all the rest of a wide line.
QUERY_CELLS = 40
# What was found takes a multiple of so many cells: another width has the whole screen laid out anew.
FOUND_STEP, NARROW_STEP = 16, 4

_SORT = re.compile(r"(?:^|\s)sort:(\w+)")


class QueryInput(LineInput):
    """The input of the query line; ↓ leaves it for the hits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "submit", "to the hits", show=False, tooltip="To the hits.", id="search.leave"),
    ]


class SearchPane(Horizontal):
    """The query line."""

    HELP = (
        'Words are all wanted, or any where no article has all; OR, -not, (groups), "phrases", pre*, '
        'w?rd, gov*ment; wrod~ allows a slip, "a b"~5 five words between. '
        "Fields: title: body: byline: source: path: date: event: person: org: place: weapon: entity: story: "
        "near: is: has: tag: lang: sort:. What was understood is always shown. Accents and case need not be "
        "typed; Chinese, Japanese, Korean and Thai are typed as they are."
    )

    class Typed(Message):
        """The query changed by a keystroke."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

        def can_replace(self, message: Message) -> bool:
            """Only the newest query matters."""
            return isinstance(message, SearchPane.Typed)

    class Submitted(Message):
        """The reader is done typing."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    def __init__(self) -> None:
        super().__init__(id="search")
        self._page: Page | None = None
        self._library = 0

    def compose(self) -> ComposeResult:
        """Prompt, input, and on the right what came of it."""
        yield Static(Content(PROMPT), id="prompt", markup=False)
        yield QueryInput(id="query", compact=True, select_on_focus=False)
        yield Static("", id="found", markup=False)

    @property
    def input(self) -> Input:
        """The input."""
        return self.query_one("#query", Input)

    def set_query(self, query: str) -> None:
        """Puts a query in the line without searching for it."""
        line = self.input
        if line.value != query:
            with line.prevent(Input.Changed):
                line.value = query
            line.cursor_position = len(query)

    def column_cell(self, column: int) -> int:
        """Where on the screen line a column of the query stands, as far as it is in view."""
        line = self.input
        return line.region.x + max(0, min(column - line.scroll_offset.x, line.size.width - 1))

    def show(self, page: Page, library: int) -> None:
        """Says what came of the query."""
        self._page, self._library = page, library
        self.refresh_found()

    def refresh_found(self) -> None:
        """Says it in the width there is."""
        page = self._page
        if page is None:
            return
        width = self.app.size.width
        time = f"{page.seconds * 1000:.0f} ms"
        total = number(page.total)
        if width >= WITH_LIBRARY:
            sort = _SORT.search(page.understood)
            order = sort[1] if sort else ("relevance" if any(hit.score for hit in page.hits) else "newest")
            counts = f"{total} of {number(self._library)} · {order} · {time} "
        else:
            counts = f"{total} · {time} "
        found = Content(counts)
        if width >= WITH_UNDERSTOOD and page.query.strip():
            room = width - len(PROMPT) - QUERY_CELLS - len(counts) - 4
            understood = Content.assemble(("understood: ", "dim"), one_line(page.understood))
            if page.notes:
                understood = Content.assemble(understood, ("  " + one_line(" · ".join(page.notes)), "dim"))
            found = Content.assemble(understood.truncate(max(0, room), ellipsis=True), "    ", found)
        step = FOUND_STEP if width >= WITH_LIBRARY else NARROW_STEP
        cells = -(-found.cell_length // step) * step
        line = self.query_one("#found", Static)
        line.update(found.pad_left(cells - found.cell_length), layout=line.size.width != cells)

    @on(Input.Changed, "#query")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted, "#query")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(event.value))
