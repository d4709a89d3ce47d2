"""The pages made from the code are as the code is; the commands print the same."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tui import key_pages, settings_pages
from tui import settings as settings_of
from tui.cli import app
from tui.keymaps import PRESETS
from tui.settings import Settings

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("DATELINE_CONFIG", str(tmp_path / "settings.toml"))
    (tmp_path / "settings.toml").write_text("")
    settings_of.give(None, {})
    yield
    settings_of.give(None, {})


def said(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    ("page", "made"), [("keys.md", key_pages.reference()), ("settings.md", settings_pages.reference())]
)
def test_the_pages_are_up_to_date(page: str, made: str) -> None:
    assert (DOCS / page).read_text(encoding="utf-8") == made, "make docs"


def test_a_stale_page_is_told() -> None:
    tool = DOCS.parent / "tools" / "build_docs.py"
    assert subprocess.run([sys.executable, str(tool), "--check"], check=False).returncode == 0


@pytest.mark.parametrize("preset", PRESETS)
def test_keys_prints_every_binding_once(preset: str) -> None:
    rows = json.loads(said("keys", "--preset", preset, "--json"))
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids)) > 80
    assert "mention.next" in said("keys", "--preset", preset)


def test_settings_prints_each_with_its_origin(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('theme = "paper"\nmesure = 3\n')
    out = said("--set", "measure=70", "settings")
    assert f"{tmp_path / 'settings.toml'}:1" in out and "--set measure" in out
    assert 'unknown setting "mesure"' in out
    settings_of.give(None, {})
    data = json.loads(said("settings", "--json"))
    assert 'unknown setting "mesure"' in data["faults"][0]
    assert set(data["settings"]) == set(Settings.model_fields)
    assert data["settings"]["theme"] == {"value": "paper", "from": f"{tmp_path / 'settings.toml'}:1"}


def test_settings_says_where_its_file_is(tmp_path: Path) -> None:
    assert said("settings", "--path").strip() == str(tmp_path / "settings.toml")


def test_a_set_without_a_value_is_wrong_usage() -> None:
    result = CliRunner().invoke(app, ["--set", "measure", "settings"])
    assert result.exit_code == 2
    assert "NAME=VALUE" in result.output


def test_doctor_tells_of_settings_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('[keys]\nzem = "Z"\n')
    result = CliRunner().invoke(app, ["doctor", "--library", str(tmp_path / "none")])
    assert 'zem: "zem" is no binding; did you mean "zen"?' in result.output


def test_the_library_may_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.__main__ import library_folder

    monkeypatch.delenv("DATELINE_LIBRARY", raising=False)
    (tmp_path / "settings.toml").write_text('library = "~/news"\n')
    settings_of.give(None, {})
    assert library_folder() == Path("~/news").expanduser()
    monkeypatch.setenv("DATELINE_LIBRARY", "/elsewhere")
    assert library_folder() == Path("/elsewhere")
    assert library_folder(Path("/given")) == Path("/given")
