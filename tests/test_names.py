"""Names in running text: every rule with the kind of sentence that made it necessary."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Mention, Span
from corpus.names import find_mentions
from corpus.sentences import sentences


def found(text: str) -> dict[str, str]:
    """Surface -> type of all mentions of the text."""
    return {m.text: m.type for m in find_mentions(text, sentences(text))}


def mentions(text: str) -> tuple[Mention, ...]:
    return find_mentions(text, sentences(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yesterday Prime Minister Aroha Tamatea spoke.", "Aroha Tamatea"),  # title before name
        ("The mayor thanked Dr. Quillfeather for the help.", "Quillfeather"),  # honorific, single word
        ("Critics say President Obiakor lied.", "Obiakor"),
        ("It was Margaret Vexley who left.", "Margaret Vexley"),  # given name in the list
        ("Songs by Ludwig van Hoorn filled the hall.", "Ludwig van Hoorn"),  # particle
        ("They met Bashir al-Rawi in spring.", "Bashir al-Rawi"),  # Arabic article
        ("Envoys saw Kang Min-ho at noon.", "Kang Min-ho"),  # Korean, hyphen
        ("Envoys saw Yoon Chang Soo at noon.", "Yoon Chang Soo"),  # Korean, spaces
        ("The delegate Zhou Guangming agreed.", "Zhou Guangming"),  # Chinese, pinyin
        ("Votes for Tran Van Binh were counted.", "Tran Van Binh"),  # Vietnamese
        ("Supporters of Nagy Ferenc cheered.", "Nagy Ferenc"),  # Hungarian order
        ("Supporters of Ferenc Nagy cheered.", "Ferenc Nagy"),  # and the other
        ("The vice premier, Liu He, smiled.", "Liu He"),  # a syllable that is an English word
        ("Then Fleur Ashdown, 34, won again.", "Fleur Ashdown"),
        ("Police named Zorblat Quennix, a baker, as the winner.", "Zorblat Quennix"),  # apposition
        ("Here Zorblat Quennix said nothing.", "Zorblat Quennix"),  # verb of speech
        ("Reform leader Christian Averkamp won.", "Christian Averkamp"),  # an adjective of faith as well
        ("In June President Cliff resigned.", "Cliff"),  # an ordinary word, but titled
        ("Author John F. Kettering wrote it.", "John F. Kettering"),
    ],
)
def test_people(text: str, name: str) -> None:
    assert found(text).get(name) == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Ministry of Agriculture and Food agreed.", "Ministry of Agriculture and Food"),
        ("Talks at the Finance Ministry failed.", "Finance Ministry"),
        ("He left the University of Tromsheim early.", "University of Tromsheim"),
        ("A study by the Institute for the Study of Tides says so.", "Institute for the Study of Tides"),
        ("Shares of Quorvex Corp fell.", "Quorvex Corp"),
        ("She joined Hallam & Pike Ltd. last year.", "Hallam & Pike Ltd."),
        ("The US Coast Guard searched the bay.", "US Coast Guard"),  # one body, not a place and the rest
        ("In response the UN sent food.", "UN"),
        ("Ships of the Royal Norwegian Navy left.", "Royal Norwegian Navy"),
        ("The Reef People's Volunteers marched.", "Reef People's Volunteers"),
        ("This was first told by the Zentara news agency.", "Zentara"),  # X news agency
        ("The Seattle Otters lost again.", "Seattle Otters"),  # team of a place
        ("Fans of Velden Rovers sang.", "Velden Rovers"),
        ("The minister told Harbour Radio nothing.", "Harbour Radio"),
        ("The ruling Velden Dream party won.", "Velden Dream"),  # lower-case word for a group
        ("Rival Quorvex Co. fell.", "Quorvex Co."),  # what the firm is stands before its name
        ("The New York Fire Department came.", "New York Fire Department"),  # not a place and the rest
        ("Norway's National Security Council met.", "National Security Council"),
    ],
)
def test_organisations(text: str, name: str) -> None:
    assert found(text).get(name) == "organisation"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They flew to Reykjavik today.", "Reykjavik"),
        ("It rained in the U.S. and elsewhere.", "U.S."),
        ("A storm crossed the Sea of Vell.", "Sea of Vell"),
        ("Fishing in the Gulf of Carpentia stopped.", "Gulf of Carpentia"),
        ("Forts on the Morvan Peninsula burn.", "Morvan Peninsula"),
        ("Shelling in the Zabrinsk region went on.", "Zabrinsk"),  # lower-case headword
        ("Homes in Zabrinsk, Ukraine, were hit.", "Zabrinsk"),  # X, country
        ("Unrest spread in northern and Western Georgia again.", "Western Georgia"),  # direction
        ("SEOUL, Oct 4 - Nothing happened here.", "SEOUL"),  # a dateline's capitals
        ("Trucks drove from Zabrinsk to Ostrivka.", "Ostrivka"),
        ("A Paris-based firm closed.", "Paris"),  # hyphened compounds
        ("Pro-Kremlin and anti-Japan slogans were seen.", "Japan"),
    ],
)
def test_places(text: str, name: str) -> None:
    assert found(text).get(name) == "place"


def test_possessives_and_titles_are_outside() -> None:
    text = "Norway's Minister Kari Holm and Japan’s Taro Endo met."
    assert found(text) == {"Norway": "place", "Kari Holm": "person", "Japan": "place", "Taro Endo": "person"}


def test_hyphenated_pairs_are_two_places() -> None:
    text = "The Washington-Seoul alliance and Russia–China trade grew."
    assert list(found(text)) == ["Washington", "Seoul", "Russia", "China"]


def test_an_agency_of_a_country_is_a_place_and_an_organisation() -> None:
    text = "According to South Korea’s Newsis, rain is near."
    assert found(text) == {"South Korea": "place", "Newsis": "organisation"}


@pytest.mark.parametrize(
    "text",
    [
        "Additionally, the weather was bad.",  # a capital at the beginning only
        "Russian and Peruvian soldiers waited.",  # adjectives are no places
        "Officials said on Monday that March was cold.",
        "“Nothing is lost,” he said. “Everything changes.”",
        "The CEO spoke about GDP, AI and the SUV market.",
        "THE WEATHER WILL BE FINE TODAY",
        "Ten Things You Should Know About Growing Better Beans",
        "Market Leaders Warn Of Slower Growth And Higher Prices",
    ],
)
def test_ordinary_capitals_name_nothing(text: str) -> None:
    assert found(text) == {}


def test_headlines_name_what_the_text_makes_known() -> None:
    text = (
        "Vexley Warns Of Slower Growth In Norway\n\nMinister Anna Vexley warned on Monday. She was in Oslo."
    )
    first = [m for m in mentions(text) if m.start < 40]
    assert [(m.text, m.entity) for m in first] == [
        ("Vexley", "person:anna-vexley"),
        ("Norway", "place:norway"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bank Of Norway Governor Anna Vexley Warns Of Recession", ["Bank Of Norway", "Anna Vexley"]),
        ("Gales Hit Ships In Sea Of Vell, Oslo Says", ["Sea Of Vell", "Oslo"]),
        ("US AND NORWAY BEGIN LARGEST AIR DRILLS YET", ["US", "NORWAY"]),
        ("INSIDE THE KREMLIN'S SECRET PLAN FOR EUROPE", ["KREMLIN", "EUROPE"]),
    ],
)
def test_headlines_alone(text: str, expected: list[str]) -> None:
    assert list(found(text)) == expected


def test_capitals_headline() -> None:
    text = "ANNA VEXLEY VISITS JAPAN\n\nMinister Anna Vexley is travelling, her office said."
    assert [m.entity for m in mentions(text)] == ["person:anna-vexley", "place:japan", "person:anna-vexley"]


def test_an_acronym_of_ordinary_words_is_no_name() -> None:
    assert found("The sea surface zinc (SSZ) fell. Low SSZ is bad.") == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Second Punic War ended.", "Second Punic War"),
        ("Troops began Operation Northern Lantern at dawn.", "Operation Northern Lantern"),
        ("They held the ‘Ulva Resolve’ exercise in June.", "Ulva Resolve"),  # quoted name of a drill
        ("The Winter Falcon exercise starts on Friday.", "Winter Falcon"),
        ("Crowds marked Independence Day.", "Independence Day"),
    ],
)
def test_named_events(text: str, name: str) -> None:
    assert found(text).get(name) == "event"


def test_every_mention_says_what_found_it() -> None:
    by = {m.text: m.by for m in mentions("President Aroha Tamatea is in Norway.")}
    assert by == {"Aroha Tamatea": "rule: title before name (President)", "Norway": "gazetteer: countries"}


PIECES = st.sampled_from(
    [
        "Kim", "Jong-un", "Mr.", "President", "Bank", "of", "the", "Ministry", "US", "U.S.", "North", "Korea",
        "(", ")", "’s", "'s", "-", "“", "”", ",", ".", "\n\n", "said", "MQ-9", "drones", "\x00", "\u202e",
        "[b]", "İ", "and", "&", "People", "UN", "JCS", "é", "Sea", "War", "‘", "class", "ǅ", "🛰",
        "al-Assad", "Jr.", "\ud800",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map(" ".join))
def test_any_text_gives_exact_spans_that_never_overlap(text: str) -> None:
    spans = sentences(text)
    last = 0
    for m in find_mentions(text, spans):
        assert text[m.start : m.end] == m.text != ""
        assert m.start >= last
        last = m.end
        assert any(s.start <= m.start and m.end <= s.end for s in spans)
        assert m.entity.startswith(f"{m.type}:")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 2_000_000,
        "A." * 200_000,
        "X-" * 100_000,
        "., " * 100_000,
        "Kim " * 20_000,
        "People's Bank of " * 6_000,
        "A (AB) " * 20_000,
        "“A " * 30_000,
        "Aaa, Calif. " * 8_000,
    ],
    ids=["letters", "initials", "hyphens", "stops", "family", "bank-of", "acronyms", "quotes", "towns"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    find_mentions(text, (Span(0, len(text)),))
    assert time.process_time() - started < 5


def test_a_namesake_is_not_the_body_known_for_short() -> None:
    names = found("Norwegian National Security Council Secretary Ivan Berg arrived in Oslo.")
    assert "Security Council" not in names
    assert names["Ivan Berg"] == "person"
