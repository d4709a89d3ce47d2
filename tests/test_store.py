"""The store by itself: opening, versions, packing, rows and ids."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import database
from corpus.id_store import has_own_id
from corpus.model import Annotated, Article, Boilerplate, DateRange, Event, Mention, PublishedDate, Span
from corpus.packing import clean_text, content_hash, pack_annotation, pack_text, unpack_article
from corpus.prepared import prepare
from corpus.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "store.db")
    yield opened
    opened.close()


def put(store: Store, article: Article, **found: object) -> int:
    with store.transaction():
        annotated = Annotated(**dict(article), **found)
        known = store.ids.known(article)
        ready = prepare(article, annotate=lambda *_: annotated, version=1)
        return store.put(ready, name=known.id if known else article.id, row=known.row if known else None)


def mention(kind: str, name: str, start: int = 0) -> Mention:
    return Mention(
        start=start,
        end=start + len(name),
        text=name,
        type=kind,
        entity=f"{kind}:{name.lower().replace(' ', '-')}",
        name=name,
        by="test",
    )


def day(text: str) -> PublishedDate:
    found = date.fromisoformat(text)
    return PublishedDate(begin=found, end=found, precision="day", origin="metadata")


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(database.StoreTooNewError, match="99"):
        Store.open(path)


def test_a_store_of_an_older_version_is_brought_forward(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    scripts = database._migrations()
    monkeypatch.setattr(database, "_migrations", lambda: scripts[:1])
    older = Store.open(path)
    older._db.execute(
        "INSERT INTO articles VALUES"
        " (1, 'a', 'a', '{}', NULL, 'A', NULL, NULL, NULL, NULL, NULL, NULL, x'00', 1, 1)"
    )
    older._db.execute("INSERT INTO texts VALUES (1, CAST('words' AS BLOB), '[]', x'00')")
    older.close()
    monkeypatch.setattr(database, "_migrations", lambda: scripts)
    newer = Store.open(path)
    newer.reader.save_place("here")
    assert (newer.count(), newer.reader.place()) == (1, "here")
    (stale,) = newer.stale.articles(
        2, fully=True
    )  # and to be annotated anew, with what newer ones are compared by
    assert (stale.name, stale.article.text, stale.outlet) == ("a", "words", None)
    newer.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    Store.open(path).close()
    scripts = (*database._migrations(), "CREATE TABLE extra (x);\nCREATE TABLE extra (x);\n")
    with monkeypatch.context() as patch:
        patch.setattr(database, "_migrations", lambda: scripts)
        with pytest.raises(sqlite3.OperationalError):
            Store.open(path)
    Store.open(path).close()


def test_many_may_open_a_fresh_store_at_once(tmp_path: Path) -> None:
    errors: list[BaseException] = []

    def open_it() -> None:
        try:
            Store.open(tmp_path / "store.db").close()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


_any_text = st.text(alphabet=st.characters(exclude_categories=()), max_size=50)


@given(_any_text, st.one_of(st.none(), _any_text))
@settings(max_examples=150, deadline=None)
def test_any_article_is_packed_without_loss(text: str, title: str | None) -> None:
    article = Annotated(id="x", title=title, text=text, published=day("2024-02-29"), words=3)
    assert unpack_article("x", pack_text(article.text), pack_annotation(article)) == article


def test_the_hash_covers_the_text_and_what_was_given() -> None:
    article = Article(id="a", path="/x", text="words")
    same = article.model_copy(update={"id": "b", "path": "/y"})
    assert content_hash(article) == content_hash(same)
    for change in ({"text": "word"}, {"title": "t"}, {"published": day("2024-01-01")}, {"source": "s"}):
        assert content_hash(article.model_copy(update=change)) != content_hash(article)


def test_clean_text_leaves_boilerplate_out() -> None:
    assert clean_text("abc def ghi", (Span(4, 8),)) == "abc \nghi"
    assert clean_text("abc", (Span(0, 3),)) == "\n" or clean_text("abc", (Span(0, 3),)) == ""


@pytest.mark.parametrize(
    ("name", "path", "own"),
    [
        ("ferry", "/news/ferry.txt", False),
        ("wire:12", "/news/wire.jsonl", False),
        ("wire:x", "/news/wire.jsonl", False),
        ("r-881", "/news/wire.jsonl", True),
        ("anything", None, True),
    ],
)
def test_whose_an_id_is(name: str, path: str | None, own: bool) -> None:
    assert has_own_id(name, path) is own


def test_a_row_stays_when_its_article_changes(store: Store) -> None:
    first = put(store, Article(id="a", path="/a.txt", text="one"), mentions=(mention("person", "Ada"),))
    put(store, Article(id="b", path="/b.txt", text="two"))
    assert put(store, Article(id="a", path="/a.txt", text="three")) == first
    assert [body.text for body in store.bodies(0, 10)] == ["two", "three"]
    assert [body.text for body in store.bodies(2, 10)] == ["three"]
    assert store.change == 3
    assert store.entities.library_names() == []
    assert put(store, Article(id="a", path="/a.txt", text="four")) == first
    assert store.change == 4  # what changes last changes once more
    store.remove(first)
    assert (store.change, store.removed(4), store.count()) == (5, [(first, 5)], 1)


def test_newest_first_undated_last(store: Store) -> None:
    rows = {
        name: put(
            store, Article(id=name, path=f"/{name}.txt", text=name, published=day(when) if when else None)
        )
        for name, when in (("old", "2001-01-01"), ("none", ""), ("new", "2020-01-01"))
    }
    assert store.newest() == [rows["new"], rows["old"], rows["none"]]
    assert store.newest(1, 1) == [rows["old"]]
    assert store.dated() == {rows["new"], rows["old"]}


def test_the_days_that_an_article_may_be_from(store: Store) -> None:
    wide = PublishedDate(begin=date(2020, 1, 1), end=date(2020, 12, 31), precision="year", origin="inferred")
    row = put(store, Article(id="a", text="x", published=wide))
    put(store, Article(id="b", text="y"))
    assert store.days() == [(row, date(2020, 1, 1).toordinal(), date(2020, 12, 31).toordinal())]


def test_an_event_without_a_year_is_kept_but_lies_nowhere(store: Store) -> None:
    def event(number: int, when: DateRange | None) -> Event:
        return Event(
            id=f"a#{number}",
            start=0,
            end=1,
            text="x",
            label="x",
            date=when,
            time=0,
            entities=(),
            status="stated",
        )

    year = DateRange(begin=date(1999, 1, 1), end=date(1999, 12, 31), precision="year")
    row = put(store, Article(id="a", text="x"), events=(event(0, year), event(1, None)))
    assert store.events.within(1, date.max.toordinal()) == {row}
    assert len(list(store.events.of([row]))) == 2


def test_an_id_by_a_beginning_that_only_one_has(store: Store) -> None:
    row = put(store, Article(id="ferry-1", text="x"))
    put(store, Article(id="ferry-2", text="y"))
    assert store.row("ferry-1") == row
    assert store.row("ferry-") is None
    assert store.row("f%") is None
    assert store.row("") is None


def test_boilerplate_comes_back_as_spans(store: Store) -> None:
    row = put(
        store,
        Article(id="a", text="share me not"),
        boilerplate=(Boilerplate(start=0, end=5, kind="share_bar"),),
    )
    assert store.text(row) == ("share me not", (Span(0, 5),))


def test_the_display_name_is_the_commonest_and_then_the_first(store: Store) -> None:
    for number, name in enumerate(["Ada-Moreno", "Ada Moreno", "Ada Moreno", "Zed", "Abe"]):
        found = mention("person", name).model_copy(
            update={"entity": "person:x" if number < 3 else "person:y"}
        )
        put(store, Article(id=f"a{number}", text=name), mentions=(found,))
    assert [(n.entity, n.name, n.articles) for n in store.entities.library_names()] == [
        ("person:x", "Ada Moreno", 3),
        ("person:y", "Abe", 2),
    ]


def test_links_join_entities_and_can_be_taken_back(store: Store) -> None:
    put(store, Article(id="a", text="Ada Moreno"), mentions=(mention("person", "Ada Moreno"),))
    put(store, Article(id="b", text="Moreno"), mentions=(mention("person", "Moreno"),))
    store.entities.link({"person:moreno": "person:ada-moreno"})
    (whole,) = store.entities.count(None, ["person"])
    assert (whole.name, whole.articles, whole.variants) == ("Ada Moreno", 2, {"Ada Moreno": 1, "Moreno": 1})
    meant = store.entities.whose(["person:moreno"])("person:moreno", "Moreno")
    assert meant is not None
    assert meant.entity == ("person:ada-moreno", "person", "Ada Moreno")
    store.entities.link({})
    assert len(store.entities.count(None, ["person"])) == 2


def test_nobody_is_named_by_signs_of_the_query_language(store: Store) -> None:
    put(store, Article(id="a", text="Ada"), mentions=(mention("person", "Ada"),))
    assert store.entities.named("%", ["person"]) == frozenset()
    assert store.entities.named("ad_", ["person"]) == frozenset()
    assert len(store.entities.named("ad", ["person"], prefix=True)) == 1
