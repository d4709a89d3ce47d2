"""One message of mail to an article: its header as metadata, its text or the page in it as text."""

from __future__ import annotations

import re
from email.message import EmailMessage
from functools import cache
from typing import Any, NamedTuple

from corpus.model import Article, PublishedDate, Refused
from corpus.read import timestamps
from corpus.read.author_names import key, names
from corpus.read.decode import UnreadableError, garbled_note, tidy, without_surrogates
from corpus.read.fields import language_field
from corpus.read.html import PageInput
from corpus.read.page_encoding import decoded_page
from corpus.read.web_address import clean_address

# More parts than this are no letter; a message in a message in a message is one too many.
_MOST_PARTS = 200
_MOST_NESTED = 2
# The time that the header parser takes grows with the square of a field's length.
_LONGEST_FIELD = 8000
_LONGEST_HEADER = 512 * 1024
# Each line is compared with every boundary that is open.
_MOST_BOUNDARIES = 100
_MOST_SEPARATORS = 10_000
# A text part with fewer words than this beside a page is there to say that there is a page.
_FEWEST_WORDS = 40
_SHARE_OF_PAGE = 0.4
_MOST_LINKS = 0.25


class _Parts(NamedTuple):
    """What a message holds: its text, its page, how many things are attached, and what was odd."""

    text: str | None = None
    page: str | None = None
    attached: int = 0
    inner: EmailMessage | None = None
    notes: tuple[str, ...] = ()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "in browser": re.compile(
            r"(?:view|read|open|see)\b.{0,40}\b(?:browser|online|web(?: ?site)?|web version)|web version",
            re.IGNORECASE,
        ),
        "address": re.compile(r"https?://[^\s<>\"]{4,2000}"),
        "at": re.compile(r"\s+(?:from|at|of|via|in|\||[-–—]|@)\s+|,\s+", re.IGNORECASE),
        "list": re.compile(r"\s*\"?([^\"<>]{0,200}?)\"?\s*<([^<>]{1,200})>"),
    }


def article(content: bytes, known: PageInput) -> Article | Refused:
    """The article that a message is, or why it is none."""
    if reason := _costly(content):
        return Refused(path=known.name, reason=reason)
    try:
        parsed = _parsed(content)
        return _article(parsed, content, known)
    except UnreadableError as error:
        return Refused(path=known.name, reason=str(error))
    except (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError):
        # the standard library's parser stumbles over some headers and parts that are broken beyond repair
        return Refused(path=known.name, reason="a broken message that cannot be read")


def _costly(content: bytes) -> str | None:
    """Why a message is not even looked into: no letter is made like this."""
    header = re.search(rb"\r?\n\r?\n", content)
    if (header.start() if header else len(content)) > _LONGEST_HEADER:
        return f"its header is too long (over {_LONGEST_HEADER // 1024} KB)"
    if content.count(b"boundary=") + content.count(b"BOUNDARY=") > _MOST_BOUNDARIES:
        return "too many parts within parts"
    if b"boundary=" in content and content.count(b"\n--") > _MOST_SEPARATORS:
        return "too many parts"
    longest = max((len(line) for line in _content_fields().findall(content)), default=0)
    return "a broken header of a part" if longest > _LONGEST_FIELD else None


@cache
def _content_fields() -> re.Pattern[bytes]:
    return re.compile(
        rb"^content-(?:type|disposition):(?:[^\n]*\n[ \t])*[^\n]*", re.IGNORECASE | re.MULTILINE
    )


def _parsed(content: bytes) -> EmailMessage:
    from email import message_from_bytes
    from email.policy import default

    return message_from_bytes(content, policy=default)


def _article(parsed: EmailMessage, content: bytes, known: PageInput) -> Article | Refused:
    if not any(_header(parsed, name) for name in ("From", "Subject", "Date", "Message-ID")):
        return Refused(path=known.name, reason="not a message: it has no header")
    parts = _parts(parsed)
    if parts.text is None and parts.page is None and parts.inner is not None:
        parts = _parts(parts.inner)._replace(attached=parts.attached)
    subject = _header(parsed, "Subject")
    text, markup = _chosen(parts, subject)
    if known.raw:
        text, markup = decoded_page(content).text, None
    text = without_surrogates(text)
    if not text.strip():
        return Refused(path=known.name, reason="no text in the message")
    byline, outlet = _from(parsed)
    beside = known.beside
    notes = [*known.notes, *parts.notes]
    if parts.attached:
        notes.append(f"{parts.attached} attachment{'s were' if parts.attached > 1 else ' was'} left out")
    if garbled := garbled_note(text):
        notes.append(garbled)
    return Article(
        id=beside.identity or known.identity,
        path=known.path,
        title=subject or beside.title,
        byline=byline or beside.byline,
        source=outlet or beside.source or known.source,
        published=_published(parsed) or beside.published or known.published,
        language=language_field(_header(parsed, "Content-Language")) or beside.language,
        url=_url(parsed, parts) or beside.url,
        text=text,
        raw_text=markup,
        file_date=known.file_date,
        notes=tuple(notes),
    )


def _header(message: EmailMessage, name: str) -> str | None:
    """A header field as words on one line, with what is encoded in it decoded."""
    raw = next((str(raw) for field, raw in message.raw_items() if field.lower() == name.lower()), None)
    value: Any = raw
    if raw is not None and len(raw) <= _LONGEST_FIELD:
        try:
            value = message.get(name)
        except Exception:  # the header parser has its own troubles with what no mail program writes
            value = raw
    elif raw is not None:
        value = raw[:_LONGEST_FIELD]
    words = " ".join(without_surrogates(str(value)).split()) if value is not None else ""
    return "".join(c for c in words if c.isprintable()) or None


