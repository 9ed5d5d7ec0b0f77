"""What was read into the collection, and what could not be."""

import json
from typing import Any

import pandas as pd

from dashboard import reporting
from dashboard.records import Account, FileReport
from dashboard.store.collection import Collection
from dashboard.store.questions import columns
from dashboard.store.writing import import_files

COLUMNS = "number when added replaced reread unchanged problems seconds documents copies undone"


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

    Columns: number (which undoes it), when, added, replaced, reread (the same text, by a newer Dateline),
    unchanged, problems, seconds, documents (of those it brought, how many are here), copies (of these),
    undone ("yes" or "").
    """
    rows = collection.rows(
        "SELECT id, substr(moment, 1, 19), added, replaced, reread, unchanged, problems, seconds, "
        "(SELECT count(*) FROM documents WHERE import_id = imports.id), "
        "(SELECT count(*) FROM documents WHERE import_id = imports.id AND copy_of > 0), "
        "iif(undone, 'yes', '') "
        "FROM imports ORDER BY id DESC"
    )
    return columns.frame(rows, COLUMNS)


def files(collection: Collection, import_id: int) -> list[FileReport]:
    """Return what an import made of each file, in the order in which they were read."""
    asked = (
        f"SELECT {', '.join(import_files.COLUMNS[2:])} FROM import_files WHERE import_id = ? ORDER BY number"
    )
    return list(map(_report, collection.rows(asked, (import_id,))))


def file_rows(collection: Collection, import_id: int) -> pd.DataFrame:
    """Return what an import made of each file as rows, in words.

    Columns: file (the folder, if several that are alike share a row), files, kind, documents, added,
    replaced, reread, unchanged, elsewhere (of the unchanged, from another file), copies, problems, days
    (where they were found), used and left (columns), lacks (cut, not English), notes.
    """
    rows = [
        (
            _file(one),
            one.files,
            one.account.kind or "not read",
            one.documents,
            one.added,
            one.replaced,
            one.reread,
            one.unchanged,
            one.elsewhere,
            one.copies,
            one.problems,
            reporting.days(one),
            reporting.columns_used(one.account),
            ", ".join(one.account.left),
            reporting.lacks(one),
            " ".join(one.account.notes),
        )
        for one in files(collection, import_id)
    ]
    return columns.frame(
        rows,
        "file files kind documents added replaced reread unchanged elsewhere copies problems days used left "
        "lacks notes",
    )


def _file(report: FileReport) -> str:
    path = report.account.path
    if report.files == 1:
        return path
    return f"{path} ({report.files:,} files)" if path else f"{report.files:,} files"


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
