"""Articles that say in their text who is meant, and all that can be seen of a library's entities."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from small_library import found, published

from corpus.model import ENTITY_TYPES, Annotated, Article, DateRange, Event, Mention
from corpus.names.keys import key
from index.facets import Faceted
from index.library import Library

KANG, ADA, BOB, LONE = "person:kang-min-ho", "person:ada-moreno", "person:bob-moreno", "person:moreno"


def marked(article: Article) -> Annotated:
    """[Kang|person|Kang Min Ho] is a mention of Kang Min Ho, written Kang; "In 1999 …." is an event."""
    mentions = tuple(
        Mention(
            start=m.start(1),
            end=m.end(1),
            text=m[1],
            type=m[2],
            entity=key(m[2], m[3] or m[1]),  # type: ignore[arg-type]
            name=m[3] or m[1],
            by="test",
        )
        for m in re.finditer(r"\[([^|\]]+)\|(\w+)(?:\|([^\]]+))?\]", article.text)
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
            entities=tuple(dict.fromkeys(x.entity for x in mentions if m.start() <= x.start < m.end())),
            status="stated",
        )
        for number, m in enumerate(re.finditer(r"In (\d{4}) [^.]*\.", article.text))
    )
    return Annotated(**dict(article), mentions=mentions, events=events)


def article(id: str, text: str) -> Article:  # noqa: A002
    return Article(id=id, path=f"/n/{id}.txt", text=text, published=published("2024-03-05"))


def names(library: Library, **scope: str) -> dict[str, tuple[str, str, dict[str, int], int]]:
    return {e.entity: (e.type, e.name, e.variants, e.articles) for e in library.entities(**scope)}  # type: ignore[arg-type]


def snapshot(library: Library) -> dict[str, object]:
    """Everything that can be seen of the entities of a library, from every side."""
    ids = sorted(hit.id for hit in library.search("", limit=100).hits)
    articles = {id: library.article(id) for id in ids}  # noqa: A001
    entities = library.entities()
    rows = {library._row(id): id for id in ids}  # noqa: A001
    timeline = library.timeline()
    seen: dict[str, object] = {
        "entities": entities,
        "variants": [list(entity.variants.items()) for entity in entities],
        "facets": Faceted(library._store, list(rows)).entities(list(rows), ENTITY_TYPES, None),
        "articles": {id: (a.mentions, a.events) for id, a in articles.items()},  # noqa: A001
        "timeline": timeline,
        "found": {e.entity: found(library, f'entity:"{e.name}"', limit=100) for e in entities},
        "lit": {(e.entity, id): library.matches(f'entity:"{e.name}"', id) for e in entities for id in ids},  # noqa: A001
    }
    # each side tells the same as the others
    mentions = Counter((m.entity, m.type, m.name, m.text) for a in articles.values() for m in a.mentions)
    assert mentions == Counter(
        {(e.entity, e.type, e.name, form): n for e in entities for form, n in e.variants.items()}
    )
    assert seen["facets"] == entities
    for entity in entities:
        having = {id for id, a in articles.items() if any(m.entity == entity.entity for m in a.mentions)}  # noqa: A001
        assert entity.articles == len(having)
        assert library._store.entities.rows({library._store.entities.id_of(entity.entity) or 0}) == {
            library._row(id)
            for id in having  # noqa: A001
        }
        assert having <= set(found(library, f'entity:"{entity.name}"', limit=100))
    known = {(m.start, m.entity) for a in articles.values() for m in a.mentions}
    for a in articles.values():
        for event in a.events:
            inside = [m.entity for m in a.mentions if event.start <= m.start < event.end]
            assert sorted(event.entities) == sorted(set(inside))
    assert known or not entities
    return seen
