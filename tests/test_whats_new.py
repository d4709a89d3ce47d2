"""What is new since the reader was last left: told at the start, one key away, put away by Esc."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from driving import Driver, driving
from fake_library import FakeLibrary
from small_library import BRIDGE, FERRY, TRAIN, fake, found

from index.library import Library
from index.results import FacetCount, News, SavedSearch
from tui.filters import of_news
from tui.state import Place
from tui.whats_new import WhatIsNew

NEWS = News(
    articles=1234,
    sources=(FacetCount(value="Harbour Post", articles=1000), FacetCount(value="Ledger", articles=234)),
    searches=(SavedSearch(name="[b]boats", query="boats sort:oldest", total=12, new=3),),
    bookmarked=2,
    refused=4,
)


def coming_back(news: News | None = NEWS) -> FakeLibrary:
    library = FakeLibrary(place=Place(query="boats", article="bridge", pane="article").dumped())
    library.whats_new = news
    return library


def card(d: Driver) -> bool:
    return isinstance(d.pilot.app.screen, WhatIsNew)


async def test_it_is_told_at_the_start_and_esc_goes_back_to_the_place() -> None:
    async with driving(coming_back()) as d:
        assert card(d)
        text = d.screen_text
        assert "New since you last left" in text
        assert "all of them" in text and "1,234" in text
        assert "Harbour Post" in text and "3 new of 12" in text
        assert "[b]boats" in text
        await d.press("escape")
        assert not card(d)
        assert d.article_id == "bridge" and d.reader.looking.pane == "article"
        assert d.reader.looking.query == "boats"


@pytest.mark.parametrize(
    ("key", "query"),
    [
        ("1", "is:new sort:newest"),
        ("2", 'is:new source:"Harbour Post" sort:newest'),
        ("4", 'news:"[b]boats" boats sort:oldest'),
        ("5", "is:bookmarked is:unread"),
    ],
)
async def test_one_key_goes_there_and_back(key: str, query: str) -> None:
    async with driving(coming_back()) as d:
        await d.press(key)
        assert not card(d)
        assert d.reader.looking.query == query
        assert d.reader.looking.pane == "hits"
        await d.press("less_than_sign")
        assert d.reader.looking.query == "boats" and d.article_id == "bridge"


async def test_what_was_refused_is_a_key_away_too() -> None:
    async with driving(coming_back()) as d:
        await d.press("6")
        assert type(d.pilot.app.screen).__name__ == "RefusedFiles"


async def test_nothing_new_is_not_told_but_can_be_asked_for() -> None:
    async with driving(coming_back(News(bookmarked=1))) as d:
        assert not card(d)
        await d.press("asterisk")
        assert card(d)
        assert "Nothing has come since you last left." in d.screen_text
        assert "bookmarked, not read yet" in d.screen_text
        await d.press("asterisk")
        assert not card(d)


async def test_the_first_time_nothing_is_old() -> None:
    async with driving(coming_back(None)) as d:
        assert not card(d)
        await d.press("asterisk")
        assert "this is the first time" in d.screen_text
        await d.press("1", "j", "enter", "s")
        assert not card(d) and d.reader.focused is d.reader.search.input


async def test_who_types_already_is_not_interrupted() -> None:
    library = coming_back(None)
    async with driving(library) as d:
        await d.press("j")
        library.whats_new = NEWS
        d.reader.welcome()
        await d.settle()
        assert not card(d)
        assert "1,234 new articles, news in 1 saved search since you last left · * tells which" in d.said


async def test_a_saved_search_that_was_gone_to_is_read_when_the_reader_leaves() -> None:
    library = coming_back()
    library.saved_searches["[b]boats"] = "boats"
    library.news.add("[b]boats")
    async with driving(library) as d:
        await d.press("4")
        assert library.news == {"[b]boats"}
        await d.press("q")
    assert library.news == set()
    place = Place.loaded(library.saved)
    assert place is not None and place.query == "boats sort:oldest"
    assert library.left


def test_what_came_since_is_found_by_queries(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path / "library")) as library:
        library.add([FERRY], annotate=fake)
        assert library.since_left() is None
        assert found(library, "is:new") == []
        library.save_search('the "dock" ones', "workers OR trains")
        library.leave()
        assert library.since_left() == News()
        library.add([BRIDGE, TRAIN], annotate=fake)
        news = library.since_left()
        assert news is not None
        assert news.articles == 2
        assert news.sources == (FacetCount(value="The Daily Ledger", articles=1),)
        (search,) = news.searches
        assert (search.new, search.total) == (2, 3)
        assert sorted(found(library, "is:new")) == ["bridge", "train"]
        assert found(library, "is:new -source:ledger") == ["train"]
        query = of_news(search.name, search.query)
        assert query == 'news:"the dock ones" (workers OR trains) sort:newest'
        assert sorted(found(library, query)) == ["bridge", "train"]
        library.search_read(search.name)
        assert found(library, query) == []
        assert found(library, "news:nothing") == []
        library.leave()
        assert library.since_left() == News()
        library.bookmark("train")
        again = library.since_left()
        assert again is not None and again.bookmarked == 1
        library.mark_read("train")
        assert library.since_left() == News()
