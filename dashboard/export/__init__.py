"""The formats in which a table can be exported; the dashboard and the command line write the same bytes."""

from collections.abc import Callable, Sequence
from typing import BinaryIO

import pandas as pd

from dashboard.export import csv_table, json_lines

EXPORTS: dict[str, Callable[[pd.DataFrame, BinaryIO], None]] = {
    "csv": csv_table.write,
    "jsonl": json_lines.write,
}

# Says by a file's first line whether it contains the table with these columns, written earlier.
IS_TABLE: dict[str, Callable[[bytes, Sequence[str]], bool]] = {
    "csv": csv_table.is_table,
    "jsonl": json_lines.is_table,
}
