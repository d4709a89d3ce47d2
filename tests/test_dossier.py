"""Dossiers: what was chosen and noted is in them, and nothing of an article is markup there."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_library import BRIDGE, FERRY, TRAIN, fake

from corpus.model import Annotated, DateRange, Entity, Report, Span, TimelineRow
from corpus.work import Note, Work
from index.library import Library
from index.work import new_note
from tui.cli import main
from tui.dossier import Chosen, Dossier, to_html, to_markdown


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    library.add([FERRY, BRIDGE, TRAIN], annotate=fake)
    library.bookmark("ferry")
    library.tag("bridge", "To do")
    quote = "The dock workers walked out again."
    library.put_note(new_note("ferry", Span(0, len(quote)), quote, "ask <why>"))
    yield library
    library.close()


def test_what_is_chosen_is_in_it_with_notes_entities_and_timeline(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dossier", "--bookmarked", "--library", str(library.root)]) == 0
    out = capsys.readouterr().out
    assert "### 1\\. Ferry strike enters second week" in out
    assert "“Ferry strike enters second week”, *Harbour Post*, 5 March 2024." in out
    assert "> The dock workers walked out again.\n\nask \\<why\\>" in out
    assert "- Ada Moreno (1 mention, 1 article)" in out
    assert "- **1999** In 1999" in out
    assert "Old bridge" not in out


def test_a_page_is_written_for_its_owner_and_not_over_another(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "d.html"
    arguments = ["dossier", "bridge", "--tag", "TO DO", "-o", str(file), "--library", str(library.root)]
    assert main(arguments) == 0
    page = file.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Old bridge closes" in page
    assert "Ferry" not in page
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert main(arguments) == 2
    assert main([*arguments, "--force", "--format", "markdown"]) == 0
    assert file.read_text("utf-8").startswith("# Dossier")
    assert main(["dossier", "--library", str(library.root)]) == 2
    assert main(["dossier", "zeppelin", "--library", str(library.root)]) == 1
    capsys.readouterr()


ALLOWED = set(
    "html head meta title style body h1 h2 h3 p blockquote em ul li span table tr td a".split()  # noqa: SIM905
)


class Parts(HTMLParser):
    """The tags and attributes of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said += data


def dossier_of(field: str, url: str) -> Dossier:
    article = Annotated(id=field, title=field, byline=field, source=field, url=url, text=field)
    note = Note(id=1, article=field, start=0, end=1, quote=field, note=field, at="x", found=False)
    day = DateRange(begin=date(2020, 1, 1), end=date(2020, 1, 1), precision="day")
    report = Report(article=field, event="x", text=field, source=field, published=None)
    row = TimelineRow(
        date=day, label=field, sources=1, articles=1, status="alleged", reports=(report,), conflicts=(field,)
    )
    entity = Entity(entity="x", type="person", name=field, variants={}, mentions=1, articles=1)
    return Dossier(field, (Chosen(article, Work(tags=(field,), notes=(note,))),), (entity,), (row,))


hostile = st.one_of(
    st.text(max_size=30),
    st.text("<>\"'&/=;:-!#`[]()*_\\| \n\x1b\x9b\u202eabscriptonx", max_size=40),
    st.sampled_from(
        [
            "</title><script>x</script>",
            '"><img src=x onerror=y>',
            "<!--",
            "</style>",
            "&lt;b&gt;",
            "\x1b]52;c;x\x07",
        ]
    ),
)


@settings(deadline=None)
@given(field=hostile, url=st.one_of(hostile, hostile.map(lambda tail: "https://x.example/" + tail)))
def test_no_field_is_markup_in_a_page(field: str, url: str) -> None:
    dossier = dossier_of(field, url)
    page = "\n".join(to_html(dossier))
    parts, tame = Parts(), Parts()
    parts.feed(page)
    parts.close()
    tame.feed("\n".join(to_html(dossier_of("tame", "https://x.example/a" if "<a rel" in page else ""))))
    assert [tag for tag, _ in parts.tags] == [tag for tag, _ in tame.tags]
    assert {tag for tag, _ in parts.tags} <= ALLOWED
    for _, attributes in parts.tags:
        assert attributes.keys() <= {
            "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "rel",
        }  # fmt: skip
        assert (attributes.get("href") or "#").startswith(("#", "https://x.example/"))
    assert not set(page) & {chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0), 0x202E)}


@settings(deadline=None)
@given(field=hostile, url=hostile)
def test_no_field_breaks_a_line_of_markdown(field: str, url: str) -> None:
    lines = list(to_markdown(dossier_of(field, url)))
    tame = list(to_markdown(dossier_of("tame", "")))
    assert len(lines) == len(tame)
    assert not any("\n" in line for line in lines)
    assert [line[:2] for line in lines if line.startswith("#")] == [
        line[:2] for line in tame if line.startswith("#")
    ]
    for line in lines:
        assert "<script" not in line.replace("\\<", "")
        assert not set(line) & {chr(code) for code in (*range(32), *range(0x7F, 0xA0), 0x202E)}
