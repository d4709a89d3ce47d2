"""A library taken out as JSON lines and in again: a line at a time, so that its size does not matter."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from corpus import __version__
from corpus.model import Article, Refused
from corpus.packing import content_hash
from corpus.store import Store
from corpus.transfer import FORMAT, ArticleLine, Bad, Entry, Given, Head, Lying, WorkLine, dumped, lines
from index.entities import with_library_names
from index.folder import write_lock

# Articles whose marks are merged in one transaction.
_TOGETHER = 500


def exported(store: Store, rows: Collection[int] | None) -> Iterator[str]:
    """The lines of an export: of these articles, or of everything there is."""
    yield dumped(Head(version=__version__))
    for row in sorted(store.rows_up_to() if rows is None else rows):
        try:
            yield dumped(_line(store, row))
        except KeyError:  # another program has just taken it out
            continue
    if rows is None:
        for table, work in store.work.rest():
            yield dumped(WorkLine(work={table: [work]}))


def _line(store: Store, row: int) -> ArticleLine:
    own = store.article(row)
    article = with_library_names(store, own)
    given_id, path, given = store.given(row)
    return ArticleLine(
        **{**dict(article), "raw_text": store.page(row)},
        given=Given(id=given_id, path=path, fields=json.loads(given)),
        marks=store.work.of_article(article.id),
        places=tuple(Lying(**place) for place in store.files.lying(row)),
    )


class Importing:
    """One import: articles go through an adding; what is said of them waits in a file until they are in."""

    def __init__(self, root: Path, store: Store, name: str) -> None:
        self._root = root
        self._store = store
        self._name = name
        self.merged = 0

    def run(self, content: Iterable[bytes], add: Callable[[Iterable[Article | Refused]], None]) -> None:
        """Takes in every good line; ``add`` takes articles in, and names what is refused."""
        with TemporaryFile() as waiting:
            add(self._articles(iter(content), waiting))
            waiting.seek(0)
            refused = self._merge(waiting)
        add(refused)  # whose dates the reader has set are annotated with them

    def _articles(self, content: Iterator[bytes], waiting: IO[bytes]) -> Iterator[Article | Refused]:
        first = True
        for found in lines(content):
            if isinstance(found, Bad):
                yield self._refused(*found)
                first = False
                continue
            number, line = found
            if isinstance(line, Head):
                if line.format > FORMAT:
                    yield self._refused(number, f"has format {line.format}, this program reads {FORMAT}")
                    return
            elif first:
                yield self._refused(number, "does not begin as an export does")
                return
            elif isinstance(line, WorkLine):
                self._wait(waiting, number, line.model_dump(mode="json"))
            else:
                yield self._taken(line, number, waiting)
            first = False
        if first:
            yield self._refused(None, "is empty")

    def _taken(self, line: Entry, number: int, waiting: IO[bytes]) -> Article | Refused:
        try:
            article = line.article()
        except ValueError:
            return self._refused(number, "is no article of an export")
        kept = line.model_dump(mode="json", exclude={"text", "raw_text"})
        self._wait(waiting, number, {**kept, "hash": content_hash(article).hex()})
        return article

    def _refused(self, number: int | None, reason: str) -> Refused:
        return Refused(path=self._name, line=number, reason=reason)

    @staticmethod
    def _wait(waiting: IO[bytes], number: int, line: dict[str, object]) -> None:
        waiting.write(json.dumps([number, line]).encode("ascii") + b"\n")

    # -- once the articles are in

    def _merge(self, waiting: IO[bytes]) -> list[Refused]:
        refused: list[Refused] = []
        more = True
        while more:
            with write_lock(self._root), self._store.transaction():
                for _ in range(_TOGETHER):
                    data = waiting.readline()
                    if not data:
                        more = False
                        break
                    number, line = json.loads(data)
                    try:
                        self._said(line)
                    except ValueError as error:
                        refused.append(self._refused(number, str(error)))
        return refused

    def _said(self, line: dict[str, object]) -> None:
        if "work" in line:
            for table, rows in WorkLine.model_validate(line).work.items():
                for values in rows:
                    changed = self._store.work.merge(table, values)
                    self.merged += changed
                    if changed and table == "corrections":  # others are to answer by it, too
                        self._store.next_generation()
            return
        entry = Entry.model_validate({**line, "text": ""})
        row, name = self._found(entry, bytes.fromhex(str(line["hash"])))
        for place in entry.places if row is not None else ():
            self._store.files.lies(row, **dict(place))  # type: ignore[arg-type]
        for table, rows in entry.marks.items():
            for values in rows:
                changed = self._store.work.merge(table, {**values, "article": name})
                self.merged += changed
                if changed and table == "published" and row is not None:
                    self._store.stale.mark([row])

    def _found(self, entry: Entry, digest: bytes) -> tuple[int | None, str]:
        """The row of an article that came in, and its id here: the one it had, where nobody else has that."""
        article = entry.article()
        known = self._store.ids.known(article) or self._store.ids.twin(article, digest)
        if known is None:  # refused, or not come to
            return None, entry.id
        if known.id != entry.id and known.hash == digest and self._renamed(known.row, entry):
            return known.row, entry.id
        return known.row, known.id

    def _renamed(self, row: int, entry: Entry) -> bool:
        """Whether an article that came in just now, and is not marked yet, has got the id it had."""
        given_id, path, _ = self._store.given(row)
        mine = (given_id, path) == (entry.given.id, entry.given.path)
        return (
            mine
            and not self._store.work.of_article(self._store.heads([row])[0].id)
            and (self._store.rename(row, entry.id))
        )
