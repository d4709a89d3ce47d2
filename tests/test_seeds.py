"""Five real articles, each by itself: what cleaning and annotating must get right in them.

They are not part of the project; where ``../shared/seeds`` is missing, these tests are skipped and say so.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from corpus.annotate import annotate
from corpus.model import Annotated, Article, DateRange, Event, Mention, TimeExpression
from corpus.read import inputs

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))

pytestmark = pytest.mark.skipif(not SEEDS, reason="the five articles of ../shared/seeds are not here")


@cache
def seed(number: str) -> Annotated:
    (path,) = [path for path in SEEDS if path.name.startswith(number)]
    known = json.loads((SHARED / "gold" / "published.json").read_text(encoding="utf-8"))
    published = None
    if number in known:
        day = date.fromisoformat(known[number]["published"])
        published = DateRange(begin=day, end=day, precision="day")
    (article,) = inputs([path], published=published)
    assert isinstance(article, Article)
    return annotate(article)


def clean_text(found: Annotated) -> str:
    kept, position = [], 0
    for item in found.boilerplate:
        kept.append(found.text[position : item.start])
        position = item.end
    return "".join((*kept, found.text[position:]))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_every_span_is_its_text(path: Path) -> None:
    found = seed(path.name[:3])
    assert found.mentions and found.times and found.events
    said: tuple[Mention | TimeExpression | Event, ...] = (*found.mentions, *found.times, *found.events)
    for item in said:
        assert found.text[item.start : item.end] == item.text


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_widgets_and_credits_are_out_of_the_clean_text(path: Path) -> None:
    text = clean_text(seed(path.name[:3]))
    for words in (
        "0 Comments",
        "Leave a Reply",
        "Post a Comment",
        "Image Credit",
        "Credit: Unsplash",
        "Show More",
    ):
        assert words not in text
    for words in ("Related Articles", "Back to top", "Disclaimer", "The author is", "Verified by"):
        assert words not in text


def test_disclaimer_and_author_note_are_hidden_and_the_byline_is_known() -> None:
    found = seed("000")
    assert {item.kind for item in found.boilerplate} == {"byline", "author_note", "disclaimer"}
    assert (found.title, found.byline) == (None, "Neeraj Rajput")
    assert clean_text(found).strip().endswith("against any aggression from Pyongyang.")


def test_section_headings_stay() -> None:
    found = seed("001")
    assert [found.text[item.start : item.end] for item in found.headings] == [
        "North Korea's Victory Day",
        "Kim and Shoigu",
        "Chinese Delegation",
        "The Trio",
    ]
    assert all(found.text[item.start : item.end] in clean_text(found) for item in found.headings)
    assert found.source == "BBC"


def test_a_standfirst_said_twice_stands_once() -> None:
    found = seed("002")
    assert clean_text(found).count("latest missiles and drones to Russian and Chinese delegates.") == 1
    assert found.source is None


def test_the_planned_visit_is_planned() -> None:
    found = seed("003")
    visits = [item for item in found.events if "visit Moscow later this year" in item.text]
    assert visits
    assert {item.status for item in visits} == {"planned"}


def test_the_category_is_not_the_title() -> None:
    found = seed("004")
    assert found.title is not None
    assert found.title.startswith("Weapon Tests Precede")
    assert len(found.headings) == 3
