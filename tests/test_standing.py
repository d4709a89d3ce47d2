"""Lines that recur over a source's articles: which are counted, when they stand, what is hidden then."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.clean import Cleaned, clean
from corpus.model import Boilerplate
from corpus.standing import line_keys, mark, reason, standing

MOTTO = "Your harbour, your voice, your paper since the first lighthouse"
PROMISE = "The Harbour Post is printed on paper made of old sails and of nothing else."
PEOPLE = ("carpenter", "pilot", "diver", "baker", "teacher", "nurse", "weaver", "farmer")
BODY = (
    "A {who} of Northport has found a bell on the sea floor, the museum of the town said on Friday.",
    "The bell is from a ship that was lost in a storm, and the {who} wants to see it rung again.",
    "Nobody knows yet what it weighs, but the {who} needed a crane to lift it out of the water.",
)


def article(who: str, *lines: str) -> str:
    return "\n\n".join(
        (f"{who.title()} finds a bell on the sea floor", *(b.format(who=who) for b in BODY), *lines)
    )


def keys(text: str) -> tuple[int, ...]:
    found = clean(text)
    title = text[slice(*found.title)] if found.title else None
    return line_keys(text, found.boilerplate, found.headings, title)


def key(line: str) -> int:
    (found,) = line_keys(line, (), (), None)
    return found


def hidden(text: str, *lines: str) -> list[str]:
    cleaned = mark(text, clean(text), {key(line): "stands in 8 of 8 stories" for line in lines})
    return [text[found.start : found.end] for found in cleaned.boilerplate if found.kind == "recurring"]


def test_what_many_stories_have_in_common_is_found_and_hidden_with_the_reason() -> None:
    texts = [article(who, PROMISE, MOTTO) for who in PEOPLE]
    counts = Counter(found for text in texts for found in keys(text))
    found = standing(counts, len(texts))
    assert found == {key(MOTTO), key(PROMISE)}
    why = reason(counts[key(MOTTO)], len(texts), "Harbour Post")
    cleaned = mark(texts[0], clean(texts[0]), dict.fromkeys(found, why))
    assert [(texts[0][one.start : one.end], one.kind, one.why) for one in cleaned.boilerplate] == [
        (PROMISE, "recurring", "stands in 8 of 8 stories of Harbour Post"),
        (MOTTO, "recurring", "stands in 8 of 8 stories of Harbour Post"),
    ]


def test_lines_are_told_by_their_words_alone() -> None:
    assert key("Your harbour — YOUR voice and ours!") == key("  your harbour, your voice and ours ")
    assert -(2**63) <= key(MOTTO) < 2**63
    # fixed for ever: the hashes are kept in libraries
    assert key("Your harbour, your voice") == -4501342569259336031


def test_title_headings_and_boilerplate_are_not_counted() -> None:
    text = article("pilot", MOTTO, "Share this:")
    text = text.replace("\n\nNobody", "\n\nThe heavy bell\n\nNobody")
    assert [found.start for found in clean(text).headings]
    counted = set(keys(text))
    assert counted == {key(b.format(who="pilot")) for b in BODY} | {key(MOTTO)}


def test_a_line_that_is_hidden_for_recurring_is_counted_again() -> None:
    text = article("pilot", MOTTO)
    cleaned = mark(text, clean(text), {key(MOTTO): "stands in 8 of 8 stories"})
    assert key(MOTTO) in line_keys(text, cleaned.boilerplate, cleaned.headings, None)


@pytest.mark.parametrize("line", ["He declined.", "No comment.", "Q:", "MS. MARSH:", "* * *", "word " * 61])
def test_what_is_never_standing_matter(line: str) -> None:
    assert line_keys(line, (), (), None) == ()


@pytest.mark.parametrize(
    ("count", "of", "stands"),
    [(3, 3, False), (4, 4, True), (4, 8, True), (4, 12, False), (12, 60, False), (20, 60, True)],
)
def test_how_many_stories_make_a_habit(count: int, of: int, stands: bool) -> None:
    assert (standing({1: count}, of) == {1}) is stands


@given(st.dictionaries(st.integers(), st.integers(0, 400), max_size=20), st.integers(0, 400))
def test_more_stories_never_make_a_line_stand_less(counts: dict[int, int], stories: int) -> None:
    found = standing(counts, stories)
    assert all(counts[one] >= 4 for one in found)
    assert found <= standing({one: count + 1 for one, count in counts.items()}, stories)
    assert standing(counts, stories + 1) <= found


def test_the_title_stays_whatever_recurs() -> None:
    text = article("pilot")
    title = text.partition("\n")[0]
    assert hidden(text, title) == []


def test_headings_between_prose_stay_and_go_with_an_end_that_goes() -> None:
    text = article("pilot").replace("\n\nNobody", "\n\nThe heavy bell\n\nNobody")
    assert hidden(text, "The heavy bell") == []
    ended = article("pilot", "Why you can trust us", PROMISE)
    assert hidden(ended, PROMISE) == ["Why you can trust us", PROMISE]
    assert mark(ended, clean(ended), {key(PROMISE): "x"}).headings == ()


def test_an_article_keeps_its_body() -> None:
    text = article("pilot")
    assert hidden(text, *(b.format(who="pilot") for b in BODY)) == []
    assert hidden("One line and nothing else of it", "One line and nothing else of it") == []


def test_nothing_given_changes_nothing() -> None:
    text = article("pilot", MOTTO)
    assert mark(text, clean(text), {}) == clean(text)
    assert hidden(text, "Another line that is not there") == []


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [MOTTO, PROMISE, BODY[0], "The heavy bell", "Share this:", "By Ines Marsh", "", "\x1b[1m\u202e"]
        ),
        st.text(max_size=60),
    ),
    max_size=15,
).map("\n".join)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sets(st.integers(0, 14)))
def test_marking_any_text_keeps_spans_in_order_title_and_prose(text: str, chosen: set[int]) -> None:
    before = clean(text)
    all_keys = line_keys(text, before.boilerplate, before.headings, None)
    assert len(set(all_keys)) == len(all_keys)
    given_keys = {one: "because" for at, one in enumerate(all_keys) if at in chosen}
    after = mark(text, before, given_keys)
    position = 0
    for found in after.boilerplate:
        assert position <= found.start < found.end <= len(text)
        position = found.end
    assert set(before.boilerplate) <= set(after.boilerplate)
    new: set[Boilerplate] = set(after.boilerplate) - set(before.boilerplate)
    assert all(found.kind == "recurring" and found.why == "because" for found in new)
    assert after.title == before.title
    shown = "".join(
        text[i]
        for i in range(len(text))
        if not any(found.start <= i < found.end for found in after.boilerplate)
    )
    assert not new or any(map(str.isalnum, shown))
    assert mark(text, after, given_keys).boilerplate == after.boilerplate
    assert isinstance(after, Cleaned)
