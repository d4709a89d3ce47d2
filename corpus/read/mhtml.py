"""MHTML: the page that a browser saved as a mail, with its address and encoding."""

from __future__ import annotations

from email import message_from_bytes
from typing import NamedTuple


class SavedPage(NamedTuple):
    """The page inside an MHTML file."""

    content: bytes
    charset: str | None
    address: str | None


def unpacked(content: bytes) -> SavedPage | None:
    """The first HTML part, which is the page itself; what it embeds is left. None where there is none."""
    from email.policy import default

    try:
        message = message_from_bytes(content, policy=default)
        for part in message.walk():
            if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
                continue
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
                return SavedPage(payload, part.get_content_charset(), str(address) if address else None)
    except (ValueError, TypeError, LookupError, AttributeError, IndexError, RecursionError):
        # the standard library's parser stumbles over some broken headers
        return None
    return None
