"""Names as agencies and American papers write them: every rule with an example of its own."""

from __future__ import annotations

import pytest

from corpus.names import find_mentions, rules
from corpus.names.ships import NOT_A_NAME
from corpus.sentences import sentences


def found(text: str) -> dict[str, str]:
    """Surface -> type of all mentions of the text."""
    return {m.text: m.type for m in find_mentions(text, sentences(text))}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By JANE Q. OSTLER\n\nThe ferry was late.", {"JANE Q. OSTLER"}),
        ("By Sam Trent and Olga Vimm\n\nThe ferry was late.", {"Sam Trent", "Olga Vimm"}),
        ("By SAM TRENT\nHarbor News Staff Writer\n\nThe ferry was late.", {"SAM TRENT"}),
        ("BY OLGA VAN VIMM\n\nThe ferry was late.", {"OLGA VAN VIMM"}),
    ],
)
def test_who_signs(text: str, people: set[str]) -> None:
    assert {m for m, kind in found(text).items() if kind == "person"} == people


@pytest.mark.parametrize(
    "text",
    ["By Monday Night the ferry had left.", "By New York standards it was cheap.", "By Sam Trent he swore."],
)
def test_not_every_line_with_by_is_signed(text: str) -> None:
    spans = list(sentences(text))
    kept = [c for _, candidates in rules.find(text, spans)[0] for c in candidates]
    assert all(c.by != "rule: byline" for c in kept)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("MOSCOW (AP)_ The mayor spoke.", "MOSCOW"),
        ("KELMORE, Vt. _ The mayor spoke.", "KELMORE"),
        ("KELMORE, Vt. _ The mayor spoke.", "Vt."),
        ("ST. LOUIS -- The mayor spoke.", "ST. LOUIS"),
        ("O'DELLAN, N.J. (AP) -- The mayor spoke.", "O'DELLAN"),
        ("LITTLE ROCK, Ark. (AP) = The mayor spoke.", "LITTLE ROCK"),
        ("He moved to Ripley, Calif., in May.", "Ripley"),
        ("He moved to Ripley, Calif., in May.", "Calif."),
        ("Lincoln, Neb., was quiet.", "Lincoln"),
        ("The talks in Geneva ended.", "Geneva"),
        ("Virginia and Atlanta expect snow.", "Virginia"),
        ("Ships crossed the British North Sea.", "North Sea"),
    ],
)
def test_where(text: str, place: str) -> None:
    assert found(text).get(place) == "place"


@pytest.mark.parametrize("text", ["UPDATE _ The mayor spoke.", "NATO _ The mayor spoke."])
def test_not_all_capitals_are_a_dateline(text: str) -> None:
    assert text.split()[0] not in {m for m, kind in found(text).items() if kind == "place"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("On Monday the House passed a bill.", "House"),
        ("Fans of the Giants wept.", "Giants"),
        ("Fans of the Yankees wept.", "Yankees"),
        ("Lawyers at Aldous, Birch & Co. agreed.", "Aldous, Birch & Co."),
        ("Lawyers at Skene, Orr, Tully & Marsh agreed.", "Skene, Orr, Tully & Marsh"),
        ("She studied at Penn State for a year.", "Penn State"),
    ],
)
def test_bodies(text: str, body: str) -> None:
    assert found(text).get(body) == "organisation"


def test_a_team_is_called_without_its_place_later() -> None:
    text = "The Miami Heat lost to the Utah Jazz. Afterwards the Heat said that the Jazz had played well."
    mentions = [(m.text, m.type) for m in find_mentions(text, sentences(text))]
    assert ("Heat", "organisation") in mentions
    assert ("Jazz", "organisation") in mentions


def test_heat_is_no_team_where_none_is_named() -> None:
    assert "Heat" not in found("The town of Dover suffered. Nobody could bear the Heat of July.")


@pytest.mark.parametrize(
    "text",
    ["Written by Karin Oster & Lee Hollis of Dover.", "An earlier study (Oster & Vane, 2014) says so."],
)
def test_two_people_are_no_firm(text: str) -> None:
    assert "organisation" not in found(text).values()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Afterwards Gorbachev spoke.", "Gorbachev"),  # a leader whom nobody introduces
        ("Jack Nicholls drove home.", "Jack Nicholls"),  # an ordinary word that opens a sentence
        (
            "Prime Minister Prince Norwell Varak resigned.",
            "Norwell Varak",
        ),  # a title, though a given name too
        ("Deputy Treasury Secretary Anna Dunmore resigned.", "Anna Dunmore"),
    ],
)
def test_people(text: str, name: str) -> None:
    assert found(text).get(name) == "person"


def test_a_leaders_name_within_another_name_is_not_his() -> None:
    text = "The Reagan Trail is closed."
    spans = list(sentences(text))
    kept = [c for _, candidates in rules.find(text, spans)[0] for c in candidates]
    assert all(c.by != "list: leaders" for c in kept)


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("He won the Kentucky Derby twice.", "Kentucky"),
        ("It broke the Harrow-Vane Act of 1933.", "Harrow-Vane"),
        ("She won the Dublin Literary Award again.", "Dublin"),
    ],
)
def test_prizes_laws_and_contests_are_no_names_of_ours(text: str, within: str) -> None:
    assert within not in found(text)
    assert not any(m.by == NOT_A_NAME for m in find_mentions(text, sentences(text)))


def test_a_street_is_no_body() -> None:
    assert found("They met at One Police Plaza.").get("One Police") is None


def test_a_nationality_is_no_place() -> None:
    names = found("A group of West African and West European traders met in Lisbon.")
    assert names.get("West African") != "place"
    assert names.get("West European") != "place"


def test_a_title_is_nobody() -> None:
    assert "Supreme Leader" not in found("On a visit the Supreme Leader of Norwell showed ships.")


def test_a_listed_place_stands_whatever_the_model_says() -> None:
    assert found("It rained. Lisbon releases figures on Monday.").get("Lisbon") == "place"
