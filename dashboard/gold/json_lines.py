"""The contract's own format: one JSON object per line, each with an id and the tables it has."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError

Row = dict[str, Any]
# What the measures need from each row of a table, besides start, end and text.
NEEDED = {"entities": ("label",), "quotes": ("kind",), "dates": (), "places": ()}


def read(path: Path) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines, each with what the measures need."""
    with path.open(encoding="utf-8-sig") as lines:
        yield from from_lines(lines, str(path))


def from_lines(lines: Iterable[str], name: str) -> Iterator[Row]:
    """Yield the objects of JSON lines; `name` says in errors where they come from."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _checked(_object(line, f"Line {number} of {name}"), f"Line {number} of {name}")


def _object(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{where} is not JSON.", cure="Write one JSON object a line.") from error
    if not isinstance(row, dict) or row.get("id") is None:
        raise ReadError(f"{where} has no id.", cure='Write {"id": "…", …}.')
    return row | {"id": str(row["id"])}


def _checked(row: Row, where: str) -> Row:
    """Return the row; a table that can't be scored is an error that names line, table and field."""
    for table, needed in NEEDED.items():
        found = row.get(table, [])
        if not isinstance(found, list):
            raise ReadError(f"{where}: {table} is no list.", cure="Write a list of objects.")
        for one in found:
            _check_span(one, f"{where}: {table}")
            for field in (*needed, "text"):
                if not isinstance(one.get(field), str):
                    cure = "The form is in README: “On the command line and in Python”."
                    raise ReadError(f"{where}: a row of {table} has no {field}.", cure=cure)
            if one.get("speaker") is not None:
                _check_span(one["speaker"], f"{where}: a speaker")
    return row


def _check_span(one: Any, where: str) -> None:
    start, end = (one.get("start"), one.get("end")) if isinstance(one, dict) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end:
        raise ReadError(f"{where} has a row without start and end.", cure="Count characters, end exclusive.")
