"""The library as a program uses it: adding, finding, reading, being interrupted and damaged."""

from __future__ import annotations

import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.model import (
    Annotated,
    Article,
    Boilerplate,
    DateRange,
    Event,
    Mention,
    PublishedDate,
    Refused,
    Span,
)
from index import upkeep
from index.errors import LibraryUnusableError, QueryError, UnknownArticleError
from index.library import Library


def fake(article: Article) -> Annotated:
    """[Name|type] is a mention, "In 1999 …." an event, and what stands between ~ and ~ boilerplate."""
    text = article.text
    mentions = tuple(
        Mention(
            start=m.start(1),
            end=m.end(1),
            text=m[1],
            type=m[2],
            entity=f"{m[2]}:{m[1].lower().replace(' ', '-')}",
            name=m[1],
            by="test",
        )
        for m in re.finditer(r"\[([^|\]]+)\|(\w+)\]", text)
    )
    events = tuple(
        Event(
            id=f"{article.id}#{number}",
            start=m.start(),
            end=m.end(),
            text=m[0],
            label=m[0],
            date=DateRange(begin=date(int(m[1]), 1, 1), end=date(int(m[1]), 12, 31), precision="year"),
            time=0,
            entities=tuple(x.entity for x in mentions if m.start() <= x.start < m.end()),
            status="stated",
        )
        for number, m in enumerate(re.finditer(r"In (\d{4}) [^.]*\.", text))
    )
    hidden = tuple(
        Boilerplate(start=m.start(), end=m.end(), kind="other") for m in re.finditer(r"~[^~]*~", text)
    )
    return Annotated(**dict(article), mentions=mentions, events=events, boilerplate=hidden)


def published(day: str) -> PublishedDate:
    return PublishedDate(
        begin=date.fromisoformat(day), end=date.fromisoformat(day), precision="day", origin="metadata"
    )


FERRY = Article(
    id="ferry",
    path="/news/ferry.txt",
    title="Ferry strike enters second week",
    source="Harbour Post",
    published=published("2024-03-05"),
    text="The dock workers walked out again. [Ada Moreno|person] spoke to them.\n"
    "~Leave a comment below~\nIn 1999 the [Dock Union|organisation] was founded.",
)
BRIDGE = Article(
    id="bridge",
    path="/news/bridge.txt",
    title="Old bridge closes",
    source="The Daily Ledger",
    published=published("2024-04-01"),
    text="The bridge was closed after workers found cracks. [Moreno|person] called it a comment on us.",
)
TRAIN = Article(
    id="train", path="/news/train.txt", text="Trains run late, the operator says. In 2001 they ran on time."
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(root: Path) -> Iterator[Library]:
    opened = Library.open(root)
    opened.add([FERRY, BRIDGE, TRAIN], annotate=fake)
    yield opened
    opened.close()


def found(library: Library, query: str, **options: object) -> list[str]:
    return [hit.id for hit in library.search(query, **options).hits]  # type: ignore[arg-type]


def test_the_folder_is_private(library: Library) -> None:
    assert library.root.stat().st_mode & 0o777 == 0o700


def test_someone_elses_folder_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root.mkdir()
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    with pytest.raises(LibraryUnusableError, match="someone else"):
        Library.open(root)


def test_a_file_that_is_no_store_says_what_to_do(root: Path) -> None:
    root.mkdir()
    (root / "dateline.db").write_bytes(b"no database at all, only words" * 100)
    with pytest.raises(LibraryUnusableError, match="put back a copy"):
        Library.open(root)


def test_a_store_damaged_in_the_middle_is_said_to_be(library: Library) -> None:
    library._store._db.execute("UPDATE texts SET annotation = zeroblob(40)")
    with pytest.raises(LibraryUnusableError, match="damaged"):
        library.article("ferry")


def test_the_empty_query_is_everything_newest_first(library: Library) -> None:
    page = library.search("")
    assert (page.total, [hit.id for hit in page.hits]) == (3, ["bridge", "ferry", "train"])
    assert found(library, "", sort="oldest") == ["ferry", "bridge", "train"]
    assert found(library, "", limit=1, offset=1) == ["ferry"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("worker", {"ferry", "bridge"}),
        ("dock workers", {"ferry"}),
        ('"workers found"', {"bridge"}),
        ('"found workers"', set()),
        ("cracks OR trains", {"bridge", "train"}),
        ("worker -cracks", {"ferry"}),
        ("-workers", {"train"}),
        ("NOT (bridge OR trains)", {"ferry"}),
        ("oper*", {"train"}),
        ("title:ferry", {"ferry"}),
        ("body:ferry", set()),
        ("second-week", {"ferry"}),
        ("source:ledger", {"bridge"}),
        ('source:"daily led"', set()),
        ("source:led*", {"bridge"}),
        ("path:/news/tr", {"train"}),
        ("person:moreno", {"ferry", "bridge"}),
        ('person:"Ada Moreno"', {"ferry", "bridge"}),
        ("person:=Moreno", {"bridge"}),
        ("person:ad*", {"ferry", "bridge"}),
        ("org:moreno", set()),
        ('org:"dock union" worker', {"ferry"}),
        ("date:2024", {"ferry", "bridge"}),
        ("date:2024-03", {"ferry"}),
        ("date:>2024-03-05", {"bridge"}),
        ("date:..2024-03-05", {"ferry"}),
        ("-date:2024", {"train"}),
        ("event:1999", {"ferry"}),
        ("event:1990..2001", {"ferry", "train"}),
        ("event:1999 OR trains", {"ferry", "train"}),
        ("comment", {"bridge"}),
    ],
)
def test_queries(library: Library, query: str, ids: set[str]) -> None:
    page = library.search(query)
    assert {hit.id for hit in page.hits} == ids
    assert page.total == len(ids)


