"""A chart of days shows where nearly all lies, and says what it leaves out."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.ui import focus

MAY = [(date(2022, 5, 1) + timedelta(days=n), 5) for n in range(30)]


def rows(values: list[tuple[date, int]], unit: str = "month") -> pd.DataFrame:
    found = pd.DataFrame(sorted(values), columns=["period", "rows"])
    found.attrs["unit"] = unit
    return found


@pytest.mark.parametrize(
    "values, stretch",
    [
        (MAY, None),
        ([], None),
        (MAY[:1], None),
        ([*MAY, (date(1776, 7, 4), 1)], (date(2022, 5, 1), date(2022, 5, 31))),
        ([*MAY, (date(1776, 7, 4), 1), (date(2100, 1, 1), 2)], (date(2022, 5, 1), date(2022, 5, 31))),
        ([*MAY, (date(1776, 7, 4), 90)], None),
    ],
)
def test_the_crowded_stretch_is_found_where_there_is_one(
    values: list[tuple[date, int]], stretch: tuple[date, date] | None
) -> None:
    assert focus.crowd(rows(values)) == stretch


def test_what_lies_further_off_is_counted() -> None:
    far = rows([*MAY, (date(1776, 7, 4), 1)])
    shown, note = focus.closer(far, lambda unit: rows([*MAY, (date(1776, 7, 4), 1)], unit))
    assert shown["rows"].sum() == 150
    assert shown.attrs["unit"] == "day"
    assert note.startswith("1 date further off, from 1776-07-04")


def test_a_near_stretch_is_left_as_it_is() -> None:
    shown, note = focus.closer(rows(MAY), lambda unit: pytest.fail("asked again"))
    assert note == ""
    assert len(shown) == 30
