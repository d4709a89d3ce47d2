"""Damage: whatever becomes of a file of the index or the store, no answer is wrong, none a traceback."""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from small_library import fake, found

from corpus import database
from corpus.model import Article
from index import upkeep
from index.errors import LibraryUnusableError
from index.library import Library
from tui.cli import main

# Whoosh leaves files open where it can't read them.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

ARTICLES = 30
WORDS = (
    "harbour",
    "bridge",
    "workers",
    "council",
    "ferry",
    "storm",
    "vote",
    "ledger",
    "union",
    "minister",
    "river",
    "train",
    "signal",
)
QUERIES = (
    "harbour",
    "bridge council",
    '"storm vote"',
    "mini*",
    "-river",
    "title:number7",
    "title:title",
    "rained",
)
PAGE = 4096


class Whole(NamedTuple):
    root: Path
    answers: list[list[str]]


def _article(number: int) -> Article:
    chosen = random.Random(number)
    text = " ".join(chosen.choices(WORDS, k=chosen.choice((20, 90, 300))))
    return Article(
        id=f"a{number}",
        path=f"/news/a{number}.txt",
        title=f"Title number{number}",
        text=f"{text} [Ada {number % 7}|person] In 19{number % 90 + 10} it rained.",
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """A library in several parts, some articles replaced, with the answers it gives."""
    root = tmp_path_factory.mktemp("whole") / "library"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upkeep, "BATCH", 10)
        library = Library.open(root)
        for start in range(0, ARTICLES, 10):
            library.add((_article(n) for n in range(start, start + 10)), annotate=fake)
        library.add(
            [_article(3).model_copy(update={"text": "A storm vote, and nothing else."})], annotate=fake
        )
    for number in range(0, ARTICLES, 3):
        library.mark_read(f"a{number}")
    answers = _answers(library)
    library.close()
    assert all(answers), [len(answer) for answer in answers]
    return Whole(root, answers)


def _answers(library: Library) -> list[list[str]]:
    return [sorted(found(library, query, limit=ARTICLES)) for query in QUERIES]


@pytest.fixture
def root(whole: Whole, tmp_path: Path) -> Path:
    return _copy(whole.root, tmp_path / "library")


def _copy(root: Path, to: Path) -> Path:
    return Path(shutil.copytree(root, to, copy_function=shutil.copy2))


def _index_files(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("index-*/*") if path.suffix in (".toc", ".seg"))


def _is_mended(root: Path, answers: list[list[str]]) -> None:
    """The damage is announced once, answers are right, marks are kept, the next start is silent."""
    library = Library.open(root)
    try:
        assert _answers(library) == answers
        assert len(library.notices) == 1
        assert "built anew" in library.notices[0]
        assert library.unread([f"a{number}" for number in range(6)]) == {"a1", "a2", "a4", "a5"}
    finally:
        library.close()
    again = Library.open(root)
    assert found(again, "title:number7") == ["a7"]
    assert again.notices == []
    again.close()
    gc.collect()


def _cut(content: bytearray, chosen: random.Random) -> bytes:
    return bytes(content[: chosen.randrange(len(content))])


def _zero(content: bytearray, chosen: random.Random) -> bytes:
    start = chosen.randrange(len(content))
    length = min(chosen.choice((1, 16, PAGE)), len(content) - start)
    return bytes(content[:start]) + bytes(length) + bytes(content[start + length :])


def _scramble(content: bytearray, chosen: random.Random) -> bytes:
    start = chosen.randrange(len(content))
    length = min(chosen.choice((1, 16, PAGE)), len(content) - start)
    return bytes(content[:start]) + chosen.randbytes(length) + bytes(content[start + length :])


DAMAGES: tuple[Callable[[bytearray, random.Random], bytes], ...] = (_cut, _zero, _scramble)


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_index_file_never_gives_a_wrong_answer(seed: int, root: Path, whole: Whole) -> None:
    chosen = random.Random(seed)
    path = chosen.choice(_index_files(root))
    before, status = path.read_bytes(), path.stat()
    after = before
    while after == before:  # zeros may be zeroed
        after = DAMAGES[seed % 3](bytearray(before), chosen)
    path.write_bytes(after)
    if seed % 2:  # as a block of the disk goes bad
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    _is_mended(root, whole.answers)


