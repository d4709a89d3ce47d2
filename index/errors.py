"""What can go wrong through no fault of the program: what, where, and what to do."""

from __future__ import annotations

from pathlib import Path


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


class QueryError(Exception):
    """A query that can't be read. ``column`` is 1-based: the first character of the query is column 1."""

    def __init__(self, column: int, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.suggestion = suggestion


LibraryUnusable = LibraryUnusableError
UnknownArticle = UnknownArticleError
