"""Which source each document is from, as numbers beside the documents'."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dashboard.store.collection import Collection
from dashboard.store.questions import asking
from dashboard.store.questions.masks import Flags, Numbers

# Out of the index of sources and days alone.
ASKED = (
    "SELECT source, json_group_array(id) FROM documents WHERE source <> '' GROUP BY source ORDER BY source"
)


@dataclass(frozen=True)
class Sources:
    """The sources' names in order, and by a document's number the place of its source, -1 if it has none."""

    names: tuple[str, ...]
    of_document: Numbers

    def counted(self, documents: Numbers, weights: Numbers | None = None) -> dict[str, int]:
        """Return how many of some documents, or of what they weigh, are from each source."""
        many = np.bincount(self.of_document[documents] + 1, weights, len(self.names) + 1)[1:].tolist()
        return {name: int(times) for name, times in zip(self.names, many, strict=True) if times}


def read(collection: Collection) -> Sources:
    """Return the source of each document; it is read once for the same data."""
    return collection.lasting.get("sources", lambda: _read(collection))


def are(collection: Collection, sources: Iterable[str], size: int) -> Flags:
    """Say of each number of a document, up to a size, whether it is from one of the sources."""
    known = read(collection)
    asked = {asking.source(collection, one) for one in sources}
    is_asked = np.array([name in asked for name in known.names] + [False])
    found = np.zeros(size, dtype=bool)
    found[: len(known.of_document)] = is_asked[known.of_document[:size]]
    return found


def _read(collection: Collection) -> Sources:
    rows = collection.rows(ASKED)
    documents = [np.array(json.loads(numbers), dtype=np.int32) for _, numbers in rows]
    of_document = np.full(int(collection.rows("SELECT coalesce(max(id), 0) FROM documents")[0][0]) + 1, -1)
    for place, numbers in enumerate(documents):
        of_document[numbers] = place
    return Sources(tuple(str(source) for source, _ in rows), of_document.astype(np.int32))
