"""A small library for tests of the reader: three articles of our own, marked up by hand."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path

from corpus.model import (
    Annotated,
    Boilerplate,
    Correction,
    DateRange,
    Entity,
    EntityParts,
    EntityType,
    Event,
    EventStatus,
    Mention,
    PublishedDate,
    Refused,
    Report,
    Span,
    TimeExpression,
    TimelineRow,
)
from corpus.work import Mark, Note, TagCount, Work
from index.errors import QueryError, UnknownArticleError, UnknownCorrectionError, UnknownEntityError
from index.results import Hit, News, Page, SavedSearch, Snippet, Sort, Story, TimelineOutline

NAMES: dict[str, tuple[EntityType, str]] = {
    "Ada Park": ("person", "Ada Park"),
    "Park": ("person", "Ada Park"),
    "Tomas Rell": ("person", "Tomas Rell"),
    "Harbour Board": ("organisation", "Harbour Board"),
    "Coast Guard": ("organisation", "Coast Guard"),
    "Port Linden": ("place", "Port Linden"),
    "Velmar": ("place", "Velmar"),
    "KR-7": ("weapon", "KR-7"),
}
DATES: dict[str, tuple[str, DateRange | None]] = {
    "3 May 1998": ("1998-05-03", DateRange(begin=date(1998, 5, 3), end=date(1998, 5, 3), precision="day")),
    "February 2018": ("2018-02", DateRange(begin=date(2018, 2, 1), end=date(2018, 2, 28), precision="month")),
    "on Monday": ("2031-03-10", DateRange(begin=date(2031, 3, 10), end=date(2031, 3, 10), precision="day")),
    "next month": ("2031-04", DateRange(begin=date(2031, 4, 1), end=date(2031, 4, 30), precision="month")),
    "9 June": ("XXXX-06-09", None),
}

BOATS = """Harbour Post

New patrol boats arrive at Port Linden

Two patrol boats came to Port Linden on Monday, and Ada Park of the Harbour Board was there to see them.
Park said that the boats carry the KR-7 radar.

Photo: I. Marsh

The Coast Guard asked for the boats in February 2018. A third one is to follow next month.
"""
BRIDGE = """The bridge over the Velmar stays closed

