"""From a query tree to the articles it finds, and to the terms that rank and light them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Protocol, assert_never

from index.query.dates import interval
from index.query.tree import (
    And,
    Everything,
    Grouped,
    Named,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Text,
    When,
    Word,
    positive_leaves,
)
from index.similar import near, telling
from index.words import ENGLISH, Asked, asked, asked_beginning

if TYPE_CHECKING:
    from index.ranking import Field, Fields
    from index.search import Searcher


class Facts(Protocol):
    """What the store knows, as sets of rows."""

    def remembered(self, clause: object, find: Callable[[], frozenset[int]]) -> frozenset[int]:
        """What ``find`` gives, or gave for this clause a while ago."""

    def everything(self) -> frozenset[int]:
        """All articles."""

    def named(self, clause: Named) -> frozenset[int]:
        """Articles that mention an entity."""

    def column(self, name: str, value: Text) -> frozenset[int]:
        """Articles whose source, byline or path is so."""

    def row(self, id: str) -> int | None:  # noqa: A002
        """The article of an id, or of a beginning that only one id has."""

    def story(self, row: int) -> frozenset[int]:
        """The articles of an article's story, itself included."""

    def words(self, row: int) -> Counter[str]:
        """How often each term stands in an article."""

    def published(self, first: date, last: date) -> frozenset[int]:
        """Articles published on these days."""

    def event(self, first: date, last: date) -> frozenset[int]:
        """Articles with an event on these days."""


@dataclass(frozen=True)
class Step:
    """What one word of a text clause matches: a term of this set or, with beginnings, any that begins so.

    Of a ``letter`` only itself is meant where it begins a pair of letters.
    """

    exact: frozenset[str]
    beginnings: tuple[str, ...] = ()
    letter: bool = False

    def matches(self, found: str) -> bool:
        """Whether a term of a text is meant."""
        return found in self.exact or (bool(self.beginnings) and found.startswith(self.beginnings))


def fields(clause: Text) -> Fields:
    """The index fields that a clause is about."""
    if clause.field is None:
        return ("title", "body")
    return ("title",) if clause.field == "title" else ("body",)


def ways(clause: Text, searcher: Searcher, analyzers: frozenset[str]) -> list[list[Step]]:
    """The words of a clause, one after the other, as they are compared with a text's terms.

    Where a phrase holds English stop words, which English texts have no terms for and others do, there are
    two ways: with them and without.
    """
    if isinstance(clause, Prefix):
        words = [word for word in asked_beginning(clause.text, analyzers) if word.forms or word.beginnings]
        words[-1:] = [_completed(word, clause, searcher) for word in words[-1:]]
    else:
        words = asked(clause.text, analyzers)
    steps = [(word.common, Step(word.forms, word.beginnings, word.letter)) for word in words]
    every = [step for _, step in steps]
    telling = [step for common, step in steps if not common or step.beginnings]
    return [every, telling] if telling and len(telling) < len(every) else [every]


def _completed(word: Asked, clause: Text, searcher: Searcher) -> Asked:
    """A beginning that is longer than any stem that begins so: the stem that it begins with counts."""
    found = fields(clause)
    begins = word.beginnings
    if any(searcher.completions(field, beginning) for field in found for beginning in begins):
        return word
    shorter = {searcher.shortened(found, beginning) for beginning in begins}
    return word._replace(forms=word.forms.union(form for form in shorter if form))


def is_common(node: Node, analyzers: frozenset[str]) -> bool:
    """Whether a clause is English stop words, that English articles are not indexed by."""
    if not isinstance(node, Word | Phrase) or node.field not in (None, "title", "body"):
        return False
    return all(word.common for word in asked(node.text, analyzers))


