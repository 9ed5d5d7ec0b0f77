"""A chart of days shows where most lies, and says what it leaves out."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.store.questions.when import When
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
    assert stretch[0] < MAY[0][0] <= MAY[-1][0] < stretch[1]
    assert stretch[1] - stretch[0] < timedelta(days=150)


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


def test_what_is_published_and_what_happens_are_weighed_together() -> None:
    may = date(2022, 5, 1).toordinal()
    found = When(((may, 4), (may + 1, 1)), ((may, 2, 1), (may + 9, 3, 0)), (), 0, 0)
    rows = focus.by_day(found)
    assert rows.to_numpy().tolist() == [
        [date(2022, 5, 1), 4, 2],
        [date(2022, 5, 2), 1, 0],
        [date(2022, 5, 10), 0, 3],
    ]
    assert focus.crowd(focus.by_day(When((), (), (), 0, 0))) is None
