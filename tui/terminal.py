"""The one boundary between text that others wrote and a terminal.

Nothing of an article, a file name or a tag is printed before it went through ``visible``; nothing is
printed as JSON before it went through ``json_safe``. A control character that reached a terminal could move
the cursor, rewrite the screen or reorder a line; here it becomes a sign that says what stood there.
"""

from __future__ import annotations

import re
import sys
from functools import cache

# C0 but tab and newline, DEL, C1, bidi marks and controls, line and paragraph separator, surrogates.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ud800-\udfff]")
_JSON_UNSAFE = re.compile(f"[\x7f-\x9f\u2028\u2029{_BIDI}\ud800-\udfff]")

_PIECE = 1 << 14  # characters looked at together
_REPLACEMENT = "\ufffd"
_REORDERS = "⇄"
_BREAKS = "⏎"
_DELETE = "␡"


def visible(text: str) -> str:
    """The text with every unseen or dangerous character replaced by a sign, one character for one.

    Offsets into the text stay offsets into the answer.
    """
    if text.isascii() and text.isprintable():
        return text
    if _UNSEEN.search(text) is None:
        return text
    # Translating is slow outside ASCII, and one bad byte in a long text is the usual case.
    signs = _signs()
    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    return "".join(piece.translate(signs) if _UNSEEN.search(piece) else piece for piece in pieces)


def json_safe(dumped: str) -> str:
    r"""Serialised JSON with all that ``visible`` would replace written as ``\uXXXX``; the same value.

    C0 characters inside strings are escaped by any JSON writer; those outside of strings are its line breaks.
    """
    return _JSON_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", dumped)


_ascii_only: bool | None = None  # None: as the locale is


def speak_ascii(only: bool | None) -> None:
    """Whether signs are to be in ASCII, whatever the terminal is sent; None: where it is not sent UTF-8."""
    global _ascii_only
    _ascii_only = only


def says_unicode() -> bool:
    """Whether signs outside of ASCII may stand on the terminal."""
    return is_sent_unicode() if _ascii_only is None else not _ascii_only


@cache
def is_sent_unicode() -> bool:
    """Whether the terminal is sent UTF-8."""
    encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"
    return encoding.lower().replace("-", "").startswith("utf")


@cache
def _signs() -> dict[int, str]:
    signs = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
    signs[0x7F] = _DELETE
    signs.update(dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT))
    signs.update(dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT))
    signs.update(dict.fromkeys((0x2028, 0x2029), _BREAKS))
    bidi = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    signs.update(dict.fromkeys(bidi, _REORDERS))
    return signs
