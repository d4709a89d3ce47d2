"""The published date argued from years, counts and weekdays: a range that holds the day, or nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import PublishedDate
from corpus.sentences import sentences
from corpus.times.bounds import bounds
from corpus.times.inferred import inferred


def argued(text: str) -> PublishedDate | None:
    return inferred(text, sentences(text))


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The port was closed in 2023 after a storm.", date(2023, 1, 1)),
        ("In May 2023, the company sold six ships to a rival.", date(2023, 5, 1)),
        ("The road opened on 4 May 2023 without a speech.", date(2023, 5, 4)),
        ("The keeper has not been paid since 2023.", date(2023, 1, 1)),
        ("She is charged with the May 2023 bombing of a bridge.", date(2023, 5, 1)),
    ],
)
def test_what_was_is_not_written_before(sentence: str, day: date) -> None:
    first, last = bounds(sentence, sentences(sentence))
    assert first is not None and last is None
    assert first.day == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The bridge will open in 2026.", date(2026, 12, 31)),
        ("The company plans to sell the ships by the end of 2026.", date(2026, 12, 31)),
        ("The line is due to open in May 2026.", date(2026, 5, 31)),
    ],
)
def test_what_is_to_come_is_not_written_after(sentence: str, day: date) -> None:
    first, last = bounds(sentence, sentences(sentence))
    assert first is None and last is not None
    assert last.day == day


@pytest.mark.parametrize(
    "sentence",
    [
        "He said that the bridge would open in 2026.",
        "The 2024 election divides the town.",
        "Agenda 2030 was signed by the mayor.",
        "In 2030 the sea could stand two metres higher.",
        "The plan, drawn up at the time, is to open it in 1992.",
        "The budget foresees a loss in 2027.",
        "They saw the Boat Show 2023.",
        "About 2000 people came.",
    ],
)
def test_a_year_that_is_not_surely_past_or_to_come_bounds_nothing(sentence: str) -> None:
    assert bounds(sentence, sentences(sentence)) == (None, None)


def test_between_what_was_and_what_is_to_come() -> None:
    answer = argued("The crane fell in May 2023. The second road will open in 2024.")
    assert answer is not None
    assert (answer.begin, answer.end) == (date(2023, 5, 1), date(2024, 12, 31))
    assert (answer.precision, answer.origin) == ("range", "inferred")
    assert answer.evidence == "after “in May 2023”; before “in 2024”"


@pytest.mark.parametrize(
    "text",
    [
        "The crane fell in May 2023. Nobody was hurt.",
        "The second road will open in 2024. Nobody knows what it costs.",
        "The tower was built in 1960. It will be pulled down in 2040.",
        "The crane fell in May 2023. The first bridge will open in 1999.",
        "The lighthouse was lit 71 years ago, in 1952. The museum was opened in 2024.",
    ],
)
def test_an_open_end_a_wide_range_and_a_contradiction_are_no_answer(text: str) -> None:
    assert argued(text) is None


def test_a_weekday_with_its_date_chooses_the_year_between_bounds() -> None:
    # 27 July was a Friday in 2018 and no other year from 2017 to 2019
    text = (
        "The crane was built in 2017. It fell on Friday, July 27, across the road to the ferry. "
        "The second road will open in 2019."
    )
    answer = argued(text)
    assert answer is not None
    assert (answer.begin, answer.end) == (date(2018, 1, 8), date(2019, 2, 12))
    assert answer.evidence is not None and "“Friday, July 27”" in answer.evidence


def test_a_weekday_alone_chooses_no_year() -> None:
    assert argued("The crane, built in 2017, fell on Friday, July 27, across the road to the ferry.") is None


def test_a_count_beside_its_year() -> None:
    for text in (
        "The lighthouse was lit 71 years ago, in 1952, by the queen.",
        "In 1952, 71 years ago, the lighthouse was lit.",
        "The lighthouse was lit 71 years ago (1952) by the queen.",
    ):
        answer = argued(text)
        assert answer is not None and (answer.begin, answer.end) == (date(2023, 1, 1), date(2023, 12, 31))
    assert argued("The lighthouse was lit nearly 71 years ago, in 1953.") is None


def test_few_years_are_counted_roughly() -> None:
    tens = argued("The lighthouse was lit 70 years ago, in 1953, by the queen.")
    assert tens is not None and (tens.begin.year, tens.end.year, tens.precision) == (2021, 2024, "range")
    beside = argued("The truce came two years ago, in 2021.")
    assert beside is not None and (beside.begin, beside.end) == (date(2022, 10, 3), date(2024, 3, 30))


def test_the_newest_past_day_narrows_the_year() -> None:
    answer = argued("The lighthouse was lit 71 years ago, in 1952. It was painted in May 2023.")
    assert answer is not None
    assert (answer.begin, answer.end, answer.precision) == (date(2023, 5, 1), date(2023, 12, 31), "range")


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1960, 1, 1), date(2060, 1, 1)), st.integers(1, 700), st.integers(1, 700))
def test_the_true_day_is_in_the_range(day: date, before: int, after: int) -> None:
    past, future = day - timedelta(days=before), day + timedelta(days=after)
    text = (
        f"The crane fell in {past:%B} {past.year}. The new bridge will open in {future.year}. "
        f"A man was heard on {day:%A}, {day:%B} {day.day}."
    )
    answer = argued(text)
    assert answer is None or answer.begin <= day <= answer.end


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "in 1953",
                    "will open in 2026.",
                    "was lit",
                    "70 years ago,",
                    "Friday, July 27",
                    "since 2031",
                    ".\n",
                ]
            ),
            st.text(max_size=10),
        ),
        max_size=20,
    ).map(" ".join)
)
def test_any_text_gives_days_in_order_or_nothing(text: str) -> None:
    answer = argued(text)
    assert answer is None or (answer.begin <= answer.end and answer.evidence)
