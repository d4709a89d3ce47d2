"""What the timeline command keeps and counts, and what other programs read of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tui.cli import main
from tui.output import one_line

TEXTS = {
    "one": "Ada Moreno opened the Tolvane bridge on 3 May 2024. The ferry sank on 9 June 2024.",
    "two": "On 3 May 2024 Ada Moreno opened the Tolvane bridge, the paper said.",
    "three": "The port will close on 12 July 2025. The mill burned down in 1950. "
    "Boris Oakley resigned in May 1961.",
    "odd": "The mayor & the 5 < 6 council met in Lisbon on 1 August 2024 to vote, "
    "\u202eevil\x1b[31m, on the plan.",
}


@pytest.fixture
def library(tmp_path: Path) -> str:
    lines = [
        json.dumps({"id": name, "text": text, "source": f"Paper {name}", "published": "2024-08-20"})
        for name, text in TEXTS.items()
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    assert main(["add", "--library", str(tmp_path / "library"), str(path)]) == 0
    return str(tmp_path / "library")


def out(capsys: pytest.CaptureFixture[str], library: str, *arguments: str) -> str:
    capsys.readouterr()
    assert main(["timeline", "--library", library, *arguments]) == 0
    return capsys.readouterr().out


def labels(capsys: pytest.CaptureFixture[str], library: str, *arguments: str) -> list[str]:
    return [row["label"] for row in json.loads(out(capsys, library, "--json", *arguments))]


def test_only_what_names_an_entity(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    every = labels(capsys, library)
    of_moreno = labels(capsys, library, "--entity", "Ada Moreno")
    assert of_moreno and len(of_moreno) < len(every)
    assert all("bridge" in label for label in of_moreno)
    assert labels(capsys, library, "--entity", "person:ada-moreno") == of_moreno
    assert labels(capsys, library, "ferry", "--entity", "Ada Moreno") == of_moreno[:1]
    assert main(["timeline", "--library", library, "--entity", "Nobody Known"]) == 2


def test_only_what_several_sources_tell(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(out(capsys, library, "--json", "--min-sources", "2"))
    assert [(row["sources"], row["date"]["begin"]) for row in told] == [(2, "2024-05-03")]


def test_only_what_is_planned(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    planned = json.loads(out(capsys, library, "--json", "--status", "planned"))
    assert [row["date"]["begin"] for row in planned] == ["2025-07-12"]
    assert main(["timeline", "--library", library, "--status", "rumoured"]) == 2


def test_counts_by_year_month_and_day(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(out(capsys, library, "--json"))
    by_year = json.loads(out(capsys, library, "--by", "year", "--json"))
    assert by_year["counts"]["1950"] == 1
    assert sum(by_year["counts"].values()) + by_year["less_exact"] == len(rows)
    by_month = json.loads(out(capsys, library, "--by", "month", "--json"))
    assert "1950-01" not in by_month["counts"] and by_month["less_exact"] >= 1
    assert by_month["counts"]["2024-05"] == 1
    assert "2024-06-09,1" in out(capsys, library, "--by", "day", "--csv").splitlines()
    assert "2024-06-09       1  #" in out(capsys, library, "--by", "day")
    assert main(["timeline", "--library", library, "--by", "day", "--ical"]) == 2


def test_a_calendar_has_every_dated_event(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(out(capsys, library, "--json"))
    text = out(capsys, library, "--ical")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\x1b" not in text and "\u202e" not in text
    entries: list[Any] = list(Calendar.from_ical(text).walk("VEVENT"))
    assert [str(entry["summary"]) for entry in entries] == [
        one_line(row["label"]) for row in rows if row["date"]
    ]
    assert len({str(entry["uid"]) for entry in entries}) == len(entries)
    ferry = next(entry for entry in entries if "ferry" in entry["summary"])
    assert (ferry["dtstart"].dt, ferry["dtend"].dt) == (date(2024, 6, 9), date(2024, 6, 10))
    assert ferry["status"] == "CONFIRMED"
    port = next(entry for entry in entries if "port" in entry["summary"])
    assert port["status"] == "TENTATIVE"
    mill = next(entry for entry in entries if "mill" in entry["summary"])
    assert (mill["dtstart"].dt, mill["dtend"].dt) == (date(1950, 1, 1), date(1951, 1, 1))


def test_timelinejs_is_escaped_html(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    events = json.loads(out(capsys, library, "--timelinejs"))["events"]
    odd = next(event for event in events if "council" in event["text"]["headline"] + event["text"]["text"])
    said = odd["text"]["text"]
    assert "The mayor &amp; the 5 &lt; 6 council" in said
    assert "\x1b" not in said and "\u202e" not in said
    assert odd["start_date"] == {"year": 2024, "month": 8, "day": 1}
    mill = next(event for event in events if event["start_date"]["year"] == 1950)
    assert mill["end_date"] == {"year": 1950, "month": 12, "day": 31}
    assert mill["display_date"] == "1950"
