"""Articles in every script: found by a word, an inflected form, a phrase, a beginning, and lit just there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App

from corpus.model import Article
from index.library import Library
from tui.app import Dateline
from tui.widgets.article_text import ArticleText
from tui.widgets.styling import style_named

TEXTS = {
    "ko": (
        "부산항의 부두 노동자들이 화요일에 다시 파업을 시작했다. "
        "여객선 운항은 다음 주까지 중단된다고 회사가 밝혔다."
    ),
    "ru": (
        "Докеры снова прекратили работу во вторник. Новая забастовка остановила паромы, "
        "и ещё неизвестно, когда начнутся переговоры с правительством."
    ),
    "ar": (
        "أوقف عمال الموانئ العمل مرة أخرى يوم الثلاثاء. "
        "وقالت الحكومة إن المفاوضات مع النقابة ستبدأ غداً في العاصمة."
    ),
    "zh": ("码头工人周二再次罢工。港务局表示，渡轮服务将停止到下周，政府呼吁双方恢复谈判。"),
    "ja": (
        "港湾労働者は火曜日に再びストライキを始めた。フェリーは来週まで欠航し、政府は交渉の再開を求めている。"
    ),
    "th": ("คนงานท่าเรือหยุดงานประท้วงอีกครั้งในวันอังคาร บริษัทกล่าวว่าเรือข้ามฟากจะหยุดให้บริการจนถึงสัปดาห์หน้า"),
    "de": (
        "Die Hafenarbeiter haben am Dienstag erneut die Arbeit niedergelegt. "
        "Die alten Häuser an der Straße zum Hafen stehen leer, seit der Krieg war."
    ),
    "fr": (
        "Les dockers ont de nouveau cessé le travail mardi. "
        "On attend les négociations élargies avec l’organisation patronale, dit le ministère."
    ),
    "es": (
        "Los estibadores volvieron a parar el martes. "
        "La organización pidió negociaciones, y los transbordadores seguirán parados la próxima semana."
    ),
    "en": (
        "The dock workers walked out again on Tuesday. "
        "The strike was called by the union, and ferries in the harbour stay where they are until next week."
    ),
}

# language, query, what of its text is lit; a query with a * is a beginning
FOUND = [
    ("ko", "파업", ["파업"]),
    ("ko", "노동자", ["노동자"]),  # with no particle
    ("ko", '"부두 노동자"', ["부두 노동자"]),
    ("ko", "여객*", ["여객"]),
    ("ru", "забастовка", ["забастовка"]),
    ("ru", "забастовки", ["забастовка"]),
    ("ru", "ПАРОМАМИ", ["паромы"]),
    ("ru", "новые", ["Новая"]),
    ("ru", "еще", ["ещё"]),
    ("ru", '"новую забастовку"', ["Новая забастовка"]),
    ("ru", "перегов*", ["переговоры"]),
    ("ar", "الحكومة", ["الحكومة"]),
    ("ar", "حكومة", ["الحكومة"]),
    ("ar", "للنقابات", ["النقابة"]),
    ("ar", "اوقف", ["أوقف"]),
    ("ar", "غدا", ["غداً"]),
    ("ar", '"عمال موانئ"', ["عمال الموانئ"]),
    ("ar", "مفاوض*", ["المفاوضات"]),
    ("zh", "罢工", ["罢工"]),
    ("zh", "工", ["工", "工"]),
    ("zh", "。", []),
    ("zh", '"工人周二"', ["工人周二"]),
    ("zh", "渡轮服*", ["渡轮服"]),
    ("zh", "渡*", ["渡"]),
    ("ja", "労働者", ["労働者"]),
    ("ja", "ｽﾄﾗｲｷ", ["ストライキ"]),
    ("ja", '"交渉の再開"', ["交渉の再開"]),
    ("ja", "港湾労*", ["港湾労"]),
    ("th", "คนงาน", ["คนงาน"]),
    ("th", '"หยุดงานประท้วง"', ["หยุดงานประท้วง"]),
    ("th", "เรือข้า*", ["เรือข้า"]),
    ("de", "Haus", ["Häuser"]),
    ("de", "HAUSER", ["Häuser"]),
    ("de", "strasse", ["Straße"]),
    ("de", "war", ["war"]),
    ("de", '"der krieg war"', ["der Krieg war"]),
    ("de", "hafenarb*", ["Hafenarbeiter"]),
    ("fr", "on", ["On"]),
    ("fr", "negociation", ["négociations"]),
    ("fr", "élargi", ["élargies"]),
    ("fr", '"on attend"', ["On attend"]),
    ("fr", "minist*", ["ministère"]),
    ("es", "organizacion", ["organización"]),
    ("es", "organizaciones", ["organización"]),
    ("es", "parada", ["parar", "parados"]),
    ("es", '"la proxima semana"', ["la próxima semana"]),
    ("es", "estib*", ["estibadores"]),
    ("en", "strikes", ["strike"]),
    ("en", '"the strike was called"', ["strike was called"]),
    ("en", "walked on Tuesday", ["walked", "Tuesday"]),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scripts") / "library"
    library = Library.open(path)
    library.add([Article(id=name, text=text) for name, text in TEXTS.items()], processes=0)
    library.close()
    return path


@pytest.fixture(scope="module")
def library(root: Path) -> Iterator[Library]:
    opened = Library.open(root)
    yield opened
    opened.close()


def lit(library: Library, query: str, name: str, *, typing: bool = False) -> list[str]:
    return [TEXTS[name][start:end] for start, end in library.matches(query, name, typing=typing)]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_language_is_told(library: Library, name: str) -> None:
    assert library.article(name).language == name


@pytest.mark.parametrize(("name", "query", "expected"), FOUND)
def test_it_is_found_and_lit(library: Library, name: str, query: str, expected: list[str]) -> None:
    page = library.search(query, limit=len(TEXTS))
    assert lit(library, page.understood, name) == expected
    if expected:
        (hit,) = [hit for hit in page.hits if hit.id == name]
        (snippet,) = hit.snippets
        assert [snippet.text[s - snippet.start : e - snippet.start] for s, e in snippet.matches] == expected


# English ones may be stop words, which find nothing while they are all there is
@pytest.mark.parametrize("name", sorted(TEXTS.keys() - {"en"}))
def test_each_letter_typed_of_its_first_words_finds_it(library: Library, name: str) -> None:
    words = TEXTS[name][:12]
    for length in range(2, len(words) + 1):
        page = library.search(words[:length], limit=len(TEXTS), typing=True)
        assert name in [hit.id for hit in page.hits], words[:length]


def test_words_that_nobody_wrote_are_not_found(library: Library) -> None:
    for query in ("罢人", "동노", "労者", "забастовщик", '"罢工再次"'):
        assert library.search(query).total == 0, query


def test_stop_words_of_english_narrow_no_english_query(library: Library) -> None:
    assert [hit.id for hit in library.search("the strike on tuesday").hits] == ["en"]
    assert "en" not in [hit.id for hit in library.search("on").hits]  # of all, only French has it as a word


def test_without_other_languages_stop_words_are_left_out(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    library.add([Article(id=name, text=TEXTS[name]) for name in ("en", "zh", "ru")], processes=0)
    assert library.search("the strike").understood == "strike"
    library.close()


@pytest.mark.parametrize(
    ("query", "expected", "cells"),
    [
        ("労働者", "労働者", 6),
        ('"부두 노동자"', "부두 노동자", 11),
        ("工", "工工", 4),
        ("คนงาน", "คนงาน", 5),
        ("паром", "паромы", 6),
        ("ท่าเรือ", "ท่าเรือ", 5),  # a tone and a vowel take no cells
    ],
)
async def test_lit_cells_are_those_of_the_words(root: Path, query: str, expected: str, cells: int) -> None:
    app = Dateline(lambda: Library.open(root), query=query)
    async with app.run_test(size=(120, 30)) as pilot:
        shown: list[tuple[str, int]] = []
        for _ in range(200):
            await pilot.pause(0.02)
            if shown := _lit_pieces(app):
                break
        assert "".join(text for text, _ in shown) == expected
        assert sum(width for _, width in shown) == cells


def _lit_pieces(app: App[int]) -> list[tuple[str, int]]:
    """What is lit as a match in the article pane, and how many cells it takes."""
    pane = app.screen.query_one(ArticleText)
    grounds = {style_named(app, style).rich_style.bgcolor for style in ("match", "current")}
    return [
        (segment.text, segment.cell_length)
        for y in range(pane.size.height)
        for segment in pane.render_line(y)
        if segment.style is not None and segment.style.bgcolor in grounds
    ]