@pytest.mark.parametrize("seed", range(6))
def test_damage_found_when_more_is_added_is_not_carried_on(seed: int, root: Path) -> None:
    chosen = random.Random(seed)
    path = chosen.choice([path for path in _index_files(root) if path.suffix == ".seg"])
    status = path.stat()
    path.write_bytes(_scramble(bytearray(path.read_bytes()), chosen))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    library = Library.open(root)
    library.add([Article(id="new", text="harbour tram")], annotate=fake)
    assert library.search("harbour OR -harbour").total == ARTICLES + 1
    assert found(library, "tram") == ["new"]
    library.close()


def test_any_index_file_may_be_gone(whole: Whole, tmp_path: Path) -> None:
    for number, name in enumerate(path.name for path in _index_files(whole.root)):
        root = _copy(whole.root, tmp_path / str(number))
        next(root.glob(f"index-*/{name}")).unlink()
        _is_mended(root, whole.answers)


def test_the_index_of_another_library_is_not_taken_for_ours(root: Path, whole: Whole, tmp_path: Path) -> None:
    other = Library.open(tmp_path / "other")
    other.add([Article(id=f"b{n}", text="harbour") for n in range(ARTICLES)], annotate=fake)
    other.close()
    (ours,) = root.glob("index-*")
    (theirs,) = (tmp_path / "other").glob("index-*")
    shutil.rmtree(ours)
    shutil.copytree(theirs, ours)
    _is_mended(root, whole.answers)


def test_an_older_index_copied_back_is_not_taken_for_todays(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    library.add((_article(n) for n in range(5)), annotate=fake)
    (then,) = library.root.glob("index-*")
    shutil.copytree(then, tmp_path / "then")
    library.add([_article(1).model_copy(update={"text": "harbour anew"})], annotate=fake)
    answer = found(library, "anew")
    library.close()
    (now,) = library.root.glob("index-*")
    shutil.rmtree(now)
    shutil.copytree(tmp_path / "then", now)
    again = Library.open(library.root)
    assert found(again, "anew") == answer == ["a1"]
    assert len(again.notices) == 1
    again.close()


def test_an_index_that_a_newer_whoosh_wrote_is_built_anew(root: Path, whole: Whole) -> None:
    from index.seal import dumped, sealed

    (folder,) = root.glob("index-*")
    (toc,) = folder.glob("*.toc")
    toc.write_bytes(b"\xff" * 40 + toc.read_bytes()[40:])  # a header that this one can't read
    with sqlite3.connect(root / "dateline.db") as db:  # as if that had written it, whole
        db.execute("UPDATE meta SET value = ? WHERE key = 'index_files'", (dumped(sealed(folder, {})),))
    db.close()
    _is_mended(root, whole.answers)


class _Bomb:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, (str(self._path),))


def test_what_is_not_as_it_was_written_is_never_unpickled(root: Path, whole: Whole, tmp_path: Path) -> None:
    import pickle

    burst = tmp_path / "burst"
    for path in _index_files(root):
        content = path.read_bytes()
        status = path.stat()
        path.write_bytes(pickle.dumps(_Bomb(burst)).ljust(len(content), b"\0")[: len(content)])
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    _is_mended(root, whole.answers)
    assert not burst.exists()


# -- the store


def _read_everything(root: Path) -> dict[str, str]:
    library = Library.open(root)
    try:
        texts = {hit.id: library.article(hit.id).text for hit in library.search("", limit=ARTICLES).hits}
        _answers(library)
        library.entities()
        library.timeline()
        library.unread(list(texts))
        library.mark_read("a1")
        return texts
    finally:
        library.close()


@pytest.mark.parametrize("seed", range(25))
def test_a_damaged_store_says_what_to_do(seed: int, root: Path, whole: Whole) -> None:
    chosen = random.Random(seed)
    path = root / "dateline.db"
    content = bytearray(path.read_bytes())
    page = seed if seed < 20 else chosen.randrange(len(content) // PAGE)
    if seed % 5 == 4:
        content = content[: page * PAGE + chosen.randrange(PAGE)]
    else:
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE) if seed % 2 else chosen.randbytes(PAGE)
    path.write_bytes(content)
    try:
        texts = _read_everything(root)
    except LibraryUnusableError as error:
        assert "dateline doctor --repair" in str(error)
        assert main(["doctor", "--library", str(root)]) == 1
    else:  # what was read was not what was damaged
        expected = _read_everything(whole.root)
        assert texts == expected
    assert main(["doctor", "--repair", "--library", str(root)]) in (0, 1)
    assert main(["doctor", "--library", str(root)]) == 0
    mended = _read_everything(root)
    original = _read_everything(whole.root)
    assert mended.items() <= original.items()
    gc.collect()


