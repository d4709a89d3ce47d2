"""What is asked of every document of a part of the index: its row, and how long its fields are.

The engine tells it document by document, too slow for the first search in a library of many. A part never
changes, so what it told is kept, in memory over the states of the index and beside the part in a file. Such a
file is a copy: where it is missing, of another part or damaged, the engine is asked again.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.ranking import Field

SUFFIX = ".documents"
FIELDS: tuple[Field, ...] = ("title", "body")


class Part(NamedTuple):
    """A part of the index: never changed once written but for what is deleted of it."""

    reader: Any
    offset: int
    key: tuple[str, int]  # its name, and how many of its documents are deleted

    @property
    def size(self) -> int:
        """How many documents it has, deleted ones too."""
        return int(self.reader.doc_count_all())


def parts(reader: Any) -> list[tuple[Any, int]]:
    """The parts of an index with the document number where each begins; of an empty one none."""
    return reader.leaf_readers() if reader.doc_count_all() else []


class Documents(NamedTuple):
    """By document number of a part; what was deleted has no length."""

    rows: NDArray[np.int64]
    lengths: dict[Field, NDArray[np.int64]]


def documents(part: Part, folder: Path) -> Documents:
    """What a part has, read from beside it or, where that is not possible, asked for and put there."""
    path = folder / f"{part.key[0]}-{part.key[1]}{SUFFIX}"
    table = _loaded(path, part.size)
    if table is None:
        table = _asked(part)
        with suppress(OSError):
            _save(path, table)
            for old in set(folder.glob(f"{part.key[0]}-*{SUFFIX}")) - {path}:
                old.unlink(missing_ok=True)
    rows, *lengths = table.astype(np.int64)
    return Documents(rows, dict(zip(FIELDS, lengths, strict=True)))


def _asked(part: Part) -> NDArray[np.uint32]:
    reader, size = part.reader, part.size
    table = np.zeros((1 + len(FIELDS), size), dtype=np.uint32)
    table[0] = reader.column_reader("row").load()[:size]
    for line, field in enumerate(FIELDS, 1):
        # None where a part has the field in no article at all
        table[line] = [reader.doc_field_length(number, field) or 0 for number in range(size)]
    if part.key[1]:
        table[1:, [number for number in range(size) if reader.is_deleted(number)]] = 0
    return table


def _loaded(path: Path, size: int) -> NDArray[np.uint32] | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    known, content = content[:4], content[4:]
    if zlib.crc32(content).to_bytes(4, "big") != known or len(content) != 4 * size * (1 + len(FIELDS)):
        return None
    return np.frombuffer(content, dtype="<u4").reshape(-1, size)


def _save(path: Path, table: NDArray[np.uint32]) -> None:
    content = table.astype("<u4").tobytes()
    new = path.with_suffix(".new")
    new.write_bytes(zlib.crc32(content).to_bytes(4, "big") + content)
    new.replace(path)
