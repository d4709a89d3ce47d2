"""A page of text in a scrolling widget: laying out, and which characters are seen."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from textual import events
from textual.content import Content
from textual.geometry import Size

from corpus.model import Span
from tui.terminal import visible
from tui.widgets.moving import Moving
from tui.widgets.page import Page, Remark
from tui.widgets.paragraphs import Fold

MEASURE = 92  # cells: from the end of a longer line the eye does not find back to the next
MARGIN = 2  # the mark of a jump's target, and a space
SLICE = 0.008  # seconds of laying out at a time, so that keys are answered meanwhile
PAUSE = 0.005


class PageView(Moving):
    """A text to read. Positions in and out are offsets into the text that was shown."""

    def __init__(
        self,
        *,
        measure: int = MEASURE,
        centred: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._measure = measure
        self._centred = centred
        self._text = ""
        self._folds: Sequence[Fold] = ()
        self._headings: Sequence[Span] = ()
        self._lead: Span | None = None
        self._title: Sequence[Content] = ()
        self._raw = False
        self._remarks: Sequence[Remark] = ()
        self._title_lines: list[Content] = []
        self._page: Page | None = None
        self._laid_out = Size(0, 0)
        self._anchor = -1  # the first character seen; -1: the title is
        self._holding = False
        self.paragraph_space = 1  # blank rows between two paragraphs; heeded when the page is laid out

    # -- what is shown

    @property
    def raw(self) -> bool:
        """Whether all the text is shown, line by line; else folded and in paragraphs."""
        return self._raw

    @raw.setter
    def raw(self, raw: bool) -> None:
        if raw != self._raw:
            self._raw = raw
            self.lay_out()

    @property
    def measure(self) -> int:
        """The widest a row of text gets, in cells, however wide the pane; 0: as wide as the pane."""
        return self._measure

    @measure.setter
    def measure(self, measure: int) -> None:
        if measure != self._measure:
            self._measure = measure
            self.lay_out()

    @property
    def centred(self) -> bool:
        """Whether a text narrower than the pane stands in its middle."""
        return self._centred

    @centred.setter
    def centred(self, centred: bool) -> None:
        if centred != self._centred:
            self._centred = centred
            self.redraw()

    @property
    def text_width(self) -> int:
        """Cells that a row of text may fill."""
        width = self.view_width - MARGIN - 1
        return max(1, min(width, self._measure) if self._measure else width)

    @property
    def margin(self) -> int:
        """Cells before each row of text."""
        spare = max(0, self.view_width - self.text_width)
        return spare // 2 if self._centred else min(MARGIN, spare)

    # -- where the reader is

    @property
    def top_offset(self) -> int:
        """The first character seen; 0 while the title is seen."""
        return max(0, self._anchor)

    @property
    def at_top(self) -> bool:
        """Whether the title is seen."""
        return self._anchor < 0

    @property
    def folded(self) -> list[tuple[int, int]]:
        """What each line that stands for folded text hides, in order."""
        return [] if self._page is None else [(group.start, group.end) for group in self._page.groups]

    @property
    def fraction(self) -> float:
        """How much of the text stands above the lower edge: 1 when its end is seen."""
        height = self.virtual_size.height
        return 1.0 if not height else min(1.0, (self.scroll_offset.y + self.size.height) / height)

    @property
    def in_view(self) -> Span:
        """From the first to the last character seen."""
        if self._page is None or not len(self._page):
            return Span(0, 0)
        bottom = min(self.scroll_offset.y + self.size.height, len(self._page)) - 1
        return Span(self.top_offset, max(self.top_offset, self._page[max(0, bottom)].end))

    def restore(self, offset: int) -> None:
        """Put the row of that character at the top, as it was when ``top_offset`` said so."""
        self._anchor = offset if offset > 0 else -1
        self._to_anchor()

    def offset_at(self, x: int, y: int) -> int | None:
        """The character at a cell of the widget's content; None: no text stands on that line."""
        if self._page is None:
            return None
        return self._page.offset_of(self.scroll_offset.y + y, x - self.margin)

    def bring_into_view(self, span: tuple[int, int]) -> None:
        """Scroll so that the span is seen, a third from the top; not at all if it is seen well."""
        page = self._page
        if page is None:
            return
        start, end = span
        first = page.row_of(start)
        last = max(first, page.row_of(max(start, end - 1)))
        top, height = self.scroll_offset.y, self.size.height
        page.make(rows=last + height + 1)
        self._fit()
        comfort = min(2, height // 4)
        above = top + comfort if top else 0
        below = top + height - (comfort if top + height < len(page) else 0)
        if first < above or last >= below:
            self.jump(first - max(0, min(height // 3, height - (last - first + 1))))

    def bring_remarks_into_view(self, offset: int) -> None:
        """Scroll down as far as the notes below a character need, but keep the row of it in view."""
        if (page := self._page) is None or not (rows := page.remarks_after(offset)):
            return
        self._fit()
        if rows.stop > self.scroll_offset.y + self.size.height:
            self.jump(min(page.row_of(offset), rows.stop - self.size.height))

    def move_lines(self, lines: int) -> None:
        """Scroll."""
        self.jump(self.scroll_offset.y + lines)

    def to_top(self) -> None:
        """Scroll to the title."""
        self.jump(0)

    def to_bottom(self) -> None:
        """Scroll to the end; of a very long text the rest is laid out now."""
        if self._page is not None:
            self._page.make()
            self._fit()
        self.jump(self.virtual_size.height)

    def page_moved(self) -> None:
        """Another part of the page is seen, or the page became longer: for those who want to tell others."""

    # -- laying out

    def set_text(
        self,
        text: str,
        folds: Sequence[Fold],
        headings: Sequence[tuple[int, int]],
        title: Sequence[Content],
        lead: tuple[int, int] | None,
        raw: bool,
        remarks: Sequence[Remark] = (),
    ) -> None:
        """Another text, from its beginning."""
        self._text = visible(text)
        self._folds, self._title, self._raw = folds, title, raw
        self._remarks = remarks
        self._headings = [Span(*heading) for heading in headings]
        self._lead = None if lead is None else Span(*lead)
        self._anchor = -1
        self.lay_out()

    def lay_out(self) -> None:
        """Make the page for the size there is; the place of reading stays at the top."""
        self.redraw()
        self._page = None
        if not self.is_running or not self.size:
            return
        width = self.text_width
        self._title_lines = [line for part in self._title for line in part.wrap(width)]
        if self._title_lines:
            self._title_lines.append(Content(""))
        page = self._page = Page(
            self._text,
            width,
            folds=self._folds,
            headings=self._headings,
            lead=self._lead,
            title_rows=len(self._title_lines),
            raw=self._raw,
            remarks=self._remarks,
            paragraph_space=self.paragraph_space,
        )
        self._laid_out = self.size
        page.make(rows=page.title_to + 2 * self.size.height)
        self._fit()
        self._to_anchor()
        if not page.complete:
            self.set_timer(PAUSE, lambda: self._go_on(page))

    def be_laid_out(self) -> None:
        """Lay out now if there is no page yet: the first frame comes before it is told of a size."""
        if self._page is None and self._text:
            self.lay_out()

    def redraw(self) -> None:
        """Draw all that is seen again."""
        self.refresh()

    def _go_on(self, page: Page) -> None:
        """Lay out some more, if this is still the page."""
        if page is not self._page:
            return
        until = perf_counter() + SLICE
        while not page.complete and perf_counter() < until:
            page.make(rows=len(page) + 256)
        if page.complete or len(page) > 1.5 * self.virtual_size.height:
            self._fit()
        if not page.complete:
            self.set_timer(PAUSE, lambda: self._go_on(page))

    def _fit(self) -> None:
        rows = 0 if self._page is None else len(self._page)
        if self.virtual_size != (self.view_width, rows):
            self.virtual_size = Size(self.view_width, rows)
            self.page_moved()

    def _to_anchor(self) -> None:
        page = self._page
        if page is None:
            return
        row = 0
        if self._anchor >= 0:
            row = page.row_of(self._anchor)
            page.make(rows=row + 2 * self.size.height)
            self._fit()
        self._holding = True
        self.jump(row)
        self._holding = False
        self.page_moved()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the first character seen, by whatever way the reader scrolled."""
        super().watch_scroll_y(old_value, new_value)
        page, y = self._page, round(new_value)
        # While the width is changing, the rows on the screen are still those of the old one.
        if page is None or self._holding or y == round(old_value) or self.size.width != self._laid_out.width:
            return
        self._anchor = -1 if y < page.title_to or y == 0 else page[min(y, len(page) - 1)].start
        self.page_moved()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again at another width; at another height only keep what can be kept."""
        if self._page is None or event.size.width != self._laid_out.width:
            self.lay_out()
        else:
            self._laid_out = event.size
            self._page.make(rows=self.scroll_offset.y + 2 * event.size.height)
            self._fit()
            self.page_moved()
