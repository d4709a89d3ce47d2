"""What the reader asks the engine: requests that never change and know how to put themselves to a library.

Requests of one ``slot`` supersede each other: of those waiting only the newest is run, and an older one's
answer is dropped on arrival. A request without a slot is never dropped. The lowest ``rank`` is run first.

They are plain classes, because making seven data classes takes the start of the reader some milliseconds.
"""

from __future__ import annotations

from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final, Literal, NamedTuple

from corpus.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from corpus.model import Annotated, Entity, Refused, Span, TimelineRow
    from index.results import Page, Story
    from tui.seam import Answering
    from tui.timeline_periods import Zoom
    from tui.timeline_sheet import Sheet, View, Wanted

Scope = Literal["article", "hits", "library"]
SCOPES: tuple[Scope, ...] = ("article", "hits", "library")

# A window of hits is what a tall screen shows, several times over; its snippets are cut when it is asked for.
# While a query is typed, one comes with every letter: it is what most screens show.
WINDOW, TYPED_WINDOW = 50, 20
# More entities than a reader will walk through in a list; a query narrows it.
ENTITY_LIMIT = 1000
# From so many events on only those that are seen are read, at first these.
OUTLINED_FROM, FIRST_ROWS = 500, 120


class Request:
    """Something to ask of the library."""

    slot: ClassVar[str | None] = None
    rank: ClassVar[int] = 0
    newest_first: ClassVar[bool] = False
    lasting: ClassVar[bool] = False  # it changes something, so it is run even when the reader leaves

    @property
    def slow(self) -> bool:
        """Whether it takes longer the more articles there are, so that others should not wait for it."""
        return False

    def run(self, library: Answering) -> object:
        """The answer; called on the engine's thread."""
        raise NotImplementedError


class Search(Request):
    """The first window of a query's hits, and how many articles there are in all."""

    slot: ClassVar[str | None] = "search"

    def __init__(self, query: str, typing: bool = False, limit: int = WINDOW) -> None:
        self.query: Final = query
        self.typing: Final = typing
        self.limit: Final = limit

    def run(self, library: Answering) -> Found:
        """Searches."""
        page = library.search(self.query, limit=self.limit, typing=self.typing)
        return found(page, library)


class Found(NamedTuple):
    """A page, which of it is unread, and the size of the library that it was found in."""

    page: Page
    unread: frozenset[str]
    library: int
    work: Mapping[str, Work] = MappingProxyType({})  # what was said of those of which something was


def found(page: Page, library: Answering) -> Found:
    """The page, with what the reader has done with its articles."""
    ids = [hit.id for hit in page.hits]
    work = library.work(ids)
    read = {id for id, said in work.items() if said.read}  # noqa: A001
    return Found(page, frozenset(ids) - read, library.count(), work)


class Window(Request):
    """A further window of the same query's hits."""

    rank: ClassVar[int] = 1
    newest_first: ClassVar[bool] = True

    def __init__(self, query: str, offset: int) -> None:
        self.query: Final = query
        self.offset: Final = offset

    def run(self, library: Answering) -> Found:
        """Searches further down."""
        page = library.search(self.query, limit=WINDOW, offset=self.offset)
        return found(page, library)


class Opened(NamedTuple):
    """An article, and what to light in it."""

    article: Annotated
    matches: tuple[Span, ...]
    work: Work = Work()


class Open(Request):
    """An article for the article pane."""

    slot: ClassVar[str | None] = "article"
    rank: ClassVar[int] = 2

    def __init__(self, id: str, query: str) -> None:  # noqa: A002
        self.id: Final = id
        self.query: Final = query

    def run(self, library: Answering) -> Opened:
        """Reads it, and finds the query in it."""
        article = library.article(self.id)
        matches = library.matches(self.query, article.id) if self.query else ()
        return Opened(article, matches, library.work_on(article))


class Entities(Request):
    """The entity pane's list."""

    slot: ClassVar[str | None] = "entities"
    rank: ClassVar[int] = 3

    def __init__(self, scope: Scope, query: str, article: str | None) -> None:
        self.scope: Final = scope
        self.query: Final = query
        self.article: Final = article

    @property
    def slow(self) -> bool:
        """The mentions of all hits are read in from the store before they are counted."""
        return self.scope != "article"

    def run(self, library: Answering) -> tuple[Entity, ...]:
        """Counts entities over the scope."""
        if self.scope == "article":
            return library.entities(article=self.article) if self.article else ()
        return library.entities(query=self.query if self.scope == "hits" else None, limit=ENTITY_LIMIT)


