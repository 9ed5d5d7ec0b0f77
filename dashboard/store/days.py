"""Days as they are stored: 26 April 2022 is the number 20220426, an unknown day is 0 or nothing."""

from datetime import date, timedelta

from dashboard.errors import CollectionError

UNKNOWN = 0


def number(day: date | None) -> int:
    """Return a day as a number that sorts and reads well.

    >>> number(date(2022, 4, 26)), number(None)
    (20220426, 0)
    """
    return day.year * 10_000 + day.month * 100 + day.day if day else UNKNOWN


def day(number: int | None) -> date | None:
    """Return the day of a number, or None if it is unknown.

    >>> day(20220426), day(0)
    (datetime.date(2022, 4, 26), None)
    """
    if not number:
        return None
    try:
        number = int(number)  # in a column with an unknown day pandas makes it a float
        return date(number // 10_000, number // 100 % 100, number % 100)
    except (TypeError, ValueError, OverflowError) as error:
        raise CollectionError(
            f"The collection holds a day that is none: {repr(number)[:40]}. It was damaged, or changed by "
            "another program: take it from a backup, or add the documents again to a new one."
        ) from error


def within(first: int, last: int, most: int) -> bool:
    """Say whether a stretch of days has at most so many.

    >>> within(20220131, 20220201, 2), within(20220101, 20221231, 31)
    (True, False)
    """
    start, end = day(first), day(last)
    return bool(start and end) and (end - start).days < most  # type: ignore[operator]


def between(first: int, last: int) -> list[int]:
    """Return the numbers of all days of a stretch, which has to be short.

    >>> between(20220130, 20220201)
    [20220130, 20220131, 20220201]
    """
    start, end = day(first), day(last)
    if start is None or end is None:
        return []
    return [number(start + timedelta(days=many)) for many in range((end - start).days + 1)]
