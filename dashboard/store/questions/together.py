"""Who is named in the same documents as somebody or somewhere."""

import json

import numpy as np
import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import asking, columns, fitting, sums

LABELS = ("PERSON", "ORG")


def find(
    collection: Collection, filters: Filters, *, naming: str | None = None, limit: int = 8
) -> pd.DataFrame:
    """Return the people and bodies named in most of the documents that fit (and name one more person).

    Columns: name, documents.
    """
    known = fitting.entities(collection)
    found = fitting.rows(collection, "appearances", fitting.documents(collection, filters, naming=naming))
    times = sums.documents_of_each(known, found) * known.is_shown
    own = asking.person(collection, naming) if naming else None
    listed = np.argsort(-times, kind="stable")[: limit * 8].tolist()
    asked = (
        "SELECT id, name FROM entities WHERE id IN (SELECT value FROM json_each(?)) "
        f"AND label IN ({', '.join('?' * len(LABELS))})"
    )
    names = dict(collection.rows(asked, (json.dumps([one for one in listed if times[one]]), *LABELS)))
    rows = [(name, int(times[one])) for one, name in names.items() if name != own]
    return columns.frame(sorted(rows, key=lambda row: (-row[1], row[0]))[:limit], "name documents")
