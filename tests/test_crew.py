"""The crew: results in order, by as many processes as wanted; a worker that dies takes one thing along."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.pty_session import PtySession
from index import crew
from index.crew import Crew, Died


def double(number: int) -> int:
    """Twice a number; thirteen is more than a worker can bear."""
    if number == 113:
        os._exit(1)
    if number == 114:
        raise ValueError("no number")
    return 2 * number


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "FEW", 3)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_results_come_in_order_with_what_stands_beside_them(size: int) -> None:
    things = [(f"beside {n}", None if n % 7 == 3 else n) for n in range(100)]
    with Crew(double, size) as working:
        found = list(working.done(things))
        again = list(working.done([("last", 5)]))
    assert found == [(beside, None if n is None else 2 * n) for beside, n in things]
    assert again == [("last", 10)]


def test_a_worker_that_dies_takes_one_thing_with_it() -> None:
    with Crew(double, 2) as working:
        found = dict(working.done((n, n) for n in range(90, 113 + 1)))
        more = dict(working.done((n, n) for n in range(200, 260)))
    assert found == {n: Died() if n == 113 else 2 * n for n in range(90, 114)}
    assert more == {n: 2 * n for n in range(200, 260)}


def test_an_error_is_raised_where_the_result_is_awaited() -> None:
    with Crew(double, 2) as working, pytest.raises(ValueError, match="no number"):
        list(working.done((n, n) for n in (1, 2, 3, 4, 114, 5)))


def test_things_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield taken, taken

    with Crew(double, 2) as working:
        for number, result in working.done(endless()):  # type: ignore[arg-type, var-annotated]
            assert result == 2 * number
            if number == 50:
                break
    assert taken <= 50 + crew.AHEAD + 1


PROGRAM = """
import os, sys, time
sys.path.insert(0, sys.argv[1] + "/tests")
from index import crew
from test_crew import slow
crew.FEW = 0
if __name__ == "__main__":
    with crew.Crew(slow, 2) as working:
        for _, pid in working.done((n, n) for n in range(1000)):
            print(pid, flush=True)
"""


def slow(_: int) -> int:
    """A little work, and who did it."""
    time.sleep(0.01)
    return os.getpid()


def test_workers_end_with_the_program_that_was_killed(tmp_path: Path) -> None:
    here = Path(__file__).parent.parent
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    with subprocess.Popen(
        [sys.executable, str(script), str(here)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(here)},
    ) as process:
        assert process.stdout is not None
        workers = {int(process.stdout.readline()) for _ in range(40)}
        process.kill()
    assert len(workers) == 2
    for _ in range(200):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            break
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)


def children(pid: int) -> int:
    """How many processes a process has started, by any of its threads."""
    return sum(len(path.read_text().split()) for path in Path(f"/proc/{pid}/task").glob("*/children"))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are looked for in /proc")
def test_ctrl_c_while_workers_start_is_not_theirs(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number:04}.txt").write_text(f"Meeting {number}\n\nThe council met on day {number}.\n")
    library = str(tmp_path / "library")
    command = [sys.executable, "-m", "tui", "add", "--library", library, "--jobs", "2", str(tmp_path)]
    with PtySession(command, columns=100, rows=30) as session:
        end = time.monotonic() + 120
        while children(session.pid) < 2 and time.monotonic() < end:  # multiprocessing's tracker, and a worker
            session.read(0.01)
        session.send("\x03")
        assert session.finish(60) == 130
        assert "Traceback" not in session.painted()
