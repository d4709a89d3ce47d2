"""Chords: keys that mean something one after the other, ``]e`` or ``ctrl+x o``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.key_names import chord, chord_part, chord_parts, shown

if TYPE_CHECKING:
    from textual import events


class Chords(Screen[None]):
    """A screen whose bindings may be chords. The terminal library knows of none: it never sees such a key."""

    _chord: tuple[str, ...] = ()

    def chord_begun(self, shown: str) -> None:
        """Another key is waited for; ``shown`` are those pressed so far, "" when none is any more."""

    def no_chord(self, shown: str) -> None:
        """Those keys do nothing."""

    async def on_key(self, event: events.Key) -> None:
        """A key that nothing took may be one of a chord."""
        await self.chord_key(event)

    async def chord_key(self, event: events.Key) -> None:
        """A key that nothing took: begins a chord, goes on with it, or runs it. Esc leaves it."""
        pressed = (*self._chord, chord_part(event))
        if self._chord and event.key == "escape":
            self._end_chord(event)
            return
        active = self.active_bindings.get(chord(pressed)) if self._chord else None
        if active is not None:
            self._end_chord(event)
            await self.app.run_action(active.binding.action, active.node)
        elif any(_goes_on(pressed, chord_parts(key)) for key in self.active_bindings):
            self._chord = pressed
            self.chord_begun(shown(chord(pressed)))
            event.stop()
        elif self._chord:
            self._end_chord(event)
            self.no_chord(shown(chord(pressed)))

    def _end_chord(self, event: events.Key) -> None:
        self._chord = ()
        self.chord_begun("")
        event.stop()


def _goes_on(pressed: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return len(parts) > len(pressed) and parts[: len(pressed)] == pressed
