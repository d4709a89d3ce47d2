"""What the screen says of an article's files, notes, copies and folds, and how it explains them."""

from __future__ import annotations

from datetime import date

import pytest
from driving import Driver, driving
from fake_library import BOATS, BRIDGE, FakeLibrary, annotated
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from corpus.model import Annotated, Boilerplate, DateOrigin, PublishedDate
from index.query.parse import parse
from index.query.tree import Grouped
from tui import filters
from tui.hit_rows import beside, copies_sign
from tui.title_block import oddities, title_block
from tui.widgets.paragraphs import Fold, fold_groups, fold_label
from tui.wording import ORIGINS

DAY = PublishedDate(
    begin=date(2031, 3, 11), end=date(2031, 3, 13), precision="range", origin="inferred", evidence="Monday"
)


def telling(**more: object) -> Annotated:
    """The article of the boats, with more known about it."""
    plain = annotated(
        "boats",
        BOATS,
        title="New patrol boats arrive at Port Linden",
        source="Harbour Post",
        boilerplate=["Photo: I. Marsh"],
    )
    return plain.model_copy(update={"published": DAY, **more})


def copies() -> FakeLibrary:
    """Three tellings of one story, of two sources, and another article."""
    told = [
        telling(id=name, story="boats", source=source)
        for name, source in (
            ("boats", "Harbour Post"),
            ("boats-2", "Daily Ledger"),
            ("boats-3", "Daily Ledger"),
        )
    ]
    return FakeLibrary([*told, annotated("bridge", BRIDGE, title="The bridge stays closed")])


async def shown(d: Driver, text: str) -> str:
    """The screen, once it shows this."""
    for _ in range(50):
        if text in d.screen_text:
            break
        await d.pilot.pause(0.02)
    return d.screen_text


# -- near copies


async def test_a_hit_says_how_many_near_copies_it_has() -> None:
    async with driving(copies(), size=(80, 24)) as d:
        rows = [line.rstrip() for line in d.screen_text.split("\n")]
        signed = [row for row in rows if row.endswith("2⧉")]
        assert len(signed) == 3
        assert signed[0].lstrip(" ●▸").startswith("Harbour Post")
        assert len({len(row) for row in signed}) == 1


def test_without_utf8_copies_are_told_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (copies_sign(2), copies_sign(0)) == ("2⧉", "")
    monkeypatch.setattr("tui.hit_rows.says_unicode", lambda: False)
    assert copies_sign(2) == "2="


@given(st.text(st.sampled_from("ab 船e\u0301"), max_size=40), st.integers(0, 3000), st.integers(1, 60))
def test_the_sign_stands_at_the_end_of_the_row(said: str, count: int, width: int) -> None:
    sign = copies_sign(count)
    line = beside(Content(said), sign, width)
    if sign and width > cell_len(sign) + 1:
        assert line.plain.endswith(" " + sign)
        assert line.cell_length == width
    else:
        assert line.plain == said


async def test_the_same_story_by_a_key_and_back() -> None:
    async with driving(copies()) as d:
        await d.press("equals_sign")
        assert d.reader.looking.query == "story:boats"
        assert d.reader.looking.total == 3
        await d.press("less_than_sign")
        assert (d.reader.looking.query, d.reader.looking.total) == ("", 4)


async def test_near_by_a_key_and_back() -> None:
    async with driving(copies()) as d:
        await d.press("G", "tilde")
        assert (d.reader.looking.query, d.reader.looking.total) == ("near:bridge", 1)
        await d.press("less_than_sign")
        assert d.reader.looking.query == ""


async def test_an_article_that_stands_alone_has_no_story_to_show() -> None:
    async with driving(copies()) as d:
        await d.press("G", "equals_sign")
        assert d.reader.looking.query == ""
        assert "no other article is a near copy" in d.said


@given(st.text(min_size=1))
def test_an_id_is_named_so_that_a_query_finds_it(name: str) -> None:
    clause = filters.of_group("near", name)
    if clause is None:
        assert name[0] in ' "' or not (name.isascii() and name.isprintable())
        return
    tree = parse(clause).tree
    assert isinstance(tree, Grouped)
    assert tree.field == "near"
    assert name.strip().startswith(tree.id)
    if name.isascii() and name.isprintable() and not set(name) & {'"', " "}:
        assert tree.id == name


