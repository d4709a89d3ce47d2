"""The timeline: tellings of one event meet in one row, different events stay apart, order does not matter."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Event, EventStatus, TimelineRow
from corpus.stories import ToldEvent, timeline
from corpus.times.value import date_range


def told(
    article: str,
    value: str | None,
    text: str,
    names: tuple[str, ...] = (),
    *,
    label: str | None = None,
    source: str | None = None,
    status: EventStatus = "stated",
    start: int = 0,
) -> ToldEvent:
    event = Event(
        id=f"{article}#{start}-{value}",
        start=start,
        end=start + len(text),
        text=text,
        label=label or text[:80],
        date=date_range(value) if value else None,
        time=0,
        entities=names,
        status=status,
    )
    return ToldEvent(event, article, source, None, names)


def rows(*tellings: ToldEvent) -> list[set[str]]:
    return [{r.article for r in row.reports} for row in timeline(tellings)]


NORLAND, LAKELAND, ADA = "place:norland", "place:lakeland", "person:ada-orr"


def test_a_day_and_a_bare_year_of_one_peace_meet() -> None:
    one = told(
        "a", "1953-07-27", "Norland and Lakeland agreed to a truce on 27 July 1953.", (NORLAND, LAKELAND)
    )
    other = told(
        "b",
        "1953",
        "The feast marks the 1953 end of hostilities in Norland.",
        (NORLAND,),
        label="1953 end of hostilities",
    )
    (row,) = timeline((one, other))
    assert row.date == date_range("1953-07-27")
    assert (row.articles, row.sources) == (2, 2)


def test_the_same_visit_in_other_years_stays_apart() -> None:
    text = "Ada Orr travelled to Lakeland for talks in 2019 and 2023."
    names = (ADA, LAKELAND)
    assert rows(told("a", "2019", text, names), told("a", "2023", text, names)) == [{"a"}, {"a"}]


def test_an_invasion_and_a_later_deployment_stay_apart() -> None:
    one = told(
        "a", "2022", "The invasion of Lakeland by Norland in 2022 shook the markets.", (LAKELAND, NORLAND)
    )
    other = told(
        "b", "2022-FA", "Norland began to deploy more troops in Lakeland in autumn 2022.", (NORLAND, LAKELAND)
    )
    assert rows(one, other) == [{"a"}, {"b"}]


def test_two_things_of_one_day_are_not_tied_together_by_a_sentence_that_tells_both() -> None:
    both = told(
        "a",
        "2024-05-10",
        "Ada Orr arrived in Lakeland on Friday as the army tested a rocket.",
        (ADA, LAKELAND),
    )
    visit = told(
        "b", "2024-05-10", "Ada Orr arrived in Lakeland on Friday, her office said.", (ADA, LAKELAND)
    )
    test = told(
        "c", "2024-05-10", "The army tested a new rocket in Lakeland on Friday, radio said.", (LAKELAND,)
    )
    assert {"b", "c"} not in rows(both, visit, test)
    assert not any({"b", "c"} <= row for row in rows(both, visit, test))


def test_a_country_alone_is_no_shared_participant() -> None:
    one = told("a", "2024-05", "Norland signed a grain treaty in May.", (NORLAND,))
    other = told("b", "2024-05", "A court in Norland ratified the fishing pact in May.", (NORLAND,))
    assert rows(one, other) == [{"a"}, {"b"}]


def test_years_of_war_are_not_one_of_its_days() -> None:
    one = told(
        "a",
        "1950/1953",
        "The war between Norland and Lakeland (1950-53) ended in a truce.",
        (NORLAND, LAKELAND),
    )
    other = told(
        "b", "1953-07-27", "Norland and Lakeland agreed to a truce on 27 July 1953.", (NORLAND, LAKELAND)
    )
    assert len(rows(one, other)) == 2


def test_a_plan_for_the_year_is_not_the_visit_made_in_it() -> None:
    text = "Ada Orr will visit Lakeland and its old harbour towns {} 2024."
    one = told("a", "2024", text.format("later in"), (ADA, LAKELAND), status="planned")
    other = told(
        "b", "2024", "In 2024 Ada Orr made a short visit to Lakeland and harbour towns.", (ADA, LAKELAND)
    )
    assert len(rows(one, other)) == 2


def test_a_rare_name_and_a_kind_of_happening_are_enough() -> None:
    one = told("a", "2019-11-09", "The ferry Merlin sank there after striking a barge, with 61 dead.")
    other = told("b", "2019-11", "In November the Merlin was rammed by a barge near the coast.")
    third = told("c", "2019", "They light a lamp for the Merlin, which went down in 2019.")
    assert rows(one, other, third) == [{"a", "b", "c"}]


def test_many_shared_words_of_one_day_are_enough() -> None:
    one = told("a", "2019-05-03", "The crane ship Osprey raised six containers from the seabed.")
    other = told("b", "2019-05-03", "The crane ship Osprey hauled six containers off the floor of the bay.")
    party = told("c", "2019-05-03", "The crew of the Osprey sang at a party in the town hall.")
    assert rows(one, other, party) == [{"a", "b"}, {"c"}]


def test_a_search_after_a_wreck_is_not_the_wreck() -> None:
    wreck = told("a", "2019-05-03", "The ferry Merlin sank in the bay in a storm.")
    search = told(
        "b", "2019-05-03", "Rescuers searched the bay for sailors missing since the ferry Merlin sank."
    )
    assert rows(wreck, search) == [{"a"}, {"b"}]


def test_the_best_label_names_who_and_is_whole() -> None:
    one = told("a", "2019-05-03", "She sank in the storm off the bay when the ferry Merlin hit a rock.")
    other = told("b", "2019-05-03", "The ferry Merlin sank in a storm off Gull Bay.")
    (row,) = timeline((one, other))
    assert row.label == "The ferry Merlin sank in a storm off Gull Bay."


def test_copies_count_as_one_source() -> None:
    text = "Ada Orr opened the Lakeland bridge on 3 May 2021."
    (row,) = timeline(
        (
            told("a", "2021-05-03", text, (ADA,), source="The Post"),
            told("b", "2021-05-03", text, (ADA,), source="The Mirror"),
            told(
                "c",
                "2021-05-03",
                "The Lakeland bridge was opened by Ada Orr on 3 May 2021.",
                (ADA,),
                source="the post",
            ),
        )
    )
    assert (row.articles, row.sources) == (3, 1)


def test_a_copy_with_another_name_in_it_is_still_a_copy() -> None:
    text = "Ada Orr opened the Lakeland bridge on 3 May 2021, the {} learnt from people at the scene there."
    (row,) = timeline(
        told(name, "2021-05-03", text.format(name), (ADA,), source=name) for name in ("Post", "Mirror")
    )
    assert (row.articles, row.sources) == (2, 1)


def test_who_foretold_it_is_no_witness() -> None:
    (row,) = timeline(
        (
            told("a", "2021-05-03", "Ada Orr opened the Lakeland bridge on 3 May 2021.", (ADA,)),
            told(
                "b",
                "2021-05-03",
                "The Lakeland bridge is to be opened by Ada Orr on 3 May 2021.",
                (ADA,),
                status="planned",
            ),
        )
    )
    assert (row.status, row.articles, row.sources) == ("stated", 2, 1)


def test_a_denial_is_a_conflict() -> None:
    text = "Norland attacked the Lakeland harbour on 3 May 2021."
    (row,) = timeline(
        (
            told("a", "2021-05-03", text, (NORLAND, LAKELAND)),
            told(
                "b",
                "2021-05-03",
                "Norland denied it attacked the Lakeland harbour on 3 May 2021.",
                (NORLAND, LAKELAND),
                status="denied",
            ),
        )
    )
    assert row.status == "stated"
    assert row.conflicts == ("denied in b",)


def test_days_that_differ_are_told_as_a_doubt() -> None:
    names = (ADA, "person:bo-lund", LAKELAND)
    one = told("a", "2023-07-26", "Ada Orr showed new rockets to Bo Lund during a visit to Lakeland.", names)
    other = told("b", "2023-07-27", "Ada Orr showed her rockets to Bo Lund on a visit to Lakeland.", names)
    first, second = timeline((one, other))
    assert first.conflicts == ("perhaps 27 Jul 2023, as b has it",)
    assert second.conflicts == ("perhaps 26 Jul 2023, as a has it",)


def test_rows_are_in_order_with_undated_ones_last() -> None:
    table = timeline(
        (told("a", None, "It rained."), told("b", "2020", "It fell."), told("c", "2019-05", "It rose."))
    )
    assert [row.reports[0].article for row in table] == ["c", "b", "a"]


_TEXTS = st.sampled_from(
    [
        "Norland and Lakeland agreed to a truce.",
        "The war ended in Norland.",
        "Ada Orr visited Lakeland for long talks with the mayor.",
        "Ada Orr arrived in Lakeland for long talks.",
        "The army tested a rocket.",
    ]
)
_TELLINGS = st.lists(
    st.builds(
        told,
        st.sampled_from("abcdef"),
        st.sampled_from([None, "1953", "1953-07", "1953-07-27", "1953-07-28", "1952/1953", "1953-SU"]),
        _TEXTS,
        st.sampled_from([(), (NORLAND,), (LAKELAND, ADA), (NORLAND, LAKELAND)]),
        start=st.integers(0, 5),
    ),
    max_size=14,
)


def _stable(table: tuple[TimelineRow, ...]) -> list[str]:
    return [row.model_dump_json() for row in table]


@settings(max_examples=150, deadline=None)
@given(_TELLINGS, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_nothing_is_lost(
    tellings: list[ToldEvent], shuffler: random.Random
) -> None:
    unique = list({(t.article, t.event.id): t for t in tellings}.values())
    shuffled = unique[:]
    shuffler.shuffle(shuffled)
    table = timeline(unique)
    assert _stable(table) == _stable(timeline(shuffled))
    assert sum(len(row.reports) for row in table) == len(unique)
    dates = [row.date.begin for row in table if row.date]
    assert dates == sorted(dates)


@pytest.mark.parametrize("spread", [1, 400])
def test_many_tellings_take_time_in_proportion(spread: int) -> None:
    words = ("treaty", "harbour", "rocket", "council", "flood", "bridge", "vote", "court", "strike", "border")
    tellings = []
    for n in range(4000):
        day = date(2020, 1, 1) + timedelta(days=n % spread)
        text = (
            f"Ada Orr and the {words[n % 10]} group number {n} {words[n // 7 % 10]} met, voted and attacked."
        )
        tellings.append(told(f"a{n}", day.isoformat(), text, (ADA, LAKELAND)))
    begin = time.process_time()
    timeline(tellings)
    assert time.process_time() - begin < 20
