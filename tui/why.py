"""Why: the small card that says where a name, a date or an event came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.help import Overlay
from tui.requests import Explain, Request
from tui.terminal import visible
from tui.wording import event_date, one_line, plural, published_words

if TYPE_CHECKING:
    from corpus.model import Annotated, Event, Mention, Report, TimeExpression, TimelineRow
    from tui.state import Looking


# So much of a line is quoted on each side of what it is quoted for.
AROUND = 160
# So many articles are read at a time: a search that the reader starts meanwhile need not wait for all.
AT_A_TIME = 8
CLOSES = Content.styled("\n\nEsc closes", "dim")


class Growing(Protocol):
    """What a card says that needs more of the library than is on the screen."""

    def words(self) -> Content:
        """All that is known by now."""

    def wanted(self, told: Callable[[Any], object]) -> Request | None:
        """What to ask of the library next; its answer is given to ``told``. None: nothing more."""

    def know(self, answer: Any) -> None:
        """Takes an answer."""


class Why(Overlay):
    """The card; what it says may grow as the library is asked."""

    class Told(Message):
        """The library has answered."""

        def __init__(self, answer: Any) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, said: Content | Growing) -> None:
        super().__init__()
        self._said = said

    def compose(self) -> ComposeResult:
        """What is said."""
        said = self._said if isinstance(self._said, Content) else self._said.words()
        with VerticalScroll(classes="card -small"):
            yield Static(said + CLOSES, id="why", markup=False)

    def on_mount(self) -> None:
        """Asks for what is not known yet."""
        self._ask()

    def _ask(self) -> None:
        from tui.reader import Reader

        reader = self.app.screen_stack[0]
        if not isinstance(self._said, Content) and isinstance(reader, Reader):
            wanted = self._said.wanted(lambda answer: self.post_message(self.Told(answer)))
            if wanted is not None:
                reader.ask(wanted)

    @on(Told)
    def _told(self, event: Told) -> None:
        if not isinstance(self._said, Content):
            self._said.know(event.answer)
            self.query_one("#why", Static).update(self._said.words() + CLOSES)
            self._ask()


class RowReasons:
    """What there is to say of a row of the timeline, as far as the articles of its reports are known."""

    def __init__(self, row: TimelineRow, article: Annotated | None) -> None:
        self.row = row
        self._article = article
        self._steps: dict[str, str] = {}  # of each report's event
        self._asked: set[str] = set()
        self.know([] if article is None else [article])

    def know(self, articles: Sequence[Annotated]) -> None:
        """Takes the steps of the reports of these articles."""
        for article in articles:
            self._asked.add(article.id)
            for report in self.row.reports:
                if report.article == article.id and (steps := steps_of(report, article)):
                    self._steps[report.event] = steps

    def wanted(self, told: Callable[[Any], object]) -> Request | None:
        """The next articles; each is read once."""
        ids = dict.fromkeys(report.article for report in self.row.reports)
        wanted = [id for id in ids if id not in self._asked][:AT_A_TIME]  # noqa: A001
        self._asked.update(wanted)
        return Explain(wanted, told) if wanted else None

    def words(self) -> Content:
        """All of it."""
        return of_row(self.row, self._article, self._steps)


def steps_of(report: Report, article: Annotated) -> str | None:
    """How the date of a report was come by: its event is known by its id, or else by its sentence."""
    events = article.events
    found = next((event for event in events if event.id == report.event), None)
    found = found or next((event for event in events if event.text == report.text), None)
    return None if found is None else article.times[found.time].why


def reasons(
    looking: Looking, place: tuple[int, int] | None, row: TimelineRow | None
) -> Content | Growing | None:
    """What there is to say about where the reader is: without a place, or with nothing there, of the article.

    None when no article is shown.
    """
    from tui.about import ArticleReasons, of_fold

    article = looking.article
    if looking.pane == "timeline" and row is not None:
        return RowReasons(row, article)
    if article is None:
        return None
    if place is None:
        return ArticleReasons(article)
    start, end = place
    folded = [part for part in article.boilerplate if start <= part.start and part.end <= end]
    if folded and folded[0].start == start and folded[-1].end == end:
        return of_fold(folded, article)
    for event in article.events:
        if (event.start, event.end) == place:
            return of_event(event, article)
    time = next((time for time in article.times if start <= time.start < end), None)
    mention = next((mention for mention in article.mentions if start <= mention.start < end), None)
    if time is not None and (mention is None or time.start < mention.start):
        return of_time(time, article)
    return ArticleReasons(article) if mention is None else of_mention(mention, article)


def sentence_around(article: Annotated, start: int, end: int) -> str:
    """The line that a place stands in, cut to what can be read at a glance."""
    text = article.text
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    first, last = max(line_start, start - AROUND), min(line_end, end + AROUND)
    before, after = text[first:start], text[end:last]
    if first > line_start and not text[first - 1].isspace():
        before = before.partition(" ")[2] or before
    if last < line_end and not text[last].isspace():
        after = after.rpartition(" ")[0] or after
    quoted = one_line(before + text[start:end] + after)
    return "…" * (first > line_start) + quoted + "…" * (last < line_end)


def of_mention(mention: Mention, article: Annotated) -> Content:
    """A name: who is meant, and which rule or list says so, or the reader's word over it."""
    rule, _, word = mention.by.partition("; your word: ")
    return Content.assemble(
        ("“" + one_line(mention.text) + "”", "bold"),
        f"\n\n{mention.type}  {one_line(mention.name)}\nfound by  {one_line(rule)}\n",
        f"your word  {one_line(word)}\n\n" if word else "\n",
        (sentence_around(article, mention.start, mention.end), "dim"),
    )


