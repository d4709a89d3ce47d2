"""Citations: three forms, and nothing that an article holds can break out of them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from corpus.citation import FORMS, bibtex, citation, markdown, plain, web_address
from corpus.model import Article, PublishedDate

DAY = PublishedDate(begin=date(2031, 3, 11), end=date(2031, 3, 11), precision="day", origin="metadata")
ARTICLE = Article(
    id="x",
    title="New boats & old ones",
    byline="By Ida Marsh",
    source="Harbour Post",
    published=DAY,
    url="https://post.example/boats?a=1&b=%20",
    text="Boats came.",
)


def test_the_three_forms() -> None:
    assert citation(ARTICLE) == (
        "Ida Marsh, “New boats & old ones”, Harbour Post, 11 March 2031. https://post.example/boats?a=1&b=%20"
    )
    assert citation(ARTICLE, "markdown") == (
        r"Ida Marsh, [New boats \& old ones](<https://post.example/boats?a=1&b=%20>), *Harbour Post*,"
        " 11 March 2031."
    )
    assert citation(ARTICLE, "bibtex") == "\n".join(
        [
            "@misc{post2031boats,",
            r"  title = {{New boats \& old ones}},",
            "  author = {{Ida Marsh}},",
            "  organization = {Harbour Post},",
            "  year = {2031},",
            "  day = {11},",
            "  date = {2031-03-11},",
            r"  url = {https://post.example/boats?a=1&b=\%20},",
            "  month = mar",
            "}",
        ]
    )


def test_what_is_not_known_is_left_out_and_what_is_argued_says_so() -> None:
    bare = Article(id="x", text="The first words of it. More.")
    assert citation(bare).startswith("“The first words")
    assert "undated" in citation(bare)
    year = PublishedDate(begin=date(2030, 1, 1), end=date(2030, 12, 31), precision="year", origin="inferred")
    argued = bare.model_copy(update={"published": year, "source": "Post", "byline": "post"})
    assert citation(argued).endswith(", Post, c. 2030.")
    assert "note = {date inferred}" in citation(argued, "bibtex")
    assert "month" not in citation(argued, "bibtex")
    assert "author" not in citation(argued, "bibtex")


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://post.example/x",
        "https://",
        "//post.example/x",
        "https://post.example/a b",
        "https://post.example/\x1b]52;c;x\x07",
        "java\nscript:x",
        "https://post.example\\@evil.example/",
        "https://post.example@evil.example/",
        "https://pоst.example/",  # a Cyrillic о
        "http://[::1",
        "--help",
        "https://post.example/" + "a" * 3000,
    ],
)
def test_only_addresses_of_the_web_are_addresses(url: str | None) -> None:
    assert web_address(url) is None


def test_what_is_odd_in_an_address_is_quoted() -> None:
    found = web_address("https://post.example/b\u202eé>\"'{}|x")
    assert found is not None
    assert found.isascii()
    assert not set(found) & set('<>"{}|\\ ')


hostile = st.one_of(
    st.text(max_size=30),
    st.text('\\{}$&%#_~^"@[]()<>*`!\n\r\x1b\x9b\u202e\u2028 ab,=', max_size=30),
)


@settings(deadline=None)
@given(title=hostile, byline=hostile, source=hostile, url=hostile, text=hostile)
def test_no_field_breaks_out(title: str, byline: str, source: str, url: str, text: str) -> None:
    article = Article(id="x", title=title, byline=byline, source=source, url=url, text=text, published=DAY)
    for form in FORMS:
        made = citation(article, form)
        lines = made.split("\n")
        assert len(lines) == 1 or form == "bibtex"
        for sign in made.replace("\n", ""):
            assert unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    made = citation(article, "bibtex")
    depth, entry = 0, re.sub(r"\\[{}\\]", "", made)
    for at, sign in enumerate(entry):
        depth += (sign == "{") - (sign == "}")
        assert depth > 0 or at < entry.index("{") or at == len(entry) - 1
    assert depth == 0
    assert made.count("\n@") == 0
    assert re.fullmatch(r"@misc\{[a-z0-9]+,", made.split("\n")[0])


def test_markup_is_text() -> None:
    assert markdown("![x](javascript:y) <b> `c` # 1") == r"!\[x\](javascript:y) \<b\> \`c\` # 1"
    for typed, made in (("1. one", r"1\. one"), ("2) two", r"2\) two"), ("# x - y", r"\# x - y")):
        assert markdown(typed) == made
    assert markdown("see http://x.example, WWW.x.example, a@x.example") == (
        r"see http\://x.example, WWW\.x.example, a\@x.example"
    )
    assert bibtex("100% of {x} \\input{/etc/passwd}") == (
        r"100\% of \{x\} \textbackslash{}input\{/etc/passwd\}"
    )


@settings(deadline=None)
@given(hostile)
def test_markdown_reads_as_the_text_it_was_made_of(text: str) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(markdown(text))
    if not plain(text):
        assert not tokens
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == plain(text)
