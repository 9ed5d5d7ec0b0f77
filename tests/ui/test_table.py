"""What a table shows in place of what isn't known."""

from datetime import date

import pandas as pd
import pytest

from dashboard.text import spoken
from dashboard.ui import table
from dashboard.ui.columns import Column

SPEAKERS = [
    ("Ana Ruiz", "she", "Ana Ruiz"),
    (None, "the president", "the president"),
    (None, "", ""),
]


@pytest.mark.parametrize(("name", "written", "shown"), SPEAKERS)
def test_a_speaker_without_a_name_stands_as_written(name: str | None, written: str, shown: str) -> None:
    rows = pd.DataFrame({"speaker": [name], "speaker_text": [written]})
    assert table.readable(rows)["speaker"].tolist() == [shown]


def test_a_moment_has_no_t() -> None:
    rows = pd.DataFrame({"when": ["2024-11-24T05:04:08"]})
    assert table.readable(rows)["when"].tolist() == ["2024-11-24 05:04"]


def test_the_rows_themselves_stay() -> None:
    rows = pd.DataFrame({"speaker": [None], "speaker_text": ["she"]})
    table.readable(rows)
    assert rows["speaker"].isna().all()


PEOPLE = pd.DataFrame(
    {
        "name": ["Ana", "bert", "Cem", "Ana"],
        "quotes": [2, 10, 9, 2],
        "last": [date(2022, 5, 1), None, None, None],
    }
)
COLUMNS = {"name": Column("Name", "who"), "quotes": Column("Quotes", "count"), "last": Column("Last", "day")}
ORDERS = [
    ("", [0, 1, 2, 3]),
    ("quotes", [0, 3, 2, 1]),
    ("-quotes", [1, 2, 0, 3]),
    ("name", [0, 3, 1, 2]),
    ("-name", [2, 1, 0, 3]),
    ("-last", [0, 1, 2, 3]),
    ("height", [0, 1, 2, 3]),
    ("-", [0, 1, 2, 3]),
]


@pytest.mark.parametrize(("asked", "order"), ORDERS)
def test_rows_come_in_the_order_that_is_asked_for(asked: str, order: list[int]) -> None:
    assert table.ordered(PEOPLE, asked, COLUMNS) == order


def test_each_row_has_a_name_of_its_own_in_the_address() -> None:
    assert table.identities(PEOPLE, COLUMNS) == ["Ana", "bert", "Cem", "Ana~1"]
    quotes = pd.DataFrame({"quote": ["a", "a"], "document_id": ["x", "y"], "start": [1, 1], "end": [2, 2]})
    assert table.identities(quotes, {"quote": Column("Quote")}) == ["x~1~2", "y~1~2"]
    assert table.identities(PEOPLE.head(0), COLUMNS) == []


MARKS = [
    ("Go on.", "direct", "“Go on.”"),
    ("“Go on.”", "direct", "“Go on.”"),
    ("that it goes on", "indirect", "that it goes on"),
    ("that it “goes on”", "mixed", "that it “goes on”"),
]


@pytest.mark.parametrize(("quote", "kind", "printed"), MARKS)
def test_a_direct_quote_stands_between_its_marks(quote: str, kind: str, printed: str) -> None:
    assert spoken.in_marks(quote, kind) == printed


@pytest.mark.parametrize(
    ("value", "drawn"),
    [(None, ""), (float("nan"), ""), (date(2022, 5, 1), "2022-05-01"), (3, 3), (1.25, 1.2)],
)
def test_a_cell_is_a_word_or_a_figure(value: object, drawn: object) -> None:
    assert table.cell(value) == drawn
