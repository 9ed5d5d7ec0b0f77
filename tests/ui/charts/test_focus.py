"""A chart of days shows where most lies, and says what it leaves out."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.ui.charts import focus

MAY = [(date(2022, 5, 1) + timedelta(days=n), 5) for n in range(31)]
FAR = [*MAY, (date(1776, 7, 4), 1), (date(2100, 1, 1), 2)]


def rows(values: list[tuple[date, int]], unit: str = "month") -> pd.DataFrame:
    found = pd.DataFrame(sorted(values), columns=["period", "rows"])
    found.attrs["unit"] = unit
    return found


@pytest.mark.parametrize(
    "values, is_cut",
    [
        (MAY, False),
        ([], False),
        (MAY[:1], False),
        ([*MAY, (date(2022, 1, 1), 1)], False),
        (FAR, True),
        ([(date(1900 + n, 1, 1), 3) for n in range(100)], False),
    ],
)
def test_a_stretch_is_cut_out_only_where_the_rest_is_far(
    values: list[tuple[date, int]], is_cut: bool
) -> None:
    assert (focus.crowd(rows(values)) is not None) == is_cut


def test_the_stretch_holds_most_of_the_rows_and_room_around_them() -> None:
    stretch = focus.crowd(rows(FAR))
    assert stretch is not None
    shown = focus.cut(rows(FAR, "day"), stretch)
    assert shown["rows"].sum() == 155
    assert shown.attrs["unit"] == "day"
    assert focus.left_out(rows(FAR), shown) == "3 rows further off, from 1776-07-04 to 2100-01-01."


def test_the_stretch_holds_all_of_its_last_month() -> None:
    crowded = [(date(2024, month, 1), 100) for month in (2, 3, 4, 5)]
    stretch = focus.crowd(rows([*crowded, (date(2020, 4, 1), 1)]))
    assert stretch is not None
    assert stretch[0] < date(2024, 2, 1)
    assert stretch[1] > date(2024, 5, 31)


@pytest.mark.parametrize("days, unit", [(30, "day"), (200, "week"), (5000, "month")])
def test_a_longer_stretch_is_drawn_in_longer_units(days: int, unit: str) -> None:
    first = date(2022, 1, 1)
    assert focus.unit_of((first, first + timedelta(days=days))) == unit
