"""Blocks: what several lines tell together and none of them alone: a sign-up box, a thread of comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.boilerplate.bylines import is_published_line
from corpus.boilerplate.kinds import Kinds
from corpus.boilerplate.layout import Line

# Between "Sign up for Harbour Daily" and "Enter your email" stand a sentence or two of praise.
_BOX_LINES, _BOX_WORDS = 3, 35
# A comment is a name, a date, a few paragraphs and "Reply".
_COMMENT_LINES = 8
# Comments at an end of the article, not the link to them above it.
_ABOVE_COMMENTS = 2


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_FIELD = r"(?:enter )?your e-?mail\b.{0,40}|e-?mail address\W*|sign ?up\W*|subscribe\W*|i agree\b.{0,80}"
_COMMENTS = (
    r"(?:comments?|discussion|reader comments?)(?: ?\(\d+\)| \d+)?:?"
    r"|\d[\d,.]* (?:comments?|responses?|replies|thoughts?)\b.{0,120}"
)
_REPLY = r"(?:log in to |click to |quote |like )?(?:reply|report|permalink)\b.{0,20}"
_CAPTION_FOLLOWS = r"(?:image|media|photo) caption,?"
_CLOCK = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:[A-Z]{2,4}|[ap]\.?m\.?))?"


def mark_blocks(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    """Marks sign-up boxes, captions below their label, comment threads; clears numbers that count nothing."""
    _mark_boxes(rows, kinds, title)
    _mark_labelled_captions(rows, kinds, title)
    _mark_comments(rows, kinds, title)
    _clear_hours(rows, kinds)
    _clear_numbers(rows, kinds, title)


def _mark_boxes(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    for i, row in enumerate(rows):
        if kinds[i] != "subscribe" or row.words < 3:
            continue
        for end in range(i + 2, min(len(rows), i + _BOX_LINES + 2)):
            between = range(i + 1, end)
            if title in between or any(rows[at].words > _BOX_WORDS for at in between):
                break
            if kinds[end] == "subscribe" and _compiled(_FIELD).fullmatch(rows[end].text):
                for at in between:
                    if kinds[at] is None:
                        kinds.mark(at, "subscribe", "stands inside a sign-up box")
                break


def _mark_labelled_captions(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    for i in range(len(rows) - 1):
        if not rows[i].short or not _compiled(_CAPTION_FOLLOWS).fullmatch(rows[i].text):
            continue
        kinds[i] = "image_caption"
        if kinds[i + 1] is None and i + 1 != title and rows[i + 1].short:
            kinds.mark(i + 1, "image_caption", f"stands below “{rows[i].text}”")


def _mark_comments(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    """A thread: below "3 comments", dates and "Reply" at short distances to the end of the thread."""
    above = 0
    for i, row in enumerate(rows):
        if kinds[i] is None:
            above += row.sentence
        if above < _ABOVE_COMMENTS or kinds[i] != "comment_widget":
            continue
        if row.short and _compiled(_COMMENTS).fullmatch(row.text):
            end = _thread_ends(rows, i)
            for at in range(i + 1, end + 1):
                if kinds[at] is None and at != title:
                    kinds.mark(at, "comment_widget", "stands in a thread of comments")
            if end > i:
                return


def _thread_ends(rows: Sequence[Line], begin: int) -> int:
    """The last line of a thread; its beginning where there is none."""
    end, count, at = begin, 0, begin + 1
    while at < len(rows) and at - end <= _COMMENT_LINES:
        if _of_a_thread(rows[at]):
            end, count = at, count + 1
        at += 1
    return end if count >= 2 else begin


def _of_a_thread(row: Line) -> bool:
    return (
        row.short
        and not row.sentence
        and (bool(_compiled(_REPLY).fullmatch(row.text)) or is_published_line(row, head=True))
    )


def _clear_hours(rows: Sequence[Line], kinds: Kinds) -> None:
    """The hours above the paragraphs of a live report are its own, not the length of a video."""
    hours = [
        i
        for i in range(len(rows) - 1)
        if kinds[i] == "counter"
        and _compiled(_CLOCK).fullmatch(rows[i].text)
        and kinds[i + 1] is None
        and rows[i + 1].sentence
    ]
    if len(hours) >= 2:
        for i in hours:
            kinds.clear_line(i)


def _clear_numbers(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    """Bare numbers that are a table's cells, or count the sections "1", "2", "3"."""
    bare = [
        i
        for i in range(len(rows))
        if kinds[i] == "counter" and _compiled(r"[\d.,]{1,15}").fullmatch(rows[i].text)
    ]
    sections = [i for i in bare if i + 1 < len(rows) and kinds[i + 1] is None and rows[i + 1].sentence]
    if len(sections) >= 2 and [rows[i].text for i in sections] == [
        str(n) for n in range(1, len(sections) + 1)
    ]:
        for i in sections:
            kinds.clear_line(i)
    for i in bare:
        beside = [at for at in (i - 1, i + 1) if 0 <= at < len(rows)]
        cell = len(beside) == 2 and all(kinds[at] is None and at != title for at in beside)
        if cell and not all(rows[at].sentence for at in beside):
            kinds.clear_line(i)
