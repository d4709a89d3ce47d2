"""How well times are found and read, by judged articles, and how fast.

    python bench/times.py [FILE.jsonl…] [--scorer SCORE.py] [--json]

A FILE has judged times ({id, published, text, times}); by default TimeBank and AQUAINT, where they lie beside
the repository with the scorer. Accuracy is the scorer's, of `dateline annotate`. Speed is of
finding times alone, on one core: articles are cut or joined to some 500 words, sentences are given.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.model import DateRange, Span  # noqa: E402
from corpus.sentences import sentences  # noqa: E402
from corpus.times import find_times  # noqa: E402

BESIDE = ROOT.parent / "shared" / "eval"
WORDS = 500
BARS = {
    "timebank": {"value": 0.79, "strict": 0.84, "relaxed": 0.92},
    "aquaint": {"value": 0.75, "strict": 0.84, "relaxed": 0.92},
}
BAR_A_SECOND = 120
RUNS = 3


def scored(scorer: Path, path: Path) -> dict[str, object]:
    command = f"{shlex.quote(sys.executable)} -m tui"
    done = subprocess.run(
        [sys.executable, str(scorer), "times", str(path), "--command", command, "--json"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": str(Path(sys.executable).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def articles(path: Path) -> list[tuple[str, DateRange | None]]:
    """Texts of about so many words, of the articles one after the other, each with a published day."""
    made: list[tuple[str, DateRange | None]] = []
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        day = date.fromisoformat(article["published"]) if article["published"] else None
        words += [*article["text"].split(" "), "\n\n"]
        while len(words) >= WORDS:
            text, words = " ".join(words[:WORDS]), words[WORDS:]
            made.append((text, DateRange(begin=day, end=day, precision="day") if day else None))
    return made


def a_second(path: Path) -> float:
    """Articles a second, of the fastest of some runs."""
    given: list[tuple[str, DateRange | None, list[Span]]] = [
        (text, day, list(sentences(text))) for text, day in articles(path)
    ]
    fastest = float("inf")
    for _ in range(RUNS):
        start = process_time()
        for text, day, spans in given:
            find_times(text, day, spans)
        fastest = min(fastest, process_time() - start)
    return len(given) / fastest


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--scorer", type=Path, default=BESIDE / "score.py")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    files = options.files or [BESIDE / "times" / f"{name}.jsonl" for name in BARS]
    rows = []
    for path in files:
        row = scored(options.scorer, path)
        row["a second"] = round(a_second(path), 1)
        rows.append(row)
    if options.json:
        print(json.dumps(rows))
        return
    measures = ("relaxed", "strict", "value", "type")
    print(f"{'':10}{'documents':>10}" + "".join(f"{name:>17}" for name in measures) + f"{'a second':>17}")
    for row in rows:
        bars = BARS.get(str(row["set"]), {})
        cells = []
        for name in measures:
            bar = f" (bar {bars[name]:.2f})" if name in bars else ""
            cells.append(f"{row[name]:.3f}{bar}".rjust(17))
        speed = f"{row['a second']} (bar {BAR_A_SECOND})"
        print(f"{row['set']:10}{row['documents']:>10}" + "".join(cells) + f"{speed:>17}")


if __name__ == "__main__":
    main()
