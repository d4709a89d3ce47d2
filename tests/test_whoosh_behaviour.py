"""What Dateline relies on Whoosh for, each stated once: an upgrade or a swap is judged by this file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from whoosh import index as whoosh_index
from whoosh.lang import stemmer_for_language
from whoosh.util.numeric import byte_to_length, length_to_byte
from whoosh.writing import NO_MERGE, OPTIMIZE

from index.languages import SNOWBALL
from index.schema import make_schema
from index.words import terms


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    whoosh_index.create_in(str(tmp_path), make_schema())
    add(tmp_path, {1: "ferry ferry tram", 2: "tram ferry", 3: "bridge"})
    return tmp_path


def add(folder: Path, bodies: dict[int, str], mergetype: object = NO_MERGE) -> None:
    index: Any = whoosh_index.open_dir(str(folder))
    writer = index.writer()
    for row, body in bodies.items():
        writer.add_document(row=row, title=(), body=terms(body))
    writer.commit(mergetype=mergetype)
    index.close()


@pytest.fixture
def reader(folder: Path) -> Iterator[Any]:
    opened = open_reader(folder)
    yield opened
    opened.close()


def open_reader(folder: Path) -> Any:
    index: Any = whoosh_index.open_dir(str(folder), readonly=True)
    reader = index.reader()
    index.close()
    return reader


def postings(reader: Any, term: bytes) -> list[tuple[int, float, list[int]]]:
    matcher, found = reader.postings("body", term), []
    while matcher.is_active():
        found.append((matcher.id(), matcher.weight(), matcher.value_as("positions")))
        matcher.next()
    return found


def test_importing_it_warns_of_nothing() -> None:
    code = "import whoosh.index, whoosh.fields, whoosh.lang.snowball, whoosh.writing"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_postings_come_in_order_with_counts_and_positions(reader: Any) -> None:
    assert postings(reader, b"ferri") == [(0, 2.0, [0, 1]), (1, 1.0, [1])]


def test_a_term_that_is_not_there_can_be_asked_for(reader: Any) -> None:
    assert ("body", b"ferri") in reader
    assert ("body", b"boat") not in reader
    assert reader.doc_frequency("body", "boat") == 0


def test_statistics(reader: Any) -> None:
    assert (reader.doc_count_all(), reader.doc_frequency("body", "tram")) == (3, 2)
    assert reader.field_length("body") == 6
    assert [reader.doc_field_length(number, "body") for number in range(3)] == [3, 2, 1]


def test_a_field_empty_in_a_whole_part_has_no_lengths(reader: Any) -> None:
    assert not reader.doc_field_length(0, "title")


def test_lengths_are_kept_in_a_byte_and_nearly_right(folder: Path) -> None:
    add(folder, {row: "port " * row for row in (10, 97, 600, 5000)})
    reader = open_reader(folder)
    for number, length in enumerate((10, 97, 600, 5000), 3):
        assert reader.doc_field_length(number, "body") == pytest.approx(length, rel=0.1)
        assert reader.doc_field_length(number, "body") == byte_to_length(length_to_byte(length))
    reader.close()


def test_beginnings_expand(reader: Any) -> None:
    assert list(reader.expand_prefix("body", "b")) == [b"bridg"]
    assert list(reader.expand_prefix("body", "zz")) == []


def test_the_row_column_is_in_order_of_document_numbers(reader: Any) -> None:
    column = reader.column_reader("row")
    assert [int(column[number]) for number in range(3)] == [1, 2, 3]


def test_a_document_is_replaced_by_number_within_one_commit(folder: Path) -> None:
    index: Any = whoosh_index.open_dir(str(folder))
    writer = index.writer()
    writer.delete_document(0)
    writer.add_document(row=1, title="", body="boat")
    writer.commit(mergetype=NO_MERGE)
    reader = index.reader()
    assert reader.doc_count() == 3
    assert len(reader.leaf_readers()) == 2
    assert [number for number, _, _ in postings(reader, b"ferri")] == [1]
    assert reader.leaf_readers()[0][0].is_deleted(0)
    reader.close()


def test_cancelling_changes_nothing_and_frees_the_lock(folder: Path) -> None:
    index: Any = whoosh_index.open_dir(str(folder))
    writer = index.writer()
    writer.delete_document(0)
    writer.add_document(row=9, title="", body="boat")
    writer.cancel()
    reader = index.reader()
    assert reader.doc_count() == 3
    reader.close()
    add(folder, {4: "boat"})


def test_a_reader_keeps_its_state_while_parts_are_merged_away(folder: Path, reader: Any) -> None:
    add(folder, {4: "ferry"}, OPTIMIZE)
    assert len(postings(reader, b"ferri")) == 2
    newer = open_reader(folder)
    assert len(postings(newer, b"ferri")) == 3
    assert len(newer.leaf_readers()) == 1
    newer.close()


def test_an_empty_index_can_be_read(tmp_path: Path) -> None:
    whoosh_index.create_in(str(tmp_path), make_schema())
    reader = open_reader(tmp_path)
    assert reader.doc_count_all() == 0
    assert list(reader.expand_prefix("body", "a")) == []
    reader.close()


@pytest.mark.parametrize("language", sorted(SNOWBALL))
def test_a_language_we_count_on_has_its_stemmer(language: str) -> None:
    make: Callable[[str], Callable[[str], str]] = stemmer_for_language
    assert isinstance(make(language)("x"), str)


def test_a_block_of_postings_can_be_taken_whole(folder: Path) -> None:
    from index.postings import blocks

    many = {number: "tram " * (1 + number % 3) for number in range(1000)}
    add(folder, many)
    opened = open_reader(folder)
    leaf, _ = opened.leaf_readers()[-1]
    taken = [
        (number, count)
        for ids, weights in blocks(leaf.postings("body", b"tram"), counts=True)
        for number, count in zip(ids, weights, strict=True)
    ]
    assert taken == [(number, 1 + number % 3) for number in range(1000)]
    assert len(list(blocks(leaf.postings("body", b"tram"), counts=False))) < 100  # many at a time
    opened.close()
