"""Taggers that the reader has installed."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from corpus.annotate import annotate
from corpus.model import Annotated, Article, Span
from corpus.taggers import cache, gliner_model, plugged
from corpus.taggers.plugged import Choice, NameSpan, checked
from index.adding import Hooks, Way
from index.library import Library
from tui.cli import app

TEXT = (
    "The harbour was closed on Monday.\n\nTovil Quend of the Lanwick Ferry Office said that the MQ-9 Reaper "
    "was seen over Marrow Sound. Quend had warned of it in Paris."
)
ARTICLE = Article(id="harbour", path="/news/harbour.txt", text=TEXT)


class Fake:
    """Says that these words are names."""

    asked = 0
    version = "1"

    def __init__(self, argument: str) -> None:
        self.words = {"Marrow Sound": "organisation", "MQ-9 Reaper": "organisation"}
        self.words |= {argument: "person", argument.rpartition(" ")[2]: "person"}

    def tag(self, text: str, sentences: Sequence[Span]) -> Iterator[NameSpan]:
        type(self).asked += 1
        for word, kind in self.words.items():
            for found in re.finditer(re.escape(word), text) if word else ():
                yield NameSpan(found.start(), found.end(), kind)  # type: ignore[arg-type]


class Failing(Fake):
    def tag(self, text: str, sentences: Sequence[Span]) -> Iterator[NameSpan]:
        raise RuntimeError("out of memory\nat some place")


def breaks(argument: str) -> Fake:
    raise ImportError("no such package")


@pytest.fixture(autouse=True)
def taggers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    made: dict[str, Any] = {"fake": Fake, "failing": Failing, "breaks": breaks}
    found = {name: SimpleNamespace(name=name, load=lambda made=made: made) for name, made in made.items()}
    monkeypatch.setattr(plugged, "installed", lambda: found)
    monkeypatch.setattr(Fake, "asked", 0)
    plugged.loaded.cache_clear()
    yield
    plugged.loaded.cache_clear()
    cache._opened.cache_clear()


def named(article: Annotated) -> dict[str, tuple[str, str]]:
    return {mention.text: (mention.type, mention.by) for mention in article.mentions}


def test_it_takes_the_place_of_our_model_and_is_named() -> None:
    found = named(annotate(ARTICLE, tagger=Choice("fake:Tovil Quend")))
    assert found["Marrow Sound"] == ("organisation", "tagger: fake:Tovil Quend")
    assert found["Tovil Quend"][0] == "person"


def test_weapons_and_what_is_certain_stay_ours_and_linking_follows() -> None:
    article = annotate(ARTICLE, tagger=Choice("fake:Tovil Quend"))
    found = named(article)
    assert found["MQ-9 Reaper"][0] == "weapon"  # whatever the tagger says
    assert {m.entity for m in article.mentions if "Quend" in m.text} == {"person:tovil-quend"}
    assert len([m for m in article.mentions if "Quend" in m.text]) == 2


def test_one_that_fails_leaves_our_own_names_and_says_so() -> None:
    article = annotate(ARTICLE, tagger=Choice("failing"))
    assert article.mentions == annotate(ARTICLE).mentions
    assert article.notes == ("the tagger failing failed: RuntimeError: out of memory",)
    assert annotate(ARTICLE, tagger=Choice("breaks")).notes == (
        "the tagger breaks can't be loaded: ImportError: no such package",
    )


@given(
    st.lists(
        st.tuples(st.integers(-5, 30), st.integers(-5, 40), st.sampled_from(["person", "place", "thing", ""]))
    ),
    st.text("ab \n", max_size=30),
)
def test_whatever_it_says_becomes_spans_that_can_be_pointed_at(
    spans: list[tuple[int, int, str]], text: str
) -> None:
    sentences = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    found = checked(spans, text, sentences)
    assert list(found) == sorted(found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    for start, end, kind in found:
        assert text[start:end].strip() == text[start:end] != ""
        assert kind in ("person", "place")
        assert any(sentence.start <= start and end <= sentence.end for sentence in sentences)


def test_what_it_said_is_kept_by_text_name_and_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = Choice("fake:Tovil Quend", str(tmp_path / cache.FILE))
    first = annotate(ARTICLE, tagger=choice)
    assert annotate(ARTICLE, tagger=choice) == first
    assert Fake.asked == 1
    annotate(ARTICLE.model_copy(update={"text": TEXT + " The end."}), tagger=choice)
    assert Fake.asked == 2
    monkeypatch.setattr(Fake, "version", "2")
    annotate(ARTICLE, tagger=choice)
    assert Fake.asked == 3


@pytest.mark.parametrize("content", [b"", b"no database" * 100])
def test_a_cache_that_is_broken_is_done_without(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / cache.FILE
    path.write_bytes(content)
    found = named(annotate(ARTICLE, tagger=Choice("fake", str(path))))
    assert found["Marrow Sound"][0] == "organisation"


def add(library: Library, folder: Path, tagger: str | None) -> int:
    """Adds, and returns how many articles were annotated anew."""
    return library.add_paths([folder], Way(tagger=tagger), Hooks()).annotated


def test_a_library_keeps_its_tagger_and_another_reads_it_anew(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    library = Library.open(tmp_path / "library")

    def tagged() -> bool:
        article = library.article(library.search("").hits[0].id)
        return any(mention.by.startswith("tagger: fake") for mention in article.mentions)

    assert add(library, folder, None) == 0
    assert not tagged()
    assert add(library, folder, "fake") == 1
    assert tagged()
    assert add(library, folder, None) == 0
    (folder / "b.txt").write_text(TEXT.replace("Monday", "Tuesday"))
    add(library, folder, None)
    assert tagged()
    assert add(library, folder, "none") == 2
    assert not tagged()
    library.close()


def test_one_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    asked = ["add", "--library", str(tmp_path / "l"), "--tagger", "spicy:en", str(tmp_path / "a.txt")]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 2
    assert "there is no tagger spicy; installed: breaks, failing, fake" in result.stderr.replace("\n", " ")
    assert not (tmp_path / "l").exists()


def test_annotating_without_a_library_asks_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    result = CliRunner().invoke(app, ["annotate", "--tagger", "fake", str(tmp_path / "a.txt")])
    assert '"by": "tagger: fake"' in result.stdout


def test_the_example_of_the_manual_works() -> None:
    manual = (Path(__file__).parents[1] / "docs" / "taggers.md").read_text()
    example: dict[str, Any] = {}
    exec(re.search(r"```python\n(.*?)```", manual, re.S)[1], example)  # type: ignore[index]
    text = "The Norvale High Court sat."
    assert list(example["Courts"]("").tag(text, [Span(0, len(text))])) == [NameSpan(4, 22, "organisation")]


def test_a_spacy_pipeline_is_a_tagger(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    from spacy.training import Example

    from corpus.taggers.spacy_pipeline import SpacyTagger

    pattern = "{} of {} spoke."
    people, bodies = ["Tovil Quend", "Mara Oss", "Ilen Dray"], ["Norvale Council", "Lanwick Office"]
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner")
    recogniser.add_label("PERSON")
    recogniser.add_label("ORG")
    examples = []
    for person in people:
        for body in bodies:
            text = pattern.format(person, body)
            start = text.index(body)
            ents = {"entities": [(0, len(person), "PERSON"), (start, start + len(body), "ORG")]}
            examples.append(Example.from_dict(nlp.make_doc(text), ents))
    spacy.util.fix_random_seed(1)
    nlp.initialize(lambda: examples)
    chance = random.Random(1)
    for _ in range(40):
        chance.shuffle(examples)
        nlp.update(examples)
    nlp.to_disk(tmp_path / "pipeline")
    tagger = SpacyTagger(str(tmp_path / "pipeline"))
    text = "Mara Oss of Norvale Council spoke."
    expected = [NameSpan(0, 8, "person"), NameSpan(12, 27, "organisation")]
    assert list(tagger.tag(text, [Span(0, len(text))])) == expected
    tagger._nlp.max_length = 40
    twice = f"{text} {text}"
    again = list(tagger.tag(twice, [Span(0, len(text)), Span(len(text) + 1, len(twice))]))
    assert [(s - len(text) - 1, e - len(text) - 1, k) for s, e, k in again[2:]] == expected == again[:2]
    assert spacy.__version__ in tagger.version


def test_a_gliner_model_is_a_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    class Model:
        def predict_entities(self, text: str, labels: list[str], threshold: float) -> list[dict[str, Any]]:
            assert "weapon system" in labels
            return [
                {"start": m.start(), "end": m.end(), "label": "weapon system", "score": 0.9}
                for m in re.finditer("KR-7", text)
            ]

    module = ModuleType("gliner")
    module.GLiNER = SimpleNamespace(from_pretrained=lambda folder, local_files_only: Model())  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "gliner", module)
    monkeypatch.setattr(gliner_model, "version", lambda name: "0.0")
    tagger = gliner_model.GlinerTagger("folder")
    first = "x" * gliner_model.WINDOW + "."
    text = f"{first} The KR-7 was seen."
    found = list(tagger.tag(text, [Span(0, len(first)), Span(len(first) + 1, len(text))]))
    assert [text[start:end] for start, end, _ in found] == ["KR-7"]


@given(st.lists(st.integers(1, 900), max_size=12))
def test_windows_hold_all_sentences_whole(lengths: list[int]) -> None:
    sentences, at = [], 0
    for length in lengths:
        sentences.append(Span(at, at + length))
        at += length + 1
    found = gliner_model.windows(sentences)
    assert all(any(w.start <= s.start and s.end <= w.end for w in found) for s in sentences)
    assert all(end - start <= gliner_model.WINDOW for start, end in found)
