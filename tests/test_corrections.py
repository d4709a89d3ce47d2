"""The reader's word on entities: it wins over linking, holds for what comes later, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from marked_library import ADA, BOB, KANG, LONE, article, marked, names, snapshot
from small_library import found

from corpus.database import _connect_to_read
from corpus.model import ENTITY_TYPES, Article, Correction, Refused
from corpus.store import Store
from index.errors import (
    AmbiguousEntityError,
    CorrectionError,
    UnknownCorrectionError,
    UnknownEntityError,
)
from index.folder import STORE
from index.library import Library

ONE = article(
    "one", "[Kang Min Ho|person] spoke. In 1999 [Kang|person|Kang Min Ho] met [Dock Union|organisation]."
)
TWO = article("two", "[Kang Yo Mi|person] and [Ada Moreno|person]. In 2001 [Ada Moreno|person] left.")
THREE = article("three", "[Moreno|person] rose. In 2002 [Moreno|person] came to [Dock Union|organisation].")
OTHER = article("other", "[Bob Moreno|person] sat.")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    library.add([ONE, TWO, THREE], annotate=marked)
    yield library
    library.close()


# -- what each word does


def test_a_merge_counts_everything_as_the_other(library: Library) -> None:
    said = library.merge_entities(["person:kang-yo-mi", KANG], ADA)
    assert (said.names, said.into, said.name) == (("Kang Yo Mi", "Kang Min Ho"), ADA, "Ada Moreno")
    assert names(library)[ADA] == (
        "person",
        "Ada Moreno",
        {"Moreno": 2, "Ada Moreno": 2, "Kang": 1, "Kang Min Ho": 1, "Kang Yo Mi": 1},
        3,
    )
    assert KANG not in names(library)
    assert sorted(found(library, 'person:"Kang Min Ho"')) == ["one", "three", "two"]
    first = library.article("one").mentions[0]
    assert (first.entity, first.name) == (ADA, "Ada Moreno")
    assert first.by == "test; your word: merged into Ada Moreno"
    assert library.article("one").events[0].entities == (ADA, "organisation:dock-union")
    snapshot(library)


def test_merges_form_chains_and_never_a_circle(library: Library) -> None:
    library.merge_entities(["person:kang-yo-mi"], KANG)
    library.merge_entities([KANG], ADA)
    assert set(names(library)) == {ADA, "organisation:dock-union"}
    with pytest.raises(CorrectionError):
        library.merge_entities([ADA], ADA)
    for gone in ("person:kang-yo-mi", LONE):
        with pytest.raises(UnknownEntityError, match=r"counts as Ada Moreno \(person:ada-moreno\)"):
            library.merge_entities([ADA], gone)
    # another machine may have said the opposite; the later word counts
    library._store.corrections.add(
        Correction(kind="merge", entities=(ADA,), names=("Ada Moreno",), into="person:kang-yo-mi", name="Yo")
    )
    library._renew()
    assert set(names(library)) == {"person:kang-yo-mi", "organisation:dock-union"}
    snapshot(library)


def test_a_way_of_writing_is_split_off(library: Library) -> None:
    said = library.split_entity(KANG, surface="kang")
    assert (said.into, said.surface) == ("person:kang~kang-min-ho", "Kang")
    seen = names(library)
    assert seen[KANG] == ("person", "Kang Min Ho", {"Kang Min Ho": 1}, 1)
    assert seen["person:kang~kang-min-ho"] == ("person", "Kang", {"Kang": 1}, 1)
    assert library.article("one").events[0].entities == (
        "person:kang~kang-min-ho",
        "organisation:dock-union",
    )
    assert library.article("one").mentions[1].by == "test; your word: split off Kang Min Ho"
    library.merge_entities(["person:kang~kang-min-ho"], "person:kang-yo-mi")
    assert sorted(found(library, 'person:"Kang Yo Mi"')) == ["one", "two"]
    snapshot(library)
    library.undo_correction()
    library.merge_entities(["person:kang~kang-min-ho"], KANG)
    assert names(library)[KANG] == ("person", "Kang Min Ho", {"Kang Min Ho": 1, "Kang": 1}, 1)
    snapshot(library)


def test_the_only_way_of_writing_cannot_be_split_off(library: Library) -> None:
    with pytest.raises(CorrectionError, match="never written otherwise"):
        library.split_entity("person:kang-yo-mi", surface="Kang Yo Mi")
    with pytest.raises(CorrectionError, match="it is written 'Kang', 'Kang Min Ho'"):
        library.split_entity(KANG, surface="Bob")
    with pytest.raises(CorrectionError):
        library.split_entity(KANG, part=ADA)
    with pytest.raises(CorrectionError):
        library.split_entity(KANG)
    assert library.corrections() == ()


def test_what_the_linker_has_linked_is_split_again(library: Library) -> None:
    assert names(library)[ADA][2] == {"Ada Moreno": 2, "Moreno": 2}
    assert library.entity_parts(ADA).keys == {LONE: "Moreno"}
    library.split_entity(ADA, part=LONE)
    assert names(library)[ADA][2] == {"Ada Moreno": 2}
    assert names(library)[LONE] == ("person", "Moreno", {"Moreno": 2}, 1)
    snapshot(library)


def test_a_merge_by_the_reader_is_split_again(library: Library) -> None:
    library.merge_entities([KANG], "person:kang-yo-mi")
    library.split_entity("person:kang-yo-mi", part=KANG)
    assert names(library)[KANG][2] == {"Kang": 1, "Kang Min Ho": 1}


def test_a_new_name_is_shown_and_found_as_is_the_old_one(library: Library) -> None:
    library.rename_entity(KANG, "  The \n Marshal ")
    assert names(library)[KANG][1] == "The Marshal"
    for query in ('person:"the marshal"', "person:kang", "person:mars*"):
        assert "one" in found(library, query)
    assert library.article("one").mentions[0].by == "test; your word: named The Marshal"
    for name in ("The Marshal", " "):
        with pytest.raises(CorrectionError):
            library.rename_entity(KANG, name)
    snapshot(library)


def test_a_type_is_shown_counted_and_found(library: Library) -> None:
    library.retype_entity("organisation:dock-union", "place")
    assert names(library, types=["place"])["organisation:dock-union"][0] == "place"  # type: ignore[arg-type]
    assert names(library, types=["organisation"]) == {}  # type: ignore[arg-type]
    assert sorted(found(library, 'place:"Dock Union"')) == ["one", "three"]
    assert found(library, 'org:"Dock Union"') == []
    assert found(library, 'org:="Dock Union"') == []
    assert sorted(found(library, 'place:="Dock Union"')) == ["one", "three"]
    assert {m.type for m in library.article("one").mentions} == {"person", "place"}
    with pytest.raises(CorrectionError):
        library.retype_entity("organisation:dock-union", "place")
    snapshot(library)


def test_what_is_rejected_is_nowhere_but_among_the_corrections(library: Library) -> None:
    said = library.reject_entity("organisation:dock-union")
    assert "organisation:dock-union" not in names(library)
    assert found(library, 'org:"Dock Union"') == found(library, 'entity:="Dock Union"') == []
    assert [m.text for m in library.article("one").mentions] == ["Kang Min Ho", "Kang"]
    assert library.article("one").events[0].entities == (KANG,)
    assert library.matches('org:"Dock Union"', "one") == ()
    snapshot(library)
    with pytest.raises(UnknownEntityError, match="you have said that it is no entity"):
        library.entity("organisation:dock-union")
    assert library.corrections() == (said,)
    library.undo_correction(said.id)
    assert "organisation:dock-union" in names(library)


def test_one_way_of_writing_is_rejected(library: Library) -> None:
    library.reject_entity(KANG, "Kang")
    assert names(library)[KANG][2] == {"Kang Min Ho": 1}
    assert [m.text for m in library.article("one").mentions] == ["Kang Min Ho", "Dock Union"]
    assert library.matches("person:kang", "one") == library.matches('person:"kang min ho"', "one")
    snapshot(library)


def test_an_entity_is_found_by_key_and_by_name(library: Library) -> None:
    assert library.entity(KANG) == library.entity("kang min ho") == library.entity("Kang Min Ho")
    assert library.entity("Moreno").entity == ADA
    library.add([article("more", "[Kang|person|Kang Yo Mi]")], annotate=marked)
    with pytest.raises(AmbiguousEntityError) as error:
        library.entity("Kang")
    assert {choice.entity for choice in error.value.choices} == {KANG, "person:kang-yo-mi"}
    assert "person:kang-yo-mi (Kang Yo Mi)" in str(error.value)
    library.rename_entity(KANG, "Kang")
    assert library.entity("kang").entity == KANG
    for unknown in ("", "nobody", "person:nobody", "\ud800"):
        with pytest.raises(UnknownEntityError):
            library.entity(unknown)


def test_taking_back_what_is_not_there(library: Library) -> None:
    for number in (None, 7):
        with pytest.raises(UnknownCorrectionError):
            library.undo_correction(number)


# -- the linker, and what comes later


def test_the_readers_word_wins_over_the_linker(library: Library) -> None:
    library.split_entity(ADA, part=LONE)
    library.add([OTHER], annotate=marked)
    library.merge_entities([LONE], BOB)
    assert names(library)[BOB][2] == {"Moreno": 2, "Bob Moreno": 1}
    more = article("more", "[Moreno|person] again, with [Ada Moreno|person].")
    library.add([more], annotate=marked)
    assert names(library)[BOB][2] == {"Moreno": 3, "Bob Moreno": 1}
    snapshot(library)


def test_what_was_spoken_of_is_not_linked_away_later(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    library.add([THREE], annotate=marked)
    library.rename_entity(LONE, "Carl Moreno")
    library.add([TWO], annotate=marked)
    assert library._store.entities._db.execute(
        "SELECT 1 FROM entities WHERE key = ? AND canonical != id", (LONE,)
    ).fetchone()
    assert names(library)[LONE][1] == "Carl Moreno"
    assert names(library)[ADA][2] == {"Ada Moreno": 2}
    library.close()


def test_another_spelling_that_the_linker_prefers_comes_along(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    library.add([article("a", "[Ihor Hlushko|person] and [The Boss|person].")], annotate=marked)
    library.merge_entities(["person:ihor-hlushko"], "person:boss")
    later = [article(f"b{n}", f"{n} [Igor Glushko|person].") for n in range(3)]
    library.add(later, annotate=marked)
    assert names(library)["person:boss"][2] == {"Igor Glushko": 3, "Ihor Hlushko": 1, "The Boss": 1}
    assert len(names(library)) == 1
    snapshot(library)
    library.close()


def test_articles_that_come_later_are_under_it(library: Library) -> None:
    library.merge_entities(["person:kang-yo-mi"], KANG)
    library.reject_entity("organisation:dock-union")
    library.add([article("new", "[Kang Yo Mi|person] of the [Dock Union|organisation].")], annotate=marked)
    assert names(library)[KANG][3] == 3
    assert "organisation:dock-union" not in names(library)
    snapshot(library)


def test_a_merge_into_what_is_gone_still_shows_it(library: Library) -> None:
    library.add([OTHER], annotate=marked)
    library.merge_entities([KANG], BOB)
    with library._store.transaction():
        library._store.remove(library._row("other"))
        library._store.next_generation()
    library._renew()
    assert names(library)[BOB] == ("person", "Bob Moreno", {"Kang": 1, "Kang Min Ho": 1}, 1)
    assert [said.idle for said in library.corrections()] == [False]


def test_what_the_library_no_longer_has_waits(library: Library) -> None:
    library.add([OTHER], annotate=marked)
    library.reject_entity(BOB)
    row = library._row("other")
    with library._store.transaction():
        library._store.remove(row)
        library._store.next_generation()
    library._renew()
    assert [said.idle for said in library.corrections()] == [True]
    library.add([OTHER], annotate=marked)
    assert [said.idle for said in library.corrections()] == [False]
    assert BOB not in names(library)


# -- other libraries, other programs


def test_an_open_library_hears_of_it(library: Library) -> None:
    other = Library.open(library.root)
    assert KANG in names(other)
    assert "one" in found(other, 'person:"Kang Min Ho"')
    library.reject_entity(KANG)
    assert other.refresh()
    assert KANG not in names(other)
    assert "one" not in found(other, 'person:"Kang Min Ho"')
    library.undo_correction()
    assert other.refresh()
    assert KANG in names(other)
    other.close()


def test_what_another_has_added_meanwhile_is_seen_with_it(library: Library) -> None:
    assert found(library, "spoke") == ["one"]
    other = Library.open(library.root)
    other.add([article("new", "[Kang Min Ho|person] spoke again.")], annotate=marked)
    library.rename_entity(KANG, "The Marshal")
    assert sorted(found(library, "spoke")) == ["new", "one"]
    assert names(library)[KANG][1:] == ("The Marshal", {"Kang Min Ho": 2, "Kang": 1}, 2)
    other.close()


def _taken(library: Library, lines: Iterable[str]) -> None:
    def add(items: Iterable[Article | Refused]) -> None:
        library.add(items, annotate=marked)

    library.take_in([line.encode() + b"\n" for line in lines], "x", add)


def test_they_are_exported_and_imported(library: Library, tmp_path: Path) -> None:
    library.merge_entities(["person:kang-yo-mi"], KANG)
    library.split_entity(KANG, surface="Kang")
    library.rename_entity(ADA, "Moreno the Elder")
    lines = list(library.exported())
    other = Library.open(tmp_path / "other")
    watching = Library.open(tmp_path / "other")
    _taken(other, lines)
    assert snapshot(other) == snapshot(library)
    assert watching.refresh()
    assert names(watching) == names(library)
    before = [(said.kind, said.at) for said in other.corrections()]
    _taken(other, lines)
    assert [(said.kind, said.at) for said in other.corrections()] == before
    # the words alone, into a library that has not got the articles yet
    third = Library.open(tmp_path / "third")
    _taken(third, [lines[0], *(line for line in lines if '"work"' in line[:12])])
    assert [said.idle for said in third.corrections()] == [True, True, True]
    third.add([THREE, TWO, ONE], annotate=marked)
    assert names(third) == names(library)
    for opened in (other, watching, third):
        opened.close()


def test_what_others_wrote_does_no_harm(library: Library) -> None:
    before = snapshot(library)
    rows = [
        ("merge", "no json"),
        ("merge", "[]"),
        ("merge", "{}"),
        ("melt", '{"entities": ["person:x"], "names": ["x"]}'),
        ("reject", '{"entities": ["person:\\ud800"], "names": ["\\ud800"]}'),
        ("merge", json.dumps({"entities": ["a"], "names": ["A"], "into": "b"})),
        ("merge", json.dumps({"entities": [":", ""], "names": []})),
        ("split", json.dumps({"entities": ["x"], "names": ["A"], "into": "x", "surface": "q", "name": "n"})),
    ]
    with library._store.transaction():
        for kind, data in rows:
            library._store.work.merge("corrections", {"kind": kind, "data": data, "at": "2024"})
        library._store.next_generation()
    library._renew()
    assert snapshot(library) == before
    assert len(library.corrections()) == 4


def test_a_rebuilt_index_keeps_them(library: Library) -> None:
    library.merge_entities(["person:kang-yo-mi"], KANG)
    library.retype_entity("organisation:dock-union", "place")
    before = snapshot(library)
    library.close()
    for folder in library.root.glob("index-*"):
        for path in folder.iterdir():
            path.unlink()
    again = Library.open(library.root)
    assert snapshot(again) == before
    again.close()


def test_a_library_that_cannot_be_written_is_read_under_them(library: Library) -> None:
    library.reject_entity(KANG)
    library.close()
    store = Store(_connect_to_read(library.root / STORE))
    assert KANG not in {entity.entity for entity in store.entities.count(None, ENTITY_TYPES)}
    store.close()


def test_a_transaction_that_fails_takes_its_words_with_it(library: Library) -> None:
    before = names(library)

    def failing() -> None:
        with library._store.transaction():
            library._store.corrections.add(Correction(kind="reject", entities=(KANG,), names=("Kang",)))
            assert KANG not in {shown.key for shown in library._store.entities.who().values()}
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    library._renew()
    assert names(library) == before
