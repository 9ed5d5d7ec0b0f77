"""A table as CSV: every row comes back as it was, and no spreadsheet runs a cell."""

import csv
import io
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export import csv_table

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def written(rows: pd.DataFrame) -> bytes:
    stream = io.BytesIO()
    csv_table.write(rows, stream)
    return stream.getvalue()


def read_back(rows: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written(rows).decode("utf-8-sig"), newline="")))


CELLS = [
    ("plain", "plain"),
    ('say "no", now', 'say "no", now'),
    ("two\r\nlines", "two\r\nlines"),
    ("“Kyiv” 🧨", "“Kyiv” 🧨"),
    ("=1+1", "'=1+1"),
    ("  +1", "'  +1"),
    ("-1 degree", "'-1 degree"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("\rcmd", "'\rcmd"),
    ("\n=1", "'\n=1"),
    ("\u00a0=1", "'\u00a0=1"),
    ("＝1", "'＝1"),
    ("－x", "'－x"),
    ("a=1", "a=1"),
    ("'=1", "'=1"),
    ("NUL\0", "NUL\ufffd"),
    (-1, "-1"),
    (-0.5, "-0.5"),
    (date(2022, 4, 26), "2022-04-26"),
    (None, ""),
]


@pytest.mark.parametrize("cell, expected", CELLS, ids=repr)
def test_a_cell_is_written_so(cell: Any, expected: str) -> None:
    assert read_back(pd.DataFrame({"first": ["a", "b"], "cell": [cell, cell]}))[1:] == [
        ["a", expected],
        ["b", expected],
    ]


@given(st.lists(st.tuples(ANY_TEXT, st.integers(-9, 9)), max_size=5))
def test_rows_come_back_without_their_apostrophe(rows: list[tuple[str, int]]) -> None:
    found = read_back(pd.DataFrame(rows, columns=["quote", "start"]))
    assert found[0] == ["quote", "start"]
    assert [(text.removeprefix("'"), int(start)) for text, start in found[1:]] == [
        (text.removeprefix("'"), start) for text, start in rows
    ]
    for text, _ in found[1:]:
        assert text.strip()[:1] not in {*"=+-@＝＋－＠"} or not text.strip()
        assert text[:1] not in {"\t", "\r"}


def test_it_begins_with_a_byte_order_mark_and_breaks_lines_as_rfc_4180_has_it() -> None:
    assert written(pd.DataFrame({"a": [1], "b": ["x"]})) == b"\xef\xbb\xbfa,b\r\n1,x\r\n"


def test_a_table_without_rows_has_its_columns() -> None:
    assert written(pd.DataFrame({"a": [], "b": []})) == b"\xef\xbb\xbfa,b\r\n"


def test_blocks_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = pd.DataFrame({"n": range(7), "text": ["=x"] * 7})
    whole = written(rows)
    monkeypatch.setattr(csv_table, "BLOCK", 3)
    assert written(rows) == whole


def test_a_missing_number_leaves_the_others_whole() -> None:
    rows = pd.DataFrame({"geonameid": pd.array([524901, None], dtype="Int64")})
    assert read_back(rows) == [["geonameid"], ["524901"], [""]]
