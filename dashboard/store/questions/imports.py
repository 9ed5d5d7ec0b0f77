"""What was read into the collection, and what could not be."""

import json
from typing import Any

import pandas as pd

from dashboard.records import Account, FileReport
from dashboard.store.collection import Collection
from dashboard.store.questions import columns
from dashboard.store.writing import import_files


def problems(collection: Collection) -> pd.DataFrame:
    """Return what could not be read, newest first.

    Columns: path, what, cure, when.
    """
    rows = collection.rows(
        "SELECT path, what, cure, substr(moment, 1, 19) FROM problems ORDER BY moment DESC, path, what"
    )
    return columns.frame(rows, "path what cure when")


def runs(collection: Collection) -> pd.DataFrame:
    """Return what each run of adding did, newest first.

    Columns: when, added, replaced, unchanged, problems, seconds.
    """
    rows = collection.rows(
        "SELECT substr(moment, 1, 19), added, replaced, unchanged, problems, seconds "
        "FROM imports ORDER BY id DESC"
    )
    return columns.frame(rows, "when added replaced unchanged problems seconds")


def files(collection: Collection, import_id: int) -> list[FileReport]:
    """Return what an import made of each file, in the order in which they were read."""
    asked = (
        f"SELECT {', '.join(import_files.COLUMNS[2:])} FROM import_files WHERE import_id = ? ORDER BY number"
    )
    return list(map(_report, collection.rows(asked, (import_id,))))


def _report(row: tuple[Any, ...]) -> FileReport:
    path, kind, *figures, used, left, notes = row
    account = Account(
        path,
        kind,
        tuple((str(field), str(column)) for field, column in json.loads(used)),
        tuple(map(str, json.loads(left))),
        tuple(map(str, json.loads(notes))),
    )
    return FileReport(account, **dict(zip(import_files.FIGURES, figures, strict=True)))
