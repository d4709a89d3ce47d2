"""An adding killed fifty times, at any moment: what was kept is there, and nobody is asked anything."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from index import adding, batch, build, upkeep
from index.adding import Hooks, Way
from index.doctor import examine
from index.library import Library

SEQUENCES, KILLS = 10, 5
FILES, TO_A_FILE = 24, 6
WORDS = (
    "harbour",
    "bridge",
    "council",
    "ferry",
    "storm",
    "vote",
    "ledger",
    "union",
    "river",
    "train",
    "coast",
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of articles, among them near copies, an outlet's standing line, and one article to a file."""
    folder = tmp_path_factory.mktemp("news")
    chosen = random.Random(5)
    copied = " ".join(chosen.choices(WORDS, k=80))
    for number in range(FILES):
        if number % 3 == 0:
            text = f"Report {number}\n\n{' '.join(chosen.choices(WORDS, k=40))} on 3 May 2021.\n"
            (folder / f"single-{number}.txt").write_text(text, encoding="utf-8")
            continue
        lines = []
        for item in range(TO_A_FILE):
            body = copied + f" {number}" if item == 0 else " ".join(chosen.choices(WORDS, k=40))
            text = f"{body}\\n\\nFollow the Harbour Post wherever you are."
            lines.append(f'{{"id": "a{number}-{item}", "source": "Harbour Post", "text": "{text}"}}\n')
        (folder / f"many-{number}.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that reading, storing, indexing, merging and comparing alternate many times in a second."""
    monkeypatch.setattr(batch, "STORED_TOGETHER", 8)
    monkeypatch.setattr(adding, "BATCH", 16)
    monkeypatch.setattr(upkeep, "BATCH", 16)
    monkeypatch.setattr(build, "MANY_PARTS", 3)


def _add(root: Path, folder: Path, told: int | None = None) -> None:
    """One adding; after each batch that was written the number of articles is told."""

    class Telling(adding.Adding):
        def _keep(self) -> None:
            super()._keep()
            if told is not None:
                os.write(told, b"%d\n" % self._store.count())

    before, adding.Adding = adding.Adding, Telling  # type: ignore[misc]
    try:
        library = Library.open(root)
        library.add_paths([folder], Way(processes=0), Hooks())
        library.close()
    finally:
        adding.Adding = before  # type: ignore[misc]


def _killed(root: Path, folder: Path, seconds: float) -> int:
    """An adding in a process of its own that gets so long to live; the articles it said were kept."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            os.close(reading)
            _add(root, folder, writing)
        except BaseException as error:
            sys.__stderr__ and sys.__stderr__.write(f"{type(error).__name__}: {error}\n")
            os._exit(70)
        os._exit(0)
    os.close(writing)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    with open(reading, "rb") as pipe:  # noqa: PTH123 - a descriptor
        told = pipe.read().split(b"\n")[:-1]
    return max([0, *(int(count) for count in told)])


def _lines(library: Library) -> list[str]:
    return sorted(library.exported())


def test_killed_at_fifty_moments(news: Path, tmp_path: Path) -> None:
    chosen = random.Random(11)
    started = time.monotonic()
    _add(tmp_path / "whole", news)
    whole_run = time.monotonic() - started
    whole = Library.open(tmp_path / "whole")
    whole.mark_read("a1-0")
    expected = _lines(whole)
    whole.close()
    stages = set()
    for sequence in range(SEQUENCES):
        root = tmp_path / str(sequence)
        library = Library.open(root)
        library.mark_read("a1-0")
        library.close()
        for _ in range(KILLS):
            kept = _killed(root, news, chosen.uniform(0, whole_run) / chosen.choice((1, 3)))
            stages.add(kept)
            library = Library.open(root)
            assert library.notices == []
            assert library.count() >= kept
            assert library.unread(["a1-0", "a1-1"]) == {"a1-1"}
            if library.count():
                _is_consistent(library)
            library.close()
        _add(root, news)
        library = Library.open(root)
        _is_consistent(library)
        _are_same(_lines(library), expected)
        library.close()
    assert len(stages) > 5  # it was killed early and late


def _are_same(lines: list[str], expected: list[str]) -> None:
    for line, other in zip(lines, expected, strict=True):
        one, two = json.loads(line), json.loads(other)
        for article in (one, two):
            article["marks"] = list(article.get("marks", ()))  # when it was marked differs
            for span in article.get("boilerplate", ()):
                span["why"] = None  # of how many stories a line stood in when the article was annotated
        assert {name: one[name] for name in one if one[name] != two.get(name)} == {}, (one["id"], two)


def _is_consistent(library: Library) -> None:
    assert library.search("harbour OR -harbour").total == library.count()
    folder = library.root / (library._store.kept("index") or "")
    assert sorted(build.rows(folder)) == sorted(library._store.rows_up_to())
    found = examine(library.root)
    assert found.state == "well", [check for check in found.checks if check.state != "well"]


def test_what_a_killed_program_left_of_an_index_is_cleared_away(news: Path, tmp_path: Path) -> None:
    root = tmp_path / "library"
    _add(root, news)
    (root / "index-999").mkdir()
    (root / "index-999" / "half.seg").write_bytes(b"half")
    library = Library.open(root)
    assert library.notices == []
    (news / "more.txt").write_text("Something more, on the harbour.", encoding="utf-8")
    library.add_paths([news], Way(processes=0), Hooks())
    library.close()
    assert len(list(root.glob("index-*"))) == 1
