"""Stretches of the calendar: a day, week, month, quarter, season, year, decade, century.

A unit is a letter: D W WE M Q S (season) H (half) Y E (decade) C (century).
"""

from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = ("WI", "SP", "SU", "FA")
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of days, with its TIMEX3 value."""

    unit: str
    value: str
    first: date
    last: date


def day(when: date) -> Period:
    """Return one day.

    >>> day(date(2022, 4, 26)).value
    '2022-04-26'
    """
    return Period("D", when.isoformat(), when, when)


def safe_day(year: int, month: int, number: int) -> Period | None:
    """Return a day, or None where the calendar has no such day (30 February)."""
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def week(when: date) -> Period:
    """Return the ISO week of a day."""
    year, number, weekday = when.isocalendar()
    first = _plus(when, 1 - weekday)
    return Period("W", f"{year:04}-W{number:02}", first, _plus(first, 6))


def weekend(when: date) -> Period:
    """Return the Saturday and Sunday of a day's ISO week."""
    whole = week(when)
    return Period("WE", f"{whole.value}-WE", _plus(whole.first, 5), whole.last)


def month(year: int, number: int) -> Period | None:
    """Return a month; numbers outside 1 to 12 run on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return Period("M", f"{year:04}-{number:02}", date(year, number, 1), _month_end(year, number))


def quarter(year: int, number: int) -> Period | None:
    """Return a quarter; numbers outside 1 to 4 run on into other years."""
    return _part(year, number, parts=4, letter="Q")


def half(year: int, number: int) -> Period | None:
    """Return a half year."""
    return _part(year, number, parts=2, letter="H")


def _part(year: int, number: int, *, parts: int, letter: str) -> Period | None:
    year, number = year + (number - 1) // parts, (number - 1) % parts + 1
    if not 1 <= year <= 9999:
        return None
    months = 12 // parts
    first = date(year, (number - 1) * months + 1, 1)
    return Period(letter, f"{year:04}-{letter}{number}", first, _month_end(year, number * months))


def season(year: int, name: str) -> Period | None:
    """Return a northern, meteorological season; a winter belongs to the year in which it starts."""
    if not 1 <= year <= 9998:
        return None
    start = SEASONS.index(name) * 3
    first = date(year, start or 12, 1)
    return Period(
        "S", f"{year:04}-{name}", first, _month_end(year, start + 2) if start else _month_end(year + 1, 2)
    )


def year(number: int) -> Period | None:
    """Return a year."""
    if not 1 <= number <= 9999:
        return None
    return Period("Y", f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def decade(number: int) -> Period | None:
    """Return a decade by its first year without the last digit: 199 is the 1990s."""
    if not 1 <= number <= 999:
        return None
    return Period("E", f"{number:03}", date(number * 10, 1, 1), date(number * 10 + 9, 12, 31))


def century(number: int) -> Period | None:
    """Return a century; TIMEX3 writes the 20th as 19."""
    if not 2 <= number <= 99:
        return None
    return Period("C", f"{number - 1:02}", date((number - 1) * 100 + 1, 1, 1), date(number * 100, 12, 31))


def hundred(number: int) -> Period | None:
    """Return the hundred years of "the 1800s" by their first two digits."""
    if not 1 <= number <= 98:
        return None
    return Period("C", f"{number:02}", date(number * 100, 1, 1), date(number * 100 + 99, 12, 31))


def around(when: date, unit: str) -> Period | None:
    """Return the period of a unit that contains a day."""
    match unit:
        case "D":
            return day(when)
        case "W" | "F":
            return week(when)
        case "WE":
            return weekend(when)
        case "M":
            return month(when.year, when.month)
        case "Q":
            return quarter(when.year, (when.month + 2) // 3)
        case "H":
            return half(when.year, (when.month + 5) // 6)
        case "S":
            return season(when.year - (when.month < 3), SEASONS[when.month % 12 // 3])
        case "Y":
            return year(when.year)
        case "E":
            return decade(when.year // 10)
        case "C":
            return century((when.year + 99) // 100)
    return None


def shifted(period: Period, unit: str, count: int) -> Period | None:
    """Return the period `count` units later, in the coarser of the two units.

    >>> shifted(day(date(2022, 4, 26)), "Y", -1).value
    '2021'
    """
    moved = shifted_day(period.first, unit, count)
    if moved is None:
        return None
    coarser = unit if ORDER.index(unit) > ORDER.index(period.unit) else period.unit
    if period.unit == "H" and unit in "YEC":
        coarser = unit
    return around(moved, coarser)


ORDER = ("D", "WE", "W", "F", "M", "Q", "S", "H", "Y", "E", "C", "L")
DAYS_OF = {"D": 1, "W": 7, "WE": 7, "F": 14}
MONTHS_OF = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}


def year_before(period: Period, count: int = 1) -> Period | None:
    """Return the same quarter or month `count` years earlier; for a year, that earlier year."""
    moved = shifted_day(period.first, "Y", -count)
    return around(moved, period.unit) if moved else None


def shifted_day(when: date, unit: str, count: int) -> date | None:
    """Return the day some units later (30 April for "31 April"), or None outside the calendar."""
    if unit in DAYS_OF:
        try:
            return when + DAY * (DAYS_OF[unit] * count)
        except OverflowError:
            return None
    months = when.year * 12 + when.month - 1 + MONTHS_OF[unit] * count
    number, index = divmod(months, 12)
    if not 1 <= number <= 9999:
        return None
    return date(number, index + 1, min(when.day, _month_end(number, index + 1).day))


def next_day(when: date) -> date:
    """Return the next day, or the same day at the end of the calendar."""
    return _plus(when, 1)


def _plus(when: date, days: int) -> date:
    """Add days; what would fall outside the calendar becomes its first or last day."""
    return date.fromordinal(min(max(when.toordinal() + days, 1), date.max.toordinal()))


def _month_end(year_number: int, month_number: int) -> date:
    if month_number == 12:
        return date(year_number, 12, 31)
    return date(year_number, month_number + 1, 1) - DAY


def easter(year_number: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian rule, Meeus 1991)."""
    golden, hundred, rest = year_number % 19, year_number // 100, year_number % 100
    moon = (19 * golden + hundred - hundred // 4 - (hundred - (hundred + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (hundred % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    index, number = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year_number, index, number + 1)
