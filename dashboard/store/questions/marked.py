"""Documents as examples for training: each text with its names, quotes, dates and places by offsets."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import where

COLUMNS = "document_id text names quotes dates places sentences"
BLOCK = 200  # documents at once
# Start, end and label of what is found in some documents, by kind.
FOUND = {
    "names": """SELECT document_id, start_char, end_char, entities.label FROM mentions
      JOIN names ON names.id = name_id JOIN entities ON entities.id = entity_id
      WHERE mentions.hidden = 0 AND entities.hidden = 0""",
    "quotes": "SELECT document_id, start_char, end_char, upper(kind) FROM quotes WHERE hidden = 0",
    "dates": "SELECT document_id, start_char, end_char, type FROM dates WHERE hidden = 0",
    "places": """SELECT document_id, start_char, end_char, upper(places.kind) FROM place_mentions
      JOIN places ON places.id = place_id WHERE place_mentions.hidden = 0 AND places.hidden = 0""",
    "sentences": "SELECT document_id, start_char, end_char, '' FROM sentences WHERE 1",
}


def blocks(collection: Collection, filters: Filters) -> Iterator[pd.DataFrame]:
    """Yield the documents that fit, newest first, some hundreds at a time, with all that was found in each.

    Columns: document_id, text, and in names, quotes, dates, places and sentences tuples of (start, end,
    label) in order.
    """
    fits = where.documents(collection, filters, key="documents.id", day="documents.day")
    asked = f"SELECT id FROM documents WHERE {fits} ORDER BY documents.day DESC, documents.id"
    numbers = [row[0] for row in collection.rows(asked, fits.values)]
    for start in range(0, max(len(numbers), 1), BLOCK):
        yield pd.DataFrame(
            _rows(collection, numbers[start : start + BLOCK]), columns=COLUMNS.split(), dtype=object
        )


def _rows(collection: Collection, numbers: list[int]) -> list[tuple[Any, ...]]:
    marks = ", ".join("?" * len(numbers))
    asked = (
        "SELECT document_id, key, text FROM document_texts JOIN documents ON documents.id = document_id "
        f"WHERE document_id IN ({marks})"
    )
    texts = {number: (key, text) for number, key, text in collection.rows(asked, numbers)}
    found: dict[str, dict[int, list[tuple[int, int, str]]]] = {kind: {} for kind in FOUND}
    for kind, words in FOUND.items():
        asked = f"{words} AND document_id IN ({marks}) ORDER BY 1, 2, 3"
        for number, start, end, label in collection.rows(asked, numbers):
            found[kind].setdefault(number, []).append((start, end, label))
    return [
        (*texts[one], *(tuple(found[kind].get(one, ())) for kind in FOUND)) for one in numbers if one in texts
    ]
