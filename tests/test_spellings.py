"""Romanisations of one name that meet over a library, and names that must not."""

from __future__ import annotations

import itertools

import pytest

from corpus.model import EntityType
from corpus.names.across import Name, links
from corpus.names.keys import key
from corpus.names.spellings import sound


def canonical(type_: EntityType, *names: str) -> set[str]:
    """The entities that these names, one an article, come to; the same in every order."""
    rows = [Name(key(type_, n), type_, n, 1) for n in names]
    out = []
    for order in itertools.islice(itertools.permutations(rows), 24):
        linked = links(order)
        out.append({linked.get(row.entity, row.entity) for row in rows})
    assert all(o == out[0] for o in out)
    return out[0]


@pytest.mark.parametrize(
    "names",
    [
        # Korean vowels (eo, o; oo, u; eu, u) and family names in two romanisations, hyphen or none
        ("Moon Seok-jun", "Mun Sok-jun", "Moon Seok Jun"),
        ("Park Geun-cheol", "Pak Gun-chol"),
        ("Kwon Jinsu", "Kwon Jin-soo"),
        ("Jung Ha-neul", "Chung Haneul"),
        ("Zhao Weiguo", "Zhao Wei-guo"),  # pinyin with a hyphen
        ("Tarek el-Masry", "Tareq al-Masri", "Tarek Masry", "Tarek El Masry"),  # Arabic article, y and i
        ("Walid Haddoud", "Walid Haddud"),  # French ou
        ("Ihor Hlushko", "Igor Glushko"),  # Ukrainian h, Russian g
        ("Mykola Bohdanets", "Nikolai Bogdanets"),
        ("Oleksandr Derkach", "Olexandr Derkach", "Aleksandr Derkach"),
        ("Ilmārs Bērziņš", "Ilmars Berzins"),  # accents
        ("Konan N'Dri", "Konan N’Dri", "Konan Ndri"),  # apostrophes
        ("Tarek el-Masry", "al-Masry"),  # the family name alone, with its article
    ],
)
def test_one_person(names: tuple[str, ...]) -> None:
    assert len(canonical("person", *names)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Moon Seok-jun", "Moon Seok-jin"),
        ("Kim Min-ho", "Lim Min-ho"),
        ("Zhao Weiguo", "Zhao Weigang"),
        ("Tarek el-Masry", "Tarek el-Masoud"),
        ("Thomas Hale", "Thomas Gale"),  # no Slavic given name, no reason
        ("Paul Goode", "Paul Gude"),  # no Arabic one
        ("John Wilkes", "John Wilkes Boothby"),
        ("Tarek el-Masry", "Salim el-Masry", "al-Masry"),
    ],
)
def test_other_people(names: tuple[str, ...]) -> None:
    assert len(canonical("person", *names)) == len(names)


def test_models_of_weapons() -> None:
    names = ("XR-9 Pelican", "XR9 Pelican", "XR-9", "Pelican")
    assert len(canonical("weapon", *names)) == 1
    assert len(canonical("weapon", "XR-9 Pelican", "XR-5 Pipit", "XR-9", "XR-5")) == 2
    assert len(canonical("weapon", "XR-9 Pelican", "XK-2 Pelican", "Pelican")) == 3


def test_a_coined_word_stands_for_its_only_firm() -> None:
    def linked(*rows: tuple[str, int]) -> int:
        names = [Name(key("organisation", n), "organisation", n, articles) for n, articles in rows]
        return len(names) - len(links(names))

    assert linked(("Zentovia Aerosystems", 3), ("Zentovia", 1)) == 1
    assert linked(("Zentovia Aerosystems", 3), ("Zentovia Foods", 3), ("Zentovia", 1)) == 3
    assert linked(("Zentovia Aerosystems", 1), ("Zentovia", 3)) == 2  # a parent and its subsidiary
    assert linked(("Apple Trading", 3), ("Apple", 1)) == 2


@pytest.mark.parametrize("name", ["", "Al", "al-", "Kim", "\ud800 \x00", "Al Al Al Al", "kim " * 50])
def test_any_name_is_taken(name: str) -> None:
    assert sound(name) is None or isinstance(sound(name), str)
    assert links([Name(key(t, name), t, name, 1) for t in ("person", "organisation", "weapon")]) is not None
