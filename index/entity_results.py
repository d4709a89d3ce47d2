"""What is told of one entity: frozen models, as in ``results``."""

from __future__ import annotations

from pydantic import Field

from corpus.model import Entity, EntityType, Model, PublishedDate
from index.results import FacetCount


class FirstLast(Model):
    """The first and the last dated article that mentions an entity."""

    first: PublishedDate
    first_article: str
    last: PublishedDate
    last_article: str


class Together(Model):
    """An entity that is mentioned beside another one."""

    entity: str
    type: EntityType
    name: str
    articles: int = Field(description="that mention both")
    sentences: int = Field(description="that mention both, of the articles that were read")


class EntityView(Model):
    """An entity over the whole library."""

    entity: Entity
    adjectives: dict[str, int] = Field(
        description="of a country: adjective to the number of articles with it; they are no mentions"
    )
    seen: FirstLast | None
    months: tuple[FacetCount, ...]
    sources: tuple[FacetCount, ...]
    together: tuple[Together, ...] = Field(description="those in most articles first")
    read: int = Field(description="the newest of its articles, whose sentences were looked through")


class ConcordanceLine(Model):
    """A mention in its sentence; ``start`` and ``end`` are offsets of the mention in the article's text."""

    article: str
    title: str | None
    source: str | None
    published: PublishedDate | None
    start: int
    end: int
    before: str
    text: str
    after: str


class Concordance(Model):
    """Some of the mentions of an entity, the newest article's first."""

    total: int = Field(description="mentions there are, of which ``lines`` are some")
    offset: int
    lines: tuple[ConcordanceLine, ...]
