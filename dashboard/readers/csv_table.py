"""A table of articles, one a row, with any newsroom's column names; read row by row."""

import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from dashboard.errors import ReadError
from dashboard.readers import encoding, fields
from dashboard.records import Document, Problem
from dashboard.text import guards

DELIMITERS = ",;\t|"
LONGEST_HEADER = 100_000
SEPARATOR = re.compile(r"sep=([,;\t|])\s*\Z", re.IGNORECASE)

# The module's own limit of 131,072 characters a cell is less than a long report.
csv.field_size_limit(guards.MOST_BYTES)


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield a Document or a Problem for each row below the header."""
    file, found = encoding.open_text(path)
    with file:
        if note := found.problem():
            yield note
        rows = _reader(file)
        names = [name.strip() for name in next(rows, [])]
        if not any(names):
            raise ReadError("This table is empty.", cure="Its first row must name the columns.")
        if not fields.has_text(dict.fromkeys(names)):
            raise fields.no_text_column(dict.fromkeys(names))
        yield from _rows(rows, names)


def count(path: Path) -> int:
    """Return how many rows there are below the header."""
    file, _ = encoding.open_text(path)
    with file:
        return max(0, sum(1 for row in _tolerant(_reader(file)) if row) - 1)


def _reader(file: TextIO) -> Iterator[list[str]]:
    """Return the table's rows, the header first; its delimiter is the one the header has most of."""
    header = file.readline(LONGEST_HEADER)
    # Excel's own line, "sep=;", stands above the header.
    if found := SEPARATOR.match(header):
        return csv.reader(file, delimiter=found[1])
    file.seek(0)
    return csv.reader(file, delimiter=max(DELIMITERS, key=header.count))


def _rows(rows: Iterator[list[str]], names: list[str]) -> Iterator[Document | Problem]:
    """Yield what each row holds; a broken row is a Problem and the next one is read."""
    number = 0
    for row in _tolerant(rows):
        if row == []:
            continue
        number += 1
        # Each branch yields: what is not added is told.
        if isinstance(row, csv.Error):
            yield Problem(f"#{number}", f"This row can't be read: {row}.", "Check its quotation marks.")
        elif problem := _shape(row, names, number):
            yield problem
        else:
            yield from fields.read(dict(zip(names, row, strict=False)), number=number)
    if number == 0:
        raise ReadError(
            "This table has no rows below its header.", cure="Check that it was saved completely."
        )


def _tolerant(rows: Iterator[list[str]]) -> Iterator[list[str] | csv.Error]:
    """Yield rows and errors: after an error the reader stands at the next line."""
    while True:
        try:
            yield next(rows)
        except csv.Error as error:
            yield error
        except StopIteration:
            return


def _shape(row: list[str], names: list[str], number: int) -> Problem | None:
    """Return a Problem where cells don't fit the columns: a part of the text would be lost."""
    if any(islice(row, len(names), None)):
        what = f"This row has {len(row)} cells under {len(names)} columns."
        return Problem(f"#{number}", what, 'Put text with commas between quotation marks ("…").')
    # An open quotation mark swallows all rows after it.
    if len(row) < len(names) and "\n" in row[-1]:
        what = (
            f"A quotation mark opened in this row is never closed: {row[-1].count(chr(10))} lines are lost."
        )
        return Problem(f"#{number}", what, 'Close it; inside a cell write a quotation mark twice ("").')
    return None
