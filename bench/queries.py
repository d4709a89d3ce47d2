"""One question of each kind, each with other words: milliseconds of CPU, the first time it is asked.

    python bench/queries.py LIBRARY ARTICLES.jsonl [--queries 60] [--json]

LIBRARY holds the articles of the JSON Lines file. Each question gives the exact count, twenty rows and twenty
snippets. What was read for one question is kept for the next, as in the reader.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.keystrokes import spread
from index.library import Library

_WORD = re.compile(r"[A-Za-z]{5,}")


def kinds(source: Path, chance: random.Random) -> dict[str, Callable[[], str]]:
    """For each kind of question, what makes one."""
    texts, days = [], set()
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            texts.append(article["text"])
            days.add((article.get("published") or "")[:10])
    found = Counter(word.lower() for text in texts for word in set(_WORD.findall(text)))
    known = [word for word, _ in found.most_common()]
    common, rare = known[:300], [word for word in known if 3 <= found[word] <= 30]
    dates = sorted(days - {""})

    def several(words: list[str], count: int, joined: str = " ") -> str:
        return joined.join(chance.sample(words, count))

    def phrase() -> str:
        words = chance.choice(texts).split()
        at = chance.randrange(max(1, len(words) - 1))
        return '"' + re.sub(r"[^\w ]", "", " ".join(words[at : at + 2])) + '"'

    def days_of() -> str:
        first, last = sorted(chance.sample(dates, 2))
        return f"date:{first}..{last} {chance.choice(common)}"

    def slip() -> str:
        word = chance.choice(common)
        return f"{word[:2]}{word[3:]}~" if len(word) > 5 else f"{word}~"

    return {
        "common word": lambda: chance.choice(common),
        "rare word": lambda: chance.choice(rare),
        "AND of 2": lambda: several(common, 2),
        "OR of 6": lambda: several(common, 6, " OR "),
        "phrase": phrase,
        "NOT": lambda: f"{chance.choice(common)} -{chance.choice(common)}",
        "beginning": lambda: f"{chance.choice(common)[:5]}*",
        "wildcard": lambda: f"{chance.choice(common)[:3]}*{chance.choice('segnt')}",
        "slip": slip,
        "close together": lambda: f'"{several(common, 2)}"~5',
        "days and a word": days_of,
        "person": lambda: f"person:{chance.choice(('reagan', 'baker', 'volcker', 'thatcher', 'yeutter'))}",
        "oldest first": lambda: f"{chance.choice(common)} sort:oldest",
    }


def facets(library: Library, source: Path, queries: int, chance: random.Random) -> list[dict[str, object]]:
    """The hits of common words by source and month, and their 1,000 most mentioned entities."""
    ask = kinds(source, chance)["common word"]
    asked: dict[str, Callable[[str], object]] = {
        "sources and months": library.facets,
        "entities": lambda query: library.entities(query=query, limit=1000),
    }
    results: list[dict[str, object]] = []
    for name, count in asked.items():
        count("date:1900..")  # reads the arrays in
        times, hits = [], []
        for _ in range(queries):
            query = ask()
            hits.append(library.search(query).total)
            begun = time.process_time()
            count(query)
            times.append((time.process_time() - begun) * 1000)
        results.append({"question": name, "hits p50": sorted(hits)[len(hits) // 2], **spread(times)})
    return results


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("library", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    library = Library.open(given.library)
    library.search("date:2000.. market")
    results = []
    for name, make in kinds(given.articles, random.Random(given.seed)).items():
        times, hits = [], []
        for _ in range(given.queries):
            query = make()
            begun = time.process_time()
            hits.append(library.search(query).total)
            times.append((time.process_time() - begun) * 1000)
        results.append({"question": name, "hits p50": sorted(hits)[len(hits) // 2], **spread(times)})
    results += facets(library, given.articles, given.queries, random.Random(given.seed))
    library.close()
    if given.json:
        print(json.dumps(results, indent=2))
        return
    heads = list(results[0])
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    for result in results:
        print("| " + " | ".join(str(result[head]) for head in heads) + " |")


if __name__ == "__main__":
    main()
