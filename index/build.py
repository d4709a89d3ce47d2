"""Writing the index: batches of articles into a folder of its own, merged when its parts have become many."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.writing import MERGE_SMALL, NO_MERGE, OPTIMIZE

from corpus.article_reading import Body
from index.documents import parts
from index.schema import beginnings, make_schema
from index.words import analyzer_of, terms

# Each part costs every search a little; merging costs the writer. At this many the small ones are merged, at
# twice as many all of them.
MANY_PARTS = 10
# Postings that are read at once. The engine's 128 are little to make an array of.
BLOCK = 1024


def create(folder: Path) -> None:
    """An empty index in a new folder."""
    folder.mkdir(mode=0o700)
    whoosh_index.create_in(str(folder), make_schema())


def write(
    folder: Path, bodies: Iterable[Body], *, removed: Iterable[int] = (), newest: int, merge: bool = True
) -> int:
    """Puts articles in, in place of what was there of them: all or, on failure, none. Returns how many.

    ``removed`` are rows to be taken out; rows above ``newest`` are known not to be in it.
    """
    wanted = {body.row: body for body in bodies}
    old = {row for row in (*wanted, *removed) if row <= newest}
    index: Any = whoosh_index.open_dir(str(folder))
    try:
        writer = index.writer(codec=W3Codec(blocklimit=BLOCK))  # type: ignore[no-untyped-call]
        try:
            reader = index.reader()
            try:
                count_of_parts = len(parts(reader))
                numbers = {row: number for row, number in _numbered_rows(reader) if row in old} if old else {}
            finally:
                reader.close()
            for number in numbers.values():
                writer.delete_document(number)
            for body in wanted.values():
                analyzer = analyzer_of(body.language)
                title, text = terms(body.title, analyzer), terms(body.text, analyzer)
                writer.add_document(
                    row=body.row,
                    title=title,
                    body=text,
                    title_begins=beginnings(title),
                    body_begins=beginnings(text),
                )
        except BaseException:
            writer.cancel()
            raise
        few, many = count_of_parts < MANY_PARTS or not merge, count_of_parts >= 2 * MANY_PARTS
        writer.commit(mergetype=NO_MERGE if few else OPTIMIZE if many else MERGE_SMALL)
        return len(wanted)
    finally:
        index.close()


def analyzers(bodies: Iterable[Body]) -> set[str]:
    """What these articles are read by."""
    return {analyzer_of(body.language) for body in bodies}


def rows(folder: Path) -> list[int]:
    """The row of every article in an index, as often as it is there."""
    index: Any = whoosh_index.open_dir(str(folder), readonly=True)
    try:
        reader = index.reader()
        try:
            return [row for row, _ in _numbered_rows(reader)]
        finally:
            reader.close()
    finally:
        index.close()


def _numbered_rows(reader: Any) -> Iterable[tuple[int, int]]:
    """(row, document number) of every live document."""
    for leaf, offset in parts(reader):
        column = leaf.column_reader("row")
        for number in range(leaf.doc_count_all()):
            if not leaf.is_deleted(number):
                yield int(column[number]), offset + number
