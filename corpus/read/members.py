"""What archives hold: members, each an input of its own, and which of them are no articles at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any, BinaryIO, cast

from corpus.model import Article, Refused
from corpus.read.bounds import Budget, Pieces
from corpus.read.names import is_left_out, stem_of, suffix_of
from corpus.read.source import HEAD_BYTES, Found, Pending, Source, printable

# A drive of another system leads out of the archive as a "/" does.
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass
class Member:
    """One thing in an archive, not yet opened: nothing of its stream has been read.

    ``name`` is how the archive calls it, "" where there is one thing only; ``note`` says what was odd about
    it. What a compressed file holds is that file to the reader: it has the same name and path.
    """

    name: str
    stream: IO[bytes] | Pieces
    stem: str
    suffix: str
    file_date: date | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    note: str | None = None
    depth: int = 1


def member_of(name: str, stream: IO[bytes] | Pieces, day: date | None) -> Member:
    """A file in an archive, by its name there."""
    last = name.rpartition("/")[2]
    return Member(name, stream, stem_of(last), suffix_of(last), day)


def member_name(name: str, source: Source) -> str:
    """The printable name of what lies in `source`."""
    return f"{source.name}!{printable(name)}" if name else source.name


def opened(member: Member, source: Source) -> Source:
    """A member of `source` as an input of its own; reads its first bytes."""
    name = printable(member.name)
    return Source(
        name=member_name(member.name, source),
        path=f"{source.path}!{name}" if name and source.path is not None else source.path,
        stem=member.stem,
        suffix=member.suffix,
        head=member.stream.read(HEAD_BYTES),
        rest=cast(BinaryIO, member.stream),
        fields=member.fields,
        file_date=member.file_date or source.file_date,
        depth=source.depth + member.depth,
        budget=source.budget,
    )


def unpacked(source: Source) -> Pieces:
    """The whole of an input as one stream; its bytes count as packed ones where its size is not known."""
    counted = source.depth == 0 and source.size is None
    return Pieces(source.chunks(), budget_of(source).take_in if counted else None)


def budget_of(source: Source) -> Budget:
    """The budget of the file that an input is or lies in."""
    if source.budget is None:
        source.budget = Budget(source.size or 0)
    return source.budget


def noted(found: Found, note: str) -> Found:
    """What was found, with a note of what was odd about it."""
    if isinstance(found, Article):
        return found.model_copy(update={"notes": (*found.notes, note)})
    if isinstance(found, Pending):
        return Pending(found.name, _make_noted, (note, found.make, found.arguments))
    return found


def _make_noted(
    note: str, make: Callable[..., Article | Refused], arguments: tuple[Any, ...]
) -> Article | Refused:
    made = noted(make(*arguments), note)
    assert not isinstance(made, Pending)
    return made


class Names:
    """The names of one archive, as they come: which are refused, left out, or were there before."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}
        self._pages: set[str] = set()

    def refusal(self, name: str) -> str | None:
        """Why a name cannot be taken: it leads out of the archive."""
        parts = name.replace("\\", "/").split("/")
        if parts[0] == "" or _DRIVE.match(name) or ".." in parts:
            return "its name leads out of the archive"
        return None

    def expect(self, name: str) -> None:
        """There is such a name somewhere in the archive."""
        if suffix_of(name) in (".html", ".htm", ".xhtml"):
            self._pages.add(name.rpartition(".")[0])

    def left_out(self, name: str) -> bool:
        """Whether it is no article and nobody would think it one: hidden, or a part of a saved page."""
        folders = name.split("/")
        if any(is_left_out(part) for part in folders if part != "."):
            return True
        for depth, folder in enumerate(folders[:-1]):
            page = "/".join([*folders[:depth], folder])
            if folder.endswith("_files") and (page.removesuffix("_files") in self._pages or _is_part(name)):
                return True
        return False

    def unique(self, name: str) -> str:
        """The name, numbered when it was there before: both members are kept."""
        while (times := self._times.get(name, 0) + 1) > 1:
            self._times[name] = times
            suffix = suffix_of(name.rpartition("/")[2])
            name = f"{name[: len(name) - len(suffix)]} ({times}){suffix}"
        self._times[name] = times
        return name


def _is_part(name: str) -> bool:
    """Whether a file is of a kind that pages are made of and articles are not."""
    return suffix_of(name) in {
        *(".css", ".js", ".json", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico"),
        *(".avif", ".woff", ".woff2", ".ttf", ".download", ".mp4", ".webm"),
    }
