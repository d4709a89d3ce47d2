"""Mail: newsletters kept one by one (.eml) or many in a file (mbox), read message by message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

from corpus.model import Article, Refused
from corpus.read.html import PageInput, page_input
from corpus.read.source import MAX_ARTICLE_BYTES, Found, Options, Pending, Source
from corpus.read.whole import TOO_LARGE

SUFFIXES = (".eml", ".mbox", ".mbx")
# A message's header is told from other text by fields that only mail has.
_SURE = (b"received:", b"message-id:", b"mime-version:", b"return-path:", b"delivered-to:", b"list-id:")
_USUAL = (b"from:", b"date:", b"subject:", b"to:")


@cache
def _patterns() -> dict[str, re.Pattern[bytes]]:
    return {
        # "From news@example.org Thu Jul 27 09:00:00 2023", and what mail programs make of it
        "from line": re.compile(rb"From (?:\S{1,200}|-)? ?.{0,40}\b\d\d:\d\d(?::\d\d)?\b.{0,40}"),
        "field": re.compile(rb"[!-9;-~]{1,80}:"),
        "quoted from": re.compile(rb">+From "),
        "message id": re.compile(rb"^message-id:\s*(<[^>\r\n]{1,500}>)", re.IGNORECASE | re.MULTILINE),
        "header end": re.compile(rb"\r?\n\r?\n"),
    }


def looks_like(head: bytes, suffix: str) -> bool:
    """Whether mail begins here: an mbox's "From " line, or the fields of a message's header."""
    if is_mbox(head):
        return True
    header = _patterns()["header end"].split(head.lstrip(b"\r\n"), maxsplit=1)[0].lower()
    lines = header.splitlines()
    if not lines or not all(line[:1] in b" \t" or _patterns()["field"].match(line) for line in lines[:-1]):
        return False
    names = {line.partition(b":")[0] + b":" for line in lines if line[:1] not in b" \t"}
    return bool(names & set(_SURE)) and len(names & set(_USUAL)) >= 2


def is_mbox(head: bytes) -> bool:
    """Whether a file of several messages begins here."""
    first, _, rest = head.partition(b"\n")
    return bool(_patterns()["from line"].fullmatch(first.rstrip(b"\r"))) and bool(
        _patterns()["field"].match(rest) or rest.startswith(b">From ")
    )


def read(source: Source, options: Options) -> Iterator[Found]:
    """The messages, each left pending; a message too large is refused by its number, and the others go on."""
    if not is_mbox(source.head):
        content = source.read(MAX_ARTICLE_BYTES)
        yield (
            Refused(path=source.name, reason=TOO_LARGE)
            if content is None
            else Pending(source.name, message, (content, page_input(source, options), None))
        )
        return
    known = page_input(source, options)
    # a sidecar describes the file, not each message in it
    known = known._replace(beside=known.beside._replace(title=None, byline=None, url=None, identity=None))
    seen: dict[str, int] = {}
    for number, content in enumerate(messages(source), start=1):
        if content is None:
            yield Refused(path=source.name, reason=f"message {number}: {TOO_LARGE}")
            continue
        identity = f"{source.stem}:{_digest(content)}"
        seen[identity] = seen.get(identity, 0) + 1
        if seen[identity] > 1:
            identity = f"{identity}-{seen[identity]}"
        yield Pending(source.name, message, (content, known._replace(identity=identity), number))


def messages(source: Source) -> Iterator[bytes | None]:
    """The messages of an mbox, one at a time; None stands for one that is too large to be kept in memory."""
    quoted, from_line = _patterns()["quoted from"], _patterns()["from line"]
    current = bytearray()
    begun = too_large = False
    blank = True
    for line in source.lines(MAX_ARTICLE_BYTES):
        if line is None:
            too_large, blank = True, False
            continue
        if blank and line.startswith(b"From ") and from_line.fullmatch(line.rstrip(b"\r")):
            if begun:
                yield None if too_large else bytes(current)
            current.clear()
            begun, too_large, blank = True, False, False
            continue
        blank = not line.rstrip(b"\r")
        if not too_large:
            current += (line[1:] if quoted.match(line) else line) + b"\n"
            if len(current) > MAX_ARTICLE_BYTES:
                too_large = True
                current.clear()
    if begun:
        yield None if too_large else bytes(current)


def message(content: bytes, known: PageInput, number: int | None) -> Article | Refused:
    """The article in a message, or why there is none."""
    from corpus.read.mail_message import article

    found = article(content, known)
    if isinstance(found, Refused) and number is not None:
        return found.model_copy(update={"reason": f"message {number}: {found.reason}"})
    return found


def _digest(content: bytes) -> str:
    """The same for the same message wherever it stands: of its Message-ID, else of all of it."""
    header = _patterns()["header end"].split(content, maxsplit=1)[0]
    found = _patterns()["message id"].search(header)
    return blake2b(found[1] if found else content, digest_size=4).hexdigest()
