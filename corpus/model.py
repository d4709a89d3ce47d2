"""The models that cross package boundaries: frozen, documented field by field.

Every position is a character offset into ``Article.text`` (a Python string index), end exclusive. Dates are
proleptic Gregorian days; a range includes both its days. ``None`` means "unknown", never "".
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

EntityType = Literal["person", "organisation", "place", "weapon", "event"]
ENTITY_TYPES: tuple[EntityType, ...] = ("person", "organisation", "place", "weapon", "event")

Precision = Literal["day", "week", "month", "season", "quarter", "year", "decade", "century", "range"]
DateOrigin = Literal["reader", "metadata", "text", "filename", "story", "file-time", "inferred"]
TimeKind = Literal["date", "time", "duration", "set"]
EventStatus = Literal["stated", "planned", "denied", "alleged"]
DisagreementKind = Literal["date", "number", "place"]
CorrectionKind = Literal["merge", "split", "rename", "retype", "reject"]
BoilerplateKind = Literal[
    "byline",
    "dateline",
    "image_caption",
    "image_credit",
    "source_credit",
    "share_bar",
    "subscribe",
    "comment_widget",
    "related_links",
    "navigation",
    "cookie_notice",
    "author_note",
    "disclaimer",
    "copyright",
    "repeated_title",
    "category",
    "counter",
    "published_line",
    "advertisement",
    "recurring",
    "other",
]


class Span(NamedTuple):
    """A half-open range of characters, ``text[start:end]``."""

    start: int
    end: int


class Model(BaseModel):
    """Frozen base: a model that crosses a boundary is never changed, only replaced."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class DateRange(Model):
    """Days from ``begin`` to ``end``, both included, and how exactly that is known."""

    begin: date
    end: date
    precision: Precision


class PublishedDate(DateRange):
    """When an article was published, who says so, and the words or field that say it."""

    origin: DateOrigin
    evidence: str | None = None


class Boilerplate(Model):
    """A span of the text that is not part of the article's body; folded, never deleted."""

    start: int
    end: int
    kind: BoilerplateKind
    why: str | None = Field(default=None, description="the evidence, where the kind alone does not tell it")


class Heading(Model):
    """A section heading inside the body."""

    start: int
    end: int


class Mention(Model):
    """A name in the text: ``text[start:end]`` refers to ``entity``."""

    start: int
    end: int
    text: str
    type: EntityType
    entity: str = Field(description='stable key, "person:kim-jong-un"')
    name: str = Field(description="the entity's display name")
    by: str = Field(description="the rule or model that found it")


class TimeExpression(Model):
    """A TIMEX3-style temporal expression, resolved as far as can be argued."""

    start: int
    end: int
    text: str
    kind: TimeKind
    value: str = Field(description="TIMEX3 value; X for what is unknown, as in XXXX-03-27")
    date: DateRange | None
    relative: bool = Field(description="its meaning depends on the published date or on a date before it")
    why: str = Field(description="how it was resolved, in plain words")


class Event(Model):
    """A sentence that says something happened (or will, or did not) at a time."""

    id: str = Field(description="unique within the library: article id, '#', running number")
    start: int
    end: int
    text: str = Field(description="the sentence, text[start:end]")
    label: str = Field(description="a short reading of it, made of the sentence's own words")
    date: DateRange | None = Field(description="None: the year is unknown, see the time's value")
    time: int = Field(description="index into the article's times")
    entities: tuple[str, ...] = Field(description="keys of the entities the sentence names, in order")
    status: EventStatus


class Article(Model):
    """An article as it was read, before anything was found in it. ``text`` never changes."""

    id: str
    path: str | None = None
    title: str | None = None
    byline: str | None = None
    source: str | None = Field(default=None, description="the outlet")
    published: PublishedDate | None = None
    language: str | None = Field(default=None, description="ISO 639-1 code")
    url: str | None = None
    text: str
    raw_text: str | None = Field(
        default=None,
        description="the page that the text was taken out of, where the text is not the input itself",
    )
    file_date: date | None = Field(
        default=None, description="day of the file's last change, only where the reader trusts it"
    )
    notes: tuple[str, ...] = Field(
        default=(), description="what was odd in reading it: an encoding that was guessed, say"
    )


class Annotated(Article):
    """An article with everything found in it; spans are in order of their start."""

    boilerplate: tuple[Boilerplate, ...] = ()
    headings: tuple[Heading, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    story: str | None = Field(
        default=None, description="id of the first article of the story that this one is a near copy in"
    )
    words: int = Field(default=0, description="words of the clean text")
    paths: tuple[str, ...] = Field(default=(), description="every file of the library that holds it")
    missing: bool = Field(default=False, description="none of those files is there any more")


class Refused(Model):
    """An input that could not be taken, named, with the reason and what can be done."""

    path: str
    reason: str
    line: int | None = Field(default=None, description="1-based line of a line-by-line format")

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.reason}"


class Entity(Model):
    """An entity over some scope of articles, with how it is written there."""

    entity: str
    type: EntityType
    name: str
    variants: dict[str, int] = Field(description="surface form to number of mentions")
    mentions: int
    articles: int


class Correction(Model):
    """What the reader has said of entities; it counts for every article, those added later too."""

    id: int = Field(default=0, description="its number in this library")
    kind: CorrectionKind
    entities: tuple[str, ...] = Field(min_length=1, description="keys of the entities that it is about")
    names: tuple[str, ...] = Field(description="what they were called then")
    surface: str | None = Field(
        default=None, description="the one way of writing that is split off or rejected; null: all of it"
    )
    into: str | None = Field(
        default=None, description="merge: key of the entity they are; split: key of what is split off"
    )
    name: str | None = Field(
        default=None, description="rename: the new name; merge and split: what `into` was called then"
    )
    type: EntityType | None = Field(
        default=None, description="retype: the new type; merge and split: that of `into`"
    )
    at: str = Field(default="", description="when it was said, ISO 8601; of two words the later one counts")
    idle: bool = Field(
        default=False, description="the library has nothing of what it is about: it waits, and does nothing"
    )


class EntityParts(Model):
    """What an entity is made of, any of which can be split off."""

    entity: Entity = Field(description="over the whole library")
    keys: dict[str, str] = Field(
        description="keys that articles name it by, but for its own, with the name each stands for"
    )


class Report(Model):
    """One article's sentence about an event."""

    article: str
    event: str
    text: str
    source: str | None
    published: PublishedDate | None
    same_source_as: str | None = Field(
        default=None, description="event id of the report of the same source that came first; null: it did"
    )


class Side(Model):
    """What one report says where reports disagree."""

    article: str
    event: str = Field(description="id of the report's event")
    said: str = Field(description='in the words of the report, "3,000 troops"; of a date, the days')
    text: str = Field(description="the sentence")
    start: int | None = Field(default=None, description="where in ``text`` it is said; null: of a date")
    end: int | None = None


class Disagreement(Model):
    """Reports of one event that cannot all be right; which of them is, nobody has said."""

    on: DisagreementKind
    words: str = Field(description="in one line, as in the row's conflicts")
    sides: tuple[Side, ...] = Field(min_length=2)


class TimelineRow(Model):
    """One event as told by its reports; ``sources`` counts independent ones."""

    date: DateRange | None
    label: str
    sources: int
    articles: int
    status: EventStatus
    reports: tuple[Report, ...]
    conflicts: tuple[str, ...] = Field(default=(), description="in words, what the reports disagree on")
    disagreements: tuple[Disagreement, ...] = Field(
        default=(), description="those of the conflicts that have two sides, with the sentences of both"
    )
