"""JSON-LD of a page: the nodes in its script blocks, read even where the JSON is broken."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

Node = dict[str, Any]

# A page's own description is a few kilobytes; a whole archive in a script block describes something else.
_MOST_CHARACTERS = 2 * 1024 * 1024
_MOST_MENDED = 256 * 1024
_MOST_NODES = 2000
# Where nodes that belong to the page hang below others; lists of other articles hang elsewhere.
_BELOW = ("@graph", "mainEntity", "mainEntityOfPage", "@included")
_ARTICLE = re.compile(
    r"(?:^|[/:])(?:\w*article|blogposting|liveblogposting|report|reportage\w*|discussionforumposting"
    r"|socialmediaposting|review)$",
    re.IGNORECASE,
)
_SALVAGED = ("headline", "datePublished", "dateCreated", "dateModified", "inLanguage", "articleBody")


def nodes(blocks: Iterable[str]) -> list[Node]:
    """Every node that describes the page or its site, in the order of the blocks."""
    found: list[Node] = []
    for block in blocks:
        if len(block) > _MOST_CHARACTERS:
            continue
        for value in _values(block):
            _collect(value, found, depth=0)
    return found


def is_article(node: Node) -> bool:
    """Whether a node's type says that it is an article of some kind."""
    return any(_ARTICLE.search(kind) for kind in kinds(node))


def kinds(node: Node) -> list[str]:
    """The types a node says it has."""
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return [kind for kind in values if isinstance(kind, str)]


def resolved(value: Any, found: Iterable[Node]) -> Any:
    """The value, or the node that it only refers to: {"@id": "#publisher"}."""
    if isinstance(value, list):
        return [resolved(part, found) for part in value[:50]]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        for node in found:
            if node.get("@id") == value["@id"] and len(node) > 1:
                return node
    return value


def _collect(value: Any, found: list[Node], depth: int) -> None:
    if depth > 6 or len(found) >= _MOST_NODES:
        return
    if isinstance(value, list):
        for part in value:
            _collect(part, found, depth + 1)
    elif isinstance(value, dict):
        found.append(value)
        for key in _BELOW:
            if isinstance(value.get(key), dict | list):
                _collect(value[key], found, depth + 1)


def _values(block: str) -> Iterator[Any]:
    """The JSON values of a block: as it stands, mended, or the few fields that can still be told."""
    bare = block.strip().lstrip("\ufeff")
    for mend in (str, _mended, _mended_entities) if len(bare) <= _MOST_MENDED else (str,):
        try:
            yield from _all_values(mend(bare))
        except (ValueError, RecursionError):
            continue
        return
    yield from _salvaged(bare)


def _all_values(words: str) -> list[Any]:
    """The values that stand one after the other; ValueError where something else stands between."""
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    position = 0
    while position < len(words):
        value, position = decoder.raw_decode(words, position)
        values.append(value)
        position = _between().match(words, position).end()  # type: ignore[union-attr]
    return values


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"[\s;,]*")


@cache
def _token() -> re.Pattern[str]:
    """Strings whole, so that nothing inside them is taken for a comment or a comma too many."""
    return re.compile(
        r'"(?:[^"\\]|\\.)*+"|/\*.{0,300}?\*/|//[^\n]*|<!--|-->|<!\[CDATA\[|\]\]>|,(?=[\s,]{0,100}[}\]])',
        re.DOTALL,
    )


def _mended(words: str) -> str:
    """Without comments, CDATA marks and commas before a closing bracket; stray backslashes doubled."""
    words = _token().sub(lambda token: token[0] if token[0].startswith('"') else " ", words).strip(" \n\r\t;")
    return re.sub(r'\\(?!["\\/bfnrtu])', r"\\\\", words)


def _mended_entities(words: str) -> str:
    return _mended(html.unescape(words))


@cache
def _salvage() -> re.Pattern[str]:
    names = "|".join(_SALVAGED)
    return re.compile(rf'"(?P<key>{names})"\s*:\s*"(?P<value>(?:[^"\\\n]|\\.){{1,100000}}+)"')


@cache
def _salvage_name() -> re.Pattern[str]:
    return re.compile(
        r'"(?P<key>author|publisher|creator)"\s*:\s*\[?\s*(?:\{[^{}]{0,400}?"name"\s*:\s*)?'
        r'"(?P<value>(?:[^"\\\n]|\\.){1,200}+)"'
    )


def _salvaged(words: str) -> Iterator[Node]:
    """An article made of the fields that broken JSON still tells; the first of each."""
    if not re.search(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting|Report)', words):
        return
    node: Node = {"@type": "Article"}
    for pattern in (_salvage(), _salvage_name()):
        for found in pattern.finditer(words):
            try:
                value = json.loads(f'"{found["value"]}"', strict=False)
            except ValueError:
                continue
            named = found["key"] in ("author", "publisher", "creator")
            node.setdefault(found["key"], {"name": value} if named else value)
    if len(node) > 1:
        yield node
