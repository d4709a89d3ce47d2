"""The timeline pane driven by keys: zoom, periods, windows, filters, and the card of every report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from driving import Driver, driving
from fake_library import FakeLibrary

from corpus.model import DateRange, Disagreement, PublishedDate, Report, Side, TimelineRow
from tui.panes import timeline as pane
from tui.timeline_card import ReportsCard
from tui.widgets.line_list import LineList


def row(number: int, day: date) -> TimelineRow:
    report = Report(
        article="boats", event=f"boats#{number}", text=f"Told {number}.", source=None, published=None
    )
    return TimelineRow(
        date=DateRange(begin=day, end=day, precision="day"),
        label=f"Told {number}",
        sources=1 + number % 3,
        articles=1,
        status="planned" if number % 5 == 0 else "stated",
        reports=(report,),
    )


class Told(FakeLibrary):
    """With other rows."""

    rows: tuple[TimelineRow, ...] = ()

    def timeline(self, **scope: object) -> tuple[TimelineRow, ...]:
        return self.rows


def many(count: int) -> Told:
    library = Told()
    start = date(1990, 1, 1)
    library.rows = tuple(row(n, start + timedelta(days=7 * n)) for n in range(count))
    return library


def two_sides() -> Told:
    """An event of three reports, of which two disagree and one is a copy."""
    library = Told()
    day = date(2031, 3, 10)

    def report(
        article: str, number: int, text: str, source: str, at: int, first: str | None = None
    ) -> Report:
        came = date(2031, 3, at)
        return Report(
            article=article,
            event=f"{article}#{number}",
            text=text,
            source=source,
            published=PublishedDate(begin=came, end=came, precision="day", origin="metadata"),
            same_source_as=first,
        )

    two = (
        "Two patrol boats came to Port Linden on Monday, and Ada Park of the Harbour Board was there "
        "to see them."
    )
    three = "Tomas Rell closed the bridge on Monday."
    library.rows = (
        TimelineRow(
            date=DateRange(begin=day, end=day, precision="day"),
            label="Patrol boats came to Port Linden",
            sources=2,
            articles=3,
            status="stated",
            reports=(
                report("bridge", 0, three, "Daily Ledger", 12),
                report("boats", 0, two, "Harbour Post", 11),
                report("letter", 0, two, "Echo", 13, "boats#0"),
            ),
            conflicts=("“Two patrol boats” in boats, “Three” in bridge",),
            disagreements=(
                Disagreement(
                    on="number",
                    words="“Two patrol boats” in boats, “Three” in bridge",
                    sides=(
                        Side(
                            article="boats",
                            event="boats#0",
                            said="Two patrol boats",
                            text=two,
                            start=0,
                            end=16,
                        ),
                        Side(article="bridge", event="bridge#0", said="Three", text=three, start=0, end=5),
                    ),
                ),
            ),
        ),
    )
    return library


def labels(d: Driver) -> list[str]:
    return [label for line in d.screen_text.split("\n") for label in [line.strip(" ▸│")] if "Told" in label]


async def test_the_zoom_is_said_and_the_line_above_follows_it() -> None:
    async with driving(many(30), size=(80, 24)) as d:
        await d.press("t")
        assert "zoom: [year] month day" in d.screen_text
        assert "1990 █" in d.screen_text
        await d.press("right_curly_bracket")
        assert "zoom: year [month] day" in d.screen_text
        assert "Jan 1990" in d.screen_text
        await d.press("right_curly_bracket", "right_curly_bracket")
        assert "zoom: year month [day]" in d.screen_text
        assert "1 Jan 1990 █" in d.screen_text
        await d.press("left_curly_bracket")
        assert "zoom: year [month] day" in d.screen_text


async def test_periods_are_walked() -> None:
    async with driving(many(200)) as d:
        await d.press("t", "g", "right_parenthesis")
        row = d.reader.timeline.current
        assert row is not None
        assert row.date is not None
        assert row.date.begin == date(1991, 1, 7)
        await d.press("j", "left_parenthesis")
        row = d.reader.timeline.current
        assert row is not None
        assert row.date is not None
        assert row.date.begin == date(1990, 1, 1)


async def test_one_period_is_shown_closer_by_and_all_again() -> None:
    async with driving(many(200)) as d:
        await d.press("t", "g", "right_parenthesis", "p")
        assert "52/200" in d.title("timeline")
        assert "1991" in d.title("timeline")
        assert "year [month] day" in d.screen_text
        await d.press("p")
        assert "4/200" in d.title("timeline")
        assert "Jan 1991" in d.title("timeline")
        await d.press("P")
        assert "52/200" in d.title("timeline")
        await d.press("P")
        assert "[year] month day" in d.screen_text
        assert "/200" not in d.title("timeline")
        await d.press("p", "p", "backslash")
        assert "[year] month day" in d.screen_text
        assert "/200" not in d.title("timeline")


async def test_a_window_is_typed_and_what_is_wrong_with_it_is_said() -> None:
    async with driving(many(200)) as d:
        await d.press("t", "W")
        await d.type("1991..1990")
        await d.press("enter")
        assert "1991 is after 1990" in d.screen_text
        await d.press("ctrl+u")
        await d.type("1991-02..1991-03")
        await d.press("enter")
        assert "8/200" in d.title("timeline")
        await d.press("backslash")
        assert "/200" not in d.title("timeline")


@pytest.mark.parametrize(
    ("typed", "count", "said"), [("planned", 40, "planned"), ("2 sources", 133, "2+ sources")]
)
async def test_what_is_shown_is_filtered_and_the_title_says_so(typed: str, count: int, said: str) -> None:
    async with driving(many(200)) as d:
        await d.press("t", "F")
        await d.type(typed)
        await d.press("enter")
        assert f"{count}/200" in d.title("timeline")
        assert said in d.title("timeline")
        await d.press("backslash")
        assert said not in d.title("timeline")


async def test_in_a_narrow_terminal_a_line_says_what_is_filtered() -> None:
    async with driving(many(200), size=(80, 24)) as d:
        await d.press("t", "F")
        await d.type("planned")
        await d.press("enter")
        assert "only planned" in d.screen_text


async def test_an_entity_of_the_pane_filters_and_another_is_told_to_be_none() -> None:
    async with driving() as d:
        await d.press("c", "t", "F")
        await d.type("Nobody")
        await d.press("enter")
        assert "no name “nobody”" in d.screen_text
        await d.press("ctrl+u")
        await d.type("Ada Park")
        await d.press("enter")
        assert "Ada Park" in d.title("timeline")
        assert len(d.reader.timeline.target.rows) == 1  # type: ignore[attr-defined]
        await d.press("backslash")
        assert "Ada Park" not in d.title("timeline")
        assert len(d.reader.timeline.target.rows) > 1  # type: ignore[attr-defined]


async def test_without_filters_the_key_clears_those_of_the_query() -> None:
    async with driving() as d:
        await d.press("t", "f")
        assert "event:" in d.reader.looking.query
        await d.press("backslash")
        assert "event:" not in d.reader.looking.query


async def test_many_rows_are_sifted_aside_and_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pane, "SIFTED_HERE", 10)
    async with driving(many(200)) as d:
        await d.press("t", "g")
        assert " 200 " in d.title("timeline")
        await d.press("F")
        await d.type("planned")
        await d.press("enter")
        assert "40/200" in d.title("timeline")
        row = d.reader.timeline.current
        assert row is not None
        assert row.status == "planned"


async def test_the_row_says_what_the_reports_disagree_on() -> None:
    async with driving(two_sides()) as d:
        await d.press("t")
        assert "≠ number" in d.screen_text


@pytest.mark.parametrize("size", [(160, 48), (100, 30), (80, 24), (40, 10)])
async def test_every_report_is_a_key_away_the_first_to_report_first(size: tuple[int, int]) -> None:
    async with driving(two_sides(), size=size) as d:
        await d.press("t", "v")
        card = d.pilot.app.screen
        assert isinstance(card, ReportsCard)
        told = [line.mark for line in card._rows.rows]
        assert told == [
            "",
            "“Two patrol boats”",
            "“Three”",
            "",
            "independent",
            "independent",
            "copy of Harbour Post",
        ]
        assert "≠ number" in d.screen_text or size == (40, 10)
        rows = card.query_one(LineList)
        assert rows.cursor == 1
        await d.press("j", "j", "j", "enter")
        assert d.article_id == "bridge"
        assert d.reader.looking.pane == "article"


async def test_why_is_a_key_away_from_the_card() -> None:
    async with driving(two_sides()) as d:
        await d.press("t", "v", "i")
        assert not isinstance(d.pilot.app.screen, ReportsCard)
        assert "on Monday" in d.screen_text
        await d.press("escape")
        assert d.reader.looking.pane == "timeline"


async def test_nothing_to_show_bears_every_key() -> None:
    async with driving(FakeLibrary([])) as d:
        keys = [
            "left_parenthesis",
            "right_parenthesis",
            "p",
            "P",
            "v",
            "right_curly_bracket",
            "backslash",
            "f",
        ]
        await d.press("t", *keys)
        assert d.reader.looking.pane in ("timeline", "hits")
