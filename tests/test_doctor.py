"""The doctor: what it says of a library that is well, of one that is not, and what it mends."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from small_library import BRIDGE, FERRY, TRAIN, fake, found

from corpus.model import Article
from corpus.salvage import damages
from index import build, folder
from index.doctor import Check, Examination, examine, repair
from index.library import Library
from tui.cli import main

PAGE = 4096


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    library = Library.open(tmp_path / "library")
    library.add([FERRY, BRIDGE, TRAIN], annotate=fake)
    library.mark_read("ferry")
    library.close()
    yield library.root


def _check(found: Examination, name: str) -> Check:
    (check,) = [check for check in found.checks if check.name == name]
    return check


def _run(root: Path, *queries: str) -> None:
    with closing(sqlite3.connect(root / "dateline.db")) as db:
        for query in queries:
            db.execute(query)
        db.commit()


def test_a_library_that_is_well(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--library", str(root)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "index: whole, all 3 articles in it, 1 part" in told
    assert "reader's work: 1 read (copied)" in told
    assert "lock: free" in told
    assert main(["doctor", "--library", str(root), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["state"], report["articles"]) == ("well", 3)


def test_there_is_no_library_and_none_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for option in ([], ["--repair"], ["--json"]):
        assert main(["doctor", *option, "--library", str(tmp_path / "none")]) == 3
        assert "no library here" in capsys.readouterr().out
    assert not (tmp_path / "none").exists()
    (tmp_path / "other.txt").touch()
    assert examine(tmp_path).state == "unusable"
    assert [path.name for path in tmp_path.iterdir()] == ["other.txt"]


def test_who_holds_the_lock_is_said_and_nothing_is_mended_meanwhile(root: Path) -> None:
    from index.errors import LibraryBusyError

    with folder.write_lock(root):
        assert "is writing" in _check(examine(root), "lock").said
    (root / "dateline.db").write_bytes(b"\0" * PAGE)
    with folder.adding_lock(root), pytest.raises(LibraryBusyError):
        repair(root)
    assert (root / "dateline.db").read_bytes() == b"\0" * PAGE


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("DELETE FROM texts WHERE row = 2", "has no text"),
        ("UPDATE texts SET text = 'Another text.' WHERE row = 2", "not the one that was stored"),
        ("UPDATE texts SET annotation = x'00' WHERE row = 2", "can't be read"),
        ("UPDATE articles SET hash = x'00' WHERE row = 2", "not the one that was stored"),
    ],
)
def test_an_article_that_is_not_as_it_was_stored(query: str, fault: str, root: Path) -> None:
    _run(root, query)
    found_before = examine(root)
    assert found_before.state == "mendable"
    assert fault in " ".join(_check(found_before, "store").faults)
    mended = repair(root)
    assert mended.state == "well"
    lost = "annotation" not in query
    assert [item.id for item in mended.lost] == (["bridge"] if lost else [])
    library = Library.open(root)
    assert library.count() == 3 - lost
    assert library.unread(["ferry"]) == frozenset()
    assert library.add([BRIDGE], annotate=fake).added == lost
    assert "bridge" in found(library, "bridge")
    library.close()


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM entities WHERE id = (SELECT entity FROM mentions LIMIT 1)",
        "DELETE FROM names",
        "INSERT INTO events VALUES (77, 0, 1, 1, '{}')",
        "INSERT INTO mentions VALUES (77, 1, 'x', 'x', 1)",
        "INSERT INTO likenesses VALUES (1, 2, 0.9)",
        "UPDATE articles SET story = 1 WHERE row = 3",
        "INSERT INTO places VALUES (9, 1, '/x', 'x', 1, 0)",
    ],
)
def test_tables_that_disagree_are_worked_out_again(query: str, root: Path) -> None:
    before = Library.open(root)
    entities, timeline = before.entities(), before.timeline()
    before.close()
    _run(root, query)
    assert _check(examine(root), "tables").state == "mendable"
    mended = repair(root)
    assert (mended.state, mended.lost, mended.articles) == ("well", (), 3)
    library = Library.open(root)
    assert (library.entities(), library.timeline()) == (entities, timeline)
    assert library.unread(["ferry"]) == frozenset()
    library.close()


def test_the_index_is_compared_article_by_article(root: Path) -> None:
    library = Library.open(root)
    name = library._store.kept("index") or ""
    build.write(root / name, [], removed=[2], newest=3)
    from index.seal import dumped, sealed

    with library._store.transaction():  # as if it had always been so
        library._store.keep("index_files", dumped(sealed(root / name, {})))
    library.close()
    assert _check(examine(root), "index").faults == ("article in row 2 is not in it",)
    assert repair(root).state == "well"
    again = Library.open(root)
    assert found(again, "bridge") == ["bridge"]
    again.close()


def test_a_file_of_the_index_that_is_damaged_missing_or_foreign_is_named(root: Path) -> None:
    (segment,) = root.glob("index-*/*.seg")
    content = segment.read_bytes()
    segment.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert _check(examine(root), "index").faults == (f"{segment.name} is damaged",)
    segment.rename(segment.with_name("other.seg"))
    assert _check(examine(root), "index").faults == (
        f"{segment.name} is missing",
        "other.seg does not belong there",
    )
    shutil.rmtree(segment.parent)
    assert _check(examine(root), "index").faults == ("the folder is missing",)
    assert main(["doctor", "--library", str(root)]) == 1
    assert main(["doctor", "--repair", "--library", str(root)]) == 0


def test_a_store_that_is_none_is_made_of_its_pages_and_the_copy_of_the_marks(root: Path) -> None:
    store = root / "dateline.db"
    store.write_bytes(b"\0" * PAGE + store.read_bytes()[PAGE:])
    mended = repair(root)
    assert (mended.state, mended.articles, mended.lost) == ("well", 3, ())
    assert any("1 rows taken from the copy" in line for line in mended.mended)
    library = Library.open(root)
    assert library.unread(["ferry", "bridge"]) == {"bridge"}
    assert found(library, "workers OR trains", sort="oldest")
    library.close()
    assert (root / "dateline.db.damaged-1").read_bytes()[:PAGE] == b"\0" * PAGE


def test_a_missing_store_leaves_the_marks(root: Path) -> None:
    (root / "dateline.db").unlink()
    assert repair(root).state == "well"
    library = Library.open(root)
    assert library.count() == 0
    library.add([FERRY, BRIDGE], annotate=fake)
    assert library.unread(["ferry", "bridge"]) == {"bridge"}
    library.close()


def test_the_file_of_a_lost_article_is_read_again(tmp_path: Path) -> None:
    root, news = tmp_path / "library", tmp_path / "news"
    news.mkdir()
    for name in ("one", "two"):
        (news / f"{name}.txt").write_text(f"A story of {name} harbour.", encoding="utf-8")
    assert main(["add", "--jobs", "0", "--library", str(root), str(news)]) == 0
    _run(root, "DELETE FROM texts WHERE row = 1")
    assert main(["doctor", "--repair", "--library", str(root)]) == 1  # something was lost
    assert main(["add", "--jobs", "0", "--library", str(root), str(news)]) == 0
    library = Library.open(root)
    assert sorted(found(library, "harbour")) == ["one", "two"]
    library.close()


def test_pages_are_saved_with_their_articles(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    library.add([Article(id="a", text="A text. " * 900, raw_text="<p>A page. " * 9000)], annotate=fake)
    library.close()
    store = library.root / "dateline.db"
    store.write_bytes(b"\0" * PAGE + store.read_bytes()[PAGE:])
    assert repair(library.root).articles == 1
    again = Library.open(library.root)
    assert again.article("a").text == "A text. " * 900
    assert again.page("a") == "<p>A page. " * 9000
    again.close()
    assert list(damages(store)) == []
