"""Search engines to measure beside Dateline, over the same articles: SQLite's FTS5 and tantivy.

Each answers a conjunction of words of which the last may be a
beginning: how many articles, and a row and a snippet of each of the first twenty.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

Order = Literal["relevance", "newest"]
# Finished words, a beginning or "", the order; gives the exact count.
Ask = Callable[[list[str], str, Order], int]

ROWS = 20


def articles(source: Path) -> Iterator[dict[str, Any]]:
    """The articles of a JSON Lines file, from the earliest published to the latest."""
    with source.open(encoding="utf-8") as lines:
        yield from sorted(map(json.loads, lines), key=lambda article: article.get("published") or "")


def fts5(source: Path, folder: Path) -> tuple[sqlite3.Connection, Ask]:
    """FTS5 with the porter stemmer and its index of beginnings, a title counting twice."""
    path = folder / f"{source.stem}.fts5"
    made = path.exists()
    db = sqlite3.connect(path)
    if not made:
        db.execute("CREATE TABLE a(title, body, date)")
        rows = ((a.get("title"), a["text"], a.get("published")) for a in articles(source))
        db.executemany("INSERT INTO a VALUES (?, ?, ?)", rows)
        options = "content='a', tokenize='porter unicode61', prefix='2 3 4'"
        db.execute(f"CREATE VIRTUAL TABLE f USING fts5(title, body, {options})")
        db.execute("INSERT INTO f(f) VALUES ('rebuild')")
        db.execute("INSERT INTO f(f) VALUES ('optimize')")
        db.commit()

    def ask(words: list[str], beginning: str, order: Order) -> int:
        match = " AND ".join([f'"{word}"' for word in words] + ([f'"{beginning}"*'] if beginning else []))
        (count,) = db.execute("SELECT count(*) FROM f WHERE f MATCH ?", (match,)).fetchone()
        row = "SELECT a.title, a.date, snippet(f, 1, '[', ']', '...', 24) FROM f JOIN a ON a.rowid = f.rowid"
        if order == "newest":
            newest = f"{row} WHERE f MATCH ? ORDER BY f.rowid DESC LIMIT {ROWS}"
            db.execute(newest, (match,)).fetchall()
        else:
            best = f"SELECT rowid FROM f WHERE f MATCH ? ORDER BY bm25(f, 2.0, 1.0) LIMIT {ROWS}"
            ids = ",".join(str(found) for (found,) in db.execute(best, (match,)))
            db.execute(f"{row} WHERE f MATCH ? AND f.rowid IN ({ids})", (match,)).fetchall()
        return int(count)

    return db, ask


def tantivy(source: Path, folder: Path) -> tuple[Any, Ask]:
    """tantivy with its English stemmer, in memory. Raises ``ImportError`` where it is not installed."""
    engine: Any = import_module("tantivy")
    builder = engine.SchemaBuilder()
    for field in ("title", "body"):
        builder = builder.add_text_field(field, stored=True, tokenizer_name="en_stem")
    builder = builder.add_integer_field("date", stored=True, indexed=True, fast=True)
    schema = builder.build()
    index = engine.Index(schema)
    writer = index.writer(num_threads=1)
    for article in articles(source):
        day = int((article.get("published") or "")[:10].replace("-", "") or 0)
        writer.add_document(engine.Document(title=article.get("title") or "", body=article["text"], date=day))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    must, should, query = engine.Occur.Must, engine.Occur.Should, engine.Query

    def ask(words: list[str], beginning: str, order: Order) -> int:
        clauses = [
            (must, index.parse_query(word, ["title", "body"], field_boosts={"title": 2.0})) for word in words
        ]
        if beginning:
            choices = [
                (should, query.regex_query(schema, field, f"{beginning}.*")) for field in ("title", "body")
            ]
            choices.append((should, index.parse_query(beginning, ["title", "body"])))
            clauses.append((must, query.boolean_query(choices)))
        asked = query.boolean_query(clauses)
        newest = {"order_by_field": "date"} if order == "newest" else {}
        found = searcher.search(asked, ROWS, **newest)
        passages = engine.SnippetGenerator.create(searcher, asked, schema, "body")
        for _, address in found.hits:
            passages.snippet_from_doc(searcher.doc(address)).to_html()
        return int(found.count)

    return index, ask