# -- the title block


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, []),
        ({"paths": ("/a",)}, []),
        ({"paths": ("/a", "/b", "/c")}, ["in 3 files"]),
        ({"paths": ("/a",), "missing": True}, ["file gone"]),
        ({"paths": ("/a", "/b"), "missing": True}, ["2 files gone"]),
        ({"notes": ("read as windows-1252",)}, ["note"]),
        ({"notes": ("one", "two"), "paths": ("/a", "/b")}, ["in 2 files", "2 notes"]),
    ],
)
def test_the_title_says_what_is_odd(more: dict[str, object], said: list[str]) -> None:
    article = telling(**more)
    assert oddities(article) == said
    line = title_block(article)[-1].plain
    assert line.endswith(" · ".join(said))


async def test_why_at_the_top_tells_where_the_article_came_from() -> None:
    library = copies()
    notes = ("read as windows-1252, which is a guess", "cut off \x1b[2J at the end")
    library.articles[0] = telling(story="boats", paths=("/news/a.txt", "/news/\x1b]0;b.txt"), notes=notes)
    async with driving(library, size=(100, 44)) as d:
        await d.press("2", "i")
        text = await shown(d, "independent")
        for words in (
            "11–13 Mar 2031, argued from what it tells: Monday",
            "/news/a.txt",
            "/news/␛]0;b.txt",
            "read as windows-1252, which is a guess",
            "cut off ␛[2J at the end",
            "one of 3 near copies, 2 independent sources",
            "boats-3",
        ):
            assert words in text
        await d.press("i")
        assert len(d.pilot.app.screen_stack) == 1


async def test_about_by_its_own_key_from_anywhere() -> None:
    async with driving(FakeLibrary([telling(missing=True, paths=("/news/a.txt",))])) as d:
        await d.press("2", "]", "e", "I")
        text = await shown(d, "near copy")
        assert "gone from there; the article is kept" in text
        assert "no other article is a near copy of this one" in text


@pytest.mark.parametrize("origin", ORIGINS)
async def test_every_origin_of_a_date_has_words(origin: DateOrigin) -> None:
    article = telling(published=DAY.model_copy(update={"origin": origin}))
    async with driving(FakeLibrary([article])) as d:
        await d.press("I")
        assert ORIGINS[origin] in d.screen_text


# -- folds


def label(*folds: Fold, width: int = 200) -> str:
    text = "one\ntwo\n\nthree\n"
    (group,) = fold_groups(text, folds)
    return fold_label(text, group, width)


def test_a_fold_says_why() -> None:
    stands = "stands in 14 of 60 stories of Harbour Post"
    assert label(Fold(0, 3, "share_bar"), Fold(4, 7, "image_credit")) == (
        "2 lines folded: share bar, image credit"
    )
    assert label(Fold(0, 3, "share_bar"), Fold(4, 7, "recurring", stands)) == (
        f"2 lines folded: share bar; {stands}"
    )
    reasoned = Fold(0, 3, "repeated_title", "repeats the title")
    assert label(reasoned) == "1 line folded: repeated title (repeats the title)"
    assert label(reasoned, width=30) == "1 line folded: repeated title"


def test_what_a_reason_quotes_is_made_visible() -> None:
    assert label(Fold(0, 3, "recurring", "stands below “\x1b[2J”\n")).endswith("stands below “␛[2J”")


@given(st.integers(0, 120))
def test_a_label_never_needs_more_room_for_its_reasons(width: int) -> None:
    short = "1 line folded: byline"
    said = label(Fold(0, 3, "byline", "names who reported, wrote or edited"), width=width)
    assert said == short or cell_len(said) <= width


async def test_why_on_a_fold() -> None:
    start = BOATS.index("Photo")
    part = Boilerplate(start=start, end=start + 15, kind="recurring", why="stands in 9 of 10 stories of X")
    async with driving(FakeLibrary([telling(boilerplate=(part,))])) as d:
        assert "▸ 1 line folded: stands in 9 of 10 stories of X" in d.screen_text
        await d.press("2", "]", "f", "i")
        card = d.screen_text
        assert "recurring  stands in 9 of 10 stories of X" in card
        assert "Photo: I. Marsh" in card
        await d.press("escape", "]", "f")
        assert "nothing further is folded" in d.said
        await d.press("[", "f")
        assert "nothing before this is folded" in d.said


async def test_a_click_on_a_fold_goes_there() -> None:
    async with driving(FakeLibrary([telling()]), size=(80, 24)) as d:
        await d.press("2")
        row = next(y for y, line in enumerate(d.screen_text.split("\n")) if "▸ 1 line folded" in line)
        await d.pilot.click(offset=(6, row))
        await d.settle()
        await d.press("i")
        assert "Photo: I. Marsh" in d.screen_text
