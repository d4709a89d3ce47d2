"""Layers of spans over a text, and what of them falls on one row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

LAYERS = ("folded", "mention", "time", "noted", "match", "found", "target", "selection")
"""From the lowest to the highest: where two disagree the higher one is seen, else both are."""

Decoration = tuple[int, int, str]
"""Start, end, style name."""


class Layer:
    """Spans of one layer, looked up by row; they may overlap."""

    def __init__(self, spans: Iterable[Decoration] = ()) -> None:
        self.spans: list[Decoration] = sorted(span for span in spans if span[0] < span[1])
        self._starts = [start for start, _, _ in self.spans]
        self._reach = list(accumulate((end for _, end, _ in self.spans), max))

    def within(self, start: int, end: int) -> Iterator[Decoration]:
        """Spans that touch ``text[start:end]``, clipped to it."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        for span_start, span_end, style in self.spans[first:last]:
            if span_end > start:
                yield max(span_start, start), min(span_end, end), style


class Decorations:
    """All layers over one text."""

    def __init__(self) -> None:
        self._layers: dict[str, Layer] = {}

    def set(self, layer: str, spans: Iterable[Decoration]) -> None:
        """Replace the spans of a layer. Unknown layers are not drawn, and so not taken."""
        if layer not in LAYERS:
            raise ValueError(f"no layer {layer!r}; there are {', '.join(LAYERS)}")
        self._layers[layer] = Layer(spans)

    def spans(self, layer: str) -> Sequence[Decoration]:
        """The spans of a layer, in order."""
        found = self._layers.get(layer)
        return () if found is None else found.spans

    def clear(self) -> None:
        """No decorations at all."""
        self._layers.clear()

    def styles(self, layer: str, start: int, end: int) -> frozenset[str]:
        """The styles that a layer has anywhere in ``text[start:end]``, which may be megabytes of it."""
        found = self._layers.get(layer)
        return frozenset(() if found is None else (style for _, _, style in found.within(start, end)))

    def pieces(self, start: int, end: int) -> list[tuple[int, int, tuple[str, ...]]]:
        """``text[start:end]`` cut where styles change, each piece with its style names from low to high."""
        opened: list[tuple[int, int, int, str]] = []
        cuts = {start, end}
        for level, name in enumerate(LAYERS):
            if (layer := self._layers.get(name)) is not None:
                for span_start, span_end, style in layer.within(start, end):
                    opened.append((level, span_start, span_end, style))
                    cuts.update((span_start, span_end))
        edges = sorted(cuts)
        return [
            (
                left,
                right,
                tuple(dict.fromkeys(style for _, s, e, style in opened if s <= left and right <= e)),
            )
            for left, right in pairwise(edges)
        ]
