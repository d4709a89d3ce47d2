"""Rows of a file: known by their words and titles, not by their number; what is taken out is told."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_library import fake, found

from corpus.read.source import Options
from index.adding import Hooks, Way
from index.library import Library
from index.results import AddReport

PLAIN = Options()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


def add(library: Library, *paths: Path, options: Options = PLAIN, prune: bool = False) -> AddReport:
    way = Way(options=options, prune=prune, annotate=lambda article, _: fake(article))
    return library.add_paths(paths, way, Hooks())


def counts(report: AddReport) -> dict[str, int]:
    return {name: value for name, value in report if isinstance(value, int) and value}


def table(path: Path, *rows: tuple[str, str]) -> Path:
    with path.open("w", newline="") as out:
        csv.writer(out).writerows([("title", "text"), *rows])
    return path


ALPHA, BETA, GAMMA = ((name, f"The {name} lock{name} is open.") for name in ("Alpha", "Beta", "Gamma"))


def test_a_row_taken_out_leaves_the_others_theirs(library: Library, tmp_path: Path) -> None:
    file = table(tmp_path / "x.csv", ALPHA, BETA, GAMMA)
    assert counts(add(library, file)) == {"added": 3}
    (alpha,), (beta,) = found(library, "lockalpha"), found(library, "lockbeta")
    library.mark_read(alpha)
    table(file, BETA, GAMMA)
    assert counts(add(library, file)) == {"unchanged": 2, "gone": 1}
    assert library.unread([alpha, beta]) == {beta}
    assert (library.article(alpha).missing, library.article(beta).missing) == (True, False)
    table(file, ("New", "A new locknew."), ALPHA, BETA, GAMMA)
    assert counts(add(library, file)) == {"added": 1, "unchanged": 3}
    assert not library.article(alpha).missing
    assert library.unread([alpha, *found(library, "locknew")]) == set(found(library, "locknew"))
    table(file, GAMMA)
    assert counts(add(library, tmp_path / "x.csv")) == {"unchanged": 1, "gone": 3}
    assert library.count() == 4


def test_a_row_that_was_rewritten_is_known_by_its_title(library: Library, tmp_path: Path) -> None:
    file = table(tmp_path / "x.csv", ALPHA, BETA, GAMMA)
    add(library, file)
    (beta,) = found(library, "lockbeta")
    library.mark_read(beta)
    table(file, (BETA[0], "The lock is shut."), GAMMA)
    assert counts(add(library, file)) == {"replaced": 1, "unchanged": 1, "gone": 1}
    assert library.article(beta).text == "The lock is shut."
    assert library.unread([beta]) == frozenset()


def test_two_rows_of_one_title_stay_two(library: Library, tmp_path: Path) -> None:
    file = table(tmp_path / "x.csv", ("Briefing", "One ship."))
    add(library, file)
    table(file, ("Briefing", "Two ships."), ("Briefing", "Three ships."))
    assert counts(add(library, file)) == {"replaced": 1, "added": 1}
    assert sorted(library.article(hit.id).text for hit in library.search("").hits) == [
        "Three ships.",
        "Two ships.",
    ]


def test_a_member_taken_out_of_an_archive_is_gone_and_pruned(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    for members in (("elk", "owl"), ("owl",)):
        with zipfile.ZipFile(folder / "zoo.zip", "w") as packed:
            for name in members:
                packed.writestr(f"{name}.txt", f"The {name} was seen.")
        report = add(library, folder)
    assert counts(report) == {"unchanged": 1, "gone": 1}
    assert library.article("elk").missing
    assert counts(add(library, folder, prune=True)) == {"unchanged": 1, "pruned": 1}
    assert found(library, "seen") == ["owl"]


def test_what_was_said_of_a_file_holds_for_what_is_new_in_it(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("kop,inhoud\nOne,The first.\n")
    assert add(library, file).refusals == 1
    said = Options(fields=(("title", "kop"), ("text", "inhoud")), source="Post")
    assert counts(add(library, file, options=said)) == {"added": 1}
    file.write_text("kop,inhoud\nOne,The first.\nTwo,The second.\n")
    assert counts(add(library, file)) == {"added": 1, "unchanged": 1}
    (second,) = found(library, "second")
    assert library.article(second).source == "Post"
    file.write_text("kop,inhoud\nTwo,The second.\n")
    assert counts(add(library, file)) == {"unchanged": 1, "gone": 1}


def test_an_empty_folder_is_not_pruned(library: Library, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    (disk / "a.txt").write_text("A ship.")
    add(library, disk)
    (disk / "a.txt").unlink()
    told: list[str] = []
    way = Way(prune=True, annotate=lambda article, _: fake(article))
    report = library.add_paths([disk], way, Hooks(refused=lambda refused: told.append(str(refused))))
    assert (report.pruned, library.count()) == (0, 1)
    assert "is a disk missing?" in told[-1]


def test_articles_of_files_that_are_not_known_are_noticed_as_gone(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Ship {name}.")
    add(library, folder)
    with library._store.transaction():  # as after saving a damaged store
        library._store._db.execute("DELETE FROM places")
        library._store._db.execute("DELETE FROM files")
    (folder / "a.txt").unlink()
    assert counts(add(library, folder)) == {"unchanged": 1, "gone": 1}
    assert library.article("a").missing
    assert not library.article("b").missing


@given(st.lists(st.lists(st.integers(0, 8), unique=True, max_size=7), min_size=2, max_size=4))
@settings(max_examples=15, deadline=None)
def test_whatever_becomes_of_a_file_each_text_keeps_its_article(
    tmp_path_factory: pytest.TempPathFactory, versions: list[list[int]]
) -> None:
    root = tmp_path_factory.mktemp("rows")
    library = Library.open(root / "library")
    file = root / "x.jsonl"
    known: dict[str, str] = {}
    for rows in versions:
        file.write_text("".join(json.dumps({"text": f"Ship number{n} came in."}) + "\n" for n in rows))
        add(library, file)
        for n in {n for version in versions for n in version}:
            hits = found(library, f"number{n}")
            text = f"number{n}"
            assert len(hits) <= 1
            if text in known:
                assert hits == [known[text]]
            if hits:
                known[text] = hits[0]
                assert library.article(hits[0]).missing == (n not in rows)
    library.close()
