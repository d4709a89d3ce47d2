"""Any string as a query: an answer or a reason each time, never an exception, never a hang.

    python bench/queries_fuzzed.py [FOLDER] [--queries 200000] [--seed 1] [--json]

Asked of the built-in sample: strings put together from the signs and words of the language, random
characters, random bytes as UTF-8 with errors, cut and shuffled valid queries, half of them as if still being
typed; and every line of the files in FOLDER, as if pasted. What was understood is read again and has to be
the same.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.sample import folder as sample_folder
from index.adding import Hooks, Way
from index.errors import QueryError
from index.library import Library
from index.query.lexer import FIELDS
from index.query.parse import parse

HANG_MS = 250

_SIGNS = [*"()\"“”*?~-:=.,<>|\\/%'", "..", ">=", "~2", '"~5', *" " * 4, "\t", "\u202e", "\x00"]
_WORDS = [
    "ferry",
    "the",
    "AND",
    "OR",
    "NOT",
    "2024-03",
    "7d",
    "jong-un",
    "x",
    "é",
    "港",
    "забастовка",
    "unread",
]
_VALID = [
    "ferry strike", '"ferry strike"~5', "ferry OR (tunnel -strike)", "gov*ment organi?ation", "parlament~2",
    "date:2024-03..2024-05 is:unread", 'person:"Ilze Kalnina" sort:oldest', "title:ferry has:event",
]  # fmt: skip


def strings(chance: random.Random) -> Iterator[str]:
    """Strings without end."""
    pieces = [*_SIGNS, *_WORDS, *(f"{field}:" for field in FIELDS)]
    while True:
        kind = chance.randrange(4)
        if kind == 0:
            yield "".join(chance.choices(pieces, k=chance.randint(1, 14)))
        elif kind == 1:
            tops = chance.choices((0x250, 0x11000), k=20)
            yield "".join(chr(chance.randrange(top)) for top in tops)
        elif kind == 2:
            broken = chance.choice(("replace", "surrogateescape"))
            yield chance.randbytes(chance.randint(1, 40)).decode("utf-8", broken)
        else:
            parts = " ".join(chance.choices(_VALID, k=2))
            yield "".join(part for part in parts if chance.random() < 0.9)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--queries", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    pasted = [
        line
        for path in sorted(given.folder.rglob("*") if given.folder else ())
        if path.is_file()
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
    ]
    made = strings(chance)
    asked = [*((line, "pasted") for line in pasted), *((next(made), "made") for _ in range(given.queries))]
    counts: Counter[str] = Counter()
    faults: list[str] = []
    slowest, slowest_query = 0.0, ""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library")
        library.add_paths([sample_folder()], Way(processes=1), Hooks())
        library.search("ferry")
        for query, kind in asked:
            typing = chance.random() < 0.5
            begun = time.process_time()
            try:
                page = library.search(query, typing=typing)
                counts[f"{kind}, answered"] += 1
            except QueryError as error:
                counts[f"{kind}, a reason given"] += 1
                if not 1 <= error.column <= len(query) + 1 or not error.message:
                    faults.append(f"column {error.column}: {query!r}")
                continue
            except Exception as error:
                faults.append(f"{type(error).__name__}: {query!r}")
                continue
            finally:
                spent = (time.process_time() - begun) * 1000
                if spent > slowest:
                    slowest, slowest_query = spent, query
                if spent > HANG_MS:
                    faults.append(f"{spent:.0f} ms: {query!r}")
            try:
                again = parse(page.understood, analyzers=library._reading.analyzers).understood
            except QueryError as error:
                again = str(error)
            if again != page.understood:
                faults.append(f"{query!r} understood as {page.understood!r}, and that as {again!r}")
        library.close()
    result = {
        "queries": len(asked),
        **counts,
        "slowest ms CPU": round(slowest, 1),
        "slowest": slowest_query[:80],
        "faults": len(faults),
    }
    if given.json:
        print(json.dumps({**result, "shown": faults[:50]}, indent=2, ensure_ascii=True))
    else:
        for name, value in result.items():
            print(f"{name:24} {value!a}")
        for fault in faults[:50]:
            print(fault)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
