"""The terminal is itself again however the reader ends: by a signal, by a crash, by Ctrl-z and fg."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from bench.pty_session import PtySession
from tui.cli import main

SWITCHED = (("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?25l", "\x1b[?25h"), ("\x1b[?1000h", "\x1b[?1000l"))
CRASHING = """
from tui.reader import Reader
def broken(self): raise RuntimeError("a bug")
Reader.action_zen = broken
import sys
from tui.__main__ import main
sys.exit(main())
"""


def given_back(output: str) -> bool:
    """Whether all that was switched on last is off again: alternate screen, hidden cursor, mouse."""
    return all(output.rindex(off) > output.rindex(on) for on, off in SWITCHED)


def library(tmp_path: Path) -> str:
    article = tmp_path / "note.txt"
    article.write_text("A note\n\nAda Park came to Oslo on 3 May 1998.\n")
    root = str(tmp_path / "library")
    assert main(["add", "--library", root, str(article)]) == 0
    return root


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_after_a_signal(tmp_path: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "tui", "--library", library(tmp_path)]
    with PtySession(command, columns=80, rows=24) as session:
        session.wait_for("A note", "help")
        os.kill(session.pid, number)
        assert session.finish() == 128 + number
        assert given_back(session.output.decode("utf-8", "replace"))


def test_after_a_crash(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CRASHING, "--library", library(tmp_path)]
    with PtySession(command, columns=80, rows=24) as session:
        session.wait_for("A note", "help")
        session.send("z")
        assert session.finish() != 0
        assert "a bug" in session.painted()
        assert given_back(session.output.decode("utf-8", "replace"))


def test_while_it_is_stopped_by_its_key(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tui", "--library", library(tmp_path)]
    with PtySession(command, columns=80, rows=24) as session:
        session.wait_for("A note", "help")
        session.send("\x1a")
        deadline = time.monotonic() + 20
        while os.waitpid(session.pid, os.WUNTRACED | os.WNOHANG)[0] == 0:
            assert time.monotonic() < deadline, "it does not stop"
            session.read(0.05)
        session.read(0.2)
        assert given_back(session.output.decode("utf-8", "replace"))
        mark = len(session.output)
        os.kill(session.pid, signal.SIGCONT)
        while b"A note" not in session.output[mark:]:
            assert time.monotonic() < deadline, "it does not come back"
            session.read(0.05)
        session.send("q")
        assert session.finish() == 0
