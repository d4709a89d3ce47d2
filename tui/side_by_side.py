"""Two reports side by side: what both say, nearly so, and what only one of them says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from corpus.alignment import Aligned, Alignment, Kind, align_articles
from tui import keys
from tui.chords import Chords
from tui.companions import NEAR, ChooseCompanion, Companion, TellCompanions
from tui.footer import KeyLine
from tui.requests import Explain, Request
from tui.widgets.two_columns import GUTTER, TwoColumns, sign_of
from tui.wording import first_words, number, one_line, published_words

if TYPE_CHECKING:
    from textual.command import Provider

    from corpus.model import Annotated, Span

# What the rows of each kind are, in words.
SAID: dict[Kind, str] = {"same": "in both", "near": "nearly", "left": "only left", "right": "only right"}
# What stands before the title of the side that Enter opens, and before the other one.
CHOSEN, NOT_CHOSEN = "▸ ", "  "
TURNED: dict[Kind, Kind] = {"same": "same", "near": "near", "left": "right", "right": "left"}


def commands() -> type[Provider]:
    """The palette's commands, imported when it is first opened."""
    from tui.commands import ReaderCommands

    return ReaderCommands


# Fits a line of 80 columns.
NO_OTHER = "no other article is near to this one: visit or mark another, then come back"


