"""Two reports side by side, from the article that is read and back to a sentence of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.correcting import Correcting

if TYPE_CHECKING:
    from corpus.model import Span

# Further back nobody remembers having been.
VISITED = 8


class Comparing(Correcting):
    """What opens the screen of two reports, and what comes back from it."""

    def action_sides(self) -> None:
        """The article beside another one."""
        from tui.side_by_side import SideBySide

        article = self.looking.article
        if article is None:
            self.say("no article to put beside another one")
            return
        self.app.push_screen(SideBySide(article, self._visited(), self.ask, self._to_sentence))

    def _visited(self) -> list[str]:
        """The articles that were marked or jumped from, the last one first."""
        spots = [spot.article for spot in self.history.back if spot.article is not None]
        return list(dict.fromkeys([*reversed(self.marked), *reversed(spots)]))[:VISITED]

    def _to_sentence(self, id: str, span: Span | None) -> None:  # noqa: A002
        """Goes to a sentence of an article."""
        self.history.leave(self.spot)
        self.hits.to(id)
        self.open_article(id, then=None if span is None else lambda: self.article.point(*span))
        self.to_pane("article")
