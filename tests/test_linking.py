"""Linking: within a document, by keys that need no document, and over the library."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import EntityType
from corpus.names import find_mentions
from corpus.names.across import Name, links
from corpus.names.keys import key, query_key
from corpus.sentences import sentences


def entities(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.entity.split(":", 1)[1]) for m in find_mentions(text, sentences(text))]


def test_short_forms_go_to_the_full_name() -> None:
    text = "Kang Min Ho spoke. Mr. Kang left. Kang Min smiled. Kang slept."
    assert {e for _, e in entities(text)} == {"kang-min-ho"}


def test_two_of_one_family_stay_two_and_a_lone_name_is_neither() -> None:
    text = "Anna Vexley met Paul Vexley. Vexley smiled."
    assert [e for _, e in entities(text)] == ["anna-vexley", "paul-vexley", "vexley"]


def test_who_comes_before_the_full_name_in_its_sentence_is_someone_else() -> None:
    assert [e for _, e in entities("Kang's sister, Kang Yo Mi, spoke.")] == ["kang", "kang-yo-mi"]


def test_a_long_acronym_may_leave_a_word_out() -> None:
    text = "The African Union Relief Mission in Chad (ARMIC) began. ARMIC grew."
    assert {e for _, e in entities(text)} == {"african-union-relief-mission-in-chad"}


def test_double_family_names_and_arabic_articles() -> None:
    text = "Lázaro Gómez Ortega met Bashir al-Rawi. Gómez Ortega and Rawi agreed."
    assert [e for _, e in entities(text)] == ["lazaro-gomez-ortega", "bashir-rawi"] * 2


def test_acronym_the_text_defines() -> None:
    text = "The Joint Institute of Tides (JIT) met. The JIT agreed. It left the QMZ, the Quiet Military Zone."
    assert [e for _, e in entities(text)[:3]] == ["joint-institute-of-tides"] * 3
    assert entities(text)[3:] == [
        ("QMZ", "quiet-military-zone"),
        ("Quiet Military Zone", "quiet-military-zone"),
    ]


def test_bodies_of_a_state_carry_their_country() -> None:
    text = "Norway’s Defence Ministry spoke. The Chilean Ministry of Defence did not."
    keys = [e for _, e in entities(text) if e.startswith("ministry")]
    assert keys == ["ministry-of-defence-norway", "ministry-of-defence-chile"]


def test_a_body_goes_to_the_only_country_that_has_it_in_the_text() -> None:
    text = "Norway's Finance Ministry spoke on Monday. On Friday the Finance Ministry was silent."
    assert [e for _, e in entities(text) if "ministry" in e] == ["ministry-of-finance-norway"] * 2


def test_a_firm_and_its_short_names_are_one() -> None:
    text = "Quorvex Tidal Inc. grew. Shares of Quorvex rose, as Quorvex Tidal had hoped."
    assert {e for _, e in entities(text)} == {"quorvex-tidal"}


def test_well_known_short_forms_share_a_key_in_any_article() -> None:
    assert entities("The UN met.") == [("UN", "united-nations")]
    assert entities("Envoys of the United Nations met.") == [("United Nations", "united-nations")]
    for form in ("US", "U.S.", "America", "United States"):
        assert entities(f"Ships of the {form} left.") == [(form, "united-states")]


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        ("person", "Sergey Shoygu", "Sergei Shoigu"),
        ("person", "Kim Jong-un", "Kim Jong Un"),
        ("person", "Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("person", "Mohammed Hasan", "Muhammad Hassan"),
        ("person", "José Álvarez", "Jose Alvarez"),
        ("person", "John F. Kettering", "John Kettering"),
        ("organisation", "World Health Organization", "World Health Organisation"),
        ("organisation", "Quorvex Corp.", "Quorvex"),
        ("organisation", "The Hague Tribunal", "Hague Tribunal"),
    ],
)
def test_spellings_of_one_name_share_a_key(type_: EntityType, one: str, other: str) -> None:
    assert key(type_, one) == key(type_, other)


def test_different_people_have_different_keys() -> None:
    assert key("person", "Anna Vexley") != key("person", "Anne Vexley")
    assert key("person", "Kim Jong Il") != key("person", "Kim Jong Un")


def test_query_key_forgets_what_a_reader_would() -> None:
    assert query_key("President Sergey Shoygu’s") == query_key("sergei shoigu")
    assert query_key("Kim Jong-Un") == query_key("kim jong un")
    assert query_key("the UN") == "un"


@given(st.text(max_size=40), st.sampled_from(["person", "organisation", "place", "weapon", "event"]))
def test_keys_are_pure_and_never_empty(name: str, type_: EntityType) -> None:
    assert key(type_, name) == key(type_, name)
    assert len(key(type_, name)) > len(type_) + 1
    query_key(name)


def person(name: str, articles: int = 1) -> Name:
    return Name(key("person", name), "person", name, articles)


def body(name: str) -> Name:
    return Name(key("organisation", name), "organisation", name, 1)


def test_a_lone_family_name_goes_to_its_only_bearer() -> None:
    assert links([person("Xi"), person("Xi Jinping")]) == {"person:xi": "person:xi-jinping"}
    assert links([person("Vexley"), person("Anna Vexley")]) == {"person:vexley": "person:anna-vexley"}


def test_two_bearers_or_a_given_name_link_nothing() -> None:
    assert links([person("Vexley"), person("Anna Vexley"), person("Paul Vexley")]) == {}
    assert links([person("Anna"), person("Anna Vexley")]) == {}


def test_a_lone_acronym_goes_to_the_only_body_with_these_initials() -> None:
    full = body("Reef Central News Agency")
    assert links([body("RCNA"), full]) == {"organisation:rcna": full.entity}
    assert links([body("RCNA"), full, body("Rural Credit National Association")]) == {}
    assert links([body("RC"), body("Reef Council")]) == {}  # two letters are anybody's


NAMES = st.lists(
    st.sampled_from(
        [
            person(n)
            for n in ("Xi", "Xi Jinping", "Kim", "Kim Jong Un", "Kim Yo Jong", "Vexley", "Anna Vexley")
        ]
        + [
            body(n)
            for n in ("RCNA", "Reef Central News Agency", "ABC", "Arctic Bird Council", "Alpine Bank Corp")
        ]
    ),
    unique=True,
)


@given(NAMES, st.randoms())
def test_links_do_not_depend_on_order_and_never_chain(names: list[Name], random: object) -> None:
    shuffled = list(names)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = links(names)
    assert links(shuffled) == found
    assert not set(found) & set(found.values())
    assert set(found) | set(found.values()) <= {n.entity for n in names}