def test_a_broken_query_raises_with_its_column(library: Library) -> None:
    with pytest.raises(QueryError) as error:
        library.search("ferry date:2023-13")
    assert error.value.column == 12


def test_any_lone_surrogate_is_answered(library: Library) -> None:
    assert library.search("ferry \ud800").total == 1


def test_no_hits_says_what_each_clause_finds(library: Library) -> None:
    assert library.search("ferry cracks").suggestions == ("ferry OR cracks", "ferry", "cracks")


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("bredge", "bridge"),
        ("workors AND crakcs", "workers AND cracks"),
        ("title:brigde", "title:bridge"),
        ("person:morenno", 'person:"Ada Moreno"'),
        ("zzzzzz", None),
    ],
)
def test_a_slip_of_the_pen_is_put_right(library: Library, query: str, suggestion: str | None) -> None:
    page = library.search(query)
    assert page.total == 0
    assert page.suggestions[:1] == ((suggestion,) if suggestion else ())
    if suggestion:
        assert library.search(suggestion).total > 0


def test_snippets_are_the_text_and_light_the_words(library: Library) -> None:
    (hit,) = library.search("dock workers moreno").hits
    (snippet,) = hit.snippets
    text = library.article("ferry").text
    assert snippet.text == text[snippet.start : snippet.end]
    assert [text[start:end] for start, end in snippet.matches] == ["dock", "workers", "Moreno"]


def test_an_event_is_shown_where_it_is_told(library: Library) -> None:
    (hit,) = library.search("event:2001").hits
    assert [snippet.text for snippet in hit.snippets] == ["In 2001 they ran on time."]


def test_matches_leave_boilerplate_dark(library: Library) -> None:
    text = library.article("ferry").text
    lit = [
        text[start:end]
        for start, end in library.matches('"dock workers" OR comment OR person:moreno', "ferry")
    ]
    assert lit == ["dock workers", "Ada Moreno"]
    assert library.matches("dock AND (", "ferry") == ()


def test_scores_order_the_hits(library: Library) -> None:
    scores = [hit.score for hit in library.search("bridge OR workers").hits]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


