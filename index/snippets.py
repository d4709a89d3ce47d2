"""The passage shown under a hit: one line's worth of the text around where it answers best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from corpus.model import Span
from index.highlight import Lights, Match, find, spans
from index.results import Snippet

# About two lines of the list of hits.
WIDTH = 180
# How much of it stands before the first match, so that one sees what it is about: the sentence from its
# beginning if that is near, else some words.
NEAR, BEFORE = 110, 60
# A match after so many others is not looked at; the beginning of an article says what it is about.
MOST_MATCHES = 60
# A line shorter than this is a title or a label rather than a beginning worth showing.
SHORT_LINE = 40

_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"\s")
_STOP = re.compile(r"[.!?…][\"'”’)\]]?\s+(?=[^\Wa-z])")


def snippet(text: str, hidden: Sequence[Span], lights: Lights, title: str | None) -> Snippet | None:
    """The best passage; where nothing answers, the beginning of the body; None of an empty text."""
    matches = sorted(
        islice(find(text, hidden, lights, title), MOST_MATCHES), key=lambda match: (match.start, match.end)
    )
    if not matches and lights.passages:
        start, end = lights.passages[0]
        return _snippet(text, _cut(text, start, end, Match(start, start, 0)), ())
    if not matches:
        return _beginning(text, hidden, title)
    window, inside = max(
        (
            (w, [m for m in matches if w.start <= m.start and m.end <= w.end])
            for w in _windows(text, hidden, matches)
        ),
        key=lambda candidate: (len({m.clause for m in candidate[1]}), len(candidate[1]), -candidate[0].start),
    )
    return _snippet(text, window, inside)


def _snippet(text: str, window: Span, matches: Sequence[Match]) -> Snippet:
    lit = tuple((start, end) for start, end in spans(matches))
    return Snippet(text=text[window.start : window.end], start=window.start, end=window.end, matches=lit)


def _windows(text: str, hidden: Sequence[Span], matches: Sequence[Match]) -> list[Span]:
    """A window for each match: within its line, clear of boilerplate, cut between words."""
    found: dict[Span, None] = {}
    for match in matches:
        low = text.rfind("\n", 0, match.start) + 1
        high = text.find("\n", match.end)
        high = len(text) if high < 0 else high
        for start, end in hidden:
            if end <= match.start:
                low = max(low, end)
            elif start >= match.end:
                high = min(high, start)
        found[_cut(text, low, high, match)] = None
    return list(found)


def _cut(text: str, low: int, high: int, match: Match) -> Span:
    """At most ``WIDTH`` characters of a line, or the match where that is longer."""
    start = _sentence(text, max(low, match.start - NEAR), match.start)
    if start is None:
        start = low if match.start - low <= NEAR else match.start - BEFORE
    end = min(high, max(start + WIDTH, match.end))
    if start > low and start == match.start - BEFORE:
        blank = _BLANK.search(text, start, match.start)
        start = blank.end() if blank else start
    if end < high:
        last = max(text.rfind(" ", match.end, end), text.rfind("\t", match.end, end))
        end = last if last > 0 else end
    while start < match.start and text[start].isspace():
        start += 1
    while end > match.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _sentence(text: str, low: int, high: int) -> int | None:
    """Where the last sentence that begins between two offsets does."""
    ends = list(_STOP.finditer(text, low, high))
    return ends[-1].end() if ends else None


def _beginning(text: str, hidden: Sequence[Span], title: str | None) -> Snippet | None:
    """The first line of the body that is a sentence rather than a label; else the first line there is."""
    first: Span | None = None
    position = 0
    for start, end in [*hidden, Span(len(text), len(text))]:
        for line in _LINE.finditer(text, position, max(position, start)):
            words = line[0].strip()
            if not words or words == title:
                continue
            offset = line.start() + len(line[0]) - len(line[0].lstrip())
            window = _cut(text, offset, line.end(), Match(offset, offset, 0))
            first = first or window
            if len(words) >= SHORT_LINE:
                return _snippet(text, window, ())
        position = max(position, end)
    return _snippet(text, first, ()) if first else None
