"""What is left of a zip that was cut off: its members from the beginning, without the table at its end."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from corpus.read.bounds import UnpackingError

_HEADER = struct.Struct("<4s5H3I2H")
_PIECE = 256 * 1024
_ENCRYPTED = 0x1
_SIZES_FOLLOW = 0x8
_SIZE_ELSEWHERE = 0xFFFFFFFF


def remains(stream: BinaryIO) -> Iterator[tuple[zipfile.ZipInfo, Iterator[bytes]]]:
    """The members of a zip as far as they go, and the content of each, which is to be read before the next.

    It ends where a member's length cannot be told: only packed ones say themselves where they end.
    """
    reader = _Reader(stream)
    while len(header := reader.read(_HEADER.size)) == _HEADER.size:
        mark, _, flags, method, _, day, checksum, packed, _, name_size, extra_size = _HEADER.unpack(header)
        name, extra = reader.read(name_size), reader.read(extra_size)
        if mark != b"PK\x03\x04" or len(extra) < extra_size:
            return
        entry = zipfile.ZipInfo(name.decode("utf-8" if flags & 0x800 else "cp437", "replace") or "?")
        entry.flag_bits, entry.compress_type = flags, method
        entry.date_time = ((day >> 9) + 1980, (day >> 5) & 15, day & 31, 0, 0, 0)
        told = not flags & _SIZES_FOLLOW and packed != _SIZE_ELSEWHERE
        if method == zipfile.ZIP_DEFLATED and not flags & _ENCRYPTED:
            pieces = _inflated(reader, checksum if told else None)
        elif told:
            pieces = _passed(reader, packed, checksum if method == zipfile.ZIP_STORED else None)
        else:
            return
        yield entry, pieces
        try:
            for _ in pieces:
                pass
        except (EOFError, zlib.error, UnpackingError):
            return  # of a member that nobody wanted: where the next one begins is not known
        if not told:
            _pass_descriptor(reader)


class _Reader:
    """A stream to which what was read too much of it can be given back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._ahead = b""

    def read(self, size: int) -> bytes:
        taken, self._ahead = self._ahead[:size], self._ahead[size:]
        return taken if len(taken) == size else taken + self._stream.read(size - len(taken))

    def unread(self, content: bytes) -> None:
        self._ahead = content + self._ahead


def _inflated(reader: _Reader, checksum: int | None) -> Iterator[bytes]:
    unpacking, actual = zlib.decompressobj(-15), 0
    while not unpacking.eof:
        packed = unpacking.unconsumed_tail or reader.read(_PIECE)
        if not packed:
            raise EOFError
        piece = unpacking.decompress(packed, _PIECE)
        actual = zlib.crc32(piece, actual)
        yield piece
    reader.unread(unpacking.unused_data)
    _compare(actual, checksum)


def _passed(reader: _Reader, size: int, checksum: int | None) -> Iterator[bytes]:
    actual = 0
    while size:
        piece = reader.read(min(size, _PIECE))
        if not piece:
            raise EOFError
        size -= len(piece)
        actual = zlib.crc32(piece, actual)
        yield piece
    _compare(actual, checksum)


def _compare(actual: int, expected: int | None) -> None:
    if expected is not None and actual != expected:
        raise UnpackingError("damaged: its checksum does not match")


def _pass_descriptor(reader: _Reader) -> None:
    """Passes over what follows a member of which the sizes were not known when it was begun."""
    following = reader.read(28)
    at = following.find(b"PK\x03\x04")
    if at >= 0:
        reader.unread(following[at:])
