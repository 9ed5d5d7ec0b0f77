"""A table of which the first rows are fetched has them in the order of all rows, whichever is asked for."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import get_args

import pandas as pd
import pytest

from dashboard.filters import Axis, Filters
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order
from dashboard.store.questions import documents, quotes, timeline
from dashboard.ui import columns, table
from dashboard.ui.columns import Column
from dashboard.ui.views import timeline as timeline_page
from tests.store import made

MOST = 9
Find = Callable[..., pd.DataFrame]
TABLES: list[tuple[Find, Mapping[str, Column], str]] = [
    (quotes.find, columns.quotes(), "quote_id"),
    (documents.find, columns.documents(), "document_id"),
    (timeline.find, columns.dates(), "date_id"),
]
ASKED = [
    (find, drawn, row, f"{back}{name}") for find, drawn, row in TABLES for name in drawn for back in ("", "-")
]
NAMES = ["Émile Roy", "Ana Ruiz", "Bo Ek", "ÅSA LIND", "emil Roy"]
REFS = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
SOURCES = ["bild", "Bild", "Écho", ""]


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """Articles with and without day, source and speaker; a speaker, a name and a date were corrected."""
    collection = Collection.create(tmp_path_factory.mktemp("order") / "several.sqlite")
    for number in range(30):
        collection.add(*article(number))
    collection.decide("rename", "Bo Ek", "Bosse Ek")
    row = quotes.find(collection, Filters()).set_index("speaker")["quote_id"]["Ana Ruiz"].iloc[0]
    collection.decide("respeak", f"quote:{row}", "Émile Roy")
    collection.decide("redate", f"date:{timeline.find(collection, Filters())['date_id'].iloc[3]}", "2022-05")
    return collection


def article(number: int) -> made.Pair:
    """Return one of the articles, in some of whose columns others have the same."""
    name = NAMES[number % len(NAMES)]
    day = f"20{10 + number % 9}-05-0{1 + number % 9}"
    speaker = name if number % 7 else "nobody"
    lines = [
        f"{name} came {number % 3} times{', to Riga' if number % 2 else ''} on {day}.",
        *[f"“{'zé Zb zA'.split()[number % 3]} went {number % 7}” said {speaker} in Paris."]
        * (1 + number % 2),
        *[f"It ended on {day}."] * (number % 3),
    ]
    return made.article(
        f"d{number:02}", "\n".join(lines), published=date(2022, 1 + number % 12, 3) if number % 4 else None,
        source=SOURCES[number % len(SOURCES)], title=f"{'xXé'[number % 3]} {number % 4}",
        names={name: "PERSON"} if number % 5 else {},
    )  # fmt: skip


def everything(find: Find, several: Collection) -> pd.DataFrame:
    rows = find(several, Filters())
    return timeline_page.in_days(rows) if find is timeline.find else rows


@pytest.mark.parametrize(("find", "drawn", "row", "asked"), ASKED)
def test_the_first_rows_are_those_of_all_rows(
    find: Find, drawn: Mapping[str, Column], row: str, asked: str, several: Collection
) -> None:
    name = asked.removeprefix("-")
    rows = everything(find, several)
    expected = rows.iloc[table.ordered(rows, asked, drawn)][row].tolist()
    order = Order(name, is_back=asked != name)
    assert find(several, Filters(), order=order)[row].tolist() == expected
    assert find(several, Filters(), order=order, limit=MOST)[row].tolist() == expected[:MOST]


@pytest.mark.slow
def test_rows_differ_in_nearly_every_column(several: Collection) -> None:
    same = {
        name for find, drawn, _ in TABLES for name in drawn if everything(find, several)[name].nunique() < 2
    }
    assert same <= {"kind", "saying", "event", "not_english", "copy_of", "corrected"}


def test_a_column_that_is_none_changes_nothing(several: Collection) -> None:
    usual = quotes.find(several, Filters())["quote_id"].tolist()
    assert quotes.find(several, Filters(), order=Order("quotes.id; --"))["quote_id"].tolist() == usual


def test_by_publication_the_newest_come_first_and_the_undated_last(several: Collection) -> None:
    rows = timeline.find(several, Filters(), axis="published")
    days = [day or date.min for day in rows["published"]]
    assert days == sorted(days, reverse=True)
    assert days[0] > days[-1] == date.min


@pytest.mark.parametrize("axis", get_args(Axis))
def test_what_is_nearest_to_a_day_comes_first(several: Collection, axis: Axis) -> None:
    near = date(2016, 12, 31)
    rows = timeline.find(several, Filters(), near=near, axis=axis)
    dated = [row for row in rows.itertuples() if row.first and row.last and row.value not in REFS]
    apart = [max(abs((day - near).days) for day in (row.first, row.last)) for row in dated]
    # Months count as 31 days: two days that are nearly as far may change places.
    assert all(one <= 1.05 * other + 5 for one, other in pairwise(apart))
    assert {row.first > near for row in dated} == {True, False}
    assert [row.date_id for row in rows[: len(dated)].itertuples()] == [row.date_id for row in dated]
