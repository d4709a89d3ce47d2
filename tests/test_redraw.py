"""The terminal after a stop, a smear or another size: everything is painted again."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from driving import driving

from bench.pty_session import PtySession
from tui.cli import main

# One text of the query line, of each pane and of the last line.
EVERYWHERE = ("s ▸", "1 Hits", "2 Article", "3 Entities", "4 Timeline", "help")


def painted_after(session: PtySession, mark: int) -> bool:
    """Whether every part of the screen is painted after so many bytes of the output."""
    deadline = time.perf_counter() + 10
    while time.perf_counter() < deadline:
        session.read(0.05)
        later = bytes(session.output[mark:])
        if all(text.encode() in later for text in EVERYWHERE):
            return True
    return False


def test_the_whole_screen_is_painted_after_a_stop_and_when_asked(tmp_path: Path) -> None:
    article = tmp_path / "note.txt"
    article.write_text("A note\n\nAda Park came to Oslo on 3 May 1998.\n")
    root = str(tmp_path / "library")
    assert main(["add", "--library", root, str(article)]) == 0
    with PtySession([sys.executable, "-m", "tui", "--library", root], columns=160, rows=48) as session:
        session.wait_for(*EVERYWHERE)
        os.killpg(os.getpgid(session.pid), signal.SIGTSTP)
        deadline = time.perf_counter() + 10
        while os.waitpid(session.pid, os.WUNTRACED | os.WNOHANG)[0] == 0:
            assert time.perf_counter() < deadline, "it does not stop"
            session.read(0.05)
        mark = len(session.output)
        os.killpg(os.getpgid(session.pid), signal.SIGCONT)
        assert painted_after(session, mark)
        for _ in range(3):
            session.read(0.1)
        mark = len(session.output)
        session.send("\x0c")
        assert painted_after(session, mark)
        session.send("q")
        assert session.finish() == 0


async def test_tab_names_come_back_with_the_room_for_them() -> None:
    async with driving() as d:
        for size in ((40, 10), (80, 24)):
            await d.pilot.resize_terminal(*size)
            await d.settle()
        assert "1 Hits 3" in d.screen_text.split("\n")[1]
