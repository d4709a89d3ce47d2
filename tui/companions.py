"""What may be read beside an article: others of its story, what was marked or visited, what is near to it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui import filters
from tui.help import Overlay
from tui.requests import Request
from tui.widgets.line_list import LineList
from tui.wording import one_line, published_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.model import PublishedDate
    from tui.seam import Answering

# A longer list is no list to choose from; the query near:ID has them all.
MOST_OF_A_STORY, MOST_NEAR = 20, 12
STORY, VISITED, NEAR = "same story", "where you were", "near to it"


class Companion(NamedTuple):
    """An article to be read beside another, and why it is offered."""

    id: str
    title: str
    source: str
    published: PublishedDate | None
    why: str


class TellCompanions(Request):
    """What may be read beside an article, the likeliest first; ``told`` is called on the engine's thread."""

    rank: ClassVar[int] = 5

    def __init__(
        self,
        id: str,  # noqa: A002
        visited: Sequence[str],
        told: Callable[[tuple[Companion, ...]], object],
        *,
        near: bool = False,
    ) -> None:
        self.id: Final = id
        self.visited: Final = visited
        self.told: Final = told
        self.near: Final = near  # those near to it in any case; else where there are no others

    def run(self, library: Answering) -> None:
        """Looks them up."""
        story = library.story(self.id)
        members = [] if story is None else list(story.articles)
        if self.id in members:  # those after it in the story's order, then those before
            at = members.index(self.id)
            members = (members[at + 1 :] + members[:at])[:MOST_OF_A_STORY]
        found = {one.id: one for one in self._read(library, members, STORY)}
        for one in self._read(library, [id for id in self.visited if id != self.id], VISITED):  # noqa: A001
            found.setdefault(one.id, one)
        query = filters.of_group("near", self.id) if self.near or not found else None
        if query is not None:  # which takes seconds for an article of megabytes
            for hit in library.search(query, limit=MOST_NEAR).hits:
                title = hit.title or hit.opening or hit.id
                near = Companion(hit.id, title, hit.source or "", hit.published, NEAR)
                if hit.id != self.id:
                    found.setdefault(hit.id, near)
        self.told(tuple(found.values()))

    def _read(self, library: Answering, ids: Sequence[str], why: str) -> list[Companion]:
        from index.errors import UnknownArticleError

        read = []
        for id in ids:  # noqa: A001
            with suppress(UnknownArticleError):
                one = library.article(id)
                title = one.title or one.text[:100]
                read.append(Companion(id, title, one.source or "", one.published, why))
        if why == STORY:  # in the order in which they appeared, those after the one that is read first
            with suppress(UnknownArticleError):
                own = library.article(self.id).published
                day = date.min if own is None else own.begin
                read.sort(key=lambda one: ((when := _day(one)) < day, when))
        return read


def _day(one: Companion) -> date:
    return date.max if one.published is None else one.published.begin


class CompanionRows:
    """A title on one line, outlet, date and reason on the next."""

    row_height = 2

    def __init__(self, companions: Sequence[Companion]) -> None:
        self._companions = companions

    def __len__(self) -> int:
        return len(self._companions)

    def key(self, index: int) -> str | None:
        """The article's id."""
        return self._companions[index].id

    def lines(self, index: int, width: int) -> list[Content]:
        """Title; outlet, date, and why it is offered."""
        one = self._companions[index]
        known = (one_line(one.source), published_words(one.published), one.why)
        return [
            Content.styled(one_line(one.title), "bold"),
            Content.styled(" · ".join(part for part in known if part), "dim"),
        ]


class ChooseCompanion(Overlay):
    """The card that asks which article is to be read beside another."""

    AUTO_FOCUS = "LineList"

    def __init__(self, companions: Sequence[Companion], chosen: Callable[[str], object]) -> None:
        super().__init__()
        self._rows = CompanionRows(companions)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """What is asked, and the articles."""
        with Vertical(classes="card"):
            yield Static(
                Content.styled("Which report beside this one?", "bold"), classes="card-title", markup=False
            )
            yield LineList(self._rows, id="companion-list")
            yield Static(
                Content.styled("Enter  this one    Esc  leave", "dim"), classes="card-keys", markup=False
            )

    @on(LineList.Highlighted)
    def _highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()

    @on(LineList.Selected)
    def _selected(self, event: LineList.Selected) -> None:
        event.stop()
        if self.is_current:
            self.dismiss()
            self._chosen(event.key)

    def on_click(self) -> None:
        """A click chooses; it does not put the card away."""
