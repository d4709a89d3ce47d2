"""What stands under what on a page: paragraphs, headings and folds, before they are broken into rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from rich.cells import cell_len

from corpus.model import Span
from tui.wording import one_line

BlockKind = Literal["paragraph", "heading", "fold"]

# Widths that files were wrapped to by hand or by a mailer; longer lines are paragraphs in themselves.
WRAPPED = range(45, 101)


class Fold(NamedTuple):
    """A part of the text that is not the article's: hidden, one dim line stands for it."""

    start: int
    end: int
    kind: str
    why: str | None = None


class Block(NamedTuple):
    """A stretch of text that begins on a new row. ``tight``: with no blank row before it."""

    start: int
    end: int
    kind: BlockKind
    tight: bool = False


class FoldGroup(NamedTuple):
    """Folds with only white space between them, told in one line."""

    start: int
    end: int
    kinds: tuple[tuple[str, str | None], ...]  # each with the reason that goes with it, if any


def fold_groups(text: str, folds: Sequence[Fold]) -> list[FoldGroup]:
    """Folds in order, joined where nothing can be read between them."""
    groups: list[FoldGroup] = []
    for fold in sorted(folds, key=lambda fold: fold[:3]):
        start, end = max(0, fold.start), min(len(text), fold.end)
        if start >= end:
            continue
        kind = (fold.kind, fold.why)
        if groups and _nothing_between(text, groups[-1].end, start):
            last = groups[-1]
            kinds = last.kinds if kind in last.kinds else (*last.kinds, kind)
            groups[-1] = FoldGroup(last.start, max(last.end, end), kinds)
        else:
            groups.append(FoldGroup(start, end, (kind,)))
    return groups


def fold_label(text: str, group: FoldGroup, width: int) -> str:
    """What a fold says of itself: ``2 lines folded: image credit, share bar``; reasons where they fit."""
    lines = sum(1 for line in text[group.start : group.end].split("\n") if line.strip())
    said: dict[str, dict[str, None]] = {}
    for kind, why in group.kinds:
        # that a line recurs says nothing without how often
        name = why if kind == "recurring" and why else kind.replace("_", " ")
        said.setdefault(name, {}).update({why: None} if why and why != name else {})
    full = "; ".join(f"{name} ({', '.join(whys)})" if whys else name for name, whys in said.items())
    short = ("; " if any(kind == "recurring" for kind, _ in group.kinds) else ", ").join(said)
    head = f"{lines} line{'' if lines == 1 else 's'} folded: "
    has_reasons = any(said.values())
    return head + (one_line(full) if has_reasons and cell_len(head + full) <= width else one_line(short))


def raw_blocks(text: str) -> Iterator[Block]:
    """Every line as it stands, blank ones too."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield Block(start, end, "paragraph", tight=True)
        start = end + 1


def clean_blocks(text: str, groups: Sequence[FoldGroup], headings: Sequence[Span]) -> Iterator[Block]:
    """Paragraphs, headings and folds in order; blank lines and the padding of lines belong to none."""
    wrapped_at = wrap_width(text)
    heads = sorted((start, end) for start, end in headings if start < end)
    position = head = 0
    for group in [*groups, FoldGroup(len(text), len(text), ())]:
        for lines, new in _stretches(text, position, group.start):
            short = all(end - start <= WRAPPED.stop for start, end in lines)
            tight, index, last = short and not new, 0, lines[-1][1]
            while index < len(lines):
                start, end = lines[index]
                while head < len(heads) and heads[head][1] <= start:
                    head += 1
                if head < len(heads) and heads[head][0] < end:
                    yield Block(start, end, "heading")
                    tight, index = False, index + 1
                    continue
                barrier = heads[head][0] if head < len(heads) else last
                while index + 1 < len(lines) and lines[index + 1][1] <= barrier:
                    if not _runs_on(text, lines[index], lines[index + 1], wrapped_at):
                        break
                    index += 1
                yield Block(start, lines[index][1], "paragraph", tight)
                # A block of short lines is a list, a verse, an address: its lines stay together.
                tight, index = short, index + 1
        if group.start < group.end:
            yield Block(group.start, group.end, "fold")
        position = max(position, group.end)


def wrap_width(text: str) -> int | None:
    """The width a text's lines were broken at before it came here, None when they were not."""
    if _long_line().search(text):
        return None
    lines = [line.rstrip() for line in text.split("\n")]
    widest = max(map(len, lines), default=0)
    if widest not in WRAPPED:
        return None
    inside = runs_on = 0
    for line, after in pairwise(lines):
        if line and after:
            inside += 1
            runs_on += len(line) + 1 + _first_word(after, 0, len(after)) > widest
    return widest if inside >= 3 and runs_on * 2 > inside else None


def _runs_on(text: str, line: tuple[int, int], after: tuple[int, int], width: int | None) -> bool:
    """Whether the line was broken only because the next word did not fit."""
    if width is None or text[after[0]] in "•*-–—>|#":
        return False
    return line[1] - line[0] + 1 + _first_word(text, *after) > width


def _first_word(text: str, start: int, end: int) -> int:
    found = text.find(" ", start, end)
    return (end if found < 0 else found) - start


def _nothing_between(text: str, start: int, end: int) -> bool:
    return start >= end or _padding().fullmatch(text, start, end) is not None


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[list[tuple[int, int]], bool]]:
    """Lines with no blank one between, some hundreds at most together; and whether a blank one is before."""
    for first, last in _between_blank_lines(text, start, end):
        lines = _lines(text, first, last)
        new = True
        while some := list(islice(lines, 500)):
            yield some, new
            new = False


def _between_blank_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    padding, blank = _padding(), _blank_line()
    while start < end:
        if leading := padding.match(text, start, end):
            start = leading.end()
        if start >= end:
            return
        found = blank.search(text, start, end)
        yield start, end if found is None else found.start()
        start = end if found is None else found.end()


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        body = text[start:line_end]
        stripped = body.strip(_PADDING)
        if stripped:
            begin = start + len(body) - len(body.lstrip(_PADDING))
            yield begin, begin + len(stripped)
        start = line_end + 1


# White space, and the invisible characters that web pages pad their lines with.
_PADDING = " \t\n\xa0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))


@cache
def _padding() -> re.Pattern[str]:
    return re.compile(f"[{_PADDING}]+")


@cache
def _blank_line() -> re.Pattern[str]:
    return re.compile(f"\n[{_PADDING.replace(chr(10), '')}]*\n")


@cache
def _long_line() -> re.Pattern[str]:
    return re.compile(f"[^\n]{{{WRAPPED.stop}}}")
