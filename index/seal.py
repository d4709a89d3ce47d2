"""What the index's files were when they were written, so that damage is seen before they are read.

A file of an index never changes once it is written: each commit makes a folder of its own, which shares
with the one before what stays. So a folder that holds other files, or a file with other bytes, is damaged.
Size and time are compared at every start. They can't tell that a block on the disk went bad, so before a
folder is opened its bytes are summed as well: CRC-32 does 2.3 GB a second (BLAKE2 0.6, SHA-256 1.5), so that
it is hardly felt. It is against accident, not malice: the folder is its owner's alone.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

Seal = dict[str, tuple[int, int, str]]  # file name to size, time of change and CRC-32

_PIECE = 1 << 20


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.suffix in (".toc", ".seg"))


def sealed(folder: Path, before: Seal) -> Seal:
    """The files as they are, and from now on stay, also over a power cut; what stands in ``before``
    unchanged is not read again.
    """
    found: Seal = {}
    for path in _files(folder):
        status = path.stat()
        known = before.get(path.name)
        if known is not None and known[:2] == (status.st_size, status.st_mtime_ns):
            found[path.name] = known
        else:
            found[path.name] = (status.st_size, status.st_mtime_ns, checksum(path, flush=True))
    return found


def retimed(folder: Path, seal: Seal) -> Seal:
    """The seal of files that were copied, which changes their times and not their bytes."""
    return {name: (size, (folder / name).stat().st_mtime_ns, sum_) for name, (size, _, sum_) in seal.items()}


def untouched(folder: Path, seal: Seal) -> bool:
    """Whether there are these files and no others, by size and time the same."""
    try:
        found = {path.name: path.stat() for path in _files(folder)}
    except OSError:
        return False
    now = {name: (status.st_size, status.st_mtime_ns) for name, status in found.items()}
    return bool(seal) and now == {name: entry[:2] for name, entry in seal.items()}


def broken(folder: Path, seal: Seal, checked: set[tuple[int, int, str]] | None = None) -> list[str]:
    """What is not as it was, in a few words each: files that are missing, new, or have other bytes.

    Whatever is in ``checked`` is taken as read, and what was found good is put there.
    """
    try:
        names = {path.name for path in _files(folder)}
    except OSError:
        return ["the folder is missing"]
    found = [f"{name} is missing" for name in sorted(seal.keys() - names)]
    found += [f"{name} does not belong there" for name in sorted(names - seal.keys())]
    for name in sorted(seal.keys() & names):
        size, _, expected = seal[name]
        try:
            status = (folder / name).stat()
            mark = (status.st_ino, status.st_mtime_ns, expected)
            if checked is not None and mark in checked and status.st_size == size:
                continue
            if status.st_size != size or checksum(folder / name) != expected:
                found.append(f"{name} is damaged")
            elif checked is not None:
                checked.add(mark)
        except OSError as error:
            found.append(f"{name} can't be read ({error.strerror or error})")
    return found


def checksum(path: Path, *, flush: bool = False) -> str:
    """CRC-32 of a file's bytes; with ``flush`` they are on the disk afterwards."""
    total = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            total = zlib.crc32(piece, total)
        if flush:
            os.fsync(file.fileno())
    return f"{total:08x}"


def dumped(seal: Seal) -> str:
    """As the store keeps it."""
    return json.dumps(seal)


def loaded(data: str | None) -> Seal:
    """The inverse of ``dumped``; of nothing, or of what can't be read, no files."""
    try:
        return {
            str(name): (int(size), int(time), str(sum_))
            for name, (size, time, sum_) in json.loads(data or "{}").items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}
