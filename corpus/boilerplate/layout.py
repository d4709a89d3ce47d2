"""A text as lines: where they stand and what their shape says (sentence, heading-like, blank before)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from corpus.model import Span

# White space and the invisible characters that web pages pad their lines with.
PADDING = " \t\r\f\v\xa0\u2000\u2001\u2002\u2003\u2007\u2009\u200a\u200b\u200c\u200d\u202f\u2060\u3000\ufeff"
# A rule looks at this much of a line at most: boilerplate tells itself at the beginning, a line may be 2 MB.
LOOK = 600
# A line that no heading or widget reaches: it is prose whatever its end.
LONG_WORDS = 30
# Paragraphs without blank lines between them are told by their indentation.
_INDENT = 2
# Title, byline and place stand in the first lines.
_HEAD = 4
# Nobody wraps at more columns than this; a stopped line shorter than a share of the widest ends a paragraph.
_WIDEST = 130
_FULL = 0.7


@dataclass(frozen=True)
class Line:
    """A line that is not blank, without the padding around it."""

    start: int
    end: int
    text: str
    gap: bool  # a blank line or nothing stands before it, or it is indented as a paragraph

    @property
    def span(self) -> Span:
        """Where the line stands in the text."""
        return Span(self.start, self.end)

    @property
    def short(self) -> bool:
        """Whether patterns for whole lines may look at it."""
        return len(self.text) <= LOOK

    @cached_property
    def words(self) -> int:
        """How many words it has (counting stops where it is long anyway)."""
        return sum(any(map(str.isalnum, word)) for word in self.text[: LOOK * 4].split())

    @cached_property
    def stopped(self) -> bool:
        """Whether it ends as a sentence ends."""
        return bool(_final_stop().search(self.text[-60:]))

    @cached_property
    def sentence(self) -> bool:
        """Whether it is running prose: it ends with a stop and has the length of a sentence, or is long."""
        if self.words >= LONG_WORDS or len(self.text) > LOOK:
            return True
        if not self.stopped:
            return False
        # "Ready for winter?" is a heading, "Did the talks fail, as two of the delegates said?" is prose.
        return self.words >= (10 if self.text.rstrip("\"'”’)").endswith(("?", "!", "…")) else 5)

    @cached_property
    def fragment(self) -> bool:
        """Whether it may be a title or heading: short, not stopped, beginning as one begins."""
        first = self.text[0]
        return (
            not self.sentence
            and not (self.stopped and self.text[-1] == ".")
            and self.text[-1] not in ",;:"
            and (not first.islower() or self.text[1:2].isupper())  # "iPhone sales fall" begins a title too
            and any(map(str.isalpha, self.text[:LOOK]))
        )

    @cached_property
    def key(self) -> str:
        """The words alone, to tell a repeated line."""
        return " ".join(_word().findall(self.text[:LOOK].casefold()))


@cache
def _final_stop() -> re.Pattern[str]:
    return re.compile(r"[.!?…。！？](?:[\"'”’»)\]]|\s){0,4}(?:[(\[][^()\[\]]{1,40}[)\]])?\Z")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank; lines of a hard-wrapped text are joined to paragraphs."""
    found: list[Line] = []
    position, gap, margin = 0, True, 0
    for row in text.split("\n"):
        body = row.strip(PADDING)
        if body:
            indent = row.index(body[0])
            start = position + indent
            found.append(Line(start, start + len(body), body, gap or indent >= margin + _INDENT))
            gap, margin = False, indent
        else:
            gap = True
        position += len(row) + 1
    return _joined(text, found) if _hard_wrapped(found) else tuple(found)


def _hard_wrapped(found: list[Line]) -> bool:
    """Whether line ends are for a fixed width: most lines inside a block break off in mid-sentence."""
    broken = inside = middle = 0
    for line, after in pairwise(found):
        if after.gap:
            continue
        inside += 1
        if not line.stopped and 40 <= len(line.text) <= _WIDEST and not _begins_block(after):
            broken += 1
            middle += after.text[0].islower()
    wide = sum(len(line.text) > _WIDEST for line in found)
    return broken >= 2 and broken * 2 >= inside and middle * 5 >= broken and wide * 20 <= len(found)


def _ends_head(line: Line, after: Line, width: int) -> bool:
    """Whether a line with room left is a title above a byline, or one of the two above the dateline."""
    if line.stopped or len(line.text) >= width * _FULL:
        return False
    return bool(_by().match(line.text) or _by().match(after.text) or _place().match(after.text))


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"(?i:by) [^\W\d_a-z]")


@cache
def _place() -> re.Pattern[str]:
    # "NORTHPORT, Aug. 4 -- The harbour"
    return re.compile(r"[^\W\d_a-z]{3}[^\W\d_a-z .'’-]{0,30}(?:,[^\n]{1,30})? ?(?:--|[–—-]) ")


def _begins_block(line: Line) -> bool:
    return line.text[0] in "•*-–—>|#"


def _joined(text: str, found: list[Line]) -> tuple[Line, ...]:
    """Paragraphs of a hard-wrapped text: a line goes on unless it is short and ends as a sentence ends."""
    width = max(len(line.text) for line in found if len(line.text) <= _WIDEST)
    joined: list[Line] = []
    begin = found[0]
    for at, (line, after) in enumerate(zip(found, [*found[1:], None], strict=True)):
        ends = line.stopped and len(line.text) < width * _FULL
        if after is not None and at < _HEAD:
            ends = ends or _ends_head(line, after, width)
        if after is not None and not (ends or after.gap or _begins_block(after)):
            continue
        joined.append(Line(begin.start, line.end, text[begin.start : line.end], begin.gap))
        if after is not None:
            begin = after
    return tuple(joined)
