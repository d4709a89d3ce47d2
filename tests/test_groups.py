"""Groups of tellings kept in the store: whatever the order and the batches, as if all had come at once."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import block_store, groups
from corpus.annotate import ANNOTATOR_VERSION
from corpus.group_store import GroupStore
from corpus.model import Annotated, Article, DateRange, Event, Mention, PublishedDate, TimeExpression
from corpus.prepared import prepare
from corpus.store import Store
from corpus.tellings import telling
from corpus.times.value import date_range
from index.entities import relink
from index.library import Library

NORLAND, LAKELAND, ADA, BO = "place:norland", "place:lakeland", "person:ada-orr", "person:bo-lund"
TEXTS = (
    "Norland and Lakeland agreed to a truce.",
    "The war ended in Norland.",
    "Ada Orr visited Lakeland for long talks with the mayor.",
    "Ada Orr arrived in Lakeland for long talks.",
    "The army tested a rocket.",
    "Bo Lund was arrested in the harbour of Lakeland.",
)
DATES = (None, "1953", "1953-07", "1953-07-27", "1953-07-28", "1952/1953", "1953-SU", "1953-W30")


def annotated(name: str, told: Sequence[tuple[str, str | None, tuple[str, ...]]]) -> Annotated:
    """An article that tells these things, each (text, date, keys of entities)."""
    text = "\n".join(sentence for sentence, *_ in told)
    events, mentions, times, start = [], [], [], 0
    for number, (sentence, value, keys) in enumerate(told):
        end = start + len(sentence)
        events.append(
            Event(
                id=f"{name}#{number}",
                start=start,
                end=end,
                text=sentence,
                label=sentence,
                date=date_range(value) if value else None,
                time=number,
                entities=keys,
                status="stated",
            )
        )
        times.append(
            TimeExpression(
                start=start, end=start + 1, text=text[start], kind="date", value=value or "XXXX",
                date=date_range(value) if value else None, relative=False, why="said so",
            )
        )  # fmt: skip
        for key in keys:
            kind, _, words = key.partition(":")
            mentions.append(
                Mention(
                    start=start, end=start + 1, text=text[start], type=kind,
                    entity=key, name=words.replace("-", " ").title(), by="test",
                )
            )  # fmt: skip
        start = end + 1
    return Annotated(id=name, text=text, events=tuple(events), mentions=tuple(mentions), times=tuple(times))


@contextmanager
def opened() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "store.db")
        try:
            yield store
        finally:
            store.close()


def put(store: Store, article: Annotated) -> None:
    given = Article(id=article.id, text=article.text)
    row = store.row(article.id)
    ready = prepare(given, annotate=lambda *_: article, version=ANNOTATOR_VERSION)
    store.put(ready, name=article.id, row=row)


def brought(store: Store, after: int) -> int:
    """Groups what was written after a change, as ``Upkeep`` does."""
    store.groups.ask_again(relink(store))
    changed, again, until = store.groups.next(after, 1000)
    store.groups.bring(changed, again)
    return until


def kept(store: Store) -> set[frozenset[str]]:
    """The groups of the store, as ids of events."""
    found: dict[int, set[str]] = {}
    ids = [(id, home) for id, *_, home, _ in store.groups.everything()]  # noqa: A001
    events = store.groups.events([id for id, _ in ids])  # noqa: A001
    for id, home in ids:  # noqa: A001
        found.setdefault(home, set()).add(events[id].id)
        assert home in events, "an event's first telling is there"
    return {frozenset(group) for group in found.values()}


def at_once(store: Store) -> set[frozenset[str]]:
    """What the rules make of everything in the store."""
    whole = dict(store.entities.changed_keys())
    told = []
    for row in store.rows_by_id():
        for _, _, event in store.events.of([row]):
            names = tuple(dict.fromkeys(whole.get(key) or key for key in event.entities))
            told.append((event, telling(event, event.id.partition("#")[0], event.id, names)))
    told.sort(key=lambda each: (each[1].days or (1 << 30, 0), each[1].article, each[1].start))
    tellings = [one for _, one in told]
    found: dict[int, set[str]] = {}
    for number, home in groups.homes(dict(enumerate(tellings)), groups.all_pairs(tellings)).items():
        found.setdefault(home, set()).add(told[number][0].id)
    return {frozenset(group) for group in found.values()}


TOLD = st.lists(
    st.tuples(
        st.sampled_from(TEXTS),
        st.sampled_from(DATES),
        st.sampled_from([(), (NORLAND,), (LAKELAND, ADA), (NORLAND, LAKELAND), (ADA, BO)]),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TOLD, min_size=1, max_size=9), st.integers(1, 3), st.randoms(use_true_random=False))
def test_any_order_and_any_batches_give_the_same_groups(
    articles: list[list[tuple[str, str | None, tuple[str, ...]]]], neighbours: int, chance: random.Random
) -> None:
    ready = [annotated(f"a{number}", told) for number, told in enumerate(articles)]
    with (
        patch.object(groups, "NEIGHBOURS", neighbours),
        patch.object(block_store, "NEIGHBOURS", neighbours),
        opened() as store,
    ):
        waiting = [*ready, *chance.sample(ready, len(ready) // 2)]  # some come twice, told anew
        chance.shuffle(waiting)
        removed, after = {one.id for one in chance.sample(ready, len(ready) // 3)}, 0
        for number, article in enumerate(waiting):
            with store.transaction():
                if chance.random() < 0.3:  # as it was told before, or will be
                    other = chance.choice(articles)
                    put(store, annotated(article.id, other))
                    after = brought(store, after)
                put(store, article)
                if article.id in removed and number % 2:
                    row = store.row(article.id)
                    assert row is not None
                    store.remove(row)
                if chance.random() < 0.5:
                    after = brought(store, after)
        with store.transaction():
            after = brought(store, after)
        assert kept(store) == at_once(store)
        assert brought(store, after) == after


def test_what_the_library_learns_of_names_groups_anew(tmp_path: Path) -> None:
    """A lone family name is of the one person who bears it, as soon as an article has that one."""
    lone = "Orr was arrested in the harbour on 3 May 2021."
    full = "Ada Orr was arrested on 3 May 2021 by the customs guard."
    with opened() as store:
        with store.transaction():
            put(store, annotated("a", [(lone, "2021-05-03", ("person:orr",))]))
            after = brought(store, 0)
        with store.transaction():
            put(store, annotated("b", [(full, "2021-05-03", (ADA,))]))
            brought(store, after)
        (same,) = kept(store)
        assert same == {"a#0", "b#0"}
        assert kept(store) == at_once(store)


def articles(*texts: str) -> list[Article]:
    day = date(2024, 6, 1)
    published = PublishedDate(begin=day, end=day, precision="day", origin="metadata")
    return [
        Article(id=f"a{n}", text=text, source=f"Post {n}", published=published)
        for n, text in enumerate(texts)
    ]


FERRY = (
    "The ferry Merlin sank in Gull Bay on 3 May 2024 after it hit a barge. Divers went down on 9 May 2024.",
    "On 3 May 2024 the ferry Merlin, bound for Norland, sank in Gull Bay, and sixty people drowned.",
    "In 2019 a bridge was opened in Lakeland. The mayor resigned on 4 June 2022.",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library")
    opened.add(articles(*FERRY), processes=0)
    yield opened
    opened.close()


def test_a_scope_shows_the_reports_that_are_in_it(library: Library) -> None:
    (row,) = [row for row in library.timeline() if "Merlin" in row.reports[0].text]
    assert (row.articles, row.sources, row.date) == (2, 2, date_range("2024-05-03"))
    (alone,) = [row for row in library.timeline(query="drowned") if row.date == row.date]
    assert (alone.articles, alone.sources) == (1, 1)
    assert alone.reports[0].article == "a1"


def test_a_window_is_part_of_the_same_rows(library: Library) -> None:
    rows = library.timeline()
    window = library.timeline_window(zoom="year", offset=1, limit=2)
    assert window.rows == rows[1:3]
    assert (window.total, window.reports) == (len(rows), sum(len(row.reports) for row in rows))
    assert {p.period: p.events for p in window.periods} == {"2019": 1, "2022": 1, "2024": 2}
    days = library.timeline_window(zoom="day").periods
    assert [p.period for p in days] == ["2022-06-04", "2024-05-03", "2024-05-09"]
    months = library.timeline_window(zoom="month", begin=date(2024, 1, 1)).periods
    assert {p.period: p.events for p in months} == {"2024-05": 2}
    assert [r.date for r in library.timeline_window(min_sources=2).rows] == [date_range("2024-05-03")]
    assert library.timeline_window(statuses=["planned"]).total == 0
    last = rows[-1].reports[-1].event
    around = library.timeline_window(around=last, limit=1)
    assert (around.place, around.rows) == (len(rows) - 1, rows[-1:])
    assert library.timeline_window(around="nobody#7").place is None


def test_an_outline_has_all_but_what_reports_say(library: Library) -> None:
    rows = library.timeline()
    outline = library.timeline_outline()
    assert outline is not None
    assert list(outline.keys) == [row.reports[0].event for row in rows]
    assert list(outline.sources) == [row.sources for row in rows]
    assert list(outline.statuses) == [row.status for row in rows]
    dates = [(row.date.begin.toordinal(), row.date.end.toordinal()) for row in rows if row.date]
    assert list(zip(outline.begins, outline.ends, strict=True)) == dates
    assert dict(outline.row_of) == {r.event: n for n, row in enumerate(rows) for r in row.reports}
    assert library.timeline_rows(outline, [1, len(rows) - 1]) == {1: rows[1], len(rows) - 1: rows[-1]}
    assert library.timeline_outline(fewest=1000) is None
    few = library.timeline_outline(query="mayor")
    assert few is not None
    assert [row.label for row in library.timeline_rows(few, [0, 1]).values()] == [
        "A bridge was opened in Lakeland",
        "The mayor resigned on 4 June 2022",
    ]


def test_the_readers_date_groups_the_article_anew(library: Library) -> None:
    library.add([Article(id="late", source="Radio", text="The ferry Merlin sank off Gull Bay on Friday.")])
    assert max(row.articles for row in library.timeline()) == 2
    day = date(2024, 5, 4)
    library.set_published("late", DateRange(begin=day, end=day, precision="day"))
    assert max(row.articles for row in library.timeline()) == 3
    library.set_published("late", None)
    assert max(row.articles for row in library.timeline()) == 2


def test_what_is_not_grouped_yet_stands_alone_and_is_told(tmp_path: Path) -> None:
    root = tmp_path / "library"
    library = Library.open(root)
    with patch("index.upkeep.group"):
        library.add(articles(*FERRY), processes=0)
        window = library.timeline_window()
        assert window.pending == 3
        assert all(len(row.reports) == 1 for row in window.rows)
    library.close()
    again = Library.open(root)  # few articles are grouped at the start
    try:
        assert again.timeline_window().pending == 0
        assert max(row.articles for row in again.timeline_window().rows) == 2
    finally:
        again.close()


def test_many_ungrouped_articles_keep_no_start_waiting(tmp_path: Path) -> None:
    root = tmp_path / "library"
    library = Library.open(root)
    with patch("index.upkeep.group"):
        library.add(articles(*FERRY), processes=0)
    library.close()
    with patch("index.grouping.GROUPED_AT_START", 2):
        again = Library.open(root)
        assert again.timeline_window().pending == 3
        assert max(row.articles for row in again.timeline()) == 2  # asked for all, it is done first
        assert again.timeline_window().pending == 0
        again.close()


def test_what_another_version_grouped_is_grouped_anew(library: Library) -> None:
    with patch("index.grouping.GROUPS_VERSION", 99):
        rows = library.timeline()
    assert rows
    assert library.timeline() == rows


def test_removed_articles_are_on_no_timeline(library: Library) -> None:
    store = library._store
    with store.transaction():
        row = store.row("a0")
        assert row is not None
        store.remove(row)
        store.next_generation()
    library.refresh()
    library._renew()
    assert all(report.article != "a0" for row in library.timeline() for report in row.reports)
    assert json.dumps([row.label for row in library.timeline_window().rows])


def test_store_of_groups_is_made_when_first_asked_for() -> None:
    with opened() as store:
        assert isinstance(store.groups, GroupStore)
        assert store.groups is store.groups
