"""Names: people, organisations, places, weapons, named events; found, typed and linked within a document."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Mention, Span


def find_mentions(text: str, sentences: Sequence[Span]) -> tuple[Mention, ...]:
    """The names in the sentences of ``text``: exact spans that never overlap, each with its entity.

    Sources of names propose candidates, the best of those that overlap are kept, and linking gives each its
    entity. Never raises; the time is linear in the text.
    """
    from corpus.names.linking import link
    from corpus.names.rules import find

    found, known = find(text, sentences)
    return link(found, known)
