"""What a page states about itself in its markup, gathered once: JSON-LD, meta elements, links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from corpus.read import json_ld

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page with more meta elements than this is not describing itself.
_MOST_META = 2000


class Statements:
    """A page's JSON-LD nodes and meta elements, with the tree they come from."""

    def __init__(self, tree: HtmlElement) -> None:
        self.tree = tree
        self.nodes = json_ld.nodes(
            script.text or ""
            for script in tree.iter("script")
            if "ld+json" in (script.get("type") or "").lower()
        )
        self.meta = _meta(tree)
        self.canonical = [
            link.get("href") or ""
            for link in tree.iter("link")
            if "canonical" in (link.get("rel") or "").lower().split()
        ]
        articles = [node for node in self.nodes if json_ld.is_article(node)]
        self.article: json_ld.Node = self._main(articles) if articles else {}

    def first(self, *names: str) -> tuple[str, str] | None:
        """The first meta element of these names that says anything: its name and its words."""
        for name in names:
            for value in self.meta.get(name, ()):
                return name, value
        return None

    def every(self, *names: str) -> list[str]:
        """What all meta elements of the first of these names that there is say."""
        return next((self.meta[name] for name in names if name in self.meta), [])

    def of_article(self, key: str) -> Any:
        """A property of the JSON-LD article, with what it refers to."""
        return json_ld.resolved(self.article.get(key), self.nodes)

    def _main(self, articles: list[json_ld.Node]) -> json_ld.Node:
        """The article that the page is, where its JSON-LD tells of several."""
        if len(articles) == 1:
            return articles[0]
        here = {address.rstrip("/") for address in [*self.canonical, *self.every("og:url")] if address}
        shown = {_key(title) for title in _shown_titles(self)}
        return max(
            articles,
            key=lambda node: (
                bool(here & {address.rstrip("/") for address in _addresses(node)}),
                _key(node.get("headline") or node.get("name")) in shown,
                "headline" in node and "datePublished" in node,
                "headline" in node,
            ),
        )


def _addresses(node: json_ld.Node) -> Iterable[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _shown_titles(stated: Statements) -> Iterable[str]:
    yield from stated.every("og:title")
    for heading in stated.tree.iter("h1"):
        yield heading.text_content()


def _key(words: Any) -> str:
    return " ".join(words.casefold().split()) if isinstance(words, str) else ""


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """Meta elements: name, property, itemprop or http-equiv in lower case to what they say."""
    found: dict[str, list[str]] = {}
    for number, element in enumerate(tree.iter("meta")):
        if number >= _MOST_META:
            break
        value = " ".join((element.get("content") or element.get("value") or "").split())
        if not value:
            continue
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split()[:3]:
                found.setdefault(name, []).append(value)
    return found
