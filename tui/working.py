"""The reader's own work on what they read: bookmarks, tags, notes, marks, dates, and taking them back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui.actions import Actions
from tui.requests import MarkRead
from tui.state import TOUR
from tui.wording import cut_in_middle, first_words, one_line

if TYPE_CHECKING:
    from corpus.model import DateRange
    from corpus.work import TagCount, Work
    from tui.prompt import PromptLine, Then
    from tui.requests_work import Change

# Queries that find other articles once the reader has marked one.
_ASKS_OF_WORK = re.compile(r"(?:^|[\s(-])(?:is|has|tag):")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
# Cells of a title or a tag in what is said in one line.
SAID_CELLS = 40
NOT_KEPT = "nothing is kept of the tour; on an article of the library this works"


class Working(Actions):
    """The actions of the reader's own work."""

    class TagsTold(Message):
        """The library's tags have come."""

        def __init__(self, tags: Sequence[TagCount]) -> None:
            super().__init__()
            self.tags = tags

    def __init__(self) -> None:
        super().__init__()
        self._changing: Counter[str] = Counter()  # changes of articles that are on their way to the library
        self._prompting = False

    # -- what the reader answers for

    def run_query(self, *, keep: bool = False) -> None:
        """Searches again; with ``keep`` the cursor stays where it is."""
        raise NotImplementedError

    def read_anew(self) -> None:
        """The article may have changed: it is read again, and so are the hits."""
        raise NotImplementedError

    @property
    def awaited(self) -> str | None:
        """The article that is on its way to its pane; None when there is none."""
        raise NotImplementedError

    @property
    def _meant(self) -> str | None:
        """The article that a key is about: the one that is on its way, else the one that is shown."""
        article = self.looking.article
        return self.awaited or (None if article is None else article.id)

    # -- changes

    def change(self, request: Change) -> None:
        """Shows a change at once, and has the library make it."""
        if request.id == TOUR:
            self.say(NOT_KEPT)
            return
        article = self.looking.article
        self._changing[request.id] += 1
        shown = article is not None and article.id == request.id
        work = self.looking.work if shown else self.hits.work_of(request.id)
        self._show_work(request.id, request.applied(work))
        self.ask(request)

    def change_for_undo(self, said: str, request: Change, back: Change) -> None:
        """Makes a change that ``u`` can take back."""
        self.change(request)
        if request.id == TOUR:
            return
        self.undone.push(f"{said} {self._named()}", lambda: self.change(back))

    def changed(self, request: Change, work: Work | None) -> None:
        """The library has made a change (None: it could not); a list that depends on it follows."""
        self._changing[request.id] -= 1
        if work is None:
            self.read_anew()
            return
        if not self._changing[request.id]:
            del self._changing[request.id]
            self._show_work(request.id, work)
        self.follow_work()

    def follow_work(self) -> None:
        """The hits of a query for marks are found anew."""
        if _ASKS_OF_WORK.search(self.looking.understood):
            self.run_query(keep=True)

    def _show_work(self, id: str, work: Work) -> None:  # noqa: A002
        self.hits.show_work(id, work)
        if self.looking.article is not None and self.looking.article.id == id:
            self.looking.work = work
            self.article.show_work(work)

    def _named(self) -> str:
        article = self.looking.article
        if article is None or self.awaited not in (None, article.id):
            return ""
        title = one_line(article.title) if article.title else first_words(article)
        return f"“{cut_in_middle(title, SAID_CELLS)}”"

    def action_read(self) -> None:
        """Read, or unread again."""
        id = self._meant  # noqa: A001
        if id == TOUR:
            self.say(NOT_KEPT)
        if id is None or id == TOUR:
            return
        self.read_no_longer()
        unread = self.hits.is_unread(id)
        self.ask(MarkRead(id, unread))
        self.undone.push(
            f"{'read' if unread else 'unread'} {self._named()}", lambda: self.ask(MarkRead(id, not unread))
        )
        self.follow_work()
        self.say("read" if unread else "unread again")

    def action_bookmark(self) -> None:
        """Bookmarks the article, or takes that back."""
        from tui.requests_work import Bookmark

        id = self._meant  # noqa: A001
        if id is None or id == TOUR:
            self.say(NOT_KEPT if id else "no article to bookmark")
            return
        article = self.looking.article
        shown = article is not None and article.id == id
        kept = (self.looking.work if shown else self.hits.work_of(id)).bookmarked
        said = "bookmark taken off" if kept else "bookmarked"
        self.change_for_undo(said, Bookmark(id, not kept), Bookmark(id, kept))
        self.say(f"{said} · is:bookmarked finds what is" if not kept else said)

    def action_undo(self) -> None:
        """Takes back what was done last; among the entities the last correction, where there is one."""
        said = self.undone.undo(correction=self.looking.pane == "entities")
        self.say("nothing to undo" if said is None else f"undone: {said}")

    # -- the prompt

    async def prompt(
        self, label: str, then: Then, *, value: str = "", choices: Sequence[str] = (), hint: str = ""
    ) -> PromptLine:
        """Asks for one line, in place of the keys."""
        from tui.prompt import PromptLine

        if not self.query(PromptLine):
            await self.mount(PromptLine(), after=self.key_line)
        line = self.query_one(PromptLine)
        line.display, self.key_line.display = True, False
        self._prompting = True
        line.begin(label, then, value, choices, hint)
        self.set_focus(line.input)
        return line

    def on_prompt_line_done(self, event: Message) -> None:
        """The prompt is over."""
        event.stop()
        self.leave_prompt()

    def leave_prompt(self) -> None:
        """Back to the pane."""
        self._prompting = False
        self.query("#prompt-line").set(display=False)
        self.key_line.display = True
        self.set_focus(self.pane(self.looking.pane).target)

    def action_back(self) -> None:
        """Out of a prompt, or of what is around it."""
        if self._prompting:
            self.leave_prompt()
        else:
            super().action_back()

    # -- tags

    async def action_tag(self) -> None:
        """Asks for a tag to put on the article."""
        from tui.requests_work import TellTags

        if self.looking.article is None:
            self.say("no article to tag")
            return
        await self.prompt("tag", self._put_tag, hint="Tab completes")
        self.ask(TellTags(lambda tags: self.post_message(self.TagsTold(tags))))

    @on(TagsTold)
    def _tags_told(self, event: TagsTold) -> None:
        from tui.prompt import PromptLine

        for line in self.query(PromptLine):
            own = {tag.casefold() for tag in self.looking.work.tags}
            line.choose_from([one.tag for one in event.tags if one.tag.casefold() not in own])

    def _put_tag(self, typed: str) -> str | None:
        from tui.requests_work import TagArticle

        article, tag = self.looking.article, one_line(typed)
        if article is None or not tag:
            return None
        if tag.casefold() in {own.casefold() for own in self.looking.work.tags}:
            return "it has that tag"
        said = f"tagged {cut_in_middle(tag, SAID_CELLS)}"
        self.change_for_undo(said, TagArticle(article.id, tag, True), TagArticle(article.id, tag, False))
        self.say(said)
        return None

    async def action_untag(self) -> None:
        """Asks for the tag to take off."""
        tags = self.looking.work.tags
        if not tags:
            self.say("no tag to take off")
            return
        only = one_line(tags[0]) if len(tags) == 1 else ""
        await self.prompt("take off tag", self._drop_tag, value=only, choices=tags)

    def _drop_tag(self, typed: str) -> str | None:
        from tui.requests_work import TagArticle

        article, folded = self.looking.article, one_line(typed).casefold()
        if article is None or not folded:
            return None
        tag = next((own for own in self.looking.work.tags if one_line(own).casefold() == folded), None)
        if tag is None:
            return "it has no such tag"
        said = f"tag {cut_in_middle(one_line(tag), SAID_CELLS)} taken off"
        self.change_for_undo(said, TagArticle(article.id, tag, False), TagArticle(article.id, tag, True))
        self.say(said)
        return None

    # -- the published date

    async def action_published(self) -> None:
        """Asks when the article was published."""
        from corpus.model import DateRange

        article = self.looking.article
        if article is None:
            self.say("no article to date")
            return
        date, id, named = article.published, article.id, self._named()  # noqa: A001
        own = None
        if date is not None and date.origin == "reader":
            own = DateRange(begin=date.begin, end=date.end, precision=date.precision)
        value = "" if own is None else _typed_date(own)
        hint = "2023-07-27, 2023-07 or 2023; empty takes yours back"

        def then(typed: str) -> str | None:
            from corpus.times.value import date_range

            text = typed.strip()
            day = date_range(text) if _DAY.fullmatch(text) else None
            if text and day is None:
                return f"no date: {hint.partition(';')[0]}"
            self._set_published(id, day, own, named)
            return None

        await self.prompt("published", then, value=value, hint=hint)

    def _set_published(self, id: str, day: DateRange | None, before: DateRange | None, named: str) -> None:  # noqa: A002
        from tui.requests_work import SetPublished

        if day is None and before is None:
            return
        self.ask(SetPublished(id, day))
        self.undone.push(f"published date {named}", lambda: self.ask(SetPublished(id, before)))
        self.say("its dates are worked out anew …", stay=True)


def _typed_date(day: DateRange) -> str:
    """A date as it is typed."""
    length = {"year": 4, "month": 7}.get(day.precision, 10)
    return day.begin.isoformat()[:length]
