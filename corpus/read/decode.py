"""Bytes to text: strict UTF-8, and in words what is wrong when it isn't."""

from __future__ import annotations

import re
from functools import cache

# Signatures of formats that people drop on a reader by mistake; "not text" alone would leave them puzzled.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document, not text"),
    (b"PK\x03\x04", "a zip archive or office document, not text"),
    (b"\x1f\x8b", "a gzip archive, not text"),
    (b"BZh", "a bzip2 archive, not text"),
    (b"\xfd7zXZ\x00", "an xz archive, not text"),
    (b"\x89PNG", "a PNG image, not text"),
    (b"\xff\xd8\xff", "a JPEG image, not text"),
    (b"GIF8", "a GIF image, not text"),
    (b"\x7fELF", "a program, not text"),
    (b"SQLite format 3\x00", "an SQLite database, not text"),
    (b"\xff\xfe", "UTF-16 text; convert it to UTF-8 first"),
    (b"\xfe\xff", "UTF-16 text; convert it to UTF-8 first"),
)
# Text scraped from broken pages holds a stray NUL now and then; one control in twenty characters is no text.
_MOST_CONTROLS = 0.05


class UnreadableError(Exception):
    """The bytes are no text; the message is the reason in plain words."""


@cache
def _controls() -> re.Pattern[bytes]:
    return re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def binary_reason(head: bytes) -> str | None:
    """Why these first bytes are no text at all, or None."""
    for signature, reason in _SIGNATURES:
        if head.startswith(signature):
            return reason
    controls = len(_controls().findall(head))
    if controls > _MOST_CONTROLS * len(head):
        return "a binary file, not text"
    return None


def decode(content: bytes) -> str:
    """Strict UTF-8; raises UnreadableError with the first bad byte's offset and value."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in content[:4096]:
            raise UnreadableError("a binary file, not text") from None
        bad = content[error.start]
        raise UnreadableError(
            f"not valid UTF-8 at byte {error.start} (0x{bad:02X}); convert it to UTF-8 first"
        ) from None


def tidy(text: str) -> str:
    """The text with one kind of line end and without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def without_surrogates(text: str) -> str:
    """Half characters, which no encoding can carry, as replacement characters; offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
