"""Group days into days, weeks or months, whichever makes a readable chart."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

import pandas as pd

from dashboard.store import days

Unit = Literal["day", "week", "month"]
# A chart of up to a hundred bars is easy to read: so many single days, so many days in weeks.
MOST_DAYS = 92
MOST_WEEKS = 400


def choose_unit(numbers: Iterable[int], *, most_days: int = MOST_DAYS, most_weeks: int = MOST_WEEKS) -> Unit:
    """Return the unit that suits the time between the first and the last day."""
    known = [number for number in numbers if number]
    if not known:
        return "day"
    first, last = days.day(min(known)), days.day(max(known))
    span = (last - first).days if first and last else 0
    return "day" if span <= most_days else "week" if span <= most_weeks else "month"


def begin(day: date, unit: Unit) -> date:
    """Return the first day of the period that contains a day; weeks begin on Monday."""
    if unit == "month":
        return day.replace(day=1)
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return day


def count(rows: Iterable[tuple[int, int]], *, column: str, unit: Unit | None = None) -> pd.DataFrame:
    """Return period and count of (day, count) rows, with the unit in attrs; unknown days are left out."""
    known = [(number, counted) for number, counted in rows if number]
    used = unit or choose_unit(number for number, _ in known)
    counts: Counter[date] = Counter()
    for number, counted in known:
        if day := days.day(number):
            counts[begin(day, used)] += counted
    found = pd.DataFrame(sorted(counts.items()), columns=["period", column])
    found.attrs["unit"] = used
    return found