def test_an_article_by_the_beginning_of_its_id(library: Library) -> None:
    assert library.article("fer").id == "ferry"
    with pytest.raises(UnknownArticleError):
        library.article("nowhere")
    with pytest.raises(UnknownArticleError):
        library.article("")


def test_names_are_linked_over_the_library(library: Library) -> None:
    (mention,) = library.article("bridge").mentions
    assert (mention.entity, mention.name, mention.text) == ("person:ada-moreno", "Ada Moreno", "Moreno")
    person, union = library.entities()
    assert (person.entity, person.mentions, person.articles) == ("person:ada-moreno", 2, 2)
    assert person.variants == {"Ada Moreno": 1, "Moreno": 1}
    assert union.type == "organisation"


def test_entities_by_scope_and_type(library: Library) -> None:
    assert [e.name for e in library.entities(article="bridge")] == ["Ada Moreno"]
    assert [e.name for e in library.entities(query="ferry", types=["organisation"])] == ["Dock Union"]
    assert len(library.entities(limit=1)) == 1
    assert library.entities(query="trains") == ()


def test_what_is_unchanged_is_skipped(library: Library) -> None:
    report = library.add([FERRY, BRIDGE, Refused(path="x.bin", reason="is no text")], annotate=fake)
    assert (report.added, report.replaced, report.unchanged) == (0, 0, 2)
    assert report.ids == ("ferry", "bridge")
    assert [str(refused) for refused in report.refused] == ["x.bin: is no text"]


def test_what_changed_is_replaced(library: Library) -> None:
    report = library.add([FERRY.model_copy(update={"text": "The boats sail again."})], annotate=fake)
    assert (report.added, report.replaced, library.count()) == (0, 1, 3)
    assert found(library, "boats") == ["ferry"]
    assert found(library, "dock") == []
    assert [e.name for e in library.entities()] == ["Moreno"]
    dated = library.add([TRAIN.model_copy(update={"published": published("2020-01-01")})], annotate=fake)
    assert (dated.replaced, found(library, "date:2020")) == (1, ["train"])


def test_two_files_of_one_name_are_two_articles(library: Library) -> None:
    other = Article(id="ferry", path="/archive/ferry.txt", text="Another ferry altogether.")
    report = library.add([other], annotate=fake)
    (name,) = report.ids
    assert re.fullmatch(r"ferry-[0-9a-f]{6}", name)
    assert library.article(name).text == other.text
    again = library.add([other], annotate=fake)
    assert (again.unchanged, again.ids) == (1, (name,))


def test_an_id_of_its_own_is_replaced_from_any_file(library: Library) -> None:
    first = Article(id="wire-7", path="/feeds/monday.jsonl", text="First words.")
    second = Article(id="wire-7", path="/feeds/tuesday.jsonl", text="Second words.")
    report = library.add([first, second], annotate=fake)
    assert (report.added, report.replaced, report.ids) == (1, 1, ("wire-7",))
    assert library.article("wire-7").text == "Second words."


def test_adding_can_be_cancelled_and_keeps_what_it_has(root: Path) -> None:
    library = Library.open(root)
    answers = iter([False, False, True])
    report = library.add([FERRY, BRIDGE, TRAIN], annotate=fake, cancelled=lambda: next(answers))
    assert (report.added, library.search("workers").total) == (2, 2)
    library.close()


def test_progress_counts_articles_and_refusals(root: Path) -> None:
    library = Library.open(root)
    seen: list[tuple[int, int]] = []
    items: list[Article | Refused] = [FERRY, Refused(path="x", reason="y"), TRAIN]
    library.add(items, annotate=fake, progress=lambda p: seen.append((p.done, p.refused)))
    assert seen == [(1, 0), (1, 1), (2, 1)]
    library.close()


