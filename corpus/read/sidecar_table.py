"""One table that describes the files of its folder, a row for each."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from corpus.model import Refused
from corpus.read.decode import UnreadableError, decoded
from corpus.read.folder import reason_of
from corpus.read.json_records import BrokenError, records
from corpus.read.names import stem_of, suffix_of
from corpus.read.record import has_text, normal
from corpus.read.source import HEAD_BYTES, Source, printable
from corpus.read.table import table
from corpus.read.table_lines import TooLongError

TABLES = (
    *("metadata.csv", "metadata.tsv", "metadata.jsonl", "metadata.ndjson", "metadata.json"),
    *("index.csv", "index.tsv"),
)
# Where a row names its file, the surest first.
_FILE_NAMES = ("file", "filename", "filepath", "path", "localpath", "textfile", "htmlfile", "document", "doc")
# These may as well be an article's own.
_DOUBTFUL = ("name", "id")
# A table is decoded as a whole; that of a million files is smaller.
MAX_BYTES = 256 * 1024 * 1024
# Bad rows that are told of, each.
_MOST_REFUSED = 1000


_OPENING = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW


class Described:
    """What a table says of its folder's files.

    ``describes`` is false of a table that names none of them, or that has articles' texts: it is read as any
    other. Rows are kept packed, so that those of 100,000 files take little.
    """

    def __init__(self, path: Path, names: Set[str]) -> None:
        self.refused: list[Refused] = []
        self.describes = False
        self._path = path
        self._rows: dict[str, bytes] = {}
        stems = {stem_of(name) for name in names}
        surely = texts = False
        try:
            for row in self._read():
                surely = self._keep(row, names, stems) or surely
                texts = texts or has_text(row)
        except (UnreadableError, BrokenError, TooLongError) as error:
            self._refuse(str(error))
        except OSError as error:
            self._refuse(reason_of(error))
        self.describes = bool(self._rows) and (surely or not texts)
        if not self.describes:
            self.refused.clear()

    def fields(self, name: str) -> Mapping[str, Any]:
        """What the row of a file says, but the file's name."""
        row = self._rows.get(name) or self._rows.get(stem_of(name))
        said: dict[str, Any] = json.loads(row) if row else {}
        return said

    def _keep(self, row: Mapping[str, Any], names: Set[str], stems: Set[str]) -> bool:
        """Keeps what a row says of a file of the folder; true when it surely names that file."""
        columns = {normal(str(column)): column for column in row}
        for known in (*_FILE_NAMES, *_DOUBTFUL):
            column = columns.get(known)
            value = row[column] if column is not None else None
            if not isinstance(value, str | int) or isinstance(value, bool):
                continue
            file = re.split(r"[/\\]", str(value)[:4096])[-1].strip()
            if file in names or file in stems:
                said = {key: cell for key, cell in row.items() if key != column and cell not in (None, "")}
                self._rows.setdefault(file, json.dumps(said, ensure_ascii=False).encode("utf-8", "replace"))
                return known not in _DOUBTFUL
        return False

    def _read(self) -> Iterator[Mapping[str, Any]]:
        content = read_beside(self._path, MAX_BYTES)
        if content is None:
            raise UnreadableError(f"too large for metadata (over {MAX_BYTES // (1024 * 1024)} MB)")
        suffix = suffix_of(self._path.name)
        if suffix in (".csv", ".tsv"):
            yield from self._read_rows(content, suffix)
            return
        for number, record in enumerate(records(decoded(content).text), start=1):
            if isinstance(record.value, dict):
                yield record.value
            else:
                self._refuse(f"record {number}: {_fault(record.value)}")

    def _read_rows(self, content: bytes, suffix: str) -> Iterator[Mapping[str, Any]]:
        head, rest = content[:HEAD_BYTES], io.BytesIO(content[HEAD_BYTES:])
        for row in table(Source("", None, "", suffix, head, rest))[1]:
            if row.reason:
                self._refuse(row.reason, row.line)
            else:
                yield row.cells

    def _refuse(self, reason: str, line: int | None = None) -> None:
        if len(self.refused) < _MOST_REFUSED:
            path = printable(str(self._path))
            self.refused.append(Refused(path=path, reason=f"as metadata: {reason}", line=line))


def read_beside(path: Path, limit: int) -> bytes | None:
    """A file's content, of a regular file only and through no link; None when it is longer."""
    with open(os.open(path, _OPENING), "rb") as stream:  # noqa: PTH123 - Path.open follows links
        content = stream.read(limit + 1)
    return None if len(content) > limit else content


def _fault(value: Any) -> str:
    return str(value) if isinstance(value, BrokenError) else "not a JSON object"
