"""Key to painted frame: the real reader on a pseudo-terminal, keys pressed one by one.

    python bench/frames.py LIBRARY ARTICLES.jsonl [--queries 20] [--adding FILE] [--size 160x48] [--json]

LIBRARY holds the articles of the JSON Lines file. For each key the milliseconds until the terminal is first
written to ("answered"), and until the last write before a fifth of a second of quiet ("painted"): hits,
snippets and the panes that follow at once are then there. With ``--adding`` another process adds that file
to the library meanwhile, which is changed by that: give a copy.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.keystrokes import queries, spread  # noqa: E402
from bench.pty_session import CONTROL, PtySession  # noqa: E402

QUIET_SECONDS = 0.2
# A key that has changed nothing on the screen by then (the next of one hit) is counted apart.
SILENT_SECONDS = 0.5
# The first words load the index, and the arrays of what is counted.
WARM_UP = "market price"
SLOWEST = 20.0
BACKSPACE, ENTER, ESCAPE, END = "\x7f", "\r", "\x1b", "\x1b[F"


def painted(written: bytearray) -> bool:
    """Whether more than one cell was written to: the cursor blinks by itself."""
    return len(CONTROL.sub("", written.decode("utf-8", "replace"))) > 1


def press(session: PtySession, key: str) -> tuple[float, float] | None:
    """Milliseconds from a key to the first write, and to the last before quiet; None if there is none."""
    begun = time.perf_counter()
    session.send(key)
    first = last = 0.0
    while (now := time.perf_counter()) - max(last, begun) < (QUIET_SECONDS if first else SILENT_SECONDS):
        before = len(session.output)
        if not session.read(0.005) or now - begun > SLOWEST:
            break
        if painted(session.output[before:]):
            last = time.perf_counter()
            first = first or last
    if not first:
        return None
    return (first - begun) * 1000, (last - begun) * 1000


def keys(source: Path, count: int) -> Iterator[tuple[str, str]]:
    """What is pressed, and what kind of key that is: queries are typed, read through, and taken back."""
    for words in queries(source, count, seed=1):
        yield "to the query line", "s"
        text = " ".join(words)
        yield from (("a letter", letter) for letter in text)
        yield "into the hits", ENTER
        yield from (("next hit", key) for key in "jjj")
        yield "into the article", ENTER
        yield from (("a page down", key) for key in "  ")
        yield from (("next match", key) for key in "nnn")
        yield "to the query line", "s"
        yield "to its end", END  # it was selected, to be typed over
        yield from (("a letter taken back", BACKSPACE) for _ in text)
        yield "into the hits", ESCAPE


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("library", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--queries", type=int, default=20)
    parser.add_argument("--adding", type=Path)
    parser.add_argument("--size", default="160x48")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    columns, rows = (int(part) for part in given.size.split("x"))
    dateline = [sys.executable, "-m", "tui", "--library", str(given.library)]
    adding = None
    silent = 0
    times: dict[str, list[tuple[float, float]]] = {}
    with PtySession(dateline, columns=columns, rows=rows) as session:
        session.wait_for("Hits")
        for key in ("s", *WARM_UP, *(BACKSPACE for _ in WARM_UP)):
            press(session, key)
        if given.adding:
            command = [sys.executable, "-m", "tui", "add", "--library", str(given.library), str(given.adding)]
            adding = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for kind, key in keys(given.articles, given.queries):
            if (took := press(session, key)) is None:
                silent += 1
            else:
                times.setdefault(kind, []).append(took)
            if adding is not None and adding.poll() is not None:
                break  # what comes after would be of a quiet machine
        if adding is not None:
            adding.terminate()
            adding.wait()
    every = [pair for pairs in times.values() for pair in pairs]
    results = [
        {
            "key": kind,
            "presses": len(pairs),
            **{f"answered {name}": value for name, value in spread([first for first, _ in pairs]).items()},
            **{f"painted {name}": value for name, value in spread([last for _, last in pairs]).items()},
        }
        for kind, pairs in (*times.items(), ("every key", every))
    ]
    if given.json:
        print(json.dumps({"silent": silent, "keys": results}, indent=2))
        return
    heads = list(results[0])
    print(f"{silent} keys painted nothing\n")
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    for result in results:
        print("| " + " | ".join(str(result[head]) for head in heads) + " |")


if __name__ == "__main__":
    main()
