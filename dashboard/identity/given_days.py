"""Days that somebody gives a date by hand (TIMEX3): one day, a month, a year, or a range of days."""

import re
from calendar import monthrange
from datetime import date

ONE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
RANGE = re.compile(rf"({ONE})(?:/({ONE}))?", re.ASCII)


def read(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of a value, or None if it is none or runs backwards.

    >>> read("2022-05"), read("2022-02-30"), read("2022-05-03/2022-05-01")
    ((datetime.date(2022, 5, 1), datetime.date(2022, 5, 31)), None, None)
    """
    match = RANGE.fullmatch(value)
    first = match and _days(match[1])
    last = _days(match[2] or match[1]) if match else None
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def written(first: date, last: date) -> str:
    """Return the shortest value for a range of days.

    >>> written(date(2022, 1, 1), date(2022, 12, 31)), written(date(2022, 5, 3), date(2022, 5, 4))
    ('2022', '2022-05-03/2022-05-04')
    """
    shorter = (f"{first:%Y-%m-%d}"[:size] for size in (4, 7, 10))
    return next((one for one in shorter if read(one) == (first, last)), f"{first}/{last}")


def _days(value: str) -> tuple[date, date] | None:
    year, month, day = (int(part) for part in f"{value}-0-0".split("-")[:3])
    try:
        last = day or monthrange(year, month or 12)[1]
        return date(year, month or 1, day or 1), date(year, month or 12, last)
    except ValueError:
        return None
