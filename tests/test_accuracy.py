"""What was measured is told in one voice: documents, page and floors agree with data/accuracy.json."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from dashboard import resources
from dashboard.ui.views import accuracy

REPOSITORY = Path(__file__).parent.parent
sys.path.insert(0, str(REPOSITORY / "data" / "build"))

import accuracy_tables  # noqa: E402  (found in data/build)


def read(name: str) -> Any:
    return json.loads((REPOSITORY / name).read_text(encoding="utf-8"))


MEASURED, PEERS = read("data/accuracy.json"), read("data/peers.json")


@pytest.mark.parametrize("path", accuracy_tables.DOCUMENTS, ids=lambda path: path.name)
def test_tables_are_those_of_the_measured_figures(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "<!-- table " in text
    assert accuracy_tables.rendered(text) == text, "run data/build/accuracy_tables.py"


def test_a_table_follows_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    board = {
        "id": "dates",
        "rows": [{"name": "Value", "ours": ["a", "b"], "human": None, "peers": {"X": 50.0}}],
    }
    files = {
        "accuracy.json": {"figures": {"a": {"b": {"p": 0.5, "r": 0.25, "f1": 1 / 3, "gold": 1200}}}},
        "peers.json": {"boards": [board]},
    }
    monkeypatch.setattr(accuracy_tables, "_read", files.__getitem__)
    text = accuracy_tables.rendered("before\n<!-- table dates -->\nstale words\n<!-- end -->\nafter")
    assert "| Value | 33.3 | 50.0 | 25.0 | 1,200 | 50.0 (X) |" in text
    assert "stale" not in text and text.startswith("before\n") and text.endswith("\nafter")


@pytest.mark.parametrize("corpus", MEASURED["figures"])
def test_no_figure_without_gold_is_kept(corpus: str) -> None:
    assert [name for name, row in MEASURED["figures"][corpus].items() if not row["gold"]] == []


def test_the_figures_are_those_of_the_shipped_model() -> None:
    model = resources.data("model", "dateline_reader", "reader.onnx").read_bytes()
    assert MEASURED["model"] == hashlib.sha256(model).hexdigest(), "run make accuracy"


def test_no_figure_is_below_its_floor() -> None:
    floors = read("tests/floors.json")
    assert MEASURED["floors"] == floors
    found = {
        f"{corpus}: {name}": row["f1"]
        for corpus, rows in MEASURED["figures"].items()
        for name, row in rows.items()
    }
    assert [key for key, floor in floors.items() if found.get(key, 0.0) < floor - 0.0005] == []


@pytest.mark.parametrize("board", PEERS["boards"], ids=lambda board: board["id"])
def test_figures_of_others_name_their_source(board: dict[str, Any]) -> None:
    has_others = any(row["peers"] or row["human"] is not None for row in board["rows"])
    assert bool(board["source"]) == bool(board["others_on"]) == has_others


def test_the_page_shows_every_board_that_was_measured() -> None:
    shown = accuracy.read()
    (quotes,) = [board for board in shown.boards if board.title == "Quotes with the right speaker"]
    direct = next(line for line in quotes.lines if line.name == "Direct quotes")
    measured = MEASURED["figures"]["polnear-dev"]["quotes direct e2e"]
    assert direct.f1 == round(100 * measured["f1"], 1)
    assert (direct.human, direct.best, direct.best_name) == (97.3, 77.3, "SaysWho 0.1.4")
    assert shown.wrong
