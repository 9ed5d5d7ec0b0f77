"""How many words each quote has of its speaker's own."""

import json

import numpy as np

from dashboard.store.collection import Collection
from dashboard.store.ordering import spoken_words
from dashboard.store.questions.masks import Numbers

UNKNOWN = -1


def of(collection: Collection, quotes: Numbers) -> Numbers:
    """Return the words of each quote, given by its number: what was counted once is not read again."""
    most = collection.rows("SELECT coalesce(max(id), 0) FROM quotes")[0][0]
    known: Numbers = collection.lasting.get(
        "spoken words", lambda: np.full(most + 1, UNKNOWN, dtype=np.int32)
    )
    missing = quotes[known[quotes] == UNKNOWN]
    asked = "SELECT id, quote, pieces FROM quotes WHERE id IN (SELECT value FROM json_each(?))"
    for number, quote, pieces in collection.connection.execute(asked, (json.dumps(missing.tolist()),)):
        known[number] = spoken_words(quote, pieces)
    return known[quotes]
