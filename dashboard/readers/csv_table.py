"""A table of articles, one per row, with any newsroom's column names; read row by row."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TextIO

from dashboard.errors import ReadError
from dashboard.readers import column_names, encoding, fields
from dashboard.readers.table_lines import Lines
from dashboard.records import Document, Item, Problem
from dashboard.text import guards

DELIMITERS = ",;\t|"
LONGEST_HEADER = 100_000
MOST_TITLES = 30  # lines above the header
LONGEST_TITLE = 80  # of a column in a file that may be no table
TWICE = 'Close it; inside a cell write a quotation mark twice ("").'
CHECK = "Check its quotation marks and line ends."
SEPARATOR = re.compile(r"sep=([,;\t|])\s*\Z", re.IGNORECASE)


def read(path: Path, *, mapping: Mapping[str, str] = fields.BY_NAME) -> Iterator[Item]:
    """Yield a Document or a Problem for each row below the header, and an Account of the columns."""
    file, found = encoding.open_text(path)
    with file:
        if note := found.problem():
            yield note
        table = Table(file)
        names = column_titles(table.header())
        if not any(names):
            raise ReadError("This table is empty.", cure="Its first row must name the columns.")
        if not mapping:
            fields.check_names(names)
        columns = fields.Columns(mapping, again=partial(_again, path, found.name))
        if table.above:
            above = "line above the header is" if table.above == 1 else "lines above the header are"
            columns.note(f"{table.above} {above} taken for titles.")
        if not columns.has_text(dict.fromkeys(names)):
            yield columns.account()
            raise fields.no_text_column(dict.fromkeys(names), columns)
        yield from twins(names)
        yield from _rows(table, names, columns)
        yield columns.account()


def records(path: Path) -> Iterator[dict[str, object]]:
    """Yield the rows below the header as they are, without those that are broken."""
    file, found = encoding.open_text(path)
    file.close()
    yield from _again(path, found.name)


def is_tabbed(text: str) -> bool:
    """Say whether a text is a table with tabs, as Excel's "Unicode text": its first line names columns.

    >>> is_tabbed("Headline\\tBody\\nRain\\tIt rained.\\n"), is_tabbed("Rain\\tSnow\\nIt rained.\\n")
    (True, False)
    """
    first, _, rest = text.lstrip("\ufeff").partition("\n")
    names = first.rstrip("\r").split("\t")
    if len(names) < 2 or len(first) > LONGEST_HEADER or not rest.strip():
        return False
    return sum(column_names.told(name) is not None for name in names) > 1 and all(
        len(name) <= LONGEST_TITLE for name in names
    )


def is_separated(text: str) -> bool:
    """Say whether a text is a table with commas or semicolons: its first line names a text and other columns.

    >>> is_separated("Date,Headline,Body\\n4 May,Rain,It rained.\\n"), is_separated("Title, text\\n\\nRain.")
    (True, False)
    """
    first, _, rest = text.lstrip("\ufeff").partition("\n")
    if len(first) > LONGEST_HEADER or not rest.split("\n", 1)[0].strip():
        return False
    for mark in ",;|":
        names = [name.strip().strip('"') for name in first.rstrip("\r").split(mark)]
        known = column_names.known(names)
        if "text" in known and len(known) > 1 and all(len(name) <= LONGEST_TITLE for name in names):
            return True
    return False


def column_titles(header: list[str]) -> list[str]:
    """Return the names in a header, each once: of two called "text" the second is "text (2)".

    >>> column_titles(["text", " Date ", "text", ""])
    ['text', 'Date', 'text (2)', '']
    """
    times: dict[str, int] = {}
    names = []
    for name in (name.strip() for name in header):
        times[name] = number = times.get(name, 0) + 1
        names.append(f"{name} ({number})" if number > 1 and name else name)
    return names


def twins(names: list[str]) -> Iterator[Problem]:
    """Yield a Problem for each second column of a name that we use: only one of the two can be."""
    for name in names:
        if (first := column_names.AGAIN.sub("", name)) != name and column_names.told(first):
            twice = fields.shown(first)
            what = f"Two columns are called {twice!r}; where both hold something, the first is used."
            yield Problem("", what, "Give each column a name of its own.")


def _again(path: Path, codec: str) -> Iterator[dict[str, object]]:
    """Yield the rows once more, those that can be read."""
    with path.open(encoding=codec, errors="replace", newline="") as file:
        table = Table(file)
        names = column_titles(table.header())
        for row in table:
            if isinstance(row, list) and 0 < len(row) <= len(names):
                yield dict(zip(names, row, strict=False))


def count(path: Path) -> int:
    """Return how many rows there are below the header."""
    file, _ = encoding.open_text(path)
    with file:
        table = Table(file)
        table.header()
        return sum(1 for row in table if row)


class Table:
    """The rows of a file; its delimiter is the one that occurs most in the header."""

    def __init__(self, file: TextIO) -> None:
        header = file.readline(LONGEST_HEADER + 1)
        if len(header) > LONGEST_HEADER:
            raise ReadError(
                f"The first line of this table has more than {LONGEST_HEADER:,} characters.",
                cure="Its first row must name the columns, and each row end with a line end.",
            )
        # Excel's own line, "sep=;", comes before the header.
        found = SEPARATOR.match(header)
        if not found:
            file.seek(0)
        self.above, header = (0, header) if found else _titles(file, header)
        self.width = 0  # columns, once the header is read
        self.delimiter = found[1] if found else _delimiter(header)
        self.lines = Lines(file, delimiter=self.delimiter)
        # The csv module's own limit of 131,072 characters a cell is less than a long report. It holds for all
        # of Python: another library may have set it.
        csv.field_size_limit(guards.MOST_BYTES)
        self._rows = csv.reader(self.lines, delimiter=self.delimiter)

    def header(self) -> list[str]:
        """Return the first row, which names the columns."""
        row = next(self, [])
        if isinstance(row, csv.Error):
            raise ReadError(f"The header of this table can't be read: {row}.", cure=CHECK)
        self.width = len(row)
        return row

    def __iter__(self) -> "Table":
        return self

    def __next__(self) -> list[str] | csv.Error:
        self.lines.begin_row()
        try:
            row = next(self._rows)
        except csv.Error as error:
            return error
        return self._unquoted() or row if self.delimiter == "\t" else row

    def _unquoted(self) -> list[str] | None:
        """Return the row that the first line is if quotation marks are only text, as tools write tabs.

        Between tabs, “"No," he said” is a cell that begins with a mark: it is not one in quotation marks.
        """
        lines = self.lines.row
        if not self.width or not lines or '"' not in lines[0] or not self.is_odd(from_lines=1):
            return None
        row = lines[0].rstrip("\r\n").split("\t")
        if len(row) != self.width or (len(lines) > 1 and not self.lines.give_back(1)):
            return None
        del lines[1:]
        self.lines.is_open = False
        return row

    def next_whole(self, columns: int) -> int:
        """Return which line of the current row, except its first, is a complete row by itself; 0 for none."""
        for number, line in enumerate(self.lines.row[1:], start=1):
            if line.count(self.delimiter) >= columns - 1 > 0:
                row = _strictly([line], self.delimiter)
                if row is not None and len(row) == columns and any(row):
                    return number
        return 0

    def is_odd(self, *, from_lines: int = 2) -> bool:
        """Say whether the current row has several lines, and quotation marks not only at cells' ends."""
        lines = self.lines
        return len(lines.row) >= from_lines and (
            lines.is_open or _strictly(lines.row, self.delimiter) is None
        )


