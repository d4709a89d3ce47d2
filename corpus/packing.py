"""Articles as bytes: what the store keeps of one, and back again without loss."""

from __future__ import annotations

import json
import zlib
from hashlib import blake2b

from corpus.model import Annotated, Article, Span

# Annotations are mostly repeated field names: the fastest level already packs them to about a seventh.
_LEVEL = 1


def pack_text(text: str) -> bytes:
    """Any string, lone surrogates too."""
    return text.encode("utf-8", "surrogatepass")


def unpack_text(data: bytes) -> str:
    """The inverse of ``pack_text``."""
    return data.decode("utf-8", "surrogatepass")


def pack_annotation(article: Annotated) -> bytes:
    """All of an article but its text. ASCII JSON, since a lone surrogate has no UTF-8."""
    return zlib.compress(
        json.dumps(article.model_dump(mode="json", exclude={"text"})).encode("ascii"), _LEVEL
    )


def unpack_article(text: bytes, annotation: bytes) -> Annotated:
    """The article again."""
    fields = json.loads(zlib.decompress(annotation))
    return Annotated.model_validate({**fields, "text": unpack_text(text)})


def pack_hidden(article: Annotated) -> str:
    """The boilerplate spans as JSON, in order."""
    return json.dumps(sorted((mark.start, mark.end) for mark in article.boilerplate))


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
_SAID_ONCE = {"source", "published"}


def pack_given(article: Article) -> str:
    """The outlet and the published date that came with an article."""
    return json.dumps(article.model_dump(mode="json", include=_SAID_ONCE))


def with_given(article: Article, before: str) -> Article:
    """The article with what was said of it before (by ``pack_given``) where nothing is said now."""
    given = {name: value for name, value in json.loads(before).items() if value is not None}
    silent = {name for name in given if getattr(article, name) is None}
    if not silent:
        return article
    fields = article.model_dump()
    return Article.model_validate({**fields, **{name: given[name] for name in silent}})


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
