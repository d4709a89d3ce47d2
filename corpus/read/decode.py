"""Bytes to text: by mark, declaration, as UTF-8, at last by a guess that is noted; or why they are none."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import NamedTuple

# Signatures of formats that people drop on a reader by mistake; "not text" alone would leave them puzzled.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document, not text"),
    (b"PK\x03\x04", "a zip archive or office document, not text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document, not text"),
    (b"{\\rtf", "an RTF document, not text"),
    (b"%!PS", "a PostScript document, not text"),
    (b"\x1f\x8b", "a gzip archive, not text"),
    (b"BZh", "a bzip2 archive, not text"),
    (b"\xfd7zXZ\x00", "an xz archive, not text"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive, not text"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive, not text"),
    (b"Rar!\x1a\x07", "a RAR archive, not text"),
    (b"\x89PNG", "a PNG image, not text"),
    (b"\xff\xd8\xff", "a JPEG image, not text"),
    (b"GIF8", "a GIF image, not text"),
    (b"II*\x00", "a TIFF image, not text"),
    (b"MM\x00*", "a TIFF image, not text"),
    (b"RIFF", "a WebP image, a sound or a film, not text"),
    (b"ID3\x03", "a sound, not text"),
    (b"ID3\x04", "a sound, not text"),
    (b"OggS\x00", "a sound or a film, not text"),
    (b"\x00\x00\x00\x18ftyp", "a film, not text"),
    (b"\x00\x00\x00\x20ftyp", "a film, not text"),
    (b"\x1a\x45\xdf\xa3", "a film, not text"),
    (b"\x7fELF", "a program, not text"),
    (b"MZ\x90\x00", "a program, not text"),
    (b"\xca\xfe\xba\xbe", "a program, not text"),
    (b"\xcf\xfa\xed\xfe", "a program, not text"),
    (b"\x00asm", "a program, not text"),
    (b"SQLite format 3\x00", "an SQLite database, not text"),
    (b"PAR1", "a Parquet table, not text"),
)
# UTF-32 before UTF-16: the mark of the one begins with that of the other.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Text scraped from broken pages holds a stray NUL now and then; one control in twenty characters is no text.
_MOST_CONTROLS = 0.05
# In UTF-16 every second byte of Latin text is a NUL; a third leaves room for other scripts between.
_WIDE_SHARE = 0.3
_HEAD = 4096
# What browsers take these declarations for, as what is declared so seldom holds to the letter of it.
_TAKEN_FOR = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "iso8859-11": "tis_620",
}
_TEXT_ENCODINGS = re.compile(
    r"utf-8|utf-16(?:-[lb]e)?|utf-32(?:-[lb]e)?|cp\d{3,4}|iso8859-\d+|koi8[-_]\w|mac[-_]\w+|tis[-_]620|hz"
    r"|gb2312|gbk|gb18030|big5(?:hkscs)?|euc_\w+|iso2022_\w+|johab|ptcp154|kz1048"
)


class UnreadableError(Exception):
    """The bytes are no text; the message is the reason in plain words."""


class Decoded(NamedTuple):
    """Text, the encoding it was in, and what was odd about that, in words."""

    text: str
    encoding: str
    note: str | None = None


@cache
def _controls() -> re.Pattern[bytes]:
    return re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


@cache
def _garbled() -> re.Pattern[str]:
    # UTF-8 read as windows-1252 ("â€™" for ’, "Ã©" for é) or, the first of them, as windows-1251
    return re.compile(r"â€[™˜œ\x9d“”¢¦]|вЂ[™њќ“”¦]|Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf]")


def binary_reason(head: bytes) -> str | None:
    """Why these first bytes are no text at all, or None."""
    for signature, reason in _SIGNATURES:
        if head.startswith(signature):
            return reason
    if _marked(head) or _wide(head):
        return None
    controls = len(_controls().findall(head))
    if controls > _MOST_CONTROLS * len(head):
        return "a binary file, not text"
    return None


def decode(content: bytes) -> str:
    """Strict UTF-8; raises UnreadableError with the first bad byte's offset and value."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in content[:_HEAD]:
            raise UnreadableError("a binary file, not text") from None
        bad = content[error.start]
        raise UnreadableError(
            f"not valid UTF-8 at byte {error.start} (0x{bad:02X}); convert it to UTF-8 first"
        ) from None


