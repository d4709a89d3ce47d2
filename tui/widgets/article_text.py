"""The text of an article to read: decorated, folded, with messages about where the reader is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from tui.widgets.decorations import Decoration, Decorations
from tui.widgets.page import Remark
from tui.widgets.page_view import MEASURE, PageView
from tui.widgets.painting import fold_strip, note_strip, text_strip, title_strip
from tui.widgets.paragraphs import Fold
from tui.widgets.position_bar import Places, Tick, glyph, ticks
from tui.widgets.styling import style_named

# What colours say, said without them: whatever the theme does, this is so where NO_COLOR is set.
_UNCOLOURED = {
    **dict.fromkeys(("person", "organisation", "place", "weapon", "event"), Style(bold=True)),
    **dict.fromkeys(("match", "found"), Style(reverse=True)),
    **dict.fromkeys(("current", "found-current"), Style(reverse=True, bold=True, underline=True)),
    "time": Style(underline=True),
    "noted": Style(italic=True),
}

__all__ = ["MEASURE", "ArticleText", "Fold"]


class ArticleText(PageView, can_focus=True):
    """An article's text. Positions in and out are offsets into the text that was shown."""

    DEFAULT_CSS = """
    ArticleText {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    class Clicked(Message):
        """A character was clicked on."""

        def __init__(self, control: ArticleText, offset: int) -> None:
            super().__init__()
            self.article_text = control
            self.offset = offset

        @property
        def control(self) -> ArticleText:
            """The text, for ``@on`` selectors."""
            return self.article_text

    class Scrolled(Message):
        """Another part is seen: the first character of it, and how much was read when its end is."""

        def __init__(self, control: ArticleText, top_offset: int, fraction: float) -> None:
            super().__init__()
            self.article_text = control
            self.top_offset = top_offset
            self.fraction = fraction

        @property
        def control(self) -> ArticleText:
            """The text, for ``@on`` selectors."""
            return self.article_text

        def can_replace(self, message: Message) -> bool:
            """Only where it came to rest matters."""
            return type(message) is type(self) and message.control is self.control

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
        super().__init__(
            measure=measure, centred=centred, name=name, id=id, classes=classes, disabled=disabled
        )
        self._decorations = Decorations()
        self._pending: tuple[int, int] | None = None
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._styles_by_name: dict[str, Style] = {}
        self._places = Places()
        self._ticks: list[Tick] = []
        self._ticked: tuple[object, int, int] = (None, 0, 0)  # what the ticks are of: page, its rows, lines

    def show(
        self,
        text: str,
        folds: Sequence[Fold] = (),
        headings: Sequence[tuple[int, int]] = (),
        title: Sequence[Content] = (),
        *,
        lead: tuple[int, int] | None = None,
        raw: bool = False,
        remarks: Sequence[Remark] = (),
    ) -> None:
        """Show a text from its beginning, without decorations. ``title`` is to be ``visible`` already.

        ``lead`` is the line of the text that is its title: it stands above ``title`` unless raw.
        ``remarks`` are notes of the reader's, each on rows of its own.
        """
        self._decorations.clear()
        self._places = Places()
        self._decorations.set("folded", ((fold.start, fold.end, "folded") for fold in folds))
        self._pending = None
        self.set_text(text, folds, headings, title, lead, raw, remarks)

    def decorate(self, layer: str, spans: Iterable[Decoration]) -> None:
        """Replace a layer of ``decorations.LAYERS``; a style name is one of ``styling.STYLES``."""
        self._decorations.set(layer, spans)
        self.redraw()

    def show_places(self, places: Places) -> None:
        """Where matches and events are, told beside the scroll bar."""
        self._places, self._ticked = places, (None, 0, 0)
        self.refresh()

    def go_to(self, span: tuple[int, int], *, mark: bool = True) -> None:
        """Bring a span into view, and mark it until the next move. It scrolls only if it must."""
        self.decorate("target", [(*span, "target")] if mark else [])
        self._pending = span
        self._go_to_pending()

    def mark(self, span: tuple[int, int]) -> None:
        """Mark a span as the target of a jump, wherever it is."""
        self.decorate("target", [(*span, "target")])

    def restore(self, offset: int) -> None:
        """Put the row of that character at the top, as it was when ``top_offset`` said so."""
        self._pending = None
        super().restore(offset)

    def lay_out(self) -> None:
        """Lay out, then jump where one was told to before there was a page."""
        super().lay_out()
        self._go_to_pending()

    def _go_to_pending(self) -> None:
        if self._page is not None and self._pending is not None:
            span, self._pending = self._pending, None
            self.bring_into_view(span)

    @property
    def is_marked(self) -> bool:
        """Whether the target of the last jump is marked still."""
        return bool(self._decorations.spans("target"))

    def unmark(self) -> None:
        """The reader moved on: the target of the last jump is no longer marked."""
        if self._decorations.spans("target"):
            self.decorate("target", [])

    def move_lines(self, lines: int) -> None:
        """Scroll."""
        self.unmark()
        super().move_lines(lines)

    def to_top(self) -> None:
        """Scroll to the title."""
        self.unmark()
        super().to_top()

    def to_bottom(self) -> None:
        """Scroll to the end."""
        self.unmark()
        super().to_bottom()

    def page_moved(self) -> None:
        """Tell where the reader is."""
        self.post_message(self.Scrolled(self, self.top_offset, self.fraction))

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        self.be_laid_out()
        strip = self._text_line(self.scroll_offset.y + y)
        tick = self._tick(y)
        if not tick:
            return strip
        style = self.visual_style + self._style_of(f"tick-{tick}")
        return Strip.join(
            [strip.crop(0, strip.cell_length - 1), Strip([Segment(glyph(tick), style.rich_style)])]
        )

    def _tick(self, y: int) -> Tick:
        page, height = self._page, self.size.height
        if page is None or len(page) <= height:  # all of it is seen
            return ""
        if self._ticked != (page, len(page), height):
            self._ticked = (page, len(page), height)
            self._ticks = ticks(page, height, self._places)
        return self._ticks[y] if y < len(self._ticks) else ""

    def _text_line(self, index: int) -> Strip:
        width = self.view_width
        if (strip := self._strips.get(index)) is not None:
            return strip
        page, base = self._page, self.visual_style
        blank = Strip.blank(width, base.rich_style)
        if page is None or index >= len(page):
            return blank
        row = page[index]
        if row.kind == "title":
            strip = title_strip(self, self._title_lines[index - page.title_from], base, self.margin)
        elif row.kind == "blank":
            strip = blank
        elif row.kind == "note":
            strip = note_strip(page.said(index), self._style_of, base, self.margin)
        else:
            draw = fold_strip if row.kind == "fold" else text_strip
            strip = draw(page, row, self._decorations, self._style_of, base, self.margin)
        strip = strip.crop_extend(0, width, base.rich_style)
        self._strips[index] = strip
        return strip

    def redraw(self) -> None:
        """Draw all that is seen again."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Colours changed: nothing drawn before is right."""
        super().notify_style_update()
        self._strips.clear()
        self._styles_by_name.clear()

    def _style_of(self, name: str) -> Style:
        if (style := self._styles_by_name.get(name)) is None:
            style = style_named(self.app, name)
            if self.app.no_color:
                style += _UNCOLOURED.get(name, Style())
            self._styles_by_name[name] = style
        return style

    # -- mouse

    def on_click(self, event: events.Click) -> None:
        """Say which character was clicked on."""
        place = event.get_content_offset(self)
        if place is not None and (offset := self.offset_at(*place)) is not None:
            self.post_message(self.Clicked(self, offset))

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves on, too."""
        self.unmark()

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves on, too."""
        self.unmark()

    def text_select_all(self) -> None:
        """A second click is not for selecting megabytes: only dragging selects."""

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What was selected with the mouse, as text without what is folded."""
        page = self._page
        if page is None:
            return None
        start, end = _selected(selection, len(page.text))
        if page.raw:
            return page.text[start:end], "\n"
        kept, position = [], start
        for group in page.groups:
            if group.start < end and group.end > position:
                kept.append(page.text[position : max(position, group.start)].strip("\n"))
                position = group.end
        kept.append(page.text[position:end] if position < end else "")
        return "\n".join(part for part in kept if part), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        if self._page is None:
            return
        if selection is None:
            self.decorate("selection", [])
        else:
            start, end = _selected(selection, len(self._page.text))
            self.decorate("selection", [(start, end, "selection")])


def _selected(selection: Selection, length: int) -> tuple[int, int]:
    """Each piece drawn tells its offset as the x of one endless line: a selection is a span."""
    start = 0 if selection.start is None else selection.start.x
    end = length if selection.end is None else selection.end.x
    return min(start, end), max(start, end)
