"""The reader's word on entities, from the entity pane and the palette to the library, and back by ``u``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.panes.entities import EntitiesPane
from tui.requests_corrections import Correct, Merge, Reject, TakeBack, TellParts
from tui.searching import Searching
from tui.wording import correction_words, one_line
from tui.working import NOT_KEPT

if TYPE_CHECKING:
    from corpus.model import Correction, EntityParts


class Correcting(Searching):
    """What becomes of a word on an entity."""

    def read_anew(self) -> None:
        """Everything that is shown is asked for again, and stays where it is."""
        raise NotImplementedError

    def correct(self, word: Correct) -> None:
        """Says something of an entity."""
        if self.looking.on_tour:
            self.say(NOT_KEPT)
        else:
            self.ask(word)

    def corrected(self, said: Correction) -> None:
        """The library has taken a word."""
        if self.looking.entity in said.entities and said.kind in ("merge", "reject") and not said.surface:
            self.choose_entity(said.into, said.name or "")
        words = correction_words(said)
        self.undone.push(words, lambda: self.ask(TakeBack(said)), correction=True)
        self.read_anew()
        self.say(f"{words} · u undoes it")

    def taken_back(self, said: Correction) -> None:
        """The library has forgotten a word."""
        self.read_anew()
        self.say(f"taken back: {correction_words(said)}")

    def choose_part(self, parts: EntityParts) -> None:
        """Asks which part of an entity to split off."""
        from tui.splitting import SplitCard, has_parts

        if has_parts(parts):
            self.app.push_screen(SplitCard(parts, self.correct))
        else:
            name = one_line(parts.entity.name)
            self.say(f"{name} is written in one way only: there is nothing to split off")

    @on(EntitiesPane.Merged)
    def _merged(self, event: EntitiesPane.Merged) -> None:
        self.correct(Merge(event.entity.entity, event.into.entity))

    @on(EntitiesPane.SplitWanted)
    def _split_wanted(self, event: EntitiesPane.SplitWanted) -> None:
        if self.looking.on_tour:
            self.say(NOT_KEPT)
        else:
            self.ask(TellParts(event.entity.entity))

    @on(EntitiesPane.Rejected)
    def _rejected(self, event: EntitiesPane.Rejected) -> None:
        self.correct(Reject(event.entity.entity))
