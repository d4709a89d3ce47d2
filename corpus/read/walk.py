"""From the paths a reader names to articles: files, folders, stdin, lazily and in a fixed order."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from corpus.model import Article, DateRange, Refused
from corpus.read.registry import reader_for, suffix_of
from corpus.read.source import HEAD_BYTES, Options, Source, encodable, printable


def inputs(
    paths: Iterable[Path],
    *,
    published: DateRange | None = None,
    source: str | None = None,
    raw: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Refused]:
    """Every article under `paths`, and every input that could not be taken with the reason.

    A path is a file, a folder (read recursively, names in order, hidden ones left out) or ``-`` for `stdin`.
    `published` and `source` hold for inputs that don't say; `raw` keeps each text exactly as it stands.
    """
    options = Options(published=published, source=source, raw=raw)
    for path in paths:
        if str(path) == "-":
            yield from _stream(stdin if stdin is not None else sys.stdin.buffer, options)
        else:
            yield from _path(path, options)


def _path(path: Path, options: Options) -> Iterator[Article | Refused]:
    name = printable(str(path))
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Refused(path=name, reason=_reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, options)
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISCHR(mode):
        yield from _file(path, options)
    else:
        yield Refused(path=name, reason="neither a file nor a folder")


def _folder(folder: Path, options: Options) -> Iterator[Article | Refused]:
    """The files below a folder; links that lead out of it are refused, linked folders are not entered."""
    failures: list[OSError] = []
    inside = folder.resolve()
    empty = True
    for here, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            empty = False
            yield from _member(Path(here) / name, inside, options)
    for failure in failures:
        empty = False
        yield Refused(path=printable(str(failure.filename or folder)), reason=_reason(failure))
    if empty:
        yield Refused(path=printable(str(folder)), reason="a folder without articles")


def _member(path: Path, inside: Path, options: Options) -> Iterator[Article | Refused]:
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
    yield from _file(path, options)


def _file(path: Path, options: Options) -> Iterator[Article | Refused]:
    name = printable(str(path))
    try:
        with path.open("rb") as stream:
            opened = Source(
                name=name,
                path=encodable(path),
                stem=_stem(path),
                suffix=suffix_of(path.name),
                head=stream.read(HEAD_BYTES),
                rest=stream,
            )
            yield from _read(opened, options)
    except OSError as error:
        yield Refused(path=name, reason=_reason(error))


def _stream(stream: BinaryIO, options: Options) -> Iterator[Article | Refused]:
    try:
        opened = Source(
            name="stdin", path=None, stem="stdin", suffix="", head=stream.read(HEAD_BYTES), rest=stream
        )
        for item in _read(opened, options):
            unnamed = isinstance(item, Article) and re.fullmatch(r"stdin(:\d+)?", item.id)
            yield _named_by_text(item) if isinstance(item, Article) and unnamed else item
    except OSError as error:
        yield Refused(path="stdin", reason=_reason(error))


def _named_by_text(article: Article) -> Article:
    """What came through a pipe has no name but its words: two texts are two articles, one text is one."""
    digest = blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return article.model_copy(update={"id": f"stdin-{digest}"})


def _read(opened: Source, options: Options) -> Iterator[Article | Refused]:
    reader = reader_for(opened)
    if isinstance(reader, str):
        yield Refused(path=opened.name, reason=reader)
    else:
        yield from reader(opened, options)


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
