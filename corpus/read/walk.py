"""From the paths a reader names to articles: files, folders, stdin, lazily and in a fixed order."""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from corpus.model import Article, DateRange, Refused
from corpus.read.file import ReadBytes, pass_over, read_file, read_pipe
from corpus.read.folder import Entry, Links, listings, reason_of
from corpus.read.ledger import FolderRead, Ledger, Told
from corpus.read.registry import read
from corpus.read.sidecar import Beside, Sidecars
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
    paths: Iterable[Path],
    options: Options,
    *,
    ledger: Ledger | None = None,
    stdin: BinaryIO | None = None,
    read_bytes: ReadBytes | None = None,
) -> Iterator[Item]:
    """As ``inputs``, what takes long to read left ``Pending``; with a ``ledger`` also what becomes of files.

    ``read_bytes`` is told how many more bytes are done, after each file and now and then in large ones: in
    all as many as ``measure`` says.
    """
    beside = Beside()
    for path in paths:
        if str(path) == "-":
            yield from _stream(stdin if stdin is not None else sys.stdin.buffer, options)
        else:
            yield from _path(path, options, ledger, read_bytes, beside)


def _path(
    path: Path, options: Options, ledger: Ledger | None, read_bytes: ReadBytes | None, beside: Beside
) -> Iterator[Item]:
    name = printable(str(path))
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Refused(path=name, reason=reason_of(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, options, ledger, read_bytes)
    elif stat.S_ISREG(mode):
        sidecars = beside.of(path)
        if sidecars.is_sidecar(path.name):
            pass_over(path, read_bytes)
        else:
            yield from read_file(path, options, ledger, read_bytes, sidecars=sidecars)
        yield from beside.refused()
    elif stat.S_ISFIFO(mode) or stat.S_ISCHR(mode):
        yield from read_pipe(path, options)
    else:
        yield Refused(path=name, reason="neither a file nor a folder")


def _folder(
    folder: Path, options: Options, ledger: Ledger | None, read_bytes: ReadBytes | None
) -> Iterator[Item]:
    """The files below a folder; links that lead out of it are refused, linked folders are not entered."""
    links = Links(folder)
    empty = True
    for listing in listings(folder):
        if isinstance(listing, Refused):
            empty = False
            yield listing
            continue
        sidecars = Sidecars(listing.folder, [e.name for e in listing.entries if not (e.link or e.refusal)])
        for entry in listing.entries:
            empty = False
            path = listing.folder / entry.name
            refusal = _refusal(entry, path, links)
            if refusal:
                yield Refused(path=printable(str(path)), reason=refusal)
            elif refusal is None and sidecars.is_sidecar(entry.name):
                pass_over(path, read_bytes)
            elif refusal is None:
                yield from read_file(
                    path, options, ledger, read_bytes, walked=not entry.link, sidecars=sidecars
                )
        yield from sidecars.refused
    if empty:
        yield Refused(path=printable(str(folder)), reason="a folder without articles")
    if ledger is not None:
        yield FolderRead(encodable(folder))


def _refusal(entry: Entry, path: Path, links: Links) -> str | None:
    return links.refusal(path) if entry.link else entry.refusal


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
        yield Refused(path="stdin", reason=reason_of(error))


def _named_by_text(article: Article) -> Article:
    """What came through a pipe has no name but its words: two texts are two articles, one text is one."""
    digest = blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return article.model_copy(update={"id": f"stdin-{digest}"})
