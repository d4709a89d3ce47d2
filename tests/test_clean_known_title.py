"""Cleaning when the title is known from the page's metadata: what says it again goes, nothing else is it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.clean import clean
from corpus.model import Span

TITLE = "Crane falls across the harbour road on Friday"
BODY = (
    "The harbour was closed on Friday after a crane fell across the only road to it, the port said.\n\n"
    "Nobody was hurt, but two hundred lorries had to wait until the evening before the road was open again."
)


def repeats(text: str, title: str = TITLE) -> list[str]:
    found = clean(text, title=title).boilerplate
    return [text[one.start : one.end] for one in found if one.kind == "repeated_title"]


def shown_title(text: str, title: str = TITLE) -> str | None:
    span = clean(text, title=title).title
    return text[slice(*span)] if span else None


def test_the_line_that_holds_it_is_the_title_and_the_next_one_a_repeat() -> None:
    text = f"{TITLE}\n\n{TITLE}\n\n{BODY}"
    assert shown_title(text) == TITLE
    assert repeats(text) == [TITLE]
    assert clean(text, title=TITLE).boilerplate[0].why == "repeats the title"


def test_no_other_line_is_taken_for_it() -> None:
    text = f"Two hundred lorries wait\n\n{BODY}"
    assert clean(text).title is not None
    assert shown_title(text) is None
    assert repeats(text) == []


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE} | Harbour Post",
        f"{TITLE} - Harbour Post",
        f"Harbour Post: World » {TITLE}",
        "Crane falls across the only harbour road on a Friday",
    ],
)
def test_what_says_it_with_the_outlet_or_mostly_is_a_repeat(line: str) -> None:
    text = f"{line}\n\n{BODY}"
    assert repeats(text) == [line]
    assert shown_title(text) is None


def test_the_site_in_the_metadata_does_not_hide_the_title_line() -> None:
    text = f"{TITLE}\n\n{BODY}"
    assert shown_title(text, f"{TITLE} | Harbour Post") == TITLE
    assert repeats(text, f"{TITLE} | Harbour Post") == []


def test_below_the_head_only_the_title_itself_is_a_repeat() -> None:
    more = "A second road will be built.\n\nIt costs nine million, and nobody knows who will pay for it."
    text = "\n\n".join((TITLE, BODY, more, TITLE, "Crane falls across the harbour road"))
    assert repeats(text) == [TITLE]


def test_other_numbers_are_another_line() -> None:
    title = "Shr loss 12 cts vs loss 20 cts"
    text = f"{title}\n\nShr loss 14 cts vs loss 20 cts\n\n{BODY}"
    assert repeats(text, title) == []


def test_a_title_with_a_stop_is_no_paragraph() -> None:
    title = "The crane fell. Nobody was hurt."
    text = f"{title}\n\nBy Ines Marsh\n\n{BODY}"
    assert shown_title(text, title) == title
    assert [text[one.start : one.end] for one in clean(text, title=title).boilerplate] == ["By Ines Marsh"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([TITLE, f"{TITLE} | Post", BODY, "By Ines Marsh", "Share this:"]), st.text()
        ),
        max_size=10,
    ).map("\n".join),
    st.one_of(st.just(TITLE), st.text(max_size=50)),
)
def test_any_title_leaves_spans_in_order(text: str, title: str) -> None:
    cleaned = clean(text, title=title)
    spans = [Span(one.start, one.end) for one in cleaned.boilerplate]
    spans += [Span(one.start, one.end) for one in cleaned.headings]
    spans += [cleaned.title] if cleaned.title is not None else []
    spans.sort()
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    if not title.strip():
        assert cleaned == clean(text)
