"""Walking: every file once, in order, with one look at what is known, and nothing that could hold it up."""

from __future__ import annotations

import gzip
import io
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Article, Refused
from corpus.read import file as file_module
from corpus.read import inputs
from corpus.read.ledger import FileBegun, FileFacts, FileRead, FolderRead, Unchanged
from corpus.read.measure import measure
from corpus.read.source import Options, encodable
from corpus.read.walk import Item, walk


def write(path: Path, content: bytes = b"A crane fell.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def articles(items: Iterable[object]) -> list[str]:
    return [Path(item.path or "").name for item in items if isinstance(item, Article)]


def reasons(items: Iterable[object]) -> list[tuple[str, str]]:
    return [(Path(item.path).name, item.reason) for item in items if isinstance(item, Refused)]


class Known:
    """A ledger that knows the files it has heard of."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[FileFacts, bytes]] = {}
        self.hashed = 0

    def options(self, path: str, given: Options) -> Options:
        return given

    def unchanged(self, facts: FileFacts, digest: Callable[[], bytes]) -> Unchanged | None:
        known = self.files.get(facts.path)
        if known is None or known[0].size != facts.size:
            return None
        if known[0].time != facts.time:
            self.hashed += 1
            if digest() != known[1]:
                return None
        return Unchanged(facts)

    def walk(self, *paths: Path) -> list[Item]:
        found = list(walk(paths, Options(), ledger=self))
        for item in found:
            if isinstance(item, FileRead):
                self.files[item.facts.path] = (item.facts, item.digest)
        return found


def test_what_is_no_file_is_refused_without_being_opened(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        found = list(inputs([tmp_path]))
    assert articles(found) == ["a.txt"]
    assert reasons(found) == [("pipe", "not a regular file"), ("socket", "not a regular file")]


def test_a_pipe_named_by_itself_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(b"A crane fell.",))
    writer.start()
    (article,) = inputs([tmp_path / "pipe"])
    writer.join()
    assert isinstance(article, Article)
    assert article.text == "A crane fell."


def test_a_file_that_became_a_pipe_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt")
    status = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(Path, "stat", lambda self, *, follow_symlinks=True: status)
    assert reasons(file_module.read_file(path, Options(), None, None)) == [
        ("a.txt", "not a regular file any more")
    ]


def test_a_file_that_became_a_link_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, secret = write(tmp_path / "a.txt"), write(tmp_path / "secret")
    status = path.stat()
    path.unlink()
    path.symlink_to(secret)
    monkeypatch.setattr(Path, "stat", lambda self, *, follow_symlinks=True: status)
    found = list(file_module.read_file(path, Options(), None, None, walked=True))
    assert not articles(found)
    assert len(reasons(found)) == 1


def test_links_are_read_once_or_named(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(root / "a.txt")
    write(root / ".kept/object", b"A bridge was closed.")
    write(root / "sub/b.txt")
    outside = write(tmp_path / "outside/c.txt")
    for name, target in (
        ("again.txt", "a.txt"),
        ("bridge.txt", ".kept/object"),
        ("bridge2.txt", ".kept/object"),
        ("circle", "circle"),
        ("dead", "nowhere"),
        ("out.txt", str(outside)),
        ("out_folder", str(outside.parent)),
        ("sub/up", ".."),
        ("sub_too", "sub"),
    ):
        (root / name).symlink_to(target)
    found = list(inputs([root]))
    assert articles(found) == ["a.txt", "bridge.txt", "b.txt"]
    back = "a linked folder is not entered (it leads back to a folder that it lies in)"
    assert reasons(found) == [
        ("circle", "a link that leads in a circle"),
        ("dead", "a link that leads nowhere"),
        ("out.txt", "a link that leads out of the folder"),
        ("out_folder", "a linked folder is not entered"),
        ("sub_too", "a linked folder is not entered"),
        ("up", back),
    ]
    # a link that is named by itself is followed
    assert articles(inputs([root / "out.txt"])) == ["out.txt"]
    assert articles(inputs([root / "out_folder"])) == ["c.txt"]


def test_what_browsers_and_systems_leave_is_no_article(tmp_path: Path) -> None:
    for name in (
        *("page.html", "page_files/style.css", "page_files/ad.html", "sub/page.HTM", "sub/page_files/x.js"),
        *(".DS_Store", "Thumbs.db", "desktop.ini", "photos_files/a.txt", "__MACOSX/b.txt"),
    ):
        write(tmp_path / name)
    found = [item.path or "" for item in inputs([tmp_path])]
    assert [str(Path(path).relative_to(tmp_path)) for path in found] == [
        "page.html",
        "photos_files/a.txt",
        "sub/page.HTM",
    ]


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    second = write(tmp_path / "b.txt")
    found = []
    for item in inputs([tmp_path]):
        found.append(item)
        second.unlink(missing_ok=True)
    assert reasons(found) == [("b.txt", "it was gone before it could be read")]


@pytest.mark.parametrize("lines", [0, 1, 9000])
def test_a_file_that_grows_or_shrinks_is_named(tmp_path: Path, lines: int) -> None:
    path = write(tmp_path / "a.jsonl", b'{"text":"one"}\n' * 8000)
    walking = walk([tmp_path], Options(), ledger=Known())
    found = [next(walking), next(walking)]
    path.write_bytes(b'{"text":"one"}\n' * lines)
    found += walking
    assert reasons(found)[-1] == ("a.jsonl", "it was changed while it was being read; add it again")
    assert not [item for item in found if isinstance(item, FileRead)]


def test_an_unchanged_file_is_looked_at_once_and_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "sub/b.jsonl", "c.txt.gz"):
        write(tmp_path / name, gzip.compress(b"C") if name.endswith("gz") else b'{"text":"x"}')
    ledger = Known()
    first = ledger.walk(tmp_path)
    assert [type(item).__name__ for item in first] == [
        *("FileBegun", "Article", "FileRead") * 3,
        "FolderRead",
    ]
    opened: list[object] = []
    monkeypatch.setattr("os.open", lambda *arguments: opened.append(arguments))
    second = ledger.walk(tmp_path)
    assert [type(item).__name__ for item in second] == ["Unchanged"] * 3 + ["FolderRead"]
    assert (opened, ledger.hashed) == ([], 0)


def test_a_touched_file_is_only_hashed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"A crane fell. " * 9000)
    ledger = Known()
    ledger.walk(tmp_path)
    os.utime(path, (1, 1))
    assert [type(item).__name__ for item in ledger.walk(tmp_path)] == ["Unchanged", "FolderRead"]
    assert ledger.hashed == 1
    path.write_bytes(path.read_bytes()[:-3] + b"up.")
    assert "FileRead" in [type(item).__name__ for item in ledger.walk(tmp_path)]


def test_what_a_broken_file_gave_is_told_as_read_and_what_the_system_broke_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt.gz", gzip.compress(b"A crane fell.")[:-4])
    found = Known().walk(tmp_path)
    assert isinstance(found[-2], FileRead)
    assert isinstance(found[-3], Refused)

    def fail(*arguments: object) -> bytes:
        raise OSError(5, "Input/output error")

    write(tmp_path / "a.txt.gz", gzip.compress(os.urandom(200_000)))
    monkeypatch.setattr("corpus.read.compressed._gzip", fail)
    found = Known().walk(tmp_path)
    assert reasons(found) == [("a.txt.gz", "input/output error")]
    assert not [item for item in found if isinstance(item, FileRead)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    write(tmp_path / "sub/b.txt").parent.chmod(0)
    assert reasons(inputs([tmp_path])) == [
        ("a.txt", "no permission to read it"),
        ("sub", "no permission to read it"),
    ]
    (tmp_path / "sub").chmod(0o700)


def test_a_folder_that_vanishes_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    folder = tmp_path / "sub"
    folder.mkdir()
    found = []
    for item in inputs([tmp_path]):
        found.append(item)
        if folder.exists():
            folder.rmdir()
    assert reasons(found) == [("sub", "no such file or folder")]


def test_odd_names_are_read_under_paths_of_their_own(tmp_path: Path) -> None:
    base = os.fsencode(tmp_path)
    names = [
        b"a\nb.txt",
        b"bad\xff.txt",
        rb"bad\xff.txt",
        b"\x1b[31m.txt",
        b"n" * 251 + b".txt",
        "é".encode(),
    ]
    for name in names:
        try:
            with open(base + b"/" + name, "wb") as stream:  # noqa: PTH123 - a name that is no text
                stream.write(b"A crane fell.")
        except OSError:
            pytest.skip("this file system takes no such name")
    found = [item for item in inputs([tmp_path]) if isinstance(item, Article)]
    assert len(found) == len(names)
    paths = {item.path for item in found}
    assert len(paths) == len(names)
    for path in paths:
        assert path is not None
        path.encode("utf-8")
    assert f"{tmp_path}/a\nb.txt" in paths


@given(st.lists(st.binary(min_size=1, max_size=8).filter(lambda name: not {0, 47} & set(name)), unique=True))
def test_two_files_never_have_one_path(names: list[bytes]) -> None:
    names = [name for name in names if name not in (b".", b"..")]
    parts = [*names, *(name.decode("utf-8", "backslashreplace").encode() for name in names)]
    paths = {encodable(Path(os.fsdecode(b"/" + name))) for name in parts}
    assert len(paths) == len({b"/" + name for name in parts})
    for path in paths:
        path.encode("utf-8")


def test_a_plain_path_stays_as_it_is(tmp_path: Path) -> None:
    assert encodable(tmp_path / "a \\ b.txt") == f"{tmp_path}/a \\ b.txt"
    assert encodable(tmp_path / "sub" / ".." / "a.txt") == f"{tmp_path}/a.txt"


def test_deep_folders_are_no_deep_calls(tmp_path: Path) -> None:
    here = tmp_path
    for _ in range(900):
        here = here / "d"
    here.mkdir(parents=True)
    write(here / "a.txt")
    assert articles(inputs([tmp_path])) == ["a.txt"]


def test_how_much_there_is_and_how_much_is_done(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "broken.jsonl", b"{" * 100)
    write(tmp_path / "big.jsonl", b'{"text":"%s"}\n' % (b"x" * 1_000_000) * 20)
    write(tmp_path / "sub/b.txt.gz", gzip.compress(b"A crane fell."))
    write(tmp_path / ".hidden", b"not counted")
    (tmp_path / "link").symlink_to("a.txt")
    ledger = Known()
    for _ in range(2):
        told: list[int] = []
        for item in walk([tmp_path], Options(), ledger=ledger, read_bytes=told.append):
            if isinstance(item, FileRead):
                ledger.files[item.facts.path] = (item.facts, item.digest)
        assert sum(told) == measure([tmp_path])
    told = []
    list(walk([tmp_path / "big.jsonl"], Options(), read_bytes=told.append))
    assert len(told) >= 4
    assert sum(told) == measure([tmp_path / "big.jsonl"])
    assert measure([tmp_path / "nowhere"]) == 0
    assert measure([Path("-")]) is None


def test_measuring_stops_when_it_takes_long(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    assert measure([tmp_path], seconds=-1) is None


def test_each_file_is_begun_before_and_told_after_its_articles(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", b'{"text":"one"}\n{"text":"two"}\nbroken\n')
    found = Known().walk(tmp_path)
    assert isinstance(found[0], FileBegun) and found[0].path == f"{tmp_path}/a.jsonl"
    assert [type(item) for item in found[1:]] == [Article, Article, Refused, FileRead, FolderRead]


def test_a_line_of_200_megabytes_is_refused_and_not_held(tmp_path: Path) -> None:
    for name in ("line.txt", "line.jsonl"):
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(0)
            for _ in range(200):
                stream.write(b"x" * 1_000_000)
    script = (
        "import re, sys; from pathlib import Path; from corpus.read import inputs\n"
        "for found in inputs([Path(sys.argv[1])]): print(found)\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, tmp_path], capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0, result.stderr
    for path in tmp_path.iterdir():
        path.unlink()  # pytest would keep them
    *found, peak = result.stdout.splitlines()
    assert len(found) == 2, result
    assert all("too large for one article" in line for line in found)
    assert int(peak) < 200_000  # kilobytes


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=90)).map(b"\n".join), st.integers(0, 3000))
def test_a_stream_in_pieces_is_the_same_stream(content: bytes, size: int) -> None:
    from corpus.read.bounds import Pieces

    pieces = [content[at : at + 100] for at in range(0, len(content), 100)]
    stream = Pieces(iter([b"", *pieces, b""]))
    plain = io.BytesIO(content)
    assert stream.read(size) == plain.read(size)
    assert stream.peek() == b"" or plain.getvalue()[plain.tell() :].startswith(stream.peek())
    assert [stream.readline(), stream.readline(7), stream.readline(0)] == [
        *(plain.readline(), plain.readline(7), b""),
    ]
    assert stream.read() == plain.read()
    assert stream.read(1) == b""
