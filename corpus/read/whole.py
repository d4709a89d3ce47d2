"""Inputs that are read as one piece, and why some cannot be."""

from __future__ import annotations

import io
from dataclasses import replace

from corpus.model import Refused
from corpus.read.decode import Decoded, UnreadableError, decoded
from corpus.read.source import MAX_ARTICLE_BYTES, Source

_MEGABYTE = 1024 * 1024
TOO_LARGE = f"too large for one article (over {MAX_ARTICLE_BYTES // _MEGABYTE} MB)"
# UTF-16 has its line ends in two bytes, so a file of it is made UTF-8 as a whole before it is cut to lines.
_MAX_WIDE_BYTES = 256 * _MEGABYTE


def content_of(source: Source) -> bytes | Refused:
    """The bytes of an input that is one article."""
    content = source.read(MAX_ARTICLE_BYTES)
    return Refused(path=source.name, reason=TOO_LARGE) if content is None else content


def text_of(source: Source) -> Decoded | Refused:
    """The text of an input that is one article."""
    content = content_of(source)
    if isinstance(content, Refused):
        return content
    try:
        return decoded(content)
    except UnreadableError as error:
        return Refused(path=source.name, reason=str(error))


def narrow(source: Source) -> Source:
    """An input in UTF-16 as one in UTF-8, to be read line by line. Raises ``UnreadableError``."""
    content = source.read(_MAX_WIDE_BYTES)
    if content is None:
        raise UnreadableError(f"too large for UTF-16 (over {_MAX_WIDE_BYTES // _MEGABYTE} MB)")
    text = decoded(content).text.removeprefix("\ufeff")
    return replace(source, head=b"", rest=io.BytesIO(text.encode()))
