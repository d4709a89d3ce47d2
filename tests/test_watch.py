"""``dateline add --watch``: files written, replaced and deleted while it goes on, in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest

from corpus.model import Annotated
from index.errors import UnknownArticleError
from index.library import Library
from tui.watching import place_of

# Much longer than anything here takes, on a machine that is busy with something else.
PATIENCE = 90.0


class Watching:
    """A running ``add --watch`` and what it says."""

    def __init__(self, root: Path, *paths: Path) -> None:
        self.root = root
        command = [sys.executable, "-m", "tui", "add", "--library", str(root), "--jobs", "0", "--watch"]
        self.process = subprocess.Popen(
            [*command, *map(str, paths)], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        self.said: list[str] = []
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._lines.put(line.rstrip("\n"))

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Waits until something holds."""
        end = time.monotonic() + PATIENCE
        self._hear()
        while not holds():
            self._hear()
            assert time.monotonic() < end, f"never {what}; it said {self.said}"
            assert self.process.poll() is None, f"it ended; it said {self.said}"
            time.sleep(0.1)

    def _hear(self) -> None:
        try:
            while True:
                self.said.append(self._lines.get_nowait())
        except Empty:
            pass

    def until_said(self, words: str) -> None:
        """Waits until it has said this."""
        self.until(lambda: any(words in line for line in self.said), f"said {words!r}")

    def until_article(self, name: str, holds: Callable[[Annotated], bool], what: str) -> None:
        """Waits until the library has such an article."""

        def found() -> bool:
            with closing(Library.open(self.root)) as library:
                try:
                    return holds(library.article(name))
                except UnknownArticleError:
                    return False

        self.until(found, what)

    def stop(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self._thread.join(PATIENCE)
        self._hear()
        return code

    def end(self) -> None:
        """However it is, it ends."""
        self.process.kill()
        self.process.wait()
        self._thread.join()
        assert self.process.stderr is not None
        self.process.stderr.close()


def holding(word: str, article: Annotated) -> bool:
    """Whether the article has this word."""
    return word in article.text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ferry.txt").write_text("Ferry runs again\n\nThe ferry sailed on 3 May 2024.\n")
    return folder


@pytest.fixture
def watching(tmp_path: Path, folder: Path) -> Iterator[Watching]:
    watching = Watching(tmp_path / "library", folder)
    try:
        watching.until_said("watching")
        yield watching
    finally:
        watching.end()


def test_what_changes_is_followed(watching: Watching, folder: Path) -> None:
    watching.until_said("1 added")
    # written piece by piece: in the end all of it is there
    with (folder / "storm.txt").open("w") as file:
        file.write("Storm closes port\n\nA storm closed the port")
        file.flush()
        watching.until_article("storm", lambda article: "closed" in article.text, "took the first piece")
        file.write(" of Riga on Friday.\n")
    watching.until_article("storm", lambda article: "Riga on Friday" in article.text, "took the rest")

    # replaced as editors do it, through a hidden file that is renamed
    beside = folder / ".ferry.txt.tmp"
    beside.write_text("Ferry runs again\n\nThe ferry sailed twice on 4 May 2024.\n")
    beside.replace(folder / "ferry.txt")
    watching.until_article("ferry", lambda article: "twice" in article.text, "took the new ferry")

    # what can't be taken is named once, however often its folder is looked at
    (folder / "empty.txt").write_text("")
    watching.until_said("empty.txt")
    below = folder / "below"
    below.mkdir()
    (below / "tram.txt").write_text("Tram stops\n\nThe tram stopped on Monday.\n")
    watching.until_article("tram", lambda article: not article.missing, "took the tram")

    (folder / "storm.txt").unlink()
    watching.until_article("storm", lambda article: article.missing, "saw that the storm is gone")
    watching.until_said("1 file gone")

    assert watching.stop() == 1
    assert sum("empty.txt" in line for line in watching.said) == 1
    assert not any("unchanged" in line for line in watching.said)
    assert not any("Traceback" in line for line in watching.said)
    with closing(Library.open(watching.root)) as library:
        assert library.count() == 3


def test_a_named_file_is_followed_through_a_rename(tmp_path: Path, folder: Path) -> None:
    (folder / "other.txt").write_text("Another\n\nNot asked for.\n")
    watching = Watching(tmp_path / "library", folder / "ferry.txt")
    try:
        watching.until_said("watching")
        for word in ("twice", "thrice"):
            beside = folder / "ferry.txt~"
            beside.write_text(f"Ferry runs again\n\nThe ferry sailed {word} on 4 May 2024.\n")
            beside.replace(folder / "ferry.txt")
            watching.until_article("ferry", partial(holding, word), f"took {word}")
        (folder / "other.txt").write_text("Another\n\nStill not asked for.\n")
        assert watching.stop() == 0
        with closing(Library.open(watching.root)) as library:
            assert library.count() == 1
    finally:
        watching.end()


def test_a_library_inside_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / ".hidden").mkdir(parents=True)
    (folder / "open").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    library, files = folder / "library", frozenset({tmp_path / "one.txt"})
    for name, place in (
        ("a.txt", folder),
        ("open/a.txt", folder / "open"),
        ("open", folder),
        ("library/dateline.db", None),
        ("library", None),
        (".hidden/a.txt", None),
        ("link/a.txt", None),
        ("../one.txt", tmp_path / "one.txt"),
        ("../two.txt", None),
    ):
        path = Path(os.path.normpath(folder / name))
        assert place_of(path, [folder], files, library) == place, name
