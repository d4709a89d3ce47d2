"""The language of an article: told where a sample leaves no doubt, never against what it says itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.annotate import annotate, clean_only
from corpus.language import SAMPLE, language_of
from corpus.model import Article, Span

RUSSIAN = "Докеры снова прекратили работу во вторник, и паромы стоят в гавани. Переговоры начнутся завтра. "
ENGLISH = "The dock workers walked out again, and the ferries stay in the harbour. Talks begin tomorrow. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RUSSIAN, "ru"),
        (ENGLISH, "en"),
        ("港湾労働者は火曜日に", "ja"),
        ("码头工人周二再次罢工", "zh"),
        ("부두 노동자들이 파업을", "ko"),
        ("คนงานท่าเรือหยุดงาน", "th"),
        ("עובדי הנמל שבתו שוב ביום שלישי", "he"),
        ("Xi meets Putin in Beijing", None),  # CLD3 is sure that this is Dutch
        ("Shr loss 14 cts vs loss 21 cts\nNet loss 353,000 vs loss 542,000", None),
        ("", None),
        ("12 34 \ud800 !!", None),
    ],
)
def test_it_is_told_or_left_open(text: str, expected: str | None) -> None:
    assert language_of(text) == expected


def test_a_menu_in_english_before_a_long_article_is_outvoted() -> None:
    assert language_of("Skip to content. Home News Sport Weather\n" + RUSSIAN * 50) == "ru"


def test_boilerplate_has_no_say() -> None:
    text = ENGLISH * 9 + RUSSIAN * 2
    assert language_of(text, [Span(0, len(ENGLISH) * 9)]) == "ru"


def test_what_the_article_says_of_itself_counts() -> None:
    article = Article(id="x", text=RUSSIAN, language="bg")
    assert annotate(article).language == clean_only(article).language == "bg"
    unsaid = Article(id="x", text=RUSSIAN)
    assert annotate(unsaid).language == clean_only(unsaid).language == "ru"
    assert annotate(unsaid, raw=True).language is None


@given(
    st.text(st.characters(codec=None), max_size=2 * SAMPLE),
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99))),
)
@settings(max_examples=60, deadline=None)
def test_any_text_has_the_same_code_of_two_letters_or_none_each_time(
    text: str, hidden: list[tuple[int, int]]
) -> None:
    spans = [Span(min(pair), max(pair)) for pair in hidden]
    found = language_of(text, spans)
    assert found is None or (len(found) == 2 and found.isalpha())
    assert language_of(text, spans) == found
