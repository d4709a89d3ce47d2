"""From a query tree to the articles it finds, and to the terms that rank and light them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.query.dates import interval
from index.query.tree import (
    And,
    Everything,
    Fuzzy,
    Grouped,
    Labelled,
    Named,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Text,
    When,
    Word,
    positive_leaves,
)
from index.search import as_term
from index.similar import near, telling
from index.vocabulary import expanded
from index.words import ENGLISH, Asked, asked, asked_beginning

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.ranking import Field, Fields
    from index.search import Mask, Searcher
    from index.universe import Universe


class Facts(Protocol):
    """What the store knows, as sets of rows."""

    def remembered(self, clause: object, find: Callable[[], Mask]) -> Mask:
        """What ``find`` gives, or gave for this clause a while ago."""

    def universe(self, searcher: Searcher | None) -> Universe:
        """All articles, numbered as in the index or, where that is not needed, without it."""

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

    def labelled(self, clause: Labelled) -> frozenset[int]:
        """Articles with a mark of the reader's, an event, or in a language."""

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
    if isinstance(clause, Pattern | Fuzzy):
        return [[Step(expanded(clause, fields(clause), searcher, analyzers)[0])]]
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
    if any(searcher.terms.begins(field, beginning) for field in found for beginning in begins):
        return word
    shorter = {searcher.terms.shortened(found, beginning) for beginning in begins}
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

    @property
    def universe(self) -> Universe:
        """All articles, as the masks and scores number them."""
        return self._facts.universe(self.searcher)

    def found(self) -> Mask:
        """The articles found."""
        return self.mask(self.tree)

    def finds(self, node: Node) -> bool:
        """Whether a part of the query finds anything by itself."""
        return bool(self.mask(node).any())

    def mask(self, node: Node) -> Mask:
        """The articles that a part of the query finds by itself."""
        everything = self.universe.everything
        if isinstance(node, And):
            positive = [child for child in node.children if not isinstance(child, Not)]
            # of a word that only other languages' articles are indexed by no English one can be asked
            needed = [child for child in positive if not is_common(child, self.analyzers)] or positive
            found = everything.copy()
            for wanted in needed:
                found &= self.mask(wanted)
            for other in node.children:
                if isinstance(other, Not):
                    found &= ~self.mask(other.child)
            return found
        if isinstance(node, Or):
            found = np.zeros(self.universe.size, dtype=np.bool_)
            for child in node.children:
                found |= self.mask(child)
            return found
        if isinstance(node, Not):
            return everything & ~self.mask(node.child)
        if isinstance(node, Labelled):  # the reader's marks change while all else stays
            return self.universe.mask(self._facts.labelled(node))
        key = (node, self._today, self.searcher is None)
        return self._facts.remembered(key, lambda: self._leaf(node))

    def _leaf(self, node: Node) -> Mask:
        if isinstance(node, Everything):
            return self.universe.everything
        if isinstance(node, When) and node.field == "date":
            first, last = interval(node, self._today)
            return self.universe.published(first.toordinal(), last.toordinal())
        if isinstance(node, Text) and node.field in (None, "title", "body"):
            return self._text(node)
        if isinstance(node, Grouped):
            return self._group(node)
        return self.universe.mask(self._stored(node))

    def _stored(self, node: Node) -> frozenset[int]:
        """The rows of what the store knows."""
        if isinstance(node, Named):
            return self._facts.named(node)
        if isinstance(node, When):
            return self._facts.event(*interval(node, self._today))
        if isinstance(node, Text):
            assert node.field in ("source", "byline", "path")
            return self._facts.column(node.field, node)
        raise TypeError(node)

    def _group(self, clause: Grouped) -> Mask:
        row = self._facts.row(clause.id)
        if row is None:
            return self.universe.mask(())
        story = self.universe.mask(self._facts.story(row))
        if clause.field == "story":
            return story
        assert self.searcher is not None
        alike = near(row, telling(self._facts.words(row), self.searcher), self.searcher)
        return story | self.universe.of_documents(alike)

    def _text(self, clause: Text) -> Mask:
        assert self.searcher is not None
        found = self.searcher.nothing()
        for steps in ways(clause, self.searcher, self.analyzers):
            for field in fields(clause):
                if len(steps) == 1:
                    found |= self.searcher.having(field, self._terms(field, steps[0]))
                elif steps:
                    choices = [self._choices(field, step) for step in steps]
                    within = clause.within if isinstance(clause, Phrase) else None
                    found |= self.searcher.together(field, choices, within)
        return self.universe.of_documents(found)

    def _terms(self, field: Field, step: Step) -> list[str]:
        """The terms that a step matches; in place of many their beginning, where that has postings."""
        assert self.searcher is not None
        found: set[str] = set(step.exact)
        for beginning in step.beginnings:
            short = as_term(beginning)
            found.update([short] if short else self.searcher.terms.completions(field, beginning))
        return list(found)

    def _choices(self, field: Field, step: Step) -> list[str]:
        """The terms of the index that a step matches."""
        assert self.searcher is not None
        terms = self.searcher.terms
        return sorted(step.exact.union(*(terms.completions(field, begin) for begin in step.beginnings)))

    def scores(self) -> NDArray[np.float64]:
        """How well each article answers the text clauses, by number."""
        scores = np.zeros(self.universe.size)
        if self.searcher is not None:
            known = self.searcher.scores(self.scored_terms())
            scores[: len(known)] = known
        return scores

    def scored_terms(self) -> Counter[tuple[Fields, str]]:
        """The terms that rank, each asked for once by each clause: by "library" and "libraries" one twice."""
        assert self.searcher is not None
        terms: Counter[tuple[Fields, str]] = Counter()
        for clause in text_clauses(self.tree):
            where = fields(clause)
            for step in chain.from_iterable(ways(clause, self.searcher, self.analyzers)):
                terms.update((where, term) for term in self._ranked(where, step))
        for leaf in positive_leaves(self.tree):
            if isinstance(leaf, Grouped) and leaf.field == "near" and (row := self._facts.row(leaf.id)):
                terms.update((("body",), term) for term in telling(self._facts.words(row), self.searcher))
        return terms

    def _ranked(self, where: Fields, step: Step) -> list[str]:
        """The terms that score for a step: a short beginning itself, of a longer one its commonest."""
        assert self.searcher is not None
        short = [term for beginning in step.beginnings if (term := as_term(beginning))]
        known = {
            term
            for beginning in step.beginnings
            if not as_term(beginning)
            for field in where
            for term in self.searcher.terms.completions(field, beginning)
        }
        chosen = step.exact.union(self.searcher.commonest(where, known) if known else ())
        return sorted(chosen.union(short))


def text_clauses(tree: Node) -> list[Text]:
    """The clauses that the index answers and an article may be found by."""
    return [
        leaf
        for leaf in positive_leaves(tree)
        if isinstance(leaf, Text) and leaf.field in (None, "title", "body")
    ]


def needs_index(tree: Node) -> bool:
    """Whether the store alone can't answer."""
    if isinstance(tree, And | Or):
        return any(needs_index(child) for child in tree.children)
    if isinstance(tree, Not):
        return needs_index(tree.child)
    if isinstance(tree, Grouped):
        return tree.field == "near"
    return isinstance(tree, Text) and tree.field in (None, "title", "body")


def has_scores(tree: Node) -> bool:
    """Whether some articles answer better than others."""
    near = any(isinstance(leaf, Grouped) and leaf.field == "near" for leaf in positive_leaves(tree))
    return near or bool(text_clauses(tree))
