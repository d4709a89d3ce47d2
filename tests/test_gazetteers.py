"""The package's lists of names: there, small, quick to load, credited."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.names import lexicon
from corpus.names.gazetteer import phrases

DATA = Path(lexicon.__file__).parent / "data"


def test_size_and_credit() -> None:
    model = DATA / "names.crfsuite"
    assert sum(file.stat().st_size for file in DATA.iterdir() if file != model) < 1_000_000
    assert model.stat().st_size < 5_000_000
    notice = (DATA / "NOTICE").read_text("utf-8")
    for source in ("GeoNames", "ISO 3166", "Kantrowitz", "WikiGold", "re3d", "MEANTIME", "GUM"):
        assert source in notice


@pytest.mark.parametrize(
    ("form", "type_", "name"),
    [
        ("Republic of Korea", "place", "South Korea"),
        ("UK", "place", "United Kingdom"),
        ("Kiev", "place", "Kyiv"),
        ("IAEA", "organisation", "International Atomic Energy Agency"),
        ("AFP", "organisation", "Agence France-Presse"),
    ],
)
def test_forms(form: str, type_: str, name: str) -> None:
    entries = phrases().get(form, ())
    assert [(e.type, e.name) for e in entries[:1]] == [(type_, name)]


def test_every_row_is_well_formed() -> None:
    for form, entries in phrases().items():
        assert form == form.strip() != ""
        assert entries
        for entry in entries:
            assert entry.name == entry.name.strip() != ""
            assert entry.name[0] != "?"


def test_importing_names_reads_no_file() -> None:
    code = (
        "import sys, corpus.names.rules, corpus.names.linking, corpus.names.across\n"
        "from corpus.names import gazetteer, lexicon\n"
        "assert gazetteer.phrases.cache_info().currsize == 0\n"
        "assert lexicon.words.cache_info().currsize == 0\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
