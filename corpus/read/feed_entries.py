"""The entries of a feed as articles, with ids that stay when the feed grows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple

from corpus.model import Article, PublishedDate, Refused
from corpus.read import record, timestamps
from corpus.read.author_names import names
from corpus.read.decode import UnreadableError, garbled_note, tidy, without_surrogates
from corpus.read.fields import language_field, text_field
from corpus.read.markup import is_markup, to_text
from corpus.read.outlet_names import host, site_name
from corpus.read.page_encoding import decoded_page
from corpus.read.source import MAX_ARTICLE_BYTES, Options, Source
from corpus.read.web_address import clean_address

# An id that is short says what it names only inside its feed: "41" is in every other feed, too.
_SHORTEST_ID = 8
# Elements left open count, too: in a broken feed every <br> is one.
_DEEPEST = 5000


class _Feed(NamedTuple):
    """What holds for all entries of a feed."""

    title: str | None
    address: str | None
    language: str | None
    authors: tuple[str, ...]
    atom: bool
    notes: tuple[str, ...]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "starts": re.compile(r"<(?:\w{1,10}:)?(?:item|entry)[\s>]", re.IGNORECASE),
        "ends": re.compile(r"</(?:\w{1,10}:)?(?:item|entry)\s*>", re.IGNORECASE),
        "end": re.compile(r"</(?:\w{1,10}:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE),
        "tag": re.compile(r"<(/)?[A-Za-z][^<>]{0,5000}?(/)?>"),
        "id": re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
    }


def entries(source: Source, options: Options) -> Iterator[Article | Refused]:
    """The entries of a feed in its order; one without text is refused by its number."""
    content = source.read(MAX_ARTICLE_BYTES)
    if content is None:
        yield Refused(
            path=source.name, reason=f"too large for a feed (over {MAX_ARTICLE_BYTES // (1024 * 1024)} MB)"
        )
        return
    try:
        text, _, note = decoded_page(content, text_field(source.fields.get("charset")))
    except UnreadableError as error:
        yield Refused(path=source.name, reason=str(error))
        return
    if _nests_too_deep(text):
        yield Refused(path=source.name, reason="not a feed: its elements nest too deep")
        return
    parsed = _parsed(text)
    if parsed is None or not (parsed["entries"] or parsed["version"]):
        yield Refused(path=source.name, reason="not a feed that can be read")
        return
    listed = parsed["entries"]
    cut = _is_cut_off(text, len(listed))
    feed = _feed(parsed, [note] if note else [])
    seen: dict[str, int] = {}
    for number, entry in enumerate(listed, start=1):
        if cut and number == len(listed) and _last_is_open(text):
            break
        yield _entry(entry, number, feed, seen, source, options)
    if cut:
        reason = f"cut off: it ends in the middle of entry {len(listed)}"
        yield Refused(
            path=source.name, reason=reason if _last_is_open(text) else "cut off: its end is missing"
        )
    elif not listed:
        yield Refused(path=source.name, reason="a feed without entries")


def _nests_too_deep(text: str) -> bool:
    """Whether more elements are open at once than any feed has: each new one costs the more."""
    depth = position = 0
    while position < len(text):
        begin = text.find("<![CDATA[", position)
        end = len(text) if begin < 0 else begin
        for tag in _patterns()["tag"].finditer(text, position, end):
            if tag[1]:
                depth = max(0, depth - 1)
            elif not tag[2]:
                depth += 1
                if depth > _DEEPEST:
                    return True
        closed = text.find("]]>", begin) if begin >= 0 else -1
        position = len(text) if closed < 0 else closed + 3
    return False


def _parsed(text: str) -> Any:
    """What feedparser makes of a feed, or None where it fails. It is given no address, and asks for none."""
    import feedparser

    content = io.BytesIO(text.encode("utf-8", "replace"))
    try:
        return feedparser.parse(
            content,  # bytes alone it would take for the name of a file
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception:  # what a hostile feed finds in it, of whatever kind
        return None


def _is_cut_off(text: str, entries: int) -> bool:
    tail = text[-4000:]
    return not _patterns()["end"].search(tail) and (entries > 0 or _last_is_open(text))


def _last_is_open(text: str) -> bool:
    """Whether the last entry that begins does not end."""
    starts = max((found.start() for found in _patterns()["starts"].finditer(text)), default=-1)
    ends = max((found.start() for found in _patterns()["ends"].finditer(text)), default=-1)
    return starts > ends


def _feed(parsed: Any, notes: list[str]) -> _Feed:
    about = parsed["feed"]
    address = clean_address(_string(about, "link") or "")
    title = _line(_string(about, "title"))
    broken = type(parsed.get("bozo_exception")).__name__ == "SAXParseException"
    return _Feed(
        title=(site_name(title, address) if title else None) or host(address),
        address=address,
        language=language_field(_string(about, "language")),
        authors=tuple(_authors(about)),
        atom=str(parsed["version"]).startswith("atom"),
        notes=(*notes, "the feed is not well-formed XML") if broken else tuple(notes),
    )


def _entry(
    entry: Any, number: int, feed: _Feed, seen: dict[str, int], source: Source, options: Options
) -> Article | Refused:
    markup = without_surrogates(_markup(entry))
    text = markup if options.raw else tidy(_text(markup, entry))
    if not text.strip():
        return Refused(path=source.name, reason=f"no text in entry {number}")
    beside = record.facts(source.fields, options, whose=" of its sidecar")
    within = dict.get(entry, "source")
    origin = _line(_string(within, "title")) if isinstance(within, dict) else None
    url = clean_address(_string(entry, "link") or "", feed.address or "")
    outlet = (site_name(origin, url) if origin else None) or feed.title
    said_by = _authors(entry) or (list(feed.authors) if feed.atom else [])
    garbled = garbled_note(text)
    return Article(
        id=_identity(entry, number, text, seen, source),
        path=source.path,
        title=_line(_string(entry, "title")),
        byline=names(said_by, (outlet, host(url), feed.title)),
        source=outlet or beside.source or options.source,
        published=_published(entry, feed) or beside.published or options.published_date(),
        language=language_field(_string(entry, "language")) or feed.language or beside.language,
        url=url,
        text=text,
        raw_text=markup if text != markup and not options.raw else None,
        file_date=source.file_date,
        notes=(*feed.notes, *((garbled,) if garbled else ())),
    )


def _markup(entry: Any) -> str:
    """The longest of an entry's contents, else its summary."""
    contents = [
        value
        for content in dict.get(entry, "content", ())
        if isinstance(value := dict.get(content, "value"), str)
        and ("html" in str(dict.get(content, "type")) or str(dict.get(content, "type")).startswith("text/"))
    ]
    best = max(contents, key=len, default="")
    return best if best.strip() else _string(entry, "summary") or _string(entry, "description") or ""


