"""From the paths a reader names to articles: files, folders, stdin, lazily and in a fixed order."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from corpus.model import Article, DateRange, Refused
from corpus.read.ledger import FileBegun, FileFacts, FileRead, FolderRead, Ledger, Told
from corpus.read.registry import read, suffix_of
from corpus.read.source import HEAD_BYTES, Found, Options, Pending, Source, encodable, printable

Item = Found | Told


def inputs(
    paths: Iterable[Path],
    *,
    published: DateRange | None = None,
    source: str | None = None,
    raw: bool = False,
    fields: Iterable[tuple[str, str]] = (),
    trust_file_time: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Refused]:
    """Every article under `paths`, and every input that could not be taken with the reason.

    A path is a file, a folder (read recursively, names in order, hidden ones left out) or ``-`` for `stdin`.
    `published` and `source` hold for inputs that don't say; `raw` keeps each text exactly as it stands;
    `fields` tells where structured inputs have our fields, as ("title", "headline").
    """
    options = Options(published, source, raw, tuple(fields), trust_file_time)
    for item in walk(paths, options, stdin=stdin):
        if isinstance(item, Pending):
            yield item.read()
        elif isinstance(item, Article | Refused):
            yield item


def walk(
    paths: Iterable[Path], options: Options, *, ledger: Ledger | None = None, stdin: BinaryIO | None = None
) -> Iterator[Item]:
    """As ``inputs``, what takes long to read left ``Pending``; with a ``ledger`` also what becomes of files."""
    for path in paths:
        if str(path) == "-":
            yield from _stream(stdin if stdin is not None else sys.stdin.buffer, options)
        else:
            yield from _path(path, options, ledger)


def _path(path: Path, options: Options, ledger: Ledger | None) -> Iterator[Item]:
    name = printable(str(path))
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Refused(path=name, reason=_reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, options, ledger)
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISCHR(mode):
        yield from _file(path, options, ledger if stat.S_ISREG(mode) else None)
    else:
        yield Refused(path=name, reason="neither a file nor a folder")


def _folder(folder: Path, options: Options, ledger: Ledger | None) -> Iterator[Item]:
    """The files below a folder; links that lead out of it are refused, linked folders are not entered."""
    failures: list[OSError] = []
    inside = folder.resolve()
    empty = True
    for here, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            empty = False
            yield from _member(Path(here) / name, inside, options, ledger)
    for failure in failures:
        empty = False
        yield Refused(path=printable(str(failure.filename or folder)), reason=_reason(failure))
    if empty:
        yield Refused(path=printable(str(folder)), reason="a folder without articles")
    if ledger is not None:
        yield FolderRead(encodable(folder))


def _member(path: Path, inside: Path, options: Options, ledger: Ledger | None) -> Iterator[Item]:
    name = printable(str(path))
    try:
        if path.is_symlink() and not path.exists():
            yield Refused(path=name, reason="a link that leads nowhere")
            return
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(inside):
            yield Refused(path=name, reason="a link that leads out of the folder")
            return
        if not stat.S_ISREG(path.stat().st_mode):
            yield Refused(path=name, reason="not a regular file")
            return
    except (OSError, ValueError, RuntimeError) as error:
        yield Refused(path=name, reason=_reason(error))
        return
    yield from _file(path, options, ledger)


def _file(path: Path, options: Options, ledger: Ledger | None) -> Iterator[Item]:
    name = printable(str(path))
    try:
        with path.open("rb") as stream:
            facts, digest = _facts(path, stream), b""
            if ledger is not None:
                known = ledger.unchanged(facts, lambda: _hash(stream))
                if known is not None:
                    yield known
                    return
                digest = _hash(stream)
            opened = Source(
                name=name,
                path=encodable(path),
                stem=_stem(path),
                suffix=suffix_of(path.name),
                head=stream.read(HEAD_BYTES),
                rest=stream,
                file_date=_day(facts.time) if options.trust_file_time else None,
            )
            if ledger is not None:
                yield FileBegun(facts.path)
            yield from read(opened, options)
            if ledger is not None:
                if _facts(path, stream) != facts:
                    yield Refused(path=name, reason="it was changed while it was being read; add it again")
                else:
                    yield FileRead(facts, digest)
    except OSError as error:
        yield Refused(path=name, reason=_reason(error))


def _facts(path: Path, stream: BinaryIO) -> FileFacts:
    status = os.fstat(stream.fileno())
    return FileFacts(encodable(path), status.st_size, status.st_mtime_ns)


def _hash(stream: BinaryIO) -> bytes:
    """The hash of a whole file, which is left at its beginning."""
    digest = blake2b(digest_size=16)
    stream.seek(0)
    while block := stream.read(1 << 20):
        digest.update(block)
    stream.seek(0)
    return digest.digest()


def _day(nanoseconds: int) -> date:
    return datetime.fromtimestamp(nanoseconds / 1e9, UTC).date()


def _stream(stream: BinaryIO, options: Options) -> Iterator[Found]:
    try:
        opened = Source(
            name="stdin", path=None, stem="stdin", suffix="", head=stream.read(HEAD_BYTES), rest=stream
        )
        for found in read(opened, options):
            item = found.read() if isinstance(found, Pending) else found
            unnamed = isinstance(item, Article) and re.fullmatch(r"stdin(:\d+)?", item.id)
            yield _named_by_text(item) if isinstance(item, Article) and unnamed else item
    except OSError as error:
        yield Refused(path="stdin", reason=_reason(error))


def _named_by_text(article: Article) -> Article:
    """What came through a pipe has no name but its words: two texts are two articles, one text is one."""
    digest = blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return article.model_copy(update={"id": f"stdin-{digest}"})


def _stem(path: Path) -> str:
    name = printable(path.name)
    return name.removesuffix(suffix) if (suffix := path.suffix) and suffix_of(path.name) else name


def _reason(error: Exception) -> str:
    """What the system said, in words for a person."""
    match error:
        case FileNotFoundError():
            return "no such file or folder"
        case PermissionError():
            return "no permission to read it"
        case NotADirectoryError():
            return "no such file or folder (part of its path is a file)"
        case OSError(strerror=str(words)) if words:
            return words.lower()
        case ValueError():
            return "not a possible file name"
        case _:
            return str(error) or error.__class__.__name__
