"""Coming back to a library: what is new is told at the start, and by a key at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tui.comparing import Comparing
from tui.requests_saved import SearchRead, TellNews

if TYPE_CHECKING:
    from index.results import News
    from tui.in_turn import InTurn
    from tui.requests import Request
    from tui.whats_new import Part


class Welcoming(Comparing):
    """What becomes of what is new."""

    def __init__(self) -> None:
        super().__init__()
        self._read: set[str] = set()  # saved searches whose news were gone to

    def welcome(self) -> None:
        """Asks what is new, so that it is told before anything else is done."""
        self.ask(TellNews(asked=False))

    def action_news(self) -> None:
        """Asks what is new."""
        self.ask(TellNews(asked=True))

    def answered_work(self, request: Request, result: object) -> None:
        """Takes the answer about what is new, and leaves the others."""
        if isinstance(request, TellNews):
            self._tell_news(cast("News | None", result), asked=request.asked)
        else:
            super().answered_work(request, result)

    def _tell_news(self, news: News | None, *, asked: bool) -> None:
        from tui.whats_new import WhatIsNew, told

        if not asked and not told(news):
            return
        alone = len(self.app.screen_stack) == 1
        if alone and (asked or cast("InTurn", self.app).untouched):
            self.app.push_screen(WhatIsNew(news, self._go_to_news, self.action_search))
        elif not asked:
            self.say(f"{told(news)} since you last left · * tells which")

    def _go_to_news(self, part: Part) -> None:
        from tui.whats_new import REFUSED

        if part.query == REFUSED:
            self.action_refused()
            return
        if part.search:
            self._read.add(part.search)
        self.search_for(part.query)
        self.to_pane("hits")

    def leave(self, code: int = 0) -> None:
        """What was gone to is not new the next time."""
        for name in sorted(self._read):
            self.ask(SearchRead(name))
