"""What the reader does with articles: tags in one spelling, notes that find their words again, marks."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_library import BRIDGE, FERRY, fake, found

from corpus.model import Article, Refused, Span
from corpus.quoting import anchored, sentence_at, sentences_near
from corpus.work import Mark, Work
from index.library import Library
from index.work import new_note


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    library.add([FERRY, BRIDGE], annotate=fake)
    yield library
    library.close()


def noted(library: Library, words: str = "walked out again", note: str = "ask why") -> int:
    start = FERRY.text.index(words)
    made = new_note("ferry", Span(start, start + len(words)), words, note)
    library.put_note(made)
    return made.id


def test_a_tag_has_one_spelling_and_goes_however_it_is_typed(library: Library) -> None:
    library.tag("ferry", "  To \n Do ")
    library.tag("bridge", "to do")
    library.tag("ferry", "TO DO")
    assert [(count.tag, count.articles) for count in library.tags()] == [("To Do", 2)]
    assert sorted(found(library, 'tag:"to do"')) == ["bridge", "ferry"]
    library.tag("ferry", "to DO", on=False)
    assert found(library, 'tag:"to do"') == ["bridge"]
    with pytest.raises(ValueError, match="needs a letter"):
        library.tag("ferry", " \t")


def test_work_tells_everything_and_nothing_of_the_rest(library: Library) -> None:
    library.bookmark("ferry")
    library.mark_read("ferry")
    library.tag("ferry", "b")
    library.tag("ferry", "a")
    noted(library)
    told = library.work(["ferry", "bridge"])
    assert list(told) == ["ferry"]
    work = told["ferry"]
    assert (work.read, work.bookmarked, work.tags) == (True, True, ("a", "b"))
    assert [note.note for note in work.notes] == ["ask why"]
    assert library.work_on(library.article("bridge")) == Work()
    assert found(library, "has:note is:bookmarked") == ["ferry"]


def test_a_note_is_at_its_words_after_the_text_has_changed(library: Library) -> None:
    number = noted(library)
    changed = FERRY.model_copy(update={"text": "A line before.\n" + FERRY.text})
    assert library.add([changed], annotate=fake).replaced == 1
    (note,) = library.work_on(library.article("ferry")).notes
    assert (note.id, note.found) == (number, True)
    assert changed.text[note.start : note.end] == note.quote == "walked out again"
    (listed,) = library.notes("dock")
    assert listed == note
    gone = FERRY.model_copy(update={"text": "Quite another text."})
    library.add([gone], annotate=fake)
    (note,) = library.notes()
    assert (note.found, note.quote) == (False, "walked out again")


def test_notes_are_changed_and_dropped(library: Library) -> None:
    number = noted(library)
    (note,) = library.notes()
    library.put_note(note.model_copy(update={"note": "asked"}))
    assert [other.note for other in library.notes()] == ["asked"]
    assert library.notes("bridge") == ()
    library.drop_note(number)
    assert library.notes() == ()
    assert found(library, "has:note") == []


def test_marks_are_places_by_letter(library: Library) -> None:
    assert library.mark("a") is None
    library.put_mark(Mark(name="a", article="ferry", start=4))
    library.put_mark(Mark(name="a", article="bridge", start=7))
    assert library.mark("a") == Mark(name="a", article="bridge", start=7)
    library.drop_mark("a")
    assert library.mark("a") is None


def test_work_goes_out_and_comes_in_again(library: Library, tmp_path: Path) -> None:
    library.bookmark("ferry")
    library.tag("ferry", "ports \u202e")
    noted(library, note="\x1b]0;x\x07 two words")
    library.put_mark(Mark(name="q", article="ferry", start=4))
    lines = "".join(f"{line}\n" for line in library.exported()).encode("ascii")
    other = Library.open(tmp_path / "other")

    def add(items: Iterable[Article | Refused]) -> None:
        other.add(items, annotate=fake)

    other.take_in(io.BytesIO(lines), "x", add)
    mine, theirs = library.work(["ferry"])["ferry"], other.work(["ferry"])["ferry"]

    def plain(work: Work) -> list[dict[str, object]]:
        return [note.model_dump(exclude={"id"}) for note in work.notes]

    assert (theirs.bookmarked, theirs.tags, plain(theirs)) == (True, mine.tags, plain(mine))
    assert other.mark("q") == library.mark("q")
    assert other.take_in(io.BytesIO(lines), "x", add) == 0
    other.close()


words = st.text("ab .\n", max_size=12)


@settings(deadline=None)
@given(before=words, quote=st.text("abc", min_size=1, max_size=5), after=words, more=words, less=words)
def test_words_are_found_wherever_they_have_gone(
    before: str, quote: str, after: str, more: str, less: str
) -> None:
    start = len(before)
    at = anchored(before + quote + after, start, start + len(quote), quote)
    assert at == Span(start, start + len(quote))
    changed = more + quote + less
    moved = anchored(changed, start, start + len(quote), quote)
    assert moved is not None
    assert changed[moved.start : moved.end] == quote
    every = [at for at in range(len(changed)) if changed.startswith(quote, at)]
    assert abs(moved.start - start) == min(abs(at - start) for at in every)


@settings(deadline=None)
@given(text=st.text(st.characters(), max_size=40), start=st.integers(-5, 50), quote=st.text(max_size=10))
def test_what_is_found_are_the_words_whatever_is_asked(text: str, start: int, quote: str) -> None:
    place = anchored(text, start, start + len(quote), quote)
    if place is None:
        assert not quote.split() or quote not in text
    else:
        assert text[place.start : place.end].split() == quote.split()


def test_other_white_space_is_the_same_words() -> None:
    assert anchored("He said\n  so. Twice.", 0, 10, "said so.") == Span(3, 13)


def test_the_sentence_at_a_place_is_the_one_it_is_in_or_the_next() -> None:
    text = "One comes.  Two goes.\n\nThree stays."
    assert sentence_at(text, 3) == Span(0, 10)
    assert sentence_at(text, 10) == Span(12, 21)
    assert sentence_at(text, 21) == Span(23, 35)
    assert sentence_at(text, 999) == Span(23, 35)
    assert sentence_at(text, 0, [Span(0, 22)]) == Span(23, 35)
    assert sentence_at(" \n", 0) is None


@settings(deadline=None)
@given(st.integers(0, 90_000))
def test_in_a_long_text_only_what_is_near_is_looked_at(offset: int) -> None:
    text = "This is a sentence of some length. " * 2500
    near = sentences_near(text, offset)
    assert len(near) < 1000
    around = sentence_at(text, offset)
    assert around is not None
    assert text[around.start : around.end] == "This is a sentence of some length."
    assert around.end > min(offset, len(text) - 2)