def _titles(file: TextIO, first: str) -> tuple[int, str]:
    """Skip the lines of one cell above the header, as services write them; return their number and it.

    They are titles only if a line below them names columns that we know; else the first line is the header.
    """
    number, line, at = 0, first, 0
    file.seek(0)
    while line and number < MOST_TITLES:
        at = file.tell()
        line = file.readline(LONGEST_HEADER)
        cells = _strictly([line], _delimiter(line)) or []
        if sum(map(bool, map(str.strip, cells))) < 2:
            number += 1
            continue
        if number and fields.is_header(column_titles(cells)):
            file.seek(at)
            return number, line
        break
    file.seek(0)
    return 0, first


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)


def _strictly(lines: list[str], delimiter: str) -> list[str] | None:
    """Return the row that the lines make up, or None if a quotation mark is where none can be."""
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), None)
    except csv.Error:
        return None


def _rows(table: Table, names: list[str], columns: fields.Columns) -> Iterator[Document | Problem]:
    """Yield the contents of each row; a broken row is a Problem and the next one is read."""
    number = 0
    for row in table:
        if row == []:
            continue
        number += 1
        problem, is_odd = _shape(row, names, number), table.is_odd()
        # Every branch yields: anything that is not added is reported.
        if (problem or is_odd) and (end := table.next_whole(len(names))) and table.lines.give_back(end):
            yield _unclosed(number, f"its {_lines(end)} left out, the rows after it are read.")
            continue
        if problem:
            yield problem
            continue
        if table.lines.is_open:
            yield _unclosed(number, "all that follows is taken for its text.")
        elif is_odd:
            yield Problem(
                f"#{number}", "A quotation mark stands inside a cell; this row may hold others.", TWICE
            )
        assert isinstance(row, list)
        yield from fields.read(dict(zip(names, row, strict=False)), number=number, columns=columns)
    if number == 0:
        raise ReadError(
            "This table has no rows below its header.", cure="Check that it was saved completely."
        )


def _shape(row: list[str] | csv.Error, names: list[str], number: int) -> Problem | None:
    """Return a Problem if a row or part of its text would be lost: its cells don't fit the columns."""
    if isinstance(row, csv.Error):
        return Problem(f"#{number}", f"This row can't be read: {row}.", CHECK)
    if any(islice(row, len(names), None)):
        what = f"This row has {len(row)} cells under {len(names)} columns."
        return Problem(f"#{number}", what, 'Put text with commas between quotation marks ("…").')
    # An open quotation mark swallows all rows after it.
    if len(row) < len(names) and "\n" in row[-1]:
        return _unclosed(number, f"its {_lines(row[-1].count(chr(10)))} lost.")
    return None


def _unclosed(number: int, rest: str) -> Problem:
    what = f"A quotation mark opened in this row is never closed: {rest}"
    return Problem(f"#{number}", what, TWICE)


def _lines(number: int) -> str:
    return "line is" if number == 1 else f"{number:,} lines are"
