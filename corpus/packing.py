"""Articles as bytes: what the store keeps of one, and back again without loss."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from hashlib import blake2b

from corpus.model import Annotated, Article, Boilerplate, Span

# Annotations are mostly repeated field names: the fastest level already packs them to about a seventh.
_LEVEL = 1


def pack_text(text: str) -> bytes:
    """Any string, lone surrogates too."""
    return text.encode("utf-8", "surrogatepass")


def unpack_text(data: bytes) -> str:
    """The inverse of ``pack_text``."""
    return data.decode("utf-8", "surrogatepass")


def pack_page(page: str) -> bytes:
    """A page that a text was taken out of."""
    return zlib.compress(pack_text(page))


def unpack_page(data: bytes) -> str:
    """The inverse of ``pack_page``."""
    return unpack_text(zlib.decompress(data))


# Kept in columns of their own, or known by the row.
_APART = {"text", "raw_text", "id", "story", "paths", "missing"}


def pack_annotation(article: Annotated) -> bytes:
    """All of an article but its text, page and id. ASCII JSON, since a lone surrogate has no UTF-8."""
    fields = article.model_dump(mode="json", exclude=_APART)
    for event in fields["events"]:
        del event["id"]
    return zlib.compress(json.dumps(fields).encode("ascii"), _LEVEL)


def unpack_article(id: str, text: bytes, annotation: bytes) -> Annotated:  # noqa: A002
    """The article again, under the id that it has in the library."""
    fields = json.loads(zlib.decompress(annotation))
    for number, event in enumerate(fields["events"]):
        event["id"] = event_id(id, number)
    return Annotated.model_validate({**fields, "id": id, "text": unpack_text(text)})


def event_id(article: str, number: int) -> str:
    """The id of an article's event."""
    return f"{article}#{number}"


def pack_hidden(boilerplate: Iterable[Boilerplate]) -> str:
    """The boilerplate spans as JSON, in order."""
    return json.dumps(sorted((mark.start, mark.end) for mark in boilerplate))


def unpack_hidden(data: str) -> tuple[Span, ...]:
    """The inverse of ``pack_hidden``."""
    return tuple(Span(start, end) for start, end in json.loads(data))


def printable(value: str | None) -> str | None:
    """A string that SQLite takes as TEXT: a lone surrogate, which has no UTF-8, becomes ``?``."""
    return None if value is None else value.encode("utf-8", "replace").decode("utf-8")


def content_hash(article: Article) -> bytes:
    """Of the text and of everything that was given with it; the path is where it lies, not what it is."""
    given = article.model_dump(
        mode="json", include={"title", "byline", "source", "published", "language", "url"}
    )
    digest = blake2b(json.dumps(given, sort_keys=True).encode("ascii"), digest_size=16)
    digest.update(pack_text(article.text))
    return digest.digest()


# What can be said of an input on the command line, once, and need not be said again.
_SAID_ONCE = ("source", "published")
_NOT_GIVEN = {"id", "path", "text", "raw_text"}


def pack_given(article: Article) -> str:
    """What came with an article before anything was found in it."""
    return json.dumps(article.model_dump(mode="json", exclude=_NOT_GIVEN, exclude_none=True))


def unpack_given(id: str, path: str | None, text: bytes, given: str) -> Article:  # noqa: A002
    """The article as it was read; its page, if it has one, is not needed to annotate it."""
    return Article.model_validate({**json.loads(given), "id": id, "path": path, "text": unpack_text(text)})


def is_intact(article: Article, given: str, hash: bytes) -> bool:  # noqa: A002
    """Whether an article, as ``unpack_given`` made it, is what was written under this hash.

    The first versions kept of what came with it only these two fields: of theirs it can't be told.
    """
    return content_hash(article) == hash or json.loads(given).keys() == set(_SAID_ONCE)


def with_given(article: Article, before: str) -> Article:
    """The article with what was said of it before (by ``pack_given``) where nothing is said now."""
    known = json.loads(before)
    silent = {name: known[name] for name in _SAID_ONCE if known.get(name) and getattr(article, name) is None}
    if not silent:
        return article
    return Article.model_validate({**article.model_dump(), **silent})


def clean_text(text: str, hidden: tuple[Span, ...]) -> str:
    """The text less its boilerplate; a line break stands where something was taken out."""
    parts: list[str] = []
    position = 0
    for start, end in hidden:
        if start > position:
            parts.append(text[position:start])
        position = max(position, end)
    parts.append(text[position:])
    return "\n".join(parts)
