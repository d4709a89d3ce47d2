"""The bytes that reach a real terminal: hostile article text shows substitutes and never acts."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.pty_session import PtySession
from tui.cli import main

HOSTILE = (
    "Hostile \x1b]0;owned\x07 title\n\n"
    "Start \x1b[2Jcleared \u202eevil [bold]loud[/bold] [/] nul\x00 csi\x9b5m "
    "and \x1b]52;c;aGk=\x07 end in Oslo.\n"
)


def test_no_escape_of_an_article_reaches_the_terminal(tmp_path: Path) -> None:
    article = tmp_path / "hostile.jsonl"
    article.write_text(
        json.dumps({"id": "h", "title": "Hostile \x1b]0;owned\x07 title", "text": HOSTILE}) + "\n"
    )
    root = str(tmp_path / "library")
    assert main(["add", "--library", root, str(article)]) == 0
    with PtySession([sys.executable, "-m", "tui", "--library", root], columns=160, rows=48) as session:
        session.wait_for("cleared", "loud", "Oslo")
        session.send("2")
        for _ in range(5):
            session.read(0.1)
        raw = session.output.decode("utf-8", "replace")
        painted = session.painted()
        session.send("q")
        assert session.finish() == 0
    for forbidden in ("\x1b]0;owned", "\x1b]52;", "\x1b[2Jcleared", "\u202e", "\x00", "\x9b"):
        assert forbidden not in raw, repr(forbidden)
    assert "␛[2Jcleared" in painted
    assert "[bold]loud[/bold] [/] nul␀" in painted


def test_the_terminal_is_given_back(tmp_path: Path) -> None:
    root = str(tmp_path / "library")
    with PtySession([sys.executable, "-m", "tui", "--library", root], columns=80, rows=24) as session:
        session.wait_for("dateline")
        session.send("q")
        assert session.finish() == 0
        ended = session.output.decode("utf-8", "replace")
    assert ended.rindex("\x1b[?1049l") > ended.rindex("\x1b[?1049h")
    assert ended.rindex("\x1b[?25h") > ended.rindex("\x1b[?25l")
