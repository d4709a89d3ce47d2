"""The reader's own work, by its keys: seen where it was done, found by a query, taken back by u."""

from __future__ import annotations

from driving import Driver, driving
from fake_library import FakeLibrary, annotated
from textual import events

from corpus.work import Note


async def test_b_bookmarks_and_u_takes_it_back() -> None:
    async with driving() as d:
        await d.press("B")
        assert d.library.bookmarked == {"boats"}
        assert "bookmarked" in d.said
        assert d.screen_text.count("⚑") == 2  # the hit, and the title block
        await d.press("B")
        assert d.library.bookmarked == set()
        assert "⚑" not in d.screen_text
        await d.press("u")
        assert d.library.bookmarked == {"boats"}
        await d.press("u")
        assert d.library.bookmarked == set()
        assert "undone: bookmarked “New patrol" in d.said
        await d.press("u")
        assert "nothing to undo" in d.said


async def test_a_second_key_does_not_wait_for_the_library() -> None:
    async with driving() as d:
        await d.pilot.press("B", "B", "B")
        await d.settle()
        assert d.library.bookmarked == {"boats"}


async def test_keys_in_a_burst_are_about_the_article_that_the_cursor_is_on() -> None:
    async with driving() as d:
        for key in ("J", "B", "J", "B", "r"):
            d.pilot.app.post_message(events.Key(key, key))
        await d.settle()
        assert d.library.bookmarked == {"bridge", "letter"}
        assert d.library.read == {"letter"}
        assert d.screen_text.count("⚑") == 3  # two hits, and the title block
        await d.press("u", "u", "u")
        assert d.library.bookmarked == set()
        assert "⚑" not in d.screen_text


async def test_an_open_list_of_bookmarks_follows() -> None:
    library = FakeLibrary()
    library.bookmarked |= {"boats", "bridge"}
    async with driving(library, query="is:bookmarked") as d:
        assert d.reader.looking.total == 2
        await d.press("B")
        assert d.reader.looking.total == 1
        assert d.article_id == "boats"
        await d.press("u")
        assert d.reader.looking.total == 2


async def test_a_tag_is_typed_completed_shown_and_taken_off() -> None:
    library = FakeLibrary()
    library.tagged |= {("bridge", "ports"), ("bridge", "politics")}
    async with driving(library) as d:
        await d.press("plus")
        assert "politics  ports" in d.screen_text
        await d.type("PO")
        await d.press("tab", "tab", "enter")
        assert ("boats", "ports") in library.tagged
        assert d.screen_text.count("#ports") >= 2
        assert "tagged ports" in d.said
        await d.press("plus")
        await d.type("ports")
        await d.press("enter")
        assert "it has that tag" in d.screen_text
        await d.press("escape")
        await d.press("minus")
        await d.type("x")
        await d.press("enter")
        assert "it has no such tag" in d.screen_text
        await d.press("backspace", "enter")
        assert ("boats", "ports") not in library.tagged
        await d.press("u", "u")
        assert not [tag for article, tag in library.tagged if article == "boats"]


async def test_an_open_list_of_a_tag_follows() -> None:
    library = FakeLibrary()
    library.tagged |= {("boats", "x"), ("bridge", "x")}
    async with driving(library, query="tag:x") as d:
        await d.press("minus", "enter")
        assert d.reader.looking.total == 1


async def test_a_hostile_tag_is_shown_as_what_it_is_and_can_be_taken_off() -> None:
    library = FakeLibrary()
    library.tagged.add(("boats", "\x1b[31m[bold]red"))
    async with driving(library) as d:
        assert "#␛[31m[bold]red" in d.screen_text
        assert "\x1b[31m" not in d.screen_text
        await d.press("minus", "enter")
        assert library.tagged == set()


async def _note(d: Driver, text: str) -> None:
    await d.press("a")
    await d.type(text)
    await d.press("enter")


async def test_a_note_stands_under_its_sentence_and_is_changed_and_dropped() -> None:
    async with driving() as d:
        await d.press("2", "]t")
        await _note(d, "who paid for them?")
        (note,) = d.library.noted.values()
        assert note.article == "boats"
        assert note.quote.startswith("Two patrol boats came")
        assert "✎ who paid for them?" in d.screen_text
        assert "1 note of yours" in d.screen_text
        lines = d.screen_text.split("\n")
        quoted = next(at for at, line in enumerate(lines) if "who paid" in line)
        assert any("✎ Two patrol boats" in line or "▌ Two patrol boats" in line for line in lines[:quoted])
        await _note(d, " twice")
        assert [n.note for n in d.library.noted.values()] == ["who paid for them? twice"]
        await d.press("A")
        assert not d.library.noted
        assert "who paid" not in d.screen_text
        await d.press("u", "u")
        assert [n.note for n in d.library.noted.values()] == ["who paid for them?"]
        await d.press("u")
        assert not d.library.noted


