"""Which days a question means: months, years, days, with the year that the collection has (TIMEX3)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.text.day_words import MONTHS, month_end

ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
ISO_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
DOTTED_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
SLASHED_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
YEAR = re.compile(r"[12]\d{3}", re.ASCII)
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
SHORTEST = 3  # letters of a month: "Mar", but also "Sept"
WORDS = frozenset({"may", "march", "mar"})  # months in small letters only where a time is expected


@dataclass(frozen=True)
class Month:
    """A month in which something was published, with how many documents."""

    year: int
    month: int
    documents: int


@dataclass(frozen=True)
class Found:
    """How many words are a period, and the periods it may be: one for each year that fits."""

    size: int
    periods: tuple[tuple[date, date], ...]


def at(words: Sequence[str], months: Sequence[Month], *, is_expected: bool) -> Found | None:
    """Return the period with which words begin, or None if they begin with none.

    >>> at(["3", "March", "2022"], (), is_expected=False).periods
    ((datetime.date(2022, 3, 3), datetime.date(2022, 3, 3)),)
    >>> at(["March"], (Month(2022, 3, 5), Month(2021, 3, 1)), is_expected=True).periods[0]
    (datetime.date(2022, 3, 1), datetime.date(2022, 3, 31))
    """
    first = words[0] if words else ""
    if found := ISO_DAY.fullmatch(first):
        return _found(1, [days(int(found[1]), int(found[2]), int(found[3]))])
    if found := ISO_MONTH.fullmatch(first):
        return _found(1, [days(int(found[1]), int(found[2]))])
    if written := in_figures(first):
        return Found(1, tuple((one, one) for one in written))
    named = _with_month(words, is_expected=is_expected)
    if named is None:
        if YEAR.fullmatch(first) and (is_expected or int(first) in {one.year for one in months}):
            return Found(1, ((date(int(first), 1, 1), date(int(first), 12, 31)),))
        return None
    size, month, day = named
    if len(words) > size and YEAR.fullmatch(words[size]):
        return _found(size + 1, [days(int(words[size]), month, day)])
    years = sorted({one.year for one in months if one.month == month}, reverse=True)
    return _found(size, [days(year, month, day) for year in years])


def in_figures(word: str) -> tuple[date, ...]:
    """Return the days that a day in figures may be: with slashes, the month may come first or second.

    >>> in_figures("1.3.2016"), in_figures("3/15/2016")
    ((datetime.date(2016, 3, 1),), (datetime.date(2016, 3, 15),))
    >>> len(in_figures("3/5/2016")), in_figures("31.2.2016")
    (2, ())
    """
    dotted, slashed = DOTTED_DAY.fullmatch(word), SLASHED_DAY.fullmatch(word)
    found = dotted or slashed
    if found is None:
        return ()
    first, second, year = (int(one) for one in found.groups())
    ways = [days(year, second, first), days(year, first, second) if slashed else None]
    return tuple(dict.fromkeys(one[0] for one in ways if one))


def month(word: str) -> int:
    """Return the number of a month by its name or how that begins, or 0.

    >>> month("Sept"), month("march"), month("Marchers"), month("Ma")
    (9, 3, 0, 0)
    """
    plain = word.rstrip(".").casefold()
    if len(plain) < SHORTEST:
        return 0
    fits = [at for at, name in enumerate(MONTHS, 1) if name.casefold().startswith(plain)]
    return fits[0] if len(fits) == 1 else 0


def _with_month(words: Sequence[str], *, is_expected: bool) -> tuple[int, int, int] | None:
    """Return how many words name a month, which, and the day in it (0: none is given)."""
    if len(words) > 1 and (day := DAY.fullmatch(words[0])) and month(words[1]):
        return 2, month(words[1]), int(day[1])
    found = month(words[0]) if words else 0
    day = DAY.fullmatch(words[1]) if len(words) > 1 else None
    is_dated = day is not None or (len(words) > 1 and YEAR.fullmatch(words[1]))
    if not found or (words[0] in WORDS and not (is_expected or is_dated)):
        return None
    return (2, found, int(day[1])) if day else (1, found, 0)


def _found(size: int, periods: Sequence[tuple[date, date] | None]) -> Found | None:
    kept = tuple(one for one in periods if one)
    return Found(size, kept) if kept or not periods else None


def days(year: int, month: int, day: int = 0) -> tuple[date, date] | None:
    """Return the first and last day of a day, a month or a year (0: not given), or None if there is none."""
    try:
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        if day:
            return date(year, month, day), date(year, month, day)
        return date(year, month, 1), month_end(date(year, month, 1))
    except (ValueError, IndexError):
        return None
