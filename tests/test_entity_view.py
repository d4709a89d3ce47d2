"""What is told of one entity."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.model import Article
from index.errors import UnknownEntityError
from index.library import Library
from tui.cli import app, main

# Written for this: Tovil Quend in three articles, beside others in some of the sentences.
TEXTS = {
    "a": "Tovil Quend met Mara Oss in Japan on Monday. Mara Oss left alone.\n\nThe Japanese minister stayed.",
    "b": "Quiet words. Mr. Tovil Quend spoke in Japan of the harbour. Quend spoke of Ilen Dray as well.",
    "c": "The Japanese harbour was closed. Tovil Quend was not there. Mara Oss was in Kenya by then.",
}
DAYS = {"a": "2024-03-05", "b": "2024-05-09", "c": "2023-12-01"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("view")
    lines = [
        json.dumps(
            {"id": name, "title": f"Of {name}", "text": text, "published": DAYS[name], "source": "Post"}
        )
        for name, text in TEXTS.items()
    ]
    (root / "news.jsonl").write_text("\n".join(lines))
    CliRunner().invoke(app, ["add", "--library", str(root / "library"), str(root / "news.jsonl")])
    return root / "library"


@pytest.fixture
def library(root: Path) -> Iterator[Library]:
    library = Library.open(root)
    yield library
    library.close()


QUEND = "person:tovil-quend"


def test_when_it_was_seen_and_where(library: Library) -> None:
    view = library.entity_view(QUEND)
    assert view.entity.variants == {"Tovil Quend": 3, "Quend": 1}
    assert view.seen is not None
    assert (view.seen.first_article, view.seen.last_article) == ("c", "b")
    assert [(m.value, m.articles) for m in view.months] == [("2023-12", 1), ("2024-03", 1), ("2024-05", 1)]
    assert [(s.value, s.articles) for s in view.sources] == [("Post", 3)]


def test_beside_whom_by_article_and_by_sentence(library: Library) -> None:
    beside = {found.name: (found.articles, found.sentences) for found in library.entity_view(QUEND).together}
    assert beside["Mara Oss"] == (2, 1)
    assert beside["Japan"] == (2, 2)
    assert beside["Ilen Dray"] == (1, 1)
    assert beside["Kenya"] == (1, 0)
    assert "Tovil Quend" not in beside


def test_adjectives_of_a_country_are_told_apart_from_its_mentions(library: Library) -> None:
    view = library.entity_view("place:japan")
    assert view.entity.mentions == 2
    assert view.adjectives == {"Japanese": 2}
    assert library.entity_view(QUEND).adjectives == {}


def test_every_mention_is_in_the_concordance_once_at_its_span(library: Library) -> None:
    every = library.concordance(QUEND, limit=100)
    assert every.total == len(every.lines) == 4
    assert [line.article for line in every.lines] == ["b", "b", "a", "c"]
    for line in every.lines:
        text = library.article(line.article).text
        assert text[line.start : line.end] == line.text
        assert line.before + line.text + line.after in text
        assert "\n" not in line.before + line.after
    assert every.lines[1].before == ""
    assert every.lines[1].after == " spoke of Ilen Dray as well."
    by_pages = [
        line for at in range(0, 6, 2) for line in library.concordance(QUEND, offset=at, limit=2).lines
    ]
    assert by_pages == list(every.lines)


def test_the_readers_word_counts(root: Path, library: Library) -> None:
    said = library.merge_entities(["person:mara-oss"], QUEND)
    assert library.entity_view(QUEND).entity.mentions == 7
    assert "Mara Oss" not in {found.name for found in library.entity_view(QUEND).together}
    library.undo_correction(said.id)
    with pytest.raises(UnknownEntityError):
        library.entity_view("person:nobody")


def test_an_article_without_a_date_is_seen_at_no_time(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "l")
    library.add([Article(id="x", path="x.txt", text="Nothing was said by Tovil Quend of the harbour.")])
    assert library.entity_view(QUEND).seen is None
    library.close()


def test_the_command_tells_it_a_fact_a_line(root: Path) -> None:
    result = CliRunner().invoke(app, ["entity", "--library", str(root), "Tovil Quend"])
    lines = result.stdout.splitlines()
    assert lines[:4] == [
        "Tovil Quend · person · person:tovil-quend",
        "4 mentions in 3 articles",
        "first seen 1 Dec 2023 in c",
        "last seen 9 May 2024 in b",
    ]
    assert "     3  Tovil Quend" in lines
    assert "  Mr. [Tovil Quend] spoke in Japan of the harbour." in lines


def test_its_json_holds_the_concordance(root: Path) -> None:
    result = CliRunner().invoke(
        app, ["entity", "--library", str(root), QUEND, "--json", "--concordance", "1"]
    )
    told = json.loads(result.stdout)
    assert told["entity"]["entity"] == QUEND
    assert len(told["concordance"]["lines"]) == 1
    assert main(["entity", "--library", str(root), "Nobody"]) == 2
