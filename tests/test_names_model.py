"""The trained tagger: what it adds, what it may not touch, and life without it."""

from __future__ import annotations

import string
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Mention, Span
from corpus.names import find_mentions, rules, tagger
from corpus.names.candidates import CERTAIN
from corpus.names.features import LONGEST_RUN, features, runs
from corpus.names.tokens import read
from corpus.sentences import sentences


def found(text: str) -> tuple[Mention, ...]:
    return find_mentions(text, list(sentences(text)))


def names(text: str) -> set[tuple[str, str]]:
    return {(m.text, m.type) for m in found(text)}


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(tagger, "MODEL", tmp_path / "none.crfsuite")
    tagger.model.cache_clear()
    yield
    tagger.model.cache_clear()


UNKNOWN = "The album by Dorvane was released by Island Records in 1994."


def test_the_model_is_there_and_its_answers_say_so() -> None:
    assert tagger.model() is not None
    by = {m.by for m in found(UNKNOWN)}
    assert tagger.BY in by


def test_rules_answer_without_the_model(without_model: None) -> None:
    assert tagger.model() is None
    text = "President Anna Novak met Prime Minister Jorge Ruiz in Lisbon."
    assert {("Anna Novak", "person"), ("Jorge Ruiz", "person"), ("Lisbon", "place")} <= names(text)
    assert tagger.BY not in {m.by for m in found(UNKNOWN)}


def test_a_damaged_model_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "names.crfsuite"
    broken.write_bytes(b"no model at all")
    monkeypatch.setattr(tagger, "MODEL", broken)
    tagger.model.cache_clear()
    try:
        assert tagger.model() is None
        assert ("Lisbon", "place") in names("He lives in Lisbon.")
    finally:
        tagger.model.cache_clear()


def test_what_rules_are_certain_of_stays() -> None:
    text = "The Joint Harbour Authority (JHA) said the JHA would sail the MQ-9 Reaper past Lisbon."
    document = list(sentences(text))
    ruled, _ = rules.find(text, document)
    certain = {(c.start, c.end, c.type) for _, kept in ruled for c in kept if c.weight >= CERTAIN[c.type]}
    assert certain
    assert certain <= {(c.start, c.end, c.type) for _, kept in tagger.judged(ruled) for c in kept}


@pytest.mark.parametrize("word", ["Bank", "Department", "North", "The"])
def test_a_common_word_names_nobody(word: str) -> None:
    assert word not in {m.text for m in found(f"Officials of the {word} said on Monday that prices rose.")}


def test_runs_join_names_across_small_words() -> None:
    sentence = next(iter(read("The Bank of England and Lloyd's of London met.", [Span(0, 46)])))
    spans = [sentence.phrase(*run) for run in runs(sentence)]
    assert spans == ["The Bank of England and Lloyd's of London"]


def test_long_runs_are_cut() -> None:
    text = "Aaa " * 500
    sentence = next(iter(read(text, [Span(0, len(text))])))
    assert max(run.end - run.start for run in runs(sentence)) <= LONGEST_RUN
    assert sum(run.end - run.start for run in runs(sentence)) == 500


ODD = st.text(alphabet=string.ascii_letters + " .'-&\n‑“”\u0301\u202eИ東\U0001f600", max_size=200)


@given(ODD)
def test_any_text_is_tagged_without_overlap(text: str) -> None:
    mentions = found(text)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@given(ODD)
def test_each_token_of_a_run_has_features_once(text: str) -> None:
    ruled, _ = rules.find(text, list(sentences(text)))
    seen: set[tuple[int, int]] = set()
    for number, run, lines in features(ruled):
        assert len(lines) == run.end - run.start
        tokens = {(number, i) for i in range(*run)}
        assert not tokens & seen
        seen |= tokens
