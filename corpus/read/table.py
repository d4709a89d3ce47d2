"""CSV and TSV: every row is an article; a bad row is refused by its line and the others go on."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.model import Article, Refused
from corpus.read.decode import UnreadableError, decoded, without_surrogates
from corpus.read.fields import is_nothing
from corpus.read.record import FIELDS, article, is_known
from corpus.read.source import MAX_ARTICLE_BYTES, Options, Source
from corpus.read.table_lines import Lines, TooLongError

SUFFIXES = (".csv", ".tsv", ".tab", ".psv")
_DELIMITERS = {".tsv": "\t", ".tab": "\t", ".psv": "|"}
# The first line of some spreadsheets' tables: "sep=;".
_SEPARATOR = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_TOLD = 20
_LONGEST_HEADER = 256 * 1024


class Row(NamedTuple):
    """A row's cells by their columns, the line it begins in, what was odd; or a reason why it is none."""

    line: int
    cells: dict[str, str]
    note: str | None = None
    reason: str | None = None


def read(source: Source, options: Options) -> Iterator[Article | Refused]:
    """The articles of a table in the order of its rows."""
    try:
        lines = Lines(source)
        header, delimiter = _header(lines, source.suffix)
        if reason := _no_text(header, options):
            yield Refused(path=source.name, reason=reason)
            return
        seen = False
        for row in rows(lines, header, delimiter):
            seen = True
            if row.reason:
                yield Refused(path=source.name, reason=row.reason, line=row.line)
                continue
            notes = (row.note,) if row.note else ()
            yield article(row.cells, source, options, number=row.line, line=row.line, notes=notes)
        if not seen:
            yield Refused(path=source.name, reason="a table without rows")
    except (UnreadableError, TooLongError) as error:
        yield Refused(path=source.name, reason=str(error))


def table(source: Source) -> tuple[list[str], Iterator[Row]]:
    """A table's columns and its rows, whatever they hold; raises UnreadableError, TooLongError."""
    lines = Lines(source)
    header, delimiter = _header(lines, source.suffix)
    return header, rows(lines, header, delimiter)


def rows(lines: Lines, header: Sequence[str], delimiter: str) -> Iterator[Row]:
    """The rows under a header. After a quote that nothing closes they are read from the next line on."""
    csv.field_size_limit(MAX_ARTICLE_BYTES)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except TooLongError as error:
            yield Row(lines.row_line, {}, reason=str(error))
            continue
        except csv.Error:
            # Quotes stand where none should: on one line they are meant as they are, over several the first
            # of them is one that nothing closes, and the rows after it are not its words.
            if lines.row_length > 1 or lines.ended_in_row:
                line, again = lines.row_line, lines.reread_row()
                lost = "" if again else ", and takes the rows after it with it, as too many did before"
                yield Row(line, {}, reason=f"a quote in it is never closed{lost}")
                reader = csv.reader(lines, delimiter=delimiter, strict=True)
                continue
            cells = _loosely(lines.first_of_row, delimiter)
        if any(cells):
            yield _row(cells, lines, header)


def _loosely(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return [line]


def _row(cells: list[str], lines: Lines, header: Sequence[str]) -> Row:
    line, note = lines.row_line, lines.note
    while len(cells) > len(header) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(header):
        return Row(line, {}, reason=f"it has {len(cells)} cells, and the header {len(header)}")
    named: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=True):
        if is_nothing(cell):
            named.setdefault(name, "")
            continue
        if not cell.isascii() and any("\udc80" <= c <= "\udcff" for c in cell):
            try:
                read = decoded(cell.encode("utf-8", "surrogateescape"))
            except UnreadableError as error:
                return Row(line, {}, reason=str(error))
            cell, note = read.text, read.note
        named[name] = named.get(name) or cell
    return Row(line, named, note)


def _header(lines: Lines, suffix: str) -> tuple[list[str], str]:
    """The columns' names and what stands between them."""
    first = next(lines, "")
    given: str | None = None
    if found := _SEPARATOR.fullmatch(first):
        given, first = found[1], next(lines, "")
    while first and not first.strip():
        first = next(lines, "")
    if len(first) > _LONGEST_HEADER:
        raise UnreadableError("its first line is too long to be a table's header")
    # A name in quotes may hold a line end.
    while first.count('"') % 2 and len(first) < 10_000 and (more := next(lines, "")):
        first += more

    def columns(delimiter: str) -> list[str]:
        found = next(csv.reader([first], delimiter=delimiter), [])
        return [without_surrogates(" ".join(name.split())) for name in found]

    def worth(delimiter: str) -> tuple[int, int]:
        names = columns(delimiter)
        return sum(any(is_known(name, field) for field in FIELDS) for name in names), len(names)

    try:
        likely = _DELIMITERS.get(suffix, ",")
        others = [mark for mark in ",;\t|" if mark != likely]
        delimiter = given or max((likely, *others), key=worth)
        names = columns(delimiter)
    except csv.Error:
        raise UnreadableError("a table whose header is broken") from None
    while names and not names[-1]:
        names.pop()
    return names, delimiter


def _no_text(header: Sequence[str], options: Options) -> str | None:
    """Why no row can have a text."""
    theirs = dict(options.fields).get("text")
    there = theirs in header if theirs else any(is_known(name, "text") for name in header)
    if there:
        return None
    names = ", ".join(f'"{name[:40]}"' for name in header[:_TOLD]) or "none"
    more = f" and {len(header) - _TOLD} more" if len(header) > _TOLD else ""
    if theirs:
        return f'no column "{theirs[:40]}", in which --map says the text is (the columns are {names}{more})'
    return f"no column for the text (the columns are {names}{more}; --map text=NAME says which)"
