"""Markdown: front matter is a record, the source after it the text; what is broken stays in the text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Article, Refused
from corpus.read import inputs, markdown
from corpus.read.front_matter import BrokenDataError, yaml_mapping
from corpus.read.source import Options, Source

YAML = """---
title: "A crane falls"
author: [I. Marsh, L. Field]
date: 2023-07-27 23:30:00 +0900
publisher: {name: River Post}
lang: en-GB
---

# Crane

It *fell*.
"""
TOML = """+++
title = "A crane falls"
author = ["I. Marsh", "L. Field"]
date = 2023-07-27T23:30:00+09:00
lang = "en"
[publisher]
name = "River Post"
+++
# Crane

It *fell*.
"""


def one(path: Path, content: str, **options: Any) -> Article:
    path.write_bytes(content.encode())
    (found,) = inputs([path], **options)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("content", [YAML, TOML, YAML.replace("\n", "\r\n"), "\ufeff" + TOML], ids=range(4))
@pytest.mark.parametrize("name", ["crane.md", "crane.markdown", "crane.txt", "crane"])
def test_front_matter_is_a_record(tmp_path: Path, content: str, name: str) -> None:
    article = one(tmp_path / name, content)
    assert article.text == "# Crane\n\nIt *fell*.\n"
    assert (article.id, article.title, article.byline) == ("crane", "A crane falls", "I. Marsh, L. Field")
    assert (article.source, article.language) == ("River Post", "en")
    assert article.published and article.published.begin.isoformat() == "2023-07-27"
    assert article.published.evidence == 'field "date"'
    assert article.raw_text == content.removeprefix("\ufeff").replace("\r\n", "\n")


def test_raw_is_the_whole_file(tmp_path: Path) -> None:
    article = one(tmp_path / "a.md", YAML, raw=True)
    assert (article.text, article.title) == (YAML, "A crane falls")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A crane falls\n\nIt fell.", "A crane falls"),
        ("\n#  A **crane** [falls](http://x) ##\nIt fell.", "A crane falls"),
        ("A crane falls\n=====\nIt fell.", "A crane falls"),
        ("# snake_case_name", "snake_case_name"),
        ("## A crane falls\nIt fell.", None),
        ("It fell.\n# A crane", None),
        ("#tag It fell.", None),
    ],
)
def test_the_first_heading_is_the_title(tmp_path: Path, text: str, title: str | None) -> None:
    article = one(tmp_path / "a.md", text)
    assert (article.title, article.text, article.raw_text) == (title, text, None)


@pytest.mark.parametrize(
    ("front", "note"),
    [
        ("title: [never closed", "its front matter is left in the text: broken YAML: line 2"),
        ("a: &x [1]\nb: *x", "aliases (*name)"),
        ("date: 2023-13-45", "broken YAML"),
        ("x: !!python/object/apply:os.system [ls]", "broken YAML"),
        ("x: " + "[" * 9000, "nested too deep"),
        ("a:\n" + " -" * 9000, "nested too deep"),
        ("x: " + "&a " * 5000, "broken YAML"),
        ("x: " + "y" * 70_000, "its front matter is over 64 KB"),
    ],
    ids=range(8),
)
def test_broken_front_matter_stays_in_the_text(tmp_path: Path, front: str, note: str) -> None:
    content = f"---\n{front}\n---\nIt fell.\n"
    article = one(tmp_path / "a.md", content)
    assert article.text == content
    assert [found for found in article.notes if note in found], article.notes


def test_a_colon_in_a_value_does_not_lose_the_record(tmp_path: Path) -> None:
    article = one(tmp_path / "a.md", "---\ntitle: Crane falls: one hurt\ndate: 2023-07-27\n---\nIt fell.")
    assert (article.title, article.text) == ("Crane falls: one hurt", "It fell.")
    assert article.published
    assert "line by line" in article.notes[0]


@pytest.mark.parametrize(
    "text", ["---\n\nIt fell.\n\n---\nMore.", "---\nIt fell.", "--- It fell ---", "+++\nx\n+++\n"]
)
def test_a_rule_across_the_page_is_not_front_matter(tmp_path: Path, text: str) -> None:
    article = one(tmp_path / "a.txt", text)
    assert (article.text, article.notes) == (text, ())


def test_front_matter_alone_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: x\n---\n\n")
    assert [item.reason for item in inputs([path]) if isinstance(item, Refused)] == [
        "no text after the front matter"
    ]


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(BrokenDataError, match="aliases"):
        yaml_mapping(bomb)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["---", "+++", "\n", "\r\n", "title", ":", " ", "=", "[", "*a", "&a", "# x", "é"])
    )
)
def test_any_text_is_an_article_or_refused(pieces: list[str]) -> None:
    content = "".join(("---\ntitle: ", *pieces)).encode()
    for cut in (0, 4):
        source = Source("x", None, "x", ".md", content[cut:9], io.BytesIO(content[9:]))
        for found in markdown.read(source, Options()):
            assert isinstance(found, Article | Refused)
            found.model_dump_json()


@pytest.mark.parametrize(
    "piece", ["a:\r\n", "\t\r\n", "# x\n", " \n", "- \n", "a:\n\n", "# " + " #" * 40, "*`_"]
)
def test_long_fronts_that_never_end_take_no_time(piece: str) -> None:
    content = b"---\n" + (piece * (64 * 1024 // len(piece))).encode()
    assert not markdown.looks_like(content, ".txt")
    source = Source("x", None, "x", ".md", content, io.BytesIO(b""))
    (found,) = markdown.read(source, Options())
    assert isinstance(found, Article)
