"""Searching, and going back to what was searched before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from tui.panes.hits import HitsPane
from tui.panes.search import SearchPane
from tui.requests import TYPED_WINDOW, WINDOW, Request, Search, Window
from tui.timeline_steering import TimelineSteering

if TYPE_CHECKING:
    from tui.history import Spot
    from tui.requests import Found

# When the library has grown, this many rows at most are read anew so that the cursor finds its place again.
KEPT_ROWS = 1000


class Searching(TimelineSteering):
    """What becomes of a query, and of the ones before it."""

    def __init__(self) -> None:
        super().__init__()
        self._keep = False  # the awaited hits keep the cursor where it is
        self._goal: Spot | None = None  # where to be when the awaited hits are there
        self._shown: str | None = None  # the query that the hits are of
        self._search_from: Spot | None = None  # where the reader went into the query line

    # -- what the reader answers for

    def drop(self, kind: type[Request]) -> None:
        """What waits of this kind is not wanted any more."""
        raise NotImplementedError

    def close_article(self) -> None:
        """Nothing is found, so there is nothing to read."""
        raise NotImplementedError

    # -- a query and its hits

    def run_query(self, *, keep: bool = False) -> None:
        """Searches; with ``keep`` the cursor stays where it is."""
        self._keep = keep
        limit = TYPED_WINDOW if self.search.input.has_focus else WINDOW
        if keep and (at := self.hits.position) is not None:
            limit = min(at + WINDOW, KEPT_ROWS)
        self.ask(Search(self.looking.query, self.looking.typing, limit))

    def found(self, found: Found) -> None:
        """Shows what the query has found."""
        looking, page, library = self.looking, found.page, found.library
        self.clear_query_error()
        if library and looking.on_tour:
            looking.article = None  # now there is something to read
        if self._shown != page.query:
            self._shown = page.query
            self.lift_finds("query")
        looking.understood = page.understood if page.query.strip() else ""
        looking.total, looking.library = page.total, library
        self.search.show(page, library)
        self.drop(Window)
        self.hits.show(found, keep=self._keep, back=self._can_go_back)
        goal, self._goal = self._goal, None
        if goal is not None and goal.article is not None:
            self._arrive(goal)
        elif self.hits.current is not None and not (self._keep and looking.article is not None):
            self.open_article(self.hits.current)
        elif looking.article is not None and (page.total or self._keep):
            self.open_article(looking.article.id)
        else:
            self.close_article()
        self.hits_changed()

    def search_for(self, query: str) -> None:
        """Runs another query, as if it had been typed."""
        if query == self.looking.query:
            self.say("the query says that already")
            return
        self.history.leave(self.spot)
        self.run_other(query, typing=False)

    def run_other(self, query: str, *, typing: bool) -> None:
        """Puts a query in the line and runs it."""
        self.search.set_query(query)
        self.looking.query, self.looking.typing = query, typing
        self.run_query()

    # -- back and forward

    def return_to(self, spot: Spot) -> None:
        """Goes to a spot of the history."""
        if spot.query == self.looking.query == self._shown:
            self._arrive(spot)
        else:
            self._goal = spot
            self.run_other(spot.query, typing=True)
        if spot.row is not None:
            self.timeline.expect(spot.row)
        if spot.pane is not None:
            self.to_pane(spot.pane)

    def _arrive(self, spot: Spot) -> None:
        if spot.article is not None:
            self.hits.to(spot.article)
            self.open_article(spot.article, then=lambda: self.article.restore(spot.top))

    @property
    def _can_go_back(self) -> bool:
        start = self._search_from
        return bool(self.history.back) or (start is not None and start.query != self.looking.query)

    # -- the query line

    def action_search(self) -> None:
        """Into the query line."""
        if self._search_from is None:
            self._search_from = self.spot
        super().action_search()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Out of the query line, however."""
        if event.widget is not self.search.input:
            self._search_done()

    def _search_done(self) -> None:
        start, self._search_from = self._search_from, None
        if self.hits.loaded < min(self.looking.total, WINDOW):
            self.ask(Window(self.looking.understood, 0))
        if start is not None and start.query != self.looking.query:
            self.history.leave(start)

    @on(SearchPane.Typed)
    def _typed(self) -> None:
        self.looking.query, self.looking.typing = self.search.input.value, True
        self.run_query()

    @on(SearchPane.Submitted)
    def _submitted(self) -> None:
        if self.looking.query != self.search.input.value:
            self._typed()
        self._search_done()
        self.to_pane("hits")

    @on(HitsPane.Wanted)
    def _window_wanted(self, event: HitsPane.Wanted) -> None:
        self.ask(Window(self.looking.understood, event.offset))
