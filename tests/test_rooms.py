"""The rooms of the code: files and classes stay small, and no pane knows another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TUI = sorted((ROOT / "tui").rglob("*.py"))
FILE_LINES, CLASS_LINES = 350, 300


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TUI, ids=named)
def test_a_file_and_its_classes_are_soon_read(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= FILE_LINES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and node.end_lineno is not None:
            assert node.end_lineno - node.lineno < CLASS_LINES, node.name


@pytest.mark.parametrize("path", sorted((ROOT / "tui" / "panes").glob("*.py")), ids=named)
def test_no_pane_imports_another(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not (node.module or "").startswith("tui.panes"), ast.unparse(node)
        if isinstance(node, ast.Import):
            assert not any(alias.name.startswith("tui.panes") for alias in node.names), ast.unparse(node)
