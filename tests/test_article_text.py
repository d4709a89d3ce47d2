"""The article as it is read: pages, folds, decorations, jumps; driven as a person would."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import on
from textual.app import App, ComposeResult
from textual.content import Content

from corpus.model import Span
from tui.terminal import visible
from tui.widgets.article_text import ArticleText, Fold
from tui.widgets.page import Page, Remark
from tui.widgets.wrapping import character_cells

PARAGRAPH = "The ferry left the old harbour before dawn and nobody on the quay waved it goodbye. "
LONG = "\n\n".join(f"Paragraph {number}. " + PARAGRAPH * 3 for number in range(60))


class TextApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.text = ArticleText(id="article")
        self.clicked: list[int] = []
        self.scrolled: list[ArticleText.Scrolled] = []

    def compose(self) -> ComposeResult:
        yield self.text

    @on(ArticleText.Clicked, "#article")
    def note_click(self, event: ArticleText.Clicked) -> None:
        self.clicked.append(event.offset)

    @on(ArticleText.Scrolled, "#article")
    def note_scroll(self, event: ArticleText.Scrolled) -> None:
        self.scrolled.append(event)

    def lines(self) -> list[str]:
        return [self.text.render_line(y).text.rstrip() for y in range(self.text.size.height)]

    def styles_of(self, words: str) -> list[tuple[str, str]]:
        """Segments on the screen that stand inside these words, with their styles."""
        found = []
        for y in range(self.text.size.height):
            strip = self.text.render_line(y)
            at = strip.text.find(words)
            position = 0
            for segment in strip:
                if at >= 0 and position < at + len(words) and position + len(segment.text) > at:
                    found.append((segment.text, str(segment.style)))
                position += len(segment.text)
        return found


def page_lines(page: Page) -> list[str]:
    page.make()
    rows = [page[index] for index in range(len(page))]
    return ["▸ " + page.label(row) if row.kind == "fold" else page.row_text(row) for row in rows]


# -- the page


def test_paragraphs_stand_apart_and_blank_lines_collapse() -> None:
    text = "\n\n  A first paragraph.  \n\n\n \xa0 \nA second one.\n\n"
    assert page_lines(Page(text, 40)) == ["A first paragraph.", "", "A second one."]


def test_long_lines_without_blank_ones_between_are_paragraphs() -> None:
    text = f"{PARAGRAPH * 2}\nShort answer.\n{PARAGRAPH * 2}"
    lines = page_lines(Page(text, 100))
    assert lines.count("") == 2
    assert lines[lines.index("Short answer.") - 1] == ""


def test_a_list_stays_together() -> None:
    assert page_lines(Page("Cargo:\n- salt\n- wool\n\nNothing else.", 40)) == [
        "Cargo:",
        "- salt",
        "- wool",
        "",
        "Nothing else.",
    ]


def test_lines_broken_by_a_mailer_flow_again() -> None:
    broken = "The ferry left the old harbour before dawn and nobody\non the quay waved it goodbye, though half of the town\nhad come down to see it go and stood there in the rain\nwithout a word."  # noqa: E501
    text = f"{broken}\n\n{broken}\n\nTitle\nName"
    lines = page_lines(Page(text, 200))
    assert lines == [broken.replace("\n", " "), "", broken.replace("\n", " "), "", "Title", "Name"]


def test_folds_that_touch_become_one_line() -> None:
    text = "Photo: N. N.\n\nShare this\nShare that\n\nThe article begins. Buy now!\n\nIt ends."
    folds = [
        Fold(14, 35, "share_bar"),
        Fold(0, 12, "image_credit"),
        Fold(text.index("Buy"), text.index("Buy") + 8, "advertisement"),
    ]
    assert page_lines(Page(text, 60, folds=folds)) == [
        "▸ 3 lines folded: image credit, share bar",
        "",
        "The article begins.",
        "",
        "▸ 1 line folded: advertisement",
        "",
        "It ends.",
    ]
    raw = page_lines(Page(text, 60, folds=folds, raw=True))
    assert raw == text.split("\n")


def test_headings_stand_apart_and_are_told() -> None:
    text = "First part.\nThe second day\nMore of it."
    page = Page(text, 40, headings=[Span(12, 26)])
    assert page_lines(page) == ["First part.", "", "The second day", "", "More of it."]
    assert page[2].kind == "heading"


TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab .\n\t"),
        st.sampled_from("東\u0301\u200d👩\ufe0f\u3000。"),
        st.characters(codec=None),
    ),
    max_size=200,
)
SPANS = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40)), max_size=4)


@given(TEXTS, st.integers(4, 30), SPANS, SPANS, st.booleans(), st.integers(0, 3), st.booleans())
def test_every_character_is_found_where_it_stands(
    text: str,
    width: int,
    fold_spans: list[tuple[int, int]],
    heading_spans: list[tuple[int, int]],
    raw: bool,
    title_rows: int,
    led: bool,
) -> None:
    text = visible(text)
    folds = [Fold(start, start + length, "other") for start, length in fold_spans]
    headings = [Span(start, start + length) for start, length in heading_spans]
    lead = None
    if led and (words := text.strip(" \t\n")):  # its first line is its title
        at = text.index(words)
        lead = Span(at, at + len(words.split("\n")[0].rstrip()))
        folds = [fold for fold in folds if fold.start >= lead.end]
    page = Page(text, width, folds=folds, headings=headings, lead=lead, title_rows=title_rows, raw=raw)
    page.make()
    on_rows = [0] * len(text)
    for index in range(len(page)):
        row = page[index]
        for offset in range(row.start, row.end):
            on_rows[offset] += 1
            assert page.row_of(offset) == index
    hidden = {offset for fold in folds for offset in range(fold.start, fold.end)}
    for offset, character in enumerate(text):
        if character.isspace() or character in "\u200b\u2060\ufeff":
            assert on_rows[offset] <= 1
            assert 0 <= page.row_of(offset) < max(1, len(page))
            continue
        assert on_rows[offset] == 1, (offset, character)
        place, cell = page.position_of(offset)
        if not raw and offset in hidden:
            assert page[place].kind == "fold"
        elif character_cells(character) and text[offset - 1 : offset] != "\u200d":
            assert page.offset_of(place, cell) == offset


# -- the widget


@pytest.mark.parametrize("size", [(160, 48), (80, 24), (40, 10), (12, 4)])
async def test_it_fills_the_pane_at_any_size(size: tuple[int, int]) -> None:
    app = TextApp()
    async with app.run_test(size=size) as pilot:
        app.text.show(LONG, title=[Content("A quiet departure"), Content("Harbour Post · 3 May 2031")])
        await pilot.pause()
        strips = [app.text.render_line(y) for y in range(app.text.size.height)]
        assert {strip.cell_length for strip in strips} == {app.text.view_width}
        assert max(len(line) for line in app.lines()) <= 92 + 2
        assert app.lines()[0].startswith("  A quiet")


async def test_a_title_that_the_text_begins_with_is_shown_once_and_on_top() -> None:
    text = "Politics\n\nA quiet departure\n\nBy I. Marsh\n\nThe boats left at dawn."
    title = text.index("A quiet")
    app = TextApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.text.show(
            text,
            [Fold(0, 8, "category"), Fold(text.index("By"), text.index("\n\nThe"), "byline")],
            title=[Content("Harbour Post · 3 May 2031")],
            lead=(title, title + len("A quiet departure")),
        )
        await pilot.pause()
        assert [line.strip() for line in app.lines()[:7]] == [
            "▸ 1 line folded: category",
            "A quiet departure",
            "Harbour Post · 3 May 2031",
            "",
            "▸ 1 line folded: byline",
            "",
            "The boats left at dawn.",
        ]
        app.text.go_to((title + 2, title + 7))
        await pilot.pause()
        assert app.text.in_view.start <= title
        app.text.raw = True
        await pilot.pause()
        assert app.lines()[0].strip() == "Harbour Post · 3 May 2031"
        assert sum("A quiet departure" in line for line in app.lines()) == 1


async def test_keys_scroll_and_tell() -> None:
    app = TextApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.text.show(LONG)
        app.text.focus()
        await pilot.pause()
        for key, y in [
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("ctrl+d", 11),
            ("ctrl+u", 1),
            ("space", 20),
            ("b", 1),
            ("g", 0),
        ]:
            await pilot.press(key)
            assert app.text.scroll_offset.y == y, key
        await pilot.press("G")
        assert app.text.fraction == 1.0
        await pilot.pause()
        assert app.scrolled[-1].fraction == 1.0
        assert app.scrolled[-1].top_offset == app.text.top_offset > len(LONG) * 0.9


async def test_the_place_survives_resizing_and_raw() -> None:
    app = TextApp()
    async with app.run_test(size=(90, 24)) as pilot:
        app.text.show(LONG, title=[Content("Title")])
        offset = LONG.index("Paragraph 30.")
        app.text.restore(offset)
        await pilot.pause()
        assert app.lines()[0].lstrip().startswith("Paragraph 30.")
        for width, height in [(40, 24), (140, 48), (35, 8), (64, 30), (90, 24)]:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert app.text.top_offset == offset
            assert app.lines()[0].lstrip().startswith("Paragraph 30.")
        app.text.raw = True
        await pilot.pause()
        assert app.lines()[0].lstrip().startswith("Paragraph 30.")


async def test_going_to_a_span_brings_it_a_third_from_the_top_and_marks_it() -> None:
    app = TextApp()
    async with app.run_test(size=(60, 24)) as pilot:
        app.text.show(LONG)
        app.text.focus()
        start = LONG.index("Paragraph 40.")
        app.text.go_to((start, start + 150))
        await pilot.pause()
        rows = [y for y, line in enumerate(app.lines()) if line.startswith("▌")]
        assert rows[0] == 8 and len(rows) >= 3
        assert "Paragraph 40." in app.lines()[8]
        before = app.text.scroll_offset.y
        app.text.go_to((start + 150, start + 160))
        assert app.text.scroll_offset.y == before, "what is seen well already does not make the page jump"
        await pilot.press("j")
        assert not any(line.startswith("▌") for line in app.lines()), "the mark goes with the next move"
        app.text.go_to((0, 5), mark=False)
        assert app.text.scroll_offset.y == 0
        app.text.go_to((len(LONG) - 6, len(LONG) - 2))
        assert any(line.startswith("▌") for line in app.lines())


async def test_a_span_across_a_wrap_is_lit_on_both_rows() -> None:
    app = TextApp()
    text = "The chairman of the harbour board said nothing at all to the reporters."
    async with app.run_test(size=(30, 10)) as pilot:
        app.text.show(text)
        start = text.index("harbour board said")
        app.text.decorate("match", [(start, start + 18, "match")])
        app.text.go_to((start, start + 18))
        await pilot.pause()
        lit = [
            segment.text
            for y in range(4)
            for segment in app.text.render_line(y)
            if "bold" in str(segment.style)
        ]
        assert "".join(lit).replace("▌", "").split() == ["harbour", "board", "said"]


async def test_layers_combine() -> None:
    app = TextApp()
    text = "Minister Ada Okafor arrived on Monday."
    async with app.run_test(size=(60, 10)):
        app.text.show(text)
        plain = app.styles_of("Ada")[0][1]
        app.text.decorate("mention", [(9, 19, "person")])
        app.text.decorate("time", [(31, 37, "time")])
        person = app.styles_of("Ada")[0][1]
        assert person != plain
        assert "underline" in app.styles_of("Monday")[0][1]
        app.text.decorate("found", [(13, 19, "found")])
        (_, first), (_, second) = app.styles_of("Ada Okafor")
        assert first == person
        colour = person.split(" on ")[0]
        assert second.removeprefix("bold ").startswith(colour.removeprefix("bold ")), (
            "the mention's colour is kept"
        )
        assert second.split(" on ")[1] != person.split(" on ")[1], "on the match's background"
        app.text.decorate("found", [(13, 19, "found-current")])
        assert app.styles_of("Okafor")[0][1] not in (first, second)
        app.text.decorate("found", [])
        app.text.decorate("mention", [(9, 19, "no such style")])
        assert app.styles_of("Ada")[0][1] == plain
        with pytest.raises(ValueError, match="no layer"):
            app.text.decorate("sparkle", [])


async def test_nothing_is_told_by_colour_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = TextApp()
    async with app.run_test(size=(60, 10)):
        app.text.show("Alpha bravo charlie delta echo foxtrot.")
        app.text.decorate("mention", [(0, 5, "person")])
        app.text.decorate("match", [(6, 11, "match"), (12, 19, "current")])
        app.text.decorate("time", [(20, 25, "time")])
        app.text.decorate("found", [(26, 30, "found")])
        told = {
            word: app.styles_of(word)[0][1]
            for word in ("Alpha", "bravo", "charlie", "delta", "echo", "foxtrot")
        }
        assert "bold" in told["Alpha"]
        assert "reverse" in told["bravo"] and "reverse" in told["echo"]
        assert "reverse" in told["charlie"] and "underline" in told["charlie"]
        assert "underline" in told["delta"]
        assert not {"bold", "reverse", "underline"} & set(told["foxtrot"].split())


async def test_clicks_say_which_character() -> None:
    app = TextApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.text.show("東京 harbour\n\nSecond", title=[Content("Title")])
        await pilot.pause()
        await pilot.click(ArticleText, offset=(2 + 5, 2))
        await pilot.click(ArticleText, offset=(2 + 3, 2))
        await pilot.click(ArticleText, offset=(2 + 30, 4))
        await pilot.click(ArticleText, offset=(3, 0))
        await pilot.click(ArticleText, offset=(3, 8))
        assert app.clicked == [3, 1, 17]
        assert app.text.offset_at(2, 2) == 0


async def test_hostile_text_reaches_nobody() -> None:
    text = "\x1b[2J[bold]a\u202eb\x00\x9b\ud800[/nothing] \x07" * 30
    app = TextApp()
    async with app.run_test(size=(40, 12)) as pilot:
        for raw in (False, True):
            app.text.show(text, raw=raw)
            await pilot.pause()
            shown = "".join(app.lines())
            assert visible(shown) == shown
            assert "[bold]a⇄b␀" in shown
        for empty in ("", "\n", " \n \n"):
            app.text.show(empty)
            await pilot.pause()
            await pilot.press("G", "g", "space")
            app.text.go_to((0, 1))
            app.text.restore(5)
            assert app.text.offset_at(0, 0) is None


async def test_five_megabytes_do_not_wait() -> None:
    text = (PARAGRAPH * 12 + "\n\n") * 5_000
    app = TextApp()
    async with app.run_test(size=(100, 40)) as pilot:
        start = time.perf_counter()
        app.text.show(text)
        first = time.perf_counter() - start
        assert first < 1  # 15 ms on a quiet machine
        assert app.lines()[0].strip().startswith("The ferry")
        start = time.perf_counter()
        app.text.go_to((len(text) - 200, len(text) - 180))
        assert time.perf_counter() - start < 3
        await pilot.pause()
        assert app.text.in_view.start <= len(text) - 200 <= app.text.in_view.end
        app.text.show("x" * 10_000_000)
        app.text.focus()
        await pilot.press("G")
        assert app.text.fraction == 1.0


async def test_jumps_before_the_first_layout_are_made_then() -> None:
    app = TextApp()
    start = LONG.index("Paragraph 40.")
    app.text.show(LONG)
    app.text.go_to((start, start + 10))
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        assert any("Paragraph 40." in line for line in app.lines())


async def test_selecting_with_the_mouse_takes_the_text_without_the_wraps() -> None:
    app = TextApp()
    text = "The chairman of the harbour board said\u202e nothing at all to the reporters."
    async with app.run_test(size=(30, 10)) as pilot:
        app.text.show(text)
        await pilot.pause()
        await pilot.mouse_down(ArticleText, offset=(2 + 4, 0))
        await pilot.hover(ArticleText, offset=(2 + 5, 1))
        await pilot.mouse_up(ArticleText, offset=(2 + 5, 1))
        await pilot.pause()
        selected = app.screen.get_selected_text()
        assert selected is not None
        assert visible(text).find(selected) == 4
        assert "\n" not in selected and selected.startswith("chairman of the harb")


# -- the reader's notes


@settings(deadline=None)
@given(
    st.text("ab .\n", max_size=60),
    st.lists(st.integers(0, 60), max_size=4),
    st.integers(3, 30),
    st.booleans(),
)
def test_notes_move_no_character_to_another_row(text: str, ends: list[int], width: int, raw: bool) -> None:
    plain = Page(text, width, raw=raw)
    noted = Page(text, width, raw=raw, remarks=[Remark(end, f"note {end}") for end in ends])
    plain.make()
    noted.make()
    own = [row for at in range(len(noted)) if (row := noted[at]).kind != "note"]
    texts = [plain[at] for at in range(len(plain)) if plain[at].kind != "blank"]
    assert [row for row in own if row.kind != "blank"] == texts
    said = "".join(noted.said(at) for at in range(len(noted)) if noted[at].kind == "note")
    assert said.count("✎") == len(ends)
    for row in texts:
        for offset in range(row.start, row.end):
            assert noted[noted.row_of(offset)] == row == plain[plain.row_of(offset)]
