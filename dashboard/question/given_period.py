"""The days that somebody types for a date, in plain words or in numbers (temporal expression)."""

import re
from datetime import date

from dashboard.question import periods

BETWEEN = re.compile(r"\s*(?:/|–|—|\bto\b|\buntil\b|\s-\s)\s*", re.IGNORECASE)


def read(typed: str) -> tuple[date, date] | None:
    """Return the first and last day of what was typed, or None if it can't be read.

    >>> read("3 May 2022 to June 2022")
    (datetime.date(2022, 5, 3), datetime.date(2022, 6, 30))
    >>> read("soon"), read("May 2022 to April 2022")
    (None, None)
    """
    parts = [_one(part) for part in BETWEEN.split(typed.strip()[:100])]
    ends = [one for one in parts if one]
    if len(ends) != len(parts) or len(ends) > 2 or ends[0][0] > ends[-1][1]:
        return None
    return ends[0][0], ends[-1][1]


def _one(typed: str) -> tuple[date, date] | None:
    words = typed.replace(",", " ").split()
    found = periods.at(words, (), is_expected=True)
    whole = found is not None and found.size == len(words) and len(found.periods) == 1
    return found.periods[0] if found and whole else None
