"""HTML in a field, a feed or a mail: its words in paragraphs, nothing of the markup, whatever the markup."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.read.markup import is_markup, to_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>A crane fell.</p><p>Nobody was hurt.</p>", "A crane fell.\n\nNobody was hurt."),
        ("<p>A crane\n  fell.\t</p>\n\n\n<p> Nobody. ", "A crane fell.\n\nNobody."),
        ("The mayor <b>said</b> so, <a href='x'>twice</a>.", "The mayor said so, twice."),
        ("one<br>two<br/><br/>three", "one\ntwo\n\nthree"),
        ("<p>Marsh &amp; Field &ndash; caf&eacute; &#8217;</p>", "Marsh & Field – café ’"),
        ("<style>p{}</style><script>if (a<b) {}</script><p>words", "words"),
        ("<html><head><title>T</title></head><body><h1>Head</h1>body", "Head\n\nbody"),
        ("<ul><li>rope<li>bridge</ul>end", "rope\nbridge\n\nend"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
        ("<p>x</p><pre>a\n    b</pre>", "x\n\na\n    b"),
        ("one\n\ntwo <i>words</i>\nthree", "one\n\ntwo words\nthree"),
        ("<!-- a note --><?xml version='1.0' encoding='utf-16'?><p>caf\u00e9", "café"),
        ("<p>a\0b", "a\ufffdb"),
        ("</p>", ""),
        ("", ""),
        ("<script>never closed", ""),
        ("a < b and b > c", "a < b and b > c"),
    ],
)
def test_paragraphs_and_nothing_of_the_markup(markup: str, text: str) -> None:
    assert to_text(markup) == text


def test_an_external_entity_is_not_loaded() -> None:
    found = to_text('<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>one &x; two</p>')
    assert "one &x; two" in found


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "p"])
def test_deep_nesting_loses_no_words(tag: str) -> None:
    found = to_text(f"<{tag}>word " * 20_000 + "</div></p>" * 20_000 + "end")
    assert found.count("word") == 20_000
    assert found.endswith("end")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<p>A crane fell.", True),
        ("A crane fell.<br>Nobody", True),
        ("a <a href='x'>link</a>", True),
        ("<P CLASS='x'>A", True),
        ("A crane fell.", False),
        ("a < b, b > c", False),
        ("<crane@river.example> wrote", False),
        ("from <unknown> to <b", False),
        ("Marsh &amp; Field", False),
    ],
)
def test_what_is_markup(text: str, answer: bool) -> None:
    assert is_markup(text) is answer


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1), min_size=1))
def test_paragraphs_come_back_as_they_were_written(paragraphs: list[str]) -> None:
    markup = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
    assert to_text(markup) == "\n\n".join(paragraphs)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("<>/&;#pbscript! -=\"'\n\0\ud800aé"), max_size=300))
def test_any_text_is_taken(markup: str) -> None:
    to_text(markup).encode()
