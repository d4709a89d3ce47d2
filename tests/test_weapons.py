"""Weapons and platforms: by designator, ship prefix, class, and by the words beside an unknown name."""

from __future__ import annotations

import pytest

from corpus.names import find_mentions
from corpus.sentences import sentences


def weapons(text: str) -> list[str]:
    return [m.text for m in find_mentions(text, sentences(text)) if m.type == "weapon"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An RQ-21 Blackjack was lost.", ["RQ-21 Blackjack"]),  # designator and nickname
        ("Two Su-34s and a MiG-31K took off.", ["Su-34s", "MiG-31K"]),
        ("They fired a Varnak-17 ballistic missile.", ["Varnak-17"]),  # unknown family, weapon word
        ("The Varnak-17, a new missile, flew.", ["Varnak-17"]),
        ("Crews of Zolta drones waited.", ["Zolta"]),  # introduced by the word after it
        ("The Varnak intercontinental ballistic missile flew.", ["Varnak"]),
        ("Varnak class ballistic missiles were shown.", ["Varnak"]),
        ("An ‘Idaho class’ nuclear submarine surfaced.", ["Idaho class"]),
        ("The destroyer USS Elmer Thornquist sailed.", ["USS Elmer Thornquist"]),
        ("HMS Steadfast left port.", ["HMS Steadfast"]),
        ("Germany will send Leopard 2A6 tanks.", ["Leopard 2A6"]),
        ("Crews trained on M1 Abrams tanks.", ["M1 Abrams"]),
    ],
)
def test_weapons(text: str, expected: list[str]) -> None:
    assert weapons(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 cases rose.",
        "The G-20 met in Bali.",
        "It came as an MP-3 file.",
        "Chinese missiles and Iranian drones were bought.",  # adjectives
        "Toyota vehicles were recalled.",  # a firm's products
        "A leopard was seen near the Patriot Hotel.",
        "First class tickets were sold out.",
    ],
)
def test_no_weapons(text: str) -> None:
    assert weapons(text) == []


def test_designator_nickname_and_plural_are_one() -> None:
    text = "The RQ-21 Blackjack is small. Blackjacks are quiet. Another RQ-21 fell. Blackjack drones fly far."
    keys = {m.entity for m in find_mentions(text, sentences(text)) if m.type == "weapon"}
    assert keys == {"weapon:rq-21-blackjack"}


def test_a_class_named_after_two_words() -> None:
    assert weapons("The Elmer Thornquist-class destroyer sailed.") == ["Elmer Thornquist-class"]
