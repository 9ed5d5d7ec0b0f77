"""Which days "last week" or "the past 30 days" mean, counted from the newest article (relative TIMEX3)."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.question.periods import Found, days
from dashboard.text.day_words import month_end

UNIT = re.compile(r"(day|week|month|year)s?", re.IGNORECASE)
COUNT = re.compile(r"\d{1,3}", re.ASCII)
THIS, BEFORE, PAST = {"this"}, {"last", "previous"}, {"past"}
ONE_DAY = timedelta(days=1)


def at(words: Sequence[str], newest: date | None) -> Found | None:
    """Return the period with which words begin, or None; `newest` is the day that they are counted from.

    A last week runs from Monday to Sunday; a past week is the seven days up to the newest.

    >>> at(["last", "month"], date(2016, 5, 27)).periods
    ((datetime.date(2016, 4, 1), datetime.date(2016, 4, 30)),)
    """
    if newest is None or not words:
        return None
    first = words[0].casefold()
    if first in ("today", "yesterday"):
        only = newest - ONE_DAY if first == "yesterday" and newest > date.min else newest
        return Found(1, ((only, only),))
    count = words[1] if len(words) > 2 and COUNT.fullmatch(words[1]) else ""
    unit = UNIT.fullmatch(words[2 if count else 1]) if len(words) > 1 else None
    if unit is None or first not in THIS | BEFORE | PAST or (count and first in THIS):
        return None
    try:
        return Found(3 if count else 2, (_days(first, int(count or 0), unit[1].casefold(), newest),))
    except (OverflowError, ValueError):  # before the calendar's first day
        return None


def _days(which: str, count: int, unit: str, newest: date) -> tuple[date, date]:
    """Return the last so many units up to the newest day, or the one unit around it or before it."""
    if count or which in PAST:
        return _earlier(newest, count or 1, unit) + ONE_DAY, newest
    around = _around(newest, unit)
    return around if which in THIS else _around(around[0] - ONE_DAY, unit)


def _around(day: date, unit: str) -> tuple[date, date]:
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    found = days(day.year, day.month if unit == "month" else 0)
    return found or (day, day)


def _earlier(day: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day - timedelta(days=count * (7 if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1), 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))
