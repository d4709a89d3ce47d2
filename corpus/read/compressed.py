"""One thing packed by itself: gzip, bzip2, xz. What is in it is read as if it were not packed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, cast

from corpus.read.bounds import MEGABYTE, Pieces, UnpackingError
from corpus.read.members import Member, budget_of, unpacked
from corpus.read.names import stem_of, suffix_of
from corpus.read.source import Options, Source

_GZIP = b"\x1f\x8b\x08"
_BZIP2 = b"BZh"
_XZ = b"\xfd7zXZ\x00"
# How many bytes are unpacked at a time: one packed block of a bomb may be a thousand times as long.
_PIECE = 256 * 1024
# What xz at its strongest setting needs to unpack; a file that asks for more is after the machine's memory.
_XZ_MEMORY = 128 * MEGABYTE
# Suffixes that say both: a tar, packed.
_PACKED_TARS = frozenset({".tgz", ".tbz", ".tbz2", ".txz"})


def looks_like(head: bytes, suffix: str) -> bool:
    """Whether these are the first bytes of a compressed file."""
    return head.startswith((_GZIP, _XZ)) or (head.startswith(_BZIP2) and head[4:10] in _BZIP2_BLOCKS)


_BZIP2_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")  # a block, or the end of a file without one


def members(source: Source, options: Options) -> Iterator[Member]:
    """The one thing in it, under the file's own name."""
    packed = unpacked(source)
    if source.head.startswith(_GZIP):
        pieces = _gzip(packed)
    elif source.head.startswith(_BZIP2):
        pieces = _bzip2(packed)
    else:
        pieces = _xz(packed)
    inner = Pieces(pieces, budget_of(source).spend)
    if source.suffix in _PACKED_TARS:
        stem, suffix = source.stem, ".tar"
    else:
        stem, suffix = stem_of(source.stem), suffix_of(source.stem)
    # ".tar.gz" is one thing to everybody; only what is compressed twice lies deeper.
    depth = 1 if looks_like(inner.peek(), "") else 0
    yield Member("", inner, stem, suffix, source.file_date, source.fields, depth=depth)


def _gzip(packed: Pieces) -> Iterator[bytes]:
    import gzip

    with gzip.GzipFile(fileobj=cast(IO[bytes], packed)) as stream:
        while piece := stream.read1(_PIECE):
            yield piece


def _bzip2(packed: Pieces) -> Iterator[bytes]:
    import bz2

    with bz2.BZ2File(cast(IO[bytes], packed)) as stream:
        while piece := stream.read1(_PIECE):
            yield piece


def _xz(packed: Pieces) -> Iterator[bytes]:
    """By hand, since lzma.LZMAFile knows no bound on its memory."""
    import lzma

    unread = b""
    while unread := unread or packed.read(_PIECE):
        unread = unread.lstrip(b"\x00")  # streams are padded with zeros
        if not unread:
            continue
        one = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)
        while not one.eof:
            if one.needs_input and not unread and not (unread := packed.read(_PIECE)):
                raise EOFError
            try:
                yield one.decompress(unread, _PIECE)
            except lzma.LZMAError as error:
                if "limit" in str(error):
                    raise UnpackingError("needs more memory to unpack than any text does") from None
                raise
            unread = b""
        unread = one.unused_data
