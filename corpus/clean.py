"""Cleaning: which spans of a scraped text are not the article, and which short lines are its headings.

Nothing is deleted. Lines are judged first by their own words (`boilerplate.rules`), then by where they stand:
in the head before the prose (`masthead`), in the tail after it (`tail`), next to a credit, or said twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.boilerplate.blocks import mark_blocks
from corpus.boilerplate.bylines import sign_off
from corpus.boilerplate.kinds import Kinds
from corpus.boilerplate.layout import Line, lines
from corpus.boilerplate.masthead import mark_head
from corpus.boilerplate.picture_credits import ends_with_credit
from corpus.boilerplate.rules import kind_of
from corpus.boilerplate.tail import mark_tail, names_its_link
from corpus.boilerplate.titles import mark_repeats
from corpus.model import Boilerplate, Heading, Span

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


def clean(text: str, *, title: str | None = None) -> Cleaned:
    """The boilerplate, the headings and the title line of a text. Linear in its length; never raises.

    A `title` that is known from elsewhere is the only one: the line of the head that says it, if one does, is
    the title line, what says it elsewhere is a repeat, and no other line is taken for it.
    """
    known = title if title and title.strip() else None
    rows = lines(text)
    kinds = Kinds(kind_of(row) for row in rows)
    head = mark_head(rows, kinds, known)
    _mark_captions(rows, kinds, head.title)
    mark_repeats(rows, kinds, head.title, known, head.end)
    mark_blocks(rows, kinds, head.title)
    mark_tail(rows, kinds, head.title)
    _mark_links(rows, kinds, head.title)
    return Cleaned(
        boilerplate=_spans(text, rows, kinds, head.title),
        headings=_headings(rows, kinds, head.title, head.end),
        title=rows[head.title].span if head.title is not None else None,
    )


def _mark_captions(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    """Captions: lines that end with a credit, and the line above a line that is one."""
    top = (title if title is not None else -1) + _TOP_LINES
    for i, row in enumerate(rows):
        if kinds[i] is None and i != title and ends_with_credit(row):
            kinds.mark(i, "image_caption", "ends with a picture's credit")
        if kinds[i] != "image_credit" or i == 0 or kinds[i - 1] is not None or i - 1 == title:
            continue
        above = rows[i - 1]
        if above.words > _CAPTION_WORDS:
            continue
        beside = not row.gap and (
            not above.sentence or (i <= top and above.gap and above.text.count(". ") < 2)
        )
        if beside or (i <= top and not above.sentence):
            kinds.mark(i - 1, "image_caption", "stands above a picture's credit")


def _mark_links(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    """The headlines right below a "Related articles" that stands in the middle of an article."""
    i = 0
    while i < len(rows):
        # "Also read: Ferry company buys six ships" is itself the link
        if kinds[i] != "related_links" or len(rows[i].text) > 40 or names_its_link(rows[i].text):
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
            kinds.mark(link, "related_links", f"stands below “{rows[i].text}”")
        i = max(end, i + 1)


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
        # "He declined." is a paragraph, too
        if not rows[i].sentence and not (rows[i].stopped and rows[i].text[-1] in ".。"):
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
            found.append(Boilerplate(start=row.start, end=row.end, kind=kind, why=kinds.why.get(i)))
        elif i != title and (row.stopped or row.text[-1] in ")]"):
            credit = sign_off(text, row)
            if credit is not None:
                found.append(
                    Boilerplate(
                        start=credit.start,
                        end=credit.end,
                        kind="byline",
                        why="names the writers at a line's end",
                    )
                )
    return tuple(found)