def decoded(content: bytes, declared: str | None = None) -> Decoded:
    """The text of bytes whose format may declare an encoding; raises UnreadableError when there is none.

    A byte order mark counts first, then UTF-8 that could be nothing else, the declaration, and at last what
    charset-normalizer makes of it, which is noted. A mark stays in the text (``tidy`` takes it away).
    """
    if encoding := _marked(content) or _wide(content):
        try:
            return Decoded(content.decode(encoding), encoding)
        except UnicodeDecodeError as error:
            if not encoding.startswith("utf-8"):
                raise UnreadableError(
                    f"not valid {encoding.upper()[:6]} at byte {error.start}; convert it to UTF-8 first"
                ) from None
    said = _codec(declared)
    if said and said.startswith(("iso2022", "hz")) and (text := _strictly(content, said)) is not None:
        return Decoded(text, said)  # it is ASCII, and so UTF-8, to those who do not know
    if (text := _strictly(content, "utf-8")) is not None:
        odd = said and said != "utf-8" and not text.isascii()
        return Decoded(text, "utf-8", f"read as UTF-8, though it says {label(said or '')}" if odd else None)
    if said and (text := _strictly(content, said)) is not None:
        return Decoded(text, said)
    return _guessed(content, said)


def _guessed(content: bytes, said: str | None) -> Decoded:
    from corpus.read.guess_encoding import guesses

    for name in guesses(content) if b"\x00" not in content[:_HEAD] else ():
        if (text := _strictly(content, name)) is not None:
            why = "it is not UTF-8 and says nothing of its encoding"
            if said:
                why = f"it says {label(said)} and is not"
            return Decoded(text, name, f"read as {label(name)}: {why}")
    return Decoded(decode(content), "utf-8")  # it is not, and the first bad byte is named


def label(encoding: str) -> str:
    """An encoding's name as people know it: "windows-1251", "UTF-8"."""
    if re.fullmatch(r"cp12\d\d", encoding):
        return f"windows-{encoding[2:]}"
    known = {"cp932": "Shift_JIS", "cp949": "EUC-KR", "mac_roman": "Mac Roman", "tis_620": "TIS-620"}
    return known.get(encoding, encoding.upper().replace("_", "-").replace("ISO8859", "ISO-8859"))


def garbled_note(text: str) -> str | None:
    """What to say of a text in which letters of another encoding were read as windows-1252, or None."""
    if not any(start in text for start in ("â€", "Ã", "Â", "вЂ")):
        return None
    found = _garbled().search(text)
    if not found:
        return None
    return f"some letters look garbled (“{found[0]}”); the file seems to have been converted wrongly before"


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


def _marked(content: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: of the two bytes of its characters always the same one is nearly always NUL."""
    head = content[:_HEAD]
    if b"\x00" not in head or len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd) or max(even, odd) < _WIDE_SHARE * (len(head) // 2):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    odd_characters = sum(not c.isprintable() and not c.isspace() for c in text)
    return None if odd_characters > _MOST_CONTROLS * len(text) else encoding


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None


def _codec(declared: str | None) -> str | None:
    """Python's name of a declared encoding; None for one that is unknown or that is no encoding of text."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'").lower()).name
    except (LookupError, ValueError, UnicodeError):
        return None
    if not _TEXT_ENCODINGS.fullmatch(name) or name.startswith(("utf-16", "utf-32")):
        return None  # who could read the declaration did not read UTF-16
    return _TAKEN_FOR.get(name, name)
