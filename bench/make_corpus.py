"""Makes a large corpus by shuffling the sentences of a smaller one, as JSON Lines or as one file an article.

    python bench/make_corpus.py FILE.jsonl[.gz] TARGET --articles 100000 [--longer 4] [--files] [--seed 1]

TARGET is a `.jsonl` file, or with `--files` a folder of text files, 1,000 to a subfolder. The same arguments
make the same corpus. What it makes is for measuring only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")
# Files to a folder: more make listing a folder the slow part on some file systems.
_TO_A_FOLDER = 1000


def read(source: Path) -> list[dict[str, Any]]:
    """The articles of a JSON Lines file."""
    opened = gzip.open if source.suffix == ".gz" else open
    with opened(source, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def shuffled(
    articles: list[dict[str, Any]], count: int, seed: int, longer: int = 1
) -> Iterator[dict[str, Any]]:
    """Articles with the title, date, outlet and length of one or so many times it, sentences from any."""
    chance = random.Random(seed)
    sentences = [[part for part in _SENTENCE.split(article["text"]) if part.strip()] for article in articles]
    every = [sentence for found in sentences for sentence in found]
    for number in range(count):
        at = chance.randrange(len(articles))
        text = " ".join(chance.choices(every, k=max(1, longer * len(sentences[at]))))
        yield {**articles[at], "id": f"s{seed}-{number:07}", "text": text}


def main() -> None:
    """Makes it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--longer", type=int, default=1, help="times the sentences of an article")
    parser.add_argument("--files", action="store_true", help="one text file an article")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    made = shuffled(read(options.source), options.articles, options.seed, options.longer)
    if not options.files:
        with options.target.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(article) + "\n" for article in made)
        return
    for number, article in enumerate(made):
        folder = options.target / f"{number // _TO_A_FOLDER:04}"
        if number % _TO_A_FOLDER == 0:
            folder.mkdir(parents=True)
        day = article.get("published") or ""
        text = f"{article['title']}\n\n{day}\n\n{article['text']}\n"
        (folder / f"{article['id']}.txt").write_text(text, encoding="utf-8")
    sys.stdout.write(f"{options.articles} files in {options.target}\n")


if __name__ == "__main__":
    main()
