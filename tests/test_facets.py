"""Facets from arrays are what the store counts one by one."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_library import fake, published

from corpus.model import ENTITY_TYPES, Article
from index import library as library_module
from index.errors import QueryError
from index.facets import Faceted
from index.library import Library
from tui.cli import main

NAMES = ["[Ada|person]", "[Ada Moreno|person]", "[Union|organisation]", "[Oslo|place]", "[Z|weapon]", "dock"]
made = st.lists(
    st.tuples(
        st.lists(st.sampled_from(NAMES), max_size=6),
        st.sampled_from([None, "Harbour Post", "Gazette"]),
        st.sampled_from([None, "2024-03-05", "2024-03-31", "1987-12-01"]),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made, st.data())
def test_they_are_what_the_store_counts(
    tmp_path_factory: pytest.TempPathFactory,
    articles: list[tuple[list[str], str | None, str | None]],
    data: st.DataObject,
) -> None:
    with_ids = [
        Article(
            id=f"a{number}",
            path=f"/n/{number}.txt",
            text=f"{number} {' and '.join(names)}",
            source=source,
            published=published(day) if day else None,
        )
        for number, (names, source, day) in enumerate(articles)
    ]
    library = Library.open(tmp_path_factory.mktemp("facets") / "library")
    library.add(with_ids, annotate=fake)
    rows = {library._row(article.id): article for article in with_ids}
    chosen = data.draw(st.sets(st.sampled_from(sorted(rows))))
    types = data.draw(st.sets(st.sampled_from(sorted(ENTITY_TYPES)), min_size=1))
    limit = data.draw(st.none() | st.integers(1, 5))
    facets = Faceted(library._store, list(rows))
    assert facets.entities(chosen, types, limit) == library._store.entities.count(chosen, types)[:limit]
    for entity in facets.entities(chosen, types, limit):
        plain = library._store.entities.count(chosen, types)
        assert list(entity.variants) == list(next(e for e in plain if e.entity == entity.entity).variants)
    found = facets.count(chosen)
    assert found.total == len(chosen)
    sources = Counter(rows[row].source for row in chosen)
    sources.pop(None, None)
    assert {facet.value: facet.articles for facet in found.sources} == sources
    days = [rows[row].published for row in chosen]
    months = Counter(day.begin.isoformat()[:7] for day in days if day)
    assert {facet.value: facet.articles for facet in found.months} == months
    assert [facet.value for facet in found.months] == sorted(months)
    library.close()


def test_many_hits_are_counted_by_arrays_and_few_by_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    library = Library.open(tmp_path / "library")
    library.add(
        [
            Article(
                id=f"a{n}",
                path=None,
                text=f"dock {n} of [Ada|person] {'x' * n}",
                source="Gazette",
                published=published("2024-03-05"),
            )
            for n in range(6)
        ],
        annotate=fake,
    )
    by_store = library.entities(query="dock")
    monkeypatch.setattr(library_module, "FEW", 3)
    assert library.entities(query="dock") == by_store
    assert by_store[0].articles == 6
    assert library.facets("dock").total == library.facets().total == 6
    assert main(["facets", "dock", "--json", "--library", str(library.root)]) == 0
    assert json.loads(capsys.readouterr().out) == library.facets("dock").model_dump(mode="json")
    assert main(["facets", "--library", str(library.root)]) == 0
    plain = capsys.readouterr()
    assert "     6  source  Gazette" in plain.out
    assert "     6  month   2024-03" in plain.out
    assert "6 articles" in plain.err
    with pytest.raises(QueryError):
        library.facets("is:lost")
    library.close()
