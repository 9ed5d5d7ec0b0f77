"""CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, and no cell that a spreadsheet would run."""

import re
from collections.abc import Sequence
from typing import Any, BinaryIO

import pandas as pd

BOM = b"\xef\xbb\xbf"
# Blank or invisible: spaces of all kinds, joiners, direction marks, soft hyphens, fillers, variations, tags.
UNSEEN = (
    r" \x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    r"\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# What begins a formula; some programs turn full-width, small, raised and lowered forms into plain ones.
SIGNS = r"=+\-@|＝＋－＠｜﹦﹢﹣﹫⁼⁺⁻₌₊₋−"
# A cell, and what becomes one if a semicolon, a tab or a line end separates cells, as in German Excel.
FORMULA = re.compile(rf"(?:^|(?<=[;\t\r\n]))(?=[{UNSEEN}']*[{SIGNS}])|^(?=[\t\r])")
BLOCK = 50_000  # rows at once: a million at once would need twice the memory


def write(rows: pd.DataFrame, stream: BinaryIO) -> None:
    """Write rows as CSV; a text that begins like a formula is prefixed with an apostrophe."""
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
    """Say whether a column may contain text; numbers need no guard, as a minus isn't a formula there."""
    return not pd.api.types.is_numeric_dtype(column)


def guard(cell: Any) -> Any:
    """Return a cell that no spreadsheet turns into a formula, even if it splits cells at semicolons.

    >>> guard("=1+1"), guard("a;=1"), guard("a=1"), guard(-1)
    ("'=1+1", "a;'=1", 'a=1', -1)
    """
    if not isinstance(cell, str):
        return cell
    # A NUL ends the file for some readers.
    return FORMULA.sub("'", cell.replace("\0", "\ufffd"))
