"""The index in step with the store: damaged, interrupted, killed, written and read at once."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_library import BRIDGE, FERRY, TRAIN, fake, found

from corpus.model import Article
from index import upkeep
from index.errors import LibraryUnusableError
from index.library import Library


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(root: Path) -> Iterator[Library]:
    opened = Library.open(root)
    opened.add([FERRY, BRIDGE, TRAIN], annotate=fake)
    yield opened
    opened.close()


def _index_files(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("index-*/*") if path.is_file())


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves a file open
@pytest.mark.parametrize("damage", ["missing", "empty", "toc", "segment", "cut", "byte"])
def test_a_damaged_index_is_built_anew_and_said_to_be(library: Library, damage: str) -> None:
    library.close()
    (folder,) = library.root.glob("index-*")
    if damage in ("missing", "empty"):
        shutil.rmtree(folder)
    if damage == "empty":
        folder.mkdir()
    for path in _index_files(library.root):
        if damage == "toc" and path.suffix == ".toc":
            path.write_bytes(b"\x80\x04")
        elif damage == "segment" and path.suffix == ".seg":
            path.write_bytes(os.urandom(path.stat().st_size))
        elif damage == "cut" and path.suffix == ".seg":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        elif damage == "byte" and path.suffix == ".seg":
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 0xFF
            path.write_bytes(content)
    again = Library.open(library.root)
    assert len(again.notices) == 1  # at once, before anything is asked
    assert "damaged: built anew" in again.notices[0]
    assert sorted(found(again, "workers")) == ["bridge", "ferry"]
    again.close()
    once_more = Library.open(library.root)
    assert found(once_more, "title:bridge") == ["bridge"]
    assert once_more.notices == []
    once_more.close()
    gc.collect()  # what Whoosh left open is complained of here, not in a later test


def test_an_empty_index_in_place_of_the_real_one_is_noticed(library: Library) -> None:
    from index import build

    library.close()
    (folder,) = library.root.glob("index-*")
    shutil.rmtree(folder)
    build.create(folder)
    again = Library.open(library.root)
    assert again.search("workers").total == 2
    again.close()


def test_damage_while_it_is_being_read_is_mended(library: Library) -> None:
    for path in _index_files(library.root):
        if path.suffix == ".seg":
            path.unlink()
    assert library.search("workers").total == 2
    assert "damaged" in library.notices[0]


def test_a_copied_library_is_whole(library: Library, tmp_path: Path) -> None:
    library.close()
    shutil.copytree(library.root, tmp_path / "copy", copy_function=shutil.copyfile)
    copy = Library.open(tmp_path / "copy")
    assert copy.search("workers").total == 2
    assert copy.notices == []
    copy.close()


def test_an_index_of_another_version_is_built_anew(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.close()
    monkeypatch.setattr(upkeep, "SCHEMA_VERSION", upkeep.SCHEMA_VERSION + 1)
    again = Library.open(library.root)
    assert again.search("workers").total == 2
    assert "another version" in again.notices[0]
    again.close()


def test_what_was_stored_but_not_indexed_is_indexed_at_the_next_start(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    new = [Article(id="tram", text="A tram derailed."), FERRY.model_copy(update={"text": "Boats sail."})]
    with monkeypatch.context() as patch:
        patch.setattr(upkeep.Upkeep, "catch_up", killed)
        with pytest.raises(KeyboardInterrupt):
            library.add(new, annotate=fake)
    library.close()
    again = Library.open(library.root)
    assert (found(again, "tram"), found(again, "boats"), found(again, "dock")) == (["tram"], ["ferry"], [])
    assert again.notices == []
    again.close()


def test_a_commit_that_the_store_has_not_heard_of_is_made_good(library: Library) -> None:
    with library._store.transaction():
        library._store.keep("indexed", "1")
    library.close()
    again = Library.open(library.root)
    assert again.search("workers").total == 2
    assert again.notices == []
    again.close()


def test_one_writer_at_a_time(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from index import folder

    with folder.write_lock(library.root):
        monkeypatch.setattr("index.adding.write_lock", lambda root: folder.write_lock(root, seconds=0))
        with pytest.raises(LibraryUnusableError, match="writing"):
            library.add([Article(id="x", text="y")], annotate=fake)
    assert library.add([Article(id="x", text="y")], annotate=fake).added == 1


def test_batches_merge_into_few_parts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from index import adding, batch, build

    monkeypatch.setattr(adding, "BATCH", 1)
    monkeypatch.setattr(batch, "STORED_TOGETHER", 1)
    monkeypatch.setattr(build, "MANY_PARTS", 3)
    library = Library.open(root)
    library.add((Article(id=f"a{n}", text=f"words number{n}") for n in range(12)), annotate=fake)
    assert library.search("words").total == 12
    assert found(library, "number7") == ["a7"]
    library.close()


KILLED = """
import sys
from pathlib import Path
from corpus.model import Annotated, Article
from index.library import Library
from index import adding, batch
adding.BATCH = 40
batch.STORED_TOGETHER = 10
library = Library.open(Path(sys.argv[1]))
articles = (Article(id=f"a{n}", text=f"words number{n}") for n in range(1_000_000))
library.add(articles, annotate=lambda a: Annotated(**dict(a)), progress=lambda p: print(p.done, flush=True))
"""


def test_killed_at_any_moment_the_next_start_is_whole(root: Path) -> None:
    for upto in (45, 90, 130):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(root)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parent.parent,
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if int(line) >= upto:
                    process.kill()
                    break
        library = Library.open(root)
        assert library.count() >= upto - 10
        assert library.search("words").total == library.count()
        assert library.notices == []
        library.close()


def test_reading_goes_on_while_another_program_adds_and_merges(root: Path) -> None:
    code = KILLED.replace("1_000_000", "600").replace(
        "library = ", "from index import build\nbuild.MANY_PARTS = 3\nlibrary = "
    )
    library = Library.open(root)
    totals = [0]
    with subprocess.Popen(
        [sys.executable, "-c", code, str(root)], stdout=subprocess.DEVNULL, cwd=Path(__file__).parent.parent
    ) as process:
        while process.poll() is None:
            library.refresh()
            page = library.search("words -number3", limit=5)
            assert all(hit.snippets for hit in page.hits)
            totals.append(page.total)
        assert process.returncode == 0
    library.refresh()
    assert totals == sorted(totals)
    assert len(set(totals)) > 2  # it was seen growing
    assert library.search("words").total == 600
    assert library.notices == []
    library.close()
