"""The first words of an article: what it is known by when it has no title."""

from __future__ import annotations

from collections.abc import Iterable

# Enough to tell one article from another in a list.
FIRST_WORDS = 8
# Longer than that many words are; a text without spaces is cut.
REACH = 400


def first_words(text: str, hidden: Iterable[tuple[int, int]]) -> str:
    """The first words of the text that are not in a hidden span (spans in order), on one line."""
    at = 0
    for start, end in hidden:
        if text[at:start].strip():
            break
        at = max(at, end)
    return " ".join(text[at : at + REACH].split()[:FIRST_WORDS])
