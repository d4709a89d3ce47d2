"""Sidecars: what lies beside a file describes it, is no article and is not refused; what it says counts."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.model import Article, Refused
from corpus.read import inputs
from corpus.read.ledger import FileFacts, FileRead, Unchanged
from corpus.read.sidecar import Sidecars
from corpus.read.source import Options
from corpus.read.walk import walk

SAID = {"Headline": "A crane falls", "date": "2023-07-27", "site_name": "River Post", "id": "a7"}
YAML = "headline: A crane falls\ndate: 2023-07-27\nsite_name: River Post\nid: a7\n"
CSV = "file;headline;date;site_name\n{};A crane falls;2023-07-27;River Post\n"


def folder(path: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(content)
    return path


def articles(*paths: Path) -> list[Article]:
    found = list(inputs(paths))
    assert [item for item in found if isinstance(item, Refused)] == []
    return [item for item in found if isinstance(item, Article)]


@pytest.mark.parametrize(
    ("name", "sidecar", "content"),
    [
        ("crane.txt", "crane.json", json.dumps(SAID)),
        ("crane.txt", "crane.txt.json", json.dumps(SAID)),
        ("crane.txt", "crane.yaml", YAML),
        ("crane.txt", "crane.yml", YAML),
        ("crane.md", "crane.yml", YAML),
        ("crane", "crane.json", json.dumps({**SAID, "description": "It fell."})),
        ("crane.txt", "metadata.csv", CSV.format("crane.txt")),
        ("crane.txt", "index.csv", CSV.format("crane")),
        ("crane.txt", "metadata.csv", CSV.format("texts/crane.txt").replace("file;", "path;")),
        ("crane.txt", "metadata.tsv", CSV.format("crane.txt").replace(";", "\t").replace("file", "Name")),
        ("crane.txt", "metadata.jsonl", json.dumps({**SAID, "file_name": "crane.txt"})),
        ("crane.txt", "metadata.json", json.dumps([{**SAID, "file": "crane.txt"}, {"file": "other.txt"}])),
        ("crane.txt", "metadata.jsonl", json.dumps({**SAID, "id": "crane"})),
    ],
)
def test_what_lies_beside_a_file_describes_it(tmp_path: Path, name: str, sidecar: str, content: str) -> None:
    here = folder(tmp_path, {name: "It fell on Thursday.", sidecar: content, "rope.txt": "It held."})
    crane, rope = articles(here)
    assert (crane.title, crane.source, crane.text) == ("A crane falls", "River Post", "It fell on Thursday.")
    assert crane.published and crane.published.begin.isoformat() == "2023-07-27"
    assert crane.published.evidence == 'field "date" of its sidecar'
    assert crane.id in ("a7", "crane")
    assert (rope.id, rope.title, rope.published) == ("rope", None, None)
    # the same when the file is named by itself, or the sidecar too
    assert articles(here / name) == [crane]
    assert articles(here / sidecar, here / name) == [crane]


def test_json_that_is_an_article_stays_one(tmp_path: Path) -> None:
    here = folder(
        tmp_path,
        {
            "a.txt": "It fell.",
            "a.json": json.dumps({"text": "It rose."}),
            "b.json": json.dumps({"content": "It held."}),
            "metadata.csv": "id,text\na,It stood.\n",
        },
    )
    assert sorted(item.text for item in articles(here)) == ["It fell.", "It held.", "It rose.", "It stood."]


def test_a_table_that_names_no_file_here_is_a_table(tmp_path: Path) -> None:
    here = folder(tmp_path, {"a.txt": "It fell.", "metadata.csv": "file,title\nz.txt,A crane\n"})
    found = list(inputs([here]))
    assert [item.reason[:22] for item in found if isinstance(item, Refused)] == ["no column for the text"]


def test_what_the_file_says_itself_counts_more(tmp_path: Path) -> None:
    here = folder(
        tmp_path,
        {
            "a.md": "---\ntitle: The rope\n---\nIt held.",
            "a.yaml": "title: A crane\nauthor: I. Marsh\n",
            "metadata.csv": "file,author,lang\na.md,L. Field,en\n",
            "wire.jsonl": '{"text":"one","source":"Wire"}\n{"text":"two"}\n',
            "wire.json": '{"source":"Post","id":"x","title":"All of it","date":"2023-07-27"}',
        },
    )
    rope, one, two = articles(here)
    assert (rope.title, rope.byline, rope.language) == ("The rope", "I. Marsh", "en")
    # what is said of a file with many articles does not name them
    assert [(item.id, item.source, item.title) for item in (one, two)] == [
        ("wire:1", "Wire", None),
        ("wire:2", "Post", None),
    ]
    assert one.published == two.published and one.published is not None


def test_broken_sidecars_are_refused_and_the_file_goes_in(tmp_path: Path) -> None:
    here = folder(
        tmp_path,
        {
            "a.txt": "It fell.",
            "a.yaml": "title: [never",
            "b.txt": "It held.",
            "b.json": '{"title": ',
            "metadata.csv": "file,title\na.txt,A crane\nb.txt\n",
        },
    )
    found = list(inputs([here]))
    assert [(item.text, item.title) for item in found if isinstance(item, Article)] == [
        ("It fell.", "A crane"),
        ("It held.", None),
    ]
    refused = {Path(item.path).name: item for item in found if isinstance(item, Refused)}
    assert refused["a.yaml"].reason.startswith("as metadata: broken YAML: line")
    assert refused["b.json"].reason == "cut off: the JSON ends in the middle"
    assert refused["metadata.csv"].line == 3
    assert refused["metadata.csv"].reason == "as metadata: it has 1 cells, and the header 2"
    assert len(refused) == 3
    assert [item.path for item in inputs([here / "a.txt"]) if isinstance(item, Refused)] == [
        str(here / "metadata.csv"),
        str(here / "a.yaml"),
    ]


def test_a_link_is_no_sidecar(tmp_path: Path) -> None:
    here = folder(tmp_path, {"in/a.txt": "It fell.", "secret.json": '{"title": "secret"}'}) / "in"
    (here / "a.json").symlink_to("../secret.json")
    (found,) = articles(here / "a.txt")
    assert found.title is None
    sidecars = Sidecars(here, ["a.txt", "a.json"])
    assert sidecars.fields("a.txt") == {}


class Remembering:
    """A ledger that knows what it was told."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[FileFacts, bytes]] = {}

    def options(self, path: str, given: Options) -> Options:
        return given

    def unchanged(self, facts: FileFacts, digest: Callable[[], bytes]) -> Unchanged | None:
        before = self.known.get(facts.path)
        same = before is not None and (before[0] == facts or before[1] == digest())
        return Unchanged(facts) if same else None

    def add(self, here: Path) -> list[str]:
        """The names of the files that were read anew."""
        read = []
        for item in walk([here], Options(), ledger=self):
            if isinstance(item, FileRead):
                self.known[item.facts.path] = (item.facts, item.digest)
                read.append(Path(item.facts.path).name)
        return read


