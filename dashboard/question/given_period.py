"""The days that somebody types for a date, in plain words or in numbers (temporal expression)."""

import re
from datetime import date

from dashboard.question import periods, seasons, spans

BETWEEN = re.compile(r"\s*(?:/|–|—|\bto\b|\buntil\b|\s-\s)\s*", re.IGNORECASE)


def read(typed: str) -> tuple[date, date] | None:
    """Return the first and last day of what was typed, or None if it can't be read.

    >>> read("3 May 2022 to June 2022")
    (datetime.date(2022, 5, 3), datetime.date(2022, 6, 30))
    >>> read("from January to March 2016")
    (datetime.date(2016, 1, 1), datetime.date(2016, 3, 31))
    >>> read("spring of 2016")
    (datetime.date(2016, 3, 1), datetime.date(2016, 5, 31))
    >>> read("soon"), read("May 2022 to April 2022")
    (None, None)
    """
    if span := _span(typed.replace(",", " ").split()[: spans.LONGEST + 1]):
        return span
    parts = [_one(part) for part in BETWEEN.split(typed.strip()[:100])]
    ends = [one for one in parts if one]
    if len(ends) != len(parts) or len(ends) > 2 or ends[0][0] > ends[-1][1]:
        return None
    return ends[0][0], ends[-1][1]


def _span(words: list[str]) -> tuple[date, date] | None:
    lead = words[0].casefold() if words else ""
    rest = words[1:] if lead in ("from", "between") else words
    found = spans.at(rest, (), is_expected=True, is_between=lead == "between")
    return found.periods[0] if found and found.size == len(rest) else None


def _one(typed: str) -> tuple[date, date] | None:
    words = typed.replace(",", " ").split()
    found = seasons.at(words, ()) or periods.at(words, (), is_expected=True)
    whole = found is not None and found.size == len(words) and len(found.periods) == 1
    return found.periods[0] if found and whole else None
