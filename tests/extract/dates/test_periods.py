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
        (periods.month(2021, 13), "2022-01", date(2022, 1, 1), date(2022, 1, 31)),
        (periods.month(2021, 12), "2021-12", date(2021, 12, 1), date(2021, 12, 31)),
        (periods.month(1, 1), "0001-01", date(1, 1, 1), date(1, 1, 31)),
        (periods.month(9999, 12), "9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        (periods.quarter(2022, 0), "2021-Q4", date(2021, 10, 1), date(2021, 12, 31)),
        (periods.quarter(1, 1), "0001-Q1", date(1, 1, 1), date(1, 3, 31)),
        (periods.quarter(9999, 4), "9999-Q4", date(9999, 10, 1), date(9999, 12, 31)),
        (periods.half(2022, 3), "2023-H1", date(2023, 1, 1), date(2023, 6, 30)),
        (periods.season(2022, "SP"), "2022-SP", date(2022, 3, 1), date(2022, 5, 31)),
        (periods.season(2022, "SU"), "2022-SU", date(2022, 6, 1), date(2022, 8, 31)),
        (periods.season(9998, "WI"), "9998-WI", date(9998, 12, 1), date(9999, 2, 28)),
        (periods.season(1, "SP"), "0001-SP", date(1, 3, 1), date(1, 5, 31)),
        (periods.year(1), "0001", date(1, 1, 1), date(1, 12, 31)),
        (periods.year(9999), "9999", date(9999, 1, 1), date(9999, 12, 31)),
        (periods.decade(1), "001", date(10, 1, 1), date(19, 12, 31)),
        (periods.decade(999), "999", date(9990, 1, 1), date(9999, 12, 31)),
        (periods.century(2), "01", date(101, 1, 1), date(200, 12, 31)),
        (periods.century(99), "98", date(9801, 1, 1), date(9900, 12, 31)),
        (periods.hundred(18), "18", date(1800, 1, 1), date(1899, 12, 31)),
        (periods.hundred(1), "01", date(100, 1, 1), date(199, 12, 31)),
        (periods.hundred(98), "98", date(9800, 1, 1), date(9899, 12, 31)),
        (periods.week(date(1, 1, 1)), "0001-W01", date(1, 1, 1), date(1, 1, 7)),
        (periods.week(date.max), "9999-W52", date(9999, 12, 27), date.max),
        (periods.week(date(2021, 1, 2)), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
    ],
)
def test_a_period_covers_its_days(period: Period, value: str, first: date, last: date) -> None:
    assert (period.value, period.first, period.last) == (value, first, last)


@pytest.mark.parametrize(
    "outside",
    [
        periods.month(0, 12),
        periods.month(9999, 13),
        periods.quarter(1, 0),
        periods.quarter(9999, 5),
        periods.season(0, "SU"),
        periods.season(9999, "SU"),
        periods.year(0),
        periods.year(10_000),
        periods.decade(0),
        periods.decade(1000),
        periods.century(1),
        periods.century(100),
        periods.hundred(0),
        periods.hundred(99),
        periods.safe_day(2022, 2, 29),
        periods.around(DAY, "TH"),
    ],
)
def test_the_calendar_has_no_such_period(outside: Period | None) -> None:
    assert outside is None


@pytest.mark.parametrize(
    ("when", "values"),
    [
        (date(2022, 1, 1), "2022-01-01 2021-W52 2021-W52-WE 2022-01 2022-Q1 2022-H1 2021-WI 2022 202 20"),
        (date(2022, 2, 28), "2022-02-28 2022-W09 2022-W09-WE 2022-02 2022-Q1 2022-H1 2021-WI 2022 202 20"),
        (date(2022, 3, 1), "2022-03-01 2022-W09 2022-W09-WE 2022-03 2022-Q1 2022-H1 2022-SP 2022 202 20"),
        (date(2022, 6, 30), "2022-06-30 2022-W26 2022-W26-WE 2022-06 2022-Q2 2022-H1 2022-SU 2022 202 20"),
        (date(2022, 7, 1), "2022-07-01 2022-W26 2022-W26-WE 2022-07 2022-Q3 2022-H2 2022-SU 2022 202 20"),
        (date(2022, 9, 30), "2022-09-30 2022-W39 2022-W39-WE 2022-09 2022-Q3 2022-H2 2022-FA 2022 202 20"),
        (date(2000, 12, 31), "2000-12-31 2000-W52 2000-W52-WE 2000-12 2000-Q4 2000-H2 2000-WI 2000 200 19"),
        (date(1901, 12, 1), "1901-12-01 1901-W48 1901-W48-WE 1901-12 1901-Q4 1901-H2 1901-WI 1901 190 19"),
    ],
)  # fmt: skip
def test_the_periods_that_a_day_lies_in(when: date, values: str) -> None:
    found = [periods.around(when, unit) for unit in ("D", "W", "WE", "M", "Q", "H", "S", "Y", "E", "C")]
    assert [one and one.value for one in found] == values.split()


