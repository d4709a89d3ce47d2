"""How fast articles go in, what it costs, where the time goes, and how long the first questions take after.

    python bench/adding.py FILE.jsonl[.gz]|FOLDER [--articles 2000] [--no-annotate] [--jobs 2] [--profile]

FILE is JSON Lines as `dateline add` takes it, of which the first articles are taken; a FOLDER is taken whole.
The adding runs in a process of its own, so that its memory is its own; `--profile` then adds once more
without other processes and says how much of the time each part took.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from index.adding import Hooks, Way, processors  # noqa: E402
from index.library import Library  # noqa: E402

QUERIES = ("", "oil", "oil price", "oil OR trade OR bank", '"interest rate"', "govern*", "place:Japan")

# What is timed for the profile: module, class or None, function; parts of one another are taken out of it.
PARTS: tuple[tuple[str, str | None, str], ...] = (
    ("corpus.annotate", None, "_cleaned"),
    ("corpus.annotate", None, "header"),
    ("corpus.annotate", None, "sentences"),
    ("corpus.annotate", None, "_published"),
    ("corpus.annotate", None, "find_mentions"),
    ("corpus.annotate", None, "find_times"),
    ("corpus.annotate", None, "find_events"),
    ("corpus.prepared", None, "pack_annotation"),
    ("corpus.prepared", None, "sketch"),
    ("corpus.prepared", None, "line_keys"),
    ("index.tasks", None, "run"),
    ("index.batch", "Batch", "write"),
    ("index.upkeep", None, "relink"),
    ("corpus.story_store", "StoryStore", "compare"),
    ("corpus.standing_store", "StandingStore", "learn"),
    ("index.upkeep", "Upkeep", "index"),
)


def sample(source: Path, articles: int, target: Path) -> Path:
    """The first articles of a JSON Lines file as another; a folder is itself."""
    if source.is_dir():
        return source
    read = gzip.open if source.suffix == ".gz" else open
    with read(source, "rb") as lines, target.open("wb") as out:
        out.writelines(islice(lines, articles))
    return target


def megabytes(who: int) -> int:
    """The most memory that this process, or the largest of its children, has held."""
    return round(resource.getrusage(who).ru_maxrss / 1024)


def add(pipe: Connection, inputs: Path, root: Path, way: Way) -> None:
    """Adds, and tells what it took. Runs in a process of its own."""
    library = Library.open(root)
    result: dict[str, Any] = {}
    for which in ("first", "again"):
        wall = time.perf_counter()
        cpu, helping = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        report = library.add_paths([inputs], way, Hooks())
        wall = time.perf_counter() - wall
        after = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        spent = [
            now.ru_utime + now.ru_stime - before.ru_utime - before.ru_stime
            for now, before in zip(after, (cpu, helping), strict=True)
        ]
        result[which] = {
            "articles": report.articles,
            "seconds": round(wall, 2),
            "per_second": round(report.articles / wall),
            "writer_cpu_seconds": round(spent[0], 1),
            "crew_cpu_seconds": round(spent[1], 1),
            **{name: value for name, value in report if isinstance(value, int) and value},
        }
    result["peak_mb_writer"] = megabytes(resource.RUSAGE_SELF)
    result["peak_mb_of_one_worker"] = megabytes(resource.RUSAGE_CHILDREN)
    library.close()
    pipe.send(result)


def profile(pipe: Connection, inputs: Path, root: Path, way: Way) -> None:
    """Adds in this process alone, and tells the share of the time that each part took."""
    from importlib import import_module

    spent: dict[str, float] = {}
    running: list[float] = []

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **named: Any) -> Any:
            running.append(0.0)
            start = time.perf_counter()
            try:
                return function(*arguments, **named)
            finally:
                whole = time.perf_counter() - start
                within = running.pop()
                spent[name] = spent.get(name, 0.0) + whole - within
                if running:
                    running[-1] += whole

        return run

    for module, holder, name in PARTS:
        place: Any = import_module(module)
        place = getattr(place, holder) if holder else place
        setattr(place, name, timed(f"{module}.{name}", getattr(place, name)))
    # the crew was handed the function when its module was imported
    import_module("index.adding").run = import_module("index.tasks").run  # type: ignore[attr-defined]
    library = Library.open(root)
    start = time.perf_counter()
    library.add_paths([inputs], way._replace(processes=0), Hooks())
    whole = time.perf_counter() - start
    library.close()
    spent["reading, and the rest"] = whole - sum(spent.values())
    pipe.send(
        {name: round(100 * part / whole, 1) for name, part in sorted(spent.items(), key=lambda x: -x[1])}
    )


def apart(work: Callable[..., None], *arguments: Any) -> Any:
    """What a function sends from a process of its own."""
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, *arguments))
    process.start()
    theirs.close()
    found = mine.recv()
    process.join()
    return found


def milliseconds(question: Callable[[], object]) -> tuple[float, float]:
    """The first time a question is asked, and the best of five more."""
    times = []
    for _ in range(6):
        start = time.perf_counter()
        question()
        times.append((time.perf_counter() - start) * 1000)
    return round(times[0], 1), round(min(times[1:]), 1)


def questions(root: Path) -> dict[str, tuple[float, float]]:
    """Milliseconds of some first questions."""
    library = Library.open(root)
    found = {f"search {query!r}": milliseconds(partial(library.search, query)) for query in QUERIES}
    found["entities of the library"] = milliseconds(lambda: library.entities(limit=1000))
    library.close()
    return found


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("source", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--no-annotate", action="store_true")
    parser.add_argument("--jobs", type=int, default=processors())
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    way = Way(processes=options.jobs, fully=not options.no_annotate)
    with tempfile.TemporaryDirectory() as temporary:
        inputs = sample(options.source, options.articles, Path(temporary, "articles.jsonl"))
        root = Path(temporary, "library")
        result: dict[str, Any] = apart(add, inputs, root, way)
        result["library_mb"] = round(
            sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) / 1e6
        )
        result["milliseconds_first_and_best"] = questions(root)
        if options.profile:
            result["percent_of_one_process"] = apart(profile, inputs, Path(temporary, "profiled"), way)
    if options.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(name, value if not isinstance(value, dict) else "")
        for key, part in value.items() if isinstance(value, dict) else ():
            print(f"    {key:40} {part}")


if __name__ == "__main__":
    main()
