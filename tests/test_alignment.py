"""Two reports side by side: each sentence once and in order, what is alike in one row."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import alignment
from corpus.alignment import Alignment, align, differing
from corpus.model import Span
from corpus.sentences import sentences

LEFT = (
    "Two patrol boats came to Port Linden on Monday morning. The mayor was there. "
    "Nobody had told the fishermen of the north quay. The boats will stay until the end of June."
)
RIGHT = (
    "The boats cost eleven million. Two patrol boats came to Port Linden on Tuesday morning, police said. "
    "The mayor was there. The boats will stay until the end of June. It rained."
)


def rows(left: str, right: str) -> list[tuple[str, str, str]]:
    found = align(left, sentences(left), right, sentences(right)).rows
    return [
        (
            row.kind,
            "" if row.left is None else left[slice(*row.left)],
            "" if row.right is None else right[slice(*row.right)],
        )
        for row in found
    ]


def test_what_both_have_stands_side_by_side() -> None:
    assert rows(LEFT, RIGHT) == [
        ("right", "", "The boats cost eleven million."),
        (
            "near",
            "Two patrol boats came to Port Linden on Monday morning.",
            "Two patrol boats came to Port Linden on Tuesday morning, police said.",
        ),
        ("same", "The mayor was there.", "The mayor was there."),
        ("left", "Nobody had told the fishermen of the north quay.", ""),
        (
            "same",
            "The boats will stay until the end of June.",
            "The boats will stay until the end of June.",
        ),
        ("right", "", "It rained."),
    ]


def test_common_words_alone_make_no_pair() -> None:
    ones = ["north", "mill", "hill", "plan", "board", "wood", "abbey", "lamp", "cup", "nail"]
    others = ["south", "bay", "gulf", "list", "isle", "farm", "rope", "clock", "bell", "drum"]
    left, right = (
        " ".join(f"It is in the {one} of the {other}." for one, other in pairwise(nouns))
        for nouns in (ones, others)
    )
    assert not {"same", "near"} & {kind for kind, *_ in rows(left, right)}


def test_of_very_long_texts_only_what_is_the_same_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "MOST_WORDS", 30)
    found = align(LEFT, sentences(LEFT), RIGHT, sentences(RIGHT))
    assert found.only_same
    assert [row.kind for row in found.rows].count("same") == 2
    assert "near" not in [row.kind for row in found.rows]


def test_a_sentence_that_stands_elsewhere_is_said_to() -> None:
    left = "Alpha came first of all. Beta followed soon after that. Gamma never came at all."
    right = "Gamma never came at all. Alpha came first of all. Beta followed soon after that."
    found = align(left, sentences(left), right, sentences(right)).rows
    assert [(row.kind, row.moved) for row in found] == [
        ("right", True),
        ("same", False),
        ("same", False),
        ("left", True),
    ]


def test_the_same_sentence_many_times_is_matched_in_order() -> None:
    chorus = "Nobody answered the call. "
    left, right = chorus * 3000, "First of all there was nothing. " + chorus * 3000
    found = align(left, sentences(left), right, sentences(right)).rows
    assert [row.kind for row in found].count("same") == 3000


def test_case_and_marks_make_no_difference() -> None:
    assert rows("“The mayor was there!”", "The Mayor was there.")[0][0] == "same"


def test_text_without_spaces_is_compared_by_its_characters() -> None:
    left, right = "港の船が月曜日に着いた。市長もいた。", "港の船が火曜日に着いた。雨が降った。"
    assert [kind for kind, *_ in rows(left, right)] == ["near", "left", "right"]


WORDS = st.sampled_from(("the", "boat", "came", "to", "port", "on", "monday", "went", "again", "mayor", "no"))
SENTENCE = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


def placed(lines: list[str]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for line in lines:
        spans.append(Span(len(text), len(text) + len(line)))
        text += line + "\n"
    return text, spans


@given(st.lists(SENTENCE, max_size=14), st.lists(SENTENCE, max_size=14))
def test_every_sentence_is_there_once_and_in_order(lefts: list[str], rights: list[str]) -> None:
    (left, of_left), (right, of_right) = placed(lefts), placed(rights)
    found = align(left, of_left, right, of_right).rows
    assert [row.left for row in found if row.left is not None] == of_left
    assert [row.right for row in found if row.right is not None] == of_right
    for row in found:
        assert (row.left is not None, row.right is not None) == {
            "left": (True, False),
            "right": (False, True),
        }.get(row.kind, (True, True))
        if row.left is not None and row.right is not None:
            assert (row.kind == "same") == (left[slice(*row.left)] == right[slice(*row.right)])
    assert sum(row.kind == "same" for row in align(left, of_left, left, of_left).rows) == len(lefts)


@given(st.lists(SENTENCE, max_size=10), st.lists(SENTENCE, max_size=10))
def test_the_other_way_round_finds_as_much(lefts: list[str], rights: list[str]) -> None:
    (left, of_left), (right, of_right) = placed(lefts), placed(rights)

    def count(found: Alignment) -> int:
        return sum(row.left is not None and row.right is not None for row in found.rows)

    same = {tuple(line.split()) for line in lefts} & {tuple(line.split()) for line in rights}
    if same:
        assert count(align(left, of_left, right, of_right)) > 0
        assert count(align(right, of_right, left, of_left)) > 0


def test_differing_words_are_told() -> None:
    left, right = "The boats came on Monday morning.", "The boats, said Rell, came on Tuesday morning."
    ones, others = differing(left, right)
    assert [left[slice(*span)] for span in ones] == ["Monday"]
    assert [right[slice(*span)] for span in others] == ["said Rell", "Tuesday"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_differing_spans_lie_in_their_sentences(left: str, right: str) -> None:
    for spans, text in zip(differing(left, right), (left, right), strict=True):
        at = 0
        for start, end in spans:
            assert at <= start < end <= len(text)
            at = end
