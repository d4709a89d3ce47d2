"""The timeline's windows and filters as they are typed, its many rows sifted aside, and a row's reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on

from tui.following import Following
from tui.panes.timeline import TimelinePane
from tui.requests import LoadRows, Request, Sift
from tui.timeline_periods import EVERYTHING, WINDOW_HINT, window_typed
from tui.timeline_sheet import Wanted
from tui.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model import EventStatus, TimelineRow
    from tui.timeline_sheet import View

STATUSES: tuple[EventStatus, ...] = ("stated", "planned", "denied", "alleged")
FILTER_HINT = "a status, “2 sources”, “conflicts”, or a name; empty: all"


class TimelineSteering(Following):
    """What is asked of the timeline by more than one key."""

    def answered_work(self, request: Request, result: object) -> None:
        """Takes sifted rows; and what is the reader's own work."""
        if isinstance(request, Sift):
            self.timeline.sifted(request.sheet, request.wanted, request.zoom, cast("View", result))
        elif isinstance(request, LoadRows):
            self.timeline.rows_loaded(request.sheet, cast("Mapping[int, TimelineRow]", result))
        else:
            super().answered_work(request, result)

    @on(TimelinePane.RowsWanted)
    def _rows_wanted(self, event: TimelinePane.RowsWanted) -> None:
        self.ask(LoadRows(event.sheet, event.numbers))

    @on(TimelinePane.SiftWanted)
    def _sift_wanted(self, event: TimelinePane.SiftWanted) -> None:
        self.ask(Sift(event.sheet, event.wanted, event.zoom))

    def action_clear_filters(self) -> None:
        """In the timeline what it leaves out; else what f and x have added to the query."""
        if self.looking.pane == "timeline":
            entity, self.timeline.entity = self.timeline.entity, None
            if self.timeline.clear() or entity is not None:
                if entity is not None:
                    self.ask_for("timeline")
                self.say("all events of the " + self.looking.scopes["timeline"])
                return
        super().action_clear_filters()

    @on(TimelinePane.Asked)
    async def _asked(self, event: TimelinePane.Asked) -> None:
        if event.what == "reports":
            self._show_reports()
        elif event.what == "window":
            await self.prompt("from – to", self._take_window, hint=WINDOW_HINT + "; empty: all")
        else:
            names = [entity.name for entity in self.entities.known]
            if self.entities.current is not None:
                names.insert(0, self.entities.current.name)
            choices = [*STATUSES, "2 sources", "3 sources", "conflicts", *dict.fromkeys(names)]
            await self.prompt("only", self._take_filter, choices=choices, hint=FILTER_HINT)

    def _take_window(self, typed: str) -> str | None:
        window = window_typed(typed)
        if isinstance(window, str):
            return window
        if window != EVERYTHING:
            self.timeline.set_window(window)
        elif self.timeline.wanted.window != EVERYTHING:
            self.timeline.set_wanted(self.timeline.wanted._replace(window=EVERYTHING))
        return None

    def _take_filter(self, typed: str) -> str | None:
        pane, text = self.timeline, " ".join(typed.split()).casefold()
        count = text.removesuffix("s").removesuffix("source").rstrip(" +")
        if not text:
            pane.set_wanted(Wanted(window=pane.wanted.window))
            self._only_naming(None)
            return None
        if text in STATUSES:
            status = next(status for status in STATUSES if status == text)
            pane.set_wanted(pane.wanted._replace(status=status))
        elif count.isascii() and count.isdigit():
            if not 1 <= len(count) <= 4 or int(count) < 1:
                return "sources: 1 to 9999"
            pane.set_wanted(pane.wanted._replace(sources=int(count)))
        elif text in ("conflicts", "conflict", "≠"):
            pane.set_wanted(pane.wanted._replace(conflicts=True))
        else:
            return self._take_name(text)
        return None

    def _take_name(self, text: str) -> str | None:
        for entity in self.entities.known:
            if text in (entity.name.casefold(), one_line(entity.name).casefold(), entity.entity):
                self._only_naming((entity.entity, entity.name))
                return None
        scope = self.looking.scopes["entities"]
        return f"no name “{one_line(text)}” among the entities of the {scope}; {FILTER_HINT}"

    def _only_naming(self, entity: tuple[str, str] | None) -> None:
        if entity != self.timeline.entity:
            self.timeline.entity = entity
            self.ask_for("timeline")

    def _show_reports(self) -> None:
        from tui.timeline_card import ReportsCard

        if (row := self.timeline.current) is not None:
            self.app.push_screen(ReportsCard(row, self.looking.article, self.to_report))
