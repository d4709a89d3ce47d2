"""Reading: every input becomes articles or is refused by name and reason, and the others go on."""

from __future__ import annotations

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Article, DateRange, Refused
from corpus.read import inputs
from corpus.read import source as limits
from corpus.read.registry import suffix_of
from corpus.read.source import Source, printable

DAY = DateRange(begin=date(2023, 7, 27), end=date(2023, 7, 27), precision="day")


def one(path: Path, **options: object) -> Article:
    (found,) = inputs([path], **options)  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


def refused(*paths: Path) -> list[Refused]:
    return [found for found in inputs(paths) if isinstance(found, Refused)]


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    path = write(tmp_path / "crane.txt", b"\xef\xbb\xbfA crane fell.\r\nNobody was hurt.\r")
    article = one(path)
    assert article.id == "crane"
    assert article.path == str(path)
    assert article.text == "A crane fell.\nNobody was hurt.\n"
    assert (article.published, article.source, article.title) == (None, None, None)


def test_raw_keeps_every_character(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbfA crane fell.\r\n\x00\x1b[31m \r"
    assert one(write(tmp_path / "crane.txt", content), raw=True).text.encode() == content
    line = json.dumps({"text": "\ufeffA\r\nB"}).encode()
    assert one(write(tmp_path / "crane.jsonl", line), raw=True).text == "\ufeffA\r\nB"


def test_options_hold_for_what_does_not_say(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", b'{"text":"x"}\n{"text":"y","published":"2020-01-02","source":"Post"}')
    first, second = inputs([path], published=DAY, source="Wire")
    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.published and second.published
    assert (first.source, first.published.begin, first.published.evidence) == (
        "Wire",
        date(2023, 7, 27),
        "given with --published",
    )
    assert (second.source, second.published.begin, second.published.evidence) == (
        "Post",
        date(2020, 1, 2),
        'field "published"',
    )
    assert {first.published.origin, second.published.origin} == {"metadata"}


def test_lines_of_jsonl_are_articles(tmp_path: Path) -> None:
    lines = [
        {
            "id": "a1",
            "title": " A  crane ",
            "text": "It fell.",
            "byline": ["I. Marsh", "L. Field"],
            "url": "http://x",
        },
        {"id": 7, "text": "Rope"},
        {"text": "Bridge", "language": "en", "title": ""},
    ]
    path = write(tmp_path / "wire.jsonl", "\n\n".join(map(json.dumps, lines)).encode() + b"\n")
    found = [article for article in inputs([path]) if isinstance(article, Article)]
    assert [article.id for article in found] == ["a1", "7", "wire:5"]
    assert found[0].title == "A crane"
    assert found[0].byline == "I. Marsh, L. Field"
    assert found[0].url == "http://x"
    assert (found[2].language, found[2].title) == ("en", None)


def test_bad_lines_are_refused_by_number_and_the_others_go_on(tmp_path: Path) -> None:
    path = write(
        tmp_path / "wire.ndjson",
        b'{"text":"one"}\n{"text": oops}\n{"title":"no text"}\n["list"]\n{"text":" "}\n{"text":3}\n'
        b'{"text":"caf\xe9"}\n' + b"[" * 100_000 + b"\n" + b'{"text":"last"}',
    )
    found = list(inputs([path]))
    bad = [item for item in found if isinstance(item, Refused)]
    assert [item.line for item in bad] == [2, 3, 4, 5, 6, 7, 8]
    assert all(item.path == str(path) for item in bad)
    assert "broken JSON at column 10" in bad[0].reason
    assert 'no "text" field' in bad[1].reason
    assert bad[2].reason == "not a JSON object"
    assert "empty" in bad[3].reason
    assert "not a string" in bad[4].reason
    assert "not valid UTF-8 at byte 12 (0xE9)" in bad[5].reason
    assert "nested" in bad[6].reason
    assert [item.text for item in found if isinstance(item, Article)] == ["one", "last"]


def test_half_characters_become_replacement_characters(tmp_path: Path) -> None:
    article = one(write(tmp_path / "a.jsonl", b'{"text":"a\\ud800b\\ud83d\\ude00","title":"\\udfff"}'))
    assert article.text == "a\ufffdb\U0001f600"
    assert article.title == "\ufffd"
    article.model_dump_json()


def test_content_counts_before_the_name(tmp_path: Path) -> None:
    article = one(write(tmp_path / "export.txt", b'{"id":"x","text":"A crane fell."}\n'))
    assert (article.id, article.text) == ("x", "A crane fell.")
    assert one(write(tmp_path / "odd.txt", b"{ a brace begins this text")).text.startswith("{ a brace")


def test_text_in_another_encoding_goes_in_with_a_note(tmp_path: Path) -> None:
    article = one(write(tmp_path / "latin.txt", b"caf\xe9 au lait"))
    assert article.text == "café au lait"
    assert article.notes == ("read as windows-1252: it is not UTF-8 and says nothing of its encoding",)
    assert one(write(tmp_path / "wide.txt", "A crane\r\n".encode("utf-16"))).text == "A crane\n"
    garbled = one(write(tmp_path / "garbled.txt", "It’s".encode().decode("cp1252").encode()))
    assert garbled.text == "Itâ€™s"
    assert [note for note in garbled.notes if "garbled" in note]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \r\n\t\n", "nothing but white space"),
        ("mark.txt", b"\xef\xbb\xbf", "nothing but white space"),
        ("halves.txt", "The mayor’s café. ".encode() + b"\xff", "not valid UTF-8 at byte 21 (0xFF)"),
        ("cut.txt", "café".encode()[:-1], "not valid UTF-8 at byte 3"),
        ("nul.txt", b"\x00\x01\x02\x03", "a binary file"),
        ("mixed.txt", bytes(range(256)), "a binary file"),
        ("wide.txt", "crane".encode("utf-16")[:-1], "not valid UTF-16 at byte 10"),
        ("paper.txt", b"%PDF-1.7 ...", "a PDF"),
        ("picture.png", b"\x89PNG\r\n\x1a\n", "a PNG image"),
        ("archive.txt", b"PK\x03\x04....", "cut off"),
        ("lines.jsonl", b"\n\n", "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = write(tmp_path / name, content)
    good = write(tmp_path / "good", b"A crane fell.")
    found = list(inputs([path, good]))
    assert isinstance(found[0], Refused) and isinstance(found[1], Article)
    assert found[0].path == str(path)
    assert found[0].reason.startswith(reason)
    # the same inside a folder
    assert [str(item) for item in inputs([tmp_path]) if isinstance(item, Refused)] == [str(found[0])]


def test_a_stray_nul_does_not_make_a_long_text_binary(tmp_path: Path) -> None:
    assert (
        one(write(tmp_path / "a.txt", b"A crane fell across the road.\x00 Nobody was hurt.")).text.count("\0")
        == 1
    )


def test_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("corpus.read.whole", "corpus.read.jsonl"):
        monkeypatch.setattr(f"{module}.MAX_ARTICLE_BYTES", 1000)
    text = write(tmp_path / "a.txt", b"a" * 1001)
    line = write(tmp_path / "b.jsonl", json.dumps({"text": "b" * 2000}).encode() + b'\n{"text":"c"}\n')
    found = list(inputs([text, line]))
    assert [str(item).split(": ")[1][:9] for item in found[:2]] == ["too large", "too large"]
    assert isinstance(found[1], Refused) and found[1].line == 1
    assert isinstance(found[2], Article) and found[2].text == "c"
    assert limits.MAX_ARTICLE_BYTES >= 10_000_000


def test_folders_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c", ".git/d.txt", "sub/.e/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(name)
    assert [found.text for found in inputs([tmp_path]) if isinstance(found, Article)] == [
        "a.txt",
        "b.txt",
        "sub/c",
    ]


def test_a_hidden_file_named_by_itself_is_read(tmp_path: Path) -> None:
    assert one(write(tmp_path / ".crane.txt", b"It fell.")).id == ".crane"


def test_links_do_not_lead_out_of_a_folder(tmp_path: Path) -> None:
    outside = write(tmp_path / "secret.txt", b"secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    write(folder / "a.txt", b"inside")
    (folder / "b.txt").symlink_to(outside)
    (folder / "c.txt").symlink_to("nowhere")
    (folder / "d.txt").symlink_to("a.txt")
    (folder / "loop").symlink_to(folder)
    found = list(inputs([folder]))
    assert [item.text for item in found if isinstance(item, Article)] == ["inside"]
    assert [(Path(item.path).name, item.reason) for item in found if isinstance(item, Refused)] == [
        ("b.txt", "a link that leads out of the folder"),
        ("c.txt", "a link that leads nowhere"),
        ("loop", "a linked folder is not entered (it leads back to a folder that it lies in)"),
    ]


def test_a_folder_with_a_pipe_does_not_wait_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [item.reason for item in refused(tmp_path)] == ["not a regular file"]


def test_missing_empty_and_forbidden(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    secret = write(tmp_path / "secret.txt", b"x")
    found = refused(tmp_path / "nope.txt", tmp_path / "empty", secret / "below", Path("a\0b"))
    assert [item.reason for item in found] == [
        "no such file or folder",
        "a folder without articles",
        "no such file or folder (part of its path is a file)",
        "not a possible file name",
    ]
    assert found[3].path == r"a\x00b"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"x")
    path.chmod(0)
    assert [item.reason for item in refused(path)] == ["no permission to read it"]


def test_standard_input_is_text_or_lines() -> None:
    (text,) = inputs([Path("-")], stdin=io.BytesIO(b"A crane fell."))
    assert isinstance(text, Article)
    assert (text.path, text.text) == (None, "A crane fell.")
    (same,) = inputs([Path("-")], stdin=io.BytesIO(b"A crane fell."))
    (other,) = inputs([Path("-")], stdin=io.BytesIO(b"A crane stood."))
    assert isinstance(same, Article)
    assert isinstance(other, Article)
    assert same.id == text.id != other.id
    assert text.id.startswith("stdin-")
    found = list(inputs([Path("-")], stdin=io.BytesIO(b'{"text":"one"}\n{"text":"two"}\n')))
    assert len({item.id for item in found if isinstance(item, Article)}) == 2
    assert [str(item) for item in inputs([Path("-")], stdin=io.BytesIO(b""))] == ["stdin: empty"]


def test_names_that_are_no_text_are_made_printable(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff\x1b[31m.txt"))
    try:
        path.write_bytes(b"A crane fell.")
    except OSError:
        pytest.skip("this file system takes no such name")
    article = one(path)
    assert article.id == r"bad\xff\x1b[31m"
    article.model_dump_json()
    path.write_bytes(b"")
    (bad,) = refused(path)
    assert bad.path.endswith(r"/bad\xff\x1b[31m.txt")
    assert printable("a\u202eb\n") == r"a\u202eb\n"


def test_inputs_are_read_lazily(tmp_path: Path) -> None:
    first = write(tmp_path / "a.txt", b"one")
    found = inputs([first, tmp_path / "b.txt"])
    assert isinstance(next(found), Article)
    write(tmp_path / "b.txt", b"two")
    assert isinstance(next(found), Article)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.TXT", ".txt"),
        ("a", ""),
        ("talks with Mr. Marsh", ""),
        ("wire.2023-07-27", ""),
        (".hidden", ""),
        ("a.tar.gz", ".gz"),
    ],
)
def test_suffixes(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_articles_or_refusals(content: bytes) -> None:
    for raw in (False, True):
        for found in inputs([Path("-")], raw=raw, stdin=io.BytesIO(content)):
            assert isinstance(found, Article | Refused)
            found.model_dump_json()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.binary(max_size=12).filter(lambda b: b"\n" not in b), max_size=8), st.integers(0, 30))
def test_lines_come_whole_however_they_are_cut(lines: list[bytes], cut: int) -> None:
    content = b"\n".join(lines)
    source = Source("x", None, "x", "", content[:cut], io.BytesIO(content[cut:]))
    expected = content.split(b"\n")
    if expected[-1] == b"":
        expected.pop()
    assert list(source.lines(1000)) == expected
