"""How well the best hits answer a question, beside what SQLite FTS5 and tantivy make of the same articles.

    python bench/relevance.py [FOLDER…] [--json]

A FOLDER is a judged collection: docs.jsonl {id,title,text}, queries.jsonl {id,text}, qrels.tsv (query, tab,
document, tab, 1); by default Cranfield and CISI, where they lie beside the repository. A question is its
words joined by OR, as ranking is what is measured; "as typed" is Dateline's row for the words alone, which
it answers by all of them where an article has all, else by any. tantivy is measured if it is installed.

nDCG@10 (Järvelin and Kekäläinen 2002, gain 1), mean average precision and recall over the first 100.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.model import Article  # noqa: E402
from index.library import Library  # noqa: E402

BESIDE = ROOT.parent / "shared" / "eval" / "search"
DEPTH = 100
OPERATORS = frozenset({"and", "or", "not", "near", "to"})  # of one or other of the three query languages

# The words of a question to the ids that answer it, best first.
Ask = Callable[[Sequence[str]], list[str]]


@dataclass(frozen=True)
class Collection:
    name: str
    articles: list[Article]
    questions: dict[str, str]
    relevant: dict[str, set[str]]


def lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as opened:
        yield from (json.loads(line) for line in opened if line.strip())


def read(folder: Path) -> Collection:
    """A collection; a title stands in for a text that is missing, a document with neither is left out."""
    relevant: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        question, document, grade = line.split("\t")
        if int(grade) > 0:
            relevant.setdefault(question, set()).add(document)
    articles = [
        Article(id=line["id"], path=None, title=line["title"] or None, text=line["text"] or line["title"])
        for line in lines(folder / "docs.jsonl")
        if line["text"] or line["title"]
    ]
    questions = {line["id"]: line["text"] for line in lines(folder / "queries.jsonl")}
    return Collection(folder.name, articles, questions, relevant)


def words(question: str) -> list[str]:
    """Its words, each once."""
    found = re.findall(r"[a-z0-9]+", question.lower())
    return list(dict.fromkeys(word for word in found if word not in OPERATORS))


@contextmanager
def dateline(collection: Collection, joined: str) -> Iterator[Ask]:
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library")
        library.add(collection.articles)
        yield lambda asked: [hit.id for hit in library.search(joined.join(asked), limit=DEPTH).hits]
        library.close()


@contextmanager
def fts5(collection: Collection) -> Iterator[Ask]:
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE VIRTUAL TABLE found USING fts5(id UNINDEXED, title, body, tokenize='porter')")
        rows = [(article.id, article.title, article.text) for article in collection.articles]
        db.executemany("INSERT INTO found VALUES (?, ?, ?)", rows)

        def ask(asked: Sequence[str]) -> list[str]:
            query = " OR ".join(f'"{word}"' for word in asked)
            found = db.execute("SELECT id FROM found(?) ORDER BY bm25(found) LIMIT ?", (query, DEPTH))
            return [id for (id,) in found]  # noqa: A001

        yield ask


@contextmanager
def tantivy(collection: Collection) -> Iterator[Ask]:
    """Raises ``ImportError`` where it is not installed."""
    from importlib import import_module

    engine: Any = import_module("tantivy")
    schema = engine.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
    for field in ("title", "body"):
        schema = schema.add_text_field(field, tokenizer_name="en_stem")
    index = engine.Index(schema.build())
    writer = index.writer(num_threads=1)
    for article in collection.articles:
        writer.add_document(engine.Document(id=article.id, title=article.title or "", body=article.text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(asked: Sequence[str]) -> list[str]:
        query = index.parse_query(" OR ".join(asked), ["title", "body"])
        return [searcher.doc(address)["id"][0] for _, address in searcher.search(query, DEPTH).hits]

    yield ask


def measured(collection: Collection, engine: str, ask: Ask) -> dict[str, Any]:
    gain = precision = recall = 0.0
    judged = {name: text for name, text in collection.questions.items() if collection.relevant.get(name)}
    seconds = time.process_time()
    answers = {name: ask(words(text)) for name, text in judged.items()}
    seconds = time.process_time() - seconds
    for name, ids in answers.items():
        relevant = collection.relevant[name]
        places = [place for place, id in enumerate(ids, 1) if id in relevant]  # noqa: A001
        best = sum(1 / log2(place + 1) for place in range(1, min(10, len(relevant)) + 1))
        gain += sum(1 / log2(place + 1) for place in places if place <= 10) / best
        precision += sum(at / place for at, place in enumerate(places, 1)) / len(relevant)
        recall += len(places) / len(relevant)
    return {
        "collection": collection.name,
        "engine": engine,
        "nDCG@10": round(gain / len(judged), 4),
        "MAP": round(precision / len(judged), 4),
        "R@100": round(recall / len(judged), 4),
        "CPU ms": round(1000 * seconds / len(judged), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", default=[])
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    results = []
    for folder in given.folders or [BESIDE / "cranfield", BESIDE / "cisi"]:
        collection = read(folder)
        engines = {
            "Dateline": dateline(collection, " OR "),
            "Dateline, as typed": dateline(collection, " "),
            "SQLite FTS5 porter": fts5(collection),
            "tantivy en_stem": tantivy(collection),
        }
        for name, opening in engines.items():
            try:
                with opening as ask:
                    results.append(measured(collection, name, ask))
            except ImportError:
                sys.stderr.write(f"{name}: not installed, left out\n")
    if given.json:
        print(json.dumps(results, indent=2))
        return
    heads = list(results[0])
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    for result in results:
        print("| " + " | ".join(str(result[head]) for head in heads) + " |")


if __name__ == "__main__":
    main()