def test_a_file_has_changed_when_its_sidecar_has(tmp_path: Path) -> None:
    here = folder(
        tmp_path,
        {"a.txt": "It fell.", "b.txt": "It held.", "a.yaml": "title: A", "metadata.csv": "file,lang\nb,en\n"},
    )
    ledger = Remembering()
    assert ledger.add(here) == ["a.txt", "b.txt"]
    assert ledger.add(here) == []

    def rewrite(name: str, content: str, later: int) -> None:
        time = (here / "a.txt").stat().st_mtime_ns + later * 10**9
        (here / name).write_text(content)
        os.utime(here / name, ns=(time, time))

    rewrite("a.yaml", "title: B", 10)
    assert ledger.add(here) == ["a.txt"]
    rewrite("metadata.csv", "file,lang\nb,en\na,en\n", 20)
    assert ledger.add(here) == ["a.txt"]
    rewrite("metadata.csv", "file,lang\nb,fr\na,en\n", 30)
    assert ledger.add(here) == ["b.txt"]
    (here / "a.yaml").unlink()
    assert ledger.add(here) == ["a.txt"]
    assert ledger.add(here) == []


def test_the_rows_of_many_files_take_little(tmp_path: Path) -> None:
    rows = "".join(f"{number:06}.txt,Crane {number}\n" for number in range(20_000))
    folder(tmp_path, {"metadata.csv": "file,title\n" + rows})
    sidecars = Sidecars(tmp_path, [*(f"{number:06}.txt" for number in range(20_000)), "metadata.csv"])
    assert sidecars.is_sidecar("metadata.csv")
    assert sidecars.fields("019999.txt") == {"title": "Crane 19999"}
    assert sidecars.facts("019999.txt")[0] == (tmp_path / "metadata.csv").stat().st_size
    assert sidecars.refused == []
