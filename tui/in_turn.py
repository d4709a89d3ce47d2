"""Keys in turn: the next one is looked at when the one before has done what it does.

A key goes through the queues of the focused widget and of all that are around it, and what it sets off (the
focus elsewhere, another pane) comes after that. Keys that arrive in a burst would all go to where the focus
was when the first of them arrived.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.timer import Timer

# Through all queues, then with the action it runs, with the message of that, and with the answer to that.
ROUNDS = 3
# A widget that is gone holds the next key up for so long, twice: after a time in which the whole program
# stood still the first of two is over at once, and tells nothing of the widget.
PATIENCE_SECONDS = 0.5


class InTurn(App[int]):
    """An app that takes one key at a time."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed: deque[events.Event] = deque()
        self._turn = 0  # the number of the key that is on its way; 0 when there is none
        self._turns = 0
        self._patience: Timer | None = None

    @property
    def untouched(self) -> bool:
        """Whether no key has been pressed yet."""
        return not self._turns

    @property
    def at_rest(self) -> bool:
        """Whether every key that was pressed has done what it does."""
        return not self.is_running or (not self._typed and not self._turn)

    def taken(self, event: events.Event) -> None:
        """A key is about to be looked at."""

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes wait for their turn; everything else goes its way."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typed.append(event)
            if not self._turn:
                await self._next_key()
        else:
            await super().on_event(event)

    async def _next_key(self) -> None:
        self._turn = 0
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        if not self._typed or not self.is_running:
            return
        event = self._typed.popleft()
        self._turns += 1
        self._turn = turn = self._turns
        self._patience = self.set_timer(PATIENCE_SECONDS, lambda: self._wait_on(turn))
        self.taken(event)
        way = self._way()
        await super().on_event(event)
        self._follow(turn, way, ROUNDS * len(way))

    def _wait_on(self, turn: int) -> None:
        if turn == self._turn:
            self._patience = self.set_timer(PATIENCE_SECONDS, lambda: self._gone(turn))

    def _way(self) -> list[MessagePump]:
        """What a key passes: the focused widget, what is around it, the app."""
        focused = self.focused
        around = () if focused is None else (node for node in focused.ancestors_with_self if node is not self)
        within = [node for node in around if isinstance(node, Widget)]
        return [*(within or [self.screen]), self]

    def _follow(self, turn: int, way: list[MessagePump], left: int) -> None:
        """Goes after the key from queue to queue, behind everything that it has put there."""
        while left:
            node = way[-left % len(way)]
            left -= 1
            if node.call_later(self._follow, turn, way, left):
                return
        self.call_later(self._gone, turn)

    async def _gone(self, turn: int) -> None:
        if turn == self._turn:
            await self._next_key()
