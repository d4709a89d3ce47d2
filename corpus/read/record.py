"""A record to an article: a JSON object, a table's row, front matter or a sidecar, under any usual names.

Names count without regard to case and separators ("datePublished" is "date_published"). Where several fit,
the first of a fixed order that says something wins, and evidence names it as the input does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from corpus.model import Article, PublishedDate, Refused
from corpus.read.decode import garbled_note, tidy
from corpus.read.fields import (
    address_field,
    body_field,
    is_nothing,
    language_field,
    plain,
    published_field,
    text_field,
)
from corpus.read.source import Options, Source

# A summary is better than nothing, and is said to be one.
_SUMMARIES = ("description", "summary", "abstract", "excerpt", "snippet")
_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "ogtitle", "articletitle", "webtitle", "name", "subject"),
    "text": (
        *("text", "fulltext", "articlebody", "body", "bodytext", "maintext", "articletext", "content"),
        *("contenttext", "contenthtml", "bodyhtml", "articlecontent", "postcontent", "story", "storytext"),
        *("article", "plaintext", "newstext", "selftext", "transcript", "paragraphs"),
        *_SUMMARIES,
    ),
    "byline": (
        *("byline", "author", "authors", "articleauthor", "creator", "dccreator", "authorname", "writer"),
        *("reporter", "by"),
    ),
    "source": (
        *("source", "outlet", "publisher", "sitename", "ogsitename", "publication", "newspaper"),
        *("sourcename", "provider", "site", "sourcedomain", "domain"),
    ),
    "published": (
        *("published", "datepublished", "publishedat", "publisheddate", "publishedtime", "publishedon"),
        *("articlepublishedtime", "publishdate", "datepublish", "pubdate", "publicationdate"),
        *("webpublicationdate", "firstpublished", "issued", "date", "datetime", "postdate", "postedat"),
        *("createdat", "datecreated", "created", "timestamp", "time", "seendate"),
    ),
    "language": ("language", "lang", "inlanguage", "languagecode"),
    "url": ("url", "link", "canonicalurl", "articleurl", "weburl", "permalink", "externalurl", "ogurl"),
    "id": ("id", "guid", "uuid", "articleid", "docid", "uid"),
}
_PLACES = {name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names)}
_TEXTS = frozenset(_NAMES["text"]) - frozenset(_SUMMARIES)
# The names that --map can give.
FIELDS = tuple(_NAMES)
# What databases and interfaces put around a record.
_WRAPPERS = (
    "_source",
    "fields",
    "attributes",
    "article",
    "doc",
    "node",
    "data",
    "response",
    "result",
    "item",
)
_DEEPEST = 4
_CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*\Z")
# Of a record with other names so many are told.
_TOLD = 12


class Facts(NamedTuple):
    """What a record says of its article, but the text."""

    title: str | None = None
    byline: str | None = None
    source: str | None = None
    published: PublishedDate | None = None
    language: str | None = None
    url: str | None = None
    identity: str | None = None


class _Body(NamedTuple):
    text: str
    note: str | None


class _MissingError(Exception):
    """A record has no text; the message is the reason."""


def article(
    record: Mapping[str, Any],
    source: Source,
    options: Options,
    *,
    number: int | None = None,
    line: int | None = None,
    notes: Iterable[str] = (),
) -> Article | Refused:
    """The article that a record holds, or why it holds none.

    ``number`` tells it from the others of its input, ``line`` is where it stands there. A record that is its
    input's only one is also described by a sidecar's title, byline, address and id.
    """
    try:
        body = _body(unwrapped(record), dict(options.fields).get("text"))
    except _MissingError as error:
        return Refused(path=source.name, reason=str(error), line=line)
    text, raw_text = (body.text, None) if options.raw else (tidy(plain(body.text)), body.text)
    if not text.strip():
        return Refused(path=source.name, reason="no text: it holds nothing but markup", line=line)
    return described(
        text,
        source,
        options,
        record=record,
        number=number,
        raw_text=raw_text if raw_text is not None and tidy(raw_text) != text else None,
        notes=(*notes, *((body.note,) if body.note else ())),
    )


def described(
    text: str,
    source: Source,
    options: Options,
    *,
    record: Mapping[str, Any] | None = None,
    number: int | None = None,
    raw_text: str | None = None,
    notes: Iterable[str] = (),
) -> Article:
    """A text with what its own record says of it, then its sidecar, then what holds for all inputs."""
    own = facts(record, options) if record else Facts()
    beside = facts(source.fields, options, whose=" of its sidecar") if source.fields else Facts()
    if number is not None:
        beside = beside._replace(title=None, byline=None, url=None, identity=None)
    said = Facts._make(one if one is not None else other for one, other in zip(own, beside, strict=True))
    garbled = garbled_note(text)
    return Article(
        id=said.identity or (source.stem if number is None else f"{source.stem}:{number}"),
        path=source.path,
        title=said.title,
        byline=said.byline,
        source=said.source or options.source,
        published=said.published or options.published_date(),
        language=said.language,
        url=said.url,
        text=text,
        raw_text=raw_text,
        file_date=source.file_date,
        notes=(*notes, *((garbled,) if garbled else ())),
    )


def facts(record: Mapping[str, Any], options: Options, *, whose: str = "") -> Facts:
    """What a record says of its article; ``whose`` is added to the field's name in the evidence."""
    inner = unwrapped(record)
    found = _fields(inner)
    for ours, theirs in options.fields:
        if (value := _reached(inner, theirs)) is not None:
            found.setdefault(ours, []).insert(0, (-1, theirs, value))

    def first(field: str, read: Callable[[Any], str | None] = text_field) -> str | None:
        return next((words for _, _, value in found.get(field, ()) if (words := read(value))), None)

    dates = (published_field(value, name) for _, name, value in found.get("published", ()))
    published = next((date for date in dates if date), None)
    if published and whose:
        published = published.model_copy(update={"evidence": f"{published.evidence}{whose}"})
    return Facts(
        title=first("title"),
        byline=first("byline"),
        source=_outlet(first("source")),
        published=published,
        language=first("language", language_field),
        url=first("url", address_field),
        identity=first("id"),
    )


