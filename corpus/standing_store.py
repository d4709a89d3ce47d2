"""Standing lines in the store: what recurs over an outlet's articles, learned as they come in."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator


class StandingStore:
    """The table ``standing``, worked out from ``prints``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def reasons(self, outlet: str) -> dict[int, str]:
        """The standing lines of an outlet by their keys, each with the words that say why it is one."""
        from corpus.standing import reason

        found = self._db.execute("SELECT line, stories, of FROM standing WHERE outlet = ?", (outlet,))
        name = _name(outlet)
        return {line: reason(stories, of, name) for line, stories, of in found}

    def learn(self, after: int) -> set[int]:
        """Looks again at the outlets of the articles that changed after a change.

        Returns the articles that have a line which has become a standing one, or is one no more. Inside the
        store's transaction.
        """
        new: defaultdict[str, set[int]] = defaultdict(set)
        for outlet, lines in self._db.execute(
            "SELECT outlet, lines FROM articles JOIN prints USING (row) WHERE change > ?", (after,)
        ):
            new[outlet].update(_keys(lines))
        return {row for outlet, lines in new.items() if outlet for row in self._look(outlet, lines)}

    def _look(self, outlet: str, lines: set[int]) -> Iterator[int]:
        from corpus.standing import standing

        before = {
            line for (line,) in self._db.execute("SELECT line FROM standing WHERE outlet = ?", (outlet,))
        }
        wanted = lines | before
        stories: set[int] = set()
        seen: defaultdict[int, set[int]] = defaultdict(set)
        for _, story, keys in self._prints(outlet):
            stories.add(story)
            for line in wanted.intersection(keys):
                seen[line].add(story)
        counts = {line: len(found) for line, found in seen.items()}
        now = standing(counts, len(stories))
        if before or now:
            self._db.execute("DELETE FROM standing WHERE outlet = ?", (outlet,))
            self._db.executemany(
                "INSERT INTO standing VALUES (?, ?, ?, ?)",
                [(outlet, line, counts[line], len(stories)) for line in sorted(now)],
            )
        turned = before ^ now
        if turned:
            yield from (row for row, _, keys in self._prints(outlet) if turned.intersection(keys))

    def _prints(self, outlet: str) -> Iterator[tuple[int, int, array[int]]]:
        """Row, story and lines of each of an outlet's articles; one that stands alone is its own story."""
        for row, story, lines in self._db.execute(
            "SELECT row, coalesce(story, row), lines FROM prints JOIN articles USING (row) WHERE outlet = ?",
            (outlet,),
        ):
            yield row, story, _keys(lines)


def _keys(lines: bytes) -> array[int]:
    return array("q", lines)


def _name(outlet: str) -> str | None:
    kind, _, name = outlet.partition(":")
    return {"source": name, "site": name, "folder": f"the folder {name}"}.get(kind)
