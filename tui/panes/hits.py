"""The hits: title, outlet, date and the passages that match, one row an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from corpus.work import Work
from tui.filters import without_filters
from tui.hit_rows import UNLOADED, HitRows
from tui.in_force import in_force, key_of
from tui.layout import PaneName
from tui.pane import Pane
from tui.requests import WINDOW
from tui.widgets.line_list import LineList
from tui.wording import number, one_line

if TYPE_CHECKING:
    from textual.widget import Widget

    from index.results import Page
    from tui.requests import Found
    from tui.settings import Settings

# From this width one line of a snippet says as much as two do below it.
ROOMY = 60

FIRST_RUN = """\
No articles yet.

Beside this, or at {article}: a tour of two minutes.

To add some, quit ({quit}) and say

  dateline add PATH…
  dateline open PATH…

PATH is a file or a folder; - reads stdin.

Text, Markdown, saved web pages, feeds, mail, JSON, CSV and \
WARC can be added, and archives of these (.zip, .tar, .gz).

Just looking? This opens the reader on a sample:

  dateline demo

{help}  every key
{commands}  every command"""


class HitsPane(Pane):
    """The list of hits; the article pane follows its cursor."""

    PANE: ClassVar[PaneName] = "hits"
    NUMBER = 1
    LABEL = "Hits"
    HELP = (
        "Articles that the query finds. The article pane shows the one under the cursor; Enter goes there. "
        "⚑ is a bookmark, ✎ your notes, # a tag; is:bookmarked, has:note and tag: find them."
    )

    class Pointed(Message):
        """The cursor is on this article."""

        def __init__(self, id: str) -> None:  # noqa: A002
            super().__init__()
            self.id = id

    class Chosen(Pointed):
        """The reader wants to read this article."""

    class Wanted(Message):
        """Hits from this one on are on the screen, or nearly, and not loaded."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def __init__(self) -> None:
        super().__init__(id="hits")
        self._rows = HitRows(0, 0, self._missing)
        self._asked: set[int] = set()
        self._snippets = False
        self._library: int | None = None

    def compose(self) -> ComposeResult:
        """What was understood (where the query line has no room for it), and the list."""
        yield Static("", id="understood", markup=False)
        yield LineList(id="hit-list")

    def on_mount(self) -> None:
        """Nothing is known yet."""
        self._list.waiting = True
        self.set_title()

    @property
    def _list(self) -> LineList:
        return self.query_one("#hit-list", LineList)

    @property
    def target(self) -> Widget:
        """The list."""
        return self._list

    @property
    def current(self) -> str | None:
        """The id of the article under the cursor."""
        key = self._list.cursor_key
        return None if key is None or key.startswith(UNLOADED) else key

    @property
    def position(self) -> int | None:
        """The cursor's place among the hits, from 1."""
        return None if self._list.cursor is None else self._list.cursor + 1

    def show(self, found: Found, *, keep: bool, back: bool = False) -> None:
        """Shows the hits of a query; with ``keep`` the cursor stays on its article if it is still there.

        What it shows or is told to go to, the pane does not say again; only the reader's own moves are said.
        """
        page, self._library = found.page, found.library
        self._snippets = any(snippet.matches for hit in page.hits for snippet in hit.snippets)
        rows = HitRows(page.total, self._snippet_lines, self._missing)
        rows.loaded.update(enumerate(page.hits))
        rows.unread.update(found.unread)
        rows.work.update(found.work)
        self._asked.clear()
        self._rows = rows
        self._list.waiting = False
        self._list.empty_text = Content(self._empty(page, back=back))
        understood = f"understood: {page.understood}" if page.query.strip() else "everything, newest first"
        said = Content(one_line(" · ".join((understood, *page.notes))))
        self.query_one("#understood", Static).update(said, layout=False)
        with self._list.prevent(LineList.Highlighted):
            self._list.set_rows(rows, keep=keep)
        self._retitle()

    def add(self, found: Found, offset: int) -> None:
        """A further window has come."""
        page = found.page
        self._rows.unread.update(found.unread)
        self._rows.work.update(found.work)
        self._rows.loaded.update(enumerate(page.hits, offset))
        self._list.redraw_rows()
        if (at := self._list.cursor) is not None and offset <= at < offset + len(page.hits):
            self._point()

    @property
    def loaded(self) -> int:
        """How many of the hits are known here."""
        return len(self._rows.loaded)

    def is_unread(self, id: str) -> bool:  # noqa: A002
        """Whether an article of the hits is unread, as far as it is loaded."""
        return id in self._rows.unread

    def mark(self, id: str, *, read: bool) -> None:  # noqa: A002
        """An article has been read, or is to be again."""
        if read:
            self._rows.unread.discard(id)
        else:
            self._rows.unread.add(id)
        self._list.redraw_rows()

    def work_of(self, id: str) -> Work:  # noqa: A002
        """What the reader has said of an article, as far as it is known here."""
        return self._rows.work.get(id, Work())

    def show_work(self, id: str, work: Work) -> None:  # noqa: A002
        """What the reader has said of an article by now."""
        self._rows.work[id] = work
        self._list.redraw_rows()

    def unread_from_here(self, count: int) -> str | None:
        """The next unread article after the cursor (before it when ``count`` is negative)."""
        at = self._list.cursor
        if at is None:
            return None
        ahead = range(at + 1, self._rows.total) if count > 0 else range(at - 1, -1, -1)
        ids = (hit.id for index in ahead if (hit := self._rows.loaded.get(index)) is not None)
        return next((id for id in ids if id in self._rows.unread), None)  # noqa: A001

    def move(self, count: int) -> bool:
        """Moves the cursor; false when there is no further hit."""
        before = self._list.cursor
        self._list.move(count)
        return self._list.cursor != before

    def find(self, text: str) -> None:
        """To the next hit, of those that are loaded, whose title or outlet holds the text."""
        wanted, at = text.casefold(), self._list.cursor or 0
        if not wanted:
            return
        order = sorted(self._rows.loaded, key=lambda index: (index < at, index))
        hits = (self._rows.loaded[index] for index in order)
        found = next(
            (hit for hit in hits if wanted in f"{hit.title or hit.opening} {hit.source}".casefold()), None
        )
        if found is not None:
            self.to(found.id, tell=True)

    def to(self, id: str, *, tell: bool = False) -> bool:  # noqa: A002
        """Puts the cursor on an article; false when it is not among the hits that are loaded."""
        with self._list.prevent(LineList.Highlighted):
            found = self._list.to_key(id)
        self._retitle()
        if found and tell:
            self._point()
        return found

    @property
    def _snippet_lines(self) -> int:
        if not self._snippets:
            return 0
        lines = in_force(self.app).snippet_lines
        return -(-lines // 2) if self.size.width >= ROOMY else lines

    def heed(self, settings: Settings) -> None:
        """Other settings: dates and snippets are shown otherwise."""
        self.on_resize()
        self._list.redraw_rows()

    def on_resize(self) -> None:
        """Another width may need another number of snippet lines."""
        if self._rows.snippet_lines != self._snippet_lines:
            self._rows.snippet_lines = self._snippet_lines
            with self._list.prevent(LineList.Highlighted):
                self._list.set_rows(self._rows)

    def _missing(self, index: int) -> None:
        offset = index - index % WINDOW
        if offset not in self._asked:
            self._asked.add(offset)
            self.post_message(self.Wanted(offset))

    def _empty(self, page: Page, *, back: bool) -> str:
        if not self._library:
            ids = {"article": "pane.article", "quit": "quit", "help": "help", "commands": "commands"}
            return FIRST_RUN.format(**{name: key_of(self.app, id) for name, id in ids.items()})  # noqa: A001
        lines = ["Nothing found.", "", f"The library has {number(self._library)} articles."]
        lines += [one_line(suggestion) for suggestion in page.suggestions]
        search, filters, before = (
            key_of(self.app, id)
            for id in ("search", "filters.clear", "history.back")  # noqa: A001
        )
        keys = [f"{search}  change the query"]
        keys += [f"{filters}  drop the filters"] if without_filters(page.query) != page.query else []
        keys += [f"{before}  back"] if back else []
        return "\n".join([*lines, "", *keys])

    def _retitle(self) -> None:
        total = number(self._rows.total)
        at = self.position
        self.set_title(f"{number(at)} of {total}" if at else total, short=total)

    def _point(self) -> None:
        self._retitle()
        if self.current is not None:
            self.post_message(self.Pointed(self.current))

    @on(LineList.Highlighted)
    def _highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()
        self._point()

    @on(LineList.Selected)
    def _selected(self, event: LineList.Selected) -> None:
        event.stop()
        if self.current is not None:
            self.post_message(self.Chosen(self.current))