def has_text(record: Mapping[str, Any], options: Options | None = None) -> bool:
    """Whether a record holds an article's text, and not only a summary of one."""
    theirs = dict(options.fields).get("text") if options else None
    try:
        return _body(unwrapped(record), theirs, summaries=False) is not None
    except _MissingError:
        return False


def is_known(name: str, field: str) -> bool:
    """Whether a name is one under which a field of ours usually stands."""
    return normal(name) in _NAMES[field]


def unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A record without what a database put around it, whose fields stay where they say something else."""
    for _ in range(_DEEPEST):
        if any(normal(str(name)) in _TEXTS and isinstance(value, str) for name, value in record.items()):
            break
        inner = next((name for name in _WRAPPERS if isinstance(record.get(name), Mapping)), None)
        if inner is None:
            break
        record = {**{name: value for name, value in record.items() if name != inner}, **record[inner]}
    return record


@lru_cache(maxsize=4096)
def normal(name: str) -> str:
    """A field's name without case and separators: "og:site_name" is "ogsitename"."""
    return "".join(c for c in name.casefold() if c.isalnum())


def _fields(record: Mapping[str, Any]) -> dict[str, list[tuple[int, str, Any]]]:
    """What a record has for each of our fields: the rank of the name, the name, the value, the best first."""
    found: dict[str, list[tuple[int, str, Any]]] = {}
    for name, value in record.items():
        place = _PLACES.get(normal(str(name)))
        if place and value is not None and value != "":
            found.setdefault(place[0], []).append((place[1], str(name), value))
    for several in found.values():
        if len(several) > 1:
            several.sort(key=itemgetter(0))
    return found


def _body(record: Mapping[str, Any], theirs: str | None, *, summaries: bool = True) -> _Body:
    """The text of a record; raises _MissingError."""
    if theirs:
        value = _reached(record, theirs)
        text = body_field(value)
        if text is None or is_nothing(text):
            there = "there is none" if value is None else "it holds no text"
            raise _MissingError(f'no text: --map says it is in "{theirs}", and {there}')
        return _Body(text, _cut_note(text))
    present = {normal(str(name)): (str(name), value) for name, value in reversed([*record.items()])}
    reason: str | None = None
    for known in _NAMES["text"]:
        if known not in present or (known in _SUMMARIES and not summaries):
            continue
        name, value = present[known]
        text = body_field(value)
        if text is not None and not is_nothing(text):
            note = f'only a summary, its field "{name}"' if known in _SUMMARIES else _cut_note(text)
            return _Body(text, note)
        empty = text is not None or value is None or value in ([], {})
        reason = reason or (f'no text: "{name}" is empty' if empty else f'"{name}" is not a string')
    raise _MissingError(reason or f'no text: no "text" field, nor another that is known {_names(record)}')


def _names(record: Iterable[str]) -> str:
    names = [f'"{" ".join(str(name).split())[:40]}"' for name in record]
    told = ", ".join(names[:_TOLD]) + (f" and {len(names) - _TOLD} more" if len(names) > _TOLD else "")
    return f"(there are {told}; --map text=NAME says which)" if names else "(there are no fields)"


def _cut_note(text: str) -> str | None:
    found = _CUT.search(text[-40:])
    return f"the text is cut off: it ends in “{found[0].strip()}”" if found else None


def _reached(record: Mapping[str, Any], path: str) -> Any:
    """What stands under a name, or under a path of names and numbers with dots between."""
    if path in record:
        return record[path]
    reached: Any = record
    for step in path.split("."):
        if isinstance(reached, Mapping):
            same = (key for key in reached if normal(str(key)) == normal(step))
            reached = reached.get(step, reached.get(next(same, step)))
        elif isinstance(reached, list) and step.isdecimal() and int(step[:9]) < len(reached):
            reached = reached[int(step[:9])]
        else:
            return None
    return reached


def _outlet(words: str | None) -> str | None:
    """The outlet's name; of an address its host."""
    if words and (found := re.fullmatch(r"(?:https?:)?//([^/\s?#]{1,253})(?:[/?#]\S*)?", words)):
        words = found[1]
    return words.removeprefix("www.") if words else None
