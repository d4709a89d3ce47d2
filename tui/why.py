"""Why: the small card that says where a name, a date or an event came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.help import Overlay
from tui.terminal import visible
from tui.wording import event_date, one_line, plural, published_words

if TYPE_CHECKING:
    from corpus.model import Annotated, Event, Mention, TimeExpression, TimelineRow
    from tui.state import Looking


class Why(Overlay):
    """The card."""

    def __init__(self, said: Content) -> None:
        super().__init__()
        self._said = said

    def compose(self) -> ComposeResult:
        """What is said."""
        with VerticalScroll(classes="card -small"):
            yield Static(self._said + Content.styled("\n\nEsc closes", "dim"), markup=False)


def reasons(looking: Looking, place: tuple[int, int], row: TimelineRow | None) -> Content | None:
    """What there is to say about where the reader is; None when nothing is there."""
    article = looking.article
    if looking.pane == "timeline" and row is not None:
        return of_row(row, article)
    if article is None:
        return None
    start, end = place
    first = article.text[start:end].strip()
    if not first:
        return None
    for event in article.events:
        if (event.start, event.end) == place:
            return of_event(event, article)
    time = next((time for time in article.times if start <= time.start < end), None)
    mention = next((mention for mention in article.mentions if start <= mention.start < end), None)
    if time is not None and (mention is None or time.start < mention.start):
        return of_time(time, article)
    return None if mention is None else of_mention(mention, article)


def sentence_around(article: Annotated, start: int, end: int) -> str:
    """The line that a place stands in, cut to what can be read at a glance."""
    text = article.text
    first = max(text.rfind("\n", 0, start) + 1, start - 160)
    line_end = text.find("\n", end)
    last = min(len(text) if line_end < 0 else line_end, end + 160)
    return one_line(text[first:last])


def of_mention(mention: Mention, article: Annotated) -> Content:
    """A name: who is meant, and which rule or list says so."""
    return Content.assemble(
        ("“" + one_line(mention.text) + "”", "bold"),
        f"\n\n{mention.type}  {one_line(mention.name)}\nfound by  {one_line(mention.by)}\n\n",
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


def of_row(row: TimelineRow, article: Annotated | None) -> Content:
    """A row of the timeline: every report, with who says so."""
    parts: list[str | tuple[str, str]] = [
        (f"{event_date(row, article)}  {one_line(row.label)}", "bold"),
        f"\n\n{row.status} · {plural(row.sources, 'source')} · {plural(row.articles, 'article')}\n",
    ]
    for report in row.reports:
        known = " · ".join(
            part for part in (one_line(report.source or ""), published_words(report.published)) if part
        )
        parts += [
            f"\n{one_line(report.text)}\n",
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
