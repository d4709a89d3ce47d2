"""One file: looked at before it is opened, opened with care, and watched for changes while it is read."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from corpus.model import Refused
from corpus.read.bounds import MEGABYTE
from corpus.read.folder import reason_of
from corpus.read.ledger import FileBegun, FileFacts, FileRead, Ledger, Told
from corpus.read.names import stem_of, suffix_of
from corpus.read.registry import read
from corpus.read.sidecar import Sidecars
from corpus.read.source import HEAD_BYTES, Found, Options, Source, encodable, printable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ReadBytes = Callable[[int], None]

# How much of a large file is read before whoever shows the progress hears of it.
_STEP = 4 * MEGABYTE
# Should the file have been replaced by a pipe since it was looked at, opening it does not wait for a writer.
_CAREFULLY = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY


class _NoFileError(OSError):
    """What was a file when it was listed is something else now."""


def read_file(
    path: Path,
    options: Options,
    ledger: Ledger | None,
    read_bytes: ReadBytes | None,
    *,
    walked: bool = False,
    sidecars: Sidecars | None = None,
) -> Iterator[Found | Told]:
    """The articles of a regular file. One that was found in a walk must not have become a link since.

    With a sidecar it counts as changed when that was, and what both hold is hashed.
    """
    done = 0

    def told(count: int) -> None:
        nonlocal done
        done += count
        if read_bytes is not None:
            read_bytes(count)

    try:
        facts = _facts(path, path.stat(follow_symlinks=not walked), sidecars)
        if ledger is not None:
            known = ledger.unchanged(facts, lambda: _with_sidecars(_hash_of(path, walked), path, sidecars))
            if known is not None:
                yield known
                told(facts.size)
                return
        file, stream = _open(path, walked, told)
        with stream:
            yield from _read(path, file, stream, options, ledger, sidecars)
        told(max(0, facts.size - done))
    except (OSError, ValueError) as error:
        gone = walked and isinstance(error, FileNotFoundError)
        reason = "it was gone before it could be read" if gone else reason_of(error)
        yield Refused(path=printable(str(path)), reason=reason)


def _read(
    path: Path,
    file: _File,
    stream: BinaryIO,
    options: Options,
    ledger: Ledger | None,
    sidecars: Sidecars | None,
) -> Iterator[Found | Told]:
    name = printable(str(path))
    facts = _facts(path, os.fstat(file.fileno()), sidecars)
    if ledger is not None:
        options = ledger.options(facts.path, options)
        yield FileBegun(facts.path)
    head = stream.read(HEAD_BYTES)
    digest = _with_sidecars(_hash(head, stream), path, sidecars) if ledger is not None else b""
    file.follow()
    yield from read(
        Source(
            name=name,
            path=facts.path,
            stem=stem_of(path.name),
            suffix=suffix_of(path.name),
            head=head,
            rest=stream,
            file_date=_day(os.fstat(file.fileno()).st_mtime_ns) if options.trust_file_time else None,
            size=facts.size,
            fields=sidecars.fields(path.name) if sidecars is not None else {},
        ),
        options,
    )
    if _facts(path, os.fstat(file.fileno()), sidecars) != facts:
        yield Refused(path=name, reason="it was changed while it was being read; add it again")
    elif ledger is not None:
        yield FileRead(facts, digest)


def pass_over(path: Path, read_bytes: ReadBytes | None) -> None:
    """A sidecar is read with the file that it describes; its size counts as done."""
    if read_bytes is not None:
        with suppress(OSError):
            read_bytes(path.stat().st_size)


def read_pipe(path: Path, options: Options) -> Iterator[Found]:
    """The articles that come through a pipe or from a device, which was named by itself: it is waited for."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            yield from read(
                Source(
                    name=printable(str(path)),
                    path=encodable(path),
                    stem=stem_of(path.name),
                    suffix=suffix_of(path.name),
                    head=head,
                    rest=stream,
                ),
                options,
            )
    except OSError as error:
        yield Refused(path=printable(str(path)), reason=reason_of(error))


class _File(io.FileIO):
    """A file that tells, in steps, how much of it was read."""

    def __init__(self, descriptor: int, told: ReadBytes) -> None:
        super().__init__(descriptor)
        self._told = told
        self._left = 0
        self._untold = 0

    def follow(self) -> None:
        """From here on what is read counts, up to the size that the file has now."""
        self._left = os.fstat(self.fileno()).st_size - self.tell()

    def readinto(self, buffer: WriteableBuffer, /) -> int | None:
        """As ``io.FileIO`` has it."""
        count = super().readinto(buffer)
        counted = min(count or 0, self._left)
        self._left -= counted
        self._untold += counted
        if self._untold >= _STEP:
            self._told(self._untold)
            self._untold = 0
        return count


def _open(path: Path, walked: bool, told: ReadBytes) -> tuple[_File, BinaryIO]:
    file = _File(os.open(path, _CAREFULLY | (os.O_NOFOLLOW if walked else 0)), told)
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise _NoFileError("not a regular file any more")
    return file, io.BufferedReader(file)


def _facts(path: Path, status: os.stat_result, sidecars: Sidecars | None) -> FileFacts:
    if not stat.S_ISREG(status.st_mode):
        raise _NoFileError("not a regular file any more")
    time = max(status.st_mtime_ns, sidecars.facts(path.name)[1] if sidecars is not None else 0)
    return FileFacts(encodable(path), status.st_size, time)


def _with_sidecars(digest: bytes, path: Path, sidecars: Sidecars | None) -> bytes:
    """The hash of a file and of what sidecars say of it; without them, of the file alone."""
    said = sidecars.digest(path.name) if sidecars is not None else b""
    return blake2b(digest + said, digest_size=16).digest() if said else digest


def _hash_of(path: Path, walked: bool) -> bytes:
    with _open(path, walked, lambda count: None)[1] as stream:
        return _hash(b"", stream)


def _hash(head: bytes, stream: BinaryIO) -> bytes:
    """The hash of a whole file of which `head` was read; what follows is left to be read."""
    digest = blake2b(head, digest_size=16)
    if len(head) in (0, HEAD_BYTES):
        while block := stream.read(MEGABYTE):
            digest.update(block)
        stream.seek(len(head))
    return digest.digest()


def _day(nanoseconds: int) -> date:
    return datetime.fromtimestamp(nanoseconds / 1e9, UTC).date()