@pytest.mark.parametrize(
    ("period", "unit", "count", "value"),
    [
        (periods.half(2022, 1), "M", 1, "2022-H1"),
        (periods.half(2022, 1), "H", 1, "2022-H2"),
        (periods.half(2022, 1), "Y", -1, "2021"),
        (periods.half(2022, 1), "E", 1, "203"),
        (periods.quarter(2022, 1), "M", 3, "2022-Q2"),
        (periods.quarter(2022, 1), "Y", -1, "2021"),
        (periods.month(2022, 4), "D", 30, "2022-05"),
        (periods.month(2022, 4), "S", 1, "2022-SU"),
        (periods.week(DAY), "F", 1, "2022-W19"),
        (periods.weekend(DAY), "W", 1, "2022-W18"),
        (periods.decade(199), "Y", 10, "200"),
        (periods.year(2022), "L", -1, None),
    ],
)
def test_a_period_moves_by_the_coarser_of_two_units(
    period: Period, unit: str, count: int, value: str | None
) -> None:
    moved = periods.shifted(period, unit, count)
    assert (moved and moved.value) == value


@pytest.mark.parametrize(
    ("unit", "count", "moved"),
    [
        ("D", 1, date(2022, 4, 27)),
        ("W", 1, date(2022, 5, 3)),
        ("WE", 1, date(2022, 5, 3)),
        ("F", 1, date(2022, 5, 10)),
        ("M", 10, date(2023, 2, 26)),
        ("Q", 1, date(2022, 7, 26)),
        ("S", 1, date(2022, 7, 26)),
        ("H", 1, date(2022, 10, 26)),
        ("Y", 1, date(2023, 4, 26)),
        ("E", 1, date(2032, 4, 26)),
        ("C", 1, date(2122, 4, 26)),
        ("L", 1, date(3022, 4, 26)),
        ("M", -4, date(2021, 12, 26)),
        ("Y", -2021, date(1, 4, 26)),
        ("Y", 7977, date(9999, 4, 26)),
    ],
)
def test_a_day_moves_by_units(unit: str, count: int, moved: date) -> None:
    assert periods.shifted_day(DAY, unit, count) == moved


@pytest.mark.parametrize(
    ("when", "months", "moved"),
    [
        (date(2022, 3, 31), 1, date(2022, 4, 30)),
        (date(2022, 3, 31), -1, date(2022, 2, 28)),
        (date(2024, 1, 30), 1, date(2024, 2, 29)),
        (date(2022, 10, 31), 2, date(2022, 12, 31)),
    ],
)
def test_a_month_that_is_too_short_gives_its_last_day(when: date, months: int, moved: date) -> None:
    assert periods.shifted_day(when, "M", months) == moved


@pytest.mark.parametrize(
    ("period", "count", "value"),
    [
        (periods.quarter(2022, 3), 1, "2021-Q3"),
        (periods.month(2022, 3), 2, "2020-03"),
        (periods.year(2022), 1, "2021"),
        (periods.year(1), 1, None),
    ],
)
def test_the_same_period_some_years_before(period: Period, count: int, value: str | None) -> None:
    before = periods.year_before(period, count)
    assert (before and before.value) == value


def test_no_day_follows_the_last() -> None:
    assert periods.next_day(date.max) == date.max
    assert periods.next_day(date(2022, 12, 31)) == date(2023, 1, 1)


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


@pytest.mark.parametrize(
    ("unit", "count"), [("D", 10**9), ("Y", -3000), ("Y", 7978), ("Y", -2022), ("M", 10**7), ("C", 99)]
)
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
