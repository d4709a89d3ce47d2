"""The timeline of many events in the reader: only the rows that are seen are read."""

from __future__ import annotations

from collections.abc import Sequence

from driving import driving
from fake_library import FakeLibrary

from corpus.model import Annotated, Event, TimelineRow
from corpus.times.value import date_range
from index.results import TimelineOutline

EVENTS = 900


def many() -> Annotated:
    """An article of many events, one a day."""
    sentences = [f"Boat number {n} was launched." for n in range(EVENTS)]
    text = "\n".join(sentences)
    events, start = [], 0
    for n, sentence in enumerate(sentences):
        date = date_range(f"{1990 + n // 300}-{1 + n // 25 % 12:02}-{1 + n % 25:02}")
        events.append(
            Event(
                id=f"boats#{n}", start=start, end=start + len(sentence), text=sentence, label=sentence,
                date=date, time=n, entities=(), status="planned" if n == 700 else "stated",
            )
        )  # fmt: skip
        start += len(sentence) + 1
    return Annotated(id="boats", title="Boats", text=text, events=tuple(events))


class Outlining(FakeLibrary):
    """A library that gives only the rows it is asked for."""

    def __init__(self) -> None:
        super().__init__([many()])
        self.given: set[int] = set()

    def timeline_outline(
        self, *, query: str | None = None, entity: str | None = None, fewest: int = 0
    ) -> TimelineOutline | None:
        rows = self.timeline(query=query, entity=entity)
        if len(rows) < fewest:
            return None
        dates = [row.date for row in rows if row.date]
        return TimelineOutline(
            begins=[date.begin.toordinal() for date in dates],
            ends=[date.end.toordinal() for date in dates],
            precisions=[date.precision for date in dates],
            sources=[row.sources for row in rows],
            statuses=[row.status for row in rows],
            keys=[row.reports[0].event for row in rows],
            row_of={row.reports[0].event: n for n, row in enumerate(rows)},
            rows=rows,
        )

    def timeline_rows(self, outline: TimelineOutline, numbers: Sequence[int]) -> dict[int, TimelineRow]:
        self.given.update(numbers)
        rows = self.timeline()
        return {number: rows[number] for number in numbers}


async def test_rows_are_read_when_they_are_seen() -> None:
    library = Outlining()
    async with driving(library) as d:
        await d.press("t", "g")
        assert "Boat number 0 " in d.screen_text
        assert f"{EVENTS}" in d.title("timeline")
        seen = len(library.given)
        assert seen < EVENTS / 2
        await d.press("G")
        assert f"Boat number {EVENTS - 1} " in d.screen_text
        assert d.reader.timeline.current is not None
        assert seen < len(library.given) < EVENTS
        await d.press("enter")
        assert d.article_id == "boats"
        assert d.reader.looking.pane == "article"


async def test_a_find_and_a_filter_look_at_all_of_them() -> None:
    library = Outlining()
    async with driving(library) as d:
        await d.press("t", "F")
        await d.type("planned")
        await d.press("enter")
        assert "Boat number 700 " in d.screen_text
        assert len(library.given) < EVENTS
        await d.press("backslash", "slash")
        await d.type("number 555")
        await d.press("enter")
        assert "Boat number 555 " in d.screen_text
        assert "1/900" in d.title("timeline")
        assert len(library.given) == EVENTS
