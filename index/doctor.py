"""Whether a library is well: the store, the index against it article by article, the files, the locks.

Works on a library that can't be opened, and makes none where there is none.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal

from corpus.annotate import ANNOTATOR_VERSION
from corpus.consistency import disagreements
from corpus.database import StoreTooNewError
from corpus.model import Model, Refused
from corpus.names.tagger import MODEL, model
from corpus.read.source import READ_VERSION
from corpus.salvage import Lost, damages, salvage
from corpus.store import Store
from corpus.taggers.plugged import OWN, TaggerError, installed, label
from index import build
from index.errors import LibraryUnusableError
from index.folder import READER_BACKUP, STORE, lock_holder, nobody_adding, prepare, store_trouble, write_lock
from index.seal import broken, loaded
from index.upkeep import SCHEMA_VERSION, Upkeep

State = Literal["well", "mendable", "unusable"]
# Faults of one kind that are told of; where there are more the count says so.
TOLD = 20


class Check(Model):
    """One thing that was looked at: whether it is well, what there is to say, and the single faults."""

    name: str
    state: State
    said: str
    faults: tuple[str, ...] = ()


class Examination(Model):
    """What a library was found to be."""

    library: str
    state: State
    articles: int | None
    checks: tuple[Check, ...]
    mended: tuple[str, ...] = ()
    lost: tuple[Lost, ...] = ()


def examine(root: Path) -> Examination:
    """Looks at everything, changes nothing but the version of an older store."""
    root = Path(root).expanduser().absolute()
    checks: list[Check] = []
    articles: int | None = None
    try:
        _there(root)
        checks.append(Check(name="folder", state="well", said=f"{root}, private"))
        holder = lock_holder(root)
        checks.append(Check(name="lock", state="well", said=f"held: {holder}" if holder else "free"))
        checks.append(store := _store(root))
        if store.state == "well":
            with store_trouble(root), closing(Store.open(root / STORE)) as opened:
                articles = opened.count()
                checks.extend(check(root, opened) for check in _CHECKS)
    except StoreTooNewError as error:
        checks.append(_unusable("store", f"{error}: update Dateline"))
    except (LibraryUnusableError, OSError) as error:
        checks.append(_unusable("library", str(error)))
    states = {check.state for check in checks}
    worst: State = "unusable" if "unusable" in states else "mendable" if "mendable" in states else "well"
    return Examination(library=str(root), state=worst, articles=articles, checks=tuple(checks))


def repair(root: Path, told: Callable[[str], None] = lambda _: None) -> Examination:
    """Mends what can be mended, and looks again. Raises ``LibraryUnusableError``, busy or without room."""
    root = Path(root).expanduser().absolute()
    before = examine(root)
    wrong = {check.name for check in before.checks if check.state == "mendable"}
    mended: list[str] = []
    lost: tuple[Lost, ...] = ()
    if wrong & {"store", "tables"}:
        told("bringing over what can be read of the store")
        with store_trouble(root), nobody_adding(root), write_lock(root):
            saved = salvage(root / STORE, root / READER_BACKUP)
        lost = saved.lost
        mended.append(_salvaged(saved.articles, saved.annotated_anew, saved.damaged_file))
        if saved.unread_tables and saved.from_backup:
            mended.append(f"reader's work: {saved.from_backup} rows taken from the copy in {READER_BACKUP}")
        elif saved.unread_tables:
            mended.append(f"reader's work: not all of it could be read ({', '.join(saved.unread_tables)})")
    if wrong & {"store", "tables", "index"}:
        told("building the index anew")
        with store_trouble(root), closing(Store.open(root / STORE)) as store:
            upkeep = Upkeep(root, store, lambda _: None)
            with write_lock(root):
                upkeep.derive()
            upkeep.rebuild()
            mended.append(f"index: built anew from the store, {store.count():,} articles")
    return examine(root).model_copy(update={"mended": tuple(mended), "lost": lost}) if mended else before


def _salvaged(articles: int, anew: int, kept: str) -> str:
    found = f"store: {articles:,} articles brought into a new one"
    again = f", {anew:,} of them annotated anew" if anew else ""
    return found + again + (f"; the damaged one is kept as {kept}" if kept else "")


def _unusable(name: str, said: str) -> Check:
    return Check(name=name, state="unusable", said=said)


def _listed(name: str, well: str, faults: list[str], count: int | None = None) -> Check:
    if not faults:
        return Check(name=name, state="well", said=well)
    number = len(faults) if count is None else count
    said = f"{number:,} {'fault' if number == 1 else 'faults'} found"
    return Check(name=name, state="mendable", said=said, faults=tuple(faults[:TOLD]))


def _there(root: Path) -> None:
    """The folder is a library's and its owner's. One without its store can be mended."""
    if not root.is_dir() or not (any(root.glob("index-*")) or any(root.glob(f"{STORE}*"))):
        raise LibraryUnusableError(root, "there is no library here", "dateline add PATH makes one")
    if (root / STORE).exists() and (root / STORE).stat().st_size:
        prepare(root)


# -- the store


def _store(root: Path) -> Check:
    path = root / STORE
    if not path.exists() or not path.stat().st_size:
        return Check(name="store", state="mendable", said=f"{STORE} is missing or empty")
    version = None
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
            version = int(db.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.OperationalError as error:
        return _unusable("store", f"can't be opened ({error})")
    except sqlite3.DatabaseError as error:
        return Check(name="store", state="mendable", said=f"is damaged ({error})")
    faults: list[str] = []
    try:
        Store.open(path).close()  # brought forward, where an older version wrote it
        faults = _first(damages(path))
    except sqlite3.DatabaseError as error:
        faults = [str(error)]
    return _listed("store", f"whole, version {version}", faults)


def _first(faults: Iterator[str]) -> list[str]:
    found: list[str] = []
    for fault in faults:
        found.append(fault)
        if len(found) > TOLD:
            break
    return found


def _tables(root: Path, store: Store) -> Check:
    with closing(sqlite3.connect(root / STORE)) as db:
        return _listed("tables", f"agree, {store.count():,} articles", list(disagreements(db)))


# -- the index


def _index(root: Path, store: Store) -> Check:
    """Every file against its checksum, every article against the store; what is not indexed yet will be."""
    count = store.count()
    name, schema = store.kept("index"), store.kept("index_schema")
    if name is None or not count:
        if not count:
            return Check(name="index", state="well", said="none, there are no articles yet")
        return Check(name="index", state="mendable", said="is missing")
    if schema != str(SCHEMA_VERSION):
        return Check(name="index", state="mendable", said=f"was made by another version (schema {schema})")
    folder = root / name
    faults = broken(folder, loaded(store.kept("index_files")))
    if not faults:
        try:
            faults = _rows(folder, store)
        except Exception as error:  # what is as it was written can still be another Whoosh's
            faults = [f"can't be read ({type(error).__name__}: {error})"]
    waiting = count - store.count_up_to(int(store.kept("indexed") or 0))
    later = f", {waiting:,} wait for the next start" if waiting else ""
    parts = sum(1 for path in folder.glob("*.seg")) if folder.is_dir() else 0
    whole = (
        f"whole, all {count - waiting:,} articles in it, {parts} {'part' if parts == 1 else 'parts'}{later}"
    )
    return _listed("index", whole, faults)


def _rows(folder: Path, store: Store) -> list[str]:
    indexed = int(store.kept("indexed") or 0)
    found = Counter(build.rows(folder))
    there, due = store.rows_up_to(), store.rows_up_to(indexed)
    gone = {row for row, change in store.removed(indexed)}
    faults = [
        f"article in row {row} is in it {times} times" for row, times in sorted(found.items()) if times > 1
    ]
    faults += [f"article in row {row} is not in it" for row in sorted(due - found.keys())]
    faults += [f"row {row} is in it, and no article" for row in sorted(found.keys() - there - gone)]
    return faults


# -- the rest


def _files(root: Path, store: Store) -> Check:
    refused: tuple[Refused, ...] = store.files.refused()
    known, gone = store.files.counts()
    said = f"{known:,} known, {gone:,} gone, {len(refused):,} inputs refused"
    return Check(name="files", state="well", said=said, faults=tuple(str(item) for item in refused[:TOLD]))


def _work(root: Path, store: Store) -> Check:
    counts = store.reader.counts()
    said = ", ".join(f"{count:,} {table}" for table, count in counts.items() if count) or "none yet"
    copy = "copied" if (root / READER_BACKUP).exists() else "not copied yet"
    return Check(name="reader's work", state="well", said=f"{said} ({copy})")


def _annotation(root: Path, store: Store) -> Check:
    waiting = store.stale.count(ANNOTATOR_VERSION, fully=True)
    said = f"{waiting:,} articles wait for it: the next adding does them" if waiting else "up to date"
    return Check(name="annotation", state="well", said=said)


def _names(root: Path, store: Store) -> Check:
    if model() is not None:
        return Check(name="names", state="well", said="by rules, lists and the model")
    said = "by rules and lists alone: the model, or python-crfsuite that reads it, is missing"
    return Check(name="names", state="well", said=said, faults=(f"{MODEL} can't be read",))


def _tagger(root: Path, store: Store) -> Check:
    """The tagger that the library's names are found by, where that is not Dateline's own."""
    name = store.kept("tagger") or OWN
    if name == OWN:
        known = ", ".join(sorted(installed())) or "none"
        return Check(name="tagger", state="well", said=f"Dateline's own (others installed: {known})")
    try:
        now, before = label(name), store.kept("tagger_label")
    except TaggerError as error:
        said = f"{name}, which fails: new articles get Dateline's own names; --tagger {OWN} leaves it"
        return Check(name="tagger", state="well", said=said, faults=(str(error),))
    said = now if now == before else f"{before}, now {now}: dateline add --tagger {name} reads all anew"
    return Check(name="tagger", state="well", said=said)


def _versions(root: Path, store: Store) -> Check:
    said = f"index schema {SCHEMA_VERSION}, annotator {ANNOTATOR_VERSION}, readers {READ_VERSION}"
    return Check(name="versions", state="well", said=said)


_CHECKS = (_tables, _index, _files, _work, _annotation, _names, _tagger, _versions)
