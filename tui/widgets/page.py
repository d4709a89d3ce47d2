"""A text laid out in rows: which characters stand on which row, and on which row a character stands.

Rows are made when they are asked for, so that the first screen of a very long text does not wait for its end.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from corpus.model import Span
from tui.terminal import says_unicode
from tui.widgets.paragraphs import (
    BlockKind,
    Fold,
    FoldGroup,
    clean_blocks,
    fold_groups,
    fold_label,
    raw_blocks,
)
from tui.widgets.wrapping import columns, wrap
from tui.wording import one_line

FOLD_MARK = "▸ "  # stands before what a fold says
NOTE_MARK, ASCII_NOTE_MARK = "✎ ", "N "  # stands before a note of the reader's
# Hardly a sentence with the notes below it has more rows: so far they are looked for.
SENTENCE_ROWS = 100
RowKind = Literal["title", "blank", "text", "heading", "fold", "note"]
_KINDS: tuple[RowKind, ...] = ("title", "blank", "text", "heading", "fold", "note")
_CODES = {kind: code for code, kind in enumerate(_KINDS)}


class Row(NamedTuple):
    """A row of the page; ``text[start:end]`` stands on it, or behind it when it is a fold."""

    kind: RowKind
    start: int
    end: int


class Remark(NamedTuple):
    """A note of the reader's, to stand below the row on which what it is on ends."""

    end: int
    text: str


