"""Fields of metadata: dates in every usual form, names in lists and objects; what says nothing is None."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.read.fields import address_field, body_field, language_field, published_field, text_field

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("value", "begin", "precision"),
    [
        ("2023-07-27", "2023-07-27", "day"),
        ("2023-07-27T10:00:00Z", "2023-07-27", "day"),
        ("2023-07-27 23:30:00.123-09:00", "2023-07-27", "day"),
        ("20230727", "2023-07-27", "day"),
        ("20230727T101500Z", "2023-07-27", "day"),
        (20230727, "2023-07-27", "day"),
        ("2023-W30-4", "2023-07-27", "day"),
        ("2023-208", "2023-07-27", "day"),
        ("2023-W30", "2023-07-24", "week"),
        ("2023-Q3", "2023-07-01", "quarter"),
        ("2023-02", "2023-02-01", "month"),
        ("July 2023", "2023-07-01", "month"),
        ("2023", "2023-01-01", "year"),
        (2023, "2023-01-01", "year"),
        ("2023-07-27/2023-07-31", "2023-07-27", "range"),
        ("Thu, 27 Jul 2023 10:00:00 +0900", "2023-07-27", "day"),
        ("27 Jul 2023 10:00 GMT", "2023-07-27", "day"),
        ("27 July 2023", "2023-07-27", "day"),
        ("July 27, 2023", "2023-07-27", "day"),
        ("Thursday, July 27, 2023 at 10:00 am", "2023-07-27", "day"),
        ("27/07/2023", "2023-07-27", "day"),
        ("07/27/2023", "2023-07-27", "day"),
        ("27.07.2023", "2023-07-27", "day"),
        (1690452000, "2023-07-27", "day"),
        (1690452000.25, "2023-07-27", "day"),
        (1690452000000, "2023-07-27", "day"),
        ("1690452000", "2023-07-27", "day"),
        (date(2023, 7, 27), "2023-07-27", "day"),
        (datetime(2023, 7, 27, 23, tzinfo=UTC), "2023-07-27", "day"),
        ({"begin": "2023-07-27", "end": "2023-07-31", "precision": "range"}, "2023-07-27", "range"),
    ],
)
def test_published_fields(value: object, begin: str, precision: str) -> None:
    found = published_field(value, "datePublished")
    assert found is not None
    assert (found.begin.isoformat(), found.precision) == (begin, precision)
    assert (found.origin, found.evidence) == ("metadata", 'field "datePublished"')


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "soon", "2023-13-01", "2023-02-30", "0000", [], {}, {"begin": "x"}, True),
        *(7, 12345678, 10**100, float("nan"), float("inf"), "03/04/2023", "2023-W60", "2023-400", "9" * 300),
        {"begin": "2023-07-27", "end": "2023-07-27", "precision": "day", "origin": "nobody"},
    ],
)
def test_published_fields_that_say_nothing(value: object) -> None:
    assert published_field(value) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (" I.  Marsh\n", "I. Marsh"),
        (["I. Marsh", "L. Field"], "I. Marsh, L. Field"),
        ([{"@type": "Person", "name": "I. Marsh"}, {"name": ["L. Field"]}], "I. Marsh, L. Field"),
        ({"id": None, "name": "River Post"}, "River Post"),
        ({"rendered": "Marsh &amp; Field"}, "Marsh & Field"),
        ("<b>Crane</b> falls", "Crane falls"),
        ("['I. Marsh', 'L. Field']", "I. Marsh, L. Field"),
        ('["I. Marsh"]', "I. Marsh"),
        ("[Updated] Crane falls", "[Updated] Crane falls"),
        ("AT&T", "AT&T"),
        (7, "7"),
        ({"$oid": "64c2"}, "64c2"),
        ("a\ud800", "a\ufffd"),
    ],
)
def test_words_of_a_field(value: object, words: str | None) -> None:
    assert text_field(value) == words


@pytest.mark.parametrize("value", [None, "", " ", "nan", "NULL", [], {}, True, 1.5, 10**100, [None]])
def test_what_has_no_words(value: object) -> None:
    assert text_field(value) is None


def test_numbers_too_long_to_print_are_nothing() -> None:
    assert text_field(10**5000) is None
    assert published_field(10**5000) is None


def test_bodies_keep_their_paragraphs() -> None:
    assert body_field("one\n two ") == "one\n two "
    assert body_field(["one", "", "two"]) == "one\n\ntwo"
    assert body_field([{"type": "p", "text": "one"}, {"text": "two"}]) == "one\n\ntwo"
    assert body_field({"rendered": "<p>one"}) == "<p>one"
    assert body_field(3) is body_field(None) is body_field({}) is None


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("pt_BR", "pt"),
        ("English", "en"),
        ("RUS", "ru"),
        ("klingon", None),
        ("", None),
    ],
)
def test_languages(value: str, code: str | None) -> None:
    assert language_field(value) == code


def test_addresses() -> None:
    assert address_field([{"rel": "self"}, {"href": "http://river.example/1"}]) == "http://river.example/1"
    assert address_field("http://river.example/1") == "http://river.example/1"
    assert address_field(7) is None


@settings(max_examples=300, deadline=None)
@given(JSON)
def test_any_value_is_words_or_nothing(value: object) -> None:
    for read in (text_field, body_field, address_field, language_field):
        words = read(value)
        assert words is None or isinstance(words.encode(), bytes)
    published_field(value)
