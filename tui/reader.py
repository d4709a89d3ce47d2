"""The reader: what is looked at, and who hears of it.

Panes send messages up, only this screen routes them; answers of the engine arrive as messages, numbered.
"""

from __future__ import annotations

import queue
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.message import Message

from tui import engine, startup
from tui.faults import worded
from tui.filters import without_news
from tui.history import Spot
from tui.panes.hits import HitsPane
from tui.requests import (
    Entities,
    Found,
    MarkRead,
    Open,
    Opened,
    Request,
    SavePlace,
    Search,
    Timeline,
    Window,
)
from tui.requests_corrections import Correct, TakeBack, TellParts
from tui.state import TOUR, Place
from tui.welcoming import Welcoming
from tui.wording import number

if TYPE_CHECKING:
    from textual.command import Provider

    from corpus.model import Correction, Entity, EntityParts, Refused
    from tui.layout import PaneName
    from tui.seam import Answering
    from tui.timeline_sheet import Sheet

# The first layout waits this long at most for what it is to show; then empty panes are shown.
FIRST_FRAME_SECONDS = 0.5


def reader_commands() -> type[Provider]:
    """The palette's commands, imported when the palette is first opened."""
    from tui.commands import ReaderCommands

    return ReaderCommands


def saved_searches() -> type[Provider]:
    """The palette's saved searches, likewise."""
    from tui.commands_saved import SavedSearchCommands

    return SavedSearchCommands


def corrections() -> type[Provider]:
    """The palette's corrections, likewise."""
    from tui.commands_corrections import CorrectionCommands

    return CorrectionCommands


def citations() -> type[Provider]:
    """The palette's citations, likewise."""
    from tui.commands_cite import CitationCommands

    return CitationCommands


