"""Sidecars: files that describe others of their folder and are no articles themselves.

``name.json``, ``name.yaml`` and ``name.yml`` describe ``name.txt``, as ``name.txt.json`` does; one
``metadata.csv`` (or ``.tsv``, ``.json``, ``.jsonl``, or ``index.csv``) has a row for each file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from corpus.model import Refused
from corpus.read.decode import UnreadableError, decoded
from corpus.read.folder import reason_of
from corpus.read.front_matter import BrokenDataError, yaml_mapping
from corpus.read.names import stem_of, suffix_of
from corpus.read.record import has_text
from corpus.read.sidecar_table import TABLES, Described, read_beside
from corpus.read.source import printable

_SUFFIXES = (".json", ".yaml", ".yml")
# What describes one article is a screenful; a larger file is data of its own.
_MAX_BYTES = 1024 * 1024
# A sidecar and its file are next to each other in order: it need not be read twice.
_KEPT = 16


class Sidecars:
    """What the sidecars among the files of one folder say of the others; read when it is asked for."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self.refused: list[Refused] = []
        self._folder = folder
        self._names = frozenset(names)
        self._described_stems: frozenset[str] = frozenset()
        if any(name.endswith(_SUFFIXES) for name in names):
            articles = (name for name in names if suffix_of(name) not in _SUFFIXES)
            self._described_stems = frozenset(map(stem_of, articles))
        self._recent: dict[str, Mapping[str, Any] | None] = {}
        self._table_names = [name for name in TABLES if name in self._names]
        self._tables: dict[str, Described] | None = None

    def is_sidecar(self, name: str) -> bool:
        """Whether a file of the folder describes others and is no article."""
        if name in self._table_names:
            return name in self._described()
        return self._is_beside(name) and self._own(name) is not None

    def fields(self, name: str) -> Mapping[str, Any]:
        """What is said of a file; what its own sidecar says counts before a table of the folder."""
        said: dict[str, Any] = {}
        for table in reversed([*self._described().values()]):
            said.update(table.fields(name))
        for sidecar in reversed(self._beside(name)):
            said.update(self._own(sidecar) or {})
        return said

    def facts(self, name: str) -> tuple[int, int]:
        """The size of the sidecars that may describe a file, and the last of their times in nanoseconds."""
        size = time = 0
        for sidecar in (*self._beside(name), *self._table_names):
            try:
                status = (self._folder / sidecar).stat(follow_symlinks=False)
            except OSError:
                continue
            size, time = size + status.st_size, max(time, status.st_mtime_ns)
        return size, time

    def digest(self, name: str) -> bytes:
        """A hash of what is said of a file; nothing where nothing is said."""
        said = self.fields(name)
        if not said:
            return b""
        written = json.dumps(said, default=str, ensure_ascii=True, sort_keys=True)
        return blake2b(written.encode(), digest_size=16).digest()

    def _beside(self, name: str) -> list[str]:
        """The files that may be a file's own sidecars, the one that counts most first."""
        if suffix_of(name) in _SUFFIXES:
            return []
        stems = dict.fromkeys((name, stem_of(name)))
        return [made for stem in stems for suffix in _SUFFIXES if (made := stem + suffix) in self._names]

    def _is_beside(self, name: str) -> bool:
        if not name.endswith(_SUFFIXES):
            return False
        stem = name.rpartition(".")[0]
        return stem in self._described_stems or (stem in self._names and suffix_of(stem) not in _SUFFIXES)

    def _own(self, sidecar: str) -> Mapping[str, Any] | None:
        if sidecar not in self._recent:
            while len(self._recent) >= _KEPT:
                del self._recent[next(iter(self._recent))]
            self._recent[sidecar] = self._read(sidecar)
        return self._recent[sidecar]

    def _read(self, sidecar: str) -> Mapping[str, Any] | None:
        """What a sidecar says; None for a JSON file that is none, which its reader is to take or refuse."""
        try:
            content = read_beside(self._folder / sidecar, _MAX_BYTES)
            if sidecar.endswith(".json"):
                return _record(content)
            if content is None:
                raise BrokenDataError(f"too large for metadata (over {_MAX_BYTES // (1024 * 1024)} MB)")
            return yaml_mapping(decoded(content).text.removeprefix("\ufeff"))
        except (BrokenDataError, UnreadableError, OSError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else str(error)
            refused = Refused(path=printable(str(self._folder / sidecar)), reason=f"as metadata: {reason}")
            if refused not in self.refused:
                self.refused.append(refused)
            return {}

    def _described(self) -> dict[str, Described]:
        """The tables that describe files of the folder."""
        if self._tables is None:
            self._tables = {}
            for name in self._table_names:
                table = Described(self._folder / name, self._names - set(self._table_names))
                if table.describes:
                    self._tables[name] = table
                    self.refused += table.refused
        return self._tables


class Beside:
    """The sidecars of files that are named one by one; those of one folder are kept for the next file."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._sidecars = Sidecars(Path(), ())
        self._told = 0

    def of(self, path: Path) -> Sidecars:
        """The sidecars of the folder in which a file lies."""
        if path.parent != self._folder:
            self._folder = path.parent
            self._sidecars = Sidecars(path.parent, _names(path.parent))
            self._told = 0
        return self._sidecars

    def refused(self) -> list[Refused]:
        """What was found broken since the last time."""
        new = self._sidecars.refused[self._told :]
        self._told += len(new)
        return new


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as found:
            return [item.name for item in found if item.is_file(follow_symlinks=False)]
    except OSError:
        return []  # one may read a file of a folder that one may not list


def _record(content: bytes | None) -> Mapping[str, Any] | None:
    if content is None:
        return None
    try:
        value = json.loads(decoded(content).text.removeprefix("\ufeff"))
    except (ValueError, RecursionError, UnreadableError):
        return None
    return value if isinstance(value, dict) and not has_text(value) else None
