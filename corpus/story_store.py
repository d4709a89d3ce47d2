"""Stories in the store: articles that are near copies of each other, and the date that one lends another.

Worked out in steps, each over the articles that changed since: what a step gives depends on the articles
there are, not on the order in which they came.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable
from json import dumps

from corpus.model import PublishedDate

# Origins that are no evidence of their own for another article's date.
_ARGUED = ("story", "inferred", "file-time")
# Pairs remembered as judged; those forgotten are judged again when they meet in another band.
_JUDGED = 200_000


class StoryStore:
    """The tables ``prints``, ``likenesses`` and ``hints``, and ``articles.story``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    # -- asking

    def name(self, row: int) -> str | None:
        """The story of an article: the id that comes first among its articles'. None if it stands alone."""
        found = self._db.execute(
            "SELECT min(id) FROM articles WHERE story = (SELECT story FROM articles WHERE row = ?)", (row,)
        ).fetchone()
        return None if found is None else found[0]

    def rows(self, row: int) -> frozenset[int]:
        """The articles of an article's story, itself included."""
        found = self._db.execute(
            "SELECT row FROM articles WHERE story = (SELECT story FROM articles WHERE row = ?)", (row,)
        )
        return frozenset((row, *(other for (other,) in found)))

    def sizes(self, rows: Collection[int]) -> dict[int, int]:
        """How many articles the stories of these articles have; those that stand alone are left out."""
        found = self._db.execute(
            "SELECT one.row, count(*) FROM articles one JOIN articles other ON other.story = one.story"
            " WHERE one.row IN (SELECT value FROM json_each(?)) GROUP BY one.row",
            (dumps(sorted(rows)),),
        )
        return dict(found)

    def homes(self) -> dict[int, int]:
        """Every article that does not stand alone, with what it shares with those of its story alone."""
        return dict(self._db.execute("SELECT row, story FROM articles WHERE story IS NOT NULL"))

    def pairs(self, rows: Collection[int]) -> list[tuple[int, int, float]]:
        """Near copies among these articles, each pair once, with how alike they are."""
        # told apart here: asked of the other row too, SQLite takes seconds where thousands are asked for
        known = frozenset(rows)
        found = self._db.execute(
            "SELECT row, other, likeness FROM likenesses"
            " WHERE row IN (SELECT value FROM json_each(?)) AND row < other ORDER BY row, other",
            (dumps(sorted(known)),),
        )
        return [pair for pair in found if pair[1] in known]

    def near(self, row: int) -> dict[int, float]:
        """The near copies of an article, with how alike they are."""
        return dict(
            self._db.execute("SELECT other, likeness FROM likenesses WHERE row = ? ORDER BY other", (row,))
        )

    # -- working out, inside the store's transaction

    def compare(self, after: int) -> None:
        """Finds the near copies of the articles that changed after a change, and joins stories anew."""
        changed: dict[int, bytes] = dict(
            self._db.execute(
                "SELECT row, sketch FROM articles JOIN prints USING (row) WHERE change > ?", (after,)
            )
        )
        if not changed:
            return
        touched = self._drop(changed)
        pairs = self._alike({row: sketched for row, sketched in changed.items() if sketched})
        self._db.executemany(
            "INSERT OR REPLACE INTO likenesses VALUES (?1, ?2, ?3), (?2, ?1, ?3)",
            [(*pair, degree) for pair, degree in sorted(pairs.items())],
        )
        touched |= {row for pair in pairs for row in pair}
        self._join(touched)
        self._lend(touched | set(changed))

    def forget(self, row: int) -> None:
        """An article is taken out."""
        self._join(self._drop([row]))

    def _drop(self, rows: Collection[int]) -> set[int]:
        """Unties these articles; returns those whose stories have to be joined anew."""
        ties = [(row, other) for row in rows for other in self.near(row)]
        self._db.executemany(
            "DELETE FROM likenesses WHERE row = ? AND other = ?",
            [*ties, *((other, row) for row, other in ties)],
        )
        # what a story falls apart into, each part has one of these in it
        return {*rows, *(other for _, other in ties)}

    def _alike(self, new: dict[int, bytes]) -> dict[tuple[int, int], float]:
        """Pairs of a new article with any that are near copies. Old ones are gone through one by one."""
        from corpus.copies import NEAR, NEAR_APART, bands, likeness

        by_band: defaultdict[bytes, list[int]] = defaultdict(list)
        for row, sketched in new.items():
            for band in bands(sketched):
                by_band[band].append(row)
        found: dict[tuple[int, int], float] = {}
        judged: set[tuple[int, int]] = set()
        known = by_band.keys()
        for row, sketched in self._db.execute("SELECT row, sketch FROM prints WHERE sketch != x''"):
            for band in known & set(bands(sketched)):
                for other in by_band[band]:
                    pair = (min(row, other), max(row, other))
                    if row == other or pair in judged:
                        continue
                    judged.add(pair)
                    degree = likeness(sketched, new[other])
                    if degree >= NEAR_APART or (degree >= NEAR and self._are_close(*pair)):
                        found[pair] = degree
            if len(judged) > _JUDGED:
                judged.clear()
        return found

    def _are_close(self, one: int, other: int) -> bool:
        """Whether two articles may have been published within days; where that is not stated they may."""
        from corpus.copies import DAYS_APART

        (first, second) = (self._stated(row) for row in (one, other))
        return (
            first is None
            or second is None
            or (
                first.begin.toordinal() - second.end.toordinal() <= DAYS_APART
                and second.begin.toordinal() - first.end.toordinal() <= DAYS_APART
            )
        )

    def _stated(self, row: int) -> PublishedDate | None:
        found = self._db.execute("SELECT published FROM articles WHERE row = ?", (row,)).fetchone()
        date = PublishedDate.model_validate_json(found[0]) if found and found[0] else None
        return date if date is not None and date.origin not in _ARGUED else None

    def _join(self, touched: Iterable[int]) -> None:
        """Gives each of these articles, and all that hang together with them, the least row as its story."""
        waiting = set(touched)
        homes: dict[int, int | None] = {}
        while waiting:
            group, edge = set(), [waiting.pop()]
            while edge:
                row = edge.pop()
                if row not in group:
                    group.add(row)
                    edge.extend(other for other in self.near(row) if other not in group)
            waiting -= group
            homes.update(dict.fromkeys(group, min(group) if len(group) > 1 else None))
        self._db.executemany(
            "UPDATE articles SET story = ?1 WHERE row = ?2 AND story IS NOT ?1",
            [(home, row) for row, home in homes.items()],
        )

    def _lend(self, rows: Iterable[int]) -> None:
        """What the dated articles of a story say of when the undated ones were published."""
        done: set[int] = set()
        for row in sorted(rows):
            if row in done:
                continue
            members = self.rows(row)
            done |= members
            dates = {
                other: (id, PublishedDate.model_validate_json(published) if published else None)
                for other, id, published in self._db.execute(  # noqa: A001
                    "SELECT row, id, published FROM articles WHERE row IN (SELECT value FROM json_each(?))",
                    (dumps(sorted(members)),),
                )
            }
            known = sorted((id, date) for id, date in dates.values() if date and date.origin not in _ARGUED)  # noqa: A001
            for other, (_, date) in dates.items():
                own = date is not None and date.origin not in _ARGUED
                self._hint(other, None if own or not known else _span(known))

    def _hint(self, row: int, lent: PublishedDate | None) -> None:
        told = lent.model_dump_json() if lent else None
        before = self._db.execute("SELECT published FROM hints WHERE row = ?", (row,)).fetchone()
        if (before[0] if before else None) == told:
            return
        if told is None:
            self._db.execute("DELETE FROM hints WHERE row = ?", (row,))
        else:
            self._db.execute("INSERT OR REPLACE INTO hints VALUES (?, ?)", (row, told))
        self._db.execute(
            "UPDATE articles SET annotator = -annotator - 1 WHERE row = ? AND annotator >= 0", (row,)
        )

    def lent(self, row: int) -> PublishedDate | None:
        """The date that an article's story lends it."""
        found = self._db.execute("SELECT published FROM hints WHERE row = ?", (row,)).fetchone()
        return None if found is None else PublishedDate.model_validate_json(found[0])


def _span(known: list[tuple[str, PublishedDate]]) -> PublishedDate:
    """From the first to the last day that copies of an article were published."""
    begin, end = min(date.begin for _, date in known), max(date.end for _, date in known)
    told = "; ".join(f"{id} has {date.begin.isoformat()}" for id, date in known[:3])  # noqa: A001
    more = f" and {len(known) - 3} more" if len(known) > 3 else ""
    precision = known[0][1].precision if len({(d.begin, d.end) for _, d in known}) == 1 else "range"
    return PublishedDate(
        begin=begin, end=end, precision=precision, origin="story", evidence=f"near copies: {told}{more}"
    )
