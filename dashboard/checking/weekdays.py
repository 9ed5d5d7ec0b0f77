"""Weekdays of a draft against the dates that stand beside them: was 3 May 2022 a Monday?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dashboard.checking.findings import Finding
from dashboard.text import day_words
from dashboard.text.day_words import MONTHS

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = r"(?P<weekday>(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day|\.)?)"
_MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?)"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s(?P<year>\d{4})\b)?"
_BETWEEN = r"(?:,?\s(?:the\s)?|\s?\()"
# "Monday, May 3, 2022", "Monday (May 3)"; "Monday 3 May 2022", "Monday the 3rd of May".
BESIDE = tuple(
    re.compile(rf"\b{_DAY}{_BETWEEN}{part}{_YEAR}")
    for part in (rf"{_MONTH}\s{_NUMBER}(?!\d)", rf"{_NUMBER}\s(?:of\s)?{_MONTH}\b")
)  # fmt: skip
ISO = re.compile(rf"\b{_DAY}{_BETWEEN}(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b")
NEAR = 183  # days: of a date without a year that one is meant which is nearest to the day of writing


def check(text: str, published: date | None, *, near: int = NEAR) -> Iterator[Finding]:
    """Yield each weekday beside a date, green if they fit; without a year the day of writing decides.

    A date without a year that is more than `near` days from that day is left open: it may be of another year.

    >>> [one.says for one in check("It opened on Monday, 3 May 2022.", None)]
    ['3 May 2022 is a Tuesday, not a Monday.']
    """
    for match in sorted(
        (one for form in (*BESIDE, ISO) for one in form.finditer(text)), key=lambda m: m.start()
    ):
        weekday = next((day for day in DAYS if day.startswith(match["weekday"].rstrip("."))), None)
        if weekday is None:
            continue
        found = Finding("weekday", match.start(), match.end(), match[0], "grey", "")
        yield _judged(found, weekday, match, published, near)


def _judged(found: Finding, weekday: str, match: re.Match[str], published: date | None, most: int) -> Finding:
    try:
        day = _day(match.groupdict(), published, most)
    except ValueError:
        return replace(found, colour="amber", says="There is no such day in the calendar.")
    if day is None:
        return replace(found, says="Without a year, or the day of writing, the weekday can’t be checked.")
    right = DAYS[day.weekday()]
    said = day_words.day(day)
    if right == weekday:
        return replace(found, colour="green", says=f"{said} is a {right}.")
    return replace(found, colour="amber", says=f"{said} is a {right}, not a {weekday}.")


def _day(parts: dict[str, str | None], published: date | None, most: int) -> date | None:
    """Return the day, None if its year is unknown; raise ValueError if there is no such day."""
    if parts.get("iso"):
        return date.fromisoformat(parts["iso"] or "")
    month = next(at for at, name in enumerate(MONTHS, 1) if name.startswith((parts["month"] or "")[:3]))
    number = int(parts["day"] or 0)
    if parts["year"]:
        return date(int(parts["year"]), month, number)
    if published is None:
        date(2000, month, number)  # a leap year has every day that there is
        return None
    years = [
        year
        for year in (published.year, published.year - 1, published.year + 1)
        if _is_day(year, month, number)
    ]
    near = [date(year, month, number) for year in years]
    if not near:
        raise ValueError("no such day near the day of writing")
    nearest = min(near, key=lambda day: abs((day - published).days))
    return nearest if abs((nearest - published).days) <= most else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
