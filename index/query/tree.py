"""A query as a tree of frozen nodes. Equal trees mean equal queries; ``printer`` writes one out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TextField = Literal["title", "body", "source", "byline", "path"]
EntityField = Literal["person", "org", "place", "weapon", "entity"]
DateField = Literal["date", "event"]
GroupField = Literal["story", "near"]
LabelField = Literal["is", "has", "tag", "lang", "news"]

TEXT_FIELDS: tuple[TextField, ...] = ("title", "body", "source", "byline", "path")
ENTITY_FIELDS: tuple[EntityField, ...] = ("person", "org", "place", "weapon", "entity")
DATE_FIELDS: tuple[DateField, ...] = ("date", "event")
GROUP_FIELDS: tuple[GroupField, ...] = ("story", "near")
LABEL_FIELDS: tuple[LabelField, ...] = ("is", "has", "tag", "lang", "news")
SORT_FIELD = "sort"

# What can be asked of these; of the others anything.
LABELS = {
    "is": ("unread", "read", "bookmarked", "new"),
    "has": ("note", "event"),
    SORT_FIELD: ("newest", "oldest", "relevance"),
}


@dataclass(frozen=True)
class Everything:
    """All articles: the empty query."""


@dataclass(frozen=True)
class Word:
    """A word, or words joined by a hyphen and the like: "jong-un" is found as its parts in a row."""

    text: str
    field: TextField | None = None


@dataclass(frozen=True)
class Prefix:
    """Words that begin so."""

    text: str
    field: TextField | None = None


@dataclass(frozen=True)
class Pattern:
    """Words like this one, in which ``*`` stands for any letters or none, and ``?`` for just one."""

    text: str
    field: TextField | None = None


@dataclass(frozen=True)
class Fuzzy:
    """Words that are this one but for so many slips of the pen."""

    text: str
    slips: int
    field: TextField | None = None


@dataclass(frozen=True)
class Phrase:
    """Words in a row; or ``within`` so many other words, in any order."""

    text: str
    field: TextField | None = None
    within: int | None = None


@dataclass(frozen=True)
class Named:
    """Articles that mention an entity: under any of its names, written so, or with a name that begins so."""

    field: EntityField
    text: str
    how: Literal["name", "surface", "prefix"] = "name"


@dataclass(frozen=True)
class When:
    """Published, or with an event, from ``low`` to ``high``, whole units, both included.

    A bound is as written, "2023", "2023-07", "2023-07-27" or "7d" (days, weeks, months or years ago),
    checked by ``dates``; None is open.
    """

    field: DateField
    low: str | None
    high: str | None


@dataclass(frozen=True)
class Grouped:
    """The story of an article, or those that are near to it; ``id`` is its id or a beginning of that."""

    field: GroupField
    id: str


@dataclass(frozen=True)
class Labelled:
    """Articles with a mark of the reader's, a tag, an event, in a language, or new to a saved search."""

    field: LabelField
    value: str


@dataclass(frozen=True)
class Not:
    """Everything but."""

    child: Node


@dataclass(frozen=True)
class And:
    """All of two or more; none of them is an ``And``."""

    children: tuple[Node, ...]


@dataclass(frozen=True)
class Or:
    """Any of two or more; none of them is an ``Or``."""

    children: tuple[Node, ...]


Text = Word | Prefix | Phrase | Pattern | Fuzzy
Leaf = Text | Named | When | Grouped | Labelled
Node = Everything | Leaf | Not | And | Or


def conjunction(children: list[Node]) -> Node:
    """All of these, flat; of none, everything."""
    flat: list[Node] = []
    for child in children:
        flat.extend(child.children if isinstance(child, And) else [child])
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else Everything()


def disjunction(children: list[Node]) -> Node:
    """Any of these, flat; of none, everything."""
    flat: list[Node] = []
    for child in children:
        flat.extend(child.children if isinstance(child, Or) else [child])
    return Or(tuple(flat)) if len(flat) > 1 else flat[0] if flat else Everything()


def negation(child: Node) -> Node:
    """Everything but this; twice is nothing done."""
    return child.child if isinstance(child, Not) else Not(child)


def positive_leaves(node: Node, *, negative: bool = False) -> list[Leaf]:
    """The leaves that an article may be found by, in order, each once.

    None that is under a ``Not``, but for ``negative``: then those as well.
    """
    found: dict[Leaf, None] = {}
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, And | Or):
            waiting.extend(reversed(current.children))
        elif isinstance(current, Not):
            waiting += [current.child] if negative else []
        elif not isinstance(current, Everything):
            found[current] = None
    return list(found)
