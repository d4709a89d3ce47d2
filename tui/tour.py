"""The tour: what an empty library shows in place of an article, to try the keys on.

It is annotated as any article is, so that its names and dates can be walked, filtered by and explained; it is
in no library, and nothing of it is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from corpus.model import (
    Annotated,
    Article,
    Entity,
    Heading,
    PublishedDate,
    Report,
    Span,
    TimelineRow,
)
from tui.requests import Open, Opened
from tui.state import TOUR

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.seam import Answering

PUBLISHED = date(2024, 5, 6)
# What is lit before anything is searched for.
LIT = "ferry"

_TEXT = """A tour of Dateline in two minutes

This is an article. It stands here because the library is empty; {quit} leaves, and `dateline add PATH` \
fills the library. What it tells is invented, but all keys work on it.

Reading

{down} and {up} go a line down and up, {page} a page, {top} and {bottom} to the beginning and the end. \
{left} and {right} or {pane} go to the other panes, {hits} to {timeline_number} to each of them. {zen} shows \
nothing but the article, and again everything.

The ferry that did not sail

On Friday the ferry Solveig stayed in the port of Gothenburg. Helena Lindqvist, who leads the Swedish \
Maritime Administration, said that the ferry would sail again on 20 May 2024. The ferry was built in Gdansk \
in 1998 and has crossed the Kattegat since March 2003. Lindqvist met the union in Stockholm on 3 May 2024.

Finding

{match} goes to the next place where “ferry” stands, {match_back} to the one before: it is lit because \
it was searched for. {search} searches the library as you type; {find} finds in this text alone. {back} \
leaves either.

Who and what

Names have a hue, and stand in the pane of entities with their counts: {entities} goes there, and {enter} \
there keeps the articles that mention one. {mention} and {mention_back} go from name to name in the text. \
On any of them {why} says which words and which rule it comes from.

When

Dates are underlined. {timeline} goes to the timeline, {enter} there to the sentence. {event} goes to the \
next of them in the text; {why} there says how a weekday became a date.

Your own

In an article of yours {bookmark} bookmarks, {tag} tags, {note} notes on the sentence, {undo} takes back \
what you did last. {help} lists every key, {commands} every command, with settings, key maps and themes \
among them.
"""
HEADINGS = (
    "Reading",
    "The ferry that did not sail",
    "Finding",
    "Who and what",
    "When",
    "Your own",
)
KEYS: dict[str, str] = {
    "quit": "quit",
    "down": "move.down",
    "up": "move.up",
    "page": "move.page_down",
    "top": "move.top",
    "bottom": "move.bottom",
    "left": "pane.left",
    "right": "pane.right",
    "pane": "pane.next",
    "hits": "pane.hits",
    "timeline_number": "pane.timeline",
    "zen": "zen",
    "match": "match.next",
    "match_back": "match.previous",
    "search": "search",
    "find": "find",
    "back": "back",
    "entities": "pane.entities",
    "enter": "list.select",
    "mention": "mention.next",
    "mention_back": "mention.previous",
    "why": "why",
    "timeline": "pane.timeline",
    "event": "event.next",
    "bookmark": "bookmark",
    "tag": "tag",
    "note": "note",
    "undo": "undo",
    "help": "help",
    "commands": "commands",
}


def text(key: Callable[[str], str]) -> str:
    """The tour with the keys that are in force; ``key`` says the one of a binding."""
    said = {name: key(id) or "(no key)" for name, id in KEYS.items()}  # noqa: A001
    said["hits"], said["timeline_number"] = "1", "4"
    return _TEXT.format(**said)


class Tour(Open):
    """The tour as an article, with what a query finds in it."""

    def __init__(self, text: str, query: str) -> None:
        super().__init__(TOUR, query)
        self.text: Final = text

    def run(self, library: Answering) -> Opened:
        """Annotates it."""
        return Opened(annotated(self.text), found(self.text, self.query or LIT))


def annotated(text: str) -> Annotated:
    """The tour with everything found in it."""
    from corpus.annotate import annotate

    published = PublishedDate(
        begin=PUBLISHED, end=PUBLISHED, precision="day", origin="metadata", evidence="made with Dateline"
    )
    article = Article(
        id=TOUR,
        title=text.split("\n", 1)[0],
        source="Dateline",
        published=published,
        text=text,
        language="en",
    )
    said = annotate(article, raw=True)
    spans = tuple(
        Heading(start=at.start() + 2, end=at.end() - 2)
        for heading in HEADINGS
        for at in re.finditer(f"\n\n{re.escape(heading)}\n\n", text)
    )
    return said.model_copy(update={"headings": tuple(sorted(spans, key=lambda span: span.start))})


def found(text: str, query: str) -> tuple[Span, ...]:
    """Where words of a query stand, or begin words: for an article that no index knows."""
    words = [re.escape(word) for word in re.findall(r"\w{2,}", query)]
    if not words:
        return ()
    wanted = re.compile(rf"\b(?:{'|'.join(words)})\w*", re.IGNORECASE)
    return tuple(Span(*at.span()) for at in wanted.finditer(text))


def entities(article: Annotated) -> tuple[Entity, ...]:
    """The names of the tour, counted."""
    counts: dict[str, Counter[str]] = {}
    for mention in article.mentions:
        counts.setdefault(mention.entity, Counter())[mention.text] += 1
    first = {mention.entity: mention for mention in reversed(article.mentions)}
    return tuple(
        Entity(
            entity=key,
            type=first[key].type,
            name=first[key].name,
            variants=dict(forms),
            mentions=forms.total(),
            articles=1,
        )
        for key, forms in counts.items()
    )


def rows(article: Annotated) -> tuple[TimelineRow, ...]:
    """The events of the tour, in order."""
    told = [
        TimelineRow(
            date=event.date,
            label=event.label,
            sources=1,
            articles=1,
            status=event.status,
            reports=(
                Report(
                    article=article.id,
                    event=event.id,
                    text=event.text,
                    source=article.source,
                    published=article.published,
                ),
            ),
        )
        for event in article.events
    ]
    return tuple(sorted(told, key=lambda row: (row.date is None, row.date.begin if row.date else PUBLISHED)))
