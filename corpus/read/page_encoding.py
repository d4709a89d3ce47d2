"""The encoding of a page: a mark at its beginning, what the server said, what the page says itself."""

from __future__ import annotations

import re
from functools import cache

from corpus.read.decode import Decoded, UnreadableError, decoded

_HEAD = 8192
# A page with a few damaged characters is still a page to every browser.
_MOST_DAMAGED = 0.01
_ALWAYS_BORNE = 20


@cache
def _declarations() -> tuple[re.Pattern[bytes], ...]:
    return (
        re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{2,40})", re.IGNORECASE),
        re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.IGNORECASE),
    )


def declared(content: bytes) -> str | None:
    """The encoding that a page or an XML file declares in its first bytes."""
    for pattern in _declarations():
        if found := pattern.search(content, 0, _HEAD):
            return found[1].decode("ascii")
    return None


def decoded_page(content: bytes, charset: str | None = None) -> Decoded:
    """A page as text; what `charset` a server or a mail gave it counts before its own declaration.

    Raises UnreadableError when it is no text in any encoding.
    """
    try:
        return decoded(content, charset or declared(content))
    except UnreadableError:
        if b"\x00" in content[:_HEAD]:
            raise
        text = content.decode("utf-8", "replace")
        damaged = text.count("\ufffd")
        if damaged > max(_ALWAYS_BORNE, _MOST_DAMAGED * len(text)) or damaged * 10 > len(text):
            raise
        return Decoded(text, "utf-8", f"read as UTF-8 with {damaged} damaged characters")