def _text(markup: str, entry: Any) -> str:
    return to_text(markup) if is_markup(markup) or re.search(r"&#?\w{1,30};", markup) else markup.strip()


def _authors(about: Any) -> list[str]:
    listed = dict.get(about, "authors") or []
    said = [_string(author, "name") or "" for author in listed if isinstance(author, dict)]
    return [name for name in said if name] or [name for name in [_string(about, "author")] if name]


def _published(entry: Any, feed: _Feed) -> PublishedDate | None:
    for name in ("published", "created", "updated"):
        value = _string(entry, name)
        day = timestamps.day_of(value)
        if day and value:
            said = "date" if name == "updated" and not feed.atom else name  # of RSS it is <dc:date>
            late = ": when it was last changed, no other day is given" if said == "updated" else ""
            return timestamps.published(day, f"feed {said} {timestamps.quoted(value)}{late}")
    return None


def _identity(entry: Any, number: int, text: str, seen: dict[str, int], source: Source) -> str:
    """The entry's own id where it is one, else one made of it: the same wherever it stands in the feed."""
    own = (_string(entry, "id") or "").strip()
    if _patterns()["id"].fullmatch(own):
        made = own if len(own) >= _SHORTEST_ID else f"{source.stem}:{own}"
    else:
        named = own or _string(entry, "link") or f"{_string(entry, 'title')}\n{text}"
        made = f"{source.stem}:{blake2b(named.encode('utf-8', 'replace'), digest_size=4).hexdigest()}"
    seen[made] = seen.get(made, 0) + 1
    return made if seen[made] == 1 else f"{made}-{seen[made]}"


def _string(about: Any, name: str) -> str | None:
    """A field's words; without feedparser's own way of giving one field for another."""
    value = dict.get(about, name)
    return value if isinstance(value, str) and value.strip() else None


def _line(value: str | None) -> str | None:
    return text_field(to_text(value) if value and is_markup(value) else value)
