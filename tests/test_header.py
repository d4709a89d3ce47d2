"""Title, byline and outlet as the text tells them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.boilerplate.bylines import byline_of, is_date
from corpus.boilerplate.layout import lines
from corpus.clean import clean
from corpus.header import Header, header

BODY = (
    "The harbour was closed on Friday after a crane fell across the only road to the ferry, a man said.\n\n"
    "Nobody was hurt, but two hundred lorries had to wait until the evening before the road was open.\n\n"
    "The port hopes to have a second road by the end of next year, when the new bridge will be finished."
)
TITLE = "Crane falls across harbour road"


def told(*head: str, tail: str = "") -> Header:
    text = "\n\n".join((*head, BODY, tail))
    return header(text, clean(text))


@pytest.mark.parametrize(
    "head",
    [
        (TITLE,),
        ("Policy", TITLE),
        ("World News", TITLE),
        ("4 August 2023", TITLE),
        ("By Ines Marsh", TITLE),
        (TITLE, "By Ines Marsh"),
        (TITLE, TITLE),
        (TITLE, "The accident closed the only road to the ferry."),
        ("Skip to content", "Menu", TITLE),
        ("Stay up to date with notifications from the Post", "Notifications can be managed here.", TITLE),
        (TITLE, "0", "1f0c9a52-77aa-4b0e-9c1d-0a1b2c3d4e5f"),
    ],
)
def test_the_title_is_the_first_line_that_is_one(head: tuple[str, ...]) -> None:
    found = told(*head)
    assert found.title == TITLE
    assert found.title_span is not None


@pytest.mark.parametrize(
    "title", ["Will the crane fall?", "Ropes… and those who climb them", "A road to nowhere"]
)
def test_titles_of_other_shapes(title: str) -> None:
    assert told(title).title == title


@pytest.mark.parametrize(
    "head",
    [(), ("By Ines Marsh",), ("4 August 2023",), ("The port was closed for the whole day on Friday.",)],
)
def test_a_text_that_begins_with_prose_has_no_title(head: tuple[str, ...]) -> None:
    assert told(*head).title is None


def test_a_text_without_prose_has_no_title() -> None:
    assert header("Crane", clean("Crane")).title is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ines Marsh", "Ines Marsh"),
        ("BY INES MARSH AND LOU FIELD", "Ines Marsh and Lou Field"),
        ("By Ines Marsh, Harbour Post", "Ines Marsh"),
        ("By: Ines Marsh", "Ines Marsh"),
        ("By Ines Marsh and Lou van der Field", "Ines Marsh and Lou van der Field"),
        ("Written by Ines Marsh", "Ines Marsh"),
        ("Ines Marsh | July 3, 2021", "Ines Marsh"),
        ("Ines Marsh, Staff Writer", "Ines Marsh"),
        ("By Ines Marsh | Updated: 4 August 2023", "Ines Marsh"),
        ("By Our Staff Reporter", "Our Staff Reporter"),
    ],
)
def test_bylines(line: str, names: str) -> None:
    assert told(TITLE, line).byline == names


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the road was open again",
        "By contrast",
        "By the end of the year",
        "By Tuesday, Ines Marsh had climbed the crane and cut the rope that held it.",
    ],
)
def test_no_bylines(line: str) -> None:
    assert byline_of(lines(line)[0]) is None


def test_reporting_by_is_the_byline_when_there_is_no_other() -> None:
    assert (
        told(TITLE, tail="(Reporting by Ines Marsh in Northport; editing by Lou Field)").byline
        == "Ines Marsh"
    )


@pytest.mark.parametrize(
    ("tail", "source"),
    [
        ("(Courtesy: Harbour Post)", "Harbour Post"),
        ("Original Source: www.harbourpost.example", "www.harbourpost.example"),
        ("Source: Harbour Post", "Harbour Post"),
        ("This article first appeared in the Harbour Post.", "the Harbour Post"),
        ("This article was originally published on Ropes Today. Read the original article.", "Ropes Today"),
        (
            "Disclaimer: Views expressed are personal and do not reflect the policy of Harbour Post Online.",
            "Harbour Post Online",
        ),
        ("© 2024 Harbour Post. All rights reserved.", "Harbour Post"),
        ("(AFP)", "AFP"),
        ("", None),
        ("Image Credit: Agency", None),
        ("Source: Getty Images", None),
        ("Verified by Robot Checks", None),
    ],
)
def test_the_outlet_that_the_text_credits(tail: str, source: str | None) -> None:
    assert told(TITLE, tail=tail).source == source


def test_the_agency_of_a_dateline() -> None:
    text = f"{TITLE}\n\nNORTHPORT, Aug. 4 (Coast Wire) — {BODY}"
    assert header(text, clean(text)).source == "Coast Wire"


def test_spans_are_where_the_words_are() -> None:
    text = f"{TITLE}\n\nBy Ines Marsh\n\n{BODY}\n\n(Courtesy: Harbour Post)"
    found = header(text, clean(text))
    assert found.title_span and found.byline_span and found.source_span
    assert text[slice(*found.title_span)] == TITLE
    assert text[slice(*found.byline_span)] == "Ines Marsh"
    assert text[slice(*found.source_span)] == "Harbour Post"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Thu 27 Jul 2023 05.19 BST", True),
        ("July 4, 2018", True),
        ("2023-07-27T10:00:00Z", True),
        ("20-10-2022 12:02 IST", True),
        ("2 hours ago", True),
        ("May Day", False),
        ("27", False),
        ("Exhibition 2023", False),
    ],
)
def test_lines_that_are_dates(words: str, date: bool) -> None:
    assert is_date(words) is date


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [TITLE, "By Ines Marsh", "Source: x", "© ", "(Reporting by A)", "policy of X.", BODY]
            ),
            st.text(max_size=60),
        ),
        max_size=12,
    ).map("\n".join)
)
def test_never_raises_and_spans_are_inside(text: str) -> None:
    found = header(text, clean(text))
    for span in (found.title_span, found.byline_span, found.source_span):
        if span is not None:
            assert 0 <= span.start < span.end <= len(text)
    for words in (found.title, found.byline, found.source):
        assert words is None or words.strip()


@pytest.mark.parametrize(
    ("head", "byline", "source"),
    [
        ("By Ines Marsh\nThe Evening Globe\n4 May 2024", "Ines Marsh", "The Evening Globe"),
        ("By Ines Marsh\nKelmore Courier\n4 May 2024", "Ines Marsh", "Kelmore Courier"),
        ("By Ines Marsh, The Morning Post", "Ines Marsh", "The Morning Post"),
        ("The Durrow Mail, Sunday 5 May 2024", None, "The Durrow Mail"),
        ("By Ines Marsh\nGreta Post\n4 May 2024", "Ines Marsh", "Greta Post"),
    ],
)
def test_an_outlet_in_the_head_is_the_source_before_the_agency(
    head: str, byline: str | None, source: str
) -> None:
    body = (
        "The ferries stopped on Saturday, the operator of the line said in a statement.\n\nThey sail today."
    )
    text = f"Fog halts ferries\n\n{head}\n\nGENEVA, May 4 (Coast Wire) - {body}\n"
    cleaned = clean(text)
    found = header(text, cleaned)
    assert (found.title, found.byline, found.source) == ("Fog halts ferries", byline, source)
    hidden = {text[mark.start : mark.end] for mark in cleaned.boilerplate}
    assert set(head.split("\n")) <= hidden
