"""Names in news of many fields: short stories of our own, read as a careful person would."""

from __future__ import annotations

import pytest

from corpus.names import find_mentions
from corpus.sentences import sentences


def found(text: str) -> dict[str, tuple[str, str]]:
    """Surface -> type and name."""
    return {m.text: (m.type, m.name) for m in find_mentions(text, sentences(text))}


SPORT = (
    "KINGSTON (Sports Wire) - Striker Dwayne Marchetti scored twice as Montego Bay United beat Velden Rovers "
    "3-1. Marchetti, 23, joined from Sporting Braga in June. Coach Errol Pinnock smiled."
)
COURT = (
    "A judge in Leeds sentenced Gavin Thistlewood, 51, of Ilkley, to nine years. His barrister, Priya "
    "Ranganathan QC, told Leeds Crown Court that Mr Thistlewood would appeal. The prosecutor, Zorba Quennix, "
    "did not speak. Ms Quennix left early."
)
BUSINESS = (
    "Lumora Biosystems said profit rose. Shares in Lumora gained in Frankfurt. It will buy Tessaro Trading "
    "of Padua, said Henrike Vossberg, its chief. Tessaro ships oil. NOTE: figures are in euros."
)
ANDES = (
    "Partido Renovador chose Jaime Iturralde Vélez. Iturralde owes money to Banco del Lago. He spoke in "
    "San Miguel de Oca, below the El Tumbo dam. El Tumbo was built in 1990."
)
AFRICA = (
    "The Gulf of Aden Fisheries Commission (GAFC) met in Djibouti. Mr al-Banna, who chairs it, praised "
    "Adaeze Okwuosa. A flight to Zabrinsk was late. The dhow sailed for Berbela, in northern Somalia."
)
ASIA = (
    "Pakistan's Supreme Court freed Shahid Mehmood Khokhar. The Daily Prothom said Khokhar wept. The chair, "
    "Rukhsa Bhatti, resigned."
)
SEA = (
    "The frigate Talwar met the tanker Grete Holm off Kochi. Grete Holm was empty. The MV Orlanda and the "
    "ferry Estonia were late. The Orlanda has since left Estonia."
)
CLIMATE = (
    "Glaciers in the Hindu Kush shrink, the University of Innsbruck said. Ice is thin in the Baltic. The "
    "Baltic states agreed. Cyclone Imelda killed 60 in Mozambique."
)


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        (SPORT, "Sports Wire", ("organisation", "Sports Wire")),
        (SPORT, "Montego Bay United", ("organisation", "Montego Bay United")),
        (SPORT, "Sporting Braga", ("organisation", "Sporting Braga")),
        (SPORT, "Marchetti", ("person", "Dwayne Marchetti")),
        (COURT, "Ilkley", ("place", "Ilkley")),  # a person, age, of X
        (COURT, "Priya Ranganathan", ("person", "Priya Ranganathan")),  # letters after the name
        (COURT, "Zorba Quennix", ("person", "Zorba Quennix")),  # the role, name, + Ms later
        (COURT, "Quennix", ("person", "Zorba Quennix")),
        (BUSINESS, "Lumora Biosystems", ("organisation", "Lumora Biosystems")),
        (BUSINESS, "Lumora", ("organisation", "Lumora Biosystems")),
        (BUSINESS, "Tessaro Trading", ("organisation", "Tessaro Trading")),  # not "Trading of Padua"
        (BUSINESS, "Tessaro", ("organisation", "Tessaro Trading")),
        (BUSINESS, "Henrike Vossberg", ("person", "Henrike Vossberg")),
        (ANDES, "Partido Renovador", ("organisation", "Partido Renovador")),
        (ANDES, "Banco del Lago", ("organisation", "Banco del Lago")),
        (ANDES, "Iturralde", ("person", "Jaime Iturralde Vélez")),  # the father's name of two
        (ANDES, "San Miguel de Oca", ("place", "San Miguel de Oca")),
        (ANDES, "El Tumbo", ("place", "El Tumbo")),
        (
            AFRICA,
            "Gulf of Aden Fisheries Commission",
            ("organisation", "Gulf of Aden Fisheries Commission"),
        ),
        (AFRICA, "GAFC", ("organisation", "Gulf of Aden Fisheries Commission")),
        (AFRICA, "al-Banna", ("person", "al-Banna")),  # a title before a small letter
        (AFRICA, "Zabrinsk", ("place", "Zabrinsk")),  # flight to X
        (AFRICA, "Berbela", ("place", "Berbela")),  # X, in northern country
        (ASIA, "Daily Prothom", ("organisation", "Daily Prothom")),
        (ASIA, "Khokhar", ("person", "Shahid Mehmood Khokhar")),
        (ASIA, "Rukhsa Bhatti", ("person", "Rukhsa Bhatti")),
        (SEA, "Talwar", ("weapon", "Talwar")),  # a warship's hull name
        (SEA, "Estonia", ("place", "Estonia")),  # the country, not the ferry
        (CLIMATE, "Hindu Kush", ("place", "Hindu Kush")),
        (CLIMATE, "Baltic", ("place", "Baltic Sea")),
    ],
)
def test_a_name_of_the_story(text: str, surface: str, expected: tuple[str, str]) -> None:
    assert found(text).get(surface) == expected


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        (BUSINESS, "NOTE"),  # a word in capitals is no acronym
        (SEA, "Grete Holm"),  # a merchant ship is neither a person nor a place nor a weapon
        (SEA, "Orlanda"),
        (SEA, "MV Orlanda"),
        (COURT, "QC"),
    ],
)
def test_no_name_of_the_story(text: str, absent: str) -> None:
    assert absent not in found(text)


def test_a_ship_named_like_a_country_hides_no_country() -> None:
    mentions = [m.start for m in find_mentions(SEA, sentences(SEA)) if m.text == "Estonia"]
    assert mentions == [SEA.rindex("Estonia")]


def test_the_plain_noun_after_an_adjective_of_place() -> None:
    mentions = [m.start for m in find_mentions(CLIMATE, sentences(CLIMATE)) if m.text == "Baltic"]
    assert mentions == [CLIMATE.index("Baltic")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("KELMORE — Ferries stopped on Friday, officials said.", "KELMORE"),
        ("DURROW, May 4 (Coast Wire) - Ferries stopped on Friday.", "DURROW"),
        ("PORT DURROW (CW) — The mayor spoke on Friday.", "PORT DURROW"),
        ("NATO - the alliance met on Friday, officials said.", None),
        ("UNESCO — the agency said on Friday that it would act.", None),
        ("UPDATE - Ferries stopped on Friday, officials said.", None),
        ("DURROW has no ferries, officials said.", None),
    ],
)
def test_capitals_before_a_dash_are_where_a_story_was_filed(text: str, place: str | None) -> None:
    mentions = find_mentions(text, sentences(text))
    found = [mention.text for mention in mentions if mention.by == "rule: dateline"]
    assert found == ([place] if place else [])
