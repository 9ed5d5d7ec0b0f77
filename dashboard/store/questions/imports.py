"""What was read into the collection, and what could not be."""

import pandas as pd

from dashboard.store.collection import Collection
from dashboard.store.questions import columns


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
