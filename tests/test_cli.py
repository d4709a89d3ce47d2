"""The commands, as another program calls them: arguments in, stdout, stderr and exit code out."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library
from tui.cli import main
from tui.cli_adding import path_query


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "ferry.txt").write_text(
        "Ferry runs again\n\n"
        "The ferry between Tallinn and Helsinki sailed again on 3 May 2024, the operator said.\n"
        "Captain Maria Tamm told reporters that the repairs began in March 2024.\n",
        encoding="utf-8",
    )
    (folder / "wire.jsonl").write_text(
        json.dumps(
            {
                "id": "wire-1",
                "title": "Storm closes port",
                "text": "A storm closed the port of Riga on Friday.",
                "published": "2024-05-06",
                "source": "Meridian Wire",
            }
        )
        + "\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def library(tmp_path: Path, articles: Path) -> str:
    root = str(tmp_path / "library")
    assert main(["add", "--library", root, str(articles)]) == 0
    return root


def out(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(list(arguments)) == code
    return capsys.readouterr().out


def test_search_prints_the_contract_shape(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = json.loads(out(capsys, "search", "ferry", "--library", library, "--json"))
    assert {"query", "understood", "total", "seconds", "hits", "suggestions"} <= page.keys()
    assert page["total"] == 1
    (hit,) = page["hits"]
    assert hit["id"] == "ferry"
    assert hit["title"] == "Ferry runs again"
    snippet = hit["snippets"][0]
    start, end = snippet["matches"][0]
    assert snippet["text"][start - snippet["start"] : end - snippet["start"]].lower().startswith("ferr")


def test_hits_as_lines_and_as_csv(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = out(capsys, "search", "ferry OR storm", "--library", library, "--jsonl").splitlines()
    assert {json.loads(line)["id"] for line in lines} == {"ferry", "wire-1"}
    rows = list(csv.DictReader(io.StringIO(out(capsys, "search", "storm", "--library", library, "--csv"))))
    assert [(row["id"], row["source"], row["published"]) for row in rows] == [
        ("wire-1", "Meridian Wire", "2024-05-06")
    ]


def test_one_hit_a_story_says_how_many_more(
    articles: Path, library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = " ".join(f"word{n}" for n in range(80))
    for name in ("one", "two", "three"):
        (articles / f"{name}.txt").write_text(f"{text} {name}\n", encoding="utf-8")
    assert main(["add", "--library", library, str(articles)]) == 0
    capsys.readouterr()
    assert main(["search", "word7 OR ferry", "--library", library, "--by-story"]) == 0
    shown = capsys.readouterr()
    assert shown.out.count("and 2 more") == 1
    assert shown.err.startswith("2 of 2 stories, 4 articles, ")


def test_words_that_no_article_has_together_are_said_to_be_answered_by_any(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "ferry storm", "--library", library]) == 0
    assert "no article has all words: those with any" in capsys.readouterr().err


def test_one_file_is_one_article_from_wherever_it_is_named(
    articles: Path, library: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(articles)
    assert main(["add", "--library", library, "../articles"]) == 0
    assert "2 unchanged" in capsys.readouterr().err
    page = json.loads(out(capsys, "search", path_query(["../articles"]), "--library", library, "--json"))
    assert {hit["id"] for hit in page["hits"]} == {"ferry", "wire-1"}


def test_two_forms_exclude_each_other(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "ferry", "--library", library, "--json", "--csv"]) == 2
    assert "exclude each other" in capsys.readouterr().err


def test_show_takes_the_beginning_of_an_id(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    article = json.loads(out(capsys, "show", "wire", "--library", library, "--json"))
    assert article["id"] == "wire-1"
    assert article["published"]["begin"] == "2024-05-06"
    assert all(article["text"][m["start"] : m["end"]] == m["text"] for m in article["mentions"])


def test_unknown_article(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "nothing-like-it", "--library", library]) == 2
    assert "nothing-like-it" in capsys.readouterr().err


def test_entities_by_type(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    places = json.loads(out(capsys, "entities", "--library", library, "--type", "place", "--json"))
    assert {"Tallinn", "Helsinki", "Riga"} <= {place["name"] for place in places}
    assert {place["type"] for place in places} == {"place"}


def test_timeline_in_order_and_within(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(out(capsys, "timeline", "--library", library, "--json"))
    begins = [row["date"]["begin"] for row in rows]
    assert begins == sorted(begins)
    assert "2024-05-03" in begins
    later = json.loads(out(capsys, "timeline", "--library", library, "--from", "2024-05", "--json"))
    assert all(row["date"]["end"] >= "2024-05-01" for row in later)
    assert len(later) < len(rows)


def test_timeline_as_markdown_escapes_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Bridge opens\n\nThe <b>bridge</b> in Oslo opened on 3 May 2024.\n", encoding="utf-8")
    root = str(tmp_path / "library")
    assert main(["add", "--library", root, str(article)]) == 0
    text = out(capsys, "timeline", "--library", root, "--markdown")
    assert "3 May 2024" in text
    assert "<b>" not in text


def test_wrong_query_is_exit_2_with_the_column(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "pesron:tamm", "--library", library]) == 2
    told = capsys.readouterr().err
    assert "column 1" in told
    assert "person" in told


def test_wrong_date_is_exit_2(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "--library", library, "--from", "soon"]) == 2
    assert "'soon' is no date" in " ".join(capsys.readouterr().err.split())


def test_bad_inputs_are_named_and_the_rest_goes_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "in"
    bad.mkdir()
    (bad / "good.txt").write_text("Market opens\n\nThe market in Lagos opened.\n", encoding="utf-8")
    (bad / "binary.txt").write_bytes(b"\x7fELF\x00\x01\x02\x00\x00")
    (bad / "empty.txt").write_bytes(b"")
    (bad / "latin.txt").write_bytes("Caf\xe9 opens in K\xf6ln".encode("latin-1"))
    (bad / "lines.jsonl").write_text('{"text": "One good line."}\n{"text": \n', encoding="utf-8")
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    root = str(tmp_path / "library")
    code = main(["add", "--library", root, str(bad), str(nothing), str(tmp_path / "missing.txt")])
    told = capsys.readouterr().err
    assert code == 1
    for name in ("binary.txt", "empty.txt", "lines.jsonl:2", "nothing", "missing.txt"):
        assert name in told, name
    assert "3 added; 5 refused" in told
    with closing(Library.open(Path(root))) as library:
        (latin,) = library.search("path:latin").hits
        assert "windows-1252" in library.article(latin.id).notes[0]
        assert len(library.refused()) == 3  # those that are there


def test_unusable_library_is_exit_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    assert main(["search", "x", "--library", str(in_the_way)]) == 3
    assert str(in_the_way) in capsys.readouterr().err


def test_asking_does_not_make_a_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["search", "x"], ["show", "x"], ["entities"], ["timeline"]):
        assert main([*arguments, "--library", str(tmp_path / "mistyped")]) == 3
        assert "no library here" in capsys.readouterr().err
    assert not (tmp_path / "mistyped").exists()


def test_a_window_that_ends_before_it_begins(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "--library", library, "--from", "2024-05", "--to", "2024-04"]) == 2
    assert "is after" in capsys.readouterr().err


def test_a_closed_pipe_is_no_error(library: str) -> None:
    command = f"{sys.executable} -m tui search '' --library {library} --jsonl | head -c 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode in (0, 128 + signal.SIGPIPE)


def test_open_again_is_at_the_place_it_was_left_at(
    articles: Path, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = articles.parent / "other.txt"
    other.write_text("Other news\n\nA tram ran in Oslo on 3 May 2024.\n", encoding="utf-8")
    queries: list[str] = []

    def read(root: Path, query: str = "", notice: str = "", refused: object = ()) -> int:
        queries.append(query)
        return 0

    monkeypatch.setattr("tui.cli_adding.read", read)
    assert main(["open", "--library", library, str(other)]) == 0
    store = Library.open(Path(library))
    store.save_place(json.dumps({"query": f"{queries[-1]} tram"}))
    store.close()
    assert main(["open", "--library", library, str(other)]) == 0
    assert queries == [f'path:"{other}"', ""]


def test_open_hands_on_what_was_refused(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (articles / "empty.txt").write_text("")
    given: dict[str, object] = {}

    def read(root: Path, **more: object) -> int:
        given.update(more)
        return 0

    monkeypatch.setattr("tui.cli_adding.read", read)
    paths = [str(articles), str(tmp_path / "missing.txt")]
    assert main(["open", "--library", str(tmp_path / "library"), *paths]) == 1
    assert given["notice"] == "2 refused · ! says which and why"
    refused = given["refused"]
    assert isinstance(refused, tuple)
    assert [Path(item.path).name for item in refused] == ["empty.txt", "missing.txt"]


def test_annotate_raw_keeps_text_and_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "\ufeffShare this\r\n\r\nThe mayor of Lyon spoke on Friday.\r\n"
    lines = tmp_path / "in.jsonl"
    lines.write_text(
        json.dumps({"id": "x/1", "text": text, "published": "2024-05-06"}) + "\n", encoding="utf-8"
    )
    article = json.loads(out(capsys, "annotate", "--raw", "--published", "1999-01-01", str(lines)))
    assert article["text"] == text
    assert article["id"] == "x/1"
    assert article["boilerplate"] == []
    assert [time["value"] for time in article["times"]] == ["2024-05-03"]


def test_no_control_character_reaches_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        "Title \x1b]0;x\x07\n\nText \x1b[2J and \u202e and \x9b and [bold] on 3 May 2024 in Paris.\n",
        encoding="utf-8",
    )
    root = str(tmp_path / "library")
    assert main(["add", "--library", root, str(hostile)]) == 0
    for arguments in (
        ["search", "text"],
        ["search", "text", "--json"],
        ["search", "text", "--csv"],
        ["show", "hostile"],
        ["show", "hostile", "--json"],
        ["timeline"],
        ["timeline", "--json"],
        ["timeline", "--markdown"],
        ["entities"],
    ):
        printed = out(capsys, *arguments, "--library", root)
        assert not set(printed) & set("\x00\x07\x1b\x9b\u202e"), arguments
    assert json.loads(out(capsys, "show", "hostile", "--library", root, "--json"))["text"].count("\x1b") == 2


def test_demo_into_a_pipe_prints_tables(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "demo")
    assert "# dateline entities" in text
    assert "# dateline timeline" in text
