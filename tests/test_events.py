"""Events: what counts as one, when it was, how it is told, and how it is labelled."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.events import find_events
from corpus.labels import LABEL_MAX
from corpus.model import DateRange, Event, Mention
from corpus.sentences import sentences
from corpus.times import find_times

THURSDAY = date(2024, 5, 16)


def mention(text: str, name: str, key: str) -> Mention:
    start = text.index(name)
    return Mention(
        start=start, end=start + len(name), text=name, type="place", entity=key, name=name, by="test"
    )


def events(
    text: str, published: date | None = THURSDAY, mentions: tuple[Mention, ...] = ()
) -> tuple[Event, ...]:
    found = sentences(text)
    day = DateRange(begin=published, end=published, precision="day") if published else None
    return find_events("a1", text, found, find_times(text, day, found), mentions)


def begins(text: str) -> list[str]:
    return [e.date.begin.isoformat() if e.date else "unknown" for e in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a plain happening
        ("The bridge opened on 3 May 2021.", ["2021-05-03"]),
        # two times of one sentence are two events
        ("She travelled to Oslo in 2019 and 2023.", ["2019-01-01", "2023-01-01"]),
        # "since" before a named happening dates the happening; before a time it is only a length
        ("Trade has grown since the army's invasion of Lakeland in 2014.", ["2014-01-01"]),
        ("Trade has grown since 2014.", []),
        ("The trade ban has stood since early 2020.", []),
        # lengths of time date nothing
        ("The siege lasted for more than 500 days.", []),
        # comparisons and labels date nothing
        ("More people came than in 2019.", []),
        ("The budget for 2023 was signed.", []),
        # a name that holds a year
        ("The Lakeland Boat Fair 2019 drew crowds.", []),
        # the year of a happening that stands beside it
        ("Many recall the 2014 invasion.", ["2014-01-01"]),
        ("The 2014 wine is sweet.", []),
        # one moment told twice
        ("The ship sank on Friday, 3 May 2019.", ["2019-05-03"]),
        ("The ship sank on Friday, last week.", ["2024-05-10"]),
        # a dateline and a line of imprint date nothing
        ("OSLO, May 3 (Press Desk) — The bridge opened on Tuesday.", ["2024-05-14"]),
        ("Web Desk | Updated on May 3, 2024", []),
        # what is done every year
        ("Old sailors still light a fire on 9 May for the lost.", []),
        # words that tell of nothing
        ("“It is a fine day,” he said yesterday.", []),
        # who said it and when, beside what happened when
        ("The bridge opened on Monday, the mayor said on Tuesday.", ["2024-05-13"]),
        # a clock and its day are one moment
        ("The ferry left at 19:25 on 3 May 2021.", ["2021-05-03"]),
        # a tale keeps its year, and its hours their day
        (
            "On 17 May 2002 a crack was seen. It was told to the board on 2 June.",
            ["2002-05-17", "2002-06-02"],
        ),
        ("The ferry left on 3 May 2021. It stopped at 19:25.", ["2021-05-03", "2021-05-03"]),
        ("It sailed on 3 May 2021. At 03:30 the next morning it stopped.", ["2021-05-03", "2021-05-04"]),
        # the verb beside a date cannot be misread
        ("She showed a permit, approved on 8 August, to the guards.", ["2023-08-08"]),
        ("A year ago today the bridge fell.", ["2023-05-16"]),
        ("The fair opened on the last Tuesday of April 2021.", ["2021-04-27"]),
        # a habit
        ("It began on 3 May 1921. The town usually shows pictures of the fair the next day.", ["1921-05-03"]),
    ],
)
def test_what_is_an_event(text: str, expected: list[str]) -> None:
    assert begins(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The bridge opened on Monday.", "stated"),
        ("Plans were underway for the mayor to visit Oslo later this year.", "planned"),
        ("The vote is scheduled for Monday.", "planned"),
        ("The firm denied that it had closed the mine in 2019.", "denied"),
        ("The firm reportedly closed the mine in 2019.", "alleged"),
        ("Last month the mayor said that the bridge would open.", "stated"),
        ("In December 1994 the towns promised to share the water.", "stated"),
        ("The minister, who flew to Oslo on Tuesday, denied that there was a leak.", "stated"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [e.status for e in events(text)] == [status]


def test_what_is_dated_after_the_article_is_planned() -> None:
    text = "The pact makes the towns begin work in June 2031."
    found = sentences(text)
    day = DateRange(begin=THURSDAY, end=THURSDAY, precision="day")
    times = find_times(text, day, found)
    assert [e.status for e in find_events("a1", text, found, times, (), day)] == ["planned"]


def test_a_year_that_is_not_known_is_not_invented() -> None:
    (event,) = events("The bridge opened on 3 May.", None)
    assert event.date is None
    assert event.id == "a1#1"


def test_entities_are_those_of_the_part_that_is_dated() -> None:
    text = "Ties between Oslo and Bergen grew since the invasion of Lakeland by Norland in 2014."
    names = tuple(mention(text, n, f"place:{n.lower()}") for n in ("Oslo", "Bergen", "Lakeland", "Norland"))
    (event,) = events(text, mentions=names)
    assert event.entities == ("place:lakeland", "place:norland")
    assert event.text == text
    assert event.label == "The invasion of Lakeland by Norland"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("On Friday, the mayor opened the new bridge.", "The mayor opened the new bridge"),
        (
            "Neither side spoke, but the two towns signed a water pact last year.",
            "The two towns signed a water pact last year",
        ),
        ("The paper reported that the old mill burned down in March.", "The old mill burned down in March"),
        # the clause with its subject; asides, datelines and who said it are left out
        (
            "In May 2019 the Merlin, with a band on board, was hit by a barge.",
            "The Merlin was hit by a barge",
        ),
        ("OSLO, May 3 (Desk) — The bridge opened on Monday.", "The bridge opened on Monday"),
        ("The bridge fell, the mayor said on Tuesday.", "The bridge fell"),
        ("A lamp burns for the Merlin, which sank in 2019.", "The Merlin sank in 2019"),
        ("The mill was planned in 1990, built in 2001.", "The mill was planned in 1990, built in 2001"),
        ("Ada Orr, the mayor, was arrested on 5 May.", "Ada Orr was arrested on 5 May"),
        ("It was a mile from Saturday’s collision, in May 2019, that it sank.", "Saturday’s collision"),
        ("The trial of the mayor, Ada Orr, opened in May.", "The trial of the mayor opened in May"),
        ("The mayor, Ada Orr, left on 5 May.", "Ada Orr left on 5 May"),
        ("Both towns joined the 2014 river treaty and kept it.", "2014 river treaty"),
        (
            "Last month, the mayor asserted that his town would pay.",
            "The mayor asserted that his town would pay",
        ),
    ],
)
def test_labels(text: str, label: str) -> None:
    assert next(e.label for e in events(text)) == label


def test_long_labels_are_cut_between_words() -> None:
    text = "The council of the seventeen river towns opened the long awaited lock near the old mill in 2021."
    (event,) = events(text)
    assert len(event.label) <= LABEL_MAX
    assert event.label.endswith("…")
    assert event.label[:-1] in text


_PIECES = st.sampled_from(
    [
        "On",
        "Friday",
        ",",
        "3 May",
        "2019",
        "and",
        "2023",
        "since",
        "the",
        "invasion",
        "(",
        ")",
        ".",
        "\n",
        "that",
        "said",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=30))
def test_any_text_gives_exact_events(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = events(text)
    for event in found:
        assert text[event.start : event.end] == event.text
        assert 0 < len(event.label) <= LABEL_MAX
    assert len({e.id for e in found}) == len(found)


@pytest.mark.parametrize("piece", ["in 2019 ", "since 2019 the attack ", "(2019 ", "Friday, but "])
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    begin = time.process_time()
    events(piece * (30_000 // len(piece)))
    assert time.process_time() - begin < 8


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # what a time owns is not told without it: "'s strike was settled" has no subject
        (
            "January’s strike at the port of Oslo was settled on 3 May.",
            "January’s strike at the port of Oslo",
        ),
        (
            "Envoys will sit in the stands in this year's Victory Day parade.",
            "this year's Victory Day parade",
        ),
    ],
)
def test_a_label_keeps_the_time_that_owns_what_happened(text: str, label: str) -> None:
    assert any(label.casefold() in event.label.casefold() for event in events(text))
