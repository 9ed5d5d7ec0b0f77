"""CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, and no cell that a spreadsheet would run."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

import pandas as pd

from dashboard.export.form import Blocks
from dashboard.whole_file import LONGEST_LINE

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


def write(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write rows as CSV; a text that begins like a formula is prefixed with an apostrophe."""
    stream.write(BOM)
    for text in _written(blocks, guard):
        stream.write(text)


def write_plain(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write rows as CSV for programs: without the byte order mark, each cell as it is."""
    for text in _written(blocks, lambda cell: cell):
        stream.write(text)


def _written(blocks: Blocks, guarding: Callable[[Any], Any]) -> Iterator[bytes]:
    is_first = True
    for rows in blocks:
        for start in range(0, max(len(rows), 1), BLOCK):
            block = rows.iloc[start : start + BLOCK]
            cells = block.apply(lambda column: column.map(guarding) if is_text(column) else column)
            yield cells.to_csv(index=False, header=is_first, lineterminator="\r\n").encode("utf-8")
            is_first = False


def is_earlier(file: BinaryIO, columns: Sequence[str]) -> bool:
    """Say by its first line whether a file is a table with these columns, as `write` writes it."""
    line = file.readline(LONGEST_LINE).removesuffix(b"\n").removesuffix(b"\r")
    return line.removeprefix(BOM) == ",".join(columns).encode("utf-8")


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
