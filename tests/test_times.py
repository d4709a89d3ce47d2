"""Times: each rule with the writing that made it necessary, resolved against a known day."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import DateRange, TimeExpression
from corpus.sentences import sentences
from corpus.times import find_times

THURSDAY = date(2024, 5, 16)


def day(value: date) -> DateRange:
    return DateRange(begin=value, end=value, precision="day")


def found(text: str, published: date | None = THURSDAY) -> tuple[TimeExpression, ...]:
    return find_times(text, day(published) if published else None, sentences(text))


def values(text: str, published: date | None = THURSDAY) -> dict[str, str]:
    return {t.text: t.value for t in found(text, published)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # full days, both orders, with weekday and ordinal
        ("It sank on 3rd June 1921.", {"3rd June 1921": "1921-06-03"}),
        ("It sank on Friday, June 3, 1921.", {"Friday, June 3, 1921": "1921-06-03"}),
        ("Filed 2021-03-04 and 13.02.2020.", {"2021-03-04": "2021-03-04", "13.02.2020": "2020-02-13"}),
        # four figures with a zone or hours are a time of day
        (
            "They meet at 1530 EST, and reconvene at 0900 hrs.",
            {"1530 EST": "2024-05-16T15:30", "0900 hrs": "2024-05-16T09:00"},
        ),
        ("It closed at 1500 (1400 GMT).", {"1400 GMT": "2024-05-16T14:00"}),
        ("The offer ends at 1700 EST on 27 March.", {"27 March": "2024-03-27"}),
        # months, seasons, quarters, parts of them
        ("The mill shut in late February.", {"late February": "2024-02"}),
        ("The mill shut in March 2019.", {"March 2019": "2019-03"}),
        ("It opened in autumn 2022.", {"autumn 2022": "2022-FA"}),
        ("It rose in the first quarter of 2021.", {"the first quarter of 2021": "2021-Q1"}),
        ("They left in early 2020.", {"early 2020": "2020"}),
        # ranges are one time
        ("The siege (1740-42) was long.", {"1740-42": "1740/1742"}),
        ("It ran from 3 to 5 May.", {"3 to 5 May": "2024-05-03/2024-05-05"}),
        ("It ran from May 7-9, 2020.", {"May 7-9, 2020": "2020-05-07/2020-05-09"}),
        ("It was built from 1991 to 1994.", {"1991 to 1994": "1991/1994"}),
        ("It rained in January and February.", {"January and February": "2024-01/2024-02"}),
        ("He was away between 3 May and 7 June 2019.", {"3 May and 7 June 2019": "2019-05-03/2019-06-07"}),
        # two years are two times
        ("She came in 2019 and 2023.", {"2019": "2019", "2023": "2023"}),
        # a day told with a count of years
        ("It ended on 9th April 50 years ago.", {"9th April 50 years ago": "1974-04-09"}),
        ("It ended 70 years ago.", {"70 years ago": "1954"}),
        # decades and centuries
        ("In the 1990s and the 19th century.", {"the 1990s": "199", "the 19th century": "18"}),
        # told from the published day
        ("It closed last month.", {"last month": "2024-04"}),
        ("It will close next week.", {"next week": "2024-W21"}),
        ("It closed yesterday morning.", {"yesterday morning": "2024-05-15TMO"}),
        ("This year's fair drew crowds.", {"This year": "2024"}),
        # weekdays by tense; the published day itself counts
        ("He spoke on Friday.", {"Friday": "2024-05-10"}),
        ("He will speak on Friday.", {"Friday": "2024-05-17"}),
        ("He spoke on Thursday.", {"Thursday": "2024-05-16"}),
        ("The sum will be paid on Monday.", {"Monday": "2024-05-20"}),
        ("Anger grew after Monday's vote.", {"Monday": "2024-05-13"}),
        # months by tense
        ("It was tested in September.", {"September": "2023-09"}),
        ("It will be tested in September.", {"September": "2024-09"}),
        # a past tense that would point ten months back, and the day is near ahead
        ("It redeemed the preferred shares on 1 June.", {"1 June": "2024-06-01"}),
        # lengths and repetitions
        ("He waited more than 500 days.", {"more than 500 days": "P500D"}),
        ("It ran every Monday for two years.", {"every Monday": "XXXX-WXX-1", "two years": "P2Y"}),
        ("They met at 5 p.m. on Tuesday.", {"5 p.m. on Tuesday": "2024-05-14T17:00"}),
        ("The ferry left at 4 in the morning.", {"4 in the morning": "2024-05-16T04:00"}),
        ("The lock was shut for weeks.", {"weeks": "PXW"}),
        # the verb right after a day tells its tense, and so does "as soon as"
        ("Before it will decide, the board on Sunday issued a list.", {"Sunday": "2024-05-12"}),
        ("The barge could come as soon as Tuesday.", {"Tuesday": "2024-05-21"}),
        # a decade is no December
        ("The weir was blown up a decade ago.", {"a decade ago": "201"}),
        # a day after "last" and its month is of that month
        ("It burned on last Oct. 23.", {"Oct. 23": "2023-10-23"}),
        # days known by a name
        ("It burned on Christmas Eve.", {"Christmas Eve": "2023-12-24"}),
        ("It burned on Thanksgiving 2019.", {"Thanksgiving 2019": "2019-11-28"}),
        ("It will open on New Year’s Day.", {"New Year’s Day": "2025-01-01"}),
        # years in words
        ("It opened in nineteen seventy-two.", {"nineteen seventy-two": "1972"}),
        ("It opened in the year two thousand.", {"the year two thousand": "2000"}),
        # business years
        ("Profit fell in fiscal 2022.", {"fiscal 2022": "2022"}),
        ("Profit fell in the fiscal first quarter.", {"the fiscal first quarter": "2024-Q1"}),
        ("Profit fell for the full year.", {"the full year": "2024"}),
        ("Profit fell in the year ended in June 2023.", {"the year": "P1Y", "June 2023": "2023-06"}),
    ],
)
def test_found_and_resolved(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "About 3,000 troops and 2.5 million people left.",
        "The MQ-9 flew over Route 1998.",
        "See 533f8b16-f20c-4ffb-9691-b766978a69cb here.",
        "It cost $1999 and weighed 2000 tons.",
        "They may march to the sea.",
        "Some 1,900 people and 2000 soldiers came.",
        "The score was 3-2 and the ratio 1:20.",
        "A 52-year-old pilot and his mother, 80 years old, were saved.",
        "Three-quarters of the crew left, and three-quarters the cargo.",
        "Now that the lock is open, the year of the flood is forgotten.",
        "They bought a Christmas tree.",
        "The steers weighed 1050-1350 lbs and sold at a new high of 1757.",
        "He lives at 1600 Garden Avenue.",
    ],
)
def test_numbers_and_names_are_no_times(text: str) -> None:
    assert values(text) == {}


def test_the_narrative_goes_on_from_the_day_told_last() -> None:
    text = (
        "It rose on 3 May. Two days later it fell. The next day the mill was gone. The day before, it rained."
    )
    assert list(values(text).values()) == ["2024-05-03", "2024-05-05", "2024-05-06", "2024-05-05"]
    assert values("They met on Monday. On the same day the port closed.")["the same day"] == "2024-05-13"


def test_a_report_goes_on_from_the_quarter_it_is_on() -> None:
    text = (
        "The mill earned $3 million in the first quarter, from $2 million a year earlier. "
        "The latest quarter had a gain. The year-ago loss was $1 million. It was small in the 2022 period."
    )
    assert values(text) == {
        "the first quarter": "2024-Q1",
        "a year earlier": "2023-Q1",
        "The latest quarter": "2024-Q1",
        "year-ago": "2023-Q1",
        "the 2022 period": "2022-Q1",
    }


def test_where_no_quarter_is_reported_a_year_earlier_is_a_year() -> None:
    text = "The mill opened in March 2021. The weir had burst a year earlier."
    assert values(text)["a year earlier"] == "2020"
    assert values("Profit fell in the latest quarter.") == {"the latest quarter": "2024-Q1"}
    assert values("Profit fell in the latest quarter.", None) == {"the latest quarter": "XXXX-QX"}


def test_a_habit_is_no_day() -> None:
    times = found("It began on 3 May 1921. The town usually shows pictures of the fair the next day.")
    assert [t.date for t in times if t.text == "the next day"] in ([], [None])


def test_later_this_year_is_what_is_left_of_it() -> None:
    (time_,) = found("A visit is planned later this year.")
    assert (time_.text, time_.value) == ("later this year", "2024")
    assert time_.date == DateRange(begin=THURSDAY, end=date(2024, 12, 31), precision="range")


def test_an_anniversary_falls_on_the_day_the_article_gives() -> None:
    text = (
        "On the 50th anniversary of the Harbour Pact, flags flew. The Harbour Pact dates from 9 April 1974."
    )
    assert values(text)["the 50th anniversary"] == "2024-04-09"
    assert values(text, None)["the 50th anniversary"] == "2024-04-09"
    assert values("The 50th anniversary of the treaty was quiet.")["The 50th anniversary"] == "2024"
    assert values("The 50th anniversary of the treaty was quiet.", None)["The 50th anniversary"] == "XXXX"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on March 27.", "XXXX-03-27"),
        ("It opened on Friday.", "XXXX-WXX-5"),
        ("It opened last month.", "XXXX-XX"),
        ("It opened last year.", "XXXX"),
        ("It opened in April.", "XXXX-04"),
        ("It opened yesterday.", "XXXX-XX-XX"),
    ],
)
def test_without_a_published_date_no_year_is_invented(text: str, value: str) -> None:
    (time_,) = found(text, None)
    assert (time_.value, time_.date) == (value, None)
    assert "published date is not known" in time_.why


def test_a_published_range_answers_what_both_its_ends_agree_on() -> None:
    published = DateRange(begin=date(2023, 7, 27), end=date(2023, 7, 31), precision="range")
    text = "It was tested in April and shown on Wednesday, ahead of Friday's feast. It rained on Sunday."
    times = {t.text: t for t in find_times(text, published, sentences(text))}
    assert times["April"].value == "2023-04"
    assert times["Wednesday"].value == "2023-07-26"
    assert times["Sunday"].date is None
    assert "27–31 Jul 2023" in times["Sunday"].why


def test_why_is_told_in_plain_words() -> None:
    (time_,) = found("The minister spoke on Wednesday.")
    assert time_.why == "“Wednesday” · a weekday · published Thu 16 May 2024 · past tense → 15 May 2024"


_WORDS = (
    "on in the last next May 3 5th , 2020 1950-53 31 February ago years two days later Friday . ' "
    "anniversary "
    "70th of from to and between 00:99 99 0000 1/1/20 second quarter half \u202e \x00 year's - early late "
    "weekend"
)
_PIECES = st.sampled_from((*_WORDS.split(), "\n", ""))


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=25), st.dates())
def test_any_text_gives_exact_ordered_spans(pieces: list[str], published: date) -> None:
    text = " ".join(pieces)
    last = 0
    for time_ in find_times(text, day(published), sentences(text)):
        assert text[time_.start : time_.end] == time_.text
        assert last <= time_.start < time_.end
        assert time_.why
        last = time_.end


@pytest.mark.parametrize(
    "piece", ["1,", "May ", "the ", "3 May ", "2", "a", "12:3", "two-", "1950-", "last\n", "a quarter of "]
)
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    begin = time.process_time()
    found(text)
    assert time.process_time() - begin < 6
