"""Every key of the reader, pressed as a person would."""

from __future__ import annotations

import os
import signal

import pytest
from driving import driving


async def test_opens_on_everything_with_the_first_article() -> None:
    async with driving() as d:
        assert d.reader.looking.pane == "hits"
        assert d.article_id == "boats"
        assert "1 of 3" in d.title("hits")
        assert "3 of 3 · newest · 4 ms" in d.screen_text


async def test_typing_searches_and_the_article_follows() -> None:
    async with driving() as d:
        await d.press("s")
        await d.type("bri")
        assert d.library.asked[-1] == "bri"
        assert d.article_id == "bridge"
        assert "understood: bri*" in d.screen_text
        await d.press("enter")
        assert d.reader.focused is d.reader.hits.target


async def test_escape_leaves_the_query_line() -> None:
    async with driving() as d:
        await d.press("s", "b", "escape")
        assert d.reader.focused is d.reader.hits.target
        assert d.reader.looking.query == "b"


async def test_a_query_that_cannot_be_read_keeps_the_results_and_shows_where() -> None:
    async with driving() as d:
        await d.press("s")
        await d.type("boat")
        d.reader.search.input.value = "boat pesron:x"
        await d.settle()
        error = d.reader.query_one("#query-error")
        assert error.display
        line = d.screen_text.split("\n")[1]
        assert line.index("^") == 5 + len("boat ")
        assert 'unknown field "pesron" · did you mean person:?' in line
        assert "1 of 2" in d.title("hits")
        await d.press("end", *["backspace"] * 9)
        assert not error.display


@pytest.mark.parametrize(
    ("key", "pane"),
    [
        ("1", "hits"),
        ("2", "article"),
        ("3", "entities"),
        ("4", "timeline"),
        ("e", "entities"),
        ("t", "timeline"),
    ],
)
async def test_a_key_for_each_pane(key: str, pane: str) -> None:
    async with driving() as d:
        await d.press(key)
        assert d.reader.looking.pane == pane
        assert d.reader.focused is d.reader.pane(pane).target


async def test_tab_goes_round_and_h_l_stop_at_the_ends() -> None:
    async with driving() as d:
        for pane in ("article", "entities", "timeline", "hits"):
            await d.press("tab")
            assert d.reader.looking.pane == pane
        await d.press("shift+tab")
        assert d.reader.looking.pane == "timeline"
        await d.press("l")
        assert d.reader.looking.pane == "timeline"
        await d.press("h", "h", "h", "h", "h")
        assert d.reader.focused is d.reader.hits.target


async def test_moving_in_the_hits_shows_the_article() -> None:
    async with driving() as d:
        await d.press("j")
        assert d.article_id == "bridge"
        await d.press("G")
        assert d.article_id == "letter"
        await d.press("g", "j", "k")
        assert d.article_id == "boats"


async def test_enter_reads_and_marks_as_read() -> None:
    async with driving() as d:
        assert not d.library.read
        await d.press("enter")
        assert d.reader.looking.pane == "article"
        assert d.library.read == {"boats"}
        await d.press("r")
        assert d.library.read == set()
        await d.press("u")
        assert d.library.read == {"boats"}


async def test_next_article_and_next_unread_from_any_pane() -> None:
    async with driving() as d:
        await d.press("t", "J")
        assert d.reader.looking.pane == "timeline"
        assert d.article_id == "bridge"
        await d.press("K")
        assert d.article_id == "boats"
        await d.press("K")
        assert "the first of the hits" in d.said
        d.library.read.add("bridge")
        await d.press("s", "enter")
        await d.press("2", "full_stop")
        assert d.article_id in ("bridge", "letter")


async def test_matches_are_walked_into_the_next_article() -> None:
    async with driving() as d:
        await d.press("s")
        await d.type("boats")
        await d.press("enter", "n")
        assert "match 1/4" in d.title("article")
        await d.press("n", "n", "n")
        assert "match 4/4" in d.title("article")
        await d.press("n")
        assert d.article_id == "bridge"
        assert "match 1/1" in d.title("article")
        assert "next article" in d.said
        await d.press("n")
        assert "no further match" in d.said
        await d.press("N")
        assert d.article_id == "boats"
        assert "match 4/4" in d.title("article")


