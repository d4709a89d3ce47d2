"""The rows of the hits: title, outlet, date and the passages that match, of which only some are loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from corpus.work import Work
from tui.remarks import signs
from tui.terminal import says_unicode, visible
from tui.wording import number, one_line, published_words

if TYPE_CHECKING:
    from index.results import Hit, Snippet

# A key of a hit that is not loaded yet: no article's id begins with a control character.
UNLOADED = "\x00"
# What stands before a title, and as much space before the other lines.
UNREAD, READ, INDENT = "● ", "○ ", 2
# The signs of the reader's own work have this part of a line at most.
SIGNS_PART = 2
# Behind the number of near copies.
COPIES, ASCII_COPIES = "⧉", "="


class HitRows:
    """The hits of one query, of which only some windows have been loaded."""

    def __init__(self, total: int, lines: int, missing: Callable[[int], None]) -> None:
        self.total = total
        self.snippet_lines = lines
        self.loaded: dict[int, Hit] = {}
        self.unread: set[str] = set()
        self.work: dict[str, Work] = {}  # what the reader said of those of which they said anything
        self._missing = missing

    @property
    def row_height(self) -> int:
        """Title, outlet, snippet, and a line that keeps rows apart."""
        return 3 + self.snippet_lines

    def __len__(self) -> int:
        return self.total

    def key(self, index: int) -> str | None:
        """The article's id."""
        hit = self.loaded.get(index)
        return f"{UNLOADED}{index}" if hit is None else hit.id

    def lines(self, index: int, width: int) -> list[Content]:
        """The row; a dim … while it is on its way."""
        hit = self.loaded.get(index)
        if hit is None:
            self._missing(index)
            return [Content.styled("…", "dim")]
        unread = hit.id in self.unread
        mark = (UNREAD, ".unread") if unread else (READ, "dim")
        room = width - INDENT
        own = signs(self.work.get(hit.id, Work()), room // SIGNS_PART)
        left = room - cell_len(own) - 1 if own else room
        about = beside(beside(about_line(hit), copies_sign(hit.copies), left), own, room, ".note")
        lines = [title_line(hit, unread=unread), about, *self._snippets(hit, room)]
        return [Content.assemble(mark if not at else " " * INDENT, line) for at, line in enumerate(lines)]

    def _snippets(self, hit: Hit, width: int) -> list[Content]:
        if not self.snippet_lines or not hit.snippets:
            return []
        room = width * self.snippet_lines
        joined = Content(" … ").join(snippet_content(snippet, room) for snippet in hit.snippets[:3])
        return joined.wrap(width)[: self.snippet_lines]


def title_line(hit: Hit, *, unread: bool) -> Content:
    """The title, or the first words of an article without one; bold while it is unread."""
    if hit.title:
        return Content.styled(one_line(hit.title), "bold" if unread else "")
    beginning = hit.opening or hit.id
    return Content.assemble(("untitled ", "italic"), (one_line(beginning), "dim"))


def about_line(hit: Hit) -> Content:
    """Outlet and date, as far as they are known."""
    known = (one_line(hit.source or ""), published_words(hit.published))
    return Content.styled(" · ".join(part for part in known if part) or "source and date unknown", "dim")


def copies_sign(copies: int) -> str:
    """How many near copies of an article there are: ``2⧉``; "" when there are none."""
    return f"{number(copies)}{COPIES if says_unicode() else ASCII_COPIES}" if copies else ""


def beside(line: Content, sign: str, width: int, style: str = ".copies") -> Content:
    """The line with the sign at its right end, which is kept; the line is cut if it must be."""
    if not sign or width <= cell_len(sign) + 1:
        return line
    room = width - cell_len(sign) - 1
    return Content.assemble(line.truncate(room, ellipsis=True, pad=True), " ", (sign, style))


def snippet_content(snippet: Snippet, room: int) -> Content:
    """A passage with its matches lit, begun late enough that the first match is within ``room`` cells."""
    text = visible(snippet.text).replace("\n", " ").replace("\t", " ")
    cut = 0
    if snippet.matches and snippet.matches[0][1] - snippet.start > room - 2:
        cut = text.rfind(" ", 0, max(0, snippet.matches[0][0] - snippet.start - room // 3)) + 1
    content = Content(text[cut:])
    for start, end in snippet.matches:
        content = content.stylize(".match", start - snippet.start - cut, end - snippet.start - cut)
    return Content("…") + content if cut or snippet.start else content
