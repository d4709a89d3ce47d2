"""Five real articles in one library: what a reader who adds them must find.

They are not part of the project; where ``../shared/seeds`` is missing, these tests are skipped and say so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.model import DateRange
from corpus.read import inputs
from corpus.times.value import date_range
from index.library import Library

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))

pytestmark = pytest.mark.skipif(not SEEDS, reason="the five articles of ../shared/seeds are not here")


def published(path: Path) -> DateRange | None:
    known = json.loads((SHARED / "gold" / "published.json").read_text(encoding="utf-8"))
    day = known.get(path.name[:3], {}).get("published")
    return date_range(day) if day else None


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("seeds") / "library")
    for path in SEEDS:
        assert opened.add(inputs([path], published=published(path))).added == 1
    yield opened
    opened.close()


def found(library: Library, query: str) -> set[str]:
    page = library.search(query)
    assert page.total == len(page.hits)
    return {hit.id[:3] for hit in page.hits}


def test_a_name_finds_every_article_that_has_it(library: Library) -> None:
    assert found(library, "shoigu") == {"000", "001", "002", "004"}


def test_a_person_is_found_under_every_spelling(library: Library) -> None:
    assert found(library, 'person:"Sergey Shoigu"') == {"000", "001", "002", "004"}
    assert found(library, 'person:"Sergei Shoigu"') == {"000", "001", "002", "004"}


def test_an_acronym_finds_the_name_written_out(library: Library) -> None:
    assert "004" in found(library, "org:KCNA")
    assert {"001", "002"} <= found(library, "org:KCNA")


def test_an_old_event_is_one_row_with_both_its_tellers(library: Library) -> None:
    rows = [
        row
        for row in library.timeline()
        if row.date and row.date.begin.year == row.date.end.year == 1953 and row.articles >= 2
    ]
    assert len(rows) == 1
    (row,) = rows
    assert row.date is not None
    assert row.date.begin.isoformat() == row.date.end.isoformat() == "1953-07-27"
    assert row.sources == 2
    assert {"000", "001"} <= found(library, "event:1953")


def test_a_planned_visit_says_so(library: Library) -> None:
    planned = [row for row in library.timeline() if row.status == "planned"]
    assert any(
        report.article.startswith("003") and "Moscow" in report.text
        for row in planned
        for report in row.reports
    )


def test_a_phrase_lights_up_where_it_stands(library: Library) -> None:
    for hit in library.search('"most powerful"').hits:
        article = library.article(hit.id)
        spans = library.matches('"most powerful"', hit.id)
        assert spans
        assert {article.text[span.start : span.end].lower() for span in spans} <= {
            "most",
            "powerful",
            "most powerful",
        }