class Timeline(Request):
    """The timeline's rows."""

    slot: ClassVar[str | None] = "timeline"
    rank: ClassVar[int] = 4

    def __init__(self, scope: Scope, query: str, article: str | None, entity: str | None = None) -> None:
        self.scope: Final = scope
        self.query: Final = query
        self.article: Final = article
        self.entity: Final = entity

    @property
    def slow(self) -> bool:
        """The events of one article are soon together."""
        return self.scope != "article"

    def run(self, library: Answering) -> Sheet:
        """Collects events over the scope; of many only those that are seen first."""
        from tui.timeline_sheet import Sheet

        if self.scope != "article":
            query = self.query if self.scope == "hits" else None
            outline = library.timeline_outline(query=query, entity=self.entity, fewest=OUTLINED_FROM)
            if outline is not None:
                sheet = Sheet.outlined(outline)
                sheet.fill(library.timeline_rows(outline, range(FIRST_ROWS)))
                return sheet
        return Sheet(self._rows(library))

    def _rows(self, library: Answering) -> tuple[TimelineRow, ...]:
        if self.scope == "article":
            return library.timeline(article=self.article, entity=self.entity) if self.article else ()
        query = self.query if self.scope == "hits" else None
        return library.timeline(query=query, entity=self.entity)


class Sift(Request):
    """What is wanted of the rows of a timeline, where there are many."""

    slot: ClassVar[str | None] = "sift"
    rank: ClassVar[int] = 2

    def __init__(self, sheet: Sheet, wanted: Wanted, zoom: Zoom) -> None:
        self.sheet: Final = sheet
        self.wanted: Final = wanted
        self.zoom: Final = zoom

    def run(self, library: Answering) -> View:
        """Sifts them; the library is asked only for what their words say."""
        missing = self.sheet.missing(self.wanted)
        if missing and self.sheet.outline is not None:
            self.sheet.fill(library.timeline_rows(self.sheet.outline, missing))
        return self.sheet.sift(self.wanted, self.zoom)


class LoadRows(Request):
    """Rows of a timeline that are seen."""

    rank: ClassVar[int] = 1

    def __init__(self, sheet: Sheet, numbers: Sequence[int]) -> None:
        self.sheet: Final = sheet
        self.numbers: Final = numbers

    def run(self, library: Answering) -> Mapping[int, TimelineRow]:
        """Reads them."""
        return library.timeline_rows(self.sheet.outline, self.numbers) if self.sheet.outline else {}


class Explain(Request):
    """Articles for a card to explain; ``told`` is called on the engine's thread and must only hand on."""

    rank: ClassVar[int] = 5

    def __init__(self, ids: Sequence[str], told: Callable[[Sequence[Annotated]], object]) -> None:
        self.ids: Final = ids
        self.told: Final = told

    def run(self, library: Answering) -> None:
        """Reads them; one that is no longer there is left out."""
        from index.errors import UnknownArticleError

        articles = []
        for id in self.ids:  # noqa: A001
            with suppress(UnknownArticleError):
                articles.append(library.article(id))
        self.told(articles)


class TellStory(Request):
    """An article's story, for a card; ``told`` is called on the engine's thread and must only hand on."""

    rank: ClassVar[int] = 5

    def __init__(self, id: str, told: Callable[[Story | None], object]) -> None:  # noqa: A002
        self.id: Final = id
        self.told: Final = told

    def run(self, library: Answering) -> None:
        """Looks it up."""
        self.told(library.story(self.id))


class TellRefused(Request):
    """What could not be taken in, for a card; ``told`` is called on the engine's thread, as above."""

    rank: ClassVar[int] = 5

    def __init__(self, told: Callable[[tuple[Refused, ...]], object]) -> None:
        self.told: Final = told

    def run(self, library: Answering) -> None:
        """Looks it up."""
        self.told(library.refused())


class MarkRead(Request):
    """Marks an article read or unread."""

    rank: ClassVar[int] = -1
    lasting: ClassVar[bool] = True

    def __init__(self, id: str, read: bool) -> None:  # noqa: A002
        self.id: Final = id
        self.read: Final = read

    def run(self, library: Answering) -> None:
        """Marks it."""
        library.mark_read(self.id, self.read)


class SavePlace(Request):
    """Keeps where the reader is, who leaves."""

    rank: ClassVar[int] = -1
    lasting: ClassVar[bool] = True

    def __init__(self, place: str) -> None:
        self.place: Final = place

    def run(self, library: Answering) -> None:
        """Saves it."""
        library.save_place(self.place)
        library.leave()
