"""What the index's files were when they were written, so that damage is seen before they are read.

A file of an index never changes once it is written; new ones take its place. So a file with the same name
and other bytes is damaged. Size and time are compared at every start; the bytes only when those differ, as
the time does in a copy.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

Seal = dict[str, tuple[int, int, str]]  # file name to size, time of change and hash


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.suffix in (".toc", ".seg"))


def sealed(folder: Path, before: Seal) -> Seal:
    """The files as they are; what stands in ``before`` unchanged is not read again."""
    found: Seal = {}
    for path in _files(folder):
        status = path.stat()
        known = before.get(path.name)
        same = known is not None and known[:2] == (status.st_size, status.st_mtime_ns)
        digest = known[2] if known is not None and same else _hash(path)
        found[path.name] = (status.st_size, status.st_mtime_ns, digest)
    return found


def untouched(folder: Path, seal: Seal) -> bool:
    """Whether there are these files and no others, none changed since."""
    try:
        found = {path.name: path.stat() for path in _files(folder)}
    except OSError:
        return False
    now = {name: (status.st_size, status.st_mtime_ns) for name, status in found.items()}
    return bool(seal) and now == {name: entry[:2] for name, entry in seal.items()}


def damaged(folder: Path, seal: Seal) -> bool:
    """Whether a file that is still there has other bytes than it had."""
    return any(path.name in seal and _hash(path) != seal[path.name][2] for path in _files(folder))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        digest = blake2b(digest_size=16)
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def dumped(seal: Seal) -> str:
    """As the store keeps it."""
    return json.dumps(seal)


def loaded(data: str | None) -> Seal:
    """The inverse of ``dumped``; of nothing, no files."""
    return {name: (size, time, digest) for name, (size, time, digest) in json.loads(data or "{}").items()}
