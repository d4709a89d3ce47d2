"""Whether the events of judged articles are found, and how long a timeline takes to open.

    python bench/events.py [LIBRARY] [--gold SCORE.py] [--queries QUERY…] [--json]

SCORE.py judges the command line (`dateline annotate`, `add`, `timeline`) on articles with hand-made events;
by default it lies beside the repository, and where it does not, is left out. Of a LIBRARY the timeline is
asked, each time of a library opened anew, for everything and for the hits of each QUERY: milliseconds the
first time, and again.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from index.library import Library  # noqa: E402

BESIDE = ROOT.parent / "shared" / "gold" / "score.py"
QUERIES = ("oil", "oil price", "oil OR trade OR bank", "strike")
BAR_LIBRARY, BAR_HITS = 150, 50


def judged(scorer: Path) -> dict[str, object]:
    """The scorer's figures."""
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "scores.json"
        command = f"{shlex.quote(sys.executable)} -m tui"
        done = subprocess.run(
            [sys.executable, str(scorer), "--cmd", command, "--json", str(figures)],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": str(Path(sys.executable).parent)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(done.stderr or done.stdout)
        found: dict[str, object] = json.loads(figures.read_text(encoding="utf-8"))
        return found


def timed(root: Path, query: str | None) -> dict[str, object]:
    """Asks twice a library that has answered nothing yet, but has its index open."""
    library = Library.open(root)
    try:
        hits = library.search(query or "").total
        took = []
        for _ in range(2):
            start = perf_counter()
            rows = library.timeline(query=query)
            took.append(round((perf_counter() - start) * 1000, 1))
    finally:
        library.close()
    return {"query": query, "hits": hits, "rows": len(rows), "first": took[0], "again": took[1]}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("library", nargs="?", type=Path)
    parser.add_argument("--gold", type=Path, default=BESIDE)
    parser.add_argument("--queries", nargs="*", default=QUERIES)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    scores = judged(options.gold) if options.gold.is_file() else {}
    asked = [None, *options.queries]
    rows = [timed(options.library, query) for query in asked] if options.library else []
    if options.json:
        print(json.dumps({"judged": scores, "timeline": rows}))
        return
    for name, figure in scores.items():
        print(f"{name:36}{json.dumps(figure)}")
    print(f"{'timeline of':24}{'hits':>8}{'rows':>8}{'first ms':>12}{'again ms':>12}{'bar':>6}")
    for row in rows:
        bar = BAR_HITS if row["query"] else BAR_LIBRARY
        of = row["query"] or "the library"
        print(f"{of:24}{row['hits']:>8}{row['rows']:>8}{row['first']:>12}{row['again']:>12}{bar:>6}")


if __name__ == "__main__":
    main()
