"""The terms of the index that an inexact word stands for: one with wildcards, or one that may be misspelt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from index.languages import forms
from index.query.patterns import describes, literal_beginning
from index.query.slips import slips
from index.query.tree import Fuzzy, Node, Pattern, Text, positive_leaves
from index.words import folded

if TYPE_CHECKING:
    from index.ranking import Field, Fields
    from index.search import Searcher

# More terms say no more about what is meant; the commonest are taken.
MOST_TERMS = 200


def expanded(
    clause: Pattern | Fuzzy, fields: Fields, searcher: Searcher, analyzers: frozenset[str]
) -> tuple[frozenset[str], bool]:
    """The terms, and whether there are more of them than are taken."""
    return searcher.remembered((clause, fields), lambda: _expanded(clause, fields, searcher, analyzers))


def _expanded(
    clause: Pattern | Fuzzy, fields: Fields, searcher: Searcher, analyzers: frozenset[str]
) -> tuple[frozenset[str], bool]:
    found = {term for field in fields for term in _terms(clause, field, searcher, analyzers)}
    if len(found) <= MOST_TERMS:
        return frozenset(found), False

    def often(term: str) -> tuple[int, str]:
        return -sum(searcher.terms.frequency(field, term) for field in fields), term

    return frozenset(sorted(found, key=often)[:MOST_TERMS]), True


def _terms(
    clause: Pattern | Fuzzy, field: Field, searcher: Searcher, analyzers: frozenset[str]
) -> Iterable[str]:
    if isinstance(clause, Pattern):
        known = searcher.terms.completions(field, literal_beginning(clause.text))
        return [term for term in known if describes(clause.text, term)]
    wanted = {folded(clause.text), *forms(clause.text, analyzers)}
    near = {term for word in wanted for term in searcher.terms.close_to(field, word)}
    return [term for term in near if any(slips(word, term) <= clause.slips for word in wanted)]


def cut_short(
    tree: Node, fields_of: Callable[[Text], Fields], searcher: Searcher, analyzers: frozenset[str]
) -> list[str]:
    """The words of a query that stand for more terms than are taken."""
    return [
        leaf.text
        for leaf in positive_leaves(tree, negative=True)
        if isinstance(leaf, Pattern | Fuzzy) and expanded(leaf, fields_of(leaf), searcher, analyzers)[1]
    ]
