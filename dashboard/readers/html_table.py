"""A web page that is a table of articles, one a row, as Excel and pandas save it (also named .xls)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import column_names, csv_table, encoding, fields, html_page, page_cut, tags
from dashboard.readers.nested import Record
from dashboard.records import Item, Problem
from dashboard.text import guards

FIRST_ROWS = 30  # among which the header is: titles may stand above it
DEEPEST = 10  # tables inside tables
MOST_SHARE = 0.5  # of a page's letters that may be outside of the table
BEGINS = re.compile(r"\s*<(?:html|table|!doctype|\?xml|meta|head|body|div|style)\b", re.IGNORECASE)
Row = list[str]  # the HTML of each cell


@dataclass(slots=True)
class Table:
    """A table that is open: its rows, and the pieces of its open cell and of all that was in it."""

    rows: list[Row] = field(default_factory=list)
    row: Row | None = None
    cell: list[str] | None = None
    raw: list[str] = field(default_factory=list)

    def write(self, piece: str) -> None:
        """Add a piece of the page."""
        self.raw.append(piece)
        if self.cell is not None:
            self.cell.append(piece)

    def end_cell(self) -> None:
        """End the open cell; HTML leaves its end out at times."""
        if self.cell is not None and self.row is not None:
            self.row.append("".join(self.cell))
        self.cell = None

    def end_row(self) -> None:
        """End the open row."""
        self.end_cell()
        if self.row:
            self.rows.append(self.row)
        self.row = None


def is_it(head: str, path: Path) -> bool:
    """Say whether a page's beginning has a table of articles, and the page little else."""
    if not BEGINS.match(head) or "<table" not in head.lower() or _first(head, fields.BY_NAME) is None:
        return False
    try:
        page = _page(path)[0]
    except ReadError:
        return False
    held = sum(tags.letters(str(cell)) for record in _records(page) for cell in record.values())
    return held > 0 and held >= MOST_SHARE * tags.measure(page).letters


def read(path: Path, *, mapping: Mapping[str, str] = fields.BY_NAME) -> Iterator[Item]:
    """Yield a Document or a Problem for each row below the header, and an Account of the columns."""
    page, found = _page(path)
    if note := found.problem():
        yield note
    columns = fields.Columns(mapping, again=partial(_records, page, mapping))
    number = 0
    if table := _first(page, mapping):
        yield from csv_table.twins(table[0])
    for record in _records(page, mapping):
        number += 1
        yield from fields.read(record, number=number, columns=columns)
    yield columns.account()
    if page_cut.ends_early(page):
        yield Problem("", "This table is cut short; its last row may miss its end.", "Export it again.")
    if number == 0:
        raise ReadError(
            "This table has no rows below its header.", cure="Check that it was saved completely."
        )


def records(path: Path) -> Iterator[Record]:
    """Yield the rows below the header as they are."""
    yield from _records(_page(path)[0])


def _page(path: Path) -> tuple[str, encoding.Encoding]:
    guards.check_size(path.stat().st_size, what="This page")
    content = path.read_bytes()
    named = html_page.CHARSET.search(content[: html_page.HEAD])
    return encoding.decode(content, declared=named[1].decode("ascii") if named else "")


def _first(page: str, mapping: Mapping[str, str]) -> tuple[list[str], list[Row]] | None:
    """Return the header and the rows of the first table of articles in a page, or None."""
    return next(filter(None, (_below_header(rows, mapping) for rows in _tables(page))), None)


def _records(page: str, mapping: Mapping[str, str] = fields.BY_NAME) -> Iterator[Record]:
    """Yield the rows of all tables with the first one's header: long ones are saved in parts."""
    first: list[str] = []
    for table in filter(None, (_below_header(rows, mapping) for rows in _tables(page))):
        names, rows = table
        first = first or names
        for row in rows if names == first else ():
            record = {name: tags.text(cell) for name, cell in zip(names, row, strict=False) if name}
            if any(record.values()):
                yield record


def _below_header(rows: Sequence[Row], mapping: Mapping[str, str]) -> tuple[list[str], list[Row]] | None:
    for number, row in enumerate(rows[:FIRST_ROWS]):
        if len(row) < 2:
            continue
        names = csv_table.column_titles([" ".join(tags.text(cell).split()) for cell in row])
        known = column_names.known(names)
        is_known = "text" in known and len(known) > 1
        if fields.is_header(names, mapping) and (is_known or mapping.get("text")):
            return names, list(rows[number + 1 :])
    return None


def _tables(page: str) -> Iterator[list[Row]]:
    """Yield the rows of each table, an inner one before the one around it, where it stays too."""
    open_now: list[Table] = []
    for kind, name, written in tags.pieces(page):
        if name == "table" and kind == "open" and len(open_now) < DEEPEST:
            open_now.append(Table())
        elif not open_now:
            continue
        elif name == "table" and kind == "close":
            yield from _closed(open_now)
        elif name == "tr":
            open_now[-1].end_row()
            open_now[-1].row = [] if kind == "open" else None
        elif name in tags.CELLS:
            open_now[-1].end_cell()
            if kind == "open":
                open_now[-1].row = [] if open_now[-1].row is None else open_now[-1].row
                open_now[-1].cell = []
        elif kind == "text":
            open_now[-1].write(written)
        elif kind != "raw":
            open_now[-1].write(f"</{name}>" if kind == "close" else f"<{name}{written}>")
    while open_now:
        yield from _closed(open_now)


def _closed(open_now: list[Table]) -> Iterator[list[Row]]:
    table = open_now.pop()
    table.end_row()
    if open_now:
        open_now[-1].write("".join(table.raw))
    yield table.rows
