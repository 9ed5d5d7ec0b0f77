"""A workbook (XLSX): a sheet a table, days as days, addresses as links, no cell a formula."""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.errors import WriteError
from dashboard.export import column_types
from dashboard.export.form import Blocks
from dashboard.export.safe_text import NOT_XML, link, plain

MOST_ROWS = 1_048_575  # of a sheet, without its header
MOST_LETTERS = 32_767  # of a cell
MOST_LINKS = 65_000  # of a sheet, which may have 65,530
CUT = " … (cut: the other forms have it whole)"
FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheets count a 29 February 1900 that never was
MADE = datetime(2000, 1, 1)  # no clock: the same rows give the same bytes
WIDTHS = {"integer": 11, "number": 11, "day": 12, "text": 18}
WIDE = frozenset("quote sentence context because document title event variants roles url path".split())
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
           "constant_memory": True, "nan_inf_to_errors": False}  # fmt: skip
Sheets = Iterable[tuple[str, Blocks]]
COPIED = 1 << 20
MOST_TOLD = 10_000  # bytes of a workbook's properties


@dataclass(frozen=True)
class Line:
    """A line of the sheet that comes before the tables: words, and perhaps a number beside them."""

    words: str
    count: int | None = None
    is_bold: bool = False


def write(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write the rows of one table as a workbook of one sheet."""
    write_all([(table or "rows", blocks)], stream)


def write_all(tables: Sheets, stream: BinaryIO, *, cover: tuple[str, Sequence[Line]] | None = None) -> None:
    """Write several tables as the sheets of one workbook; WriteError if a sheet can't have so many rows.

    `cover` is the name of a first sheet and its lines.
    """
    # A pipe can't be gone back in, which would change the bytes: the file is made aside first.
    with TemporaryFile() as aside:
        with xlsxwriter.Workbook(aside, OPTIONS) as book:
            names = [_cover(book, *cover)] if cover else []
            for table, blocks in tables:
                sheet = book.add_worksheet(table[:31])
                names.append(f"{table}: {' '.join(_fill(book, sheet, blocks, table))}")
            book.set_properties({"author": "Dateline", "created": MADE, "comments": "\n".join(names)})
        aside.seek(0)
        while piece := aside.read(COPIED):
            stream.write(piece)


def is_earlier(file: BinaryIO, columns: Sequence[str]) -> bool:
    """Say by its properties whether a file is a workbook of ours, of a table with these columns."""
    about = properties(file)
    return "<dc:creator>Dateline</dc:creator>" in about and f": {' '.join(columns)}" in about


def properties(file: BinaryIO) -> str:
    """Return what an Office file says of itself (XML), "" if it is none or says too much."""
    try:
        with zipfile.ZipFile(file) as parts:
            told = parts.getinfo("docProps/core.xml")
            return parts.read(told).decode("utf-8") if told.file_size < MOST_TOLD else ""
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError):
        return ""


def is_report(file: BinaryIO, *, name: str) -> bool:
    """Say whether a file is a workbook of ours that begins with a sheet of this name."""
    return is_earlier(file, [name])


def _cover(book: Workbook, name: str, lines: Sequence[Line]) -> str:
    """Write the first sheet, and return what the properties say of it."""
    sheet, bold = book.add_worksheet(name), book.add_format({"bold": True})
    sheet.set_column(0, 0, 90, book.add_format({"text_wrap": True, "valign": "top"}))
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, _letters(line.words), *([bold] if line.is_bold else []))
        if line.count is not None:
            sheet.write_number(row, 1, line.count)
    return f"{name}: {name}"


def _fill(book: Workbook, sheet: Worksheet, blocks: Blocks, table: str) -> list[str]:
    """Write a table's rows below a header that stays in view, and return the columns' names."""
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    at, links, types = 0, 0, dict[str, column_types.Type]()
    for rows in blocks:
        if not types:
            types = column_types.of(rows, table)
            _head(sheet, types, bold)
        for row in rows.itertuples(index=False, name=None):
            at += 1
            if at > MOST_ROWS:
                raise WriteError(
                    f"A sheet has at most {MOST_ROWS:,} rows, and {table} has more. "
                    "Export it as csv or parquet, or narrow the filters."
                )
            for column, (name, value) in enumerate(zip(types, row, strict=True)):
                is_link = name == "url" and links < MOST_LINKS and bool(link(value))
                links += is_link
                _cell(sheet, at, column, value, day, is_link=is_link)
    if at:
        sheet.autofilter(0, 0, at, len(types) - 1)
    return list(types)


def _head(sheet: Worksheet, types: dict[str, column_types.Type], bold: Format) -> None:
    for column, (name, kind) in enumerate(types.items()):
        width = 60 if name in WIDE else max(WIDTHS[kind], len(name) + 2)
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    sheet.freeze_panes(1, 0)


def _cell(sheet: Worksheet, row: int, column: int, value: Any, day: Format, *, is_link: bool) -> None:
    if isinstance(value, date) and not isinstance(value, datetime) and value >= FIRST_DAY:
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
        return
    text = plain(value)
    if is_link:
        sheet.write_url(row, column, link(value), string=text[:MOST_LETTERS])
    elif text and not isinstance(value, str | date) and not isinstance(value, bool):
        sheet.write_number(row, column, float(value))
    elif text:
        sheet.write_string(row, column, _letters(text))


def _letters(text: str) -> str:
    """Return a text as a cell can hold it; a longer one says that it is cut."""
    kept = NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    # Spreadsheets count letters beyond U+FFFF twice.
    if len(kept) + sum(letter > "\uffff" for letter in kept) <= MOST_LETTERS:
        return kept
    return kept.encode("utf-16-le")[: 2 * (MOST_LETTERS - len(CUT))].decode("utf-16-le", "ignore") + CUT
