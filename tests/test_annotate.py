"""Annotating: everything found in an article lies where it says, whatever the text."""

from __future__ import annotations

import pickle
import time
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.annotate import annotate
from corpus.model import (
    Annotated,
    Article,
    Boilerplate,
    Event,
    Heading,
    Mention,
    PublishedDate,
    TimeExpression,
)

DAY = PublishedDate(begin=date(2023, 8, 4), end=date(2023, 8, 4), precision="day", origin="metadata")
TEXT = """Politics

Ines Marsh opens the second road in Northport

By Lou Field

Published: 4 August 2023, 10:00

Prime Minister Ines Marsh opened a second road to the harbour of Lisbon on Wednesday, officials said.

The road will be closed again in March 2024, Marsh said in a speech to two hundred workers in Portugal.

What comes next in 2031

The old road has been there since 1953, when the first ferry sailed from the harbour to Morocco.

Lou Field is a reporter for the Harbour Post in Lisbon and writes about roads.

(Courtesy: Harbour Post)

Leave a Reply

Visit our stand in Oslo on 12 May 2022"""


def check(found: Annotated) -> None:
    """What holds for every annotated article."""
    text = found.text
    said: tuple[Mention | TimeExpression | Event, ...] = (*found.mentions, *found.times, *found.events)
    for item in said:
        assert 0 <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.text
    groups: tuple[Sequence[Boilerplate | Heading | Mention | TimeExpression | Event], ...] = (
        found.boilerplate,
        found.headings,
        found.mentions,
        found.times,
        found.events,
    )
    for group in groups:
        starts = [item.start for item in group]
        assert starts == sorted(starts)
        assert all(0 <= item.start < item.end <= len(text) for item in group)
    for group in groups[:3]:
        assert all(one.end <= after.start for one, after in pairwise(group))
    hidden = [(item.start, item.end) for item in found.boilerplate]
    for item in said:
        assert not any(item.start < end and start < item.end for start, end in hidden)
    assert all(event.time < len(found.times) for event in found.events)
    assert found.words >= 0


def test_everything_an_article_tells() -> None:
    found = annotate(Article(id="road", text=TEXT))
    check(found)
    assert (found.title, found.byline, found.source) == (
        "Ines Marsh opens the second road in Northport",
        "Lou Field",
        "Harbour Post",
    )
    assert found.published is not None
    assert (found.published.begin, found.published.origin) == (date(2023, 8, 4), "text")
    assert found.published.evidence
    assert [item.kind for item in found.boilerplate] == [
        "category",
        "byline",
        "published_line",
        "author_note",
        "source_credit",
        "comment_widget",
        "comment_widget",
    ]
    assert [TEXT[item.start : item.end] for item in found.headings] == ["What comes next in 2031"]
    assert found.id == "road"
    assert found.text == TEXT


def test_names_are_looked_for_in_the_title_too_and_not_in_what_is_hidden() -> None:
    found = annotate(Article(id="road", text=TEXT))
    title = TEXT.index("Ines Marsh opens")
    assert any(item.start == title and item.text == "Ines Marsh" for item in found.mentions)
    assert not any(item.text in ("Lou Field", "Oslo") for item in found.mentions)


def test_only_prose_tells_events() -> None:
    found = annotate(Article(id="road", text=TEXT))
    told = {item.text.split()[0] for item in found.events}
    assert told <= {"Prime", "The"}
    assert any(item.date and item.date.begin == date(2023, 8, 2) for item in found.events)
    assert all(item.id == f"road#{number}" for number, item in enumerate(found.events, start=1)) or all(
        item.id == f"road#{number}" for number, item in enumerate(found.events)
    )


def test_what_the_article_brings_counts_before_what_the_text_says() -> None:
    brought = Article(
        id="road",
        title="Road",
        byline="I. Bay",
        source="Wire",
        published=DAY,
        language="en",
        url="http://x",
        text=TEXT,
    )
    found = annotate(brought)
    assert (found.title, found.byline, found.source, found.published) == ("Road", "I. Bay", "Wire", DAY)
    assert (found.language, found.url) == ("en", "http://x")


def test_words_are_those_of_the_clean_text() -> None:
    text = "The crane fell on Friday - nobody was hurt by it, the port said.\n\nLeave a Reply\n\nShare"
    assert annotate(Article(id="x", text=text)).words == 13


def test_raw_hides_nothing_and_guesses_nothing() -> None:
    found = annotate(Article(id="road", text=TEXT), raw=True)
    check(found)
    assert (found.boilerplate, found.headings) == ((), ())
    assert (found.title, found.byline, found.source, found.published) == (None, None, None, None)
    assert any(item.text == "12 May 2022" for item in found.times)


def test_pure_and_picklable() -> None:
    article = Article(id="road", published=DAY, text=TEXT)
    found = annotate(article)
    assert annotate(article) == found
    assert pickle.loads(pickle.dumps(found)) == found
    assert Annotated.model_validate(found.model_dump(mode="json")) == found


PIECE = st.one_of(
    st.sampled_from(
        [
            *TEXT.split("\n"),
            "\x00\x1b[31m[bold red]\u202eevil\u2066",
            "<script>alert(1)</script>",
            "on 31 February 2023 the U.S. Navy",
            "Gen. A. B. Marsh (JCS) said",
            "27 March",
            "in the 1990s",
            "\ufeff\u200b",
            "Kim",
        ]
    ),
    st.text(max_size=50),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECE, max_size=14).map("\n".join) | st.text(), st.booleans(), st.sampled_from([None, DAY]))
def test_holds_for_any_text(text: str, raw: bool, published: PublishedDate | None) -> None:
    found = annotate(Article(id="x", published=published, text=text), raw=raw)
    check(found)
    assert found.text == text
    found.model_dump_json()


@pytest.mark.parametrize(
    "text",
    ["a" * 2_000_000, "[" * 2_000_000, "1" * 2_000_000, "A. " * 60_000, "Kim Marsh said on Friday " * 8_000],
    ids=["letters", "brackets", "digits", "initials", "one sentence"],
)
def test_a_long_line_is_annotated_in_time(text: str) -> None:
    begin = time.perf_counter()
    check_light(annotate(Article(id="x", published=DAY, text=text)))
    assert time.perf_counter() - begin < 20


def check_light(found: Annotated) -> None:
    said: tuple[Mention | TimeExpression, ...] = (*found.mentions, *found.times)
    for item in said:
        assert found.text[item.start : item.end] == item.text