def test_hostile_text_comes_back_as_it_was(root: Path) -> None:
    text = "\x00 ferry \x1b[31m \u202e [bold] \ud800 " + "x" * 100_000
    library = Library.open(root)
    library.add([Article(id="odd\x00id", title="\ud800 title", text=text)], annotate=fake)
    (hit,) = library.search("ferry").hits
    assert library.article(hit.id).text == text
    assert library.matches("ferry", hit.id) == (Span(2, 7),)
    library.close()


def test_another_reader_sees_what_was_added_after_refresh(library: Library) -> None:
    reader = Library.open(library.root)
    assert not reader.refresh()
    before = reader.generation
    library.add([Article(id="new", text="A tram for the harbour.")], annotate=fake)
    assert reader.refresh()
    assert reader.generation > before
    assert found(reader, "tram") == ["new"]
    assert not reader.refresh()
    reader.close()


def test_marks_and_place_survive(library: Library) -> None:
    library.mark_read("ferry")
    library.save_place('{"query": "x"}')
    library.add([FERRY.model_copy(update={"text": "Quite new."})], annotate=fake)
    library.close()
    again = Library.open(library.root)
    assert again.unread(["ferry", "bridge"]) == {"bridge"}
    again.mark_read("ferry", False)
    assert again.unread(["ferry"]) == {"ferry"}
    assert again.place() == '{"query": "x"}'
    again.close()


def _index_files(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("index-*/*") if path.is_file())


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves a file open
@pytest.mark.parametrize("damage", ["missing", "empty", "toc", "segment", "cut", "byte"])
def test_a_damaged_index_is_built_anew_and_said_to_be(library: Library, damage: str) -> None:
    library.close()
    (folder,) = library.root.glob("index-*")
    if damage in ("missing", "empty"):
        shutil.rmtree(folder)
    if damage == "empty":
        folder.mkdir()
    for path in _index_files(library.root):
        if damage == "toc" and path.suffix == ".toc":
            path.write_bytes(b"\x80\x04")
        elif damage == "segment" and path.suffix == ".seg":
            path.write_bytes(os.urandom(path.stat().st_size))
        elif damage == "cut" and path.suffix == ".seg":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        elif damage == "byte" and path.suffix == ".seg":
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 0xFF
            path.write_bytes(content)
    again = Library.open(library.root)
    assert len(again.notices) == 1  # at once, before anything is asked
    assert "damaged: built anew" in again.notices[0]
    assert sorted(found(again, "workers")) == ["bridge", "ferry"]
    again.close()
    once_more = Library.open(library.root)
    assert found(once_more, "title:bridge") == ["bridge"]
    assert once_more.notices == []
    once_more.close()
    gc.collect()  # what Whoosh left open is complained of here, not in a later test


def test_an_empty_index_in_place_of_the_real_one_is_noticed(library: Library) -> None:
    from index import build

    library.close()
    (folder,) = library.root.glob("index-*")
    shutil.rmtree(folder)
    build.create(folder)
    again = Library.open(library.root)
    assert again.search("workers").total == 2
    again.close()


def test_damage_while_it_is_being_read_is_mended(library: Library) -> None:
    for path in _index_files(library.root):
        if path.suffix == ".seg":
            path.unlink()
    assert library.search("workers").total == 2
    assert "damaged" in library.notices[0]


def test_a_copied_library_is_whole(library: Library, tmp_path: Path) -> None:
    library.close()
    shutil.copytree(library.root, tmp_path / "copy", copy_function=shutil.copyfile)
    copy = Library.open(tmp_path / "copy")
    assert copy.search("workers").total == 2
    assert copy.notices == []
    copy.close()


