"""How well names are found, by labelled sentences, and how fast.

    python bench/names.py [FILE.conll…] [--scorer SCORE.py] [--speed ARTICLES.jsonl.gz] [--json]

A FILE has a token and its IOB2 tag a line; by default the dev sets that lie beside the repository with the
scorer. Accuracy is the scorer's, of `dateline annotate`. Speed is of finding names alone, on one core, in
articles of some 500 words: the rules, what the model adds to that, and both. `tools/train_names.py --check`
prints the cross-validation.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.model import Span  # noqa: E402
from corpus.names import find_mentions, rules, tagger  # noqa: E402
from corpus.sentences import sentences  # noqa: E402

BESIDE = ROOT.parent / "shared" / "eval"
WORDS, ARTICLES, RUNS = 500, 200, 3
BARS = {"F1": 0.77, "ORG": 0.68}
BAR_A_SECOND = 100


def scored(scorer: Path, paths: Sequence[Path]) -> list[dict[str, object]]:
    """The scorer's rows: a set each, and all together."""
    command = f"{shlex.quote(sys.executable)} -m tui"
    done = subprocess.run(
        [sys.executable, str(scorer), "ner", *map(str, paths), "--command", command, "--json"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": str(Path(sys.executable).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def articles(path: Path) -> list[tuple[str, list[Span]]]:
    """Texts of about so many words, of the articles one after the other, with their sentences."""
    made: list[tuple[str, list[Span]]] = []
    words: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words += [*json.loads(line)["text"].split(" "), "\n\n"]
            if len(words) >= WORDS:
                text, words = " ".join(words[:WORDS]), words[WORDS:]
                made.append((text, list(sentences(text))))
            if len(made) == ARTICLES:
                break
    return made


def milliseconds(work: Callable[[], object]) -> float:
    """CPU of the fastest of some runs, an article."""
    fastest = float("inf")
    for _ in range(RUNS):
        start = process_time()
        work()
        fastest = min(fastest, process_time() - start)
    return 1000 * fastest / ARTICLES


def speed(path: Path) -> dict[str, float]:
    """Milliseconds an article, and of loading lists and model."""
    start = process_time()
    text = "Anna Novak of Acme Corp. flew to Lisbon."
    find_mentions(text, list(sentences(text)))
    loading = 1000 * (process_time() - start)
    given = articles(path)
    ruled = [rules.find(text, spans)[0] for text, spans in given]
    return {
        "loading": loading,
        "rules": milliseconds(lambda: [rules.find(text, spans) for text, spans in given]),
        "model": milliseconds(lambda: [tagger.judged(found) for found in ruled]),
        "all": milliseconds(lambda: [find_mentions(text, spans) for text, spans in given]),
    }


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--scorer", type=Path, default=BESIDE / "score.py")
    parser.add_argument("--speed", type=Path, default=BESIDE / "scale" / "reuters.jsonl.gz")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    took = speed(options.speed)
    rows = scored(options.scorer, options.files or [BESIDE / "ner" / "dev"])
    if options.json:
        print(json.dumps({"accuracy": rows, "milliseconds": took}))
        return
    measures = ("PER", "ORG", "LOC", "P", "R", "F1")
    print(f"{'':12}" + "".join(f"{name:>8}" for name in measures))
    for row in rows:
        cells = (row[name] for name in measures)
        shown = "".join(f"{cell:8.3f}" if isinstance(cell, float) else f"{'':8}" for cell in cells)
        print(f"{row['set']!s:12}{shown}")
    print("bars: " + ", ".join(f"{name} {bar}" for name, bar in BARS.items()))
    size = tagger.MODEL.stat().st_size / 1e6 if tagger.MODEL.exists() else 0.0
    print(f"model {size:.2f} MB; lists and model load in {took['loading']:.0f} ms (bar 80)")
    parts = ", ".join(f"{name} {took[name]:.1f}" for name in ("rules", "model", "all"))
    print(f"ms an article of {WORDS} words: {parts}; {1000 / took['all']:.0f} a second (bar {BAR_A_SECOND})")


if __name__ == "__main__":
    main()
