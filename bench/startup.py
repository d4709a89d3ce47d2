"""Start to first full frame of the reader on a library of five, beside an empty Textual app.

Both run on a pseudo-terminal, in turn; a frame is full when every pane has shown its own content.

    python bench/startup.py [--runs 15] [--size 160x48] [--installed] [--json]

Where PYTHONDONTWRITEBYTECODE is set, a checkout is compiled anew at each start, while Textual, as pip
installed it, is not. With ``--installed`` both programs keep their bytecode, in a folder of this bench's
own, as they do once they are installed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.pty_session import PtySession  # noqa: E402

DATELINE = [sys.executable, "-m", "tui"]
EMPTY = [sys.executable, str(ROOT / "bench" / "empty_app.py")]
EMPTY_FRAME = ("empty hits", "empty article", "empty entities", "empty timeline")


def five_articles(folder: Path) -> None:
    """Five articles whose panes are known, so that a full frame can be told."""
    for number in range(1, 6):
        (folder / f"article-{number}.txt").write_text(
            f"Harbour meeting number {number}\n\n"
            "Prime Minister Helena Lindqvist met delegates in Stockholm on 3 May 2024. "
            "The talks in Gothenburg were held in February 2023, officials said.\n",
            encoding="utf-8",
        )


def first_frame(
    command: list[str],
    texts: tuple[str, ...],
    columns: int,
    rows: int,
    environment: Mapping[str, str] | None = None,
) -> float:
    """Seconds from the start of the process until all the texts have been painted."""
    with PtySession(command, columns=columns, rows=rows, environment=environment) as session:
        return session.wait_for(*texts)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--size", default="160x48")
    parser.add_argument("--installed", action="store_true", help="let both programs keep their bytecode")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    with tempfile.TemporaryDirectory() as temporary:
        articles = Path(temporary, "articles")
        articles.mkdir()
        five_articles(articles)
        library = str(Path(temporary, "library"))
        subprocess.run(
            [*DATELINE, "add", "--library", library, str(articles)], check=True, stderr=subprocess.DEVNULL
        )
        reader = [*DATELINE, "--library", library]
        # One text from each pane: a hit, the body of the article, an entity, a row of the timeline.
        frame = ("Harbour meeting number 5", "met delegates", "Helena Lindqvist", "Feb 2023")
        environment: dict[str, str] = {}
        if options.installed:
            environment = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(temporary, "code"))}
        ours, empty = [], []
        for run in range(options.runs + 1):
            one, other = (
                first_frame(reader, frame, columns, rows, environment),
                first_frame(EMPTY, EMPTY_FRAME, columns, rows, environment),
            )
            if run:  # the first pair warms the file cache
                ours.append(one)
                empty.append(other)
    ratios = [a / b for a, b in zip(ours, empty, strict=True)]
    result = {
        "size": options.size,
        "bytecode": "kept" if options.installed else "as the environment has it",
        "runs": options.runs,
        "reader_ms": round(statistics.median(ours) * 1000),
        "empty_ms": round(statistics.median(empty) * 1000),
        "ratio_of_medians": round(statistics.median(ours) / statistics.median(empty), 2),
        "ratio_median": round(statistics.median(ratios), 2),
        "ratio_worst": round(max(ratios), 2),
    }
    if options.json:
        print(json.dumps(result))
    else:
        print("\n".join(f"{name:18} {value}" for name, value in result.items()))


if __name__ == "__main__":
    main()
