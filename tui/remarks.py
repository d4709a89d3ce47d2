"""The reader's notes as the article's text shows them, and the signs of their work beside a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from tui.terminal import says_unicode
from tui.widgets.page import Remark
from tui.wording import number, one_line, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.work import Note, Work

# Cells of words quoted from a text that no longer has them.
QUOTE_CELLS = 60


def remarks(notes: Sequence[Note]) -> list[Remark]:
    """Notes to stand below what they are on; those whose words are gone stand at the top, and quote them."""
    return [
        Remark(note.end, note.note)
        if note.found
        else Remark(0, f"{note.note} (on words that are gone: “{_cut(one_line(note.quote), QUOTE_CELLS)}”)")
        for note in notes
    ]


def note_on(notes: Sequence[Note], start: int, end: int) -> Note | None:
    """The first note on any of these characters."""
    return next((note for note in notes if note.found and note.start < end and start < note.end), None)


def signs(work: Work, width: int) -> str:
    """What the reader did with an article, in so many cells: ``⚑ ✎2 #ports #todo``; "" for nothing."""
    flag, pencil = ("⚑", "✎") if says_unicode() else ("B", "N")
    parts = [flag] if work.bookmarked else []
    if work.notes:
        parts.append(pencil + (number(len(work.notes)) if len(work.notes) > 1 else ""))
    parts += [f"#{one_line(tag)}" for tag in work.tags]
    return _cut(" ".join(parts), width)


def spelled(work: Work) -> str:
    """The same in words: ``⚑ bookmarked · #ports #todo · ✎ 2 notes of yours``; "" for nothing."""
    flag, pencil = ("⚑", "✎") if says_unicode() else ("B", "N")
    parts = [f"{flag} bookmarked"] if work.bookmarked else []
    if work.tags:
        parts.append(" ".join(f"#{one_line(tag)}" for tag in work.tags))
    if work.notes:
        parts.append(f"{pencil} {plural(len(work.notes), 'note')} of yours")
    return " · ".join(parts)


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, max(0, width - 1)).rstrip() + "…"
