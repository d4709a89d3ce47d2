"""Putting articles in: what is unchanged is skipped, the rest is made ready by a crew of processes, kept by
one writer in batches, and indexed.

What is kept is kept: a killed program loses the batch that it was at, and what was not yet indexed, linked or
compared is at the next start.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from corpus.annotate import ANNOTATOR_VERSION
from corpus.hints import Hints
from corpus.model import Article, Refused
from corpus.packing import content_hash, with_given
from corpus.prepared import Annotate, Prepared, outlet_of, prepare
from corpus.read.ledger import FileBegun, FileRead, FolderRead, Told, Unchanged
from corpus.read.source import Options, Pending
from corpus.store import Store
from corpus.taggers.cache import FILE
from corpus.taggers.plugged import OWN, Choice, label
from index.batch import Again, Batch, Same
from index.crew import Crew, Died
from index.folder import adding_lock, write_lock
from index.results import AddProgress, AddReport, Stage
from index.tasks import Task, run, weight
from index.upkeep import BATCH, Upkeep

# Refusals that a report holds; it counts all of them.
REPORTED = 1000
# The index is written when the library has grown by this part, as each writing is one more part to search;
# copies and standing lines are looked for then, too, and at the end: looking costs in proportion to all.
_GROWN = 0.1
# What a killed program leaves to be indexed at the next start, where somebody waits: some seconds' work.
UNINDEXED = 2000
# Reading a story's dates may change what recurs, and that the stories; it settles at once or hardly matters.
_ROUNDS = 3

Item = Article | Pending | Refused | Told


class Way(NamedTuple):
    """How to add: by how many processes, ``fully`` or without annotation, and what is said of the inputs.

    ``annotate`` takes the place of Dateline's own, in this process.
    """

    processes: int = 0
    fully: bool = True
    options: Options = Options()
    prune: bool = False
    renew: bool = True  # annotate anew also what an older annotator read, or none yet
    annotate: Annotate | None = None
    tagger: str | None = None  # who finds the names; None is who did so before


class Hooks(NamedTuple):
    """Who is told of what, and asked whether to go on."""

    progress: Callable[[AddProgress], None] | None = None
    refused: Callable[[Refused], None] | None = None
    cancelled: Callable[[], bool] | None = None
    read_bytes: Callable[[int], None] | None = None


class _Beside(NamedTuple):
    """What waits here while an article is made ready: what it came as, and the lines it was told of."""

    item: Item | Same | Again
    standing: frozenset[int] = frozenset()


class Adding:
    """One adding, from its first input to its report."""

    def __init__(self, root: Path, store: Store, upkeep: Upkeep, way: Way, hooks: Hooks) -> None:
        self._root = root
        self._store = store
        self._upkeep = upkeep
        self._way = way
        self._hooks = hooks
        self._batch = Batch(store, way.options)
        self._unindexed = self._underived = 0
        self._folders: list[str] = []
        self._refused: list[Refused] = []
        self._refusals = self._done = self._stale = 0
        self._reasons: dict[str, dict[int, str]] = {}
        self._tagger: Choice | None = None

    def run(self, items: Iterable[Item]) -> AddReport:
        """Takes every input until there are no more, or ``cancelled``; what was taken by then is kept."""
        with adding_lock(self._root):
            self._tagger = self._chosen()
            with Crew(self._work(), 0 if self._way.annotate else self._way.processes, weight) as crew:
                for beside, ready in crew.done(self._tasks(items)):
                    self._take(beside, ready)
                self._keep()
                self._look_for_gone()
                self._settle(crew)
            with write_lock(self._root):
                self._tell("indexing")
                self._upkeep.catch_up()
        return AddReport(
            **self._batch.counts,
            refusals=self._refusals,
            refused=tuple(self._refused),
            ids=tuple(self._batch.ids),
        )

    def _chosen(self) -> Choice | None:
        """Who finds the names. Raises ``TaggerError`` where one was asked for that can't.

        Another one than before, or another version of it, is to read again what has been annotated.
        """
        asked, before = self._way.tagger, self._store.kept("tagger_label") or ""
        name = asked or self._store.kept("tagger") or OWN
        now = before if asked is None else "" if name == OWN else label(name)
        if self._all_stale and now != before:
            with write_lock(self._root), self._store.transaction():
                self._store.keep("tagger", name)
                self._store.keep("tagger_label", now)
                self._store.stale.mark_all()
        return None if name == OWN else Choice(name, str(self._root / FILE))

    def _work(self) -> Callable[[Task], Prepared | Refused]:
        annotate = self._way.annotate
        if annotate is None:
            return run

        def here(task: Task) -> Prepared | Refused:
            article = task.article.read() if isinstance(task.article, Pending) else task.article
            if isinstance(article, Refused):
                return article
            return prepare(article, task.hints, annotate=annotate, version=ANNOTATOR_VERSION)

        return here

    # -- in: what there is to do

    def _tasks(self, items: Iterable[Item]) -> Iterator[tuple[_Beside, Task | None]]:
        for item in items:
            if self._hooks.cancelled is not None and self._hooks.cancelled():
                return
            if isinstance(item, Article):
                yield self._decided(item)
            elif isinstance(item, Pending):
                yield _Beside(item), Task(item, Hints(), self._way.fully, tagger=self._tagger)
            else:
                yield _Beside(item), None

    def _decided(self, article: Article) -> tuple[_Beside, Task | None]:
        """Whether an article is there already as it is, else what to tell its annotator."""
        known = self._store.ids.known(article)
        if known is not None:
            article = with_given(article, known.given)
            if known.hash == content_hash(article):
                return _Beside(Same(known.row, known.id, article.path, article.id)), None
        outlet = outlet_of(article)
        hints = self._hints(outlet, known.id if known else None, known.row if known else None)
        return _Beside(article, frozenset(hints.standing or ())), Task(
            article, hints, self._way.fully, outlet, self._tagger
        )

    def _hints(self, outlet: str, name: str | None, row: int | None) -> Hints:
        if outlet not in self._reasons:
            self._reasons[outlet] = self._store.standing.reasons(outlet) if outlet else {}
        return Hints(
            reader=self._store.reader.published(name) if name else None,
            story=self._store.stories.lent(row) if row else None,
            standing=self._reasons[outlet],
        )

    # -- out: what becomes of it

    def _take(self, beside: _Beside, ready: Prepared | Refused | Died | None) -> None:
        item = beside.item
        if isinstance(ready, Died):
            ready = Refused(path=_name(item), reason="reading it ended the program that read it")
        if ready is None and isinstance(item, Refused):
            ready = item
        if isinstance(ready, Refused):
            self._refuse(ready)
        elif isinstance(ready, Prepared):
            self._done += not isinstance(item, Again)
            told = item if isinstance(item, Again) else None
            self._batch.add(ready, again=told, standing=beside.standing)
        elif isinstance(item, Same):
            self._done += 1
            self._batch.add(item)
        elif isinstance(item, Unchanged):
            for refused in item.refused:
                self._refuse(refused)
            self._batch.add(item)
            self._done += 1
        elif isinstance(item, FileBegun | FileRead):
            self._batch.add(item)
        elif isinstance(item, FolderRead):
            self._folders.append(item.path)
        if self._batch.is_full:
            self._keep()
        if not isinstance(item, Told):
            self._tell("annotating again" if isinstance(item, Again) else "reading")

    def _tell(self, stage: Stage) -> None:
        """Says how far it is, and what comes now."""
        if self._hooks.progress is not None:
            again = self._batch.counts["annotated"]
            self._hooks.progress(
                AddProgress(
                    done=self._done, refused=self._refusals, stage=stage, again=again, stale=self._stale
                )
            )

    def _refuse(self, refused: Refused) -> None:
        self._refusals += 1
        self._batch.refuse(refused)
        if len(self._refused) < REPORTED:
            self._refused.append(refused)
        if self._hooks.refused is not None:
            self._hooks.refused(refused)

    def _keep(self) -> None:
        """Writes the batch to the store, and once enough has come together to the index."""
        with write_lock(self._root), self._store.transaction():
            written = self._batch.write()
        self._unindexed += written
        self._underived += written
        grown = max(BATCH, _GROWN * self._store.count()) if self._unindexed >= BATCH else 0
        if grown and self._unindexed >= min(grown, UNINDEXED):
            with write_lock(self._root):
                if self._underived >= grown:
                    self._derive()
                self._tell("indexing")
                self._upkeep.index()
            self._unindexed = 0

    def _derive(self) -> None:
        self._tell("comparing")
        self._upkeep.derive()
        self._reasons.clear()
        self._underived = 0

    # -- at the end

    def _look_for_gone(self) -> None:
        """Notes what is not there any more in the folders that were walked, and prunes if that is wanted."""
        for folder in self._folders:
            with write_lock(self._root), self._store.transaction():
                self._batch.note_gone(folder)
                pruned = not self._way.prune or self._batch.prune(folder)
            if not pruned:
                reason = "nothing is left in it, so nothing was pruned: is a disk missing?"
                self._refuse(Refused(path=folder, reason=reason))

    def _settle(self, crew: Crew[Task, Prepared | Refused]) -> None:
        """Works out copies and standing lines, and annotates anew what they or a newer annotator change."""
        for _ in range(_ROUNDS):
            with write_lock(self._root):
                self._derive()
            stale = self._store.stale.count(ANNOTATOR_VERSION, fully=self._all_stale)
            if not stale:
                return
            self._stale += stale
            for beside, ready in crew.done(self._stale_tasks()):
                self._take(beside, ready)
            self._keep()

    @property
    def _all_stale(self) -> bool:
        return self._way.fully and self._way.renew

    def _stale_tasks(self) -> Iterator[tuple[_Beside, Task | None]]:
        after = 0
        while stale := self._store.stale.articles(ANNOTATOR_VERSION, fully=self._all_stale, after=after):
            for row, name, article, outlet, fully in stale:
                after = row
                if self._hooks.cancelled is not None and self._hooks.cancelled():
                    return
                known = outlet_of(article) if outlet is None else outlet
                hints = self._hints(known, name, row)
                told = frozenset(hints.standing or ())
                yield _Beside(Again(row, name), told), Task(article, hints, fully, known, self._tagger)


def _name(item: Item | Same | Again) -> str:
    """What to call the input that an item came from."""
    if isinstance(item, Article):
        return item.path or item.id
    return item.name if isinstance(item, Pending | Again) else ""


def processors() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
