"""The title said again: with the site's name, in nearly the same words, or as another line of the head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.boilerplate.kinds import Kinds
from corpus.boilerplate.layout import LOOK, Line

# A second headline or standfirst is said again this near the title; further down the same words are a quote.
_TOP_LINES = 8
_NEAR = 5
# "Crane falls | Harbour Post": a site's name is short, and the title beside it is no single word.
_SITE_WORDS, _TITLE_WORDS = 5, 2
_STANDFIRST_WORDS = 45
# How much of a title's words another line has that says the same.
_MOSTLY = 0.75


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"\s+(?:[|·•»›–—-]|::)\s+")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


def key_of(words: str) -> str:
    """The words alone, as `Line.key` has them."""
    return " ".join(_word().findall(words[:LOOK].casefold()))


def without_site(words: str) -> frozenset[str]:
    """The keys of a title as it stands, and without a site's name before or behind it."""
    keys = {key_of(words)}
    parts = _between().split(words[:LOOK])
    for site, rest in ((parts[-1], parts[:-1]), (parts[0], parts[1:])):
        title = key_of(" ".join(rest))
        if title.count(" ") + 1 >= _TITLE_WORDS and key_of(site).count(" ") + 1 <= _SITE_WORDS:
            keys.add(title)
    return frozenset(keys - {""})


def known_title(rows: Sequence[Line], title: str, top: int) -> int | None:
    """The line among the first `top` that is the title known from elsewhere."""
    forms = without_site(title)
    said = key_of(title)
    held = [i for i in range(min(top, len(rows))) if rows[i].key in forms]
    return next((i for i in held if rows[i].key == said), held[0] if held else None)


def mark_repeats(rows: Sequence[Line], kinds: Kinds, title: int | None, known: str | None, top: int) -> None:
    """The title said again anywhere, and a standfirst said again near the top.

    `known` is the title where the text need not hold it; then lines before `top` are compared with it.
    """
    if title is None and known is None:
        return
    begin = title if title is not None else 0
    words = known if known is not None else rows[begin].text
    said = key_of(words)
    forms = without_site(words) | (frozenset((rows[begin].key,)) if title is not None else frozenset())
    near = max(begin + _NEAR, top) if known is not None else begin + _NEAR
    first: dict[str, int] = {}
    for i, row in enumerate(rows):
        if i == title:
            continue
        if i < begin and known is None:
            if kinds[i] is None and row.words >= 4 and said.startswith(row.key):
                kinds.mark(i, "repeated_title", "begins as the title does")
            continue
        if kinds[i] not in (None, "category") or not row.short or row.words < 2:
            continue
        if row.key in forms or (_has_site(row) and without_site(row.text) & forms):
            kinds.mark(i, "repeated_title", "repeats the title")
        elif kinds[i] is None and row.fragment and i <= near and mostly(words, row):
            kinds.mark(i, "repeated_title", "repeats most of the title")
        elif kinds[i] is None and i <= begin + _TOP_LINES + 2 and _standfirst(row) and row.key in first:
            kinds.mark(i, "repeated_title", "repeats a line above")
        elif i <= begin + _TOP_LINES:
            first.setdefault(row.key, i)


def _standfirst(row: Line) -> bool:
    # a table says "Avg shrs 13.9 mln vs 13.8 mln" twice and means it
    return 4 <= row.words <= _STANDFIRST_WORDS and (
        row.sentence or (row.words >= 5 and not any(map(str.isdigit, row.text)))
    )


def _has_site(row: Line) -> bool:
    return not row.sentence and bool(_between().search(row.text))


def mostly(title: str, row: Line) -> bool:
    """Whether a headline says the title again with a few other words, and with no other number."""
    words = key_of(title).split()
    said = set(row.key.split())
    if len(words) < 5 or any(word[0].isdigit() for word in said - set(words)):
        return False
    return sum(word in said for word in words) >= _MOSTLY * len(words)
