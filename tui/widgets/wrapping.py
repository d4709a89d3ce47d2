"""Breaking a line of text into rows of cells, and counting the cells of its characters.

Cell widths are those the terminal library itself counts with, cluster by cluster: a base character with the
combining marks, joiners and variation selectors that follow it is never parted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from rich.cells import cell_len, get_character_cell_size

TAB = 4
NARROWEST = 4  # cells: the widest cluster and a tab fit
# A base character with more marks on it than this is parted, lest one row be megabytes long.
CLUSTER = 32
ROW_CHARACTERS = 8  # for each cell: families of emoji come near it, only hostile text goes beyond
_JOINER = "\u200d"
_EMOJI = "\ufe0f"
# Characters that are one cell wide whatever stands beside them, and where no row ends but at a space.
_SIMPLE = (
    "\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u038a\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f\u2500-\u25fc\u2400-\u2426"
)
_BREAK = " \t\n\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"  # spaces, but those that glue
# Wide punctuation that does not begin a row when it can be helped.
_NO_START = frozenset("、。，．！？：；）］｝」』】〉》〕”’…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々％")


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Rows ``(start, end)`` of one line of text, broken at spaces, between wide characters, or where it must.

    Spaces at a break belong to no row. No row is wider than ``width`` cells; the time is linear.
    """
    width = max(NARROWEST, width)
    skip = _spaces().match
    special = _next_special(text, start, end)
    position = start
    while position < end:
        if special < position:
            special = _next_special(text, position, end)
        if end - position <= width and special == end:
            yield position, end
            return
        if position + width < special:
            row_end, following = _simple_row(text, position, width)
        else:
            row_end, following = _row(text, position, end, width)
        yield position, row_end
        if following < end and (spaces := skip(text, following, end)):
            following = spaces.end()
        position = following


def _simple_row(text: str, position: int, width: int) -> tuple[int, int]:
    limit = position + width
    cut = text.rfind(" ", position, limit + 1)
    while cut > position and text[cut - 1] == " ":
        cut -= 1
    if cut <= position:
        return limit, limit
    return cut, cut


def _row(text: str, position: int, end: int, width: int) -> tuple[int, int]:
    """End of the row that begins here, and where the next begins, for text of any characters."""
    cells = list(map(character_cells, text[position : min(end, position + width)]))
    index = position + bisect_right(list(accumulate(cells)), width)
    if 0 in cells or (index < end and character_cells(text[index]) == 0):
        return _clustered_row(text, position, end, width)
    if index == end:
        return end, end
    spaces = _space_characters()
    cut = index
    while cut > position:
        if text[cut] in spaces or text[cut - 1] in spaces or _parts_wide(text[cut - 1], text[cut]):
            break
        cut -= 1
    row_end = cut
    while row_end > position and text[row_end - 1] in spaces:
        row_end -= 1
    return (row_end, cut) if row_end > position else (index, index)


def _parts_wide(before: str, after: str) -> bool:
    """Whether a row may end between two characters that are no spaces."""
    if after in _NO_START:
        return False
    return any(character_cells(side) == 2 and not "가" <= side <= "힣" for side in (before, after))


def _clustered_row(text: str, position: int, end: int, width: int) -> tuple[int, int]:
    """The same, cluster by cluster, for text in which characters stand in one cell together."""
    spaces, size = _space_characters(), character_cells
    column, index = 0, position
    last_break: int | None = None
    in_word = False
    while index < end:
        character = text[index]
        if character in spaces:
            if in_word:
                last_break = index
            in_word = False
            cells = TAB - column % TAB if character == "\t" else size(character)
            following, wide = index + 1, False
        else:
            following, cells = _cluster(text, index, end)
            wide = cells == 2 and not "가" <= character <= "힣"  # Korean breaks between words
            if in_word and wide and character not in _NO_START:
                last_break = index
            in_word = True
        if (column + cells > width or index - position > width * ROW_CHARACTERS) and index > position:
            if character in spaces and last_break is not None:
                return last_break, index
            if last_break is not None:
                return last_break, last_break
            return index, index
        column += cells
        index = following
        if wide and index < end and text[index] not in _NO_START and text[index] not in spaces:
            last_break = index
    return end, end


def _cluster(text: str, index: int, end: int) -> tuple[int, int]:
    """End and cells of the cluster that begins at ``index``, counted as ``rich.cells.cell_len`` counts."""
    size = character_cells
    limit = min(end, index + CLUSTER)
    base: str | None = None
    cells = 0
    start = index
    while index < limit:
        character = text[index]
        if character == _JOINER:
            index += 2
            continue
        if character == _EMOJI:
            if base is not None:
                cells += widens(base)
                base = None
            index += 1
            continue
        width = size(character)
        if width:
            if index > start and cells:
                break
            base = character
            cells += width
        elif index > start and character in _space_characters():
            break
        index += 1
    return min(index, end), cells


def columns(text: str) -> list[int]:
    """The cell at which each character of a row begins, and at the end the cells of the whole row."""
    if _special().search(text) is None:
        return list(range(len(text) + 1))
    size = character_cells
    found = [0]
    column = 0
    base: str | None = None
    joined = False
    for character in text:
        if joined:
            joined = False
        elif character == _JOINER:
            joined = True
        elif character == _EMOJI:
            if base is not None:
                column += widens(base)
                base = None
        elif character == "\t":
            column += TAB - column % TAB
            base = None
        elif width := size(character):
            base = character
            column += width
        found.append(column)
    return found


def parts_cluster(text: str, index: int) -> bool:
    """Whether a cut before ``text[index]`` would part what is drawn as one sign."""
    if not 0 < index < len(text):
        return False
    character = text[index]
    if text[index - 1] == _JOINER or character in (_JOINER, _EMOJI):
        return True
    return character != "\t" and character_cells(character) == 0


@lru_cache(maxsize=1 << 16)
def character_cells(character: str) -> int:
    """Cells of one character alone."""
    return get_character_cell_size(character)


@lru_cache(maxsize=1 << 12)
def widens(character: str) -> int:
    """How many cells the emoji variation selector adds to this character."""
    return cell_len(character + _EMOJI) - cell_len(character)


def _next_special(text: str, start: int, end: int) -> int:
    found = _special().search(text, start, end)
    return end if found is None else found.start()


@cache
def _special() -> re.Pattern[str]:
    return re.compile(f"[^{_SIMPLE}]")


@cache
def _spaces() -> re.Pattern[str]:
    return re.compile(f"[{_BREAK}]+")


@cache
def _space_characters() -> frozenset[str]:
    return frozenset(" \t\n\u1680\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200B) if c != 0x2007}
