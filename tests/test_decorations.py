"""What layers have over a stretch of text, piece by piece and as a whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.style import Style

from tui.widgets.decorations import Decorations
from tui.widgets.page import Page
from tui.widgets.painting import fold_strip
from tui.widgets.paragraphs import Fold

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20), st.sampled_from("abc")).map(
        lambda span: (span[0], span[0] + span[1], span[2])
    ),
    max_size=12,
)


@given(SPANS, st.integers(0, 60), st.integers(1, 30))
def test_the_styles_of_a_stretch_are_those_of_its_pieces(
    spans: list[tuple[int, int, str]], start: int, length: int
) -> None:
    decorations = Decorations()
    decorations.set("match", spans)
    pieces = decorations.pieces(start, start + length)
    assert decorations.styles("match", start, start + length) == {
        name for *_, names in pieces for name in names
    }
    assert decorations.styles("found", start, start + length) == set()


def test_what_is_folded_with_many_names_in_it_is_one_line() -> None:
    """Each piece of a fold was looked up among all of them: minutes for one of megabytes."""
    text = "Ada Park came. " * 20_000
    page = Page(text, 40, folds=[Fold(0, len(text), "other")])
    page.make()
    decorations = Decorations()
    decorations.set("mention", [(at, at + 8, "person") for at in range(0, len(text), 15)])
    decorations.set("match", [(len(text) - 15, len(text) - 7, "match")])
    asked: list[str] = []

    def style_of(name: str) -> Style:
        asked.append(name)
        return Style()

    strip = fold_strip(page, page[0], decorations, style_of, Style(), 2)
    assert "folded" in strip.text
    assert "match" in asked and "person" not in asked
