"""JSON lines: one object per row, for other programs; unknown values are null."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, BinaryIO

import pandas as pd

from dashboard.export.form import Blocks
from dashboard.whole_file import LONGEST_LINE


def write(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write each row as one line of JSON with the table's columns in order."""
    for rows in blocks:
        names = [str(name) for name in rows.columns]
        for row in rows.itertuples(index=False, name=None):
            values = {name: plain(value) for name, value in zip(names, row, strict=True)}
            stream.write(json.dumps(values, ensure_ascii=False).encode("utf-8") + b"\n")


def is_earlier(file: BinaryIO, columns: Sequence[str]) -> bool:
    """Say by its first line whether a file has rows with these columns, as `write` writes them."""
    try:
        row = json.loads(file.readline(LONGEST_LINE))
    except ValueError:
        return False
    return isinstance(row, dict) and list(row) == list(columns)


def plain(value: Any) -> Any:
    """Return a cell as in JSON: a day as text, a numpy number as a number, nothing as null."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
