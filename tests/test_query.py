"""The query language: what is read how, what is an error and where; any string is one or the other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import QueryError
from index.query.dates import interval
from index.query.parse import parse
from index.query.printer import printed
from index.query.tree import (
    And,
    Grouped,
    Named,
    Node,
    Or,
    Phrase,
    Prefix,
    When,
    Word,
    conjunction,
    disjunction,
    negation,
    positive_leaves,
)


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("", ""),
        ("harbour strike", "harbour AND strike"),
        ("harbour OR strike ferry", "harbour OR strike AND ferry"),
        ("(harbour OR strike) ferry", "(harbour OR strike) AND ferry"),
        ("harbour -strike", "harbour AND NOT strike"),
        ("harbour NOT (strike OR ferry)", "harbour AND NOT (strike OR ferry)"),
        ("NOT NOT harbour", "harbour"),
        ("jong-un", "jong-un"),
        ("“dock workers” walk", '"dock workers" AND walk'),
        ("mis*", "mis*"),
        ("title:(ferry OR strike)", "title:ferry OR title:strike"),
        ('person:"Ada Moreno"', 'person:"Ada Moreno"'),
        ("person:=Xi", "person:=Xi"),
        ("date:>=2023-7-2", "date:2023-07-02.."),
        ("date:<2023", "date:..2022-12-31"),
        ("event:2023-01..2023-03", "event:2023-01..2023-03"),
        ("date:7d..", "date:7d.."),
        ("path:/news/2023", 'path:"/news/2023"'),
        ("drone, ferry.", "drone AND ferry"),
        ("or and not", ""),
        ("-- ferry ---", "ferry"),
        ("title:-ferry", "title:ferry"),
    ],
)
def test_understood_is_canonical(query: str, understood: str) -> None:
    tree = parse(query).tree
    assert printed(tree) == understood
    assert parse(understood).tree == tree


@pytest.mark.parametrize(
    ("query", "column", "message"),
    [
        ("ferry pesron:Ada", 7, 'unknown field "pesron": did you mean "person"?'),
        ("date:2023-13", 6, "2023-13 is no month"),
        ("date:2023-02-30", 6, "2023-02-30 is no day"),
        ("date:2022..2023-13", 12, "2023-13 is no month"),
        ("a*", 2, "* needs two letters before it"),
        ("*", 1, "* needs two letters before it"),
        ("s*age", 2, "* needs two letters before it"),
        ("?age", 1, "? needs a letter before it"),
        ("abc~", 4, "~ needs four letters before it"),
        ("is:lost", 4, "there is no is:lost: it can be is:unread, is:read, is:bookmarked, is:new"),
        ("ferry sort:best", 12, "there is no sort:best: it can be sort:newest, sort:oldest, sort:relevance"),
        ('source:"a b"~5', 8, "source: is searched for words in a row, without ~"),
        ("byline:wrod~", 8, "byline: is searched as it is written, without ~"),
        ("source:p?st", 8, "source: is searched as it is written; * may end it"),
        ("sort:newest ferry sort:oldest", 24, "there is sort:newest already"),
        ("lang:german", 6, "a language is told by its code: en, de, zh"),
        ("word~3", 6, "~ allows one slip, or two: ~2"),
        ("ferry OR", 7, "OR needs something after it"),
        ("AND ferry", 1, "AND needs something before it"),
        ('say "never', 5, "this quote is not closed"),
        ("(ferry", 1, "this bracket is not closed"),
        ("ferry)", 6, "there is no ( for this )"),
        ("title:(ferry person:Ada)", 14, "title: can't hold person:"),
        ("person: Ada", 1, "person: needs a value right after it"),
        ("date:2023..2022", 6, "2023..2022 ends before it begins"),
        ("date:7d", 6, "7d is a length of time: did you mean 7d..?"),
    ],
)
def test_errors_have_a_column_and_a_reason(query: str, column: int, message: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(query)
    assert (error.value.column, error.value.message) == (column, message)


def test_an_order_may_be_said_again() -> None:
    assert parse("sort:newest ferry sort:newest").sort == "newest"


def test_a_code_of_a_language_may_have_a_script() -> None:
    assert parse("lang:zh-Hant").understood == "lang:zh-hant"


def test_a_slip_comes_with_what_was_meant() -> None:
    with pytest.raises(QueryError) as error:
        parse("pesron:Ada")
    assert error.value.suggestion == "person:Ada"


@pytest.mark.parametrize("query", ["http://port.example/a", "10:30", "Note:read"])
def test_pasted_text_with_a_colon_is_text_and_said_to_be(query: str) -> None:
    parsed = parse(query)
    assert isinstance(parsed.tree, Phrase)
    assert parsed.notes == (f"“{query}” searched as text",)


def test_words_left_out_are_named() -> None:
    parsed = parse("the ferry — of")
    assert parsed.tree == Word("ferry")
    assert parsed.notes == ("not searched for: “the”, “—”, “of”",)


def test_capitals_make_a_stop_word_a_name() -> None:
    assert parse("WHO warns").tree == And((Word("WHO"), Word("warns")))


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("har", "har*"),
        ("harbour str", "harbour AND str*"),
        ("harbour s", "harbour"),
        ("h", ""),
        ("harbour ", "harbour"),
        ("harbour,", "harbour"),
        ("jong-u", "jong-u*"),
        ("harbour OR", "harbour"),
        ("harbour -", "harbour"),
        ("harbour NOT", "harbour"),
        ("(harbour OR str", "harbour OR str*"),
        ('"dock work', '"dock work"*'),
        ("person:", ""),
        ("ferry person:", "ferry"),
        ("person:mor", "person:mor*"),
        ('person:"ada mo', 'person:"ada mo"*'),
        ("date:2023", "date:2023"),
    ],
)
def test_while_typing_the_last_word_is_a_beginning_and_ends_are_closed(query: str, understood: str) -> None:
    tree = parse(query, typing=True).tree
    assert printed(tree) == understood
    assert parse(understood).tree == tree


def test_two_hundred_words_joined_by_or() -> None:
    query = " OR ".join(f"word{n}" for n in range(200)) + " OR the OR of"
    tree = parse(query).tree
    assert isinstance(tree, Or)
    assert len(tree.children) == 200


def test_deep_brackets_are_refused_not_crashed_on() -> None:
    with pytest.raises(QueryError):
        parse("(" * 5000 + "x")
    assert parse("NOT " * 4000 + "ferry").tree == Word("ferry")


def test_bounds_cover_whole_units() -> None:
    today = date(2024, 3, 31)
    assert interval(When("date", "2023-02", "2023"), today) == (date(2023, 2, 1), date(2023, 12, 31))
    assert interval(When("date", "1m", None), today) == (date(2024, 2, 29), date.max)
    assert interval(When("date", None, "99999y"), today) == (date.min, date.min)


_words = st.sampled_from(["ferry", "jong-un", "U.S", "x", "Straße", "MQ-9", "e.g", "42", "战争"])
_fields = st.sampled_from([None, "title", "body", "source", "byline"])
_leaves = st.one_of(
    st.builds(Word, _words, _fields),
    st.builds(Prefix, st.sampled_from(["mis", "jong-u", "dock work", "10:3"]), _fields),
    st.builds(Phrase, st.sampled_from(["dock workers", "(x) -y", "title:x", "AND"]), _fields),
    st.builds(Phrase, st.sampled_from(["/a b/c:d*", "x"]), st.just("path")),
    st.builds(
        Named,
        st.sampled_from(["person", "org", "entity"]),
        st.sampled_from(["Xi", "Ada Moreno", "=x", "-x", "a*", "x:y"]),
        st.sampled_from(["name", "surface", "prefix"]),
    ),
    st.builds(
        When,
        st.sampled_from(["date", "event"]),
        st.sampled_from(["2020", "2020-02", "2019-12-31", None]),
        st.sampled_from(["2021", "2021-02", "2021-12-31", "0d"]),
    ),
)
_trees: st.SearchStrategy[Node] = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(conjunction),
        st.lists(inner, min_size=1, max_size=3).map(disjunction),
        inner.map(negation),
    ),
    max_leaves=8,
)


@given(_trees)
@settings(max_examples=300, deadline=None)
def test_any_tree_printed_is_read_as_itself(tree: Node) -> None:
    assert parse(printed(tree)).tree == tree


_signs = [
    "-",
    "~",
    "~2",
    "?",
    "(",
    ")",
    '"',
    "“",
    "*",
    ":",
    "title:",
    "person:=",
    "date:",
    "..",
    " ",
    "=",
    ">=",
]
_others = [
    "ferry",
    "2023-07",
    "OR",
    "AND",
    "NOT",
    "the",
    "jong-un",
    "x",
    "\x00",
    "\u202e",
    "ſ",
    "İ",
    "\u0301",
]
_pieces = st.sampled_from([*_signs, *_others])


@given(st.one_of(st.text(max_size=60), st.lists(_pieces, max_size=14).map("".join)), st.booleans())
@settings(max_examples=600, deadline=None)
def test_any_string_is_a_tree_or_a_query_error(query: str, typing: bool) -> None:
    try:
        tree = parse(query, typing=typing).tree
    except QueryError as error:
        assert 1 <= error.column <= len(query) + 1
        return
    assert isinstance(tree, Node)
    assert parse(printed(tree)).tree == tree
    again = parse(parse(query, typing=typing).understood)
    assert (again.tree, again.sort) == (tree, parse(query, typing=typing).sort)


@pytest.mark.parametrize("query", ["story:ferry", "near:ferry-12", 'near:"wire:5"', "story:a OR near:b"])
def test_groups_are_fields_of_the_language(query: str) -> None:
    tree = parse(query).tree
    assert printed(tree) == query
    assert parse(printed(tree)).tree == tree
    assert any(isinstance(leaf, Grouped) for leaf in positive_leaves(tree))
