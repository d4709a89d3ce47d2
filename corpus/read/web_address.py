"""Addresses of articles on the web: what is one, and the one that an archive's copy was made of."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_LONGEST_ADDRESS = 2000


def clean_address(value: str, base: str = "") -> str | None:
    """An absolute http or https address on one line, or None. An archive's copy is of the page it copied."""
    try:
        url = urljoin(base, value.strip())
        found = re.match(r"https?://web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(https?:/.+)", url)
        url = re.sub(r"^(https?):/+", r"\1://", found[1]) if found else url
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or len(url) > _LONGEST_ADDRESS:
            return None
    except ValueError:
        return None
    return url if url.isprintable() and " " not in url and "@" not in parts.netloc else None
