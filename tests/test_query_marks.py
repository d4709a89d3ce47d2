"""What the reader has marked, and the order asked for, as parts of a query."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from small_library import fake

from corpus.model import Article, PublishedDate
from index.library import Library


def _on(day: int) -> PublishedDate:
    when = date(2020, 1, day)
    return PublishedDate(begin=when, end=when, precision="day", origin="metadata")


@pytest.fixture
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("marks") / "library")
    texts = {
        "a": "A ferry sank. In 1999 it was built.",
        "b": "The ferry, the ferry, the ferry.",
        "c": "A tram.",
    }
    items = [
        Article(id=name, text=text, published=_on(day)) for day, (name, text) in enumerate(texts.items(), 1)
    ]
    opened.add(items, annotate=fake, processes=1)
    yield opened
    opened.close()


def found(library: Library, query: str) -> list[str]:
    return [hit.id for hit in library.search(query).hits]


def test_marks_are_asked_of_the_reader_each_time(library: Library) -> None:
    assert found(library, "is:unread sort:oldest") == ["a", "b", "c"]
    library.mark_read("a")
    assert found(library, "is:unread sort:oldest") == ["b", "c"]
    assert found(library, "is:read") == ["a"]
    library.bookmark("b")
    assert found(library, "ferry is:bookmarked") == ["b"]
    library.bookmark("b", on=False)
    library.mark_read("a", read=False)
    assert found(library, "is:bookmarked OR is:read") == []


def test_tags_are_the_readers_own_words(library: Library) -> None:
    library.tag("c", "To Do")
    assert found(library, 'tag:"to do"') == ["c"]
    assert found(library, "-tag:(none OR other) sort:oldest") == ["a", "b", "c"]
    library.tag("c", "To Do", on=False)
    assert found(library, 'tag:"to do"') == []


def test_what_an_article_has_and_is_written_in(library: Library) -> None:
    assert found(library, "has:event") == ["a"]
    assert found(library, "has:note") == []
    assert sorted(found(library, "lang:EN OR -lang:en")) == ["a", "b", "c"]


def test_the_order_is_part_of_the_question(library: Library) -> None:
    assert found(library, "ferry") == ["b", "a"]
    assert found(library, "ferry sort:oldest") == ["a", "b"]
    page = library.search("sort:oldest ferry", sort="newest")
    assert [hit.id for hit in page.hits] == ["a", "b"]
    assert page.understood == "ferry sort:oldest"
    assert [hit.id for hit in library.search(page.understood).hits] == ["a", "b"]


def test_asking_for_an_order_still_finds_any_of_the_words(library: Library) -> None:
    page = library.search("tram sank sort:oldest")
    assert [hit.id for hit in page.hits] == ["a", "c"]
    assert page.notes


def test_while_it_is_typed_a_mark_is_not_yet_wrong(library: Library) -> None:
    assert library.search("is:unr", typing=True).total == 3
    assert library.search("is:", typing=True).total == 3
