"""What a WARC record holds of an HTTP answer: its header, and its body as the reader of a page wants it."""

from __future__ import annotations

import base64
import hashlib
import io
import zlib
from typing import TYPE_CHECKING

from corpus.read.bounds import CUT_OFF, UnpackingError
from corpus.read.source import MAX_ARTICLE_BYTES
from corpus.read.whole import TOO_LARGE

if TYPE_CHECKING:
    from warcio.statusandheaders import StatusAndHeaders

_DIGESTS = {"md5": "md5", "sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256"}


def head_of(block: bytes) -> tuple[StatusAndHeaders, int] | None:
    """The header of the HTTP answer that a block begins with, and where its body begins."""
    from warcio.statusandheaders import StatusAndHeadersParser

    if not block.startswith(b"HTTP/"):
        return None
    stream = io.BytesIO(block)
    return StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1"], verify=False).parse(stream), stream.tell()


def body_of(body: bytes, headers: StatusAndHeaders) -> bytes:
    """The body as it was before it was packed for its way; UnpackingError where that cannot be undone."""
    from warcio.bufferedreaders import ChunkedDataReader

    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        body = ChunkedDataReader(io.BytesIO(body)).read()
    packing = (headers.get_header("Content-Encoding") or "identity").strip().lower()
    # Many crawlers keep the body unpacked and the header as it came.
    if packing in ("", "identity", "none") or body.lstrip()[:1] == b"<":
        return body
    if packing in ("gzip", "x-gzip"):
        return _inflated(body, 31) if body.startswith(b"\x1f\x8b") else body
    if packing == "deflate":
        try:
            return _inflated(body, 15)
        except zlib.error:
            return _inflated(body, -15)
    raise UnpackingError(f"packed with a method that is not read ({packing[:40]})")


def _inflated(body: bytes, window: int) -> bytes:
    unpacking = zlib.decompressobj(window)
    plain = unpacking.decompress(body, MAX_ARTICLE_BYTES + 1)
    if len(plain) > MAX_ARTICLE_BYTES:
        raise UnpackingError(TOO_LARGE)
    if not unpacking.eof:
        raise UnpackingError(CUT_OFF)
    return plain


def digest_matches(digest: str, content: bytes) -> bool:
    """Whether a digest as WARC writes them is that of `content`; True for a kind that is not known."""
    kind, _, value = digest.partition(":")
    algorithm = _DIGESTS.get(kind.strip().lower())
    if algorithm is None:
        return True
    actual = hashlib.new(algorithm, content, usedforsecurity=False).digest()
    written = value.strip()
    return written.rstrip("=").upper() == base64.b32encode(actual).decode("ascii").rstrip("=") or (
        written.lower() == actual.hex()
    )