def _parts(message: EmailMessage) -> _Parts:
    """The first text and the first page of a message; alternatives, nested parts and all."""
    text = page = inner = None
    attached = 0
    notes: list[str] = []
    pending: list[tuple[Any, int]] = [(message, 0)]
    seen = 0
    while pending and seen < _MOST_PARTS:
        part, depth = pending.pop()
        seen += 1
        kind = part.get_content_type()
        if kind == "message/rfc822":
            attached += 1
            payload = part.get_payload()
            if inner is None and isinstance(payload, list) and payload and depth < _MOST_NESTED:
                inner = payload[0]
            continue
        if part.is_multipart():
            pending.extend((child, depth + 1) for child in reversed(part.get_payload()) if depth < 30)
            continue
        named = part.get_content_disposition() == "attachment" or part.get_filename() is not None
        if kind == "text/plain" and not named and text is None:
            text, note = _words(part)
        elif kind == "text/html" and not named and page is None:
            page, note = _words(part)
        else:
            # pictures that belong to the page are no attachments to the reader
            attached += named or not kind.startswith(("image/", "text/"))
            continue
        notes += [note] if note else []
    return _Parts(text, page, attached, inner, tuple(dict.fromkeys(notes)))


def _words(part: EmailMessage) -> tuple[str, str | None]:
    """A part as text, in the encoding it says, and what was odd about that."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload:
        return "", None
    decoded = decoded_page(payload, part.get_content_charset())
    words = tidy(decoded.text)
    if part.get_content_type() == "text/plain" and str(part.get_param("format", "")).lower() == "flowed":
        words = _unflowed(words)
    return words, decoded.note


def _unflowed(text: str) -> str:
    """Lines that end in a space go on in the next: how mail programs wrap paragraphs (RFC 3676)."""
    pieces: list[str] = []
    for line in text.split("\n"):
        line = line.removeprefix(" ") if line.startswith(" ") else line
        goes_on = line.endswith(" ") and line != "-- " and not line.startswith(">")
        pieces.append(line if goes_on else f"{line}\n")
    return "".join(pieces)


def _chosen(parts: _Parts, subject: str | None) -> tuple[str, str | None]:
    """The text that is read, and the page it was taken out of."""
    text = parts.text or ""
    if not parts.page or not parts.page.strip():
        return text, None
    of_page = _of_page(parts.page, subject)
    words, page_words = len(text.split()), len(of_page.split())
    links = sum(len(found[0]) for found in _patterns()["address"].finditer(text))
    enough = words >= _FEWEST_WORDS and words >= _SHARE_OF_PAGE * page_words
    if text.strip() and (not page_words or (enough and links <= _MOST_LINKS * len(text))):
        return text, None
    return of_page, parts.page


def _of_page(markup: str, subject: str | None) -> str:
    from corpus.read.markup import to_text
    from corpus.read.page_body import body
    from corpus.read.page_tree import parsed

    page = parsed(markup)
    if page.tree is None:
        return ""
    found = body(page.tree, subject, None) if page.whole else ""
    everything = to_text(markup)
    # a letter's tables hide its text from extractors made for pages
    return found if len(found.split()) >= _SHARE_OF_PAGE * len(everything.split()) else everything


def _from(message: EmailMessage) -> tuple[str | None, str | None]:
    """Who wrote it and the outlet: the sender's name, the list's, else the sender's domain."""
    from email.utils import parseaddr

    sender, address = parseaddr(_header(message, "From") or "")
    domain = address.rpartition("@")[2].strip().lower()
    listed = _patterns()["list"].fullmatch(_header(message, "List-Id") or "")
    outlet = listed[1].strip() if listed and listed[1].strip() else None
    at = _patterns()["at"].search(sender)
    if at and outlet is None:
        outlet = sender[at.end() :].strip() or None
    person = sender[: at.start()] if at else sender
    labels = {key(label) for label in domain.split(".")}
    if key(person) in labels or (outlet and key(person) == key(outlet)):
        return None, outlet or person.strip() or None
    byline = names([person], (outlet, domain, *domain.split(".")))
    return byline, outlet or (sender if sender and byline is None else None) or domain or None


def _published(message: EmailMessage) -> PublishedDate | None:
    value = _header(message, "Date")
    day = timestamps.day_of(value)
    return timestamps.published(day, f"Date: {value[:60]}") if day and value else None


def _url(message: EmailMessage, parts: _Parts) -> str | None:
    """Where the letter can be read on the web."""
    addresses = _patterns()["address"]
    if found := addresses.search(_header(message, "Archived-At") or ""):
        return clean_address(found[0])
    if url := _browser_link(parts):
        return url
    found = addresses.search(_header(message, "List-Archive") or "")
    return clean_address(found[0]) if found else None


def _browser_link(parts: _Parts) -> str | None:
    in_browser = _patterns()["in browser"]
    if parts.page and in_browser.search(parts.page):
        from corpus.read.page_tree import parsed

        tree = parsed(parts.page).tree
        for link in tree.iter("a") if tree is not None else ():
            if in_browser.search(link.text_content()[:200]) and (
                url := clean_address(link.get("href") or "")
            ):
                return url
    for line in (parts.text or "")[:4000].splitlines():
        if in_browser.search(line[:300]):
            rest = (parts.text or "").partition(line)[2]
            found = _patterns()["address"].search(f"{line} {rest[:300]}")
            return clean_address(found[0].rstrip(").,>]")) if found else None
    return None
