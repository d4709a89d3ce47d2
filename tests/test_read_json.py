"""JSON and JSON lines: every shape that interfaces, dumps and exports have; what is bad is named."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Article, Refused
from corpus.read import inputs, json_file
from corpus.read.json_records import BrokenError, Record, records
from corpus.read.source import Options, Source

CRANE = {"title": "A crane falls", "text": "It fell on Thursday."}
ROPE = {"title": "The rope holds", "text": "It held on Friday."}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "title", "articles", "hits", "data", "_source", "a", "date", "id"]),
            inner,
        )
    ),
    max_leaves=15,
)


def read(path: Path, value: Any, **options: Any) -> list[Article | Refused]:
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    path.write_bytes(content)
    return [*inputs([path], **options)]


def articles(found: list[Article | Refused]) -> list[Article]:
    assert [item for item in found if isinstance(item, Refused)] == []
    return [item for item in found if isinstance(item, Article)]


def test_one_object_is_one_article_named_by_the_file(tmp_path: Path) -> None:
    for content in (json.dumps(CRANE), json.dumps(CRANE, indent=2), "\ufeff" + json.dumps(CRANE) + "\n"):
        (found,) = articles(read(tmp_path / "crane.json", content.encode()))
        assert (found.id, found.title, found.text) == ("crane", "A crane falls", "It fell on Thursday.")


@pytest.mark.parametrize(
    "value",
    [
        [CRANE, ROPE],
        {"status": "ok", "totalResults": 2, "articles": [CRANE, ROPE]},
        {"items": [CRANE, ROPE], "next": None},
        {"response": {"status": "ok", "docs": [CRANE, ROPE]}},
        {"hits": {"total": 2, "hits": [{"_id": "a", "_source": CRANE}, {"_id": "b", "_source": ROPE}]}},
        {"data": [{"type": "story", "attributes": CRANE}, {"attributes": ROPE}]},
        {"x1": CRANE, "x2": ROPE},
        {"count": 2, "posts": [{"title": {"rendered": one["title"]}, "content": {"rendered": one["text"]}}
                               for one in (CRANE, ROPE)]},
    ],
)  # fmt: skip
@pytest.mark.parametrize("indent", [None, 2])
def test_shapes_with_several_records(tmp_path: Path, value: Any, indent: int | None) -> None:
    found = articles(read(tmp_path / "wire.json", json.dumps(value, indent=indent).encode()))
    assert [(item.title, item.text) for item in found] == [
        ("A crane falls", "It fell on Thursday."),
        ("The rope holds", "It held on Friday."),
    ]
    assert len({item.id for item in found}) == 2


def test_ids_are_kept_or_counted(tmp_path: Path) -> None:
    hits = {"hits": {"hits": [{"_id": "a7", "_source": CRANE}]}}
    assert [item.id for item in articles(read(tmp_path / "a.json", hits))] == ["a7"]
    assert [item.id for item in articles(read(tmp_path / "a.json", [CRANE, ROPE]))] == ["a:1", "a:2"]
    assert [item.id for item in articles(read(tmp_path / "a.json", {"b7": ROPE}))] == ["b7"]
    mongo = {**CRANE, "_id": {"$oid": "64c2"}}
    assert [item.id for item in articles(read(tmp_path / "a.json", mongo))] == ["64c2"]


def test_a_news_interface(tmp_path: Path) -> None:
    value = {
        "articles": [
            {
                "source": {"id": None, "name": "River Post"},
                "author": "I. Marsh",
                "title": "A crane falls",
                "description": "It fell.",
                "url": "https://river.example/crane",
                "publishedAt": "2023-07-27T09:15:00Z",
                "content": "It fell on Thursday, and the street was… [+1234 chars]",
            }
        ]
    }
    (found,) = articles(read(tmp_path / "news.json", value))
    assert (found.source, found.byline, found.url) == (
        "River Post",
        "I. Marsh",
        "https://river.example/crane",
    )
    assert found.published and found.published.evidence == 'field "publishedAt"'
    assert found.text.startswith("It fell on Thursday")
    assert [note for note in found.notes if "cut off" in note and "[+1234 chars]" in note]


def test_a_json_feed(tmp_path: Path) -> None:
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "River Post",
        "language": "en-GB",
        "items": [
            {
                "id": "1",
                "url": "https://river.example/1",
                "content_html": "<p>It fell.</p><p>Marsh &amp; Field</p>",
                "date_published": "2023-07-27T09:15:00+09:00",
                "authors": [{"name": "I. Marsh"}, {"name": "L. Field"}],
            }
        ],
    }
    (found,) = articles(read(tmp_path / "feed.json", value))
    assert found.text == "It fell.\n\nMarsh & Field"
    assert found.raw_text == "<p>It fell.</p><p>Marsh &amp; Field</p>"
    assert (found.source, found.language, found.byline) == ("River Post", "en", "I. Marsh, L. Field")
    (raw,) = articles(read(tmp_path / "feed.json", value, raw=True))
    assert raw.text == found.raw_text


def test_an_object_with_a_list_of_its_own_is_one_article(tmp_path: Path) -> None:
    value = {**CRANE, "items": [{"title": "related"}], "data": {"text": "other"}}
    (found,) = articles(read(tmp_path / "a.json", value))
    assert found.text == "It fell on Thursday."
    (found,) = articles(read(tmp_path / "a.json", {"tags": [1], "data": {"article": CRANE}}))
    assert found.text == "It fell on Thursday."


def test_lines_in_a_json_file_are_articles(tmp_path: Path) -> None:
    lines = json.dumps({"body": "one"}) + "\n" + json.dumps({"body": "two"}) + "\n{oops\n"
    found = read(tmp_path / "a.json", lines.encode())
    assert [item.text for item in found if isinstance(item, Article)] == ["one", "two"]
    assert [item.line for item in found if isinstance(item, Refused)] == [3]


def test_objects_one_after_another(tmp_path: Path) -> None:
    content = json.dumps(CRANE, indent=1) + "\n" + json.dumps(ROPE, indent=1)
    found = articles(read(tmp_path / "a.json", content.encode()))
    assert [item.id for item in found] == ["a:1", "a:2"]


def test_bad_records_are_refused_by_number_and_the_others_go_in(tmp_path: Path) -> None:
    content = b'[{"text":"one"},\n{"title":"x","link":"y"}, 7, {"text": oops, "b": [1]},\n {"text":"two"}]'
    found = read(tmp_path / "a.json", content)
    assert [item.text for item in found if isinstance(item, Article)] == ["one", "two"]
    reasons = [item.reason for item in found if isinstance(item, Refused)]
    assert reasons[0].startswith('record 2: no text: no "text" field')
    assert '"title", "link"; --map text=NAME' in reasons[0]
    assert reasons[1] == "record 3: not a JSON object"
    assert reasons[2].startswith("record 4: broken JSON at line 2 column 39")
    assert len(reasons) == 3


def test_what_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    content = json.dumps({"articles": [CRANE, ROPE]}).encode()[:-20]
    found = read(tmp_path / "a.json", content)
    assert [type(item) for item in found] == [Article, Refused]
    assert isinstance(found[1], Refused) and found[1].reason == "cut off: the JSON ends in the middle"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[]", "no records"),
        (b"{}", 'no text: no "text" field'),
        (b'"words"', "not a JSON object"),
        (b"[" * 100_000, "broken JSON: a number too long or nested too deep"),
        (b'{"a":' * 100_000, "broken JSON: a number too long or nested too deep"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "broken JSON: a number too long"),
        (b"{'a': 1}", "broken JSON at line 1 column 2"),
        (b'{"text": "x"} trailing', "broken JSON at line 1 column 15"),
        ("{}".encode("utf-16")[:-1], "not valid UTF-16"),
    ],
)
def test_bad_files_are_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    refused = [item for item in read(tmp_path / "a.json", content) if isinstance(item, Refused)]
    assert [item.reason[: len(reason)] for item in refused] == [reason]


def test_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.read.json_file.MAX_JSON_BYTES", 10)
    (found,) = read(tmp_path / "a.json", [CRANE, ROPE])
    assert isinstance(found, Refused) and "too large" in found.reason


def test_an_array_through_a_pipe() -> None:
    content = json.dumps([CRANE, ROPE], indent=2).encode()
    found = articles([*inputs([Path("-")], stdin=io.BytesIO(content))])
    assert [item.text for item in found] == [CRANE["text"], ROPE["text"]]
    assert not json_file.looks_like(b"[applause] {x", "")
    assert not json_file.looks_like(content, ".md")


def test_wide_lines(tmp_path: Path) -> None:
    content = (json.dumps(CRANE) + "\r\n" + json.dumps(ROPE)).encode("utf-16")
    assert len(articles(read(tmp_path / "a.jsonl", content))) == 2
    assert len(articles(read(tmp_path / "a.json", json.dumps([CRANE]).encode("utf-16")))) == 1


def test_records_come_one_by_one() -> None:
    text = json.dumps([CRANE] * 3) + "oops"
    found = records(text)
    assert next(found) == Record(CRANE, 1)
    with pytest.raises(BrokenError):
        list(found)


@settings(max_examples=300, deadline=None)
@given(VALUES, st.sampled_from([None, 1]))
def test_any_json_is_records(value: Any, indent: int | None) -> None:
    found = list(records(json.dumps(value, indent=indent)))
    if isinstance(value, list):
        assert [record.value for record in found] == value
        assert [record.number for record in found] == [*range(1, len(value) + 1)]


@settings(max_examples=200, deadline=None)
@given(VALUES, st.integers(0, 80), st.binary(max_size=3))
def test_any_bytes_are_articles_or_refusals(value: Any, at: int, junk: bytes) -> None:
    content = json.dumps(value).encode()
    content = content[:at] + junk + content[at + len(junk) :]
    source = Source("x", None, "x", ".json", content[:7], io.BytesIO(content[7:]))
    for item in json_file.read(source, Options()):
        assert isinstance(item, Article | Refused)
        item.model_dump_json()
