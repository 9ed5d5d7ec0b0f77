"""The first of two ends carries the interval of the whole range."""

from datetime import date

import pytest

from dashboard.extract.dates import find_dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The war lasted from 1951 to 1953.", date(1951, 1, 1), date(1953, 12, 31)),
        ("The 1998-2001 drought was worse.", date(1998, 1, 1), date(2001, 12, 31)),
        ("The office is open Monday through Friday.", date(2022, 4, 25), date(2022, 4, 29)),
        ("Between March and April prices doubled.", date(2022, 3, 1), date(2022, 4, 30)),
        ("The fair runs from May 3 to May 9.", date(2022, 5, 3), date(2022, 5, 9)),
    ],
)
def test_a_range_is_one_interval(text: str, first: date, last: date) -> None:
    begin, end = find_dates(text, published=date(2022, 4, 27))
    assert (begin.first, begin.last) == (first, last)
    assert f"begins the range {first} to {last}" in begin.because
    assert f"ends the range {first} to {last}" in end.because


@pytest.mark.parametrize("text", ["In 1951 and 1953 he lost.", "He came in May and left in 1998."])
def test_two_dates_are_no_range(text: str) -> None:
    assert all("range" not in found.because for found in find_dates(text, published=date(2022, 4, 27)))
