"""What holds for any words of the reader, in any order, over any articles."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked_library import article, marked, snapshot

from corpus.corrections import Corrected, split_key
from corpus.model import ENTITY_TYPES, Article, Correction
from index.errors import CorrectionError
from index.library import Library

PEOPLE = ["Ada Moreno", "Bob Moreno", "Moreno", "Ihor Hlushko", "Igor Glushko", "Kang Min Ho"]
MARKS = [
    *(f"[{name}|person]" for name in PEOPLE),
    "[Moreno|person|Ada Moreno]",
    "[Kang|person|Kang Min Ho]",
    "[JIT|organisation]",
    "[Joint Institute of Tides|organisation]",
    "In 1999 [Kang|person|Kang Min Ho] met [Ada Moreno|person].",
    "In 2001 [Moreno|person|Ada Moreno] left.",
]
texts = st.lists(st.lists(st.sampled_from(MARKS), min_size=1, max_size=5), min_size=1, max_size=5)


def articles_of(written: list[list[str]]) -> list[Article]:
    return [article(f"a{n}", f"{n} {' and '.join(marks)}.") for n, marks in enumerate(written)]


def say(library: Library, data: st.DataObject) -> Correction | None:
    """Some word on what the library has; None when nothing can be said."""
    entities = library.entities()
    if not entities:
        return None
    entity = data.draw(st.sampled_from(entities))
    kind = data.draw(st.sampled_from(["merge", "split", "part", "rename", "retype", "reject", "surface"]))
    surface = data.draw(st.sampled_from(sorted(entity.variants)))
    others = [other.entity for other in entities if other != entity]
    parts = library.entity_parts(entity.entity)
    try:
        match kind:
            case "merge" if others:
                return library.merge_entities([entity.entity], data.draw(st.sampled_from(others)))
            case "split":
                return library.split_entity(entity.entity, surface=surface)
            case "part" if parts.keys:
                return library.split_entity(
                    entity.entity, part=data.draw(st.sampled_from(sorted(parts.keys)))
                )
            case "rename":
                return library.rename_entity(
                    entity.entity, data.draw(st.sampled_from(["X Y", "Moreno", "JIT"]))
                )
            case "retype":
                return library.retype_entity(entity.entity, data.draw(st.sampled_from(ENTITY_TYPES)))
            case "surface":
                return library.reject_entity(entity.entity, surface)
            case _:
                return library.reject_entity(entity.entity)
    except CorrectionError:
        return None


any_library = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@any_library
@given(texts, st.data())
def test_undoing_restores_exactly(
    tmp_path_factory: pytest.TempPathFactory, written: list[list[str]], data: st.DataObject
) -> None:
    library = Library.open(tmp_path_factory.mktemp("word") / "library")
    library.add(articles_of(written), annotate=marked)
    before = snapshot(library)
    said = [word for _ in range(2) if (word := say(library, data)) is not None]
    between = snapshot(library)
    last = say(library, data)
    snapshot(library)
    if last is not None:
        assert library.undo_correction() == last
        assert snapshot(library) == between
    for word in said:
        assert library.undo_correction(word.id) == word
    assert snapshot(library) == before
    assert library.corrections() == ()
    library.close()


@any_library
@given(texts, texts, st.data())
def test_correcting_then_adding_is_adding_then_correcting(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[list[str]],
    second: list[list[str]],
    data: st.DataObject,
) -> None:
    root = tmp_path_factory.mktemp("word")
    every = articles_of([*first, *second])
    one, two = Library.open(root / "one"), Library.open(root / "two")
    one.add(every[: len(first)], annotate=marked)
    said = [word for _ in range(3) if (word := say(one, data)) is not None]
    one.add(every[len(first) :], annotate=marked)
    two.add(every, annotate=marked)
    with two._store.transaction():
        for word in said:
            two._store.corrections.add(word)
        two._store.next_generation()
    two._renew()
    assert snapshot(one) == snapshot(two)
    one.close()
    two.close()


KEYS = [f"person:{letter}" for letter in "abcdef"]
keys = st.sampled_from(KEYS)


@st.composite
def words(draw: st.DrawFn) -> Correction:
    kind = draw(st.sampled_from(["merge", "split", "reject", "rename"]))
    about, surface = draw(keys), draw(st.sampled_from([None, "A", "B"]))
    into = {"merge": draw(keys), "split": draw(keys)}.get(kind)
    if kind == "split" and surface is not None:
        into = split_key("person", surface, about)
    return Correction(
        kind=kind,
        entities=(about,),
        names=(about,),
        into=into,
        name="N",
        surface=surface if kind in ("split", "reject") else None,
    )


# as the linker makes them: nothing is linked to what is linked to something else
linked = st.dictionaries(keys, keys).map(
    lambda links: {key: to for key, to in links.items() if links.get(to, to) == to}
)


def everything(said: list[Correction], links: dict[str, str]) -> dict[tuple[str, str | None], str | None]:
    corrected = Corrected(said, links, lambda one, other: {one, other} <= set(KEYS[:3]))
    return {(key, form): corrected.of(key, form).key for key in KEYS for form in (None, "A", "B", "C")}


@given(st.lists(words(), max_size=12), linked)
def test_whatever_was_said_every_mention_is_of_one_entity(
    said: list[Correction], links: dict[str, str]
) -> None:
    corrected = Corrected(said, links)
    for (_, form), whole in everything(said, links).items():
        if whole is not None and form is None:
            assert corrected.of(whole).key in (whole, links.get(whole, whole))
    last = said[-1] if said else None
    if last is not None and last.kind == "merge" and last.into not in (None, last.entities[0]):
        assert last.into is not None
        assert corrected.of(last.entities[0]).key == corrected.of(last.into).key is not None
    if last is not None and last.kind == "reject" and last.surface is None:
        assert corrected.of(last.entities[0]).key is None


@given(st.lists(words(), max_size=8), linked, st.randoms(use_true_random=False))
def test_words_on_different_things_may_come_in_any_order(
    said: list[Correction], links: dict[str, str], random: Random
) -> None:
    apart: list[Correction] = []
    touched: set[str] = set()
    for word in said:
        about = {*word.entities, *([word.into] if word.into else [])}
        if not about & touched:
            apart.append(word)
            touched |= about
    other = list(apart)
    random.shuffle(other)
    free = {key: to for key, to in links.items() if to not in touched}
    assert everything(apart, free) == everything(other, free)
