"""Putting articles in: what is unchanged is skipped, the rest is annotated, kept and indexed in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from corpus.model import Annotated, Article, Refused
from corpus.packing import content_hash, with_given
from corpus.store import Known, Store
from index.folder import adding_lock, write_lock
from index.results import AddProgress, AddReport
from index.upkeep import BATCH, Upkeep

# Articles, and characters of them, to a transaction of the store: what a killed program loses.
STORED_TOGETHER = 50
STORED_CHARACTERS = 2_000_000

Annotate = Callable[[Article], Annotated]


class Adding:
    """One adding, from its first input to its report."""

    def __init__(self, root: Path, store: Store, upkeep: Upkeep, annotate: Annotate, version: int) -> None:
        self._root = root
        self._store = store
        self._upkeep = upkeep
        self._annotate = annotate
        self._version = version
        self._batch: list[tuple[Article, Annotated]] = []
        self._characters = 0
        self._unindexed = 0
        self._refused: list[Refused] = []
        self._ids: dict[str, None] = {}
        self._counts = {"added": 0, "replaced": 0, "unchanged": 0}

    def run(
        self,
        items: Iterable[Article | Refused],
        progress: Callable[[AddProgress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> AddReport:
        """Takes every input until there are no more, or ``cancelled``; what was taken by then is kept."""
        with adding_lock(self._root):
            self._take_all(items, progress, cancelled)
            self._keep()
            if self._unindexed:
                self._index()
        return AddReport(**self._counts, refused=tuple(self._refused), ids=tuple(self._ids))

    def _take_all(
        self,
        items: Iterable[Article | Refused],
        progress: Callable[[AddProgress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        done = 0
        for item in items:
            if cancelled is not None and cancelled():
                break
            if isinstance(item, Refused):
                self._refused.append(item)
            else:
                self._take(item)
                done += 1
            if progress is not None:
                progress(AddProgress(done=done, refused=len(self._refused)))

    def _take(self, article: Article) -> None:
        if any(given.id == article.id for given, _ in self._batch):
            self._keep()  # what it replaces, or may not be called like, must be in the store to be seen
        known = self._store.known(article)
        if known is not None:
            article = with_given(article, known.given)
        if known is not None and self._unchanged(known, article):
            self._counts["unchanged"] += 1
            self._ids[known.id] = None
            return
        self._batch.append((article, self._annotated(article, known)))
        self._characters += len(article.text)
        if len(self._batch) >= STORED_TOGETHER or self._characters >= STORED_CHARACTERS:
            self._keep()

    def _unchanged(self, known: Known, article: Article) -> bool:
        return known.annotator >= self._version and known.hash == content_hash(article)

    def _annotated(self, article: Article, known: Known | None) -> Annotated:
        name = known.id if known else self._store.free_id(article)
        return self._annotate(article.model_copy(update={"id": name}))

    def _keep(self) -> None:
        """Writes the batch to the store, and once enough has come together to the index."""
        if not self._batch:
            return
        with write_lock(self._root), self._store.transaction():
            for given, annotated in self._batch:
                known = self._store.known(given)
                name = known.id if known else self._store.free_id(given)
                if name != annotated.id:  # another program was quicker
                    annotated = self._annotated(given, known)
                self._store.put(
                    annotated, given=given, annotator=self._version, row=known.row if known else None
                )
                self._counts["replaced" if known else "added"] += 1
                self._ids[annotated.id] = None
        self._unindexed += len(self._batch)
        self._batch, self._characters = [], 0
        if self._unindexed >= BATCH:
            self._index()

    def _index(self) -> None:
        with write_lock(self._root):
            self._upkeep.catch_up()
        self._unindexed = 0
