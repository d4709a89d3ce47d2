"""``dateline show``: what is known of an article, and the page that it was taken out of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.results import AddReport
from tui.cli import main
from tui.output import summary

STORY = (
    "The harbour of Port Linden was closed on 3 May 2024 after a barge ran aground at the northern mole, "
    "the harbour master said in a statement that was read out to the waiting crews before noon.\n\n"
    "Two tugs pulled at the barge for six hours and gave up when the tide turned; a third one was on its "
    "way from Velmar and expected by the evening, a spokeswoman for the pilots said.\n\n"
    "Ferries to the islands went from the fishing pier instead, where passengers had to queue in the rain "
    "because the waiting hall there had been pulled down in the spring.\n"
)
PAGE = """<html><head><title>Ferry returns - Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2024-05-06T08:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry returns</h1>
<p>The ferry between the two towns sailed again after a winter in the dock, the operator said.</p>
<p>Passengers had waited for five months and filled the first boat to the last seat \x9b31m.</p>
</article></body></html>
"""


@pytest.fixture
def library(tmp_path: Path) -> str:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, end in (("one", ""), ("two", "\nWeather: rain.\n"), ("three", "\nTides: low at nine.\n")):
        (folder / f"{name}.txt").write_text(f"Barge runs aground\n\n{STORY}{end}", encoding="utf-8")
    (folder / "copy.txt").write_text(f"Barge runs aground\n\n{STORY}", encoding="utf-8")
    (folder / "ferry.html").write_text(PAGE, encoding="utf-8")
    (folder / "latin.txt").write_bytes(
        "Caf\xe9 opens in K\xf6ln\n\nThe caf\xe9 opened on Friday, its owner said.".encode("latin-1")
    )
    root = str(tmp_path / "library")
    assert main(["add", "--library", root, str(folder)]) == 0
    return root


def shown(capsys: pytest.CaptureFixture[str], library: str, *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["show", "--library", library, *arguments]) == code
    return capsys.readouterr().out


def test_show_tells_files_and_story(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    known = json.loads(shown(capsys, library, "copy", "--json"))
    assert len(known["paths"]) == 2
    text = shown(capsys, library, "copy").split("\n\n")[0]
    assert "one of 3 near copies, " in text
    for path in known["paths"]:
        assert path in text.splitlines()


def test_show_tells_the_date_with_its_origin_and_notes(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "6 May 2024 (stated with the article" in shown(capsys, library, "ferry")
    latin = shown(capsys, library, "latin")
    assert "undated" in latin
    assert "note: read as windows-1252" in latin


def test_show_says_that_the_file_is_gone(
    tmp_path: Path, library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "news" / "latin.txt").unlink()
    assert main(["add", "--library", library, str(tmp_path / "news")]) == 0
    assert "1 file gone" in capsys.readouterr().err
    assert "latin.txt (gone)" in shown(capsys, library, "latin")


def test_show_page(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, library, "ferry", "--page")
    assert "<nav>" in page
    assert "og:site_name" in page
    assert "\x9b" not in page
    assert shown(capsys, library, "latin", "--page", code=2) == ""
    capsys.readouterr()
    main(["show", "--library", library, "latin", "--page"])
    assert "was not taken out of a page" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (AddReport(), "nothing to add"),
        (
            AddReport(added=5, unchanged=2, repeated=1, refusals=3),
            "5 added, 2 unchanged, 1 repeated; 3 refused",
        ),
        (AddReport(unchanged=12000, gone=1), "12,000 unchanged; 1 file gone"),
        (
            AddReport(added=1, annotated=40, gone=2, pruned=2),
            "1 added; 40 annotated anew, 2 files gone, 2 taken out",
        ),
        (AddReport(refusals=1), "1 refused"),
    ],
)
def test_the_summary_of_an_adding(report: AddReport, said: str) -> None:
    assert summary(report) == said