async def test_chords_wait_for_their_second_key() -> None:
    async with driving() as d:
        await d.press("2", "]")
        assert "]…" in d.said
        await d.press("e")
        assert "]…" not in d.said
        article = d.reader.looking.article
        assert article is not None
        first = article.mentions[0]
        assert d.reader.article.here == (first.start, first.end)
        await d.press("]", "e")
        second = article.mentions[1]
        assert d.reader.article.here == (second.start, second.end)
        await d.press("[", "e")
        assert d.reader.article.here == (first.start, first.end)
        await d.press("[", "e")
        assert "no mention before" in d.said
        await d.press("]", "y")
        assert "]y is no key" in d.said
        await d.press("]", "escape")
        assert d.reader.looking.pane == "article"


async def test_events_are_walked_and_the_timeline_follows() -> None:
    async with driving() as d:
        await d.press("]", "t")
        article = d.reader.looking.article
        assert article is not None
        assert d.reader.article.here == (article.events[0].start, article.events[0].end)
        row = d.reader.timeline.current
        assert row is not None and row.reports[0].event == "boats#0"
        await d.press("]", "t", "]", "t", "]", "t")
        assert "no further dated event" in d.said
        await d.press("[", "t")
        assert d.reader.article.here == (article.events[1].start, article.events[1].end)


async def test_find_in_the_article_and_out_again() -> None:
    async with driving() as d:
        await d.press("2", "slash")
        await d.type("boats")
        assert "found 1/4" in d.title("article")
        await d.press("enter", "n")
        assert "found 2/4" in d.title("article")
        await d.press("n", "n", "n")
        assert "found 1/4" in d.title("article")
        assert "from the top again" in d.said
        await d.press("escape")
        assert "found" not in d.title("article")


async def test_find_narrows_a_list() -> None:
    async with driving() as d:
        await d.press("e", "slash")
        await d.type("har")
        assert "1/5 “har” · article" in d.title("entities")
        await d.press("enter", "escape")
        assert "1/5" not in d.title("entities")
        await d.press("t", "slash")
        await d.type("bridge")
        assert "1/7" in d.title("timeline")
        await d.press("escape")
        assert d.reader.focused is d.reader.timeline.target


async def test_find_in_the_hits_goes_to_a_title() -> None:
    async with driving() as d:
        await d.press("1", "g", "slash")
        await d.type("bridge")
        assert d.article_id == "bridge"
        await d.press("enter")
        assert d.reader.focused is d.reader.hits.target
        assert d.reader.hits.current == "bridge"


async def test_raw_and_zen() -> None:
    async with driving() as d:
        assert "folded" in d.screen_text
        await d.press("w")
        assert "raw" in d.title("article")
        assert "folded" not in d.screen_text
        await d.press("w", "z")
        assert not d.reader.hits.display and d.reader.article.display
        await d.press("escape")
        assert d.reader.hits.display
        await d.press("z", "e")
        assert d.reader.hits.display and d.reader.looking.pane == "entities"


async def test_filters_add_turn_and_clear() -> None:
    async with driving() as d:
        await d.press("e")
        assert d.reader.entities.current is not None
        await d.press("f")
        assert d.reader.looking.query == 'person:"Ada Park"'
        assert "1 of 1" in d.title("hits")
        await d.press("x")
        assert d.reader.looking.query == '-person:"Ada Park"'
        assert "of 2" in d.title("hits")
        await d.press("backslash")
        assert d.reader.looking.query == ""
        await d.press("backslash")
        assert "no filters" in d.said