def test_an_index_of_another_version_is_built_anew(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.close()
    monkeypatch.setattr(upkeep, "SCHEMA_VERSION", upkeep.SCHEMA_VERSION + 1)
    again = Library.open(library.root)
    assert again.search("workers").total == 2
    assert "another version" in again.notices[0]
    again.close()


def test_what_was_stored_but_not_indexed_is_indexed_at_the_next_start(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    new = [Article(id="tram", text="A tram derailed."), FERRY.model_copy(update={"text": "Boats sail."})]
    with monkeypatch.context() as patch:
        patch.setattr(upkeep.Upkeep, "catch_up", killed)
        with pytest.raises(KeyboardInterrupt):
            library.add(new, annotate=fake)
    library.close()
    again = Library.open(library.root)
    assert (found(again, "tram"), found(again, "boats"), found(again, "dock")) == (["tram"], ["ferry"], [])
    assert again.notices == []
    again.close()


def test_a_commit_that_the_store_has_not_heard_of_is_made_good(library: Library) -> None:
    with library._store.transaction():
        library._store.keep("indexed", "1")
    library.close()
    again = Library.open(library.root)
    assert again.search("workers").total == 2
    assert again.notices == []
    again.close()


def test_one_writer_at_a_time(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from index import folder

    with folder.write_lock(library.root):
        monkeypatch.setattr("index.adding.write_lock", lambda root: folder.write_lock(root, seconds=0))
        with pytest.raises(LibraryUnusableError, match="writing"):
            library.add([Article(id="x", text="y")], annotate=fake)
    assert library.add([Article(id="x", text="y")], annotate=fake).added == 1


def test_batches_merge_into_few_parts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from index import adding, build

    monkeypatch.setattr(adding, "BATCH", 1)
    monkeypatch.setattr(adding, "STORED_TOGETHER", 1)
    monkeypatch.setattr(build, "MANY_PARTS", 3)
    library = Library.open(root)
    library.add((Article(id=f"a{n}", text=f"words number{n}") for n in range(12)), annotate=fake)
    assert library.search("words").total == 12
    assert found(library, "number7") == ["a7"]
    library.close()


KILLED = """
import sys
from pathlib import Path
from corpus.model import Annotated, Article
from index.library import Library
from index import adding
adding.BATCH = 40
adding.STORED_TOGETHER = 10
library = Library.open(Path(sys.argv[1]))
articles = (Article(id=f"a{n}", text=f"words number{n}") for n in range(1_000_000))
library.add(articles, annotate=lambda a: Annotated(**dict(a)), progress=lambda p: print(p.done, flush=True))
"""


def test_killed_at_any_moment_the_next_start_is_whole(root: Path) -> None:
    for upto in (45, 90, 130):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(root)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parent.parent,
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if int(line) >= upto:
                    process.kill()
                    break
        library = Library.open(root)
        assert library.count() >= upto - 10
        assert library.search("words").total == library.count()
        assert library.notices == []
        library.close()


def test_the_timeline_knows_scopes_and_dates(library: Library) -> None:
    years = [row.date.begin.year for row in library.timeline() if row.date]
    assert years == [1999, 2001]
    assert [row.label for row in library.timeline(article="train")] == ["In 2001 they ran on time."]
    assert [row.label for row in library.timeline(query="dock")] == [
        "In 1999 the [Dock Union|organisation] was founded."
    ]
    assert [row.date.begin.year for row in library.timeline(begin=date(2000, 1, 1)) if row.date] == [2001]
    assert library.timeline(end=date(1990, 1, 1)) == ()


def test_reading_goes_on_while_another_program_adds_and_merges(root: Path) -> None:
    code = KILLED.replace("1_000_000", "600").replace(
        "library = ", "from index import build\nbuild.MANY_PARTS = 3\nlibrary = "
    )
    library = Library.open(root)
    totals = [0]
    with subprocess.Popen(
        [sys.executable, "-c", code, str(root)], stdout=subprocess.DEVNULL, cwd=Path(__file__).parent.parent
    ) as process:
        while process.poll() is None:
            library.refresh()
            page = library.search("words -number3", limit=5)
            assert all(hit.snippets for hit in page.hits)
            totals.append(page.total)
        assert process.returncode == 0
    library.refresh()
    assert totals == sorted(totals)
    assert len(set(totals)) > 2  # it was seen growing
    assert library.search("words").total == 600
    assert library.notices == []
    library.close()
