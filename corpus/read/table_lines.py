"""The lines of a table as text, with their numbers, and a way back to the beginning of a row."""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Iterator
from contextlib import suppress

from corpus.read.decode import UnreadableError, decoded
from corpus.read.source import MAX_ARTICLE_BYTES, Source
from corpus.read.whole import TOO_LARGE, narrow

_MEGABYTE = 1024 * 1024
# UTF-16 can't be cut into lines byte by byte: such a table is decoded as a whole.
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Lines that are read anew after a quote that nothing closes, over the whole table.
_MOST_REREAD = 2_000_000


class TooLongError(Exception):
    """A line is longer than any article; the message is the reason."""


class Lines:
    """Gives the lines with their ends, as ``csv.reader`` wants them.

    A table is in UTF-8 or in what its first bytes are taken for. Bytes of a later line that are no UTF-8
    become half characters (``surrogateescape``), for only its row to be read in another way.
    """

    def __init__(self, source: Source) -> None:
        if source.head.startswith(_WIDE_MARKS):
            source = narrow(source)
        self._encoding, self.note = _encoding(source.head)
        self._lines = self._decoded(source)
        self._again: deque[tuple[int, str]] = deque()
        self._row: list[tuple[int, str]] = []
        self._reread = 0
        self.ended_in_row = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            number, line = self._again.popleft() if self._again else next(self._lines)
        except StopIteration:
            self.ended_in_row = bool(self._row)
            raise
        self._row.append((number, line))
        if len(line) > MAX_ARTICLE_BYTES:
            raise TooLongError(TOO_LARGE)
        return line

    @property
    def row_line(self) -> int:
        """The number of the line in which the row begins, from 1."""
        return self._row[0][0] if self._row else 1

    @property
    def row_length(self) -> int:
        """How many lines the row has so far."""
        return len(self._row)

    @property
    def first_of_row(self) -> str:
        """The line in which the row begins."""
        return self._row[0][1] if self._row else ""

    def begin_row(self) -> None:
        """The next line begins a row."""
        self._row.clear()
        self.ended_in_row = False

    def reread_row(self) -> bool:
        """The lines of the row but its first are given again; False when too many were already."""
        self._reread += len(self._row)
        if self._reread > _MOST_REREAD:
            return False
        self._again.extendleft(reversed(self._row[1:]))
        return True

    def _decoded(self, source: Source) -> Iterator[tuple[int, str]]:
        number = 0
        for content in source.lines(MAX_ARTICLE_BYTES):
            if content is None:
                number += 1
                yield number, "x" * (MAX_ARTICLE_BYTES + 1)
                continue
            text = content.decode(self._encoding, "surrogateescape").removesuffix("\r")
            if not number:
                text = text.removeprefix("\ufeff")
            # Old spreadsheets end lines with a carriage return alone.
            for line in text.split("\r"):
                number += 1
                yield number, f"{line}\n"


def _encoding(head: bytes) -> tuple[str, str | None]:
    """UTF-8, or what a table that is none is taken for by its beginning, with a note."""
    whole = head[: head.rfind(b"\n") + 1] or head
    if b"\0" not in whole[:4096]:
        with suppress(UnreadableError):
            return decoded(whole)[1:]
    return "utf-8", None
