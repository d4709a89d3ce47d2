"""What the reader is looking at, in one place; and the part of it that is kept from one day to the next."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from tui.layout import PANES, PaneName
from tui.requests import SCOPES, Scope

if TYPE_CHECKING:
    from corpus.model import Annotated


@dataclass(frozen=True)
class Place:
    """Where a reader was: kept by the library, restored at the next start."""

    query: str = ""
    article: str | None = None
    top: int = 0
    pane: PaneName = "hits"
    entities: Scope = "article"
    timeline: Scope = "hits"

    def dumped(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self))

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


@dataclass
class Looking:
    """The present state of the screen; only the screen changes it."""

    query: str = ""  # as typed
    understood: str = ""  # as the library read it; "" for everything
    typing: bool = False  # the last word of the query may go on
    total: int = 0
    library: int | None = None
    pane: PaneName = "hits"
    drawer: PaneName = "entities"
    zen: bool = False
    article: Annotated | None = None
    entity: str | None = None  # the one whose mentions are lit and walked
    scopes: dict[PaneName, Scope] = field(default_factory=lambda: {"entities": "article", "timeline": "hits"})
