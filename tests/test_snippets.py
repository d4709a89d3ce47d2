"""Snippets: exactly the article's words, about one place of it, clear of boilerplate."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Span
from index.highlight import Lights, Match, find, spans
from index.passages import WIDTH
from index.query.compile import Step
from index.snippets import snippet


def looking_for(*phrases: str) -> Lights:
    return Lights(tuple(tuple(Step(frozenset({word})) for word in phrase.split()) for phrase in phrases))


def test_it_begins_with_the_sentence_of_the_match() -> None:
    text = "Nobody knew why. The mayor opened the new ferry line on Monday."
    found = snippet(text, (), looking_for("ferri"), None)
    assert found is not None
    assert found.text == "The mayor opened the new ferry line on Monday."
    assert [text[a:b] for a, b in found.matches] == ["ferry"]


def test_the_passage_with_most_of_the_clauses_is_shown() -> None:
    text = "A ferry sank.\n" + "Much else was said. " * 20 + "\nThe ferry and the tram are late."
    found = snippet(text, (), looking_for("ferri", "tram"), None)
    assert found is not None
    assert found.text == "The ferry and the tram are late."


def test_it_keeps_clear_of_boilerplate() -> None:
    text = "Share this ferry. A ferry sank off the coast. Subscribe now."
    hidden = (Span(0, 17), Span(46, 60))
    found = snippet(text, hidden, looking_for("ferri"), None)
    assert found is not None
    assert found.text == "A ferry sank off the coast."


def test_without_matches_it_is_the_beginning_of_the_body() -> None:
    text = "Ferry sinks\n\nBy A Writer\n\nThe ferry sank on Monday morning off the coast of the island."
    found = snippet(text, (Span(13, 24),), Lights(), "Ferry sinks")
    assert found is not None
    assert found.text.startswith("The ferry sank")
    assert snippet("Short.", (), Lights(), None) is not None
    assert snippet(" \n ", (), Lights(), None) is None


def test_title_clauses_light_the_title_only() -> None:
    text = "Ferry sinks\n\nThe ferry sank."
    light = Lights(title_clauses=looking_for("ferri").clauses)
    assert spans(find(text, (), light, "Ferry sinks")) == (Span(0, 5),)


def test_names_are_lit_as_whole_words() -> None:
    light = Lights(names=("Ann", "Ann Li"))
    assert spans(find("Ann Li met Anna and Ann.", (), light)) == (Span(0, 6), Span(20, 23))


def test_overlapping_matches_are_one_light() -> None:
    assert spans([Match(5, 9, 0), Match(0, 6, 1), Match(9, 12, 0)]) == (Span(0, 9), Span(9, 12))


_text = st.text(alphabet=st.sampled_from("ferry tam.\n\x00‮’s é"), max_size=300)


@given(_text, st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40)), max_size=3))
@settings(max_examples=300, deadline=None)
def test_any_snippet_is_the_text_at_its_offsets(text: str, marks: list[tuple[int, int]]) -> None:
    position, hidden = 0, []
    for start, length in sorted(marks):
        if position <= start and start + length <= len(text):
            hidden.append(Span(start, start + length))
            position = start + length
    found = snippet(text, hidden, looking_for("ferri", "am tam"), None)
    if found is None:
        return
    assert found.text == text[found.start : found.end]
    assert found.text == found.text.strip() or found.matches
    assert len(found.text) <= WIDTH + 20
    assert all(found.start <= start < end <= found.end for start, end in found.matches)
    assert (
        all(found.end <= start or end <= found.start for start, end in hidden if start < end)
        or not found.matches
    )


def test_a_line_without_spaces_is_cut() -> None:
    found = snippet("x" * 1_000_000, (), Lights(), None)
    assert found is not None
    assert len(found.text) == WIDTH
