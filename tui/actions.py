"""What the reading keys do; what they need of the library they leave to the reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from tui import filters
from tui.article_place import Jump
from tui.heeding import Heeding
from tui.history import History, Spot
from tui.undo import Undo

if TYPE_CHECKING:
    from corpus.model import Refused

# What is said when a jump finds nothing further, by what was jumped to and the direction.
NO_FURTHER: dict[tuple[Jump, int], str] = {
    ("sentence", 1): "the last sentence of this article",
    ("sentence", -1): "the first sentence of this article",
    ("note", 1): "no further note on this article",
    ("note", -1): "no note before this one",
    ("mention", 1): "no further mention in this article",
    ("mention", -1): "no mention before this one",
    ("event", 1): "no further dated event in this article",
    ("event", -1): "no dated event before this one",
    ("fold", 1): "nothing further is folded in this article",
    ("fold", -1): "nothing before this is folded",
}


class Actions(Heeding):
    """The actions of the reading keys."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History()
        self.refused_now: tuple[Refused, ...] = ()  # what the adding before this reading could not take
        self.undone = Undo()

    # -- what the reader answers for

    def search_for(self, query: str) -> None:
        """Runs another query, as if it had been typed."""
        raise NotImplementedError

    def return_to(self, spot: Spot) -> None:
        """Goes to a spot of the history."""
        raise NotImplementedError

    def when_shown(self, then: Callable[[], object] | None) -> None:
        """What to do when the article that is on its way is shown."""
        raise NotImplementedError

    def leave(self, code: int = 0) -> None:
        """Keeps the place and quits."""
        raise NotImplementedError

    @property
    def spot(self) -> Spot:
        """Where the reader is."""
        article = self.looking.article
        pane, row = self.looking.pane, self.timeline.current
        return Spot(
            self.looking.query,
            None if article is None or self.looking.on_tour else article.id,
            self.article.top,
            pane,
            row.reports[0].event if row is not None and pane == "timeline" else None,
        )

    # -- jumps

    def action_match(self, count: int) -> None:
        """To the next match, on into the next article."""
        if self.article.jump("match", count):
            return
        if self.article.finding:
            if self.article.jump_to_end("match", count):
                self.say("from the top again" if count > 0 else "from the end again")
            else:
                self.say("not found in this article")
            return
        if not self.looking.understood:
            self.say(f"no query, so no match to go to; {self.key('find')} finds in this article")
            return
        self.when_shown(lambda: self._arrived_by_match(count))
        if not self.hits.move(count):
            self.when_shown(None)
            self.say("no further match" if count > 0 else "no match before this one")

    def _arrived_by_match(self, count: int) -> None:
        found = self.article.jump_to_end("match", count)
        where = "next article" if count > 0 else "article before"
        self.say(where if found else f"{where}: found by something else than its words")

    def action_mention(self, count: int) -> None:
        """To the next mention, of the chosen entity if there is one."""
        if self.article.jump("mention", count):
            return
        name = self.article.followed
        self.say(NO_FURTHER["mention", count] + (f" · {self.key('back')}  not only {name}" if name else ""))

    def choose_entity(self, entity: str | None, name: str = "") -> None:
        """The entity whose mentions are lit and walked; none for every name."""
        self.looking.entity = entity
        self.article.follow(entity, name)

    def action_event(self, count: int) -> None:
        """To the next dated event; the timeline's cursor comes along."""
        if not self.article.jump("event", count):
            self.say(NO_FURTHER["event", count])
        elif (event := self.article.event_here()) is not None:
            self.timeline.to_event(event)

    def action_fold(self, count: int) -> None:
        """To the next line that stands for what is folded."""
        if not self.article.jump("fold", count):
            self.say(NO_FURTHER["fold", count])

    def action_sentence(self, count: int) -> None:
        """To the next sentence, to note on it, say."""
        if not self.article.jump("sentence", count):
            self.say(NO_FURTHER["sentence", count])

    def action_next_note(self, count: int) -> None:
        """To the next note."""
        if not self.article.jump("note", count):
            self.say(NO_FURTHER["note", count])

    def action_article(self, count: int) -> None:
        """The next article of the hits."""
        if not self.hits.move(count):
            self.say("the last of the hits" if count > 0 else "the first of the hits")

    def action_unread_article(self, count: int) -> None:
        """The next unread article of the hits."""
        wanted = self.hits.unread_from_here(count)
        if wanted is None:
            self.say("nothing further is unread" if count > 0 else "nothing before this is unread")
        else:
            self.hits.to(wanted, tell=True)

    # -- the rest

    def action_clear_filters(self) -> None:
        """The query without what f and x have added."""
        query = filters.without_filters(self.looking.query)
        if query == self.looking.query:
            self.say("no filters")
        else:
            self.choose_entity(None)
            self.search_for(query)

    def action_raw(self) -> None:
        """The whole text, or the cleaned one."""
        self.article.toggle_raw()

    def action_history(self, count: int) -> None:
        """Back, or forward."""
        spot = self.history.go_back(self.spot) if count < 0 else self.history.go_forward(self.spot)
        if spot is None:
            self.say("nothing to go back to" if count < 0 else "nothing to go forward to")
        else:
            self.return_to(spot)

    def action_why(self) -> None:
        """Where what is here came from."""
        from tui.why import Why, reasons

        said = reasons(self.looking, self.article.to_explain, self.timeline.current)
        if said is None:
            self.say("no article to explain")
        else:
            self.app.push_screen(Why(said))

    def action_about(self) -> None:
        """Where the article came from."""
        from tui.about import ArticleReasons
        from tui.why import Why

        article = self.looking.article
        if article is None:
            self.say("no article to explain")
        else:
            self.app.push_screen(Why(ArticleReasons(article)))

    # -- what is like this article

    def action_story(self) -> None:
        """The articles of the same story."""
        article = self.looking.article
        if article is None or article.story is None:
            self.say("no other article is a near copy of this one")
        else:
            self._search_for_like("story", article.story)

    def action_near(self) -> None:
        """The articles near to this one."""
        if (article := self.looking.article) is not None:
            self._search_for_like("near", article.id)

    def _search_for_like(self, field: Literal["story", "near"], id: str) -> None:  # noqa: A002
        clause = filters.of_group(field, id)
        if clause is None:
            self.say("no query can name this article: of its id nothing could be written in one")
        else:
            self.search_for(clause)

    def action_refused(self) -> None:
        """The files that could not be taken."""
        from tui.refused import RefusedFiles

        self.app.push_screen(RefusedFiles(self.refused_now))

    def action_help(self) -> None:
        """Every key, by pane."""
        from tui.help import Help

        self.app.push_screen(Help())

    def action_back(self) -> None:
        """Out of whatever is innermost: a find, the query line, a merge, a chosen entity, zen, the pane."""
        focused = self.focused
        if focused is not None and focused.id == "find":
            self.leave_find(keep=False)
        elif focused is not None and focused.id == "query":
            self.clear_query_error()
            self.to_pane("hits")
        elif self.entities.merging is not None:
            self.entities.leave_merge()
        elif self.finding:
            self.leave_find(keep=False)
        elif self.looking.zen:
            self.action_zen()
        elif self.looking.entity is not None:
            self.choose_entity(None)
        elif self.looking.pane != "hits":
            self.to_pane("hits")
        else:
            self.say(f"{self.key('quit')}  quits")