async def test_sentences_are_walked_and_each_can_be_noted_on() -> None:
    async with driving() as d:
        await d.press("2", "]t", "]s")
        await _note(d, "really?")
        (note,) = d.library.noted.values()
        assert note.quote == "Park said that the boats carry the KR-7 radar."
        await d.press("g", "]n")
        assert d.reader.article.here == (note.start, note.end)
        await d.press("]n")
        assert "no further note" in d.said
        await d.press("[s")
        assert d.reader.article.here[1] <= note.start


async def test_a_note_below_the_view_is_brought_into_it() -> None:
    text = "Another line.\n\n" * 30 + "One begins here and goes on" + " and on" * 30 + ". " + "It ends. " * 40
    library = FakeLibrary([annotated("long", text, title="Long")])
    sentence = text.index("One begins"), text.index(". It ends") + 1
    library.put_note(
        Note(id=1, article="long", start=sentence[0], end=sentence[1], quote="x", note="word " * 60, at="x")
    )
    async with driving(library, size=(80, 16)) as d:
        await d.press("2", "]n")
        assert "One begins here" in d.screen_text
        assert d.screen_text.count("word") == 60
        lines = d.screen_text.split("\n")
        last = max(at for at, line in enumerate(lines) if "word" in line)
        assert "It ends." in lines[last + 1]


async def test_an_emptied_note_is_dropped_and_escape_leaves_it() -> None:
    async with driving() as d:
        await d.press("2", "]t")
        await _note(d, "ab")
        await d.press("a", "backspace", "escape")
        assert [n.note for n in d.library.noted.values()] == ["ab"]
        await d.press("a", "backspace", "backspace", "enter")
        assert not d.library.noted


async def test_a_note_that_is_only_looked_at_stays_as_it_is() -> None:
    library = FakeLibrary()
    start = library.articles[0].text.index("Two patrol")
    end = start + len("Two patrol")
    note = Note(id=1, article="boats", start=start, end=end, quote="Two patrol", note="a\nb\x1b", at="x")
    library.put_note(note)
    async with driving(library) as d:
        await d.press("2", "]n", "a")
        assert "a b␛" in d.screen_text
        await d.press("enter")
        assert library.noted == {1: note}


async def test_a_note_whose_words_are_gone_stands_at_the_top_with_them() -> None:
    library = FakeLibrary()
    library.noted[1] = Note(
        id=1, article="boats", start=5, end=9, quote="old \x1b]words", note="[b]mine", at="x", found=False
    )
    async with driving(library) as d:
        assert "[b]mine (on words that are gone: “old ␛]words”)" in d.screen_text


async def test_an_open_list_of_noted_articles_follows() -> None:
    async with driving(query="has:note") as d:
        assert d.reader.looking.total == 0
        await d.press("s")
        for _ in "has:note":
            await d.press("backspace")
        await d.press("enter", "2", "]t")
        await _note(d, "n")
        await d.press("s")
        await d.type("has:note ")
        await d.press("enter")
        assert d.reader.looking.total == 1
        await d.press("2", "]n", "A")
        assert d.reader.looking.total == 0


async def test_marks_come_back_over_articles_and_quote_quote_goes_back() -> None:
    async with driving(size=(80, 24)) as d:
        await d.press("2", "m", "q")
        assert d.library.marks["q"].article == "boats"
        await d.press("J")
        assert d.article_id == "bridge"
        await d.press("apostrophe", "q")
        assert (d.article_id, d.reader.looking.pane) == ("boats", "article")
        await d.press("apostrophe", "apostrophe")
        assert d.article_id == "bridge"
        await d.press("apostrophe", "apostrophe")
        assert d.article_id == "boats"
        await d.press("m", "1")
        assert "a mark is a letter" in d.said
        await d.press("m", "escape")
        assert set(d.library.marks) == {"q"}
        await d.press("apostrophe", "z")
        assert "no mark z" in d.said
        await d.press("J", "m", "q")
        assert d.library.marks["q"].article == "bridge"
        await d.press("u")
        assert d.library.marks["q"].article == "boats"
        await d.press("u")
        assert d.library.marks == {}


async def test_d_sets_the_date_and_an_empty_one_takes_it_back() -> None:
    async with driving() as d:
        await d.press("d")
        await d.type("2030-13")
        await d.press("enter")
        assert "no date" in d.screen_text
        await d.press("backspace", "2", "enter")
        date = d.library.article("boats").published
        assert date is not None
        assert (date.precision, date.begin.isoformat()) == ("month", "2030-12-01")
        assert "Dec 2030" in d.screen_text
        await d.press("d")
        assert "2030-12" in d.screen_text
        for _ in "2030-12":
            await d.press("backspace")
        await d.press("enter")
        assert d.library.article("boats").published is None
        await d.press("u")
        assert d.library.article("boats").published == date


async def test_what_cannot_be_written_is_said_and_not_shown() -> None:
    async with driving() as d:
        d.library.full = True
        await d.press("B")
        assert "bookmarked" not in d.screen_text
        assert d.library.bookmarked == set()


async def test_read_and_unread_are_undone_by_name() -> None:
    async with driving() as d:
        await d.press("r")
        assert d.library.read == {"boats"}
        await d.press("u")
        assert d.library.read == set()
        assert "undone: read “New patrol" in d.said