async def test_a_filter_keeps_what_the_typed_word_meant() -> None:
    async with driving() as d:
        await d.press("s")
        await d.type("boa")
        await d.press("enter", "e", "enter")
        assert d.reader.looking.query == 'boa* person:"Ada Park"'
        assert d.reader.hits.current == "boats"


async def test_scopes_cycle_and_are_said() -> None:
    async with driving() as d:
        await d.press("e")
        assert "5 · article" in d.title("entities")
        await d.press("c")
        assert "7 · hits" in d.title("entities")
        await d.press("c")
        assert "7 · library" in d.title("entities")
        await d.press("t", "c")
        assert "library" in d.title("timeline")


async def test_enter_in_the_timeline_goes_to_the_sentence_in_its_article() -> None:
    async with driving() as d:
        await d.press("t", "g", "enter")
        article = d.reader.looking.article
        assert article is not None and article.id == "bridge"
        assert d.reader.looking.pane == "article"
        start, end = d.reader.article.here
        assert article.text[start:end] == "It was opened on 3 May 1998."
        assert d.reader.hits.current == "bridge"
        await d.press("less_than_sign")
        assert d.article_id == "boats"
        await d.press("greater_than_sign")
        assert d.article_id == "bridge"
        await d.press("greater_than_sign")
        assert "nothing to go forward to" in d.said


async def test_history_brings_a_query_back() -> None:
    async with driving() as d:
        await d.press("e", "f")
        await d.press("less_than_sign")
        assert d.reader.looking.query == ""
        assert d.reader.search.input.value == ""
        await d.press("greater_than_sign")
        assert d.reader.looking.query == 'person:"Ada Park"'


async def test_why_says_where_a_name_a_date_and_an_event_came_from() -> None:
    async with driving() as d:
        await d.press("2", "]", "e", "i")
        assert "list: test names" in d.screen_text
        await d.press("escape", "]", "t", "i")
        assert "2031-03-10" in d.screen_text
        await d.press("q", "t", "i")
        assert "1 source · 1 article" in d.screen_text


async def test_help_names_every_key_and_pane() -> None:
    async with driving(size=(160, 120)) as d:
        await d.press("question_mark")
        text = d.screen_text
        for words in (
            "Moving",
            "]e",
            "[t",
            "To the dated events",
            "Only articles with the selected",
            "Timeline",
        ):
            assert words in text
        await d.press("question_mark")
        assert len(d.pilot.app.screen_stack) == 1


async def test_the_palette_runs_a_command() -> None:
    async with driving() as d:
        await d.press("colon")
        await d.type("only the article")
        for _ in range(20):
            await d.pilot.pause(0.05)
            if "only the article" in d.screen_text.lower():
                break
        await d.pilot.press("enter")
        await d.settle()
        assert d.reader.looking.zen


async def test_quit_keeps_the_place() -> None:
    async with driving() as d:
        await d.press("s")
        await d.type("boats")
        await d.press("enter", "J", "t", "c")
        await d.pilot.press("q")
        await d.pilot.pause()
    assert d.library.closed
    async with driving(type(d.library)(place=d.library.saved)) as again:
        looking = again.reader.looking
        assert (looking.query, looking.pane, looking.scopes["timeline"]) == ("boats", "timeline", "library")
        assert again.article_id == "bridge"
        assert again.reader.hits.current == "bridge"
        assert again.reader.search.input.value == "boats"


async def test_a_signal_to_stop_keeps_the_place_too() -> None:
    async with driving() as d:
        await d.press("j")
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(50):
            await d.pilot.pause(0.02)
            if d.pilot.app.return_code is not None:
                break
    assert d.pilot.app.return_value == 143
    assert d.library.saved is not None and "bridge" in d.library.saved


async def test_a_place_of_another_version_is_forgotten() -> None:
    from fake_library import FakeLibrary

    for place in ("no json", "[]", '{"pane": "attic"}', '{"later": 1}', '{"query": 3}'):
        async with driving(FakeLibrary(place=place)) as d:
            assert d.reader.looking.query == ""
            assert d.reader.hits.current == "boats"
