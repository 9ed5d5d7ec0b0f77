"""Spreadsheets (.xlsx, .xls, .ods): each sheet with a column of text is a table of articles."""

import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import csv_table, fields, office_zip, ole, sheet_rows
from dashboard.readers.nested import Record
from dashboard.records import Item, Problem

MOST_BYTES = 200_000_000  # of the file
MOST_SHEETS = 200
MOST_CELLS = 20_000_000  # of a sheet, from its first cell to its last; the library keeps a place for each
MOST_TEXT = 400_000_000  # of all members unpacked
MEMBER = "xl/workbook.xml"
SHEET = re.compile(r"xl/worksheets/[^/]*\.xml\Z")
CELL = re.compile(rb"<(?:\w{1,20}:)?c\s[^>]{0,200}?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
ODS = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.spreadsheet", re.DOTALL)
SAVE = "Save the sheet as CSV (UTF-8)."
AGAIN = "Save or download it again."


def read(path: Path, *, mapping: Mapping[str, str] = fields.BY_NAME) -> Iterator[Item]:
    """Yield a Document or a Problem for each row below a header, and an Account of the columns.

    A sheet without text is a Problem.
    """
    book = _opened(path)
    names = book.sheet_names
    columns = fields.Columns(mapping, again=partial(_records, book, mapping))
    number, left_out = 0, []
    for name in names[:MOST_SHEETS]:
        table = sheet_rows.below_header(_rows(book, name), mapping)
        if table is None or not table.has_text:
            # Excel gives each new file sheets that stay empty.
            left_out += [name] if book.get_sheet_by_name(name).height else []
            continue
        yield from csv_table.twins(table.header)
        for record in table.records():
            number += 1
            yield from fields.read(record, number=number, columns=columns)
    yield columns.account()
    if left_out and len(left_out) == len(names):
        raise _no_text(book, columns)
    for name in left_out:
        what = f"The sheet {name[:60]!r} has no column that holds the text; it is not read."
        yield Problem("", what, "If it has articles, name the column of the article 'text'.")
    if len(names) > MOST_SHEETS:
        what = f"This file has {len(names):,} sheets; the first {MOST_SHEETS} were read."
        yield Problem("", what, "Split it into several files.")
    if number == 0:
        raise ReadError("This file has no rows below its header.", cure="Check that it was saved completely.")


def records(path: Path) -> Iterator[Record]:
    """Yield the rows below each sheet's header as they are."""
    yield from _records(_opened(path), fields.BY_NAME)


def is_one(members: frozenset[str]) -> bool:
    """Say whether the names in a ZIP are those of Excel's workbook."""
    return MEMBER in members


def begins(head: bytes) -> bool:
    """Say whether a file that begins like this is an OpenDocument spreadsheet."""
    return ODS.match(head) is not None


def count(path: Path) -> int:
    """Return about how many articles there are."""
    book = _opened(path)
    return sum(max(0, book.get_sheet_by_name(name).height - 1) for name in book.sheet_names[:MOST_SHEETS])


def _opened(path: Path) -> Any:
    """Open a workbook; raise ReadError if it is damaged, locked or too large."""
    import python_calamine

    _check(path)
    try:
        # By content: an entry of an archive has no ending here.
        with _quietly():
            return python_calamine.CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    except python_calamine.PasswordError as error:
        raise ReadError(
            "This file is locked with a password.", cure="Save it without the password."
        ) from error
    except (python_calamine.CalamineError, OSError) as error:
        raise ReadError("This spreadsheet is cut short or damaged.", cure=AGAIN) from error
    # A fault of the library is no Exception.
    except BaseException as error:
        raise _fault(error) from error


@contextmanager
def _quietly() -> Iterator[None]:
    """Let what the library says of its faults go nowhere: it writes past Python, to the terminal."""
    said = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(said, 2)
        os.close(nowhere)
        os.close(said)


def _fault(error: BaseException) -> BaseException:
    """Return what to raise for a fault of the library; Ctrl-C and the end of memory stay what they are."""
    if type(error).__name__ != "PanicException":
        return error
    return ReadError("This spreadsheet is damaged: reading it failed.", cure=SAVE)


def _check(path: Path) -> None:
    """Raise ReadError before the library takes more memory than there is."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        what = f"This file has {size / 1e6:.0f} MB; a spreadsheet may have {MOST_BYTES / 1e6:.0f} MB."
        raise ReadError(what, cure=SAVE)
    ole.refuse_text(path)
    with path.open("rb") as file:
        if file.read(len(ole.MARK)) == ole.MARK:
            if not ole.has_sheets(path):
                next(ole.read(path))
            return
    with office_zip.opened(path) as archive:
        left = MOST_TEXT
        office_zip.refuse_locked(archive)
        for member in archive.namelist():
            if member.endswith((".xml", ".bin", ".rels")):
                left -= _check_member(archive, member)
            if left < 0:
                raise ReadError(f"This spreadsheet unpacks to over {MOST_TEXT / 1e6:.0f} MB.", cure=SAVE)


def _check_member(archive: zipfile.ZipFile, name: str) -> int:
    """Return a member's size; raise ReadError if its cells span more than a sheet may have."""
    if name == "content.xml":
        office_zip.parse(archive, name, Extent())
    size, rows, columns = 0, 0, 0
    before = b""
    for chunk in office_zip.chunks(archive, name):
        size += len(chunk)
        if SHEET.match(name):
            for letters, number in CELL.findall(before + chunk):
                rows, columns = max(rows, int(number)), max(columns, _column(letters))
            before = chunk[-300:]
            check_extent(rows, columns)
    return size


def _column(letters: bytes) -> int:
    """Return a column's number: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def check_extent(rows: int, columns: int) -> None:
    """Raise ReadError if a sheet spans more cells than it may."""
    if rows * columns > MOST_CELLS:
        what = (
            f"A sheet reaches from its first cell to row {rows:,}, column {columns:,}: too large to be read."
        )
        raise ReadError(what, cure=SAVE)


class Extent:
    """Takes the elements of an OpenDocument's sheets; raises ReadError if one spans too many cells."""

    def __init__(self) -> None:
        self._rows = self._columns = self._row = self._column = 0
        self._repeats = self._times = 1
        self._is_empty = True

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """Take the start of an element."""
        name = tag.rpartition("}")[2]
        if name == "table":
            self._rows = self._columns = self._row = 0
        elif name == "table-row":
            self._repeats = _number(office_zip.value(attrib, "number-rows-repeated"))
            self._column, self._is_empty = 0, True
        elif name in ("table-cell", "covered-table-cell"):
            self._times = _number(office_zip.value(attrib, "number-columns-repeated"))
            if office_zip.value(attrib, "value-type"):
                self._fill()
        elif name == "p":
            self._fill()

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = tag.rpartition("}")[2]
        if name in ("table-cell", "covered-table-cell"):
            self._column += self._times
        elif name == "table-row":
            self._row += self._repeats
            if not self._is_empty:
                self._rows = self._row
            check_extent(self._rows, self._columns)

    def data(self, text: str) -> None:
        """Take a piece of text."""

    def _fill(self) -> None:
        self._is_empty = False
        self._columns = max(self._columns, self._column + self._times)


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 10 else 1


def _rows(book: Any, name: str) -> Iterator[sheet_rows.Row]:
    """Yield a sheet's rows; raise ReadError if the library fails."""
    try:
        with _quietly():
            sheet = book.get_sheet_by_name(name)
    except BaseException as error:
        raise _fault(error) from error
    yield from sheet.iter_rows()


def _records(book: Any, mapping: Mapping[str, str]) -> Iterator[Record]:
    """Yield the rows of the sheets with text; of all, if none has some: a person may say what they are."""
    has_text = any(table.has_text for table in _tables(book, mapping))
    for table in _tables(book, mapping):
        if table.has_text == has_text:
            yield from table.records()


def _tables(book: Any, mapping: Mapping[str, str]) -> Iterator[sheet_rows.Table]:
    for name in book.sheet_names[:MOST_SHEETS]:
        if table := sheet_rows.below_header(_rows(book, name), mapping):
            yield table


def _no_text(book: Any, columns: fields.Columns) -> ReadError:
    """Return the error for a file in which no sheet has a column of text."""
    first = next(_records(book, fields.BY_NAME), {})
    return fields.no_text_column(first, columns)
