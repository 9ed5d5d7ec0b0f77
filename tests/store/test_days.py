"""Days as numbers and periods; names for places that no other place has."""

from datetime import date

import pytest

from dashboard.store import days
from dashboard.store.questions import periods
from dashboard.store.writing.places_named import Placed, distinguish

DAYS = [(date(2022, 4, 26), 20220426), (date(1, 1, 1), 10101), (date(9999, 12, 31), 99991231), (None, 0)]


@pytest.mark.parametrize("day, number", DAYS)
def test_a_day_is_a_number_that_reads_well(day: date | None, number: int) -> None:
    assert days.number(day) == number
    assert days.day(number) == day


UNITS = [
    ([], "day"),
    ([0, 20220101], "day"),
    ([20220101, 20220403], "day"),
    ([20220101, 20220404], "week"),
    ([20200101, 20250101], "month"),
]


@pytest.mark.parametrize("numbers, unit", UNITS)
def test_the_unit_suits_the_span(numbers: list[int], unit: str) -> None:
    assert periods.choose_unit(numbers) == unit


BEGINS = [
    (date(2022, 4, 26), "day", date(2022, 4, 26)),
    (date(2022, 4, 26), "week", date(2022, 4, 25)),
    (date(2022, 4, 25), "week", date(2022, 4, 25)),
    (date(2022, 4, 26), "month", date(2022, 4, 1)),
    (date(1, 1, 7), "week", date(1, 1, 1)),
]


@pytest.mark.parametrize("day, unit, first", BEGINS)
def test_a_period_begins(day: date, unit: periods.Unit, first: date) -> None:
    assert periods.begin(day, unit) == first


def place(number: int, name: str, country: str, kind: str = "city", lat: float = 1, lon: float = 2) -> Placed:
    return (number, name, country, kind, lat, lon)


LABELS = [
    ([place(1, "Riga", "LV")], ["Riga"]),
    ([place(1, "Paris", "FR"), place(2, "Paris", "US")], ["Paris (FR)", "Paris (US)"]),
    (
        [place(1, "New York", "US"), place(2, "New York", "US", "state")],
        ["New York (city, US)", "New York (state, US)"],
    ),
    (
        [place(1, "Springfield", "US", lat=39.8), place(2, "Springfield", "US", lat=42.1)],
        ["Springfield (US, 39.80 2.00)", "Springfield (US, 42.10 2.00)"],
    ),
    (
        [place(1, "Paris", "FR"), place(2, "Paris", "US"), place(3, "Paris", "US", "county")],
        ["Paris (FR)", "Paris (city, US)", "Paris (county, US)"],
    ),
    (
        [place(1, "Russia", "RU", "country"), place(2, "Russia", "RU", "demonym")],
        ["Russia", "Russia (people)"],
    ),
    ([place(1, "X", ""), place(2, "X", "")], ["X (1.00 2.00, 1)", "X (1.00 2.00, 2)"]),
]


@pytest.mark.parametrize("rows, names", LABELS, ids=lambda value: str(value[0]))
def test_no_two_places_are_shown_alike(rows: list[Placed], names: list[str]) -> None:
    assert list(distinguish(rows).values()) == names
