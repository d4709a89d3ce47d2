"""The reader's notes, marks and tags in the store."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection
from json import dumps

from corpus.packing import printable
from corpus.work import Mark, Note, TagCount, Work

_OF = "WHERE article IN (SELECT value FROM json_each(?))"


class NoteStore:
    """The tables ``notes``, ``marks`` and ``tags``, and what all of the reader's tables say of an article."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, note: Note) -> None:
        """Keeps a note, in place of the one of its id."""
        self._db.execute(
            "INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                note.id,
                note.article,
                note.start,
                note.end,
                printable(note.quote),
                printable(note.note),
                note.at,
            ),
        )

    def drop(self, id: int) -> None:  # noqa: A002
        """Drops a note."""
        self._db.execute("DELETE FROM notes WHERE id = ?", (id,))

    def of(self, articles: Collection[str] | None = None) -> list[Note]:
        """The notes on these articles, or on all, by article and place."""
        where, values = ("", ()) if articles is None else (_OF, (dumps(sorted(articles)),))
        found = self._db.execute(
            f"SELECT id, article, start, end, quote, note, at FROM notes {where} ORDER BY article, start, id",
            values,
        )
        names = ("id", "article", "start", "end", "quote", "note", "at")
        return [Note(**dict(zip(names, row, strict=True))) for row in found]

    def work(self, articles: Collection[str]) -> dict[str, Work]:
        """What was said of each of these articles; one of which nothing was said is left out."""
        wanted = (dumps(sorted(articles)),)
        read = {name for (name,) in self._db.execute(f"SELECT article FROM read {_OF}", wanted)}
        kept = {name for (name,) in self._db.execute(f"SELECT article FROM bookmarks {_OF}", wanted)}
        tags = defaultdict[str, list[str]](list)
        for name, tag in self._db.execute(f"SELECT article, tag FROM tags {_OF} ORDER BY tag", wanted):
            tags[name].append(tag)
        notes = defaultdict[str, list[Note]](list)
        for note in self.of(articles):
            notes[note.article].append(note)
        return {
            name: Work(
                read=name in read,
                bookmarked=name in kept,
                tags=tuple(tags.get(name, ())),
                notes=tuple(notes.get(name, ())),
            )
            for name in {*read, *kept, *tags, *notes}
        }

    def tags(self) -> tuple[TagCount, ...]:
        """Every tag with how many articles have it, by name; spellings that differ in case apart."""
        found = self._db.execute("SELECT tag, count(*) FROM tags GROUP BY tag")
        counts = [TagCount(tag=tag, articles=count) for tag, count in found]
        return tuple(sorted(counts, key=lambda count: (count.tag.casefold(), count.tag)))

    def mark(self, name: str) -> Mark | None:
        """The place of a letter."""
        found = self._db.execute("SELECT article, start FROM marks WHERE name = ?", (name,)).fetchone()
        return None if found is None else Mark(name=name, article=found[0], start=found[1])

    def put_mark(self, mark: Mark) -> None:
        """Gives a letter a place."""
        self._db.execute(
            "INSERT OR REPLACE INTO marks VALUES (?, ?, ?)", (mark.name, mark.article, mark.start)
        )

    def drop_mark(self, name: str) -> None:
        """The letter has no place."""
        self._db.execute("DELETE FROM marks WHERE name = ?", (name,))
