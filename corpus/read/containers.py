"""Inputs that hold inputs: archives, compressed files, crawls. Each is told by its content alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.model import Refused
from corpus.read import compressed, warc
from corpus.read.members import Member
from corpus.read.source import Options, Source

Container = Callable[[Source, Options], Iterator[Member | Refused]]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# What these names promise and the content does not keep is no text either.
SUFFIXES = frozenset(
    (".gz", ".bz2", ".xz", ".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".warc", ".7z", ".rar", ".zst")
)
# Archives that the standard library does not unpack.
_NOT_READ = {
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard file",
    b"\x04\x22\x4d\x18": "an LZ4 file",
    b"LZIP": "an lzip file",
    b"\x1f\x9d": "a file packed by compress",
}


def unread_archive(head: bytes) -> str | None:
    """Why an archive of a kind that is not taken apart is refused, None for other inputs."""
    kind = next((kind for mark, kind in _NOT_READ.items() if head.startswith(mark)), None)
    return kind and f"{kind}, which is not read; unpack it first"


def container_of(head: bytes, suffix: str) -> Container | None:
    """What takes an input apart, None for one that holds no others."""
    if compressed.looks_like(head, suffix):
        return compressed.members
    if head.startswith(_ZIP):
        return _zip
    if warc.looks_like(head, suffix):
        return warc.members
    # An old tar has no signature, but its first name is padded with zeros to a hundred bytes.
    if head[257:262] == b"ustar" or (suffix == ".tar" and len(head) >= 512 and b"\x00" in head[:512]):
        return _tar
    return None


def _zip(source: Source, options: Options) -> Iterator[Member | Refused]:
    from corpus.read import zip as zips

    return zips.members(source, options)


def _tar(source: Source, options: Options) -> Iterator[Member | Refused]:
    from corpus.read import tar

    return tar.members(source, options)
