"""Where a text answers a query: the same words, in the same order, by which the index found it.

One pass over the words of the text, boilerplate passed over; the snippet under a hit and the lights in the
open article come from here, so that they never disagree.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.model import Span
from index.query.compile import Step
from index.words import Token, analyzer_of, tokens


@dataclass(frozen=True)
class Lights:
    """What to look for in one article."""

    clauses: tuple[tuple[Step, ...], ...] = ()
    title_clauses: tuple[tuple[Step, ...], ...] = ()
    names: tuple[str, ...] = field(default=(), repr=False)  # as the article writes them
    passages: tuple[Span, ...] = ()  # worth showing, though no words of theirs are lit

    def __bool__(self) -> bool:
        return bool(self.clauses or self.title_clauses or self.names)


@dataclass(frozen=True)
class Match:
    """Some words of a text that answer a clause; ``clause`` tells clauses apart."""

    start: int
    end: int
    clause: int


class _Hidden:
    """Asks of growing offsets whether they lie in boilerplate."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def covers(self, offset: int) -> bool:
        """Whether this character is boilerplate."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def find(
    text: str,
    hidden: Sequence[Span],
    lights: Lights,
    title: str | None = None,
    language: str | None = None,
) -> Iterator[Match]:
    """The matches in order of their ends; they may overlap."""
    analyzer = analyzer_of(language)
    cover = _Hidden(hidden)
    if lights.names:
        yield from _names(text, cover, lights)
    if lights.title_clauses and title and (at := text.find(title)) >= 0:
        for match in _words(tokens(title, analyzer), lights.title_clauses):
            yield Match(match.start + at, match.end + at, match.clause + len(lights.clauses))
    if lights.clauses:
        shown = (token for token in tokens(text, analyzer) if not cover.covers(token.start))
        yield from _words(shown, lights.clauses)


def _words(stream: Iterable[Token], clauses: Sequence[Sequence[Step]]) -> Iterator[Match]:
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
    begins = tuple(beginnings)
    recent: deque[Token] = deque(maxlen=max((len(steps) for _, steps in rows), default=1))
    for token in stream:
        recent.append(token)
        number = single.get(token.term, -1)
        letter = False
        if number < 0 and begins and token.term.startswith(begins):
            number, letter = next(what for begin, what in beginnings.items() if token.term.startswith(begin))
        if number >= 0:
            yield Match(token.start, token.first_end if letter else token.end, number)
        for number, steps in rows:
            first = len(recent) - len(steps)
            if first >= 0 and all(step.matches(recent[first + n].term) for n, step in enumerate(steps)):
                yield Match(recent[first].start, token.first_end if steps[-1].letter else token.end, number)


def _names(text: str, cover: _Hidden, lights: Lights) -> Iterator[Match]:
    longest_first = sorted(lights.names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    number = len(lights.clauses) + len(lights.title_clauses)
    for match in pattern.finditer(text):
        if not cover.covers(match.start()):
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
