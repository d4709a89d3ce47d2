"""What can go wrong through no fault of the program: what, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import Entity


class LibraryUnusableError(Exception):
    """The library can't be opened or written."""

    def __init__(self, root: Path, what: str, todo: str) -> None:
        super().__init__(f"{root}: {what}; {todo}")
        self.root = root
        self.what = what
        self.todo = todo


class NotWritableError(LibraryUnusableError):
    """Nothing can be written to it: no room, or no right to. What is there can be read."""


class LibraryBusyError(LibraryUnusableError):
    """Another program is writing to the library and does not come to an end."""


class UnknownArticleError(Exception):
    """No article has this id, or several have ids that begin so."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(f"no article {id!r}: an id, or a beginning that only one id has, is needed")
        self.id = id


class UnknownSearchError(Exception):
    """No search is saved under this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no saved search {name!r}: dateline searches lists them")
        self.name = name


class UnknownEntityError(Exception):
    """No entity has this key or name."""

    def __init__(self, text: str, why: str = "dateline entities lists them") -> None:
        super().__init__(f"no entity {text!r}: {why}")
        self.text = text


class AmbiguousEntityError(Exception):
    """Several entities have this name."""

    def __init__(self, text: str, choices: Sequence[Entity]) -> None:
        named = ", ".join(f"{choice.entity} ({choice.name})" for choice in choices[:10])
        more = f" and {len(choices) - 10} more" if len(choices) > 10 else ""
        super().__init__(f"{text!r} may be several entities: give one of {named}{more}")
        self.text = text
        self.choices = tuple(choices)


class CorrectionError(Exception):
    """Nothing would be corrected by this."""


class UnknownCorrectionError(Exception):
    """No correction has this number."""

    def __init__(self, id: int | None) -> None:  # noqa: A002
        what = "no correction to take back" if id is None else f"no correction {id}"
        super().__init__(f"{what}: dateline corrections lists them")
        self.id = id


class QueryError(Exception):
    """A query that can't be read. ``column`` is 1-based: the first character of the query is column 1."""

    def __init__(self, column: int, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.suggestion = suggestion


LibraryUnusable = LibraryUnusableError
UnknownArticle = UnknownArticleError

# What a person asked for that is not there, or can't be.
USERS_MISTAKES = (
    UnknownArticleError,
    UnknownSearchError,
    UnknownEntityError,
    AmbiguousEntityError,
    CorrectionError,
    UnknownCorrectionError,
)
