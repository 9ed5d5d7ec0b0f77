"""The first rows of tables, and what each column would be used for: to be looked at before they are added."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import fields, folders, heartbeat, kinds, sandbox, zip_archive
from dashboard.records import Preview, Problem
from dashboard.text import guards

ROWS = 5
LOOKED_AT = 100  # records whose columns are looked at: those of JSON need not be the same in each
LONGEST_CELL = 200
MOST_NAMES = 200


def find(paths: Iterable[Path], *, waiting: Callable[[], None] = sandbox.nothing) -> Iterator[Preview]:
    """Yield the preview of each table in files, folders and archives."""
    for path in paths:
        listed = folders.walk(path) if folders.is_folder(path) else iter([(path.name, path)])
        for name, file in listed:
            if not isinstance(file, Problem):
                yield from sandbox.previews(file, name, waiting=waiting)


def here(path: Path, name: str) -> Iterator[Preview]:
    """Yield the preview of a file, or of the tables in an archive, in this process."""
    if zip_archive.is_one(name):
        # The barrier around one archive: reading it will say what is wrong with it.
        with suppress(Exception):
            for entry in zip_archive.entries(path):
                if not isinstance(entry, Problem) and (found := _of(entry.path, f"{name}/{entry.name}")):
                    yield found
    elif found := _of(path, name):
        yield found


def _of(path: Path, name: str) -> Preview | None:
    """Return a file's preview, or None if it has no columns or can't be read."""
    # The barrier around one file: what can't be previewed can't be read either; reading it will say why.
    with suppress(Exception):
        kind = kinds.of(path, name)
        if kind and kind.records:
            return _first(name, kind.name, kind.records(path))
    return None


def _first(name: str, kind: str, records: Iterator[Mapping[str, object]]) -> Preview | None:
    """Return the preview of records, as far as they can be read; None if there are none."""
    columns = fields.Columns()
    names: dict[str, None] = {}
    rows: list[Mapping[str, str]] = []
    with suppress(ReadError, csv.Error, OSError):
        for record in islice(records, LOOKED_AT):
            heartbeat.tell()
            columns.values(record)
            names.update(dict.fromkeys(list(record)[: MOST_NAMES - len(names)]))
            if len(rows) < ROWS:
                rows.append({column: _cell(record[column]) for column in names if column in record})
    cells = tuple(tuple(row.get(column, "") for column in names) for row in rows)
    return Preview(name, kind, tuple(map(_name, names)), cells, columns.account().used) if rows else None


def _cell(value: object) -> str:
    words = " ".join(fields.words(value)[: 2 * LONGEST_CELL].split())
    return guards.clean(words if len(words) <= LONGEST_CELL else f"{words[: LONGEST_CELL - 1]}…")


def _name(name: str) -> str:
    return guards.clean(fields.short_name(name))
