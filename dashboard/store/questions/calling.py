"""What the texts call speakers without a name ("officials"), as numbers beside the quotes'."""

import json
import threading

import numpy as np

from dashboard.store.collection import Collection
from dashboard.store.questions import fitting
from dashboard.store.questions.masks import Flags, Numbers

UNKNOWN = -1


class Calling:
    """The words in small letters, and by a quote's number the place of its speaker's; "" is for nobody.

    They are read of the quotes that are asked about, each once.
    """

    def __init__(self, most: int) -> None:
        self._lock = threading.Lock()
        self._places: dict[str, int] = {}
        self._of_quote = np.full(most + 1, UNKNOWN, dtype=np.int32)

    def of(self, collection: Collection, numbers: Numbers) -> Numbers:
        """Return the place of what the speaker of each quote is called, by the quotes' numbers."""
        with self._lock:
            missing = numbers[self._of_quote[numbers] == UNKNOWN]
            asked = "SELECT id, speaker_text FROM quotes WHERE id IN (SELECT value FROM json_each(?))"
            for number, text in (
                collection.rows(asked, (json.dumps(missing.tolist()),)) if len(missing) else ()
            ):
                self._of_quote[number] = self._place(text or "")
            return self._of_quote[numbers]

    def place(self, written: str) -> int:
        """Return the place of words in any letters."""
        with self._lock:
            return self._place(written)

    def _place(self, written: str) -> int:
        return self._places.setdefault(written.casefold(), len(self._places))


def are(collection: Collection, quotes: Numbers, written: str) -> Flags:
    """Say of which quotes (document, number, name) the speaker has no name and is called so."""
    found = ~_is_named(collection, quotes)
    calling = _read(collection)
    found[found] = calling.of(collection, quotes[found, 1]) == calling.place(written)
    return found


def who(collection: Collection, quotes: Numbers) -> Numbers:
    """Return a number for the speaker of each quote (document, number, name): the entity, or one below 0."""
    is_named = _is_named(collection, quotes)
    whose = fitting.entities(collection).of_name[quotes[:, 2]]
    whose[~is_named] = -1 - _read(collection).of(collection, quotes[~is_named, 1])
    return whose


def _is_named(collection: Collection, quotes: Numbers) -> Flags:
    known = fitting.entities(collection)
    return known.is_shown[known.of_name[quotes[:, 2]]]


def _read(collection: Collection) -> Calling:
    (most,) = collection.rows("SELECT coalesce(max(id), 0) FROM quotes")[0]
    return collection.lasting.get("calling", lambda: Calling(most))
