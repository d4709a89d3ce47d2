"""Search while typing: every keystroke of three-word queries, with SQLite FTS5 and tantivy beside it.

    python bench/keystrokes.py LIBRARY ARTICLES.jsonl --work FOLDER [--queries 100] [--only Dateline] [--json]

LIBRARY holds the articles of the JSON Lines file. Each keystroke: the exact count, twenty rows, twenty
snippets; best match and newest. The words of a query stand together in some article, and each engine types a
query before the next one does, so that all meet the same disturbances. Nothing was asked before but one word.
A single letter narrows nothing in Dateline; to be fair none is asked of the others. FTS5's index is kept in
the folder ``--work``, and tantivy's made anew in memory.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.search_peers import Ask, Order, fts5, tantivy
from index.library import Library

_WORD = re.compile(r"[A-Za-z]{4,}")


def queries(source: Path, count: int, seed: int) -> list[list[str]]:
    """Three words each, that one article has."""
    chance = random.Random(seed)
    with source.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    found: list[list[str]] = []
    while len(found) < count:
        words = sorted({word.lower() for word in _WORD.findall(chance.choice(texts))} - {"and", "not"})
        if len(words) >= 3:
            found.append(chance.sample(words, 3))
    return found


def keystrokes(words: list[str]) -> Iterator[tuple[list[str], str]]:
    """What is there after each key: the finished words, and the beginning of the next one."""
    for number, word in enumerate(words):
        for length in range(2, len(word) + 1):
            yield words[:number], word[:length]
        if number < len(words) - 1:
            yield words[: number + 1], ""


def dateline(library: Library) -> Ask:
    def ask(words: list[str], beginning: str, order: Order) -> int:
        typed = " ".join([*words, beginning])
        return library.search(typed, limit=20, sort=order, typing=True).total

    return ask


def spread(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "p50": round(ordered[len(ordered) // 2], 1),
        "p95": round(ordered[int(len(ordered) * 0.95)], 1),
        "max": round(ordered[-1], 1),
    }


def memory() -> float:
    """Resident now, MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("library", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--only", choices=["Dateline", "FTS5", "tantivy"])
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    library = Library.open(given.library)
    engines: dict[str, Ask] = {"Dateline": dateline(library)}
    kept: list[Any] = []
    for name, opening in (("FTS5", fts5), ("tantivy", tantivy)):
        if given.only in (None, name):
            try:
                opened, engines[name] = opening(given.articles, given.work)
                kept.append(opened)
            except ImportError:
                sys.stderr.write(f"{name}: not installed, left out\n")
    if given.only:
        engines = {given.only: engines[given.only]}
    for ask in engines.values():
        ask(["market"], "", "relevance")
    before = memory()
    results = []
    asked = queries(given.articles, given.queries, given.seed)
    for order in get_args(Order):
        cpu: dict[str, list[float]] = {name: [] for name in engines}
        wall: dict[str, list[float]] = {name: [] for name in engines}
        for words in asked:
            for name, ask in engines.items():
                for finished, beginning in keystrokes(words):
                    begun, begun_cpu = time.perf_counter(), time.process_time()
                    ask(finished, beginning, order)
                    cpu[name].append((time.process_time() - begun_cpu) * 1000)
                    wall[name].append((time.perf_counter() - begun) * 1000)
        results += [
            {
                "order": order,
                "engine": name,
                "keys": len(cpu[name]),
                **{f"CPU {what}": value for what, value in spread(cpu[name]).items()},
                **{f"wall {what}": value for what, value in spread(wall[name]).items()},
            }
            for name in engines
        ]
    grown = round(memory() - before)
    library.close()
    if given.json:
        print(json.dumps({"results": results, "grown_mb": grown}, indent=2))
        return
    heads = list(results[0])
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    for result in results:
        print("| " + " | ".join(str(result[head]) for head in heads) + " |")
    print(f"\nMemory grew by {grown} MB over the run, all engines that ran together.")


if __name__ == "__main__":
    main()
