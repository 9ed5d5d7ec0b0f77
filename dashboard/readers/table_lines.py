"""The lines of a table for csv.reader: bounded, and given back if a row has swallowed others."""

import csv
from collections import deque
from typing import TextIO

from dashboard.readers import heartbeat
from dashboard.text import guards

# At most this much of a table is read again for each piece read once: an open quotation mark in every row
# must not cause the rest of the file to be read for each.
MOST_AGAIN = 20
PIECE = 1 << 20
MOST_CELLS = 100_000  # of a few letters each; a long text may have as many commas
# An open quotation mark before 25 million short lines must not keep them all in memory (1.5 GB).
MOST_LINES = 500_000
LONGEST = guards.MOST_BYTES


class Lines:
    """An iterator over the lines of a file that knows which lines the current row consists of.

    `row` has these lines, `is_open` says whether the file ended inside the row, in an open quotation.
    """

    def __init__(self, file: TextIO, *, delimiter: str) -> None:
        self.row: list[str] = []
        self.is_open = False
        self._file = file
        self._delimiter = delimiter
        self._back: deque[str] = deque()
        self._size = self._cells = 0  # of the current row
        self._read = self._again = 0

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._line()
        if not line:
            self.is_open = bool(self.row)
            raise StopIteration
        self.row.append(line)
        self._size += len(line)
        self._cells += line.count(self._delimiter)
        if self._size > LONGEST + PIECE:
            raise csv.Error(f"it has more than {LONGEST / 1e6:.0f} MB")
        if len(self.row) > MOST_LINES:
            raise csv.Error(f"it has more than {MOST_LINES:,} lines")
        if self._cells > MOST_CELLS and self._size < 10 * self._cells:
            raise csv.Error(f"it has more than {MOST_CELLS:,} cells")
        return line

    def begin_row(self) -> None:
        """Forget the lines of the previous row."""
        self.row = []
        self.is_open = False
        self._size = self._cells = 0

    def give_back(self, number: int) -> bool:
        """Have the current row's lines read again from one on; return False if that was done too often."""
        lines = self.row[number:]
        size = sum(map(len, lines))
        if self._again + size > MOST_AGAIN * self._read:
            return False
        self._again += size
        self._back.extendleft(reversed(lines))
        return True

    def _line(self) -> str:
        """Return the next line; one that is too long is cut off, and the rest is skipped in pieces."""
        line = self._file.readline(LONGEST + 2 * PIECE)
        heartbeat.tell()
        self._read += len(line)
        if len(line) > LONGEST + PIECE:
            while (rest := self._file.readline(PIECE)) and not rest.endswith("\n"):
                heartbeat.tell()
        return line
