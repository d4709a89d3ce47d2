"""The built-in sample: there, readable, untidy enough, and woven together."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus import sample

TEXTS = sorted(sample.folder().glob("*.txt"))

BOILERPLATE = {
    "share bar": ("Share this", "Facebook", "WhatsApp", "SHARES"),
    "related": (
        "Related articles",
        "Related Articles",
        "READ MORE",
        "ALSO READ",
        "Most read",
        "You may also like",
    ),
    "comments": ("Post a Comment", "Leave a Reply", "Leave a comment", "Comments ("),
    "image credit": ("Image Credit:", "Image credit:", "Credit:", "Picture:", "Photograph:"),
    "newsletter": ("newsletter", "boletín", "Subscribe to"),
    "disclaimer": ("Disclaimer:", "Reproduction without permission"),
    "source credit": ("Courtesy:", "Original Source:"),
    "cookies": ("uses cookies",),
}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def wire() -> list[dict[str, Any]]:
    return [json.loads(line) for line in read(sample.folder() / "wire.jsonl").splitlines()]


def everything() -> list[str]:
    return [read(path) for path in TEXTS] + [item["text"] for item in wire()]


def test_the_folder_is_there_and_holds_enough() -> None:
    assert sample.folder().is_dir()
    assert len(TEXTS) >= 14


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_an_article_is_clean_utf8_of_a_sensible_length(path: Path) -> None:
    text = read(path)
    assert 250 <= len(text.split()) <= 650
    assert "\ufffd" not in text
    assert all(ch.isprintable() or ch in "\n\u00a0" for ch in text)


def test_wire_items_carry_text_and_metadata() -> None:
    items = wire()
    assert len(items) == 3
    assert len({item["id"] for item in items}) == 3
    for item in items:
        assert set(item) == {"id", "title", "text", "published", "source", "byline"}
        assert len(item["text"].split()) > 60
        assert item["published"][:2] == "20"


@pytest.mark.parametrize("kind", BOILERPLATE)
def test_every_kind_of_boilerplate_occurs(kind: str) -> None:
    assert any(sign in read(path) for path in TEXTS for sign in BOILERPLATE[kind])


def test_most_articles_carry_some_boilerplate() -> None:
    signs = [sign for kind in BOILERPLATE.values() for sign in kind]
    assert sum(any(sign in read(path) for sign in signs) for path in TEXTS) >= 12


@pytest.mark.parametrize(
    ("variants", "articles"),
    [
        (("Calliope",), 14),
        (("al-Tarhuni", "al-Tarhouni", "Al Tarhuni", "Khaled Tarhuni"), 8),
        (("Oleksandr Hryshko", "Olexandr Hryshko", "Aleksandr Grishko"), 6),
        (("Yoon Tae-seok", "Yoon Tae Seok", "Yun Tae-sok"), 6),
        (("Bae Jin-ho", "Bae Jinho"), 7),
        (("KR-7", "KR7"), 8),
        (("Vaiva",), 6),
        (("El Sauzal",), 5),
        (("Takoradi Accord", "Takoradi accord"), 5),
    ],
)
def test_the_stories_share_their_people_and_things(variants: tuple[str, ...], articles: int) -> None:
    texts = everything()
    assert all(any(variant in text for text in texts) for variant in variants)
    assert sum(any(variant in text for variant in variants) for text in texts) >= articles


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + 6]) for at in range(len(words) - 5)}


def test_only_the_syndicated_copy_is_a_copy() -> None:
    found = {path.name: shingles(read(path)) for path in TEXTS}
    copy = found.pop("a3f9c21be07d4486.txt")
    original = found.pop("20240303_meridian-wire_three-missing.txt")
    assert len(copy & original) / len(original) > 0.6
    assert all(len(original & other) / len(original) < 0.05 for other in found.values())
