"""The screenshots of the README, made by the app itself on its built-in sample.

python tools/screenshots.py    # writes docs/images/*.svg
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from corpus.read import inputs
from corpus.sample import folder
from index.library import Library
from tui.app import Dateline
from tui.reader import Reader

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"

# Name, size in cells, and the keys that lead there.
SHOTS: tuple[tuple[str, tuple[int, int], tuple[str, ...]], ...] = (
    ("reader-160x48", (160, 48), ("s", *"calliope", "enter", "2", "n")),
    ("reader-100x30", (100, 30), ("s", *"calliope", "enter", "2", "n")),
    ("reader-80x24", (80, 24), ("s", *"calliope", "enter", "2", "n")),
    ("timeline-80x24", (80, 24), ("s", *"calliope", "enter", "c", "c", "t")),
)


async def shoot(
    opened: Callable[[], Library], name: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """Drives the reader with the keys and saves what it shows."""
    app = Dateline(opened)
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            quiet = 0
            while quiet < 5:
                await pilot.pause(0.02)
                reader = app.screen_stack[0]
                quiet = quiet + 1 if isinstance(reader, Reader) and reader.engine.idle else 0
        svg = app.export_screenshot(title="dateline")
    (IMAGES / f"{name}.svg").write_text(svg, encoding="utf-8")
    print(f"docs/images/{name}.svg")


def main() -> None:
    """Builds a library of the sample and takes every shot."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary, "library")
        library = Library.open(root)
        library.add(inputs([folder()]))
        library.close()
        for name, size, keys in SHOTS:
            asyncio.run(shoot(lambda: Library.open(root), name, size, keys))


if __name__ == "__main__":
    main()
