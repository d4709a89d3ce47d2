"""A screen in ASCII: where the terminal is not sent UTF-8, or its font has no signs, each is one it has.

The last step before the terminal, cell for cell: whatever drew a sign, a border or a bar need not know.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# Signs and drawings of the reader's own, and the punctuation of typeset text.
_SIGNS = str.maketrans(
    {
        **dict(zip("─━═│┃║┄┆┈┊╌╎", "-==||||:-:-:"[:12], strict=True)),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛╔╗╚╝", "+"),
        **dict(zip("▁▂▃▄▅▆▇█", ".:-=+*#@", strict=True)),
        **dict.fromkeys("▌▐▍▎▏▊▋▉▕", "|"),
        **dict.fromkeys("▔▀", "-"),
        **dict(zip("●○▸▾▪◆▲✦★", "*o>vxPOWE", strict=True)),
        **dict(zip("…·•–—−×≈≠→←↑↓≤≥", "~-*---x~!><^v<>", strict=True)),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict(zip("⚑✎⧉⇄⏎␡", "BN=?/?", strict=True)),
        "\xa0": " ",
    }
)


class InASCII(LineFilter):
    """Signs as ASCII; with ``letters`` everything else, too: base letters, and ``?`` for what has none."""

    def __init__(self, *, letters: bool) -> None:
        super().__init__()
        self.letters = letters

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same cells in ASCII."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else segment._replace(text=self._said(segment.text))
            for segment in segments
        ]

    def _said(self, text: str) -> str:
        return in_ascii(text) if self.letters else text.translate(_SIGNS)


@lru_cache(maxsize=4096)
def in_ascii(text: str) -> str:
    """A text in ASCII, in as many cells."""
    text = text.translate(_SIGNS)
    if text.isascii():
        return text
    # A base letter takes its marks with it, a wide character as many signs as it has cells.
    made: list[str] = []
    for cluster in _clusters(text):
        cells = cell_len(cluster)
        plain = unicodedata.normalize("NFKD", cluster).encode("ascii", "ignore").decode()
        made.append(plain if len(plain) == cells and plain.isprintable() else "?" * cells)
    return "".join(made)


def _clusters(text: str) -> Sequence[str]:
    clusters: list[str] = []
    for character in text:
        if clusters and (
            unicodedata.combining(character)
            or not cell_len(clusters[-1] + character) > cell_len(clusters[-1])
        ):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters
