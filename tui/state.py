"""What the reader is looking at, in one place; and the part of it that is kept from one day to the next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from corpus.work import Work
from tui.layout import PANES, PaneName
from tui.requests import SCOPES, Scope

if TYPE_CHECKING:
    from corpus.model import Annotated


# What an empty library shows in place of an article; no article's id has a colon there.
TOUR = "dateline:tour"


class Place(NamedTuple):
    """Where a reader was: kept by the library, restored at the next start."""

    query: str = ""
    article: str | None = None
    top: int = 0
    pane: PaneName = "hits"
    entities: Scope = "article"
    timeline: Scope = "hits"

    def dumped(self) -> str:
        """As JSON."""
        return json.dumps(self._asdict())

    @classmethod
    def loaded(cls, text: str | None) -> Place | None:
        """From JSON; None when there is none or it can't be understood (another version's, say)."""
        try:
            fields = json.loads(text or "")
            place = cls(**fields)
        except (ValueError, TypeError):
            return None
        known = place.pane in PANES and place.entities in SCOPES and place.timeline in SCOPES
        typed = isinstance(place.query, str) and isinstance(place.top, int)
        return place if known and typed and isinstance(place.article, str | None) else None


class Looking:
    """The present state of the screen; only the screen changes it."""

    def __init__(self) -> None:
        self.query = ""  # as typed
        self.understood = ""  # as the library read it; "" for everything
        self.typing = False  # the last word of the query may go on
        self.total = 0
        self.library: int | None = None
        self.pane: PaneName = "hits"
        self.drawer: PaneName = "entities"
        self.zen = False
        self.article: Annotated | None = None
        self.work = Work()  # what the reader has said of that article
        self.entity: str | None = None  # the one whose mentions are lit and walked
        self.scopes: dict[PaneName, Scope] = {"entities": "article", "timeline": "hits"}

    @property
    def on_tour(self) -> bool:
        """Whether the article is the tour, which no library has."""
        return self.article is not None and self.article.id == TOUR
