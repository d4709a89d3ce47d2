"""Filters as text of the query, places as text of the store, history, layouts, jumps: no screen needed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import DateRange, Precision
from tui import filters
from tui.history import DEPTH, History, Spot
from tui.jumps import Place as Found
from tui.jumps import occurrences, step
from tui.layout import layout_of, seen
from tui.state import Place
from tui.wording import yearless

ADA = 'person:"Ada Park"'


@pytest.mark.parametrize(
    ("query", "exclude", "after"),
    [
        ("", False, ADA),
        ("boats", False, f"boats {ADA}"),
        ("boats", True, f"boats -{ADA}"),
        ("a OR b", False, f"(a OR b) {ADA}"),
        ("(a OR b)", False, f"(a OR b) {ADA}"),
        ("(a) OR (b)", False, f"((a) OR (b)) {ADA}"),
        (f"boats {ADA}", False, f"boats {ADA}"),
        (f"boats {ADA}", True, f"boats -{ADA}"),
        (f"-{ADA}", False, ADA),
    ],
)
def test_a_filter_is_added_once_and_turned(query: str, exclude: bool, after: str) -> None:
    assert filters.with_filter(query, ADA, exclude=exclude) == after


@pytest.mark.parametrize(
    ("query", "after"),
    [
        ("boats", "boats"),
        (f'boats {ADA} -place:"Velmar" event:2018-02', "boats"),
        (f"(a OR b) {ADA}", "a OR b"),
        (ADA, ""),
        ("person:Ada boats", "person:Ada boats"),
    ],
)
def test_clearing_leaves_what_was_typed(query: str, after: str) -> None:
    assert filters.without_filters(query) == after


@pytest.mark.parametrize(
    ("typed", "understood", "after"),
    [
        ("boa", "boa*", "boa*"),
        ("big boa", "big AND boa*", "big boa*"),
        ("boats ", "boats", "boats "),
        ("big boa", "big OR boa*", "big OR boa*"),
        ("big OR boa", "big OR boa*", "big OR boa*"),
        ("", "", ""),
    ],
)
def test_a_typed_word_keeps_being_a_beginning(typed: str, understood: str, after: str) -> None:
    assert filters.settled(typed, understood) == after


@pytest.mark.parametrize(
    ("begin", "end", "precision", "clause"),
    [
        (date(1998, 5, 3), date(1998, 5, 3), "day", "event:1998-05-03"),
        (date(2018, 2, 1), date(2018, 2, 28), "month", "event:2018-02"),
        (date(1953, 1, 1), date(1953, 12, 31), "year", "event:1953"),
        (date(1950, 1, 1), date(1953, 12, 31), "range", "event:1950-01-01..1953-12-31"),
    ],
)
def test_a_date_is_filtered_as_exactly_as_it_is_known(
    begin: date, end: date, precision: Precision, clause: str
) -> None:
    assert filters.of_date(DateRange(begin=begin, end=end, precision=precision)) == clause


def test_a_name_with_quotes_makes_one_clause() -> None:
    assert filters.of_entity("person", 'Ann "Red" Bell') == 'person:"Ann Red Bell"'
    assert filters.of_entity("organisation", "Harbour Board") == 'org:"Harbour Board"'


@given(st.text(alphabet='ab ":-ORpersn*', max_size=30), st.booleans())
def test_filters_come_off_as_they_went_on(query: str, exclude: bool) -> None:
    if "person:" not in query and "OR" not in query:
        narrowed = filters.with_filter(query, ADA, exclude=exclude)
        assert filters.without_filters(narrowed) == filters.without_filters(query)


def test_a_place_survives_its_json() -> None:
    place = Place("boats", "bridge", 120, "timeline", "hits", "library")
    assert Place.loaded(place.dumped()) == place


def test_history_is_a_browsers() -> None:
    history, a, b, c = History(), Spot("a", None), Spot("b", "x", 4), Spot("c", None)
    assert history.go_back(a) is None
    history.leave(a)
    history.leave(b)
    assert history.go_back(c) == b
    assert history.go_back(b) == a
    assert history.go_forward(a) == b
    history.leave(b)
    assert history.go_forward(a) is None
    for number in range(DEPTH + 10):
        history.leave(Spot(str(number), None))
    assert len(history.back) == DEPTH


@pytest.mark.parametrize(
    ("size", "layout"),
    [
        ((160, 48), "wide"),
        ((120, 30), "wide"),
        ((100, 30), "medium"),
        ((80, 24), "narrow"),
        ((40, 10), "narrow"),
    ],
)
def test_the_layout_that_fits(size: tuple[int, int], layout: str) -> None:
    assert layout_of(*size) == layout


def test_the_drawer_shows_one_of_two() -> None:
    assert seen("medium", "article", "timeline", zen=False) == {"hits", "article", "timeline"}
    assert seen("narrow", "entities", "entities", zen=False) == {"entities"}
    assert seen("wide", "hits", "entities", zen=True) == {"article"}


def test_steps_go_to_the_nearest_place() -> None:
    places = [Found(2, 4), Found(10, 12), Found(10, 15), Found(20, 21)]
    assert step(places, -1, 1) == 0
    assert step(places, 2, 1) == 1
    assert step(places, 20, 1) is None
    assert step(places, 20, -1) == 2
    assert step(places, 2, -1) is None
    assert step([], 5, 1) is None


def test_finding_takes_any_white_space_and_case() -> None:
    assert occurrences("Two\nBoats, two  boats.", "two boats") == [(0, 9), (11, 21)]
    assert occurrences("a.c abc", "a.c") == [(0, 3)]
    assert occurrences("abc", "  ") == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("XXXX-03-27", "27 Mar, year unknown"),
        ("XXXX-06", "Jun, year unknown"),
        ("XXXX-W12", "year unknown"),
        ("XXXX", "year unknown"),
        ("XXXX-99-01", "year unknown"),
    ],
)
def test_a_date_without_a_year_says_what_is_known(value: str, words: str) -> None:
    assert yearless(value) == words
