"""One opened input, and what the reader said about all inputs."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from corpus.model import Article, DateRange, PublishedDate, Refused
from corpus.read.bounds import Budget

# A long book is about 2 MB; 32 MB is far over any article and still well inside a small machine's memory.
MAX_ARTICLE_BYTES = 32 * 1024 * 1024
# Enough to tell a format by its first line, small enough to be read of every file.
HEAD_BYTES = 64 * 1024
# Grows when an input would be read into other articles; files read by another version are read again.
READ_VERSION = 2


class Options(NamedTuple):
    """What holds for every input that doesn't say it itself."""

    published: DateRange | None = None
    source: str | None = None
    raw: bool = False
    fields: tuple[tuple[str, str], ...] = ()  # --map: (our field, the name it has in the inputs)
    trust_file_time: bool = False

    def published_date(self) -> PublishedDate | None:
        """The published date given for all inputs, with where it came from."""
        if self.published is None:
            return None
        if isinstance(self.published, PublishedDate):
            return self.published
        given = self.published
        return PublishedDate(
            begin=given.begin,
            end=given.end,
            precision=given.precision,
            origin="metadata",
            evidence="given with --published",
        )


class Pending(NamedTuple):
    """An article that takes long to be made of its bytes, left to whoever has a processor to spare.

    ``make(*arguments)`` is the article or why there is none; both must be picklable.
    """

    name: str
    make: Callable[..., Article | Refused]
    arguments: tuple[Any, ...]

    def read(self) -> Article | Refused:
        """Makes it."""
        return self.make(*self.arguments)


Found = Article | Pending | Refused


@dataclass
class Source:
    """An opened input: its printable name, its path where it has one, its first bytes and the rest.

    The path of what lies in an archive is the archive's, "!" and the member's name. ``fields`` is what a
    sidecar file says of it, ``file_date`` the day of its last change where the reader trusts that, ``size``
    its bytes where they are known. ``depth`` is how many archives it lies in, ``budget`` what may still be
    unpacked out of the file it is or lies in.
    """

    name: str
    path: str | None
    stem: str
    suffix: str
    head: bytes
    rest: BinaryIO
    fields: Mapping[str, Any] = field(default_factory=dict)
    file_date: date | None = None
    size: int | None = None
    depth: int = 0
    budget: Budget | None = None

    def chunks(self) -> Iterator[bytes]:
        """The whole content, piece by piece, once."""
        yield self.head
        while chunk := self.rest.read(1024 * 1024):
            yield chunk

    def read(self, limit: int) -> bytes | None:
        """The whole content, or None when it is longer than `limit` bytes."""
        content = bytearray()
        for chunk in self.chunks():
            content += chunk
            if len(content) > limit:
                return None
        return bytes(content)

    def lines(self, limit: int) -> Iterator[bytes | None]:
        """The content line by line without the line ends; None stands for a line longer than `limit`."""
        pending = bytearray()
        too_long = False
        for chunk in self.chunks():
            first, *others = chunk.split(b"\n")
            for part in (first, *others)[:-1]:
                pending += part
                yield None if too_long or len(pending) > limit else bytes(pending)
                pending.clear()
                too_long = False
            pending += (others or [first])[-1]
            if len(pending) > limit:
                too_long = True
                pending.clear()
        if pending or too_long:
            yield None if too_long else bytes(pending)


def printable(name: str) -> str:
    """A file name that any terminal and any encoder can take: undecodable bytes and controls as escapes."""
    if name.isprintable():
        return name
    decoded = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in decoded)


def encodable(path: Path) -> str:
    """The absolute path as text that encodes to UTF-8, another for every file.

    Undecodable bytes become escapes; a backslash that only looks as if it began one becomes one, too.
    Without ``..``: one file is one path, from whatever folder it was named.
    """
    name = os.path.abspath(path)  # noqa: PTH100 - Path.absolute keeps "..", Path.resolve follows links
    if "\\" in name:
        name = _LIKE_AN_ESCAPE.sub(r"\\x5c", name)
    return (
        name
        if name.isprintable()
        else name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )


_LIKE_AN_ESCAPE = re.compile(r"\\(?=x[0-9a-f]{2})")
