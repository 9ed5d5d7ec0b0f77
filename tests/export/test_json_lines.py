"""A table as JSON lines: one object a row, days as text, what is unknown is null."""

import io
import json
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.export import json_lines


def lines(rows: pd.DataFrame) -> list[Any]:
    stream = io.BytesIO()
    json_lines.write([rows], stream)
    return [json.loads(line) for line in stream.getvalue().decode("utf-8").split("\n") if line]


CELLS = [
    ("“Kyiv”\n🧨", "“Kyiv”\n🧨"),
    ("=1+1", "=1+1"),
    ("", ""),
    (7, 7),
    (0.5, 0.5),
    (True, True),
    (date(2022, 4, 26), "2022-04-26"),
    (None, None),
    (float("nan"), None),
]


@pytest.mark.parametrize("cell, expected", CELLS, ids=repr)
def test_a_cell_is_written_so(cell: Any, expected: Any) -> None:
    assert lines(pd.DataFrame({"id": ["a"], "cell": [cell]})) == [{"id": "a", "cell": expected}]


def test_missing_values_beside_others_are_null() -> None:
    rows = pd.DataFrame(
        {
            "day": [date(2022, 4, 26), None],
            "when": pd.to_datetime(["2022-04-26", None]),
            "number": pd.array([524901, None], dtype="Int64"),
            "text": ["a", None],
        }
    )
    first, second = lines(rows)
    assert list(first) == ["day", "when", "number", "text"]
    assert first["number"] == 524901
    assert first["when"].startswith("2022-04-26")
    assert set(second.values()) == {None}


def test_no_rows_no_lines() -> None:
    assert lines(pd.DataFrame({"a": []})) == []
