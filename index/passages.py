"""A line's worth of a text: around a place in it, or from its beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from corpus.model import Span
from index.results import Snippet

# About two lines of the list of hits.
WIDTH = 180
# How much of it stands before the first match, so that one sees what it is about: the sentence from its
# beginning if that is near, else some words.
NEAR, BEFORE = 110, 60
# A line shorter than this is a title or a label rather than a beginning worth showing.
SHORT_LINE = 40

_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"\s")
_STOP = re.compile(r"[.!?…][\"'”’)\]]?\s+(?=[^\Wa-z])|[。！？][」』”’）]*\s*")


def cut(text: str, low: int, high: int, match: Span) -> Span:
    """At most ``WIDTH`` characters of a line, half as many wide ones, or the match where that is longer."""
    wide = _is_wide(text[max(low, match.start - NEAR) : min(high, match.end + NEAR)])
    near, before, width = (NEAR // 2, BEFORE // 2, WIDTH // 2) if wide else (NEAR, BEFORE, WIDTH)
    start = _sentence(text, max(low, match.start - near), match.start)
    if start is None:
        start = low if match.start - low <= near else match.start - before
    end = min(high, max(start + width, match.end))
    if start > low and start == match.start - before:
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


def _is_wide(text: str) -> bool:
    """Whether most of its characters take two columns, as those of East Asia do."""
    if text.isascii():
        return False
    return 2 * sum(east_asian_width(character) in "WF" for character in text) > len(text)


def _sentence(text: str, low: int, high: int) -> int | None:
    """Where the last sentence that begins between two offsets does."""
    ends = list(_STOP.finditer(text, low, high))
    return ends[-1].end() if ends else None


def beginning(text: str, hidden: Sequence[Span], title: str | None) -> Snippet | None:
    """The first line of the body that is a sentence rather than a label; else the first line there is."""
    first: Span | None = None
    position = 0
    for start, end in [*hidden, Span(len(text), len(text))]:
        for line in _LINE.finditer(text, position, max(position, start)):
            words = line[0].strip()
            if not words or words == title:
                continue
            offset = line.start() + len(line[0]) - len(line[0].lstrip())
            window = cut(text, offset, line.end(), Span(offset, offset))
            first = first or window
            if len(words) >= SHORT_LINE:
                return _unlit(text, window)
        position = max(position, end)
    return _unlit(text, first) if first else None


def _unlit(text: str, window: Span) -> Snippet:
    return Snippet(text=text[window.start : window.end], start=window.start, end=window.end, matches=())
