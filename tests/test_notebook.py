"""The notebooks run from their first cell to their last, and hold no outputs."""

import ast
import json
from typing import Any

import pytest

from tests.test_layout import REPOSITORY

DATA = REPOSITORY / "data"
NOTEBOOKS = sorted(path.name for path in DATA.glob("*.ipynb"))


def code(name: str) -> list[dict[str, Any]]:
    cells = json.loads((DATA / name).read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def shown(name: str) -> list[Any]:
    """Run a notebook and return what each of its cells shows."""
    names: dict[str, Any] = {"__name__": "notebook"}
    return [run("".join(cell["source"]), names) for cell in code(name)]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_its_outputs_are_stripped(name: str) -> None:
    assert [cell for cell in code(name) if cell["outputs"] or cell["execution_count"] is not None] == []


@pytest.mark.slow
def test_from_a_folder_to_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DATA)
    _, read, _, first, types, figure, written, _ = shown("from-folder-to-figure.ipynb")
    assert read == (10, [])
    assert len(first) == 5 and (first["confidence"] >= 0.6).all()
    assert (types["published"], types["quote"], types["start"]) == ("datetime64[s]", "str", "Int64")
    assert sum(sum(trace.y) for trace in figure.data) > 20
    assert written == [".csv", ".html"]


@pytest.mark.slow
def test_every_cell_runs_and_shows_something(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DATA)
    cells = shown("first-look.ipynb")
    assert cells[1] == [
        ("Ilze Kalnina", "direct", "The bridge will open in June"),
        ("Ilze Kalnina", "indirect", "the old one was closed two weeks ago"),
    ]
    assert [one[:2] for one in cells[2]] == [
        ("June", "2022-06"),
        ("Tuesday", "2022-05-03"),
        ("two weeks ago", "2022-W16"),
    ]
    assert list(cells[3].columns) == ["speaker", "quote", "cue", "confidence"] and len(cells[3]) == 2
    assert cells[4] == (63, [])
    assert len(cells[6]) == 5 and len(cells[7]) > 0
    assert [speaker for _, speaker in cells[9]] == ["Ilze Kalnina"] * 2
    assert [(text, country) for text, country, *_ in cells[10]] == [("Riga", "LV")]


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell and return the value of its last line, as a notebook shows it."""
    lines = ast.parse(source)
    last = lines.body[-1]
    if isinstance(last, ast.Expr):
        lines.body.pop()
    exec(compile(lines, "notebook", "exec"), names)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "notebook", "eval"), names)
