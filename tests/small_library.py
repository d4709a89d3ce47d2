"""A library of three small articles with an annotator to match, for tests that need something to find."""

from __future__ import annotations

import re
from datetime import date

from corpus.model import Annotated, Article, Boilerplate, DateRange, Event, Mention, PublishedDate
from index.library import Library


def fake(article: Article) -> Annotated:
    """[Name|type] is a mention, "In 1999 …." an event, and what stands between ~ and ~ boilerplate."""
    text = article.text
    mentions = tuple(
        Mention(
            start=m.start(1),
            end=m.end(1),
            text=m[1],
            type=m[2],
            entity=f"{m[2]}:{m[1].lower().replace(' ', '-')}",
            name=m[1],
            by="test",
        )
        for m in re.finditer(r"\[([^|\]]+)\|(\w+)\]", text)
    )
    events = tuple(
        Event(
            id=f"{article.id}#{number}",
            start=m.start(),
            end=m.end(),
            text=m[0],
            label=m[0],
            date=DateRange(begin=date(int(m[1]), 1, 1), end=date(int(m[1]), 12, 31), precision="year"),
            time=0,
            entities=tuple(x.entity for x in mentions if m.start() <= x.start < m.end()),
            status="stated",
        )
        for number, m in enumerate(re.finditer(r"In (\d{4}) [^.]*\.", text))
    )
    hidden = tuple(
        Boilerplate(start=m.start(), end=m.end(), kind="other") for m in re.finditer(r"~[^~]*~", text)
    )
    return Annotated(**dict(article), mentions=mentions, events=events, boilerplate=hidden)


def published(day: str) -> PublishedDate:
    return PublishedDate(
        begin=date.fromisoformat(day), end=date.fromisoformat(day), precision="day", origin="metadata"
    )


FERRY = Article(
    id="ferry",
    path="/news/ferry.txt",
    title="Ferry strike enters second week",
    source="Harbour Post",
    published=published("2024-03-05"),
    text="The dock workers walked out again. [Ada Moreno|person] spoke to them.\n"
    "~Leave a comment below~\nIn 1999 the [Dock Union|organisation] was founded.",
)
BRIDGE = Article(
    id="bridge",
    path="/news/bridge.txt",
    title="Old bridge closes",
    source="The Daily Ledger",
    published=published("2024-04-01"),
    text="The bridge was closed after workers found cracks. [Moreno|person] called it a comment on us.",
)
TRAIN = Article(
    id="train", path="/news/train.txt", text="Trains run late, the operator says. In 2001 they ran on time."
)


def found(library: Library, query: str, **options: object) -> list[str]:
    return [hit.id for hit in library.search(query, **options).hits]  # type: ignore[arg-type]