Tomas Rell closed the bridge on Monday. It was opened on 3 May 1998.
The boats below it may pass. The Harbour Board will meet next month.
"""
QUIET = "A letter that nobody signed\n\nThe storm of 9 June took the roof of the old school.\n"


def annotated(
    id: str,  # noqa: A002
    text: str,
    *,
    title: str | None = None,
    source: str | None = None,
    published: date | None = None,
    boilerplate: Iterable[str] = (),
) -> Annotated:
    """An article with the names and dates above found in it; a sentence with a date is an event."""
    mentions: list[Mention] = []
    for surface in sorted(NAMES, key=len, reverse=True):
        kind, name = NAMES[surface]
        for found in re.finditer(rf"\b{re.escape(surface)}\b", text):
            if not any(m.start < found.end() and found.start() < m.end for m in mentions):
                mentions.append(
                    Mention(
                        start=found.start(),
                        end=found.end(),
                        text=surface,
                        type=kind,
                        entity=f"{kind}:{name.lower().replace(' ', '-')}",
                        name=name,
                        by="list: test names",
                    )
                )
    mentions.sort(key=lambda mention: mention.start)
    times = [
        TimeExpression(
            start=found.start(),
            end=found.end(),
            text=surface,
            kind="date",
            value=value,
            date=days,
            relative=surface.startswith(("on ", "next ")),
            why=f"“{surface}” → {value}",
        )
        for surface, (value, days) in DATES.items()
        for found in re.finditer(re.escape(surface), text)
    ]
    times.sort(key=lambda time: time.start)
    events: list[Event] = []
    for sentence in re.finditer(r"[^.\n]+\.", text):
        begin = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
        for index, time in enumerate(times):
            if begin <= time.start < sentence.end():
                status: EventStatus = "planned" if time.text == "next month" else "stated"
                events.append(
                    Event(
                        id=f"{id}#{len(events)}",
                        start=begin,
                        end=sentence.end(),
                        text=text[begin : sentence.end()],
                        label=text[begin : sentence.end() - 1],
                        date=time.date,
                        time=index,
                        entities=tuple(m.entity for m in mentions if begin <= m.start < sentence.end()),
                        status=status,
                    )
                )
                break
    return Annotated(
        id=id,
        text=text,
        title=title,
        source=source,
        published=None
        if published is None
        else PublishedDate(begin=published, end=published, precision="day", origin="metadata"),
        boilerplate=tuple(
            Boilerplate(start=text.index(part), end=text.index(part) + len(part), kind="image_credit")
            for part in boilerplate
        ),
        mentions=tuple(mentions),
        times=tuple(times),
        events=tuple(events),
        words=len(text.split()),
    )


def three() -> list[Annotated]:
    """The three articles."""
    return [
        annotated(
            "boats",
            BOATS,
            title="New patrol boats arrive at Port Linden",
            source="Harbour Post",
            published=date(2031, 3, 11),
            boilerplate=["Harbour Post", "Photo: I. Marsh"],
        ),
        annotated(
            "bridge",
            BRIDGE,
            title="The bridge over the Velmar stays closed",
            source="Daily Ledger",
            published=date(2031, 3, 12),
        ),
        annotated("letter", QUIET),
    ]


class FakeLibrary:
    """Answers as a library does; a query is words, all wanted, the last one a prefix while typing."""

    def __init__(self, articles: Iterable[Annotated] | None = None, place: str | None = None) -> None:
        self.articles = three() if articles is None else list(articles)
        self.root = Path("/nowhere")
        self.generation = 1
        self.notices: list[str] = []
        self.saved = place
        self.asked: list[str] = []
        self.closed = False
        self.read: set[str] = set()
        self.bookmarked: set[str] = set()
        self.tagged: set[tuple[str, str]] = set()
        self.noted: dict[int, Note] = {}
        self.marks: dict[str, Mark] = {}
        self.full = False  # nothing can be written
        self.refusals: tuple[Refused, ...] = ()
        self.saved_searches: dict[str, str] = {}
        self.news: set[str] = set()  # saved searches all of whose hits are new
        self.whats_new: News | None = None
        self.left = False
        self.grown = threading.Event()
        self.hold = threading.Event()
        self.hold.set()

    def close(self) -> None:
        self.closed = True

    def refresh(self) -> bool:
        if self.grown.is_set():
            self.grown.clear()
            self.generation += 1
            return True
        return False

    def prepare(self, seconds: float) -> bool:
        return False

    def count(self) -> int:
        return len(self.articles)

    def search(
        self, query: str, *, limit: int = 20, offset: int = 0, sort: Sort = "relevance", typing: bool = False
    ) -> Page:
        self.asked.append(query)
        self.hold.wait(5)
        clauses = self._clauses(query, typing)
        found = [article for article in self.articles if self._has(article, clauses)]
        hits = tuple(self._hit(article, clauses) for article in found[offset : offset + limit])
        understood = " AND ".join(clauses)
        return Page(
            query=query, understood=understood, total=len(found), seconds=0.004, hits=hits, suggestions=()
        )

    def article(self, id: str) -> Annotated:  # noqa: A002
        for article in self.articles:
            if article.id == id:
                return article
        raise UnknownArticleError(id)

    def matches(self, query: str, id: str) -> tuple[Span, ...]:  # noqa: A002
        return tuple(self._spans(self.article(id).text, self._clauses(query, False)))

    def searches(self) -> tuple[SavedSearch, ...]:
        return tuple(self._search(name) for name in sorted(self.saved_searches))

    def _search(self, name: str) -> SavedSearch:
        query = self.saved_searches[name]
        found = {hit.id for hit in self.search(query, limit=1000).hits}
        new = len(found) if name in self.news else 0
        return SavedSearch(name=name, query=query, total=len(found), new=new)

    def save_search(self, name: str, query: str) -> SavedSearch:
        self.saved_searches[name] = query
        return self._search(name)

    def forget_search(self, name: str) -> None:
        del self.saved_searches[name]

    def search_read(self, name: str) -> None:
        self.news.discard(name)

    def story(self, id: str) -> Story | None:  # noqa: A002
        name = self.article(id).story
        if name is None:
            return None
        members = [article for article in self.articles if article.story == name]
        return Story(
            id=name,
            articles=tuple(sorted(member.id for member in members)),
            sources=len({member.source for member in members}),
        )

    def since_left(self) -> News | None:
        return self.whats_new

    def leave(self) -> None:
        self.left = True

    def entity_parts(self, key: str) -> EntityParts:
        raise UnknownEntityError(key)

    def merge_entities(self, keys: Iterable[str], into: str) -> Correction:
        raise UnknownEntityError(into)

    def split_entity(self, key: str, *, surface: str | None = None, part: str | None = None) -> Correction:
        raise UnknownEntityError(key)

    def rename_entity(self, key: str, name: str) -> Correction:
        raise UnknownEntityError(key)

    def retype_entity(self, key: str, kind: EntityType) -> Correction:
        raise UnknownEntityError(key)

    def reject_entity(self, key: str, surface: str | None = None) -> Correction:
        raise UnknownEntityError(key)

    def corrections(self) -> tuple[Correction, ...]:
        return ()

    def undo_correction(self, id: int | None = None, *, at: str | None = None) -> Correction:  # noqa: A002
        raise UnknownCorrectionError(id)

    def refused(self) -> tuple[Refused, ...]:
        return self.refusals

    def entities(
        self,
        *,
        query: str | None = None,
        article: str | None = None,
        types: Collection[EntityType] | None = None,
        limit: int | None = None,
    ) -> tuple[Entity, ...]:
        articles = self._scope(query, article)
        mentions = [mention for one in articles for mention in one.mentions]
        entities = []
        for key in dict.fromkeys(mention.entity for mention in mentions):
            own = [mention for mention in mentions if mention.entity == key]
            entities.append(
                Entity(
                    entity=key,
                    type=own[0].type,
                    name=own[0].name,
                    variants=dict(Counter(mention.text for mention in own)),
                    mentions=len(own),
                    articles=sum(any(m.entity == key for m in one.mentions) for one in articles),
                )
            )
        return tuple(entities[:limit])

    def timeline_outline(
        self, *, query: str | None = None, entity: str | None = None, fewest: int = 0
    ) -> TimelineOutline | None:
        return None

    def timeline_rows(self, outline: TimelineOutline, numbers: Sequence[int]) -> dict[int, TimelineRow]:
        return {}

    def timeline(
        self,
        *,
        query: str | None = None,
        article: str | None = None,
        entity: str | None = None,
        begin: date | None = None,
        end: date | None = None,
    ) -> tuple[TimelineRow, ...]:
        rows = [
            TimelineRow(
                date=event.date,
                label=event.label,
                sources=1,
                articles=1,
                status=event.status,
                reports=(
                    Report(
                        article=one.id,
                        event=event.id,
                        text=event.text,
                        source=one.source,
                        published=one.published,
                    ),
                ),
            )
            for one in self._scope(query, article)
            for event in one.events
            if entity is None or entity in event.entities
        ]
        return tuple(sorted(rows, key=lambda row: row.date.begin if row.date else date.max))

    def mark_read(self, id: str, read: bool = True) -> None:  # noqa: A002
        if read:
            self.read.add(id)
        else:
            self.read.discard(id)

    def work(self, ids: Collection[str]) -> dict[str, Work]:
        return {
            id: Work(
                read=id in self.read,
                bookmarked=id in self.bookmarked,
                tags=tuple(sorted(tag for article, tag in self.tagged if article == id)),
                notes=tuple(
                    sorted(
                        (n for n in self.noted.values() if n.article == id),
                        key=lambda note: (note.start, note.id),
                    )
                ),
            )
            for id in ids  # noqa: A001
        }

    def work_on(self, article: Annotated) -> Work:
        return self.work([article.id])[article.id]

    def bookmark(self, id: str, on: bool = True) -> None:  # noqa: A002
        if self.full:
            raise RuntimeError("the disk is full")
        (self.bookmarked.add if on else self.bookmarked.discard)(id)

    def tag(self, id: str, tag: str, on: bool = True) -> None:  # noqa: A002
        (self.tagged.add if on else self.tagged.discard)((id, tag))

    def tags(self) -> tuple[TagCount, ...]:
        counts = Counter(tag for _, tag in self.tagged)
        return tuple(TagCount(tag=tag, articles=counts[tag]) for tag in sorted(counts))

    def put_note(self, note: Note) -> None:
        self.noted[note.id] = note

    def drop_note(self, id: int) -> None:  # noqa: A002
        self.noted.pop(id, None)

    def mark(self, name: str) -> Mark | None:
        return self.marks.get(name)

    def put_mark(self, mark: Mark) -> None:
        self.marks[mark.name] = mark

    def drop_mark(self, name: str) -> None:
        self.marks.pop(name, None)

    def set_published(self, id: str, day: DateRange | None) -> None:  # noqa: A002
        at = next(at for at, article in enumerate(self.articles) if article.id == id)
        date = None if day is None else PublishedDate(**dict(day), origin="reader")
        self.articles[at] = self.articles[at].model_copy(update={"published": date})

    def unread(self, ids: Collection[str]) -> frozenset[str]:
        return frozenset(ids) - self.read

    def place(self) -> str | None:
        return self.saved

    def save_place(self, place: str) -> None:
        self.saved = place

    def _scope(self, query: str | None, article: str | None) -> list[Annotated]:
        if article is not None:
            return [self.article(article)]
        clauses = self._clauses(query or "", False)
        return [one for one in self.articles if self._has(one, clauses)]

    def _clauses(self, query: str, typing: bool) -> list[str]:
        if "pesron:" in query:
            raise QueryError(query.index("pesron:") + 1, 'unknown field "pesron"', "person:")
        if "boom" in query:
            raise RuntimeError("the index is broken")
        clauses = [word for word in re.findall(r'-?\w+:"[^"]*"|\S+', query) if word not in ("AND",)]
        if typing and clauses and clauses[-1][-1].isalnum():
            clauses[-1] += "*"
        return clauses

    def _has(self, article: Annotated, clauses: list[str]) -> bool:
        return all(self._one(article, clause) for clause in clauses)

    def _one(self, article: Annotated, clause: str) -> bool:
        if clause.startswith("-"):
            return not self._one(article, clause[1:])
        if ":" in clause:
            field, _, value = clause.partition(":")
            if field in ("story", "near"):
                near = self.article(value.strip('"'))
                return article.id == near.id or (near.story is not None and near.story == article.story)
            if field in ("is", "has", "tag"):
                work = self.work([article.id]).get(article.id, Work())
                said = {"is:bookmarked": work.bookmarked, "has:note": bool(work.notes), "is:read": work.read}
                return said.get(clause.rstrip("*"), True) if field != "tag" else value in work.tags
            if field == "event":
                return any(e.date and e.date.begin.isoformat().startswith(value) for e in article.events)
            return any(mention.name == value.strip('"') for mention in article.mentions)
        return bool(self._spans(article.text, [clause]))

    def _spans(self, text: str, clauses: list[str]) -> list[Span]:
        spans = []
        for clause in clauses:
            if ":" not in clause and not clause.startswith("-"):
                word = re.escape(clause.rstrip("*")) + (r"\w*" if clause.endswith("*") else "")
                spans += [Span(*found.span()) for found in re.finditer(rf"\b{word}\b", text, re.IGNORECASE)]
        return sorted(spans)

    def _hit(self, article: Annotated, clauses: list[str]) -> Hit:
        spans = self._spans(article.text, clauses)
        start = max(0, spans[0].start - 30) if spans else 0
        end = min(len(article.text), start + 120)
        snippet = Snippet(
            text=article.text[start:end],
            start=start,
            end=end,
            matches=tuple((s.start, s.end) for s in spans if start <= s.start and s.end <= end),
        )
        return Hit(
            copies=sum(article.story is not None and article.story == one.story for one in self.articles) - 1
            if article.story
            else 0,
            id=article.id,
            path=None,
            title=article.title,
            opening=None if article.title else article.text.split("\n")[0][:40],
            source=article.source,
            published=article.published,
            score=1.0 if clauses else 0.0,
            snippets=(snippet,),
        )
