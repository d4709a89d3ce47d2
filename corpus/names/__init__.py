"""Names: people, organisations, places, weapons, named events; found, typed and linked within a document."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Mention, Span


def find_mentions(text: str, sentences: Sequence[Span]) -> tuple[Mention, ...]:
    """The names in the sentences of ``text``: exact spans that never overlap, each with its entity.

    Rules and lists propose candidates, the best of those that overlap are kept, a trained tagger judges the
    uncertain ones and adds its own, and linking gives each its entity. Never raises; the time is linear in
    the text.
    """
    from corpus.names.linking import link
    from corpus.names.rules import find
    from corpus.names.ships import NOT_A_NAME
    from corpus.names.tagger import judged

    found, known = find(text, sentences)
    names = [(sentence, [c for c in kept if c.by != NOT_A_NAME]) for sentence, kept in judged(found)]
    return link(names, known)
