"""A table as CSV: every row comes back as it was, and no spreadsheet runs a cell."""

import csv
import io
import re
import time
import unicodedata
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
    csv_table.write([rows], stream)
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
    ("\t=1", "'\t'=1"),
    ("\rcmd", "'\rcmd"),
    ("\n=1", "\n'=1"),
    ("\u00a0=1", "'\u00a0=1"),
    ("＝1", "'＝1"),
    ("－x", "'－x"),
    ("a=1", "a=1"),
    ("'=1", "''=1"),
    ("|calc", "'|calc"),
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ("\u200b=1", "'\u200b=1"),
    ("\ufeff=1", "'\ufeff=1"),
    ("\u00ad=1", "'\u00ad=1"),
    ("\u2060\u200d+1", "'\u2060\u200d+1"),
    ("\u202e=1", "'\u202e=1"),
    ("\u3000\u2003@A", "'\u3000\u2003@A"),
    ("\ufe0f=1", "'\ufe0f=1"),
    ("\U000e0020=1", "'\U000e0020=1"),
    ("\x1c=1", "'\x1c=1"),
    ("﹦1", "'﹦1"),
    ("−1", "'−1"),
    ("x;=1+1", "x;'=1+1"),
    ("x; \u200b=1;-2", "x;' \u200b=1;'-2"),
    ("x;'=1", "x;''=1"),
    ("x\t=1", "x\t'=1"),
    ("x\r\n=1", "x\r\n'=1"),
    ('x";=1', "x\";'=1"),
    ("x;y", "x;y"),
    ("one - two", "one - two"),
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


UNSEEN = "".join(
    character
    for character in map(chr, range(0x110000))
    if unicodedata.category(character) in {"Cc", "Cf", "Zs", "Zl", "Zp"} and character not in "\0\t\r\n"
)
NASTY = st.text(
    st.sampled_from(["=", "+", "-", "@", "|", "＝", "'", '"', ";", ",", "\t", "\r", "\n", "x", *UNSEEN])
)
BARE = re.compile(f"(?:^|[;\\t\\r\\n])[{re.escape(UNSEEN)}]*[=+\\-@|＝]")


@pytest.mark.slow
@given(st.lists(st.tuples(ANY_TEXT | NASTY, st.integers(-9, 9)), max_size=5))
def test_rows_come_back_without_their_apostrophes(rows: list[tuple[str, int]]) -> None:
    found = read_back(pd.DataFrame(rows, columns=["quote", "start"]))
    assert found[0] == ["quote", "start"]
    assert [(without(text), int(start)) for text, start in found[1:]] == rows
    assert [text for text, _ in found[1:] if BARE.search(text)] == []


def without(text: str) -> str:
    """Take out of a text each apostrophe that stands where the guard puts one."""
    guarded = re.compile(rf"(^|[;\t\r\n])'(?=[{csv_table.UNSEEN}']*[{csv_table.SIGNS}])|^'(?=[\t\r])")
    return guarded.sub(lambda match: match[1] or "", text)


@pytest.mark.parametrize("piece", ["\n", ";", " ", "\u200b", "'", ";'", "=", "\t "])
def test_a_long_cell_is_guarded_in_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        csv_table.guard(piece * count)
        return time.process_time() - began

    assert seconds(200_000) < 0.1 + 3 * seconds(100_000)


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
