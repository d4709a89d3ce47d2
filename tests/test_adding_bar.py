"""The bar of an adding, on a terminal: what it says, what stays when it is gone, and how it is stopped."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from pathlib import Path

import pytest
from rich.console import Console

from bench.pty_session import PtySession
from corpus.model import Refused
from index.library import Library
from index.results import AddProgress
from tui import adding_bar

LONG = "a-name-that-is-longer-than-the-terminal-is-wide-and-must-not-be-torn-apart-by-the-bar.txt"


def articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(
            f"Meeting number {number}\n\nThe council of Port Linden met again, as on day {number}.\n"
        )
    return folder


def adding(library: Path, folder: Path) -> list[str]:
    return [sys.executable, "-m", "tui", "add", "--library", str(library), "--jobs", "0", str(folder)]


def test_refusals_stay_above_the_bar_and_the_bar_goes(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", 60)
    for name in ("0010-empty.txt", f"0020-{LONG}"):
        (folder / name).write_text("")
    (folder / "0030-\x1b[2J.txt").write_text("")
    with PtySession(adding(tmp_path / "library", folder), columns=80, rows=24) as session:
        session.wait_for("60 added; 3 refused", timeout=120)
        assert session.finish(60) == 1
        painted, raw = session.painted(), session.output.decode()
    for name in ("0010-empty.txt", f"0020-{LONG}", r"0030-\x1b[2J.txt"):
        assert f"{name}: empty\r\n" in painted
    assert "0030-\x1b[2J" not in raw
    for words in ("reading", "indexing", "articles", "3 refused"):
        assert words in painted
    assert raw.rindex("\x1b[?25h") > raw.rindex("\x1b[?25l")
    assert raw.rindex("\x1b[2K") < raw.rindex("60 added")


def test_ctrl_c_keeps_what_was_added(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", 4000)
    library = tmp_path / "library"
    with PtySession(adding(library, folder), columns=80, rows=24) as session:
        session.wait_for("articles", "/s", timeout=120)
        session.send("\x03")
        session.wait_for("stopping", "stopped; what was added by then is kept", timeout=120)
        assert session.finish(60) == 130
        painted = session.painted()
    assert "Traceback" not in painted
    with closing(Library.open(library)) as kept:
        assert 0 < kept.count() < 4000
        assert kept.search("meeting").total == kept.count()


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the bar writes on a terminal that is wide enough."""
    out = io.StringIO()
    made = Console(
        file=out, force_terminal=True, width=120, height=24, color_system=None, legacy_windows=False
    )
    monkeypatch.setattr(adding_bar, "Console", lambda stderr: made)
    monkeypatch.setattr(adding_bar, "_SECONDS", 0.0)
    return out


def test_what_is_under_way_is_said(screen: io.StringIO) -> None:
    with adding_bar.shown(1_000_000) as bar:
        bar.bytes(250_000)
        bar.articles(AddProgress(done=1234, refused=0))
        bar.articles(AddProgress(done=4321, refused=2, stage="comparing"))
        again = AddProgress(done=4321, refused=2, stage="annotating again", again=12, stale=3400)
        bar.articles(again)
        bar.refused(Refused(path="/news/[bold]b[/].txt", line=3, reason="no JSON"))
    said = screen.getvalue()
    assert "refused /news/[bold]b[/].txt:3: no JSON" in said
    frames = [frame for frame in said.split("\r") if "articles" in frame]
    assert any("annotating again 12 of 3,400" in frame and "2 refused" in frame for frame in frames)
    assert "250.0 kB  4,321 articles" in frames[-1]
    assert not any("left" in frame for frame in frames if "annotating" in frame)
    assert not any("/s" in frame for frame in frames if "annotating" in frame)
