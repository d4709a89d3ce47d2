"""Standing matter: lines that one source prints in article after article, and so are no part of any of them.

What a single text cannot tell ("Your harbour, your voice.") the other articles of its source can: a line
that many different stories have in common is the page's, not the story's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import sqrt
from typing import Protocol

from corpus.boilerplate.layout import Line, lines
from corpus.clean import Cleaned
from corpus.model import Boilerplate, Heading

# A longer line is a paragraph of an article, however often it is reprinted.
_WORDS = 60
# "He declined.", "No comment.": what anybody may say in any story.
_INTERJECTION_WORDS = 4
# Three stories with a line in common may be one story told on; from the fourth on it is a habit.
_STORIES = 4
# Background paragraphs come again in a tenth of a desk's stories, what a template prints in all that use it.
_SHARE = 0.2
# One-sided 97.5 %: four of eight stories are enough for the share, four of twelve may be chance.
_CONFIDENCE = 1.96
# When more of the prose than this would go, the lines are reprinted articles and not standing matter.
_BODY_SHARE = 0.6


class Placed(Protocol):
    """Anything that has a place in a text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


def line_keys(
    text: str, hidden: Iterable[Boilerplate], headings: Iterable[Heading], title: str | None
) -> tuple[int, ...]:
    """Hashes of the lines that could be standing matter, without doubles, in the order of the text.

    Left out is what is boilerplate, heading or title already. Lines that are hidden only because they recur
    still count: else what was learned would be forgotten. The hashes fit a signed 64-bit integer.
    """
    apart: list[Placed] = [*(found for found in hidden if found.kind != "recurring"), *headings]
    said = lines(title)[0].key if title and title.strip() else None
    found: dict[int, None] = {}
    for row in _outside(lines(text), apart):
        if row.key != said and _could_stand(row):
            found[_key(row)] = None
    return tuple(found)


def standing(counts: Mapping[int, int], stories: int) -> frozenset[int]:
    """The lines that stand in so many of a source's stories that they are no part of them.

    `counts` says in how many different stories (copies of one story count once) each line is found, out of
    `stories`. A line stands when four have it, and when it is sure that a fifth of all have it, however few
    were seen.
    """
    return frozenset(
        key for key, count in counts.items() if count >= _STORIES and _surely(count, stories) >= _SHARE
    )


def reason(count: int, stories: int, source: str | None) -> str:
    """Why a line is hidden: "stands in 14 of 60 stories of Harbour Post"."""
    return f"stands in {count} of {stories} stories of {source or 'this source'}"


def mark(text: str, cleaned: Cleaned, keys: Mapping[int, str]) -> Cleaned:
    """What was found, and the lines whose hash is given, hidden as recurring with the reason given with it.

    Titles stay, headings of sections that stay, and everything when hardly any of the prose would be left.
    """
    if not keys:
        return cleaned
    rows = lines(text)
    apart: list[Placed] = [*cleaned.boilerplate, *cleaned.headings]
    if cleaned.title is not None:
        apart.append(cleaned.title)
    body = _outside(rows, apart)
    why = {row.start: keys[key] for row in body if _could_stand(row) and (key := _key(row)) in keys}
    if not why or _too_much(body, why):
        return cleaned
    why |= _end_headings(rows, cleaned, why)
    new = (
        Boilerplate(start=row.start, end=row.end, kind="recurring", why=why[row.start])
        for row in rows
        if row.start in why
    )
    return Cleaned(
        boilerplate=tuple(sorted((*cleaned.boilerplate, *new), key=lambda found: found.start)),
        headings=tuple(found for found in cleaned.headings if found.start not in why),
        title=cleaned.title,
    )


def _outside(rows: Sequence[Line], apart: Iterable[Placed]) -> list[Line]:
    """The lines that no span touches; both are in order of their start, or nearly so."""
    spans = sorted((found.start, found.end) for found in apart)
    found: list[Line] = []
    at = 0
    for row in rows:
        while at < len(spans) and spans[at][1] <= row.start:
            at += 1
        if at == len(spans) or spans[at][0] >= row.end:
            found.append(row)
    return found


def _could_stand(row: Line) -> bool:
    if not row.key or not row.short or row.words > _WORDS:
        return False
    if row.stopped and row.words <= _INTERJECTION_WORDS:
        return False
    # "Q:" and "MS. MARSH:" of a transcript are who speaks
    return not (row.text.endswith(":") and row.words <= 3)


def _key(row: Line) -> int:
    return int.from_bytes(hashlib.blake2b(row.key.encode(), digest_size=8).digest(), "big", signed=True)


def _surely(count: int, of: int) -> float:
    """The lower end of Wilson's interval: the share there is at least, however few were counted."""
    of = max(of, count)
    share, z = count / of, _CONFIDENCE
    middle = share + z * z / (2 * of)
    return (middle - z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))) / (1 + z * z / of)


def _too_much(body: Sequence[Line], starts: Collection[int]) -> bool:
    prose = [row for row in body if row.sentence] or body
    gone = sum(len(row.text) for row in prose if row.start in starts)
    return gone > _BODY_SHARE * sum(len(row.text) for row in prose)


def _end_headings(rows: Sequence[Line], cleaned: Cleaned, why: Mapping[int, str]) -> dict[int, str]:
    """The headings at the end with nothing but recurring lines below them, and the reason of those."""
    headed = {found.start for found in cleaned.headings}
    shown = {row.start for row in _outside(rows, cleaned.boilerplate)}
    found: dict[int, str] = {}
    below: str | None = None
    for row in reversed(rows):
        if row.start in why:
            below = why[row.start]
        elif row.start in headed and below is not None:
            found[row.start] = below
        elif row.start in shown:
            break
    return found
