"""Reports of one event that cannot all be right: told with both sides, and nothing told that is none."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.amounts import amounts, valued
from corpus.disagreements import Claim, disagreements
from corpus.locatives import where
from corpus.model import Event, EventStatus
from corpus.stories import ToldEvent, timeline
from corpus.times.value import date_range


def claim(
    article: str, text: str, *, on: str = "2031-03-10", label: str = "", status: EventStatus = "stated"
) -> Claim:
    event = Event(
        id=f"{article}#{len(text)}",
        start=0,
        end=len(text),
        text=text,
        label=label or text.rstrip("."),
        date=date_range(on),
        time=0,
        entities=(),
        status=status,
    )
    return Claim(article, event)


def differ(*texts: str) -> list[str]:
    """What the sentences of as many articles disagree on, side by side."""
    found = disagreements(claim(chr(97 + n), text) for n, text in enumerate(texts))
    return [f"{each.on}: " + " ≠ ".join(side.said for side in each.sides) for each in found]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "Norland sent 3,000 troops over the border.",
            "Norland sent 11,000 troops over the border.",
            "number: 3,000 troops ≠ 11,000 troops",
        ),
        (
            "More than 3,000 Norland troops crossed the river.",
            "Some 900 troops crossed the river on Monday.",
            "number: More than 3,000 Norland troops ≠ Some 900 troops",
        ),
        (
            "Twenty-five people died when the ferry sank.",
            "At most twenty people died when the ferry sank.",
            "number: Twenty-five people ≠ At most twenty people",
        ),
        (
            "The ferry sank in fog, with the loss of 61 lives.",
            "The ferry sank on Monday; 63 people died.",
            "number: 61 lives ≠ 63 people",
        ),
        (
            "Between 30 and 40 boats left the port.",
            "Fifty boats left the port.",
            "number: Between 30 and 40 boats ≠ Fifty boats",
        ),
        (
            "Norland signed a $3 billion contract for boats.",
            "Norland signed a $4 billion contract for boats.",
            "number: $3 billion contract ≠ $4 billion contract",
        ),
        (
            "The board bought a 12 percent stake in the yard.",
            "The board bought a 15 percent stake in the yard.",
            "number: 12 percent stake ≠ 15 percent stake",
        ),
        (
            "The spill left 300 tonnes of oil in the bay.",
            "The spill left 900 tonnes of oil in the bay.",
            "number: 300 tonnes of oil ≠ 900 tonnes of oil",
        ),
        ("The talks opened in Oslo.", "The talks opened in Incheon.", "place: Oslo ≠ Incheon"),
    ],
)
def test_both_sides_are_told(one: str, other: str, said: str) -> None:
    assert differ(one, other) == [said]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # they can both be right
        ("At least 20 people died.", "On Monday 25 people died."),
        ("More than 20 people died.", "On Monday 250 people died."),
        ("About 20 boats left.", "On Monday 22 boats left."),
        ("Up to 40 boats left.", "On Monday 22 boats left."),
        ("Nearly 3,000 troops crossed.", "On Monday 2,940 troops crossed."),
        ("Some 3,000 troops crossed.", "On Monday 2,940 troops crossed."),
        ("Norland sent 3,000 troops.", "Norland sent 2,940 troops."),
        ("30 to 40 boats left the port.", "On Monday 35 boats left the port."),
        ("Dozens of people died.", "On Monday 250 people died."),
        # they count other things
        ("20 people were killed.", "45 people were wounded."),
        ("Two patrol boats came.", "Three fishing boats came."),
        ("Another 20 boats left.", "On Monday 22 boats left."),
        ("20 boats left and 30 boats stayed.", "On Monday 22 boats left."),
        ("Exports rose to 20 boats, compared with 10 boats.", "Exports rose to 30 boats."),
        ("The 12-day talks ended with 3-year terms.", "The 13-day talks ended with 4-year terms."),
        ("It happened 20 years ago.", "It happened 30 years ago."),
        ("The port sold 300 tonnes of corn.", "The port sold 900 tonnes of wheat."),
        # no place of the happening, or one in another
        ("The talks opened in Oslo.", "The talks opened in Norway."),
        ("The talks opened in Oslo.", "The talks opened in Harbour House."),
        ("The talks opened in Oslo.", "The talks opened in Incheon and in Oslo."),
        ("The talks opened in Oslo.", "The talks opened in Oslo."),
    ],
)
def test_nothing_is_told_that_is_none(one: str, other: str) -> None:
    assert differ(one, other) == []


def test_one_article_does_not_disagree_with_itself() -> None:
    texts = ("Norland sent 3,000 troops.", "Norland sent 11,000 troops.")
    assert not disagreements(claim("a", text) for text in texts)


def test_what_was_planned_is_not_denied_by_what_came() -> None:
    one = claim("a", "Norland will send 3,000 troops.", status="planned")
    assert not disagreements([one, claim("b", "Norland sent 11,000 troops.")])


def test_what_happened_within_a_year_may_have_happened_twice() -> None:
    texts = ("Norland sent 3,000 troops.", "Norland sent 11,000 troops.")
    assert not disagreements(claim(chr(97 + n), text, on="2031") for n, text in enumerate(texts))


def test_a_number_of_another_clause_is_of_something_else() -> None:
    label = "The harbour board closed the port"
    one = claim("a", "The harbour board closed the port after 20 boats had left.", label=label)
    other = claim("b", "The harbour board closed the port after 30 boats had left.", label=label)
    assert not disagreements([one, other])


def test_a_side_says_where_in_its_sentence_it_is_said() -> None:
    (found,) = disagreements(
        [claim("a", "Norland sent 3,000 troops."), claim("b", "Norland sent 11,000 troops.")]
    )
    for side in found.sides:
        assert side.start is not None
        assert side.text[side.start : side.end] == side.said
    assert found.words == "“3,000 troops” in a, “11,000 troops” in b"


def told(found: Claim, source: str) -> ToldEvent:
    return ToldEvent(found.event, found.article, source, None, ("place:norland", "person:ada-park"))


def test_a_row_has_its_disagreements_beside_its_conflicts() -> None:
    texts = (
        "Ada Park of Norland sent 3,000 troops to Lakeland.",
        "Ada Park of Norland sent 11,000 troops to Lakeland.",
    )
    (row,) = timeline(told(claim(chr(97 + n), text), chr(97 + n)) for n, text in enumerate(texts))
    assert [each.on for each in row.disagreements] == ["number"]
    assert row.conflicts == (row.disagreements[0].words,)


def test_two_days_of_what_may_be_one_event_are_two_sides() -> None:
    text = "Ada Park and Tomas Rell of Norland signed the harbour treaty with the Lakeland fishing fleet"
    names = ("person:ada-park", "person:tomas-rell")
    days = ("2031-03-10", "2031-03-11")
    rows = timeline(
        ToldEvent(
            claim(chr(97 + n), f"{text} on {n}.", on=day, label=text).event, chr(97 + n), None, None, names
        )
        for n, day in enumerate(days)
    )
    assert [[(d.on, [s.said for s in d.sides]) for d in row.disagreements] for row in rows] == [
        [("date", ["10 Mar 2031", "11 Mar 2031"])],
        [("date", ["11 Mar 2031", "10 Mar 2031"])],
    ]


def test_a_report_says_which_one_of_its_source_came_first() -> None:
    text = "Ada Park of Norland sent the patrol boats to Lakeland."
    rows = timeline(
        told(claim(article, text), source)
        for article, source in (("a", "Post"), ("b", "post"), ("c", "Ledger"))
    )
    (row,) = rows
    # the sentence is the same in all three: they are one source
    first = row.reports[0]
    assert row.sources == 1
    assert [report.same_source_as for report in row.reports] == [None, first.event, first.event]


SAID = (
    "3,000 11,000 20 twenty-five about nearly at least more than between and to $ 5% percent million troops "
    "people boats killed wounded died in at Oslo Incheon Norway Norland of the , . ; - or more 1987 Monday"
)
WORDS = st.sampled_from([*SAID.split(), "\n"])


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30), st.randoms())
def test_any_words_are_borne_and_their_order_does_not_matter(
    one: list[str], other: list[str], chance: random.Random
) -> None:
    claims = [claim("a", " ".join(one)), claim("b", " ".join(other)), claim("c", " ".join(one + other))]
    found = disagreements(claims)
    chance.shuffle(claims)
    assert disagreements(claims) == found
    for each in found:
        for side in each.sides:
            assert side.start is not None
            assert " ".join(side.text[side.start : side.end].split()) == side.said


@given(st.text(alphabet="0123456789 ,.-$%abmtwenty\n", max_size=60))
def test_amounts_lie_in_their_sentence(text: str) -> None:
    for amount in amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)
        assert amount.least <= amount.most
        assert amount.allows(amount)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_are_worth_what_they_say(value: int) -> None:
    assert valued(f"{value:,}") == value


def test_words_are_worth_what_they_say() -> None:
    said = {
        "twenty-five": 25,
        "two hundred and five": 205,
        "three thousand": 3000,
        "1.5 million": 1.5e6,
        "a": None,
    }
    assert {text: valued(text) for text in said} == said


def test_a_place_is_where_it_stands() -> None:
    text = "The talks that Ada Park wanted opened in Oslo on Monday."
    place = where(text)
    assert place is not None
    assert text[place.start : place.end] == place.name == "Oslo"


def test_a_sentence_of_numbers_is_read_in_proportion() -> None:
    def took(size: int) -> float:
        begin = time.process_time()
        list(amounts("9,999 " * size))
        list(amounts("at least between 3 and " * size))
        return time.process_time() - begin

    assert took(100_000) < 20 * took(1_000) + 0.5
