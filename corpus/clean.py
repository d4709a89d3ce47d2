"""Cleaning: which spans of a scraped text are not the article, and which short lines are its headings.

Nothing is deleted. Lines are judged first by their own words (`boilerplate.rules`), then by where they stand:
in the head before the prose (`masthead`), in the tail after it (`tail`), next to a credit, or said twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.boilerplate.bylines import sign_off
from corpus.boilerplate.layout import Line, lines
from corpus.boilerplate.masthead import mark_head
from corpus.boilerplate.picture_credits import ends_with_credit
from corpus.boilerplate.rules import kind_of
from corpus.boilerplate.tail import mark_tail
from corpus.model import Boilerplate, BoilerplateKind, Heading, Span

Kinds = list[BoilerplateKind | None]

# A heading is a few words; longer lines without a final stop are list items and broken sentences.
_HEADING_WORDS = 14
# Captions stand beside their credit; above this many words a line beside a credit is a paragraph.
_CAPTION_WORDS = 45
# Captions with a blank line before their credit are only believed this near the top.
_TOP_LINES = 8
# How many short lines after "Related:" in mid-article are taken for its links.
_LINKS = 6


class Cleaned(NamedTuple):
    """What cleaning found: spans in order that do not overlap, and the line that is the title."""

    boilerplate: tuple[Boilerplate, ...] = ()
    headings: tuple[Heading, ...] = ()
    title: Span | None = None


def clean(text: str) -> Cleaned:
    """The boilerplate, the headings and the title line of a text. Linear in its length; never raises."""
    rows = lines(text)
    kinds: Kinds = [kind_of(row) for row in rows]
    title, head_end = mark_head(rows, kinds)
    _mark_captions(rows, kinds, title)
    _mark_repeats(rows, kinds, title)
    mark_tail(rows, kinds, title)
    _mark_links(rows, kinds, title)
    return Cleaned(
        boilerplate=_spans(text, rows, kinds, title),
        headings=_headings(rows, kinds, title, head_end),
        title=rows[title].span if title is not None else None,
    )


def _mark_captions(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    """Captions: lines that end with a credit, and the line above a line that is one."""
    top = (title if title is not None else -1) + _TOP_LINES
    for i, row in enumerate(rows):
        if kinds[i] is None and i != title and ends_with_credit(row):
            kinds[i] = "image_caption"
        if kinds[i] != "image_credit" or i == 0 or kinds[i - 1] is not None or i - 1 == title:
            continue
        above = rows[i - 1]
        if above.words > _CAPTION_WORDS:
            continue
        beside = not row.gap and (
            not above.sentence or (i <= top and above.gap and above.text.count(". ") < 2)
        )
        if beside or (i <= top and not above.sentence):
            kinds[i - 1] = "image_caption"


def _mark_repeats(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    """The title said again anywhere, and a standfirst said again near the top."""
    if title is None:
        return
    first: dict[str, int] = {rows[title].key: title}
    for i in range(title + 1, len(rows)):
        row = rows[i]
        if kinds[i] is not None or not row.short or row.words < 2:
            continue
        seen = first.get(row.key)
        if seen == title or (seen is not None and i <= title + _TOP_LINES + 2 and row.words >= 4):
            kinds[i] = "repeated_title"
        elif i <= title + _TOP_LINES:
            first.setdefault(row.key, i)
            if row.fragment and _mostly(rows[title].key, row.key) and i <= title + 5:
                kinds[i] = "repeated_title"


def _mostly(title: str, other: str) -> bool:
    """Whether a second headline says the title again with a few other words."""
    words = title.split()
    said = set(other.split())
    return len(words) >= 5 and sum(word in said for word in words) >= 0.75 * len(words)


def _mark_links(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    """The headlines right below a "Related articles" that stands in the middle of an article."""
    i = 0
    while i < len(rows):
        # "Also read: Ferry company buys six ships" is itself the link
        if kinds[i] != "related_links" or len(rows[i].text) > 40 or _names_its_link(rows[i].text):
            i += 1
            continue
        end = i + 1
        while end < len(rows) and end <= i + _LINKS and end != title and kinds[end] is None:
            if not rows[end].fragment or (end > i + 1 and rows[end].gap != rows[i + 1].gap):
                break
            end += 1
        found = range(i + 1, end)
        last = rows[end - 1]
        if found and end < len(rows) and rows[end].sentence and last.gap and last.words <= 4:
            found = range(i + 1, end - 1)  # "The second road" above its paragraph is a heading, not a link
        for link in found:
            kinds[link] = "related_links"
        i = max(end, i + 1)


def _names_its_link(text: str) -> bool:
    return any(mark in text[:-1] for mark in ":|»›→—")


def _headings(rows: Sequence[Line], kinds: Kinds, title: int | None, head_end: int) -> tuple[Heading, ...]:
    """Short lines between two stretches of prose."""
    prose = [i for i, row in enumerate(rows) if kinds[i] is None and row.sentence and i != title]
    if not prose:
        return ()
    found: list[Heading] = []
    run: list[int] = []
    for i in range(max(prose[0], head_end), prose[-1] + 1):
        if kinds[i] is not None or i == title:
            continue
        if not rows[i].sentence:
            run.append(i)
            continue
        # one short line above prose is a heading, two are a part and its first section, more are a list
        if len(run) <= 2 and all(_heading_like(rows[at]) for at in run):
            found.extend(Heading(start=rows[at].start, end=rows[at].end) for at in run)
        run.clear()
    return tuple(found)


def _heading_like(row: Line) -> bool:
    return (
        row.fragment and row.words <= _HEADING_WORDS and row.text[0] not in "•*-–—>|" and row.text[1:2] != ":"
    )


def _spans(text: str, rows: Sequence[Line], kinds: Kinds, title: int | None) -> tuple[Boilerplate, ...]:
    found: list[Boilerplate] = []
    for i, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if kind is not None:
            found.append(Boilerplate(start=row.start, end=row.end, kind=kind))
        elif i != title and (row.stopped or row.text[-1] in ")]"):
            credit = sign_off(text, row)
            if credit is not None:
                found.append(Boilerplate(start=credit.start, end=credit.end, kind="byline"))
    return tuple(found)