def of_time(time: TimeExpression, article: Annotated) -> Content:
    """A date: the steps from the words to the days."""
    return Content.assemble(
        ("“" + one_line(time.text) + "”", "bold"),
        f"\n\n{one_line(time.why)}\nvalue  {one_line(time.value)}\n{published(article)}\n\n",
        (sentence_around(article, time.start, time.end), "dim"),
    )


def of_event(event: Event, article: Annotated) -> Content:
    """An event: its sentence, its date and how that was resolved."""
    time = article.times[event.time]
    names = {mention.entity: mention.name for mention in article.mentions}
    who = ", ".join(one_line(names.get(entity, entity)) for entity in event.entities)
    parts = [f"{event.status} · {one_line(time.why)}\n{published(article)}"]
    if who:
        parts.append(f"\nnames  {who}")
    return Content.assemble((visible(event.text), "bold"), "\n\n", *parts)


def of_row(row: TimelineRow, article: Annotated | None, steps: Mapping[str, str]) -> Content:
    """A row of the timeline: every report, how its date was come by, and who says so."""
    parts: list[str | tuple[str, str]] = [
        (f"{event_date(row, article)}  {one_line(row.label)}", "bold"),
        f"\n\n{row.status} · {plural(row.sources, 'source')} · {plural(row.articles, 'article')}\n",
    ]
    for report in row.reports:
        known = " · ".join(
            part for part in (one_line(report.source or ""), published_words(report.published)) if part
        )
        parts.append(f"\n{one_line(report.text)}\n")
        if (why := steps.get(report.event)) is not None:
            parts.append(f"  {one_line(why)}\n")
        parts += [
            (f"  {known or 'source unknown'} · {one_line(report.article)}\n", "dim"),
        ]
    parts += [f"\n≠ {one_line(conflict)}" for conflict in row.conflicts]
    return Content.assemble(*parts)


def published(article: Annotated) -> str:
    """When the article was published, and who says so."""
    date = article.published
    if date is None:
        return "published  unknown"
    evidence = f" ({one_line(date.evidence)})" if date.evidence else ""
    return f"published  {published_words(date)} · {date.origin}{evidence}"
