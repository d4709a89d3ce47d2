"""Whether the tables of a store agree: things found in articles that are not there, names counted wrongly."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

# What is kept by (table, column), what it must be one of, and what to call those that are not.
_REFERENCES = (
    ("articles", "row", "texts", "row", "articles without a text"),
    ("texts", "row", "articles", "row", "texts without an article"),
    ("prints", "row", "articles", "row", "prints without an article"),
    ("pages", "row", "articles", "row", "pages without an article"),
    ("hints", "row", "articles", "row", "hints without an article"),
    ("mentions", "article", "articles", "row", "mentions without an article"),
    ("mentions", "entity", "entities", "id", "mentions of no entity"),
    ("events", "article", "articles", "row", "events without an article"),
    ("places", "article", "articles", "row", "places without an article"),
    ("places", "file", "files", "id", "places without a file"),
    ("entities", "canonical", "entities", "id", "entities that are another that is not there"),
    ("likenesses", "row", "articles", "row", "near copies without an article"),
)

_NAMES = """
    WITH counted AS (SELECT entity, name, count(DISTINCT article) FROM mentions GROUP BY entity, name)
    SELECT (SELECT count(*) FROM (SELECT * FROM counted EXCEPT SELECT * FROM names))
        + (SELECT count(*) FROM (SELECT * FROM names EXCEPT SELECT * FROM counted))
"""
_ONE_SIDED = """
    SELECT count(*) FROM likenesses one
    WHERE NOT EXISTS (SELECT 1 FROM likenesses two WHERE two.row = one.other AND two.other = one.row)
"""
_TORN_STORIES = """
    SELECT count(*) FROM likenesses JOIN articles one USING (row) JOIN articles two ON two.row = other
    WHERE one.story IS NOT two.story OR one.story IS NULL
"""
_LONELY_STORIES = """
    SELECT count(*) FROM articles WHERE story IS NOT NULL AND row NOT IN (SELECT row FROM likenesses)
"""
_OTHERS = (
    (_NAMES, "names counted wrongly"),
    (_ONE_SIDED, "near copies that know nothing of each other"),
    (_TORN_STORIES, "near copies in different stories"),
    (_LONELY_STORIES, "stories of one article"),
)


def disagreements(db: sqlite3.Connection) -> Iterator[str]:
    """What of the tables does not agree, with how often. Raises ``sqlite3.Error`` on a damaged store."""
    queries = [
        (f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT {key} FROM {other})", what)
        for table, column, other, key, what in _REFERENCES
    ]
    for query, what in (*queries, *_OTHERS):
        (count,) = db.execute(query).fetchone()
        if count:
            yield f"{count} {what}"
