"""How fast articles go in, and how long the first questions take after that, at a given number of articles.

    python bench/adding.py FILE.jsonl[.gz] [--articles 2000] [--json]

The file is JSON Lines as `dateline add` takes it; 2,000 news stories of some 130 words by default.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.read import inputs  # noqa: E402
from index.library import Library  # noqa: E402

QUERIES = ("", "oil", "oil price", "oil OR trade OR bank", '"interest rate"', "govern*", "place:Japan")


def sample(source: Path, articles: int, target: Path) -> None:
    """Writes the first articles of a JSON Lines file to another."""
    read = gzip.open if source.suffix == ".gz" else open
    with read(source, "rb") as lines, target.open("wb") as out:
        out.writelines(islice(lines, articles))


def milliseconds(question: Callable[[], object]) -> tuple[float, float]:
    """The first time a question is asked, and the best of five more."""
    times = []
    for _ in range(6):
        start = time.perf_counter()
        question()
        times.append((time.perf_counter() - start) * 1000)
    return round(times[0], 1), round(min(times[1:]), 1)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        lines = Path(temporary, "articles.jsonl")
        sample(options.file, options.articles, lines)
        library = Library.open(Path(temporary, "library"))
        wall, cpu = time.perf_counter(), time.process_time()
        report = library.add(inputs([lines]))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        again = time.perf_counter()
        library.add(inputs([lines]))
        again = time.perf_counter() - again
        library.close()
        library = Library.open(Path(temporary, "library"))
        questions = {f"search {query!r}": milliseconds(partial(library.search, query)) for query in QUERIES}
        questions["entities of the library"] = milliseconds(lambda: library.entities(limit=1000))
        questions["timeline of the library"] = milliseconds(library.timeline)
        library.close()
        result = {
            "articles": report.added,
            "add_per_second_wall": round(report.added / wall),
            "add_per_second_cpu": round(report.added / cpu),
            "add_again_seconds": round(again, 2),
            "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "milliseconds_first_and_best": questions,
        }
    if options.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        if isinstance(value, dict):
            for question, (first, best) in value.items():
                print(f"{question:32} {first:8.1f} ms first {best:8.1f} ms again")
        else:
            print(f"{name:32} {value}")


if __name__ == "__main__":
    main()
