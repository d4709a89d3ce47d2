"""The outlet a page belongs to, and titles without its name."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from corpus.read import json_ld, page_head
from corpus.read.author_names import key
from corpus.read.page_statements import Statements

_SITE_META = ("og:site_name", "application-name", "cre", "sailthru.site", "parsely-site")
_PUBLISHER_META = ("dc.publisher", "dcterms.publisher", "dc.source", "citation_publisher", "publisher")
_COMPANY = re.compile(
    r"\b(?:ltd|limited|inc|llc|gmbh|plc|corp|corporation|pty|s\.?a|group|holdings|media)\.?$", re.I
)
# " | " and its kin stand between a title and a site; a plain hyphen does so only before the site's name.
_BARS = re.compile(r"\s+(?:\||::|»|›|·|•|«|⋆|~)\s+|\s*\|\s*")
_DASHES = re.compile(r"\s+[-–—]\s+|\s*—\s*")
_COLON = re.compile(r":\s+")
_MOST_SITE_WORDS = 6


def outlet(stated: Statements, address: str | None) -> str | None:
    """The name of the outlet: as its markup tells it, else the host of the page's address."""
    publisher = _named(stated.of_article("publisher")) or _named(stated.of_article("sourceOrganization"))
    site = stated.first(*_SITE_META)
    name = site_name(site[1], address) if site else None
    if publisher and name and (_COMPANY.search(publisher) or "." in publisher.strip(".")):
        return name
    if publisher:
        return publisher
    if name:
        return name
    for wanted in (("NewsMediaOrganization",), ("WebSite",), ("Organization", "Corporation")):
        for node in stated.nodes:
            if set(wanted) & set(json_ld.kinds(node)) and (found := _named(node)):
                return found
    said = stated.first(*_PUBLISHER_META)
    if said and not said[1].startswith(("http", "@")) and len(said[1]) <= 80:
        return said[1]
    return _of_title(stated, address) or host(address)


def host(address: str | None) -> str | None:
    """The host of an address as readers know it: without "www." and its kin."""
    try:
        name = (urlsplit(address or "").hostname or "").lower()
    except ValueError:
        return None
    for prefix in ("www.", "amp.", "m.", "mobile."):
        if name.startswith(prefix) and name.count(".") > 1:
            name = name.removeprefix(prefix)
    return name if "." in name and re.fullmatch(r"[\w.-]{3,80}", name) else None


def without_site(title: str, site: str | None, address: str | None, *, bars: bool) -> str:
    """A title without the site's name before or after it.

    With `bars` what stands behind a " | " is the site or a section even where its name is not known.
    """
    names = {key(name) for name in (site, host(address)) if name}
    for pattern in (_BARS, _DASHES):
        parts = [(at.start(), at.end()) for at in pattern.finditer(title)]
        if parts and _is_site(title[: parts[0][0]], names, address):
            if not _is_site(title[parts[-1][1] :], names, address):
                return title[parts[0][1] :].strip()
            continue
        stripped = False
        while parts:
            start, end = parts.pop()
            tail = title[end:].strip()
            known = _is_site(tail, names, address)
            # between the title and the site some have the section: "Lock reopens | World | Harbour Post"
            section = pattern is _BARS and (bars or stripped) and len(tail.split()) <= _MOST_SITE_WORDS
            if not known and (not section or len(title[:start].split()) < 2):
                break
            title, stripped = title[:start].strip(), True
    before, colon, after = title.partition(": ")
    return after.strip() if colon and key(before) == key(site or "") and after.strip() else title


def _is_site(words: str, names: set[str], address: str | None) -> bool:
    this = key(words)
    if not this:
        return False
    if this in names or (
        len(this) >= 3 and any(this == key(part) for part in (host(address) or "").split("."))
    ):
        return True
    # "Harbour Post UK" beside "Harbour Post"
    return any(len(name) >= 5 and this.startswith(name) and len(this) <= len(name) + 6 for name in names)


def site_name(words: str, address: str | None) -> str | None:
    """A site's name without the motto that some add to it: "Harbour Post - News from the coast"."""
    if words.startswith(("http://", "https://")):
        return host(words)
    words = words[:300].strip().removeprefix("@")
    for pattern in (_BARS, _DASHES):
        parts = [part.strip() for part in pattern.split(words) if part.strip()]
        if len(parts) > 1:
            site = next((part for part in parts if _is_site(part, set(), address)), None)
            words = site or parts[0]
    return words if 0 < len(words) <= 80 else None


def _named(value: Any) -> str | None:
    if isinstance(value, list):
        return next((name for part in value if (name := _named(part))), None)
    if isinstance(value, dict):
        value = value.get("name")
        if isinstance(value, list):
            value = value[0] if value else None
    if not isinstance(value, str):
        return None
    words = " ".join(value.split())
    if words.startswith(("http://", "https://")):
        return host(words)
    return words if 1 < len(words) <= 80 else None


def _of_title(stated: Statements, address: str | None) -> str | None:
    """The site's name behind the title in <title>, where the host or the heading says that it is one."""
    title = " ".join((stated.tree.findtext(".//title") or "")[:2000].split())[:400]
    headings = {key(heading) for heading in page_head.headings(stated.tree)}
    for pattern in (_BARS, _DASHES, _COLON):
        parts = [" ".join(part.split()) for part in pattern.split(title)]
        if len(parts) < 2:
            continue
        for part in (parts[-1], parts[0]):
            if _is_site(part, set(), address):
                return part
        for part, rest in ((parts[-1], parts[:-1]), (parts[0], parts[1:])):
            # "Print: …", "Video: …" are no outlets
            enough = pattern is not _COLON or " " in part
            if enough and 0 < len(part.split()) <= _MOST_SITE_WORDS and key("".join(rest)) in headings - {""}:
                return part
    return None