class Reader(Welcoming):
    """The screen of the reader."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        reader_commands,
        saved_searches,
        corrections,
        citations,
    }

    class Heard(Message):
        """The engine has said something."""

    class Unusable(Message):
        """The library cannot be read; there is nothing to show."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self,
        opened: Callable[[], Answering],
        *,
        query: str = "",
        notice: str = "",
        refused: tuple[Refused, ...] = (),
    ) -> None:
        super().__init__()
        self.refused_now = refused
        self.engine = engine.Engine(opened, self._hand_on)
        self._given = (query, notice)
        self._events: queue.SimpleQueue[engine.Event] = queue.SimpleQueue()  # what it has said
        self._settled = False  # all that the first frame is to show has come, or never will
        self._asked_for: tuple[str, str] | None = None  # article and query last asked for
        self._then: Callable[[], object] | None = None  # what to do when that article is shown

    def on_mount(self) -> None:
        """Opens the library on a thread of its own, and waits a moment for what there is to show.

        So the panes are laid out and drawn once, full; no key is waited for while nothing is on the screen.
        """
        self.engine.start()
        latest = monotonic() + FIRST_FRAME_SECONDS
        while not self._settled and (left := latest - monotonic()) > 0:
            with suppress(queue.Empty):
                self._hear(self._events.get(timeout=left))
        self.set_focus(self.pane(self.looking.pane).target)
        self.call_after_refresh(startup.done)

    def on_unmount(self) -> None:
        """Lets go of the library."""
        self.engine.close()

    # -- what the engine says

    def _hand_on(self, event: engine.Event) -> None:
        """Called on the engine's thread: nothing but a message leaves it."""
        self._events.put(event)
        self.post_message(self.Heard())

    @on(Heard)
    def _heard(self) -> None:
        with suppress(queue.Empty):
            while True:
                self._hear(self._events.get_nowait())

    def _hear(self, event: engine.Event) -> None:
        match event:
            case engine.Answer() as answer:
                if self.engine.is_current(answer):
                    self._answered(answer)
            case engine.Ready(place=place, notices=notices):
                self._start(Place.loaded(place), " · ".join(notices))
            case engine.Grown():
                self.read_anew()
                self.say("the library has grown")
            case engine.Trouble(error=error):
                self.say(worded(error))
            case engine.Unusable(error=error):
                self._settled = True
                self.post_message(self.Unusable(error))

    def _answered(self, answer: engine.Answer) -> None:
        if answer.error is not None:
            self._failed(answer.request, answer.error)
            return
        match answer.request, answer.result:
            case Search(), Found() as found:
                self.found(found)
            case Window(query=query, offset=offset), Found() as found:
                if query == self.looking.understood:
                    self.hits.add(found, offset)
            case MarkRead(id=id, read=read), _:
                self.hits.mark(id, read=read)
            case Correct(), said:
                self.corrected(cast("Correction", said))
            case TakeBack(), said:
                self.taken_back(cast("Correction", said))
            case TellParts(), parts:
                self.choose_part(cast("EntityParts", parts))
            case Open(), Opened() as opened:
                self._opened_article(opened)
            case Entities(scope=scope), entities:
                if not self.looking.on_tour:
                    self.entities.show(cast("tuple[Entity, ...]", entities), scope)
            case Timeline(scope=scope), rows:
                self._settled = True
                if not self.looking.on_tour:
                    self.timeline.show(cast("Sheet", rows), scope, self.looking.article)
            case request, result:
                self.answered_work(request, result)

    def _failed(self, request: Request, error: Exception) -> None:
        from index.errors import QueryError

        if isinstance(request, Open):
            self._asked_for = None
        self.work_failed(request)
        if isinstance(error, QueryError) and isinstance(request, Search):
            suggestion = f" · did you mean {error.suggestion}?" if error.suggestion else ""
            self.show_query_error(error.column, error.message + suggestion)
        else:
            self.say(worded(error))

    def _start(self, place: Place | None, notices: str) -> None:
        query, notice = self._given
        if query or place is None:
            self.run_other(query, typing=False)
        else:
            self.looking.scopes["entities"], self.looking.scopes["timeline"] = place.entities, place.timeline
            self.return_to(Spot(place.query, place.article, place.top))
            self.to_pane(place.pane)
        if said := " · ".join(part for part in (notice, notices) if part):
            self.say(said, stay=True)
        elif not query:
            self.welcome()

    def ask(self, request: Request) -> None:
        """Puts a request to the engine."""
        self.engine.ask(request)

    def drop(self, kind: type[Request]) -> None:
        """What waits of this kind is not wanted any more."""
        self.engine.drop(kind)

    def read_anew(self) -> None:
        """Everything that is shown is asked for again, and stays where it is."""
        self.run_query(keep=True)
        self._asked_for = None

    # -- the article

    @property
    def awaited(self) -> str | None:
        """The article that is on its way to its pane; None when there is none."""
        wanted, article = self._asked_for, self.looking.article
        if wanted is None or (article is not None and article.id == wanted[0]):
            return None
        return wanted[0]

    def open_article(self, id: str, then: Callable[[], object] | None = None) -> None:  # noqa: A002
        """Shows an article, then does something there."""
        if then is not None:
            self._then = then
        if id == TOUR:
            self._show_tour()
            return
        wanted = (id, self.looking.understood)
        if wanted != self._asked_for:
            self._asked_for = wanted
            self.ask(Open(*wanted))
        elif self.looking.article is not None and self.looking.article.id == id:
            self._follow()

    def _opened_article(self, opened: Opened) -> None:
        if self._asked_for is None:  # nothing is to be shown any more
            return
        looking, before = self.looking, self.looking.article
        looking.article, looking.work = opened.article, opened.work
        if before is None or before.id != opened.article.id:
            self.lift_finds("article")
        self.article.show(opened, self._of_hits())
        self.article_changed()
        self.read_if_reading()
        self._follow()

    def close_article(self) -> None:
        """Nothing is found, so there is nothing to read; but a library of nothing has a tour."""
        if self.looking.library == 0:
            self._show_tour()
            return
        self._asked_for = self._then = self.looking.article = None
        self.article.show_nothing()

    def _show_tour(self) -> None:
        from tui.tour import Tour, text

        self._asked_for = (TOUR, self.looking.query)
        self.ask(Tour(text(self.key), self.looking.query))

    def when_shown(self, then: Callable[[], object] | None) -> None:
        """What to do when the article that is on its way is shown."""
        self._then = then

    def _follow(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            self.call_after_refresh(then)

    def _of_hits(self) -> str:
        article, at = self.looking.article, self.hits.position
        if article is None or self.hits.current != article.id or at is None:
            return ""
        return f"{number(at)} of {number(self.looking.total)}"

    @on(HitsPane.Pointed)
    def _pointed(self, event: HitsPane.Pointed) -> None:
        self.open_article(event.id)

    @on(HitsPane.Chosen)
    def _chosen(self) -> None:
        self.action_pane("article")

    def action_pane(self, name: PaneName) -> None:
        """To that pane; from the hits to the article is to what was found in it."""
        if name == "article" and self.looking.pane == "hits" and (id := self.hits.current) is not None:  # noqa: A001
            self.open_article(id, then=self.article.to_found)
        self.to_pane(name)

    # -- leaving

    def leave(self, code: int = 0) -> None:
        """Keeps the place and quits."""
        super().leave(code)
        looking = self.looking
        spot, scopes = self.spot, looking.scopes
        place = Place(
            without_news(spot.query),
            spot.article,
            spot.top,
            looking.pane,
            scopes["entities"],
            scopes["timeline"],
        )
        self.ask(SavePlace(place.dumped()))
        self.app.exit(code)
