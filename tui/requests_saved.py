"""What the reader asks the engine about saved searches."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Final

from tui.requests import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.results import News, SavedSearch
    from tui.seam import Answering


class TellSearches(Request):
    """The saved searches; ``told`` is called on the engine's thread and must only hand on."""

    rank: ClassVar[int] = 5

    def __init__(self, told: Callable[[tuple[SavedSearch, ...]], object]) -> None:
        self.told: Final = told

    def run(self, library: Answering) -> None:
        """Counts what they find."""
        self.told(library.searches())


class TellNews(Request):
    """What has come since the reader was last left."""

    slot: ClassVar[str | None] = "news"
    rank: ClassVar[int] = 6

    def __init__(self, asked: bool) -> None:
        self.asked: Final = asked  # by a key, not by the start

    @property
    def slow(self) -> bool:
        """Every saved search is run."""
        return True

    def run(self, library: Answering) -> News | None:
        """Looks it up."""
        return library.since_left()


class SaveSearch(Request):
    """Saves a query under its own words."""

    rank: ClassVar[int] = -1
    lasting: ClassVar[bool] = True

    def __init__(self, query: str) -> None:
        self.query: Final = query

    def run(self, library: Answering) -> None:
        """Saves it."""
        library.save_search(self.query, self.query)


class SearchRead(Request):
    """What a saved search finds has been read."""

    rank: ClassVar[int] = -1
    lasting: ClassVar[bool] = True

    def __init__(self, name: str) -> None:
        self.name: Final = name

    def run(self, library: Answering) -> None:
        """Marks it; a search that another program has forgotten meanwhile is none to mark."""
        from index.errors import UnknownSearchError

        with suppress(UnknownSearchError):
            library.search_read(self.name)


class ForgetSearch(Request):
    """Drops a saved search."""

    rank: ClassVar[int] = -1
    lasting: ClassVar[bool] = True

    def __init__(self, name: str) -> None:
        self.name: Final = name

    def run(self, library: Answering) -> None:
        """Drops it, if it is still there."""
        from index.errors import UnknownSearchError

        with suppress(UnknownSearchError):
            library.forget_search(self.name)
