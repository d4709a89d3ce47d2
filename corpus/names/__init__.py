"""Names: people, organisations, places, weapons, named events; found, typed and linked within a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.model import Mention, Span

if TYPE_CHECKING:
    from corpus.taggers.plugged import Said


def find_mentions(text: str, sentences: Sequence[Span], said: Said | None = None) -> tuple[Mention, ...]:
    """The names in the sentences of ``text``: exact spans that never overlap, each with its entity.

    Rules and lists propose candidates, the best of those that overlap are kept, a trained tagger judges the
    uncertain ones and adds its own, and linking gives each its entity. What another tagger has ``said`` takes
    the place of our own. Never raises; the time is linear in the text.
    """
    from corpus.names.linking import link
    from corpus.names.rules import find
    from corpus.names.ships import NOT_A_NAME
    from corpus.names.tagger import judged, judged_by

    found, known = find(text, sentences)
    settled = judged(found) if said is None or said.fault else judged_by(found, said.spans, said.by)
    names = [(sentence, [c for c in kept if c.by != NOT_A_NAME]) for sentence, kept in settled]
    return link(names, known)
