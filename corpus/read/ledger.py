"""What is told of files, beside their articles, to a library that follows them.

A library remembers each file's size, time and hash, so that an unchanged tree need not be read again; it
hears when a file has been read to its end, and when a folder has been walked to its end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from corpus.model import Refused
from corpus.read.source import Options


class FileFacts(NamedTuple):
    """A file as the system describes it: its absolute path, bytes, time of last change in nanoseconds."""

    path: str
    size: int
    time: int


class Unchanged(NamedTuple):
    """A file that is as it was when it was read; ``refused`` is what was refused of it then."""

    facts: FileFacts
    refused: tuple[Refused, ...] = ()


class FileBegun(NamedTuple):
    """A file is being read: what comes until ``FileRead``, or until the next file is begun, is out of it."""

    path: str


class FileRead(NamedTuple):
    """A file was read to its end and did not change meanwhile: it need not be read again as it is."""

    facts: FileFacts
    digest: bytes


class FolderRead(NamedTuple):
    """A folder was walked to its end: files below it that were known and are not there any more are gone."""

    path: str


class Ledger(Protocol):
    """What a library knows of files."""

    def unchanged(self, facts: FileFacts, digest: Callable[[], bytes]) -> Unchanged | None:
        """The file as it was read before, or None when it is new or has changed.

        ``digest`` hashes the content, for a file of which only the time differs.
        """

    def options(self, path: str, given: Options) -> Options:
        """What holds for a file: what is said of it now, else what was said of it before."""


Told = Unchanged | FileBegun | FileRead | FolderRead