class Compiled:
    """A query against one state of the index and the store."""

    def __init__(
        self,
        tree: Node,
        searcher: Searcher | None,
        facts: Facts,
        today: date,
        analyzers: frozenset[str] = frozenset({ENGLISH}),
    ) -> None:
        self.tree = tree
        self.searcher = searcher
        self._facts = facts
        self._today = today
        self.analyzers = analyzers

    def rows(self) -> frozenset[int]:
        """The articles found."""
        return self.rows_of(self.tree)

    def rows_of(self, node: Node) -> frozenset[int]:
        """The articles that a part of the query finds by itself."""
        if isinstance(node, And):
            positive = [child for child in node.children if not isinstance(child, Not)]
            # of a word that only other languages' articles are indexed by no English one can be asked
            needed = [child for child in positive if not is_common(child, self.analyzers)] or positive
            wanted = sorted((self.rows_of(child) for child in needed), key=len)
            found = wanted[0].intersection(*wanted[1:]) if wanted else self._facts.everything()
            for child in node.children:
                if isinstance(child, Not):
                    found -= self.rows_of(child.child)
            return found
        if isinstance(node, Or):
            return frozenset().union(*(self.rows_of(child) for child in node.children))
        if isinstance(node, Not):
            return self._facts.everything() - self.rows_of(node.child)
        return self._facts.remembered((node, self._today), lambda: self._leaf(node))

    def _leaf(self, node: Node) -> frozenset[int]:
        if isinstance(node, Everything):
            return self._facts.everything()
        if isinstance(node, Named):
            return self._facts.named(node)
        if isinstance(node, Grouped):
            return self._group(node)
        if isinstance(node, When):
            days = interval(node, self._today)
            return self._facts.published(*days) if node.field == "date" else self._facts.event(*days)
        if isinstance(node, Word | Prefix | Phrase):
            if node.field in ("source", "byline", "path"):
                return self._facts.column(node.field, node)
            return self._text(node)
        if isinstance(node, And | Or | Not):
            raise TypeError(node)
        assert_never(node)

    def _group(self, clause: Grouped) -> frozenset[int]:
        row = self._facts.row(clause.id)
        if row is None:
            return frozenset()
        if clause.field == "story":
            return self._facts.story(row)
        assert self.searcher is not None
        return self._facts.story(row) | near(
            row, telling(self._facts.words(row), self.searcher), self.searcher
        )

    def _text(self, clause: Text) -> frozenset[int]:
        assert self.searcher is not None
        found: set[int] = set()
        for steps in ways(clause, self.searcher, self.analyzers):
            for field in fields(clause):
                choices = [self._choices(field, step) for step in steps]
                if len(choices) == 1:
                    found |= self.searcher.rows(field, choices[0])
                elif choices:
                    found |= self.searcher.in_a_row(field, choices)
        return frozenset(found)

    def _choices(self, field: Field, step: Step) -> list[str]:
        """The terms of the index that a step matches."""
        assert self.searcher is not None
        searcher = self.searcher
        return sorted(step.exact.union(*(searcher.completions(field, begin) for begin in step.beginnings)))

    def scores(self, rows: frozenset[int]) -> dict[int, float]:
        """How well each of the articles found answers the text clauses."""
        if self.searcher is None:
            return dict.fromkeys(rows, 0.0)
        # asked for once by each clause: both of "library" and "libraries" ask for one term
        terms: Counter[tuple[Fields, str]] = Counter()
        for clause in text_clauses(self.tree):
            where = fields(clause)
            for step in chain.from_iterable(ways(clause, self.searcher, self.analyzers)):
                choices = set(step.exact)
                if step.beginnings:
                    known = {choice for field in where for choice in self._choices(field, step)}
                    choices.update(self.searcher.commonest(where, known))
                terms.update((where, choice) for choice in sorted(choices))
        for leaf in positive_leaves(self.tree):
            if isinstance(leaf, Grouped) and leaf.field == "near" and (row := self._facts.row(leaf.id)):
                terms.update((("body",), term) for term in telling(self._facts.words(row), self.searcher))
        return self.searcher.scores(rows, terms)


def text_clauses(tree: Node) -> list[Text]:
    """The clauses that the index answers and an article may be found by."""
    return [
        leaf
        for leaf in positive_leaves(tree)
        if isinstance(leaf, Word | Prefix | Phrase) and leaf.field in (None, "title", "body")
    ]


def needs_index(tree: Node) -> bool:
    """Whether the store alone can't answer."""
    if isinstance(tree, And | Or):
        return any(needs_index(child) for child in tree.children)
    if isinstance(tree, Not):
        return needs_index(tree.child)
    if isinstance(tree, Grouped):
        return tree.field == "near"
    return isinstance(tree, Word | Prefix | Phrase) and tree.field in (None, "title", "body")


def has_scores(tree: Node) -> bool:
    """Whether some articles answer better than others."""
    near = any(isinstance(leaf, Grouped) and leaf.field == "near" for leaf in positive_leaves(tree))
    return near or bool(text_clauses(tree))
