"""Filters that a key adds to the query, in the query language itself so that they can be edited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from corpus.model import DateRange, EntityType

FIELDS: dict[str, str] = {
    "person": "person",
    "organisation": "org",
    "place": "place",
    "weapon": "weapon",
    "event": "entity",
}

_FILTER = re.compile(
    r'(?:^|(?<=\s))-?(?:(?:person|org|place|weapon|entity):"[^"]*"|event:[0-9][0-9.\-]*)(?=\s|$)'
)
# What a query cannot hold: quotation marks, and any white space but single spaces.
_UNSAYABLE = re.compile(r"[\"“”„]|\s\s|[^\S ]")
_OR = re.compile(r"\sOR\s")
_NEWS = re.compile(r"(?:^|(?<=\s))-?(?:is:new|news:(?:\"[^\"]*\"|\S+))(?=\s|$)")
_SORT = re.compile(r"(?:^|(?<=\s))sort:\w+")


def of_entity(kind: EntityType, name: str) -> str:
    """The clause for articles that mention an entity: ``person:"Ada Park"``."""
    plain = " ".join(name.replace('"', " ").split())
    return f'{FIELDS[kind]}:"{plain}"'


def of_date(date: DateRange) -> str:
    """The clause for articles with an event dated then: ``event:2018-02``."""
    begin, end = date.begin.isoformat(), date.end.isoformat()
    if date.precision == "day":
        return f"event:{begin}"
    if date.precision == "month":
        return f"event:{begin[:7]}"
    if date.precision == "year":
        return f"event:{begin[:4]}"
    return f"event:{begin}..{end}"


def of_group(field: Literal["story", "near"], id: str) -> str | None:  # noqa: A002
    """The query for an article's story, or for those near to it: ``story:wire-1``; None if none can name it.

    An id is cut before what a query cannot hold: its beginning names the article, too.
    """
    from index.query.printer import printed
    from index.query.tree import Grouped

    beginning = _UNSAYABLE.split(id)[0].strip()
    return printed(Grouped(field, beginning)) if beginning else None


def of_source(name: str) -> str:
    """The clause for the articles of an outlet: ``source:"Harbour Post"``."""
    return f'source:"{_sayable(name)}"'


def of_news(name: str, query: str) -> str:
    """The query for what a saved search finds that came since it was read: ``news:"ferry" ferry``."""
    order = "".join(f" {clause}" for clause in _SORT.findall(query))
    plain = " ".join(_SORT.sub(" ", query).split())
    if _OR.search(plain) and not is_group(plain):
        plain = f"({plain})"
    return f'news:"{_sayable(name)}" {plain}{order or " sort:newest"}'


def without_news(query: str) -> str:
    """The query without what asks for news, which are none the next time."""
    plain = " ".join(_NEWS.sub(" ", query).split())
    return query if plain == " ".join(query.split()) else plain


def _sayable(name: str) -> str:
    return " ".join(re.sub(r"[\"“”„]", " ", name).split())


def with_filter(query: str, clause: str, *, exclude: bool = False) -> str:
    """The query narrowed by a clause; unchanged when it has it already, turned when it has its opposite."""
    wanted, opposite = ("-" + clause, clause) if exclude else (clause, "-" + clause)
    found = _FILTER.findall(query)
    if wanted in found:
        return query
    if opposite in found:
        return _FILTER.sub(lambda match: wanted if match[0] == opposite else match[0], query)
    stripped = query.strip()
    if not stripped:
        return wanted
    if _OR.search(stripped) and not is_group(stripped):
        stripped = f"({stripped})"
    return f"{stripped} {wanted}"


def is_group(query: str) -> bool:
    """Whether one pair of brackets is around all of it."""
    if not (query.startswith("(") and query.endswith(")")):
        return False
    depth = 0
    for at, character in enumerate(query):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return at == len(query) - 1
    return False


def settled(query: str, understood: str) -> str:
    """A query that still means the same when more follows.

    Its last word, read as a prefix, gets a ``*``; words that are answered by any of them are joined by OR.
    """
    if _OR.search(understood) and not _OR.search(query):
        return understood
    last = re.search(r"[\w-]+$", query)
    if last is None or f"{last[0].casefold()}*" not in understood.casefold():
        return query
    return query + "*"


def without_filters(query: str) -> str:
    """The query as it was before any filter was added to it."""
    plain = " ".join(_FILTER.sub("", query).split())
    return plain[1:-1] if is_group(plain) and plain != query else plain
