"""Sentences: each rule with the writing that made it necessary, and what must hold for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Span
from corpus.sentences import sentences


def split(text: str, skip: tuple[Span, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in sentences(text, skip)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a title before a name
        ("Mr. Hale met Gen. Orr. They talked.", ["Mr. Hale met Gen. Orr.", "They talked."]),
        # initials
        ("It was J. K. Orr who left. He ran.", ["It was J. K. Orr who left.", "He ran."]),
        # a dotted country inside and at the end of a sentence
        ("The U.S. Navy left it. It was in the U.S. The crew slept.", None),
        # months before a day
        ("He came on Jan. 5 and left.", ["He came on Jan. 5 and left."]),
        # a number, and a plain "no"
        (
            "See No. 5 again. He said no. The rest left.",
            ["See No. 5 again.", "He said no.", "The rest left."],
        ),
        # quotes and brackets close after the stop
        ('"We won." (He smiled.) Then it rained.', ['"We won."', "(He smiled.)", "Then it rained."]),
        ("“We won.”Then it rained.", ["“We won.”", "Then it rained."]),
        # a question inside a sentence
        ('"Why?" he asked.', ['"Why?" he asked.']),
        # dots that go on, dots that end
        ("He… well… left. Then… Nothing.", ["He… well… left.", "Then…", "Nothing."]),
        # decimals and addresses
        ("It cost 3.5 million, see https://a.example/b.c?d=e now. It rained. Good.", None),
        # no final stop
        ("One. Two", ["One.", "Two"]),
        # a stop glued to the next sentence
        ("Copying is prohibited.Harbour opens again", ["Copying is prohibited.", "Harbour opens again"]),
        # company and Latin abbreviations
        (
            "Kern Inc. of Ohio, e.g. its staff, left. Why?",
            ["Kern Inc. of Ohio, e.g. its staff, left.", "Why?"],
        ),
        # the full stop of other scripts needs no space
        ("雨が降った。風も吹いた。", ["雨が降った。", "風も吹いた。"]),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str] | None) -> None:
    if expected is None:
        assert len(split(text)) == 3
    else:
        assert split(text) == expected


def test_a_title_line_is_not_joined_to_what_follows() -> None:
    assert split("Bridge opens\nThe bridge opened.\n\nCrowds") == [
        "Bridge opens",
        "The bridge opened.",
        "Crowds",
    ]


def test_a_hand_wrapped_paragraph_is_one() -> None:
    text = (
        "The river rose through the night and by the morning the old\n"
        "bridge was gone, together with the mill that had stood beside\n"
        "it for a century. Nobody slept."
    )
    assert [" ".join(s.split()) for s in split(text)][1] == "Nobody slept."
    assert len(split(text)) == 2


def test_a_line_that_goes_on_in_small_letters_is_joined() -> None:
    assert len(split("The minister said on Tuesday\nthat the road is closed.\nNext story")) == 2


def test_skipped_spans_are_left_out() -> None:
    text = "First part. ADVERTISEMENT Second part."
    at = text.index("ADVERTISEMENT")
    assert split(text, (Span(at, at + 13),)) == ["First part.", "Second part."]
    assert split(text, (Span(0, len(text)),)) == []
    assert split("a b", (Span(2, 2),)) == ["a b"]


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=st.sampled_from(list('aB .!?…"”’()\n\r\t1U。\u2028\x00\ud800')), max_size=200),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 30)), max_size=5),
)
def test_spans_are_ordered_trimmed_and_clear_of_skips(text: str, cuts: list[tuple[int, int]]) -> None:
    skip = tuple(Span(min(a, len(text)), min(a + n, len(text))) for a, n in cuts)
    found = sentences(text, skip)
    last = 0
    for start, end in found:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert all(end <= s or start >= e for s, e in skip if e > s)
        last = end
    covered = {i for s, e in (*found, *skip) for i in range(s, e)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)


@pytest.mark.parametrize("piece", [".", "a", "U.S. ", "\n", '."', "a\n", "word. Word ", "A.", "“"])
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    begin = time.process_time()
    sentences(piece * (400_000 // len(piece)))
    assert time.process_time() - begin < 4
