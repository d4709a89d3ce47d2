"""What a word is, in any script: terms of the words as written, at their places, however hostile the text."""

from __future__ import annotations

import re
import unicodedata
from unicodedata import ucd_3_2_0

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.folding import MARKS, folded, is_unspaced
from index.languages import SNOWBALL, analyzer_of, forms, term
from index.query.compile import Step
from index.words import LONGEST, Token, asked, asked_beginning, terms, tokens, words

ANALYZERS = sorted({*SNOWBALL, "ar", "other"})
ALL = frozenset(ANALYZERS)

SCRIPTS = (
    "abc Ééßøİıǅ .’'-_ 12٣४ "
    "йёЁїў и\u0306е\u0308 "
    "آأإةىـًّٱکی "
    "שָׁלוֹם "
    "हिन्दी फ़ "
    "港湾労働者々〇ー。、 か\u3099ガ ｶﾞ "
    "가각힣 \u1112\u1161\u11ab "
    "ท่าเรือนน้ำ ລາວ မြန်မာ ខ្មែរ "
    "\u0301\u200d\u200b\ufe0f\U000e0100\ud800\x00 ﬁ㈱Ⅷ 𠀀𝔘"
)
TEXTS = st.text(st.one_of(st.sampled_from(SCRIPTS), st.characters(codec=None)), max_size=60)
RUNS = st.text(st.sampled_from("港湾労働者日本東京가나다라ก่าเรือ"), min_size=1, max_size=12).filter(
    lambda run: unicodedata.category(run[0]) != "Mn"
)


@given(TEXTS, st.sampled_from(ANALYZERS))
@example("e\u0301te\u0301 \u0301x", "fr")
def test_every_token_is_a_word_of_the_text_and_stands_in_order(text: str, analyzer: str) -> None:
    before = Token(0, 0, "", 0)
    for token in tokens(text, analyzer):
        written = text[token.start : token.end]
        assert token.term
        assert before.start <= token.start < token.first_end <= token.end <= len(text)
        assert token.start >= before.first_end  # words stand apart, pairs share a letter
        if is_unspaced(written):
            assert token.term == folded(text[token.start : token.first_end]) + folded(
                text[token.first_end : token.end]
            )
        else:
            assert token.term == term(written, analyzer)
            assert len(written) <= LONGEST
        before = token


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(TEXTS)
def test_composed_and_decomposed_text_have_the_same_terms(text: str) -> None:
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    if unicodedata.normalize("NFC", apart) == composed:
        assert terms(composed) == terms(apart)


@given(st.text(st.sampled_from("éàçñöйёштأخبارשлодa"), min_size=1, max_size=10))
def test_case_and_accents_do_not_matter(word: str) -> None:
    assert folded(word.upper()) == folded(word)
    assert folded(unicodedata.normalize("NFD", word)) == folded(word)


def test_every_mark_of_the_world_goes_on_with_a_word() -> None:
    """A mark that is left out would tear words apart; the old table, as newer ones differ between Pythons."""
    goes_on = re.compile(rf"[\w{MARKS}]")
    marks = [chr(code) for code in range(0x10000) if ucd_3_2_0.category(chr(code)) in ("Mn", "Mc")]
    assert [f"{ord(mark):04x}" for mark in marks if not goes_on.match(mark)] == []


# -- queries


def _found(steps: list[Step], text: str) -> list[str]:
    """The stretches of the text that the steps match."""
    row = list(tokens(text))
    found = []
    for first in range(len(row) - len(steps) + 1):
        some = row[first : first + len(steps)]
        if all(step.matches(token.term) for step, token in zip(steps, some, strict=True)):
            end = some[-1].first_end if steps[-1].letter else some[-1].end
            found.append(text[some[0].start : end])
    return found


def _steps(text: str, *, beginning: bool = False) -> list[Step]:
    sought = (asked_beginning if beginning else asked)(text, frozenset({"en"}))
    return [Step(word.forms, word.beginnings, word.letter) for word in sought]


@given(RUNS, RUNS, RUNS)
def test_any_part_of_a_run_is_found_in_it_and_nothing_else_is(before: str, part: str, after: str) -> None:
    for run in (before + part + after, part + after, before + part):
        assert part in _found(_steps(part), run)
        # a vowel sign makes another letter, but of one alone it may be what is typed next
        alone = len(words(part)) == 1
        assert all(found.startswith(part) if alone else found == part for found in _found(_steps(part), run))
        assert part in _found(_steps(part, beginning=True), run)
    letters, others = words(part), words(after)
    there = any(others[at : at + len(letters)] == letters for at in range(len(others)))
    assert (part in _found(_steps(part), after)) == there


@given(st.lists(st.one_of(RUNS, st.sampled_from(["ferry", "2024", "Straße"])), min_size=1, max_size=4))
def test_a_text_is_found_by_itself_as_a_phrase(parts: list[str]) -> None:
    text = " ".join(parts)
    assert _found(_steps(text), text)


@given(TEXTS, st.sampled_from(ANALYZERS))
def test_a_word_is_found_by_every_language_that_may_have_indexed_it(text: str, analyzer: str) -> None:
    for token in tokens(text, analyzer):
        written = text[token.start : token.end]
        if not is_unspaced(written):
            assert token.term in forms(written, ALL)


@pytest.mark.parametrize(
    ("language", "typed", "written"),
    [
        ("ru", "забастовки", "забастовка"),
        ("ru", "НОВЫЙ", "новые"),
        ("ru", "елка", "ёлки"),
        ("de", "Hauser", "Häuser"),
        ("de", "Strassen", "Straße"),
        ("fr", "elections", "élection"),
        ("es", "organizacion", "organizaciones"),
        ("es", "accion", "acciones"),
        ("pt", "eleicao", "eleição"),
        ("it", "citta", "città"),
        ("sv", "manniskor", "människor"),
        ("da", "kobenhavn", "København"),
        ("hu", "valasztas", "választás"),
        ("fi", "hyvä", "hyva"),
        ("nl", "staking", "stakingen"),
        ("ro", "alegerile", "alegeri"),
        ("ar", "حكومات", "الحكومة"),
        ("ar", "مُحَمَّد", "محمد"),
        ("pl", "lodz", "Łódź"),
        ("en", "strikes", "striking"),
    ],
)
def test_words_are_found_however_they_end(language: str, typed: str, written: str) -> None:
    analyzer = analyzer_of(language)
    assert term(written, analyzer) in forms(typed, frozenset({analyzer, "en"}))


def test_letters_that_accents_make_stay_letters() -> None:
    assert folded("мой") != folded("мои")
    assert folded("が") != folded("か")
    assert folded("น้ำ") != folded("นำ")
    assert folded("ї") != folded("і")


def test_what_is_not_spaced_is_read_letter_by_letter_by_the_columns() -> None:
    assert words("朝日新聞 Online") == ["朝", "日", "新", "聞", "Online"]
