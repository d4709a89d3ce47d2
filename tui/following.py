"""How entities and timeline follow what is read, and how what is chosen in them steers search and article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from textual import on

from tui import filters
from tui.outward import Outward
from tui.panes.article import ArticlePane
from tui.panes.entities import EntitiesPane
from tui.panes.timeline import TimelinePane
from tui.requests import SCOPES, Entities, Timeline

if TYPE_CHECKING:
    from tui.layout import PaneName

SIDE_PANES: tuple[PaneName, ...] = ("entities", "timeline")


class Following(Outward):
    """What the side panes are asked and what they tell."""

    def open_article(self, id: str, then: Callable[[], object] | None = None) -> None:  # noqa: A002
        """Shows an article, then does something there."""
        raise NotImplementedError

    def ask_for(self, pane: PaneName) -> None:
        """Asks what a side pane is to show, over its scope."""
        looking = self.looking
        if looking.on_tour:
            self._show_of_tour(pane)
            return
        article = None if looking.article is None else looking.article.id
        about = looking.scopes[pane], looking.understood, article
        if pane == "entities":
            self.ask(Entities(*about))
        else:
            entity = self.timeline.entity
            self.ask(Timeline(*about, entity and entity[0]))

    def _show_of_tour(self, pane: PaneName) -> None:
        """The tour is in no library that could be asked."""
        from tui import tour
        from tui.timeline_sheet import Sheet

        if (article := self.looking.article) is None:
            return
        if pane == "entities":
            self.entities.show(tour.entities(article), "article")
        else:
            self.timeline.show(Sheet(tour.rows(article)), "article", article)

    def article_changed(self) -> None:
        """Side panes over the article follow it."""
        for pane in SIDE_PANES:
            if self.looking.on_tour or self.looking.scopes[pane] == "article":
                self.ask_for(pane)

    def hits_changed(self) -> None:
        """Side panes over more than the article follow the hits."""
        for pane in SIDE_PANES:
            if self.looking.scopes[pane] != "article" or self.looking.article is None:
                self.ask_for(pane)

    def lift_finds(self, changed: Literal["article", "query"]) -> None:
        """What a find left out of a list is back when the list is of something else."""
        for pane in (self.entities, self.timeline):
            if pane.finding and (changed == "query" or self.looking.scopes[pane.PANE] == "article"):
                self.forget_find(pane)

    def narrow(self, clause: str, *, exclude: bool) -> None:
        """Adds a filter to the query."""
        query = filters.settled(self.looking.query, self.looking.understood)
        self.search_for(filters.with_filter(query, clause, exclude=exclude))

    @on(EntitiesPane.ScopeWanted)
    @on(TimelinePane.ScopeWanted)
    def _scope_wanted(self, event: EntitiesPane.ScopeWanted | TimelinePane.ScopeWanted) -> None:
        pane: PaneName = "entities" if isinstance(event, EntitiesPane.ScopeWanted) else "timeline"
        scope = self.looking.scopes[pane]
        self.looking.scopes[pane] = scope = SCOPES[(SCOPES.index(scope) + 1) % len(SCOPES)]
        self.ask_for(pane)
        self.say(f"{pane}: of the {scope}")

    @on(EntitiesPane.Filtered)
    def _entity_filtered(self, event: EntitiesPane.Filtered) -> None:
        entity = event.entity
        if event.exclude:
            self.choose_entity(None)
        else:
            self.choose_entity(entity.entity, entity.name)
        self.narrow(filters.of_entity(entity.type, entity.name), exclude=event.exclude)

    @on(TimelinePane.Filtered)
    def _event_filtered(self, event: TimelinePane.Filtered) -> None:
        if event.row.date is None:
            self.say("this event has no year to filter by")
        else:
            self.narrow(filters.of_date(event.row.date), exclude=event.exclude)

    @on(TimelinePane.Chosen)
    def _event_chosen(self, event: TimelinePane.Chosen) -> None:
        article = self.looking.article
        here = "" if article is None else article.id
        reports = event.row.reports
        report = next((report for report in reports if report.article == here), reports[0])
        self.to_report(report.article, report.event, report.text)

    def to_report(self, article: str, event: str, text: str) -> None:
        """Goes to the sentence of an article's event."""
        self.history.leave(self.spot)
        self.hits.to(article)
        self.open_article(article, then=lambda: self.article.to_event(event, text))
        self.to_pane("article")

    @on(ArticlePane.NameClicked)
    def _name_clicked(self, event: ArticlePane.NameClicked) -> None:
        self.choose_entity(event.entity, event.name)
        self.entities.to(event.entity)