def test_a_damaged_store_ends_a_command_with_code_3(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = root / "dateline.db"
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])
    for command in (
        ["search", "harbour"],
        ["show", "a1"],
        ["entities"],
        ["timeline"],
        ["add", str(root / "x")],
    ):
        assert main([*command, "--library", str(root)]) == 3
        told = capfd.readouterr().err
        assert "dateline doctor --repair" in told
        assert "Traceback" not in told


def test_zeros_amid_a_long_text_are_not_read_as_the_text(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    library.add([Article(id="long", text="A very long text. " * 3000)], annotate=fake)
    library.close()
    path = library.root / "dateline.db"
    content = bytearray(path.read_bytes())
    start = content.index(b"A very long text. " * 200, PAGE) // PAGE * PAGE + PAGE
    content[start + 4 : start + PAGE] = bytes(PAGE - 4)
    path.write_bytes(content)
    again = Library.open(library.root)
    with pytest.raises(LibraryUnusableError, match="damaged.*long.*doctor --repair"):  # noqa: RUF043
        again.article("long")
    again.close()


def test_a_store_that_is_missing_is_no_empty_library(root: Path) -> None:
    (root / "dateline.db").unlink()
    with pytest.raises(LibraryUnusableError, match=r"missing.*doctor --repair"):
        Library.open(root)
    (root / "dateline.db").touch()
    with pytest.raises(LibraryUnusableError, match="missing or empty"):
        Library.open(root)


def test_a_damaged_log_of_the_store_opens_to_what_was_before(root: Path) -> None:
    library = Library.open(root)
    library.add([Article(id="late", text="harbour tram")], annotate=fake)
    log = root / "dateline.db-wal"
    content = log.read_bytes()
    copy = _copy(root, root.with_name("copy"))
    library.close()
    (copy / "dateline.db-wal").write_bytes(content[:32] + random.Random(0).randbytes(len(content) - 32))
    again = Library.open(copy)
    assert again.count() == ARTICLES
    assert again.search("harbour OR -harbour").total == ARTICLES
    again.close()


# -- versions


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_store_is_brought_forward_with_the_readers_work(version: int, tmp_path: Path) -> None:
    root = tmp_path / "library"
    root.mkdir(mode=0o700)
    scripts = database._migrations()[:version]
    from corpus.packing import content_hash, pack_annotation, pack_hidden

    with sqlite3.connect(root / "dateline.db") as db:
        for script in scripts:
            db.executescript(script)
        db.execute(f"PRAGMA user_version = {version}")
        for number in range(5):
            article = fake(_article(number))
            db.execute(
                "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, NULL, NULL, ?, 1, ?)",
                (
                    number + 1,
                    article.id,
                    article.id,
                    json.dumps({"source": None, "published": None}),  # as those versions did
                    article.path,
                    article.title,
                    content_hash(_article(number)),
                    number + 1,
                ),
            )
            db.execute(
                "INSERT INTO texts VALUES (?, ?, ?, ?)",
                (
                    number + 1,
                    article.text.encode(),
                    pack_hidden(article.boilerplate),
                    pack_annotation(article),
                ),
            )
        if version > 1:
            db.execute("INSERT INTO read VALUES ('a1', '2031-01-01T00:00:00+00:00')")
            db.execute("INSERT INTO tags VALUES ('a2', 'ports', '2031-01-01T00:00:00+00:00')")
    db.close()
    library = Library.open(root)
    assert found(library, "title:number3") == ["a3"]
    assert library.article("a4").text == _article(4).text
    assert library.unread(["a0", "a1"]) == ({"a0"} if version > 1 else {"a0", "a1"})
    library.add([_article(5)], annotate=fake)
    assert library.count() == 6
    library.close()
    with sqlite3.connect(root / "dateline.db") as db:
        tags = db.execute("SELECT article, tag FROM tags").fetchall()
    db.close()
    assert tags == ([("a2", "ports")] if version > 1 else [])
    assert main(["doctor", "--library", str(root)]) == 0


def test_a_store_of_a_newer_version_is_refused_and_not_repaired(root: Path) -> None:
    with sqlite3.connect(root / "dateline.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    content = (root / "dateline.db").read_bytes()
    with pytest.raises(LibraryUnusableError, match="update Dateline"):
        Library.open(root)
    assert main(["doctor", "--repair", "--library", str(root)]) == 3
    assert (root / "dateline.db").read_bytes() == content
