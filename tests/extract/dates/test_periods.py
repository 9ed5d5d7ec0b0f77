"""The calendar: what a period covers, and what lies some units on."""

from datetime import date

import pytest

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period

DAY = date(2022, 4, 26)


@pytest.mark.parametrize(
    ("period", "value", "first", "last"),
    [
        (periods.week(DAY), "2022-W17", date(2022, 4, 25), date(2022, 5, 1)),
        (periods.weekend(DAY), "2022-W17-WE", date(2022, 4, 30), date(2022, 5, 1)),
        (periods.month(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (periods.month(2024, 0), "2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        (periods.quarter(2022, 5), "2023-Q1", date(2023, 1, 1), date(2023, 3, 31)),
        (periods.half(2022, 2), "2022-H2", date(2022, 7, 1), date(2022, 12, 31)),
        (periods.season(1997, "WI"), "1997-WI", date(1997, 12, 1), date(1998, 2, 28)),
        (periods.season(1997, "FA"), "1997-FA", date(1997, 9, 1), date(1997, 11, 30)),
        (periods.decade(199), "199", date(1990, 1, 1), date(1999, 12, 31)),
        (periods.century(20), "19", date(1901, 1, 1), date(2000, 12, 31)),
        (periods.week(date(2021, 1, 2)), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
    ],
)
def test_a_period_covers_its_days(period: Period, value: str, first: date, last: date) -> None:
    assert (period.value, period.first, period.last) == (value, first, last)


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("D", -3, "2022-04-23"),
        ("W", -2, "2022-W15"),
        ("M", -5, "2021-11"),
        ("Q", 1, "2022-Q3"),
        ("Y", -20, "2002"),
        ("E", -1, "201"),
        ("C", -1, "19"),
    ],
)
def test_a_shift_is_as_coarse_as_its_unit(unit: str, count: int, value: str) -> None:
    moved = periods.shifted(periods.day(DAY), unit, count)
    assert moved is not None
    assert moved.value == value


@pytest.mark.parametrize(("unit", "count"), [("D", 10**9), ("Y", -3000), ("M", 10**7), ("C", 99)])
def test_nothing_lies_outside_the_calendar(unit: str, count: int) -> None:
    assert periods.shifted_day(DAY, unit, count) is None


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1998, date(1998, 4, 12)),
        (2000, date(2000, 4, 23)),
        (2022, date(2022, 4, 17)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, sunday: date) -> None:
    assert periods.easter(year) == sunday
