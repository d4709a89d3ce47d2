"""Which entity is followed, where a hit opens, and the way back."""

from __future__ import annotations

from driving import Driver, driving
from fake_library import FakeLibrary, annotated


def here(driver: Driver) -> str:
    """The words that the last jump went to."""
    article = driver.reader.looking.article
    assert article is not None
    start, end = driver.reader.article.here
    return article.text[start:end]


async def test_the_entity_that_was_filtered_by_is_followed_not_the_first_row() -> None:
    async with driving() as d:
        await d.press("e", "slash")
        await d.type("har")
        await d.press("enter", "enter")
        assert d.reader.looking.query == 'org:"Harbour Board"'
        assert "1/5" not in d.title("entities")
        assert "]e Harbour Board" in d.title("article")
        await d.press("]", "e")
        assert here(d) == "Harbour Board"
        await d.press("]", "e")
        assert "no further mention" in d.said and "Harbour Board" in d.said
        await d.press("escape", "2", "[", "e")
        assert here(d) == "Ada Park"
        assert "]e" not in d.title("article")


async def test_the_cursor_alone_follows_nothing() -> None:
    async with driving() as d:
        await d.press("e", "j", "j", "]", "e")
        assert d.reader.looking.entity is None
        article = d.reader.looking.article
        assert article is not None
        assert here(d) == article.mentions[0].text


async def test_an_excluded_entity_is_not_followed() -> None:
    async with driving() as d:
        await d.press("e", "f")
        assert d.reader.looking.entity == "person:ada-park"
        await d.press("x")
        assert d.reader.looking.entity is None
        await d.press("backslash", "e", "f")
        assert d.reader.looking.entity is not None
        await d.press("backslash")
        assert d.reader.looking.entity is None


async def test_a_hit_opens_at_its_first_match() -> None:
    for key in ("enter", "2"):
        async with driving() as d:
            await d.press("s")
            await d.type("boats")
            await d.press("enter")
            assert "match –/4" in d.title("article")
            await d.press(key)
            assert "match 1/4" in d.title("article")
            await d.press("n", "1", key)
            assert "match 2/4" in d.title("article")


async def test_a_hit_that_was_moved_in_stays_where_it_is() -> None:
    long = annotated("long", "Rain fell.\n\n" * 200 + "A boat left.\n")
    async with driving(FakeLibrary([long])) as d:
        await d.press("s")
        await d.type("boat")
        await d.press("enter", "tab", "j", "1", "2")
        assert "match –/1" in d.title("article")


async def test_back_from_an_event_is_to_its_row_and_the_article_before() -> None:
    for size in ((160, 48), (80, 24)):
        async with driving(size=size) as d:
            await d.press("j", "j", "enter", "t", "g", "j", "g")
            before = d.reader.timeline.current
            assert d.article_id == "letter"
            await d.press("enter")
            assert d.article_id == "bridge"
            await d.press("t", "G", "1", "less_than_sign")
            assert d.article_id == "letter"
            assert d.reader.focused is d.reader.timeline.target
            assert d.reader.timeline.current == before
            await d.press("greater_than_sign")
            assert d.article_id == "bridge"


async def test_back_from_a_failed_search_is_to_the_query_before() -> None:
    async with driving() as d:
        await d.press("s")
        await d.type("bridge")
        await d.press("enter", "s")
        await d.type("zebra")
        await d.press("enter")
        assert "<  back" in d.screen_text
        await d.press("less_than_sign")
        assert d.reader.search.input.value == "bridge" == d.reader.looking.query
        assert d.article_id == "bridge"


async def test_back_is_not_offered_where_there_is_nothing_before() -> None:
    async with driving(query="zebra") as d:
        assert "Nothing found." in d.screen_text
        assert "<  back" not in d.screen_text


async def test_what_was_said_goes_with_the_next_key() -> None:
    async with driving() as d:
        await d.press("K")
        assert "the first of the hits" in d.said
        await d.press("J")
        assert "the first of the hits" not in d.said


async def test_another_scope_is_said_and_seen() -> None:
    async with driving(size=(80, 24)) as d:
        await d.press("e", "c")
        assert "entities: of the hits" in d.said
        assert "3 Entities 7 · hits" in d.screen_text.split("\n")[1]


async def test_a_find_in_a_list_is_seen_and_is_over_with_another_article() -> None:
    async with driving(size=(80, 24)) as d:
        await d.press("e", "slash")
        await d.type("har")
        await d.press("enter")
        assert "3 Entities 1/5 “har”" in d.screen_text.split("\n")[1]
        await d.press("J")
        assert d.article_id == "bridge"
        assert "“har”" not in d.screen_text
        await d.press("escape")
        assert d.reader.looking.pane == "hits"


async def test_another_scope_leaves_rows_above_the_cursor() -> None:
    notes = [
        annotated(f"n{at:02}", f"Note {at}: it was opened on 3 May 1998.\n", title=f"Note {at}")
        for at in range(60)
    ]
    async with driving(FakeLibrary(notes), size=(80, 24)) as d:
        await d.press("1", *["J"] * 40, "t", "c", "c")
        rows = d.reader.timeline.target
        assert d.reader.looking.scopes["timeline"] == "article"
        await d.press("c")
        row = d.reader.timeline.current
        assert row is not None and row.reports[0].article == "n40"
        assert 40 - rows.scroll_offset.y >= rows.size.height // 3
