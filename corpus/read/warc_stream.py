"""The bytes of a WARC with bounds: headers no longer than headers are, a broken record ends at the next."""

from __future__ import annotations

from corpus.read.bounds import MEGABYTE, Pieces, UnpackingError

_MAX_LINE = 64 * 1024
_MAX_HEADER = MEGABYTE


class RecordStream:
    """What warcio's loader reads records from."""

    def __init__(self, stream: Pieces) -> None:
        self._stream = stream
        self._line = b""  # read already, and not yet given
        self._header = 0

    def begin_record(self) -> None:
        """What is read line by line from here on is the header of one record."""
        self._header = 0

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, fewer only at the end."""
        given, self._line = self._line[:size], self._line[size:]
        return given + self._stream.read(size - len(given)) if len(given) < size else given

    def readline(self, size: int | None = None) -> bytes:
        """A line, or what there is of it at the end."""
        line = self._next_line(_MAX_LINE if size is None else min(size, _MAX_LINE))
        self._header += len(line)
        if self._header > _MAX_HEADER or (len(line) == _MAX_LINE and not line.endswith(b"\n")):
            raise UnpackingError("damaged: a record's header does not end")
        return line

    def skip(self, size: int) -> int:
        """Passes over so many bytes; gives how many there were."""
        skipped = 0
        while skipped < size and (piece := self.read(min(size - skipped, MEGABYTE))):
            skipped += len(piece)
        return skipped

    def to_next_record(self) -> bool:
        """Goes to where the next record begins, or the end; whether only blank lines lay between."""
        clean, whole = True, True
        while line := self._next_line(_MAX_LINE):
            if whole and line.startswith(b"WARC/"):
                self._line = line
                break
            clean = clean and not line.strip()
            whole = line.endswith(b"\n")
        return clean

    def _next_line(self, size: int) -> bytes:
        if not self._line:
            return self._stream.readline(size)
        given, self._line = self._line[:size], self._line[size:]
        return given
