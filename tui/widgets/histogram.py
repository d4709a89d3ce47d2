"""One line that says when things happened: a bar for each year (or month, or day), fitted to any width."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual.content import Content, Span
from textual.theme import Theme
from textual.widget import Widget

from tui.widgets.styling import style_reader

BARS = "▁▂▃▄▅▆▇█"
ASCII_BARS = ".:-=+*#@"
GAP = "…"


def histogram(
    counts: Mapping[str, int], width: int, *, bars: str = BARS, current: str | None = None
) -> Content:
    """Labels with bars, in the mapping's order: ``1950 ▂  1953 ▇  …  2023 ▆``.

    When not all fit, the current label and those with the highest counts stay; ``…`` stands for those left
    out; when hardly one fits, there are bars alone, each for as many neighbours as it takes.
    """
    shown = [(label, count) for label, count in counts.items() if count > 0]
    highest = max((count for _, count in shown), default=0)
    if not shown or width <= 0:
        return Content("")

    def bar(count: int) -> str:
        return bars[-(-count * len(bars) // highest) - 1]

    kept = _kept([(label, count) for label, count in shown], width, current)
    if not kept:
        return _bars_alone([count for _, count in shown], width, bars)
    parts: list[Content] = []
    left_out = False
    for index, (label, count) in enumerate(shown):
        if index not in kept:
            left_out = True
            continue
        if left_out:
            parts.append(Content.styled(GAP, ".year"))
            left_out = False
        label_style = ".year-current" if label == current else ".year"
        text = f"{label} {bar(count)}"
        spans = [Span(0, len(label), label_style), Span(len(label) + 1, len(text), ".year-bar")]
        parts.append(Content(text, spans))
    if left_out:
        parts.append(Content.styled(GAP, ".year"))
    return Content("  ").join(parts)


def _kept(shown: list[tuple[str, int]], width: int, current: str | None) -> set[int]:
    """Which entries fit, the most telling first: the current one, then high counts, then late ones."""
    order = sorted(
        range(len(shown)),
        key=lambda index: (shown[index][0] == current, shown[index][1], index),
        reverse=True,
    )
    kept: set[int] = set()
    used = 0
    for index in order:
        cells = (
            cell_len(shown[index][0]) + 2 + 2
        )  # the label, a space, its bar, and what parts it from the next
        if used + cells > width + 2:
            break
        kept.add(index)
        used += cells
    while kept and _cells(shown, kept) > width:
        kept.discard(next(index for index in reversed(order) if index in kept))
    return kept


def _cells(shown: list[tuple[str, int]], kept: set[int]) -> int:
    ordered = sorted(kept)
    gaps = sum(
        1 for before, after in zip([-1, *ordered], [*ordered, len(shown)], strict=True) if after - before > 1
    )
    entries = sum(cell_len(shown[index][0]) + 2 for index in kept)
    return entries + gaps + 2 * (len(kept) + gaps - 1)


def _bars_alone(counts: list[int], width: int, bars: str) -> Content:
    cells = min(width, len(counts))
    edges = [len(counts) * cell // cells for cell in range(cells + 1)]
    sums = [sum(counts[edges[cell] : edges[cell + 1]]) for cell in range(cells)]
    highest = max(sums)
    text = "".join(bars[-(-count * len(bars) // highest) - 1] for count in sums)
    return Content.styled(text, ".year-bar")


class Histogram(Widget):
    """The line as a widget, one row high."""

    DEFAULT_CSS = """
    Histogram {
        height: 1;
    }
    """

    def __init__(
        self,
        counts: Mapping[str, int] | None = None,
        *,
        bars: str = BARS,
        name: str | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._counts: Mapping[str, int] = counts or {}
        self._current: str | None = None
        self._bars = bars

    def on_mount(self) -> None:
        """Styles by name are not seen by the style sheet, so another theme is listened for."""
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)

    def _theme_changed(self, theme: Theme) -> None:
        self.refresh()

    def show(self, counts: Mapping[str, int], current: str | None = None) -> None:
        """Other counts; ``current`` is the label to point out. Labels are to be ``visible`` already."""
        self._counts = counts
        self._current = current
        self.refresh()

    def render(self) -> Content:
        """What fits."""
        line = histogram(self._counts, self.content_size.width, bars=self._bars, current=self._current)
        read = style_reader(self.app)
        return Content(line.plain, [span._replace(style=read(span.style)) for span in line.spans])
