#!/usr/bin/env python3
"""Makes corpus/names/data/family.txt, the commonest family names, from a census list.

    python tools/build_family_names.py dist.all.last

The list is that of the United States Census Bureau of 1990, public domain: name, share, running share, rank.
"""

from __future__ import annotations

import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "corpus" / "names" / "data"
RANKS = (500, 3_000, 10_000)
HEADING = (
    "# The 10,000 commonest family names of the 1990 census of the United States: the first 500, up to "
    "3,000, the rest."
)


def written(name: str) -> str:
    """The name as news writes it; the list has capitals alone."""
    if name.startswith("MC") and len(name) > 4:
        return "Mc" + name[2:].capitalize()
    return name.capitalize()


def main() -> None:
    """Writes the list, a line for each rank."""
    names = [line.split()[0] for line in Path(sys.argv[1]).read_text("ascii").splitlines() if line]
    lines = [HEADING]
    for first, last in zip((0, *RANKS), RANKS, strict=False):
        lines.append(" ".join(sorted(written(name) for name in names[first:last])))
    (DATA / "family.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
