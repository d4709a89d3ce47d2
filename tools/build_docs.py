"""Makes the pages of the documentation that come from the code: ``docs/keys.md`` and ``docs/settings.md``.

    python tools/build_docs.py [--check]

With ``--check`` nothing is written; the exit code is 1 when a page is not as the code is.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tui import key_pages, settings_pages  # noqa: E402


def pages() -> dict[Path, str]:
    """What each page is to say."""
    docs = ROOT / "docs"
    return {docs / "keys.md": key_pages.reference(), docs / "settings.md": settings_pages.reference()}


def main() -> int:
    """Writes the pages, or checks them."""
    stale = 0
    for path, text in pages().items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {'stale' if '--check' in sys.argv else 'written'}")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