class SideBySide(Chords):
    """The screen of two reports."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {commands}
    AUTO_FOCUS = "TwoColumns"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.SIDES]

    class Offered(Message):
        """What may stand beside the article has been looked up."""

        def __init__(self, companions: tuple[Companion, ...], to_choose: bool) -> None:
            super().__init__()
            self.companions = companions
            self.to_choose = to_choose

    class Read(Message):
        """Both articles have been read."""

        def __init__(self, articles: Sequence[Annotated]) -> None:
            super().__init__()
            self.articles = articles

    class Compared(Message):
        """Two articles have been aligned."""

        def __init__(self, left: Annotated, right: Annotated, alignment: Alignment) -> None:
            super().__init__()
            self.left = left
            self.right = right
            self.alignment = alignment

    def __init__(
        self,
        article: Annotated,
        visited: Sequence[str],
        ask: Callable[[Request], object],
        opened: Callable[[str, Span | None], object],
    ) -> None:
        super().__init__()
        self._article = article
        self._visited = visited
        self._ask = ask
        self._open = opened
        self._companions: tuple[Companion, ...] = ()
        self._wanted = ""  # the id of the report that is to stand beside the article
        self._shown: tuple[Annotated, Annotated] | None = None  # left and right
        self._alignment = Alignment(())
        self._swapped = False
        self._right = False  # the side that Enter opens

    def compose(self) -> ComposeResult:
        """Titles, counts, the texts, the keys."""
        yield Static("", id="sides-titles", markup=False)
        yield Static("", id="sides-counts", markup=False)
        yield TwoColumns(id="sides-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Asks what may stand beside the article."""
        if not self._is_there:
            return
        self._retitle()
        self._ask(
            TellCompanions(
                self._article.id, self._visited, lambda found: self.post_message(self.Offered(found, False))
            )
        )

    @property
    def _is_there(self) -> bool:
        """Whether the screen has its parts: one that is put away at once never gets them."""
        return bool(self.query(TwoColumns))

    @property
    def _text(self) -> TwoColumns:
        return self.query_one(TwoColumns)

    @property
    def side(self) -> str:
        """The side that Enter opens."""
        return "right" if self._right else "left"

    def on_descendant_focus(self) -> None:
        """Shows the keys that there are."""
        bound = keys.keys_by_id(active.binding for active in self.active_bindings.values())
        self.query_one(KeyLine).show("sides", bound)

    def say(self, text: str) -> None:
        """One line in the key line."""
        self.query_one(KeyLine).notice(text)

    # -- what comes

    @on(Offered)
    def _offered(self, event: Offered) -> None:
        self._companions = event.companions
        if not self._is_there:
            return
        if not self._companions:
            self.query_one(TwoColumns).empty_text = NO_OTHER
            self._text.refresh()
        elif event.to_choose or self._companions[0].why == NEAR:  # where none is meant more than another
            self.app.push_screen(ChooseCompanion(self._companions, self._compare))
        else:
            self._compare(self._companions[0].id)

    def _compare(self, id: str) -> None:  # noqa: A002
        self._wanted = id
        self._ask(Explain([self._article.id, id], lambda read: self.post_message(self.Read(read))))

    @on(Read)
    def _read(self, event: Read) -> None:
        articles = event.articles
        if not self._is_there:
            return
        if len(articles) < 2:
            self.say("one of them is no longer there")
        elif articles[1].id == self._wanted:
            left, right = (articles[1], articles[0]) if self._swapped else (articles[0], articles[1])
            self.run_worker(partial(self._align, left, right), thread=True, exclusive=True)

    def _align(self, left: Annotated, right: Annotated) -> None:
        """On a thread of its own."""
        self.post_message(self.Compared(left, right, align_articles(left, right)))

    @on(Compared)
    def _compared(self, event: Compared) -> None:
        wanted = [self._article.id, self._wanted]
        shown = [event.left.id, event.right.id]
        if self._is_there and shown == (wanted[::-1] if self._swapped else wanted):
            self._show(event.left, event.right, event.alignment, 0)

    def _show(self, left: Annotated, right: Annotated, alignment: Alignment, cursor: int) -> None:
        self._shown, self._alignment = (left, right), alignment
        self._text.show(left.text, right.text, alignment.rows, cursor)
        self._retitle()

    # -- titles

    def on_resize(self, event: events.Resize) -> None:
        """Other columns."""
        self.call_after_refresh(self._retitle)

    def _retitle(self) -> None:
        text = self._text
        left, right = (_named(article) for article in (self._shown or (self._article, None)))
        styles = ["bold $key" if right is self._right else "bold" for right in (False, True)]
        marks = [CHOSEN if right is self._right else NOT_CHOSEN for right in (False, True)]
        if text.stacked:
            lines = [
                Content.styled(f"{mark}{sign} {' · '.join(filter(None, said))}", style)
                for mark, sign, said, style in zip(marks, "<>", (left, right), styles, strict=True)
            ]
        else:
            lines = [
                self._in_columns(
                    Content.styled(marks[0] + left[0], styles[0]),
                    Content.styled(marks[1] + right[0], styles[1]),
                ),
                self._in_columns(
                    *(Content.styled(NOT_CHOSEN + about, "dim") for about in (left[1], right[1]))
                ),
            ]
        titles = [line.truncate(self.app.size.width, ellipsis=True) for line in lines]
        self.query_one("#sides-titles", Static).update(Content("\n").join(titles))
        self.query_one("#sides-counts", Static).update(self._counted())

    def _in_columns(self, left: Content, right: Content) -> Content:
        width = self._text.column
        return Content.assemble(
            " ",
            left.truncate(width, ellipsis=True, pad=True),
            " " * GUTTER,
            right.truncate(width, ellipsis=True),
        )

    def _counted(self) -> Content:
        kinds = Counter(row.kind for row in self._alignment.rows)
        parts = [
            Content.assemble((sign_of(kind), f".{kind}-sign"), f" {number(kinds[kind])} {words}")
            for kind, words in SAID.items()
        ]
        line = Content("   ").join(parts) if self._alignment.rows else Content("")
        if self._alignment.only_same:
            line += Content.styled("   long texts: only what is the same is told", "italic")
        return Content(" ") + line

    # -- keys

    def action_difference(self, count: int) -> None:
        """To the next place where they part."""
        if not self._text.to_difference(count):
            self.say("no further difference" if count > 0 else "no difference before this one")

    def action_side(self) -> None:
        """The other side is the one that Enter opens."""
        self._right = not self._right
        self._retitle()

    def action_swap(self) -> None:
        """Left and right change places; the cursor stays on its sentence."""
        if self._shown is None:
            return
        self._swapped = not self._swapped
        rows = tuple(
            Aligned(TURNED[row.kind], row.right, row.left, row.moved) for row in self._alignment.rows
        )
        left, right = self._shown
        self._right = not self._right
        self._show(right, left, Alignment(rows, self._alignment.only_same), self._text.at)

    def action_other(self, count: int) -> None:
        """Another report beside the same article."""
        ids = [one.id for one in self._companions]
        if len(ids) < 2 or self._wanted not in ids:
            self.say("there is no other report to put beside this one")
            return
        at = (ids.index(self._wanted) + count) % len(ids)
        self._compare(ids[at])
        self.say(f"{at + 1} of {len(ids)} · {self._companions[at].why}")

    def action_choose(self) -> None:
        """Asks which report is to stand beside the article."""

        def told(found: tuple[Companion, ...]) -> None:
            self.post_message(self.Offered(found, True))

        self._ask(TellCompanions(self._article.id, self._visited, told, near=True))

    def action_open(self) -> None:
        """To the sentence in its article."""
        row, shown = self._text.current, self._shown
        if row is None or shown is None:
            return
        right = self._right if row.left is not None and row.right is not None else row.left is None
        span = row.right if right else row.left
        self.dismiss()
        self._open(shown[right].id, span)

    @on(TwoColumns.Clicked)
    def _clicked(self, event: TwoColumns.Clicked) -> None:
        if event.again and event.right is self._right:
            self.action_open()
        elif event.right is not self._right:
            self.action_side()

    def action_help(self) -> None:
        """Every key, by pane."""
        from tui.help import Help

        self.app.push_screen(Help())


def _named(article: Annotated | None) -> tuple[str, str]:
    """An article's title, and what is known about it."""
    if article is None:
        return "…", ""
    known = (one_line(article.source or ""), published_words(article.published) or "date unknown")
    return one_line(article.title) if article.title else first_words(article), " · ".join(filter(None, known))
