"""Where a text answers a query: the same words, in the same order, by which the index found it.

One pass over the words of the text, boilerplate passed over; the snippet under a hit and the lights in the
open article come from here, so that they never disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from corpus.model import Span
from index.query.compile import Step
from index.query.proximity import windows
from index.tokenized import Tokenized, tokenized
from index.words import analyzer_of


@dataclass(frozen=True)
class Lights:
    """What to look for in one article."""

    clauses: tuple[tuple[Step, ...], ...] = ()
    title_clauses: tuple[tuple[Step, ...], ...] = ()
    names: tuple[str, ...] = field(default=(), repr=False)  # as the article writes them
    close: tuple[tuple[tuple[Step, ...], int], ...] = ()  # steps, and how many other words between them
    title_close: tuple[tuple[tuple[Step, ...], int], ...] = ()
    passages: tuple[Span, ...] = ()  # worth showing, though no words of theirs are lit

    def __bool__(self) -> bool:
        return bool(self.clauses or self.title_clauses or self.names or self.close or self.title_close)


@dataclass(frozen=True)
class Match:
    """Some words of a text that answer a clause; ``clause`` tells clauses apart."""

    start: int
    end: int
    clause: int


def find(
    text: str,
    hidden: Sequence[Span],
    lights: Lights,
    title: str | None = None,
    language: str | None = None,
) -> Iterator[Match]:
    """The matches in order of their ends; they may overlap."""
    analyzer = analyzer_of(language)
    if lights.names:
        yield from _names(text, hidden, lights)
    if lights.title_clauses and title and (at := text.find(title)) >= 0:
        for match in _words(tokenized(title, (), analyzer), lights.title_clauses):
            yield Match(match.start + at, match.end + at, match.clause + len(lights.clauses))
    if lights.clauses:
        yield from _words(tokenized(text, hidden, analyzer), lights.clauses)
    first = len(lights.clauses) + len(lights.title_clauses) + 1
    if lights.close:
        yield from _close(tokenized(text, hidden, analyzer), lights.close, first)
    if lights.title_close and title and (at := text.find(title)) >= 0:
        for match in _close(tokenized(title, (), analyzer), lights.title_close, first + len(lights.close)):
            yield Match(match.start + at, match.end + at, match.clause)


def _words(text: Tokenized, clauses: Sequence[Sequence[Step]]) -> list[Match]:
    """Clauses whose steps are met by words in a row."""
    single: dict[str, int] = {}
    beginnings: dict[str, tuple[int, bool]] = {}
    rows: list[tuple[int, Sequence[Step]]] = []
    for number, steps in enumerate(clauses):
        if len(steps) == 1:
            single.update(dict.fromkeys(steps[0].exact, number))
            beginnings.update(dict.fromkeys(steps[0].beginnings, (number, steps[0].letter)))
        elif steps:
            rows.append((number, steps))
    found: list[tuple[int, Match]] = []  # with the place of the last word
    for term, number in single.items():
        found += (
            (place, Match(text.starts[place], text.ends[place], number))
            for place in text.places.get(term, ())
        )
    begins = tuple(beginnings)
    for term in [term for term in text.places if term.startswith(begins)] if begins else ():
        if term not in single:
            number, letter = next(what for begin, what in beginnings.items() if term.startswith(begin))
            ends = text.first_ends if letter else text.ends
            found += ((place, Match(text.starts[place], ends[place], number)) for place in text.places[term])
    for number, steps in rows:
        found += _in_a_row(text, steps, number)
    found.sort(key=itemgetter(0))
    return [match for _, match in found]


def _in_a_row(text: Tokenized, steps: Sequence[Step], clause: int) -> Iterator[tuple[int, Match]]:
    first, *others = steps
    ends = text.first_ends if steps[-1].letter else text.ends
    firsts = [
        place
        for term, places in text.places.items()
        if first.matches(term)
        for place in places
        if place + len(others) < len(text.terms)
    ]
    for place in sorted(firsts):
        if all(step.matches(text.terms[place + n]) for n, step in enumerate(others, 1)):
            last = place + len(others)
            yield last, Match(text.starts[place], ends[last], clause)


def _close(text: Tokenized, close: Sequence[tuple[Sequence[Step], int]], first: int) -> Iterator[Match]:
    """The words of clauses that stand near enough to each other; ``first`` is the first clause's number."""
    for number, (steps, within) in enumerate(close, first):
        places = [
            [place for term, at in text.places.items() if step.matches(term) for place in at]
            for step in steps
        ]
        if all(places):
            for place in sorted({place for found in windows(places, within) for place in found}):
                yield Match(text.starts[place], text.ends[place], number)


def _names(text: str, hidden: Sequence[Span], lights: Lights) -> Iterator[Match]:
    longest_first = sorted(lights.names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    number = len(lights.clauses) + len(lights.title_clauses)
    for match in pattern.finditer(text):
        if not any(start <= match.start() < end for start, end in hidden):
            yield Match(match.start(), match.end(), number)


def spans(matches: Iterable[Match]) -> tuple[Span, ...]:
    """The matches as spans in order, those that overlap made one."""
    merged: list[Span] = []
    for match in sorted(matches, key=lambda match: (match.start, match.end)):
        if merged and match.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, match.end))
        else:
            merged.append(Span(match.start, match.end))
    return tuple(merged)
