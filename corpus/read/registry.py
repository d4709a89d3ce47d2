"""Which reader takes an input: by its content first, then by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from corpus.model import Refused
from corpus.read import compressed, feed, html, json_file, jsonl, mail, markdown, news_xml, table, text
from corpus.read.bounds import MAX_DEPTH, OverBudgetError, UnpackingError
from corpus.read.containers import SUFFIXES as PACKED_SUFFIXES
from corpus.read.containers import Container, container_of, unread_archive
from corpus.read.decode import binary_reason
from corpus.read.members import Member, budget_of, member_name, noted, opened
from corpus.read.names import suffix_of
from corpus.read.source import Found, Options, Source

__all__ = ["read", "reader_for", "suffix_of"]

Reader = Callable[[Source, Options], Iterator[Found]]
LooksLike = Callable[[bytes, str], bool]


class Format(NamedTuple):
    """A reader, the suffixes of its files, and what tells them by their content."""

    read: Reader
    suffixes: tuple[str, ...]
    looks_like: LooksLike | None = None


# The first whose content it is, else the one whose suffix it has.
FORMATS: tuple[Format, ...] = (
    Format(jsonl.read, jsonl.SUFFIXES, jsonl.looks_like),
    Format(json_file.read, json_file.SUFFIXES, json_file.looks_like),
    Format(html.read, html.SUFFIXES, html.looks_like),
    Format(feed.read, feed.SUFFIXES, feed.looks_like),
    Format(news_xml.read, news_xml.SUFFIXES, news_xml.looks_like),
    Format(mail.read, mail.SUFFIXES, mail.looks_like),
    Format(markdown.read, markdown.SUFFIXES, markdown.looks_like),
    Format(table.read, table.SUFFIXES),
    Format(text.read, text.SUFFIXES),
)
# Text, but nobody's article. What is called otherwise, and is text, is read as text.
_NO_ARTICLES = frozenset(
    (
        *(".css", ".js", ".mjs", ".ts", ".jsx", ".tsx", ".map", ".vue", ".scss", ".less", ".svg"),
        *(".py", ".pyi", ".ipynb", ".c", ".h", ".cc", ".cpp", ".hpp", ".cs", ".java", ".kt", ".go", ".rs"),
        *(".rb", ".php", ".pl", ".pm", ".lua", ".swift", ".r", ".jl", ".sh", ".bash", ".zsh", ".bat", ".ps1"),
        *(".sql", ".log", ".ini", ".cfg", ".conf", ".toml", ".yaml", ".yml", ".lock", ".env", ".diff"),
        *(".patch", ".rtf", ".ps", ".eps", ".ics", ".vcf", ".srt", ".vtt", ".bib", ".url", ".webloc"),
        *(".desktop", ".pem", ".key", ".crt", ".torrent", ".m3u", ".plist", ".dtd", ".xsd"),
        *(".xsl", ".xslt", ".geojson", ".tmp", ".bak", ".part", ".crdownload", ".swp"),
    )
)


def read(source: Source, options: Options) -> Iterator[Found]:
    """The articles in an opened input, or why there are none."""
    if source.budget is not None:
        yield from _read(source, options)
        return
    budget_of(source)
    try:
        yield from _read(source, options)
    except OverBudgetError as error:
        yield Refused(path=source.name, reason=str(error))


def reader_for(source: Source) -> Reader | str:
    """The reader for an input that holds no others, or the reason why there is none."""
    if not source.head:
        return "empty"
    if reason := unread_archive(source.head) or binary_reason(source.head):
        return reason
    for form in FORMATS:
        if form.looks_like and form.looks_like(source.head, source.suffix):
            return form.read
    for form in FORMATS:
        if source.suffix in form.suffixes:
            return form.read
    if source.suffix in PACKED_SUFFIXES:
        return f"not what its name says: no {source.suffix} file begins so"
    if source.suffix in _NO_ARTICLES:
        known = sorted({suffix for form in FORMATS for suffix in form.suffixes if suffix})
        return (
            f"no reader for {source.suffix} files (there are readers for {', '.join(known)} and other text)"
        )
    return text.read


def _read(source: Source, options: Options) -> Iterator[Found]:
    if container := container_of(source.head, source.suffix):
        yield from _unpack(container, source, options)
        return
    reader = reader_for(source)
    if isinstance(reader, str):
        yield Refused(path=source.name, reason=reader)
    else:
        yield from reader(source, options)


def _unpack(container: Container, source: Source, options: Options) -> Iterator[Found]:
    """What is in an archive. A fault in one member is that member's; the others go on."""
    if source.depth >= MAX_DEPTH + (container is compressed.members):
        yield Refused(path=source.name, reason=f"packed more than {MAX_DEPTH} deep; unpack it first")
        return
    empty = True
    try:
        for member in container(source, options):
            empty = False
            if isinstance(member, Refused):
                yield member
            else:
                yield from _member(member, source, options)
    except UnpackingError as error:
        yield from _fault(error, source.name)
        empty = False
    if empty:
        yield Refused(path=source.name, reason="an archive without articles")


def _member(member: Member, source: Source, options: Options) -> Iterator[Found]:
    try:
        for found in _read(opened(member, source), options):
            yield noted(found, member.note) if member.note else found
    except UnpackingError as error:
        yield from _fault(error, member_name(member.name, source))


def _fault(error: UnpackingError, name: str) -> Iterator[Refused]:
    if not error.told:
        error.told = True
        yield Refused(path=name, reason=str(error))
