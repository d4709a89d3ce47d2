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
from corpus.times.published import date_in_url, published_in_name, stated_in_text


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
        # the hour before the day, the label above it, both glued together
        "Bridge opens\nFirst published: 10:30 IST, 27 July 2023\nText.",
        "Bridge opens\n\nPublished\n\n27 July 2023\n\nUpdated\n\n28 July 2023\n\nText.",
        "Updated\n28 July 2023\nFirst published\n27 July 2023\nText.",
        "Bridge opens\nJuly 27, 20233:15 AM UTCUpdated 3 hours ago\nText.",
        "Text.\n\nPublished in The Harbour Post, July 27th, 2023",
        "By Ann Lee, Harbour Post, 27 July 2023\nText.",
        "Last modified on Thu 27 Jul 2023 14.02 BST\nText.",
        "Thursday 27/07/2023\nText.",
        # other languages
        "El puente\n27 de julio de 2023\nTexto.",
        "Le pont\n27 juillet 2023\nTexte.",
        "Die Brücke\nDonnerstag, 27. Juli 2023\nText.",
        "Die Brücke\n27. Juli 2023\nText.",
        "Мост\n27 июля 2023\nТекст.",
        "다리\n2023년 7월 27일\n본문.",
        "桥\n2023年7月27日\n正文。",
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
        "The report, published on 12 May 2020, says that nobody knew of it.",
        "Published on 12 May 2020, the report says that nobody knew of it.",
        "The notes carry a coupon of five pct and the pay\ndate May 14, 1987. Denominations are five crowns",
        # the weekday is that of another day
        "Bridge opens\nMonday 27 July 2023\nText.",
        "Bridge opens\n2 hours ago\nYesterday\nText.",
        "Bridge opens\n04/05/2023\nText.",
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
        ("2021_05_03_lock.txt", date(2021, 5, 3)),
        ("lock-2021-5-3.html", date(2021, 5, 3)),
        ("lock 2021-05-03T10-30-00Z.json", date(2021, 5, 3)),
        ("23-05-2021-lock.txt", date(2021, 5, 23)),
        ("05-23-2021-lock.txt", date(2021, 5, 23)),
        ("lock_3-May-2021.txt", date(2021, 5, 3)),
        ("lock-may-3-2021.txt", date(2021, 5, 3)),
        ("/crawl/post.example/2021/05/03/lock-opens.html", date(2021, 5, 3)),
        ("/crawl/post.example/2021/may/03/lock-opens.html", date(2021, 5, 3)),
        ("https%3A%2F%2Fpost.example%2F2021%2F05%2F03%2Flock", date(2021, 5, 3)),
        # either the third or the fifth, a second, an id
        ("03-05-2021-lock.txt", None),
        ("1620000000_lock.txt", None),
        ("20210503103000.html", None),
        ("article-120210503.txt", None),
        ("/crawl/2021/05/03/2021/05/04/lock.txt", None),
        ("/crawl/2021/05/lock.txt", None),
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


@pytest.mark.parametrize(
    ("url", "evidence"),
    [
        ("https://post.example/2021/05/03/lock-opens", 'address "…/2021/05/03/…"'),
        ("https://post.example/world/2021/may/03/lock-opens?from=2020/01/01", 'address "…/2021/may/03/…"'),
        ("https://post.example/news/2021-05-03/lock", 'address "…/2021-05-03/…"'),
        ("/2021/5/3/", 'address "…/2021/5/3/…"'),
        ("https://post.example/2021/05/03/2021/05/04/", None),
        ("https://post.example/2021/13/03/lock", None),
        ("https://post.example/story/20210503103000", None),
        ("https://2021.05.03.example/lock", None),
        ("https://[broken/2021/05/03/", None),
        ("", None),
    ],
)
def test_a_day_in_an_address(url: str, evidence: str | None) -> None:
    found = date_in_url(url)
    assert (found and found.evidence) == evidence
    assert found is None or (found.begin, found.origin) == (date(2021, 5, 3), "metadata")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.integers(10**10, 10**13))
def test_any_name_and_address_is_answered_and_no_id_is_a_day(text: str, number: int) -> None:
    published_in_name(text)
    date_in_url(text)
    assert published_in_name(f"{number}.txt") is None
    assert date_in_url(f"https://post.example/story/{number}") is None


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_every_day_is_read_in_every_shape(day: date) -> None:
    y, m, d = f"{day:%Y %m %d}".split()
    names = (
        f"{y}-{m}-{d}-lock.txt",
        f"lock_{y}{m}{d}.txt",
        f"lock_{day.day}-{day:%B}-{y}.txt",
        f"{y}/{m}/{d}/lock.txt",
    )
    for name in names:
        found = published_in_name(name)
        assert found is not None and (found.begin, found.end, found.precision) == (day, day, "day")
    address = date_in_url(f"https://post.example/{y}/{m}/{d}/lock")
    assert address is not None and address.begin == day
    for line in (f"{day:%A}, {day.day} {day:%B} {y}", f"Published: {y}-{m}-{d}", f"{day:%b} {day.day}, {y}"):
        stated = stated_in_text(f"Bridge opens\n{line}\nText.")
        assert stated is not None and stated.begin == day
