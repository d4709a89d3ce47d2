"""The boundary to the terminal: nothing passes that moves a cursor or reorders a line."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal import json_safe, visible

# Any character at all, lone surrogates included, and often the ones that matter.
HOSTILE = st.text(
    st.one_of(
        st.characters(codec=None),
        st.characters(min_codepoint=0, max_codepoint=0xA0),
        st.sampled_from("\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u2028\u2029\ud800\udfff"),
    )
)

BIDI_CONTROLS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("nul \x00", "nul ␀"),
        ("bell\x07 back\x08", "bell␇ back␈"),
        ("line\r\n", "line␍\n"),
        ("del \x7f", "del ␡"),
        ("csi \x9b", "csi \ufffd"),
        ("\u202eevil\u202c", "⇄evil⇄"),
        ("\u2066in\u2069 \u200e \u200f \u061c", "⇄in⇄ ⇄ ⇄ ⇄"),
        ("half \ud83d", "half \ufffd"),
        ("a\u2028b\u2029c", "a⏎b⏎c"),
        ("tab\tand\nnewline stay", "tab\tand\nnewline stay"),
        ("café 東京 👩‍🚀 [bold]", "café 東京 👩‍🚀 [bold]"),
    ],
)
def test_what_cannot_be_seen_becomes_a_sign(raw: str, shown: str) -> None:
    assert visible(raw) == shown


@given(HOSTILE)
def test_one_character_for_one_and_nothing_dangerous_is_left(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        assert unicodedata.category(after) not in {"Cc", "Cs", "Zl", "Zp"} or after in "\t\n"
        assert unicodedata.bidirectional(after) not in {
            "LRE",
            "RLE",
            "PDF",
            "LRO",
            "RLO",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }
        assert after not in "\u200e\u200f\u061c"
        if unicodedata.category(before) not in {"Cc", "Cs", "Cf", "Zl", "Zp"}:
            assert before == after
    assert visible(shown) == shown


def test_a_long_text_is_looked_at_in_pieces() -> None:
    text = "東京 " * 20_000 + "\x1b" + "京" * 20_000
    assert visible(text) == text.replace("\x1b", "␛")


# Two halves of a pair that stand together are one character to any JSON parser.
@given(HOSTILE.filter(lambda text: not re.search("[\ud800-\udbff][\udc00-\udfff]", text * 2)))
def test_json_stays_the_same_value(text: str) -> None:
    dumped = json.dumps({"text": text, text: [text]}, ensure_ascii=False, indent=1)
    safe = json_safe(dumped)
    assert json.loads(safe) == json.loads(dumped)
    assert visible(safe) == safe
    safe.encode("utf-8")


def test_json_escapes_are_lower_case_four_digits() -> None:
    assert json_safe('"\x7f\x85\u202e\ud800"') == '"\\u007f\\u0085\\u202e\\ud800"'
