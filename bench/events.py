"""Whether the events of judged articles are found, and how long a timeline takes to open.

    python bench/events.py [LIBRARY] [--gold SCORE.py] [--queries QUERY…] [--times N] [--json]

SCORE.py judges the command line (`dateline annotate`, `add`, `timeline`) on articles with hand-made events;
by default it lies beside the repository, and where it does not, is left out. Of a LIBRARY the timeline is
asked for everything and for the hits of each QUERY, each time with nothing in memory: for a window of a
hundred rows with counts by month, for the outline that the reader's pane is drawn from, and for all rows.
Events dated long before or after their articles are listed.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from index.library import Library  # noqa: E402

BESIDE = ROOT.parent / "shared" / "gold" / "score.py"
QUERIES = ("oil", "oil price", "oil OR trade OR bank", "strike")
BAR_LIBRARY, BAR_HITS = 150, 50
# News seldom tells of what lies further away; each event that does is worth a look.
LONG_AGO, FAR_AHEAD = 80, 50


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


def timed(library: Library, query: str | None, times: int) -> dict[str, object]:
    """CPU milliseconds of a window of the timeline, with its counts, each time of a fresh generation."""
    found = library.search(query or "").total
    asked: dict[str, Callable[[], object]] = {
        "window": lambda: library.timeline_window(query=query, zoom="month"),
        "outline": lambda: library.timeline_outline(query=query),
    }
    figures: dict[str, object] = {"query": query, "hits": found}
    for name, ask in asked.items():
        took = []
        for _ in range(times):
            library._cache.clear()
            start = process_time()
            ask()
            took.append((process_time() - start) * 1000)
        took.sort()
        figures[name] = round(median(took), 1)
        figures[f"{name} p95"] = round(took[min(len(took) - 1, int(0.95 * len(took)))], 1)
    window = library.timeline_window(query=query)
    start = process_time()
    library.timeline_window(query=query, offset=window.total // 2, limit=200)
    figures |= {"rows": window.total, "200 rows": round((process_time() - start) * 1000, 1)}
    start = process_time()
    library.timeline(query=query)
    figures["all"] = round((process_time() - start) * 1000)
    return figures


def outside(library: Library) -> list[str]:
    """Events dated more than so many years from their article, as what is to be looked at."""
    return [
        f"{row.date.begin}  {row.label}"
        for row in library.timeline()
        if row.date
        and (published := row.reports[0].published)
        and not -LONG_AGO <= row.date.begin.year - published.begin.year <= FAR_AHEAD
    ]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("library", nargs="?", type=Path)
    parser.add_argument("--gold", type=Path, default=BESIDE)
    parser.add_argument("--queries", nargs="*", default=QUERIES)
    parser.add_argument("--times", type=int, default=9, help="how often each is asked")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    scores = judged(options.gold) if options.gold.is_file() else {}
    rows: list[dict[str, object]] = []
    if options.library:
        library = Library.open(options.library)
        try:
            library.timeline_window()  # what is imported, once in a program, is not measured
            rows = [timed(library, query, options.times) for query in (None, *options.queries)]
            strange = outside(library)
        finally:
            library.close()
    if options.json:
        print(json.dumps({"judged": scores, "timeline": rows}))
        return
    for name, figure in scores.items():
        print(f"{name:36}{json.dumps(figure)}")
    if not rows:
        return
    print("CPU milliseconds, medians (95th percentiles)")
    columns = f"{'window':>18}{'outline':>18}{'200 rows':>10}{'all':>8}{'bar':>6}"
    print(f"{'timeline of':24}{'hits':>8}{'rows':>8}{columns}")
    for row in rows:
        times = [f"{row[name]} ({row[f'{name} p95']})" for name in ("window", "outline")]
        print(
            f"{row['query'] or 'the library':24}{row['hits']:>8}{row['rows']:>8}{times[0]:>18}{times[1]:>18}"
            f"{row['200 rows']:>10}{row['all']:>8}{BAR_HITS if row['query'] else BAR_LIBRARY:>6}"
        )
    print(f"{len(strange)} events more than {LONG_AGO} years before or {FAR_AHEAD} after their article:")
    for line in strange:
        print(f"  {line}")


if __name__ == "__main__":
    main()
