"""The order of a column's days: what all of its values prove, and what they leave open."""

from datetime import date

import pytest

from dashboard.readers import day_order, published


def read(*values: str) -> list[str | None]:
    days = day_order.Evidence()
    for value in values:
        days.add(value)
    found = (published.day_of(value, orders=days.orders()) for value in values)
    return [day.isoformat() if day else None for day in found]


@pytest.mark.parametrize(
    ("values", "days"),
    [
        (["04/05/2022", "04/26/2022"], ["2022-04-05", "2022-04-26"]),
        (["04/05/2022", "26/04/2022"], ["2022-05-04", "2022-04-26"]),
        (["04-05-2022", "26-04-2022"], ["2022-05-04", "2022-04-26"]),
        (["4/5/22", "4/26/22"], ["2022-04-05", "2022-04-26"]),
        (["4/5/22", "26/4/22", "27/4/22"], ["2022-05-04", "2022-04-26", "2022-04-27"]),
        (
            ["22/04/05", "22/04/06", "22/05/07", "22/05/30"],
            ["2022-04-05", "2022-04-06", "2022-05-07", "2022-05-30"],
        ),
        (["44677", "44678.4167"], ["2022-04-26", "2022-04-27"]),
        (["44677", "", " "], ["2022-04-26", None, None]),
        (["04/05/2022", "04/26/2022 10:00 AM", "no day"], ["2022-04-05", "2022-04-26", None]),
        (["04/05/2022", "13/13/2022", "04/26/2022"], ["2022-04-05", None, "2022-04-26"]),
        # nothing decides: what has one reading is read, the rest stays unknown
        (["04/05/2022", "05/06/2022", "05/05/2022"], [None, None, "2022-05-05"]),
        (["04/05/2022", "04/26/2022", "26/04/2022"], [None, "2022-04-26", "2022-04-26"]),
        (["26/04/22"], [None]),
        (["26/04/20", "26/04/21", "26/04/22"], [None, None, None]),
        (["04/05/2022", "2022-04-26"], [None, "2022-04-26"]),
        # a count of days beside a written day is not surely one
        (["44677", "2022-04-26"], [None, "2022-04-26"]),
        (["10000", "99999"], [None, None]),
    ],
)
def test_a_column_settles_the_order_of_its_days(values: list[str], days: list[str | None]) -> None:
    assert read(*values) == days


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("25569", date(1970, 1, 1)),
        ("55153", date(2050, 12, 31)),
        ("44677.99", date(2022, 4, 26)),
        ("25568", None),
        ("55154", None),
        ("44677 days", None),
    ],
)
def test_a_count_of_days_is_one_of_1970_to_2050(value: str, day: date | None) -> None:
    assert published.serial(value) == day


def test_the_value_that_decides_is_named() -> None:
    days = day_order.Evidence()
    for value in ("04/05/2022", "04/26/2022", "04/27/2022"):
        days.add(value)
    assert days.proof == "04/26/2022"


def test_evidence_does_not_grow_with_the_column() -> None:
    days = day_order.Evidence()
    for number in range(10_000):
        days.add(f"{number % 28 + 1}/{number % 12 + 1}/{number % 90 + 10}")
    assert len(days._firsts) <= 100
    assert len(days._thirds) <= 100
