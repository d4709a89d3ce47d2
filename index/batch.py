"""What is written together: articles, and the files they were read from, in the order they came."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from corpus.id_store import Known, has_own_id
from corpus.model import Article, Refused
from corpus.packing import printable
from corpus.prepared import Prepared
from corpus.read.ledger import FileBegun, FileRead, Unchanged
from corpus.read.source import READ_VERSION, Options
from corpus.store import Store
from index.ledger import NOTHING_SAID, said

# Articles, bytes of them, and messages of files, to a transaction: what a killed program loses.
STORED_TOGETHER, STORED_BYTES, STORED_MESSAGES = 100, 4_000_000, 2000
# Ids that are noted for a report; it counts all articles.
NOTED = 1000


class Same(NamedTuple):
    """An article that is there already, as it is."""

    row: int
    id: str
    path: str | None
    given_id: str


class Again(NamedTuple):
    """An article of the library that was annotated anew."""

    row: int
    name: str


class _Entry(NamedTuple):
    what: Prepared | Same | FileBegun | FileRead | Unchanged
    again: Again | None = None
    standing: frozenset[int] = frozenset()
    refused: tuple[Refused, ...] = ()


class Batch:
    """Collects, and writes inside the store's transaction; keeps count over all batches of an adding."""

    def __init__(self, store: Store, options: Options) -> None:
        self._store = store
        self._said = said(options)
        self._entries: list[_Entry] = []
        self._articles = self._bytes = 0
        self._refused: list[Refused] = []  # of the file being read
        self._file: int | None = None
        self._run = 0
        self._standing: dict[str, frozenset[int]] = {}
        self.ids: dict[str, None] = {}
        self.counts = dict.fromkeys(
            ("added", "replaced", "unchanged", "repeated", "annotated", "gone", "pruned"), 0
        )

    @property
    def is_full(self) -> bool:
        """Whether it is time to write."""
        return (
            self._articles >= STORED_TOGETHER
            or self._bytes >= STORED_BYTES
            or len(self._entries) >= STORED_MESSAGES
        )

    def add(
        self,
        what: Prepared | Same | FileBegun | FileRead | Unchanged,
        *,
        again: Again | None = None,
        standing: frozenset[int] = frozenset(),
    ) -> None:
        """Takes a thing to be written; ``standing`` are the lines that its annotator was told of."""
        refused: tuple[Refused, ...] = ()
        if isinstance(what, FileBegun):
            self._refused.clear()
        elif isinstance(what, FileRead):
            refused = tuple(self._refused)
        elif isinstance(what, Prepared):
            self._articles += 1
            self._bytes += len(what.text) + len(what.page or b"")
        self._entries.append(_Entry(what, again, standing, refused))

    def refuse(self, refused: Refused) -> None:
        """Something of the file being read could not be taken."""
        self._refused.append(refused)

    def write(self) -> int:
        """Writes what there is; returns how many articles were. Inside the store's transaction."""
        self._standing.clear()
        written = 0
        for entry in self._entries:
            what = entry.what
            if isinstance(what, Prepared):
                written += self._annotated(what, entry) if entry.again else self._put(what, entry)
            elif isinstance(what, Same):
                self._there(what.row, what.id, what.path, what.given_id, "unchanged")
            elif isinstance(what, FileBegun):
                self._file = self._store.files.id(what.path)
                self._run = self._store.files.next_run(self._file)
            elif isinstance(what, FileRead):
                self._read(what, entry.refused)
            else:
                self._untouched(what)
        self._entries.clear()
        self._articles = self._bytes = 0
        return written

    # -- articles

    def _put(self, ready: Prepared, entry: _Entry) -> bool:
        article = ready.article
        known = self._store.ids.known(article, self._run)
        if known is not None and known.hash == ready.hash:
            self._there(known.row, known.id, article.path, article.id, "unchanged")
            return False
        if known is not None and self._is_shared(known, article):
            known = None
        if known is None and (twin := self._store.ids.twin(article, ready.hash)):
            self._there(twin.row, twin.id, article.path, article.id, "repeated")
            return False
        name = known.id if known else self._store.ids.free_id(article)
        row = self._store.put(ready, name=name, row=known.row if known else None)
        self._there(row, name, article.path, article.id, "replaced" if known else "added")
        self._tell_standing(row, ready, entry.standing)
        return True

    def _is_shared(self, known: Known, article: Article) -> bool:
        """Whether the text that this one takes the place of lies in another file, too; there it stays."""
        if has_own_id(article.id, article.path):
            return False
        other = self._store.files.elsewhere(known.row, article.path)
        if other is None:
            return False
        if known.path == printable(article.path):
            self._store.move(known.row, *other)
        return True

    def _annotated(self, ready: Prepared, entry: _Entry) -> bool:
        assert entry.again is not None
        row, name = entry.again
        known = self._store.ids.known_row(row)
        if known is None or known.hash != ready.hash:
            return False  # another program was quicker
        self._store.put(ready, name=name, row=row)
        self.counts["annotated"] += 1
        return True

    def _tell_standing(self, row: int, ready: Prepared, told: frozenset[int]) -> None:
        """An article with lines that recur, of which its annotator did not know, is to be annotated anew."""
        if ready.outlet not in self._standing:
            self._standing[ready.outlet] = frozenset(self._store.standing.reasons(ready.outlet))
        known = self._standing[ready.outlet] - told
        if known and known.intersection(memoryview(ready.lines).cast("q")):
            self._store.stale.mark([row])

    def _there(self, row: int, name: str, path: str | None, given_id: str, how: str) -> None:
        self.counts[how] += 1
        if len(self.ids) < NOTED:
            self.ids[name] = None
        if self._file is not None and path is not None:
            self._store.files.place(self._file, row, path, given_id, self._run)

    # -- files

    def _read(self, what: FileRead, refused: tuple[Refused, ...]) -> None:
        assert self._file is not None, "a file is begun before it is read"
        before = self._store.files.known(what.facts.path)
        said = before.said if before is not None and self._said == NOTHING_SAID else self._said
        self.counts["gone"] += self._store.files.finish(
            self._file, self._run, what.facts, what.digest, said, READ_VERSION, refused
        )
        self._file, self._run = None, 0

    def _untouched(self, what: Unchanged) -> None:
        self._store.files.still_there(what.facts)
        articles = self._store.files.articles(what.facts.path)
        self.counts["unchanged"] += len(articles)
        for _, name in articles[: max(0, NOTED - len(self.ids))]:
            self.ids[name] = None

    # -- files that are gone

    def note_gone(self, folder: str) -> None:
        """Files below a folder that were there and are not any more; their articles are kept.

        An article that lies elsewhere too is from now on the one there.
        """
        for path in [path for path in self._store.files.below(folder) if _is_gone(path)]:
            rows = self._store.files.articles(path)
            self._store.files.mark_gone([path])
            self.counts["gone"] += 1
            for row, _ in rows:
                known = self._store.ids.known_row(row)
                other = self._store.files.elsewhere(row, known.path) if known and known.path else None
                if known and known.path and other and _is_gone(known.path.partition("!")[0]):
                    self._store.move(row, *other)
        for row, path, given_id in self._store.files.unplaced(folder):
            file = path.partition("!")[0]
            if _is_gone(path) and _is_gone(file):
                self._store.files.lies(row, path, file, given_id, gone=True)
                self.counts["gone"] += 1

    def prune(self, folder: str) -> bool:
        """Takes out the articles below a folder that are gone from all their files.

        Not when nothing at all is left there, as when a disk is not mounted: then False.
        """
        below = Path(folder)
        rows = [
            row
            for row in self._store.files.orphans()
            if (known := self._store.ids.known_row(row))
            and known.path
            and Path(known.path).is_relative_to(below)
        ]
        if rows and next(self._store.files.below(folder), None) is None:
            return False
        for row in rows:
            self._store.remove(row)
            self.counts["pruned"] += 1
        self._store.files.sweep(folder)
        return True


def _is_gone(path: str) -> bool:
    # a name that is no UTF-8 is kept with its bytes written out, and cannot be looked for by that
    return "\\x" not in path and not os.path.lexists(path)
