"""What to ask instead when nothing is found: other queries, each of which finds something."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import product
from typing import TYPE_CHECKING

from corpus.store import Store
from index.entities import close_names
from index.query.compile import Compiled, fields
from index.query.printer import printed
from index.query.tree import And, Named, Node, Not, Or, Phrase, Prefix, Word
from index.words import analyzer_of, asked, tokens

if TYPE_CHECKING:
    from index.search import Searcher

# Articles read to find out how a term of the index is written.
_READ = 5


def suggestions(found: Compiled, store: Store, *, any_shown: bool = False) -> tuple[str, ...]:
    """Slips of the pen put right; then, if not ``any_shown``, any of the words and what each finds alone."""
    tree, searcher = found.tree, found.searcher
    corrected = _corrected(tree, found, store, searcher)
    queries = [printed(corrected)] if corrected != tree and found.finds(corrected) else []
    if isinstance(tree, And) and not any_shown:
        positive = [child for child in tree.children if not isinstance(child, Not)]
        alone = [printed(child) for child in positive if found.finds(child)]
        if alone and all(isinstance(child, Word | Prefix | Phrase) for child in tree.children):
            queries.append(" OR ".join(printed(child) for child in tree.children))
        queries += alone
    return tuple(dict.fromkeys(queries))


def _corrected(node: Node, found: Compiled, store: Store, searcher: Searcher | None) -> Node:
    """The tree with the words and names that nothing has made the nearest ones that something has."""
    if isinstance(node, And | Or):
        return type(node)(tuple(_corrected(child, found, store, searcher) for child in node.children))
    if isinstance(node, Word) and searcher is not None and node.field in (None, "title", "body"):
        return node if found.finds(node) else _nearest_word(node, store, searcher, found.analyzers)
    if isinstance(node, Named) and node.how == "name" and not found.finds(node):
        names = close_names(store, node)
        return Named(node.field, names[0]) if names else node
    return node


def _nearest_word(word: Word, store: Store, searcher: Searcher, analyzers: frozenset[str]) -> Word:
    """The commonest of the nearest words of the index, as some article writes it."""
    wanted = asked(word.text, analyzers)
    if len(wanted) != 1:
        return word
    for field, form in product(fields(word), sorted(wanted[0].forms)):
        near = searcher.terms.near(field, form)
        if near:
            having = searcher.having(field, (near,))
            heads = store.heads(searcher.rows[having][:_READ].tolist())
            written = [
                text[token.start : token.end]
                for head in heads
                for text in [store.text(head.row)[0] if field == "body" else head.title or ""]
                for token in tokens(text, analyzer_of(head.language))
                if token.term == near
            ]
            best = get_close_matches(word.text, written, n=1, cutoff=0.0)
            return Word(best[0].lower() if word.text.islower() else best[0], word.field) if best else word
    return word
