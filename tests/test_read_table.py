"""CSV and TSV: the delimiter is found, rows are articles, a bad row is named by its line."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Article, Refused
from corpus.read import inputs, table
from corpus.read.source import Options, Source


def read(path: Path, content: str | bytes, **options: Any) -> list[Article | Refused]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [*inputs([path], **options)]


def texts(found: list[Article | Refused]) -> list[str]:
    return [item.text for item in found if isinstance(item, Article)]


def reasons(found: list[Article | Refused]) -> list[tuple[int | None, str]]:
    return [(item.line, item.reason) for item in found if isinstance(item, Refused)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_rows_are_articles_whatever_stands_between(
    tmp_path: Path, delimiter: str, end: str, mark: str
) -> None:
    rows = [
        ["ID", "Headline", "Article Body", "Date Published", "Author"],
        ["7", "A crane falls", 'It "fell",; on\nThursday.', "2023-07-27", "I. Marsh"],
        ["", "The rope holds", "It held.", "nan", ""],
    ]
    content = io.StringIO()
    csv.writer(content, delimiter=delimiter, lineterminator=end).writerows(rows)
    first, second = read(tmp_path / "wire.csv", mark + content.getvalue())
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.id, first.title, first.byline) == ("7", "A crane falls", "I. Marsh")
    assert first.text == 'It "fell",; on\nThursday.'
    assert first.published and first.published.evidence == 'field "Date Published"'
    assert (second.id, second.text, second.published, second.byline) == ("wire:4", "It held.", None, None)


def test_names_of_columns_count_more_than_their_number(tmp_path: Path) -> None:
    content = "title;text\nA crane, a rope, a bridge;It fell, and lay.\n"
    assert texts(read(tmp_path / "a.csv", content)) == ["It fell, and lay."]
    content = "title,text\tx,lead\ty,date\nA,B,C,D\n"
    assert texts(read(tmp_path / "a.csv", "sep=,\ntitle,text\nA crane;a,It fell.\n")) == ["It fell."]
    assert texts(read(tmp_path / "a.tsv", "title\ttext\nA, b; c\tIt fell.\n")) == ["It fell."]


def test_bad_rows_are_refused_by_line_and_the_others_go_in(tmp_path: Path) -> None:
    content = 'title,text\na,one\n"b\nc"\nd,two,,\n\ne,three,four\nf,\ng,"four\nfive"\n'
    found = read(tmp_path / "a.csv", content)
    assert texts(found) == ["one", "two", "four\nfive"]
    assert reasons(found) == [
        (3, "it has 1 cells, and the header 2"),
        (7, "it has 3 cells, and the header 2"),
        (8, 'no text: "text" is empty'),
    ]


def test_a_quote_that_is_never_closed_takes_no_other_row(tmp_path: Path) -> None:
    content = 'title,text\na,one\nb,"two\nc,three\nd,"four"\n'
    found = read(tmp_path / "a.csv", content)
    assert texts(found) == ["one", "three", "four"]
    assert reasons(found) == [(3, "a quote in it is never closed")]


def test_quotes_on_one_line_are_meant_as_they_are(tmp_path: Path) -> None:
    content = 'title,text\n"A" crane,He said "no".\na,"It "fell" down"\nb,two\n'
    found = read(tmp_path / "a.csv", content)
    assert texts(found) == ['He said "no".', 'It fell" down"', "two"]


def test_a_cell_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.read.table.MAX_ARTICLE_BYTES", 100)
    monkeypatch.setattr("corpus.read.table_lines.MAX_ARTICLE_BYTES", 200)
    content = "title,text\na,one\nb," + "x" * 300 + "\nc,two\n" + 'd,"' + "x\n" * 60 + "e,three\n"
    found = read(tmp_path / "a.csv", content)
    assert texts(found)[:2] == ["one", "two"]
    assert texts(found)[-1] == "three"
    assert reasons(found)[0] == (3, "too large for one article (over 32 MB)")
    assert reasons(found)[1] == (5, "a quote in it is never closed")


def test_a_table_without_a_text_names_its_columns(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", "link,words\nx,It fell.\n")
    assert reasons(found) == [
        (None, 'no column for the text (the columns are "link", "words"; --map text=NAME says which)')
    ]
    assert texts(read(tmp_path / "a.csv", "link,words\nx,It fell.\n", fields=[("text", "words")])) == [
        "It fell."
    ]
    found = read(tmp_path / "a.csv", "link,text\nx,It fell.\n", fields=[("text", "words")])
    assert reasons(found)[0][1].startswith('no column "words", in which --map says the text is')


def test_a_summary_is_the_last_resort_and_noted(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.csv", "description,content\nshort,\n")
    assert isinstance(found, Article)
    assert (found.text, found.notes) == ("short", ('only a summary, its field "description"',))


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"title,text\n", "a table without rows"), (b"\n\n", "no column for the text (the columns are none")],
)
def test_tables_with_nothing_in_them(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reasons(read(tmp_path / "a.csv", content))[0][1].startswith(reason)


def test_encodings_of_tables(tmp_path: Path) -> None:
    words = "Кран упал в порту в четверг утром, никто не пострадал."
    (found,) = read(tmp_path / "a.csv", f"title;text\nКран;{words}\n".encode("cp1251"))
    assert isinstance(found, Article)
    assert (found.title, found.text) == ("Кран", words)
    assert [note for note in found.notes if note.startswith("read as windows-1251")]
    assert texts(read(tmp_path / "a.tsv", f"title\ttext\nКран\t{words}\n".encode("utf-16"))) == [words]


def test_a_row_in_another_encoding_far_below(tmp_path: Path) -> None:
    content = b"title,text\n" + b"a,one\n" * 20_000 + b"b,caf\xe9 au lait\nc,\xff\xc3\xa9\xc3\xa9\n"
    found = read(tmp_path / "a.csv", content)
    assert texts(found)[-1] == "café au lait"
    assert len(texts(found)) == 20_001
    assert reasons(found) == [(20_003, "not valid UTF-8 at byte 0 (0xFF); convert it to UTF-8 first")]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=9), min_size=2, max_size=2
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(",;\t|"),
)
def test_what_a_writer_writes_is_read(rows: list[list[str]], delimiter: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows([["title", "text"], *rows])
    source = Source("x", None, "x", ".csv", b"", io.BytesIO(written.getvalue().encode()))
    source.head = source.rest.read(20)
    _, found = table.table(source)
    assert [row.reason for row in found if row.reason] == []


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from([b"text", b"title", b",", b";", b'"', b"\n", b"\r", b"\0", b"\xe9", b"a", b"\t"])
    )
)
def test_any_bytes_are_articles_or_refusals(pieces: list[bytes]) -> None:
    content = b"".join(pieces)
    source = Source("x", None, "x", ".csv", content[:5], io.BytesIO(content[5:]))
    for found in table.read(source, Options()):
        assert isinstance(found, Article | Refused)
        found.model_dump_json()
