"""CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, and no cell that a spreadsheet would run."""

import re
from collections.abc import Sequence
from typing import Any, BinaryIO

import pandas as pd

BOM = b"\xef\xbb\xbf"
# A spreadsheet takes such a cell for a formula, also after spaces; the full-width forms work in some.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
BLOCK = 50_000  # rows at once: all of a million would need the memory twice


def write(rows: pd.DataFrame, stream: BinaryIO) -> None:
    """Write rows as CSV; a text that begins like a formula gets an apostrophe before it."""
    stream.write(BOM)
    for start in range(0, max(len(rows), 1), BLOCK):
        block = rows.iloc[start : start + BLOCK]
        guarded = block.apply(lambda column: column.map(guard) if is_text(column) else column)
        text = guarded.to_csv(index=False, header=start == 0, lineterminator="\r\n")
        stream.write(text.encode("utf-8"))


def is_table(line: bytes, columns: Sequence[str]) -> bool:
    """Say whether a file that begins with this line is a table with these columns, as `write` writes it."""
    return line.removesuffix(b"\n").removesuffix(b"\r") == BOM + ",".join(columns).encode("utf-8")


def is_text(column: "pd.Series[Any]") -> bool:
    """Say whether a column may hold texts; numbers need no guard, a minus is no formula there."""
    return not pd.api.types.is_numeric_dtype(column)


def guard(cell: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula.

    >>> guard("=1+1"), guard("a=1"), guard(-1)
    ("'=1+1", 'a=1', -1)
    """
    if not isinstance(cell, str):
        return cell
    # A NUL ends the file for some readers.
    plain = cell.replace("\0", "\ufffd")
    return f"'{plain}" if FORMULA.match(plain) else plain
