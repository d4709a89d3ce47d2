"""Rows of cells: nothing lost, nothing too wide, nothing slow."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.terminal import visible
from tui.widgets.wrapping import TAB, _special, character_cells, columns, parts_cluster, wrap

CHARACTERS = st.one_of(
    st.sampled_from("ab  -.—’\t"),
    st.sampled_from("東京、。」한글ก้\u0301\u0308é\u3000\u200b\xa0"),
    st.sampled_from("👩🚀\u200d\ufe0f❤☺🇯🇵🏽1⃣"),
    st.characters(codec=None, exclude_characters="\n"),
)
LINES = st.text(CHARACTERS, max_size=120).map(visible).filter(lambda text: "\n" not in text)
WIDTHS = st.integers(min_value=4, max_value=40)


def rows(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, 0, len(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("the harbour was quiet that night", 12, ["the harbour", "was quiet", "that night"]),
        ("exactly ten", 11, ["exactly ten"]),
        ("exactly ten!", 11, ["exactly", "ten!"]),
        ("two   spaces   between", 8, ["two", "spaces", "between"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("a unbreakable b", 6, ["a", "unbrea", "kable", "b"]),
        ("東京の港は静かだ", 7, ["東京の", "港は静", "かだ"]),
        ("東京。港。", 4, ["東", "京。", "港。"]),  # a full stop does not begin a row
        ("e\u0301" * 6, 4, ["e\u0301" * 4, "e\u0301" * 2]),
        ("👩\u200d🚀👩\u200d🚀👩\u200d🚀", 5, ["👩\u200d🚀👩\u200d🚀", "👩\u200d🚀"]),
        ("abc❤\ufe0f", 4, ["abc", "❤\ufe0f"]),
        ("10\xa0km away", 6, ["10\xa0km", "away"]),  # glued by the space that does not break
        ("a\tb\tc", 8, ["a\tb", "c"]),
        ("항구는 조용했다", 10, ["항구는", "조용했다"]),  # Korean breaks at its spaces
        ("", 8, []),
    ],
)
def test_rows(text: str, width: int, expected: list[str]) -> None:
    assert rows(text, width) == expected


@given(LINES, WIDTHS)
@example("東 。 。。。。", 4)
@example(" " * 30 + "x", 10)
def test_every_character_is_on_one_row_and_rows_fit(text: str, width: int) -> None:
    covered = [0] * len(text)
    last = 0
    for start, end in wrap(text, 0, len(text), width):
        assert last <= start < end
        last = end
        for index in range(start, end):
            covered[index] += 1
        assert columns(text[start:end])[-1] <= width
    for character, count in zip(text, covered, strict=True):
        assert count == 1 or (count == 0 and character.isspace())


@given(LINES, WIDTHS)
def test_clusters_stay_whole(text: str, width: int) -> None:
    for start, _ in wrap(text, 0, len(text), width):
        before = text[max(0, start - 40) : start]
        if len(before) < 20 and start:  # longer runs of marks are parted on purpose
            assert not (parts_cluster(text, start) and character_cells(text[start - 1]))


@given(LINES)
def test_columns_are_the_cells_before_each_character(text: str) -> None:
    text = text.replace("\t", "")
    assert columns(text) == [cell_len(text[:index]) for index in range(len(text) + 1)]


def test_tabs_go_to_the_next_stop() -> None:
    assert columns("\ta\tbcde\tf") == [0, TAB, TAB + 1, 2 * TAB, 9, 10, 11, 12, 16, 17]


def test_simple_characters_are_one_cell_whatever_follows() -> None:
    # What the fast way takes for one cell is one cell, and never a break that the slow way would make.
    for code in range(0x3000):
        character = chr(code)
        if _special().search(character) is None:
            assert character_cells(character) == 1, hex(code)
            assert not character.isspace() or character in " \xa0\u202f", hex(code)
            assert unicodedata.category(character) not in {"Mn", "Me", "Cc"}, hex(code)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 400_000,
        "“naïve” — " * 200_000,
        "x" * 2_000_000,
        " " * 2_000_000,
        ("x" * 90 + " ") * 20_000 + "東",
        "東京" * 200_000,
        "e" + "\u0301" * 400_000,
        "\u200d" * 400_000,
        "\ufe0f" * 400_000,
        "\t" * 400_000,
        "a 東 " * 100_000,
    ],
    ids=lambda text: ascii(text[:8]),
)
def test_long_lines_take_time_by_their_length(text: str) -> None:
    start = time.perf_counter()
    found = list(wrap(text, 0, len(text), 80))
    count = len(found)
    assert max(end - start for start, end in found) <= 80 * 8 + 40
    assert count <= len(text) // 30 + 1
    assert time.perf_counter() - start < 5  # a tenth of that on a quiet machine; quadratic would take minutes
