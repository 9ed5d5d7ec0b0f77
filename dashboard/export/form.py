"""What an export is: how a table is written in one form, for which tables, and who reads it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import pandas as pd

Blocks = Iterable[pd.DataFrame]  # a table's rows in frames with the same columns, at least one
Fits = Mapping[str, str]  # tables, and the question whose rows are written for each
BEGINNING = 4_096  # bytes in which an earlier export is recognised


class Writer(Protocol):
    """Writes the rows of a table to a stream."""

    def __call__(self, blocks: Blocks, stream: BinaryIO, table: str, /) -> None:
        """Write all rows; `table` is the table's name, "" if it has none."""


@dataclass(frozen=True)
class Export:
    """One form: its name on the screen, who reads it, its ending and type, and how it is written.

    `is_earlier` says whether a file, open at its start, is a table with these columns written earlier:
    it may be replaced. By default no file is.
    """

    title: str
    readers: str
    ending: str
    mime: str
    write: Writer
    tables: Fits | None = None  # None: any table, with its own rows
    is_earlier: Callable[[BinaryIO, Sequence[str]], bool] = lambda file, columns: False
    is_text: bool = True

    def fits(self, table: str) -> bool:
        """Say whether a table can be written in this form."""
        return self.tables is None or table in self.tables

    def question(self, table: str) -> str:
        """Return the question whose rows are written for a table."""
        return table if self.tables is None else self.tables.get(table, table)


def whole(blocks: Blocks) -> pd.DataFrame:
    """Return all rows in one frame."""
    frames = list(blocks)
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)


def begins_with(mark: str) -> Callable[[BinaryIO, Sequence[str]], bool]:
    """Return a test whether a file has our mark near its beginning."""
    return lambda file, columns: mark.encode("utf-8") in file.read(BEGINNING)
