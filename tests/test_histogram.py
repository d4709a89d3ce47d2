"""The year line: fits any width, leaves out the least telling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tui.widgets.histogram import ASCII_BARS, Histogram, histogram

YEARS = {"1950": 2, "1953": 7, "1998": 1, "2018": 1, "2022": 3, "2023": 8}


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, "1950 ▂  1953 ▇  1998 ▁  2018 ▁  2022 ▃  2023 █"),
        (46, "1950 ▂  1953 ▇  1998 ▁  2018 ▁  2022 ▃  2023 █"),
        (45, "1950 ▂  1953 ▇  …  2018 ▁  2022 ▃  2023 █"),
        (33, "1950 ▂  1953 ▇  …  2022 ▃  2023 █"),
        (20, "…  1953 ▇  …  2023 █"),
        (10, "…  2023 █"),
        (4, "▂▆▁█"),
        (0, ""),
    ],
)
def test_it_fits(width: int, line: str) -> None:
    assert histogram(YEARS, width).plain == line


def test_the_current_label_is_never_left_out() -> None:
    assert "1998 ▁" in histogram(YEARS, 20, current="1998").plain


def test_nothing_happened() -> None:
    assert histogram({}, 40).plain == ""
    assert histogram({"1950": 0}, 40).plain == ""


def test_ascii() -> None:
    assert histogram({"1950": 1, "1951": 8}, 40, bars=ASCII_BARS).plain == "1950 .  1951 @"


@given(
    st.dictionaries(st.text("0123456789年 ", min_size=1, max_size=8), st.integers(0, 500), max_size=40),
    st.integers(0, 120),
)
def test_it_is_never_wider_than_asked(counts: dict[str, int], width: int) -> None:
    assert histogram(counts, width).cell_length <= width


async def test_the_widget_follows_its_width() -> None:
    class HistogramApp(App[None]):
        def compose(self) -> ComposeResult:
            yield Histogram(YEARS)

    app = HistogramApp()
    async with app.run_test(size=(80, 5)) as pilot:
        line = app.query_one(Histogram)
        assert line.render_line(0).text.startswith("1950 ▂  1953 ▇  1998")
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert line.render_line(0).text == "…  1953 ▇  …  2023 █"
        line.show({"Mar 2031": 3}, current="Mar 2031")
        await pilot.pause()
        assert line.render_line(0).text.rstrip() == "Mar 2031 █"
