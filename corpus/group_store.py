"""Which tellings are of one event, kept in the store in step with its articles.

What it keeps depends on the articles there are, not on the order in which they came nor on how many at once:
``groups.homes(…, groups.all_pairs(…))`` of all tellings gives the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from json import dumps, loads

from corpus.group_reading import GroupReading
from corpus.groups import Pair, homes
from corpus.independence import Witness, voices
from corpus.likeness import agreement
from corpus.telling_ids import article_of, number_of
from corpus.tellings import Telling

_UNDATED = (1 << 30, 0)


class GroupStore(GroupReading):
    """The tables ``tellings``, ``blocks`` and ``agreements``."""

    def ask_again(self, entities: Collection[int]) -> None:
        """The articles that mention these entities, by id, are to be looked at again: who they are is new."""
        self._db.execute(
            "INSERT OR IGNORE INTO ungrouped SELECT article FROM mentions"
            " WHERE entity IN (SELECT value FROM json_each(?))",
            (dumps(sorted(entities)),),
        )

    def begin_anew(self) -> None:
        """Forgets everything: another version grouped it. Inside a transaction."""
        for table in ("tellings", "blocks", "agreements", "ungrouped", "timelines"):
            self._db.execute(f"DELETE FROM {table}")

    def waiting(self, after: int) -> int:
        """How many articles were written after a change, or are to be looked at again."""
        found = self._db.execute(
            "SELECT (SELECT count(*) FROM articles WHERE change > ?) + (SELECT count(*) FROM ungrouped)",
            (after,),
        )
        return int(found.fetchone()[0])

    def next(self, after: int, limit: int) -> tuple[list[int], list[int], int]:
        """Rows written or taken out after a change, others to be looked at again, and how far it goes.

        At most ``limit`` articles that were written are among them.
        """
        written = self._db.execute(
            "SELECT row, change FROM articles WHERE change > ? ORDER BY change LIMIT ?", (after, limit)
        ).fetchall()
        changes = "SELECT max(change) FROM (SELECT change FROM articles UNION ALL SELECT change FROM removed)"
        until = (
            written[-1][1] if len(written) == limit else (self._db.execute(changes).fetchone()[0] or after)
        )
        gone = self._db.execute(
            "SELECT row FROM removed WHERE change > ? AND change <= ?", (after, until)
        ).fetchall()
        again = self._db.execute("SELECT row FROM ungrouped ORDER BY row").fetchall()
        self._db.execute("DELETE FROM ungrouped")
        changed = [row for row, _ in written] + [row for (row,) in gone]
        return changed, [row for (row,) in again], until

    def bring(self, changed: Iterable[int], again: Iterable[int]) -> None:
        """Groups what these articles tell now; of those of ``again`` only what is not as it was.

        Inside a transaction.
        """
        rows = set(changed)
        others = set(again) - rows
        old = self._tellings.of_articles(rows | others)
        new = dict(self._tellings.told(rows | others, self._wholes()))
        same = [
            id
            for id in old.keys() & new.keys()  # noqa: A001
            if article_of(id) in others and old[id] == new[id]
        ]
        for id in same:  # noqa: A001
            del old[id], new[id]
        dropped = {id: kept.telling for id, kept in old.items()}  # noqa: A001
        added = {id: kept.telling for id, kept in new.items()}  # noqa: A001
        shaken = self._blocks.change(dropped, added)
        touched = self._untie(dropped) | added.keys()
        self._tellings.drop(dropped)
        self._tellings.put(new)
        touched -= dropped.keys() - added.keys()
        touched |= self._part(shaken.moved)
        touched |= self._compare(shaken.couples, added)
        self._join(touched)

    def _wholes(self) -> dict[str, str]:
        """Keys of entities that are another one over the library, by the linker; not by the reader's word."""
        return dict(
            self._db.execute(
                "SELECT own.key, whole.key FROM entities own JOIN entities whole ON whole.id = own.canonical"
                " WHERE own.id != own.canonical"
            )
        )

    # -- pairs

    def _untie(self, ids: Iterable[int]) -> set[int]:
        """Forgets the pairs of these tellings; returns the others of them."""
        found = [(id, other) for id in ids for other, _ in self._agreeing(id)]  # noqa: A001
        self._cut(found)
        return {other for _, other in found}

    def _cut(self, couples: Collection[tuple[int, int]]) -> None:
        self._db.executemany(
            "DELETE FROM agreements WHERE telling = ? AND other = ?",
            [*couples, *((other, one) for one, other in couples)],
        )

    def _agreeing(self, id: int) -> list[tuple[int, float]]:  # noqa: A002
        return self._db.execute("SELECT other, score FROM agreements WHERE telling = ?", (id,)).fetchall()

    def _part(self, moved: Collection[int]) -> set[int]:
        """Forgets pairs that are not compared any more, where many share something."""
        couples = {(min(id, other), max(id, other)) for id in moved for other, _ in self._agreeing(id)}  # noqa: A001
        if not couples:
            return set()
        tellings = self._tellings.these({id for couple in couples for id in couple})  # noqa: A001
        apart = [couple for couple in couples if not self._blocks.are_compared(*couple, tellings)]
        self._cut(apart)
        return {id for couple in apart for id in couple}  # noqa: A001

    def _compare(self, couples: Collection[tuple[int, int]], known: dict[int, Telling]) -> set[int]:
        tellings = known | self._tellings.these({id for couple in couples for id in couple} - known.keys())  # noqa: A001
        copies: dict[int, set[int]] = {}
        found = []
        for one, other in couples:
            first, second = article_of(one), article_of(other)
            if first not in copies:
                query = "SELECT other FROM likenesses WHERE row = ?"
                copies[first] = {row for (row,) in self._db.execute(query, (first,))}
            score = agreement(tellings[one], tellings[other], copies=second in copies[first])
            if score > 0:
                found.append((one, other, score))
        self._db.executemany(
            "INSERT OR REPLACE INTO agreements VALUES (?1, ?2, ?3), (?2, ?1, ?3)", sorted(found)
        )
        return {id for one, other, _ in found for id in (one, other)}  # noqa: A001

    # -- groups

    def _join(self, touched: set[int]) -> None:
        """Groups anew what hangs together with these tellings."""
        waiting = set(touched)
        while waiting:
            together: set[int] = set()
            pairs: list[Pair] = []
            edge = [waiting.pop()]
            while edge:
                id = edge.pop()  # noqa: A001
                if id in together:
                    continue
                together.add(id)
                for other, score in self._agreeing(id):
                    edge.append(other)
                    if id < other:
                        pairs.append(Pair(score, id, other))
            waiting -= together
            self._settle(together, pairs)

    def _settle(self, together: set[int], pairs: list[Pair]) -> None:
        if len(together) == 1:
            self._write((id, id, 0) for id in together)  # noqa: A001
            return
        tellings = self._tellings.these(together)
        articles = {article_of(id) for id in tellings}  # noqa: A001
        witnesses = {
            row: (id, source)
            for row, id, source in self._db.execute(  # noqa: A001
                "SELECT row, id, source FROM articles WHERE row IN (SELECT value FROM json_each(?))",
                (dumps(sorted(articles)),),
            )
        }

        def order(id: int) -> tuple[object, ...]:  # noqa: A002
            one = tellings[id]
            return *(one.days or _UNDATED), witnesses[article_of(id)][0], one.start, number_of(id)

        ordered = {id: tellings[id] for id in sorted(tellings, key=order)}  # noqa: A001
        groups: dict[int, list[int]] = {}
        for id, home in homes(ordered, pairs).items():  # noqa: A001
            groups.setdefault(home, []).append(id)
        for home, members in groups.items():
            numbers = [0]
            if len(members) > 1:
                outlets = {article_of(id): witnesses[article_of(id)][1] for id in members}  # noqa: A001
                numbers = self._voices(members, outlets)
            self._write((id, home, voice) for id, voice in zip(members, numbers, strict=True))  # noqa: A001

    def _voices(self, members: list[int], outlets: dict[int, str | None]) -> list[int]:
        texts = {
            id: loads(
                self._db.execute(
                    "SELECT data FROM events WHERE article = ? AND number = ?",
                    (article_of(id), number_of(id)),
                ).fetchone()[0]
            )["text"]
            for id in members  # noqa: A001
        }
        near = self._db.execute(
            "SELECT row, other, likeness FROM likenesses WHERE row IN (SELECT value FROM json_each(?1))"
            " AND other IN (SELECT value FROM json_each(?1)) AND row < other ORDER BY row, other",
            (dumps(sorted(outlets)),),
        ).fetchall()
        told = [Witness(article_of(id), outlets[article_of(id)], texts[id]) for id in members]  # noqa: A001
        return voices(told, near)

    def _write(self, rows: Iterable[tuple[int, int, int]]) -> None:
        self._db.executemany(
            "UPDATE tellings SET home = ?2, voice = ?3 WHERE id = ?1 AND (home != ?2 OR voice != ?3)",
            list(rows),
        )
