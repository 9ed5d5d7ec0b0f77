"""The rows of a sheet below its header, and its cells as text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain, islice

from dashboard.readers import csv_table, fields, heartbeat, long_text
from dashboard.readers.nested import Record

FIRST_ROWS = 30  # among which the header is: titles and remarks may stand above it
BETWEEN_SIGNS = 1_000  # rows
Row = Sequence[object]


@dataclass(frozen=True)
class Table:
    """A sheet's header and the rows below; `has_text` says whether one of its columns is the text."""

    header: list[str]
    rows: Iterator[Row]
    has_text: bool

    def records(self) -> Iterator[Record]:
        """Yield the rows that aren't empty, their cells as text."""
        yield from _filled(self.header, self.rows)


def below_header(rows: Iterator[Row], mapping: Mapping[str, str]) -> Table | None:
    """Return the table in a sheet, or None if it has no row of several cells; above it are titles.

    The header is the first row that names a column of text, else the first of several cells.
    """
    first = list(islice(rows, FIRST_ROWS))
    titles = [csv_table.column_titles([written(cell) for cell in row]) for row in first]
    for number, names in enumerate(titles):
        if fields.is_header(names, mapping):
            return Table(names, chain(first[number + 1 :], rows), True)
    several = (number for number, names in enumerate(titles) if len([*filter(None, names)]) > 1)
    if (at := next(several, None)) is None:
        return None
    below = first[at + 1 :]
    # A table without names would lose its first article.
    is_named = all(len(name.split()) <= fields.MOST_WORDS for name in titles[at])
    has_text = is_named and len(long_text.columns(_filled(titles[at], below))) == 1
    return Table(titles[at], chain(below, rows), has_text)


def _filled(header: Sequence[str], rows: Iterable[Row]) -> Iterator[Record]:
    """Yield the rows that aren't empty, their cells as text."""
    for number, row in enumerate(rows):
        if number % BETWEEN_SIGNS == 0:
            heartbeat.tell()
        if any(row):
            yield {name: written(cell) for name, cell in zip(header, row, strict=False) if name}


def written(cell: object) -> str:
    """Return a cell as text: a day as 2022-04-26, a whole number without a point.

    >>> written(datetime(2022, 4, 26)), written(7.0), written(True)
    ('2022-04-26', '7', '')
    """
    match cell:
        case str():
            return cell
        case bool() | None:
            return ""
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
        case date() | time():
            return cell.isoformat()
        case float():
            return str(int(cell)) if cell.is_integer() else str(cell)
        case int() | timedelta():
            return str(cell)
    return ""
