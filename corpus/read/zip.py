"""Zip archives, read member by member; nothing is ever written under a member's name."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from corpus.model import Refused
from corpus.read.bounds import CUT_OFF, MEGABYTE, Pieces, UnpackingError, fault_of
from corpus.read.members import Member, Names, budget_of, member_name, member_of, unpacked
from corpus.read.source import Options, Source
from corpus.read.zip_remains import remains

# A zip has its table of contents at its end: one that comes through a pipe is kept until it is all there.
MAX_SPOOLED = 2048 * MEGABYTE
_SPOOLED_IN_MEMORY = 8 * MEGABYTE
# 100,000 members with names of usual length; zipfile reads the table in one piece, into an object a member.
_MAX_CONTENTS = 16 * MEGABYTE
_PIECE = 256 * 1024
_ENCRYPTED = 0x1 | 0x40
_UTF8_NAME = 0x800
# LZMA is missing: zipfile gives it as much memory as the file asks for.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
_METHOD_NAMES = {9: "deflate64", 14: "lzma", 93: "zstd", 95: "xz", 98: "ppmd"}
# Documents that are zips inside; their parts are no articles.
_DOCUMENTS = {
    "[Content_Types].xml": "an office document, not an archive of articles; save it as text or HTML first",
    "mimetype": "an e-book or office document, not an archive of articles; save it as text or HTML first",
    "META-INF/MANIFEST.MF": "a Java program, not an archive of articles",
    "AndroidManifest.xml": "an Android program, not an archive of articles",
}


def members(source: Source, options: Options) -> Iterator[Member | Refused]:
    """Its files in the order of its table of contents; what cannot be unpacked is refused by name.

    Where the table is missing, they are taken as they lie there.
    """
    with _seekable(source) as stream:
        archive = _opened(stream)
        if archive is None:
            stream.seek(0)
            yield from _members(remains(stream), Names(), source, options, in_order=True)
            raise UnpackingError(f"{CUT_OFF} (the table of contents, at the end of a zip, is missing)")
        with archive:
            entries = archive.infolist()
            if reason := next((_DOCUMENTS[e.filename] for e in entries if e.filename in _DOCUMENTS), None):
                yield Refused(path=source.name, reason=reason)
                return
            names = Names()
            for entry in entries:
                names.expect(_name(entry))
            packed = ((entry, _pieces(archive, entry)) for entry in entries)
            yield from _members(packed, names, source, options)


def _members(
    entries: Iterable[tuple[zipfile.ZipInfo, Iterator[bytes]]],
    names: Names,
    source: Source,
    options: Options,
    in_order: bool = False,
) -> Iterator[Member | Refused]:
    budget = budget_of(source)
    for entry, content in entries:
        budget.count_member()
        name = _name(entry)
        if entry.is_dir():
            continue
        reason = names.refusal(name)
        if reason is None and names.left_out(name):
            continue
        if reason := reason or _refusal(entry):
            yield Refused(path=member_name(name, source), reason=reason)
            continue
        pieces = Pieces(content, budget.spend)
        yield member_of(names.unique(name), pieces, _day(entry) if options.trust_file_time else None)
        while in_order and pieces.read(MEGABYTE):
            pass  # to its end, where the next one begins; a fault is raised here, and ends it


def _opened(stream: BinaryIO) -> zipfile.ZipFile | None:
    """The archive, None where its table of contents is missing."""
    try:
        return zipfile.ZipFile(cast(IO[bytes], _Bounded(stream)))
    except zipfile.BadZipFile as error:
        if "not a zip file" in str(error):
            return None
        raise UnpackingError("damaged: its table of contents cannot be read") from None
    except Exception as error:
        raise fault_of(error) from error


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        while piece := stream.read(_PIECE):
            yield piece


@contextmanager
def _seekable(source: Source) -> Iterator[BinaryIO]:
    """The archive as a file in which one can go back: itself, or a copy without a name."""
    if source.rest.seekable() and source.rest.tell() == len(source.head):
        yield source.rest
        return
    with SpooledTemporaryFile(_SPOOLED_IN_MEMORY) as copy:
        stream, fault = unpacked(source), None
        try:
            while piece := stream.read(MEGABYTE):
                if copy.tell() + len(piece) > MAX_SPOOLED:
                    raise UnpackingError("too large for a zip in an archive or from a pipe (over 2 GB)")
                copy.write(piece)
        except UnpackingError as error:
            fault = error
        copy.seek(0)
        yield cast(BinaryIO, copy)
        if fault:
            raise fault


class _Bounded(io.BufferedIOBase):
    """A file of which no more is read at once than a bounded table of contents needs."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _MAX_CONTENTS:
            raise UnpackingError("too many members, or too long names: its table of contents is over 16 MB")
        return self._stream.read(-1 if size is None else size)


def _name(entry: zipfile.ZipInfo) -> str:
    """The name, which many programs write as UTF-8 without saying so."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.removeprefix("./")


def _refusal(entry: zipfile.ZipInfo) -> str | None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "a link in an archive is not followed"
    if kind not in (0, stat.S_IFREG):
        return "not a regular file"
    if entry.flag_bits & _ENCRYPTED:
        return "encrypted; unpack it with its password first"
    if entry.compress_type not in _METHODS:
        method = _METHOD_NAMES.get(entry.compress_type, f"number {entry.compress_type}")
        return f"packed with a method that is not read ({method}); unpack it first"
    return None


def _day(entry: zipfile.ZipInfo) -> date | None:
    try:
        return date(*entry.date_time[:3])
    except ValueError:
        return None
