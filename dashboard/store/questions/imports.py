"""What was read into the collection, and what could not be."""

import pandas as pd

from dashboard.store.collection import Collection
from dashboard.store.questions import columns

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
