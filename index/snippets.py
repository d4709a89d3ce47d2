"""The passage shown under a hit: one line's worth of the text around where it answers best."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from corpus.model import Span
from index.highlight import Lights, Match, find, spans
from index.passages import beginning, cut
from index.results import Snippet

# A match after so many others is not looked at; the beginning of an article says what it is about.
MOST_MATCHES = 60


def snippet(
    text: str, hidden: Sequence[Span], lights: Lights, title: str | None, language: str | None = None
) -> Snippet | None:
    """The best passage; where nothing answers, the beginning of the body; None of an empty text."""
    matches = sorted(
        islice(find(text, hidden, lights, title, language), MOST_MATCHES),
        key=lambda match: (match.start, match.end),
    )
    if not matches and lights.passages:
        start, end = lights.passages[0]
        return _snippet(text, cut(text, start, end, Span(start, start)), ())
    if not matches:
        return beginning(text, hidden, title)
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
        found[cut(text, low, high, Span(match.start, match.end))] = None
    return list(found)
