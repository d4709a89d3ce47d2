"""The index kept in step with the store: written beside what there is and swapped, never changed in place.

The store's ``meta`` says which folder is the index, with which schema it was made, up to which change it has
everything, and what its files are. Each commit makes a folder of its own, which shares the files that stay
with the one before. A swap is therefore one transaction of the store: a reader never sees half an index, and
a killed program leaves nothing but a folder that nobody asks for.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.store import Store
from index.entities import relink
from index.errors import LibraryBusyError, NotWritableError
from index.folder import nobody_adding, store_trouble, write_lock
from index.grouping import group, is_behind
from index.seal import Seal, broken, dumped, loaded, retimed, sealed, untouched

if TYPE_CHECKING:
    from index.search import Memory, Searcher

# Grows when the fields of ``schema`` or the reading of words changes; another version is built anew.
SCHEMA_VERSION = 3

# Articles to a commit: fewer make more parts to search, more take memory and hold up what is to be seen.
BATCH = 1000
# … and at most so many, in a library that has many more.
MOST_TOGETHER = 5000
# Where nobody waits to see the first of them: few parts, and none to be merged.
BUILT_TOGETHER = 20_000

# What is known of the documents of a part lies beside it (``documents``).
DOCUMENTS = ".documents"

_NAME = re.compile(r"index-(\d+)")


class Upkeep:
    """Looks after the index of one library. ``announce`` is told what had to be mended."""

    def __init__(self, root: Path, store: Store, announce: Callable[[str], None]) -> None:
        self._root = root
        self._store = store
        self._announce = announce
        self._memory: Memory | None = None
        self._checked: set[tuple[int, int, str]] = set()  # files whose bytes were looked at already

    @property
    def _folder(self) -> Path | None:
        """The index's folder; None before there is one, or where another version's schema made it."""
        name = self._store.kept("index")
        fits = self._store.kept("index_schema") == str(SCHEMA_VERSION)
        return self._root / name if name and fits and _NAME.fullmatch(name) else None

    @property
    def _indexed(self) -> int:
        return int(self._store.kept("indexed") or 0)

    @property
    def _analyzers(self) -> set[str]:
        return set((self._store.kept("index_analyzers") or "").split())

    def searcher(self) -> Searcher:
        """The index open for reading, built anew first where it can't be opened."""
        found = self._opened()
        if found is None:
            self.rebuild()
            found = self._opened()
            assert found is not None, "an index that was just built opens"
        return found

    def _opened(self) -> Searcher | None:
        """None where there is none, it is not as it was written, or it lacks what the store says it has."""
        while True:
            folder, seal = self._folder, self._seal
            expected = self._store.count_up_to(self._indexed)
            found = None if folder is None else self._opened_in(folder, seal)
            if found is not None and found.count() >= expected:
                return found
            if found is not None:
                found.close()
            if folder == self._folder:  # else another program has just put a newer one in its place
                return None

    def _opened_in(self, folder: Path, seal: Seal) -> Searcher | None:
        if not seal or broken(folder, seal, self._checked):
            return None  # nothing of it is read: what it holds would be unpickled
        from index.search import Memory, Searcher

        self._memory = self._memory or Memory()
        try:
            return Searcher(folder, self._memory)
        except Exception:  # another version's files show as any exception: struct.error, UnpicklingError, ...
            return None

    def _whole(self) -> bool:
        found = self._opened()
        if found is not None:
            found.close()
        return found is not None

    @property
    def _seal(self) -> Seal:
        return loaded(self._store.kept("index_files"))

    def at_start(self) -> None:
        """What the last program left undone is done; where someone else is at it, it is left to them."""
        folder = self._folder
        sound = folder is not None and untouched(folder, self._seal)
        behind = min(self._indexed, self._derived) < self._store.change or is_behind(self._store)
        if not sound or behind:
            try:
                with nobody_adding(self._root), write_lock(self._root, seconds=0):
                    self.catch_up(check=True)
            except LibraryBusyError:
                return

    def catch_up(self, *, check: bool = False) -> None:
        """Compares, links, groups and indexes what the store has gained.

        Under the write lock; ``check`` looks first whether all is whole.
        """
        self._derive()
        if not check or is_behind(self._store):
            group(self._store)
        self.index(check=check)

    @property
    def _derived(self) -> int:
        return int(self._store.kept("derived") or 0)

    def derive(self) -> None:
        """Works out who is who, which articles are copies, which lines recur, and which events are one.

        Under the write lock.
        """
        self._derive()
        group(self._store)

    def group(self) -> bool:
        """Groups the events that wait for it; False where another program is writing, or nothing can be."""
        try:
            with store_trouble(self._root), write_lock(self._root, seconds=0):
                return group(self._store)
        except (LibraryBusyError, NotWritableError):
            return False

    def _derive(self) -> None:
        change = self._store.change
        if self._derived >= change:
            return
        with self._store.transaction():
            self._store.groups.ask_again(relink(self._store))
            self._store.stories.compare(self._derived)
            self._store.stale.mark(self._store.standing.learn(self._derived))
            self._store.keep("derived", str(change))
            self._store.next_generation()

    def index(self, *, check: bool = False) -> None:
        """Indexes what the store has gained. Under the write lock."""
        from index import build

        folder, seal = self._folder, self._seal
        # its bytes, too: merging would make of a damaged part a new one that looks whole
        whole = folder is not None and bool(seal) and not broken(folder, seal, self._checked)
        if folder is None or not whole or (check and not self._whole()):
            self._build()
            return
        if not untouched(folder, seal):  # a copy: the same bytes at another time
            self._store.keep("index_files", dumped(retimed(folder, seal)))
        while self._indexed < self._store.change:
            bodies = list(self._store.bodies(self._indexed, MOST_TOGETHER))
            removed = [row for row, _ in self._store.removed(self._indexed)]
            newest = int(self._store.kept("indexed_row") or 0)
            done = bodies[-1].change if len(bodies) == MOST_TOGETHER else self._store.change
            successor = self._next_folder()
            try:
                _share(folder, successor)
                # at a start somebody waits: parts are merged by the next adding
                build.write(successor, bodies, removed=removed, newest=newest, merge=not check)
                newest = max([newest, *(body.row for body in bodies)])
                self._note(successor, done, newest, self._seal, self._analyzers | build.analyzers(bodies))
            except BaseException as error:
                shutil.rmtree(successor, ignore_errors=True)
                if not isinstance(error, Exception) or self._whole():  # not the index's fault: a full disk
                    raise
                self._build()
                return
            folder = successor

    def _next_folder(self) -> Path:
        taken = [int(found[1]) for path in self._root.iterdir() if (found := _NAME.fullmatch(path.name))]
        return self._root / f"index-{max(taken, default=0) + 1}"

    def _note(self, folder: Path, done: int, newest: int, before: Seal, analyzers: Iterable[str]) -> None:
        """Says in the store what the index is and has; from then on older ones are nobody's."""
        seal = sealed(folder, before)
        with self._store.transaction():
            self._store.keep("index", folder.name)
            self._store.keep("index_schema", str(SCHEMA_VERSION))
            self._store.keep("indexed", str(done))
            self._store.keep("indexed_row", str(newest))
            self._store.keep("index_files", dumped(seal))
            self._store.keep("index_analyzers", " ".join(sorted(analyzers)))
            self._store.next_generation()
        for path in self._root.iterdir():
            if _NAME.fullmatch(path.name) and path != folder:
                shutil.rmtree(path, ignore_errors=True)

    def rebuild(self) -> None:
        """Builds the index anew, unless another program has just done so."""
        before = self._store.kept("index")
        with write_lock(self._root):
            if self._store.kept("index") == before or not self._whole():
                self._build()

    def _build(self) -> None:
        """A new index beside the old one, then swapped; under the write lock."""
        from index import build

        if self._store.count() and self._store.kept("index"):
            other = self._store.kept("index_schema") != str(SCHEMA_VERSION) or not self._seal
            what = "was made by another version" if other else "was missing or damaged"
            self._announce(f"The index {what}: built anew from the store. Marks and notes are untouched.")
        folder = self._next_folder()
        try:
            build.create(folder)
            done = newest = 0
            analyzers: set[str] = set()
            while bodies := list(self._store.bodies(done, BUILT_TOGETHER)):
                build.write(folder, bodies, newest=newest)
                done, newest = bodies[-1].change, max([newest, *(body.row for body in bodies)])
                analyzers |= build.analyzers(bodies)
            self._note(folder, max(done, self._store.change), newest, {}, analyzers)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _share(folder: Path, successor: Path) -> None:
    """A folder with the same files: linked, or copied where the file system has no links."""
    successor.mkdir(mode=0o700)
    for path in folder.iterdir():
        kept = path.suffix == DOCUMENTS and any(folder.glob(f"*{path.stem.rpartition('-')[0]}.seg"))
        if kept or path.suffix in (".toc", ".seg"):
            try:
                os.link(path, successor / path.name)
            except OSError:
                shutil.copy2(path, successor / path.name)
