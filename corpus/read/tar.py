"""Tar archives, read from beginning to end; nothing is ever written under a member's name."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import IO, cast

from corpus.model import Refused
from corpus.read.bounds import CUT_OFF, MAX_UNPACKED_BYTES, MEGABYTE, Pieces, UnpackingError, fault_of
from corpus.read.members import Member, Names, budget_of, member_name, member_of, unpacked
from corpus.read.source import Options, Source

# Longer than any name or list of attributes; what says it is longer is after the machine's memory.
_MAX_HEADER = MEGABYTE
_HEADERS_ONLY = (
    *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
    *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
)


def members(source: Source, options: Options) -> Iterator[Member | Refused]:
    """Its files in the order in which they lie there; links and devices are refused by name."""
    names, budget, stream = Names(), budget_of(source), unpacked(source)
    with _opened(stream) as archive:
        while (entry := _next(archive)) is not None:
            budget.count_member()
            name = entry.name.removeprefix("./")
            names.expect(name)
            if entry.isdir():
                continue
            reason = names.refusal(name)
            if reason is None and names.left_out(name):
                continue
            if reason := reason or _refusal(entry):
                yield Refused(path=member_name(name, source), reason=reason)
                continue
            day = _day(entry.mtime) if options.trust_file_time else None
            # The holes of a sparse file are not in the archive: they are unpacked out of nothing.
            pieces = Pieces(_pieces(archive, entry), budget.spend if entry.sparse else None)
            yield member_of(names.unique(name), pieces, day)
            if pieces.fault:
                return  # told of the member; what follows it cannot be found
    while stream.read(MEGABYTE):
        pass  # what it is packed in has a checksum at its end


def _opened(stream: Pieces) -> tarfile.TarFile:
    try:
        return tarfile.open(
            fileobj=cast(IO[bytes], stream),
            mode="r|",
            bufsize=128 * tarfile.BLOCKSIZE,
            tarinfo=_Entry,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except Exception as error:
        raise fault_of(error) from error


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    """The next entry; where it cannot be read that is said, tarfile being silent about most of it."""
    position = archive.fileobj.tell() if archive.fileobj else 0
    if not 0 <= archive.offset - position <= MAX_UNPACKED_BYTES:
        raise UnpackingError("damaged: a member's size is impossible")
    try:
        entry = archive.next()
    except Exception as error:
        raise fault_of(error) from error
    archive.members.clear()  # type: ignore[attr-defined]  # kept for going back, which is not done here
    return entry


def _pieces(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Iterator[bytes]:
    if stream := archive.extractfile(entry):
        while piece := stream.read(256 * 1024):
            yield piece


def _refusal(entry: tarfile.TarInfo) -> str | None:
    if entry.issym() or entry.islnk():
        return "a link in an archive is not followed"
    if not entry.isreg():
        return "not a regular file"
    return None


def _day(seconds: float) -> date | None:
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


class _Entry(tarfile.TarInfo):
    """An entry of an archive; a damaged header is an error, where tarfile would take it for the end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Entry:
        if len(buf) != tarfile.BLOCKSIZE:
            # An archive ends in two blocks of zeros: without them something is missing.
            raise UnpackingError(CUT_OFF)
        if not any(buf):
            return super().frombuf(buf, encoding, errors)
        try:
            entry = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError:
            raise UnpackingError("damaged: a member's header does not match its checksum") from None
        limit = _MAX_HEADER if entry.type in _HEADERS_ONLY else MAX_UNPACKED_BYTES
        if not 0 <= entry.size <= limit:
            raise UnpackingError("damaged: a member's size is impossible")
        return entry
