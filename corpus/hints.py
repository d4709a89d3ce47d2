"""What is known of an article from outside of it, when it is annotated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from corpus.model import PublishedDate


class Hints(NamedTuple):
    """``reader`` is the published date set by hand, ``story`` one argued from other articles of its story.

    ``standing`` are the lines that recur over its outlet's articles, by key, with the words that say so.
    """

    reader: PublishedDate | None = None
    story: PublishedDate | None = None
    standing: Mapping[int, str] | None = None


NO_HINTS = Hints()
