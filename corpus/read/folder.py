"""What lies in a folder: its files in a fixed order, and what among them is not read, with the reason."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from corpus.model import Refused
from corpus.read.names import is_left_out, page_folder_of
from corpus.read.source import printable


class Entry(NamedTuple):
    """A name in a folder; what is neither a file nor a link has a reason against it."""

    name: str
    link: bool = False
    refusal: str | None = None


class Listing(NamedTuple):
    """One folder: the names in it, in order, without those that no one would take for articles."""

    folder: Path
    entries: list[Entry]


def listings(root: Path) -> Iterator[Listing | Refused]:
    """A folder and those below it, each before what is in it; what cannot be listed is refused.

    Only the names of one folder at a time are kept. Hidden files are left out, and what browsers save
    beside a page; links to folders are not entered.
    """
    waiting = [root]
    while waiting:
        here = waiting.pop()
        try:
            entries, folders = _list(here)
        except OSError as error:
            yield Refused(path=printable(str(here)), reason=reason_of(error))
            continue
        yield Listing(here, entries)
        waiting += [here / name for name in reversed(folders)]


def _list(folder: Path) -> tuple[list[Entry], list[str]]:
    entries: list[Entry] = []
    folders: list[str] = []
    pages: set[str] = set()
    with os.scandir(folder) as found:
        for item in found:
            if is_left_out(item.name):
                continue
            if item.is_symlink():
                entries.append(Entry(item.name, link=True))
            elif item.is_dir(follow_symlinks=False):
                folders.append(item.name)
            elif item.is_file(follow_symlinks=False):
                if folder_of_page := page_folder_of(item.name):
                    pages.add(folder_of_page)
                entries.append(Entry(item.name))
            else:
                entries.append(Entry(item.name, refusal="not a regular file"))
    entries.sort(key=itemgetter(0))
    return entries, sorted(name for name in folders if name not in pages)


class Links:
    """The links below one folder: each leads to what is read anyway, to something to be read, or nowhere."""

    def __init__(self, root: Path) -> None:
        self._root = Path(os.path.realpath(root))
        self._read: set[tuple[int, int]] = set()

    def refusal(self, path: Path) -> str | None:
        """Why a link is not followed; "" for one whose file is read under another name."""
        try:
            target = Path(os.path.realpath(path, strict=True))
            status = target.stat()
        except (OSError, ValueError, RuntimeError) as error:
            return _dead_link(error)
        if stat.S_ISDIR(status.st_mode):
            back = Path(os.path.realpath(path.parent)).is_relative_to(target)
            return "a linked folder is not entered" + (" (it leads back to a folder that it lies in)" * back)
        if not target.is_relative_to(self._root):
            return "a link that leads out of the folder"
        if not stat.S_ISREG(status.st_mode):
            return "not a regular file"
        if not any(is_left_out(part) for part in target.relative_to(self._root).parts):
            return ""
        file = (status.st_dev, status.st_ino)
        if file in self._read:
            return ""
        self._read.add(file)
        return None


def _dead_link(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "a link that leads nowhere"
    if isinstance(error, RuntimeError) or (isinstance(error, OSError) and error.errno == errno.ELOOP):
        return "a link that leads in a circle"
    return reason_of(error)


def reason_of(error: Exception) -> str:
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
