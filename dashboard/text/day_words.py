"""Days and months as people write them."""

from calendar import monthrange
from datetime import date

MONTHS = "January February March April May June July August September October November December".split()


def day(known: date | None) -> str:
    """Return a day as people write it, or "" if it is unknown.

    >>> day(date(2022, 5, 4)), day(None)
    ('4 May 2022', '')
    """
    return f"{known.day} {month(known)}" if known else ""


def month(of: date) -> str:
    """Return the month of a day.

    >>> month(date(2022, 5, 4))
    'May 2022'
    """
    return f"{MONTHS[of.month - 1]} {of.year}"


def days(first: date, last: date) -> str:
    """Return the days from the first to the last: whole months and years by their names.

    >>> days(date(2022, 5, 4), date(2022, 5, 4)), days(date(2022, 5, 4), date(2022, 6, 1))
    ('4 May 2022', '4 May 2022 to 1 June 2022')
    >>> days(date(2022, 5, 1), date(2022, 5, 31)), days(date(2022, 5, 1), date(2022, 6, 30))
    ('May 2022', 'May 2022 to June 2022')
    >>> days(date(2022, 1, 1), date(2022, 12, 31)), days(date(2021, 1, 1), date(2022, 12, 31))
    ('2022', '2021 to 2022')
    """
    names = (day(first), day(last))
    if first.day == 1 and last == month_end(last):
        is_years = (first.month, last.month) == (1, 12)
        names = (str(first.year), str(last.year)) if is_years else (month(first), month(last))
    return " to ".join(dict.fromkeys(names))


def month_end(of: date) -> date:
    """Return the last day of a day's month.

    >>> month_end(date(2024, 2, 5)).isoformat()
    '2024-02-29'
    """
    return of.replace(day=monthrange(of.year, of.month)[1])
