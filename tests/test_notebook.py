"""The notebook of the first look runs from its first cell to its last, and holds no outputs."""

import ast
import json
from typing import Any

import pytest

from tests.test_layout import REPOSITORY

NOTEBOOK = REPOSITORY / "data" / "first-look.ipynb"
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
CODE = [cell for cell in CELLS if cell["cell_type"] == "code"]


def test_its_outputs_are_stripped() -> None:
    assert [cell for cell in CODE if cell["outputs"] or cell["execution_count"] is not None] == []


@pytest.mark.slow
def test_every_cell_runs_and_shows_something(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(NOTEBOOK.parent)
    names: dict[str, Any] = {"__name__": "notebook"}
    shown = [run("".join(cell["source"]), names) for cell in CODE]
    assert shown[1] == [
        ("Ilze Kalnina", "direct", "The bridge will open in June"),
        ("Ilze Kalnina", "indirect", "the old one was closed two weeks ago"),
    ]
    assert [one[:2] for one in shown[2]] == [
        ("June", "2022-06"),
        ("Tuesday", "2022-05-03"),
        ("two weeks ago", "2022-W16"),
    ]
    assert list(shown[3].columns) == ["speaker", "quote", "cue", "confidence"] and len(shown[3]) == 2
    assert shown[4] == (63, [])
    assert len(shown[6]) == 5 and len(shown[7]) > 0
    assert [speaker for _, speaker in shown[9]] == ["Ilze Kalnina"] * 2
    assert [(text, country) for text, country, *_ in shown[10]] == [("Riga", "LV")]


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell and return the value of its last line, as a notebook shows it."""
    lines = ast.parse(source)
    last = lines.body[-1]
    if isinstance(last, ast.Expr):
        lines.body.pop()
    exec(compile(lines, str(NOTEBOOK), "exec"), names)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)
