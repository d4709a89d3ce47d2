"""WARC: the archives that crawlers write. Each page of HTML or text in it is read as if saved by hand."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from corpus.model import Refused
from corpus.read.bounds import CUT_OFF, UnpackingError
from corpus.read.decode import binary_reason
from corpus.read.members import Member, budget_of, member_name, unpacked
from corpus.read.source import MAX_ARTICLE_BYTES, Options, Source, printable
from corpus.read.warc_payload import body_of, digest_matches, head_of
from corpus.read.warc_stream import RecordStream
from corpus.read.whole import TOO_LARGE

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeaders

# Records of other kinds tell of the crawl: what was asked for, what had not changed since.
_WITH_PAGES = ("response", "resource", "conversion")
_PAGES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_HEAD = 64 * 1024
_MARKS_OF_HTML = (b"<html", b"<!doctype html", b"<head", b"<body", b"<article")


class _Record(NamedTuple):
    """One record's own header; the length is None where it is not said."""

    kind: str
    uri: str
    date: str
    length: int | None
    headers: StatusAndHeaders


class _Page(NamedTuple):
    """A page that a record holds: where its text begins in the block, and how it was sent."""

    suffix: str
    begin: int
    charset: str | None
    http: StatusAndHeaders | None


def looks_like(head: bytes, suffix: str) -> bool:
    """Whether a WARC begins so."""
    return head.startswith(b"WARC/")


def members(source: Source, options: Options) -> Iterator[Member | Refused]:
    """Its pages in the order in which they were fetched; records of no page are passed over."""
    stream, loader = RecordStream(unpacked(source)), _loader()
    records = 0
    told = False
    while (record := _next(loader, stream)) is not None:
        records += 1
        name = member_name(record.uri, source) if record.uri else source.name
        if record.length is None:
            found: Member | str | None = "damaged: a record does not say how long it is"
        else:
            found, whole = _found(record, record.length, stream, source)
            if not whole:
                found = CUT_OFF
        if isinstance(found, str):
            told = True
            yield Refused(path=name, reason=found)
        elif found is not None:
            told = True
            yield found
        if not stream.to_next_record() and not isinstance(found, str):
            told = True
            yield Refused(path=name, reason="damaged: it does not end where it says")
    if not told:
        yield Refused(path=source.name, reason=f"no page of text among {records} records")


def _loader() -> ArcWarcRecordLoader:
    from warcio.recordloader import ArcWarcRecordLoader

    # It warns of odd addresses on the terminal, as they stand.
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    return ArcWarcRecordLoader(verify_http=False, arc2warc=False)


def _next(loader: ArcWarcRecordLoader, stream: RecordStream) -> _Record | None:
    from warcio.exceptions import ArchiveLoadFailed

    stream.begin_record()
    try:
        loaded = loader.parse_record_stream(stream, known_format="warc", no_record_parse=True)
    except EOFError:
        return None
    except ArchiveLoadFailed:
        raise UnpackingError("damaged: a record does not begin as records do") from None
    headers = loaded.rec_headers
    said = headers.get_header("Content-Length") or ""
    return _Record(
        kind=(headers.get_header("WARC-Type") or "").strip().lower(),
        uri=(headers.get_header("WARC-Target-URI") or "").strip(),
        date=(headers.get_header("WARC-Date") or "").strip(),
        length=int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else None,
        headers=headers,
    )


def _found(
    record: _Record, length: int, stream: RecordStream, source: Source
) -> tuple[Member | str | None, bool]:
    """The page in a record, why it cannot be read, or None where there is none; and whether all was there."""
    if record.kind not in _WITH_PAGES or not record.uri:
        return None, stream.skip(length) == length
    block = stream.read(min(length, _HEAD))
    page = _page(record, block)
    if page is None or length > MAX_ARTICLE_BYTES:
        whole = len(block) + stream.skip(length - len(block)) == length
        return (TOO_LARGE if page else None), whole
    block += stream.read(length - len(block))
    if len(block) < length:
        return None, False
    return _member(record, page, block, source), True


def _page(record: _Record, block: bytes) -> _Page | None:
    """What page begins with these bytes."""
    http = head_of(block) if record.kind == "response" else None
    if record.kind == "response" and http is None:
        return None
    said, begin = record.headers.get_header("Content-Type") or "", 0
    if http is not None:
        headers, begin = http
        if headers.get_statuscode() != "200":
            return None
        said = headers.get_header("Content-Type") or ""
    kind, _, parameters = said.partition(";")
    suffix = _PAGES.get(kind.strip().lower())
    if suffix is None and not kind.strip():
        start = block[begin : begin + 1024].lower()
        suffix = ".html" if any(mark in start for mark in _MARKS_OF_HTML) else None
    if suffix is None or begin >= len(block) or record.uri.partition("?")[0].endswith("/robots.txt"):
        return None
    return _Page(suffix, begin, _charset(parameters), http[0] if http else None)


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _member(record: _Record, page: _Page, block: bytes, source: Source) -> Member | str | None:
    sent = block[page.begin :]
    try:
        body = body_of(sent, page.http) if page.http else sent
        budget_of(source).spend(max(0, len(body) - len(sent)))
    except UnpackingError as error:
        return str(error)
    except zlib.error:
        return "damaged: it does not unpack"
    if _is_damaged(record, page, block, sent, body):
        return "damaged: it is not what its digest says"
    if not body.strip() or binary_reason(body[:_HEAD]):
        return None
    cut = record.headers.get_header("WARC-Truncated")
    identity = f"{record.uri}\0{record.date}".encode("utf-8", "surrogatepass")
    fields = {"url": record.uri, "fetched": record.date or None, "charset": page.charset}
    return Member(
        name=record.uri,
        stream=io.BytesIO(body),
        stem=f"{source.stem}-{blake2b(identity, digest_size=6).hexdigest()}",
        suffix=page.suffix,
        fields={name: value for name, value in fields.items() if value is not None},
        note=f"cut short by the crawler ({printable(cut)[:40]})" if cut else None,
    )


def _is_damaged(record: _Record, page: _Page, block: bytes, sent: bytes, body: bytes) -> bool:
    """Whether a digest says so; crawlers take that of the payload before or after unpacking."""
    said = record.headers.get_header("WARC-Block-Digest")
    if said and not record.headers.get_header("WARC-Truncated"):
        return not digest_matches(said, block)
    said = record.headers.get_header("WARC-Payload-Digest")
    if not said or record.headers.get_header("WARC-Truncated"):
        return False
    return not any(digest_matches(said, content) for content in (sent, body, block))
