"""The files of an import as rows: what each was, which columns were used, and the figures."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields

from dashboard.records import FileReport
from dashboard.reporting import RECORD
from dashboard.store.connections import Connection
from dashboard.text import guards

FIGURES = tuple(one.name for one in fields(FileReport) if one.name != "account")
COLUMNS = ("import_id", "number", "path", "kind", *FIGURES, "columns_used", "columns_left", "notes")


def write(connection: Connection, import_id: int, files: Iterable[FileReport]) -> None:
    """Add a row for each report, in their order."""
    marks = ", ".join("?" * len(COLUMNS))
    connection.executemany(
        f"INSERT INTO import_files ({', '.join(COLUMNS)}) VALUES ({marks})",
        (
            (
                import_id,
                number,
                guards.clean(one.account.path),
                guards.clean(one.account.kind),
                *(getattr(one, name) for name in FIGURES),
                _written(one.account.used),
                _written(one.account.left),
                _written(one.account.notes),
            )
            for number, one in enumerate(files, start=1)
        ),
    )


def forget_gone(connection: Connection) -> None:
    """Remove the reports of files of which no document is here any more: their names may say too much."""
    asked = "SELECT path FROM documents UNION SELECT path FROM earlier_texts"
    here = {RECORD.sub("", path) for (path,) in connection.execute(asked)}
    rows = connection.execute("SELECT import_id, number, path FROM import_files WHERE files = 1").fetchall()
    connection.executemany(
        "DELETE FROM import_files WHERE import_id = ? AND number = ?",
        [(import_id, number) for import_id, number, path in rows if path not in here],
    )


def _written(values: Sequence[object]) -> str:
    return guards.clean(json.dumps(values, ensure_ascii=False))
