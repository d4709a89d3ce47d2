"""The published date as the text states it, or as it can be argued; never invented."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import PublishedDate
from corpus.sentences import sentences
from corpus.times.inferred import inferred
from corpus.times.published import published_in_name, stated_in_text


def published(text: str) -> PublishedDate | None:
    return stated_in_text(text) or inferred(text, sentences(text))


@pytest.mark.parametrize(
    "text",
    [
        "Bridge opens\nPublished: 27 July 2023, 10:00\n\nText.",
        "By Ann Lee | Posted on July 27, 2023\nText.",
        "Title\n\nThursday, 27 July 2023 10:15 GMT\n\nText.",
        "Updated: 28 July 2023\nPublished 27 July 2023\nText.",
        "Updated: 27 July 2023\nText.",
        "OSLO, July 27, 2023 (Press Desk) - The bridge opened.",
        "2023-07-27T10:00:00Z\nText",
        "Politics · 27 July 2023 · 4 min read\nText",
        "July 27, 2023 by Ann Lee\nText.",
        "River Herald, 27 July 2023\n\nText.",
        "27/07/2023 | Region | 1,208 views\nText",
    ],
)
def test_a_line_that_says_so(text: str) -> None:
    answer = published(text)
    assert answer is not None
    assert (answer.begin, answer.end, answer.origin) == (date(2023, 7, 27), date(2023, 7, 27), "text")
    assert answer.evidence and answer.evidence in text


@pytest.mark.parametrize(
    "text",
    [
        "The study was published on 12 May 2020 in a paper.",
        "The bridge fell on 27 July 2023.",
        "It happened 20 years ago.",
        "The 50th anniversary was quiet.",
        "It opened on March 27. It opened again in 2019.",
    ],
)
def test_a_date_in_prose_says_nothing(text: str) -> None:
    assert published(text) is None


def test_a_count_of_years_and_its_year_give_the_published_year() -> None:
    answer = published(
        "The siege ended 70 years ago in a truce. It was on 9 April 1953 that the truce was signed."
    )
    assert answer is not None
    assert (answer.begin, answer.end, answer.origin) == (date(2023, 1, 1), date(2023, 12, 31), "inferred")
    assert answer.evidence == "“70 years ago” and “9 April 1953”"


def test_an_anniversary_that_is_going_on_gives_the_days() -> None:
    text = (
        "On the 70th anniversary of the Lakeland truce, the mayor showed old guns at the ongoing festival. "
        "The Lakeland truce was signed on 9 April 1953."
    )
    answer = published(text)
    assert answer is not None
    assert (answer.begin, answer.end) == (date(2023, 4, 9), date(2023, 4, 13))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    published(text)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "the 70th anniversary of 1953. ",
        "70 years ago the war of 1953 ended. ",
        "3 May 2021\n",
        "9",
        "by ",
    ],
)
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    begin = time.process_time()
    published(piece * (60_000 // len(piece)))
    assert time.process_time() - begin < 6


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("/news/2021-05-03-lock-opens.txt", date(2021, 5, 3)),
        ("20210503_lock.txt", date(2021, 5, 3)),
        ("un-ano_2021.05.03.txt", date(2021, 5, 3)),
        # a longer number, a month that is none, two days, the day of a folder
        ("a20210503b.txt", None),
        ("20211503.txt", None),
        ("2021-05-03_2021-05-04.txt", None),
        ("/2021-05-03/lock.txt", None),
    ],
)
def test_a_day_in_a_file_name(name: str, day: date | None) -> None:
    found = published_in_name(name)
    assert (found and found.begin) == day
    assert found is None or found.origin == "filename"
