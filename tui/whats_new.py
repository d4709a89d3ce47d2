"""The card of what is new since the reader was last left: one key goes to each part of it, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui import filters
from tui.help import Overlay
from tui.hit_rows import beside
from tui.widgets.line_list import LineList
from tui.wording import number, one_line, plural

if TYPE_CHECKING:
    from index.results import News

# Outlets beyond these are told together; each is a part of all that is new anyway.
OUTLETS = 6
NUMBERED = "123456789"
REFUSED = "!"  # in place of a query: the card of what was refused
NOTHING = "Nothing has come since you last left."
NEVER = "Everything is new: this is the first time that the library is read here."


class Part(NamedTuple):
    """Something new: its words, how much there is, what finds it, and the saved search that it is of."""

    words: str
    amount: str
    query: str = ""
    search: str = ""


def parts(news: News) -> list[Part]:
    """What is new, in the order in which it is told; a heading has no query."""
    found: list[Part] = []
    if news.articles:
        found.append(Part("New articles", ""))
        found.append(Part("all of them", number(news.articles), "is:new sort:newest"))
        shown = news.sources[:OUTLETS]
        found += [
            Part(one.value, number(one.articles), f"is:new {filters.of_source(one.value)} sort:newest")
            for one in (shown if len(news.sources) > 1 else ())
        ]
        if rest := sum(one.articles for one in news.sources[OUTLETS:]):
            others = plural(len(news.sources) - OUTLETS, "other outlet")
            found.append(Part(f"   {number(rest)} of {others}", ""))
    if news.searches:
        found.append(Part("Saved searches", ""))
        found += [
            Part(
                one.name,
                f"{number(one.new or 0)} new of {number(one.total or 0)}",
                filters.of_news(one.name, one.query),
                one.name,
            )
            for one in news.searches
        ]
    if news.bookmarked or news.refused:
        found.append(Part("Waiting for you", ""))
    if news.bookmarked:
        found.append(Part("bookmarked, not read yet", number(news.bookmarked), "is:bookmarked is:unread"))
    if news.refused:
        found.append(Part("could not be added", number(news.refused), REFUSED))
    return found


def told(news: News | None) -> str:
    """What is new in a few words; "" when nothing is."""
    if news is None:
        return ""
    searches = len(news.searches)
    said = [plural(news.articles, "new article") if news.articles else ""]
    if searches:
        said.append(f"news in {number(searches)} saved search{'' if searches == 1 else 'es'}")
    return ", ".join(part for part in said if part)


class NewsRows:
    """The parts, the first of those that can be gone to with a number."""

    row_height = 1

    def __init__(self, found: list[Part]) -> None:
        self.parts = found
        chosen = [index for index, part in enumerate(found) if part.query]
        self.numbers = dict(zip(chosen, NUMBERED, strict=False))

    def __len__(self) -> int:
        return len(self.parts)

    def key(self, index: int) -> str | None:
        """Its place; None of a heading."""
        return str(index) if self.parts[index].query else None

    def lines(self, index: int, width: int) -> list[Content]:
        """Number, words, count."""
        part = self.parts[index]
        if not part.query:
            return [Content(part.words)]
        key = Content.styled(self.numbers.get(index, " "), "bold $key")
        return [beside(Content.assemble(key, "  ", one_line(part.words)), part.amount, width - 1, "dim")]


class WhatIsNew(Overlay):
    """The card."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                digit, f"part('{digit}')", "go to", show=False, tooltip="To that part.", id=f"news.{digit}"
            )
            for digit in NUMBERED
        ),
        Binding("asterisk", "dismiss", "close", show=False, tooltip="Close this card.", id="news.close"),
        Binding("s", "search", "search", show=False, tooltip="Search the library.", id="news.search"),
    ]

    def __init__(self, news: News | None, go: Callable[[Part], object], search: Callable[[], object]) -> None:
        super().__init__()
        self._rows = NewsRows([] if news is None else parts(news))
        self._go = go
        self._search = search
        self._never = news is None
        self._new = bool(told(news))

    def compose(self) -> ComposeResult:
        """What is new, and how to go on."""
        title = "New since you last left" if self._new or self._never else NOTHING
        with Vertical(classes="card"):
            yield Static(Content.styled(title, "bold"), classes="card-title", markup=False)
            yield LineList(self._rows, id="news-list", empty_text=NEVER if self._never else "")
            yield Static(
                Content.styled("1–9 Enter  go there   Esc  back to where you were", "dim"),
                classes="card-keys",
                markup=False,
            )

    @on(LineList.Highlighted)
    def _highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()

    @on(LineList.Selected)
    def _selected(self, event: LineList.Selected) -> None:
        event.stop()
        self._choose(int(event.key))

    def action_part(self, digit: str) -> None:
        """To the part of that number."""
        found = [index for index, number in self._rows.numbers.items() if number == digit]
        if found:
            self._choose(found[0])

    def _choose(self, index: int) -> None:
        if self.is_current:
            self.dismiss()
            self._go(self._rows.parts[index])

    def action_search(self) -> None:
        """Out of the card, into the query line."""
        self.dismiss()
        self._search()

    def on_click(self) -> None:
        """A click chooses; it does not put the card away."""
