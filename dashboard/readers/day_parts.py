"""A day of publication in three columns: year, month and day, as a spreadsheet or a data set has them."""

import re
from collections.abc import Iterable

from dashboard.readers import cells, published
from dashboard.readers.column_names import plain
from dashboard.readers.nested import Record

PARTS = {
    "year": ("year", "yyyy", "yr"),
    "month": ("month", "mm", "mon", "mo", "monthname", "monthnumber"),
    "day": ("day", "dd", "dayofmonth", "daynumber"),
}
# "pub_year", "Publication Year", "date.year", "year_published": the same in all three
AROUND = "|pub|publication|published|publish|publishing|date|issue|article|print"
NAME = {
    part: re.compile(rf"(?P<before>{AROUND})(?:{'|'.join(words)})(?P<after>{AROUND})\Z")
    for part, words in PARTS.items()
}
# 2022.0: what pandas makes of a whole number in a column with gaps
WHOLE = re.compile(r"(\d{1,4})\.0\Z")


def find(names: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of year, month and day, or () if there are not all three.

    >>> find(["title", "pub_year", "pub_month", "pub_day"]), find(["Year", "Month"])
    (('pub_year', 'pub_month', 'pub_day'), ())
    """
    found: dict[str, dict[str, str]] = {}
    for name in names:
        for part, form in NAME.items():
            if told := form.match(plain(name)):
                found.setdefault(told["before"] + told["after"], {}).setdefault(part, name)
    whole = (parts for parts in found.values() if len(parts) == len(PARTS))
    return next((tuple(parts[part] for part in PARTS) for parts in whole), ())


def day(record: Record, columns: tuple[str, ...]) -> str:
    """Return a record's day as 2022-04-26, "" if one of its parts is missing or they make up no day."""
    written = [WHOLE.sub(r"\1", cells.words(record.get(column, "")).strip()) for column in columns]
    found = published.day_of("-".join(written)) if all(written) else None
    return found.isoformat() if found else ""
