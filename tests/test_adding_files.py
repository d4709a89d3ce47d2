"""Files and their articles: the unchanged are not read, repeats are kept once, what is gone is told."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from small_library import fake, found

from corpus.model import DateRange
from corpus.read.source import Options
from index.adding import Hooks, Way
from index.library import Library
from index.results import AddReport

PLAIN = Options()
ONE, OTHER = "The ferry sails again, the operator said.", "The bridge is closed until May."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    (made / "ferry.txt").write_text(ONE)
    (made / "bridge.txt").write_text(OTHER)
    return made


def add(library: Library, *paths: Path, options: Options = PLAIN, prune: bool = False) -> AddReport:
    way = Way(options=options, prune=prune, annotate=lambda article, _: fake(article))
    return library.add_paths(paths, way, Hooks())


def counts(report: AddReport) -> dict[str, int]:
    return {name: value for name, value in report if isinstance(value, int) and value}


def test_an_unchanged_file_is_not_even_opened(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert counts(add(library, folder)) == {"added": 2}
    opened: list[object] = []
    whole = Path.open

    def noting(self: Path, *arguments: object, **named: object) -> object:
        opened.append(self)
        return whole(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", noting)
    report = add(library, folder)
    assert counts(report) == {"unchanged": 2}
    assert set(report.ids) == {"ferry", "bridge"}
    assert [path for path in opened if folder in Path(str(path)).parents] == []


def test_a_touched_file_is_only_hashed(library: Library, folder: Path) -> None:
    add(library, folder)
    os.utime(folder / "ferry.txt", (1, 1))
    assert counts(add(library, folder)) == {"unchanged": 2}


def test_a_changed_file_is_replaced_and_its_marks_are_kept(library: Library, folder: Path) -> None:
    add(library, folder)
    library.mark_read("ferry")
    (folder / "ferry.txt").write_text(ONE + " Tickets are dear.")
    assert counts(add(library, folder)) == {"replaced": 1, "unchanged": 1}
    assert found(library, "tickets") == ["ferry"]
    assert library.unread(["ferry"]) == frozenset()


def test_what_is_said_of_files_counts_as_a_change_and_silence_does_not(
    library: Library, folder: Path
) -> None:
    day = DateRange(begin=date(2024, 5, 3), end=date(2024, 5, 3), precision="day")
    assert counts(add(library, folder, options=Options(source="Harbour Post"))) == {"added": 2}
    assert counts(add(library, folder)) == {"unchanged": 2}
    assert counts(add(library, folder, options=Options(published=day))) == {"replaced": 2}
    article = library.article("ferry")
    assert article.published is not None
    assert (article.source, article.published.begin) == ("Harbour Post", day.begin)


def test_an_exact_repeat_is_kept_once_with_all_its_paths(library: Library, folder: Path) -> None:
    (folder / "copy").mkdir()
    (folder / "copy" / "again.txt").write_text(ONE)
    assert counts(add(library, folder)) == {"added": 2, "repeated": 1}
    (name,) = found(library, "ferry")
    assert set(library.article(name).paths) == {str(folder / "copy/again.txt"), str(folder / "ferry.txt")}
    assert found(library, "path:again") == found(library, "path:ferry.txt") == [name]
    assert counts(add(library, folder)) == {"unchanged": 3}


@pytest.mark.parametrize("changed", ["copy/again.txt", "ferry.txt"])
def test_a_repeat_that_changes_is_an_article_of_its_own(library: Library, folder: Path, changed: str) -> None:
    (folder / "copy").mkdir()
    (folder / "copy" / "again.txt").write_text(ONE)
    add(library, folder)
    (name,) = found(library, "sails")
    library.mark_read(name)
    (folder / changed).write_text("A tram runs.")
    assert counts(add(library, folder)) == {"added": 1, "unchanged": 2}
    assert found(library, "sails") == [name]
    assert library.unread([name]) == frozenset()
    (tram,) = found(library, "tram")
    assert library.article(tram).paths == (str(folder / changed),)
    (left,) = {"copy/again.txt", "ferry.txt"} - {changed}
    assert library.article(name).paths == (str(folder / left),)
    (folder / left).write_text(ONE + " Again.")
    assert counts(add(library, folder)) == {"replaced": 1, "unchanged": 2}


def test_a_renamed_file_keeps_its_article(library: Library, folder: Path) -> None:
    add(library, folder)
    library.mark_read("ferry")
    (folder / "ferry.txt").rename(folder / "boat.txt")
    assert counts(add(library, folder)) == {"repeated": 1, "unchanged": 1, "gone": 1}
    article = library.article("ferry")
    assert (article.path, article.paths) == (str(folder / "boat.txt"), (str(folder / "boat.txt"),))
    assert not article.missing
    (folder / "boat.txt").write_text("The boat sank.")
    assert counts(add(library, folder)) == {"replaced": 1, "unchanged": 1}
    assert found(library, "sank") == ["ferry"]
    assert library.unread(["ferry"]) == frozenset()


def test_what_is_gone_is_kept_and_marked_and_pruned_when_asked(library: Library, folder: Path) -> None:
    add(library, folder)
    library.mark_read("ferry")
    (folder / "ferry.txt").unlink()
    assert counts(add(library, folder)) == {"unchanged": 1, "gone": 1}
    assert library.article("ferry").missing
    assert found(library, "sails") == ["ferry"]
    assert not library.article("bridge").missing
    assert counts(add(library, folder, prune=True)) == {"unchanged": 1, "pruned": 1}
    assert (library.count(), found(library, "sails"), found(library, "bridge")) == (1, [], ["bridge"])
    (folder / "ferry.txt").write_text(ONE)
    assert counts(add(library, folder)) == {"added": 1, "unchanged": 1}
    assert library.unread(["ferry"]) == frozenset()  # what the reader has done outlives the article


def test_a_file_that_is_gone_and_comes_back_is_not_missing(library: Library, folder: Path) -> None:
    add(library, folder)
    (folder / "ferry.txt").rename(folder.parent / "ferry.txt")
    add(library, folder)
    assert library.article("ferry").missing
    (folder.parent / "ferry.txt").rename(folder / "ferry.txt")
    assert counts(add(library, folder)) == {"unchanged": 2}
    assert not library.article("ferry").missing


def test_pruning_leaves_other_folders_alone(library: Library, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "archive"
    other.mkdir()
    (other / "tram.txt").write_text("A tram runs.")
    (other / "bus.txt").write_text("A bus stands.")
    add(library, folder, other)
    (other / "tram.txt").unlink()
    add(library, other)
    assert counts(add(library, folder, prune=True)) == {"unchanged": 2}
    assert counts(add(library, other, prune=True)) == {"unchanged": 1, "pruned": 1}


def test_a_line_that_left_its_file_is_marked_as_a_file_would_be(library: Library, tmp_path: Path) -> None:
    wire = tmp_path / "wire.jsonl"
    lines = [json.dumps({"id": f"w{n}", "text": f"Report number{n}."}) for n in range(5)]
    wire.write_text("\n".join(lines))
    assert counts(add(library, wire)) == {"added": 5}
    wire.write_text("\n".join(lines[1:]))
    assert counts(add(library, wire)) == {"unchanged": 4, "gone": 1}
    left = library.article("w0")
    assert (left.text, left.missing, left.paths) == ("Report number0.", True, (str(wire),))


def test_refusals_of_an_unchanged_file_are_told_again(library: Library, folder: Path) -> None:
    (folder / "lines.jsonl").write_text('{"text": "One."}\n{oops\n')
    told: list[str] = []
    way = Way(annotate=lambda article, _: fake(article))
    for _ in range(2):
        report = library.add_paths([folder], way, Hooks(refused=lambda refused: told.append(str(refused))))
        assert report.refusals == 1
    assert len(told) == 2
    assert told[0] == told[1]
    assert told[0].startswith(str(folder / "lines.jsonl") + ":2: broken JSON")
    assert [str(refused) for refused in library.refused()] == told[:1]
    (folder / "lines.jsonl").write_text('{"text": "One."}\n')
    assert library.add_paths([folder], way, Hooks()).refusals == 0
    assert library.refused() == ()


def test_without_annotation_first_and_annotated_by_a_later_add(library: Library, folder: Path) -> None:
    (folder / "visit.txt").write_text("The visit\n\nCaptain Maria Tamm arrived in Riga on 3 May 2024.\n")
    assert counts(library.add_paths([folder], Way(fully=False), Hooks())) == {"added": 3}
    assert library.article("visit").title == "The visit"
    assert library.entities() == ()
    assert counts(library.add_paths([folder], Way(fully=False), Hooks())) == {"unchanged": 3}
    assert counts(library.add_paths([folder], Way(), Hooks())) == {"unchanged": 3, "annotated": 3}
    assert "Riga" in [entity.name for entity in library.entities()]
    assert [event.id for event in library.article("visit").events] == ["visit#0"]
    assert counts(library.add_paths([folder], Way(), Hooks())) == {"unchanged": 3}


def test_lines_that_recur_are_learned_and_hidden_with_the_reason(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "post"
    folder.mkdir()
    line = "Harbour Post keeps an eye on the water for you every day"
    for n in range(9):
        body = f"Ship number {n} came in.\n\nIt carried {n} tons of goods{n} and left for harbour{n} at once."
        (folder / f"{n}.txt").write_text(f"Ship {n} comes in\n\n{body}\n\n{line}\n")
        if n == 2:
            library.add_paths([folder], Way(), Hooks())
            assert library.article("0").boilerplate == ()
    options = Way(options=Options())
    library.add_paths([folder], options, Hooks())
    for n in range(9):
        article = library.article(str(n))
        (hidden,) = [mark for mark in article.boilerplate if mark.kind == "recurring"]
        assert article.text[hidden.start : hidden.end] == line
        assert hidden.why is not None
        assert "of 9 stories" in hidden.why
    assert found(library, "eye") == []
    (folder / "9.txt").write_text(f"Ship 9 comes in\n\nIt is the last one of them all.\n\n{line}\n")
    report = library.add_paths([folder], options, Hooks())
    assert counts(report) == {"added": 1, "unchanged": 9}
    assert [mark.kind for mark in library.article("9").boilerplate] == ["recurring"]  # known from the start


def test_a_date_set_by_hand_stands_above_all_others(library: Library, folder: Path) -> None:
    (folder / "visit.txt").write_text("Riga, 3 May 2024\n\nThe minister arrived on Friday, the port said.\n")
    library.add_paths([folder], Way(), Hooks())
    day = DateRange(begin=date(2020, 1, 8), end=date(2020, 1, 8), precision="day")
    library.set_published("visit", day)
    article = library.article("visit")
    assert article.published is not None
    assert (article.published.begin, article.published.origin) == (day.begin, "reader")
    assert found(library, "date:2020-01") == ["visit"]
    (folder / "visit.txt").write_text("Riga, 3 May 2024\n\nThe minister left on Friday, the port said.\n")
    library.add_paths([folder], Way(), Hooks())
    assert found(library, "date:2020-01") == ["visit"]  # and it outlives the text
    library.set_published("visit", None)
    assert found(library, "date:2020-01") == []


def test_members_of_one_name_in_two_archives_are_two_articles(library: Library, tmp_path: Path) -> None:
    import gzip
    import zipfile

    packs = tmp_path / "packs"
    packs.mkdir()
    for side in ("left", "right"):
        with zipfile.ZipFile(packs / f"{side}.zip", "w") as packed:
            packed.writestr("story.txt", f"The {side} bank is flooded.")
        (packs / side).mkdir()
        with gzip.open(packs / side / "wire.jsonl.gz", "wt") as lines:
            lines.write(json.dumps({"text": f"The {side} lock is closed."}))
    assert counts(add(library, packs)) == {"added": 4}
    assert len(found(library, "bank")) == len(found(library, "lock")) == 2
    assert counts(add(library, packs)) == {"unchanged": 4}
