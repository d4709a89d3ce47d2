"""A disk without room, a folder that can't be written to: one clear error, and what was kept stays."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.errors import LibraryUnusableError
from index.library import Library
from tui.cli import main

WORDS = "harbour bridge workers council ferry storm vote ledger union minister river train signal budget"

# In a process of its own: SQLite keeps what it knows of files, and a limit can't be lifted again.
LIMITED = """
import resource, sys
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from tui.cli import main
sys.exit(main(sys.argv[2:]))
"""


def _news(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        words = " ".join(f"{word}{number % 17}{place}" for place, word in enumerate(WORDS.split() * 20))
        (folder / f"n{number}.txt").write_text(f"Report {number}\n\n{words} {number}.", encoding="utf-8")
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Makes small file systems in memory; the mount command is allowed to few."""
    mounted: list[Path] = []

    def mount(options: str) -> Path:
        target = tmp_path / f"disk{len(mounted)}"
        target.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(target)]
        try:
            done = subprocess.run(command, capture_output=True, check=False)
        except OSError:
            pytest.skip("no mount command")
        if done.returncode:
            pytest.skip("mounting is not permitted")
        mounted.append(target)
        return target

    yield mount
    for target in mounted:
        subprocess.run(["umount", "-l", str(target)], capture_output=True, check=False)


def _is_one_clear_error(told: str, root: Path) -> None:
    lines = [line for line in told.splitlines() if line.strip()]
    assert str(root) in lines[-1]
    assert "room" in lines[-1]
    assert "Traceback" not in told


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves files open
def test_adding_until_the_disk_is_full(
    disk: Callable[[str], Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = disk("size=3m,mode=700")
    root = folder / "library"
    first, more = _news(tmp_path / "first", 20), _news(tmp_path / "more", 600)
    assert main(["add", "--jobs", "0", "--library", str(root), str(first)]) == 0
    library = Library.open(root)
    library.mark_read("n1")
    library.close()
    capfd.readouterr()
    assert main(["add", "--jobs", "0", "--library", str(root), str(more)]) == 3
    _is_one_clear_error(capfd.readouterr().err, root)
    library = Library.open(root)  # on the full disk: what is there is read
    kept = library.count()
    assert 20 <= kept < 600
    assert library.unread(["n1", "n2"]) == {"n2"}
    assert library.search("n:1 OR harbour*").total <= kept
    library.close()
    subprocess.run(["mount", "-o", "remount,size=64m", str(folder)], check=True)
    library = Library.open(root)
    assert library.notices == []
    assert library.search("report").total == library.count() >= kept
    library.close()
    assert main(["add", "--jobs", "0", "--library", str(root), str(more)]) == 0
    assert main(["doctor", "--library", str(root)]) == 0
    library = Library.open(root)
    assert library.count() == 600  # twenty are there twice
    library.close()
    gc.collect()  # what Whoosh left open is complained of here, not in a later test


@pytest.mark.parametrize("limit", [200_000, 400_000, 1_000_000])
def test_files_that_may_not_grow(limit: int, tmp_path: Path) -> None:
    """The limit is met in the store, its log, a part of the index or a merge, as the sizes fall."""
    root, news = tmp_path / "library", _news(tmp_path / "news", 400)
    command = ["add", "--jobs", "0", "--no-annotate", "--library", str(root), str(news)]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit), *command],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    _is_one_clear_error(done.stderr, root)
    library = Library.open(root)
    assert library.notices == []
    assert library.search("report").total == library.count()
    library.close()
    assert main(command) == 0
    assert main(["doctor", "--library", str(root)]) == 0
    library = Library.open(root)
    assert library.search("report").total == library.count() == 400
    library.close()


def test_a_read_only_library_is_read(
    disk: Callable[[str], Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = disk("size=16m,mode=755")
    root, news = folder / "library", _news(tmp_path / "news", 5)
    assert main(["add", "--jobs", "0", "--library", str(root), str(news)]) == 0
    root.chmod(0o755)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    capfd.readouterr()
    assert main(["search", "report", "--library", str(root), "--jsonl"]) == 0
    told = capfd.readouterr()
    assert len(told.out.splitlines()) == 5
    assert "can't be written to: it is read as it is" in told.err
    assert main(["add", "--jobs", "0", "--library", str(root), str(news)]) == 3
    assert "can't be written to" in capfd.readouterr().err
    with pytest.raises(LibraryUnusableError, match="written"):
        Library.open(root).mark_read("n1")
    assert main(["doctor", "--library", str(root)]) in (0, 3)
    assert "Traceback" not in capfd.readouterr().err
    assert main(["add", "--library", str(folder / "other"), str(news)]) == 3
    assert "can't be made" in capfd.readouterr().err


def test_articles_in_a_read_only_folder_are_fine(disk: Callable[[str], Path], tmp_path: Path) -> None:
    folder = disk("size=1m,mode=700")
    _news(folder / "news", 3)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    library = str(tmp_path / "library")
    assert main(["add", "--jobs", "0", "--library", library, str(folder / "news")]) == 0


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files away")
def test_a_library_of_someone_else_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "library"
    assert main(["add", "--jobs", "0", "--library", str(root), str(_news(tmp_path / "news", 1))]) == 0
    os.chown(root, 12345, 12345)
    capfd.readouterr()
    for command in (["search", "x"], ["doctor"], ["doctor", "--repair"], ["export"]):
        assert main([*command, "--library", str(root)]) == 3
        told = capfd.readouterr()
        assert "belongs to someone else" in told.err + told.out


def test_a_folder_that_others_can_write_to_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "theirs.txt").touch()
    (tmp_path / "shared").chmod(0o777)
    assert main(["add", "--library", str(tmp_path / "shared"), str(_news(tmp_path / "news", 1))]) == 3
    assert "others can write to it" in capfd.readouterr().err