class Page:
    """Rows of a ``visible`` text at a width, ``title_rows`` of them the caller's: the first ones.

    With a ``lead``, a line of the text that is its title, they come after that line; not when raw.
    """

    def __init__(
        self,
        text: str,
        width: int,
        *,
        folds: Sequence[Fold] = (),
        headings: Sequence[Span] = (),
        lead: Span | None = None,
        title_rows: int = 0,
        raw: bool = False,
        remarks: Sequence[Remark] = (),
        paragraph_space: int = 1,
    ) -> None:
        self.text = text
        self.width = width
        self.raw = raw
        self._space = paragraph_space  # blank rows between two paragraphs
        self.groups: list[FoldGroup] = fold_groups(text, folds)
        self._lead = None if raw else lead
        self._headings = headings if self._lead is None else [self._lead, *headings]
        self._starts = array("q")
        self._ends = array("q")
        self._kinds = bytearray()
        self._remarks = sorted(remarks, key=lambda remark: remark.end, reverse=True)
        self._said: dict[int, str] = {}  # what stands on a row of a note
        begun = 0  # so much of the text stands above the caller's rows
        if self._lead is not None:
            for group in self.groups:
                if group.end <= self._lead.start:
                    self._append(_CODES["fold"], group.start, group.end)
            for start, end in wrap(text, *self._lead, width):
                self._append(_CODES["heading"], start, end)
            begun = self._lead.end
        self._begun = begun
        self.title_from = len(self)
        for _ in range(title_rows):
            self._append(_CODES["title"], begun, begun)
        self.title_to = len(self)
        self._source = self._make()
        self.complete = False

    def __len__(self) -> int:
        """Rows made so far."""
        return len(self._starts)

    def __getitem__(self, index: int) -> Row:
        return Row(_KINDS[self._kinds[index]], self._starts[index], self._ends[index])

    def make(self, rows: int | None = None, through: int | None = None) -> None:
        """Make rows: to that many in all, or to the row of that character, or all of them."""
        if self.complete:
            return
        starts = self._starts
        for _ in self._source:
            if rows is not None and len(starts) >= rows:
                return
            if through is not None and starts[-1] > through:
                return
        self.complete = True

    def row_of(self, offset: int) -> int:
        """The row a character stands on.

        One that is on no row (a space at a break) belongs to the row before it, or to the first row of text.
        """
        if not self.complete and (not self._starts or self._starts[-1] <= offset):
            self.make(through=offset)
        if not self._starts:
            return 0
        row = max(0, bisect_right(self._starts, offset) - 1)
        if self.title_from <= row < self.title_to:
            row = min(self.title_to, len(self) - 1)
        skipped = self._kinds[row] == _CODES["blank"] and row >= self.title_to and not self.raw
        while skipped and row + 1 < len(self) and self._kinds[row] == _CODES["blank"]:
            row += 1
        return row

    def position_of(self, offset: int) -> tuple[int, int]:
        """Row and cell of a character."""
        index = self.row_of(offset)
        row = self[index]
        if row.kind not in ("text", "heading"):
            return index, 0
        inside = min(max(offset, row.start), row.end) - row.start
        return index, columns(self.text[row.start : row.end])[inside]

    def offset_of(self, row_index: int, cell: int) -> int | None:
        """The character at a cell of a row, the last one beyond its end. None: no text stands there."""
        if not 0 <= row_index < len(self):
            return None
        row = self[row_index]
        if row.kind == "fold":
            return row.start
        if row.kind not in ("text", "heading") or row.start == row.end:
            return None
        cells = columns(self.text[row.start : row.end])
        inside = bisect_right(cells, max(0, cell)) - 1
        return row.start + min(inside, row.end - row.start - 1)

    def row_text(self, row: Row) -> str:
        """What is read on a row: a line break inside a paragraph is a space there."""
        return self.text[row.start : row.end].replace("\n", " ")

    def label(self, row: Row) -> str:
        """What the row of a fold says."""
        index = bisect_right(self.groups, row.start, key=lambda group: group.start) - 1
        return fold_label(self.text, self.groups[index], self.width - len(FOLD_MARK))

    def remarks_after(self, offset: int) -> range:
        """The rows of the first notes below a character; an empty range where there are none near."""
        index = self.row_of(offset)
        self.make(rows=index + SENTENCE_ROWS)
        until = min(len(self), index + SENTENCE_ROWS)
        note = _CODES["note"]
        first = next((row for row in range(index, until) if self._kinds[row] == note), until)
        last = next((row for row in range(first, until) if self._kinds[row] != note), until)
        return range(first, last)

    def said(self, index: int) -> str:
        """What the row of a note says."""
        return self._said[index]

    def _remark(self, end: int, at: int) -> None:
        """Rows for the notes on what ends by ``end``, standing at ``at``."""
        sign = NOTE_MARK if says_unicode() else ASCII_NOTE_MARK
        while self._remarks and self._remarks[-1].end <= end:
            said = one_line(self._remarks.pop().text)
            lead = sign
            for start, stop in wrap(said, 0, len(said), max(1, self.width - len(sign))):
                self._said[len(self)] = lead + said[start:stop]
                lead = " " * len(sign)
                self._append(_CODES["note"], at, at)

    def _append(self, kind: int, start: int, end: int) -> None:
        self._starts.append(start)
        self._ends.append(end)
        self._kinds.append(kind)

    def _make(self) -> Iterator[None]:
        text, width, append = self.text, self.width, self._append
        blank = _CODES["blank"]
        blocks = raw_blocks(text) if self.raw else clean_blocks(text, self.groups, self._headings)
        self._remark(self._begun, self._begun)
        first = len(self) == self.title_to
        before: BlockKind = "paragraph"
        for start, end, kind, tight in blocks:
            if end <= self._begun:
                continue
            if not tight and not first:
                # a heading or a fold always stands apart
                for _ in range(self._space if kind == before == "paragraph" else max(1, self._space)):
                    append(blank, start, start)
            before = kind
            first = False
            if kind == "fold":
                append(_CODES["fold"], start, end)
                yield
                self._remark(end, end)
                continue
            if start == end:
                append(blank, start, start)
                yield
                continue
            code = _CODES["heading" if kind == "heading" else "text"]
            if not self.raw and text.find("\n", start, end) >= 0:
                flowing = text[start:end].replace("\n", " ")
                for row_start, row_end in wrap(flowing, 0, len(flowing), width):
                    append(code, start + row_start, start + row_end)
                    yield
                    self._remark(start + row_end, start + row_end)
            else:
                for row_start, row_end in wrap(text, start, end, width):
                    append(code, row_start, row_end)
                    yield
                    self._remark(row_end, row_end)
            self._remark(end, end)
        if self._remarks:
            self._remark(self._remarks[0].end, len(text))
