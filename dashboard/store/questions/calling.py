"""What the texts call speakers without a name ("officials"), as numbers beside the quotes'."""

import json
from dataclasses import dataclass

import numpy as np

from dashboard.store.collection import Collection
from dashboard.store.questions import fitting
from dashboard.store.questions.masks import Flags, Numbers


@dataclass(frozen=True)
class Calling:
    """The words in small letters, and by a quote's number the place of its speaker's.

    Where nobody was found it is that of ""; whoever has a name has -1.
    """

    words: tuple[str, ...]
    of_quote: Numbers

    def are(self, quotes: Numbers, written: str) -> Flags:
        """Say of which quotes (document, number, …) the speaker is called so, in any letters."""
        place = {word: at for at, word in enumerate(self.words)}.get(written.casefold(), len(self.words))
        return np.asarray(self.of_quote[quotes[:, 1]] == place)

    def who(self, quotes: Numbers, entities: fitting.Entities) -> Numbers:
        """Return a number for the speaker of each quote (document, number, name): the entity, or below 0."""
        whose = entities.of_name[quotes[:, 2]]
        return np.where(entities.is_shown[whose], whose, -1 - self.of_quote[quotes[:, 1]])


def read(collection: Collection) -> Calling:
    """Return what all speakers without a name are called; it is read once for the same data."""
    return collection.lasting.get("calling", lambda: _read(collection))


def _read(collection: Collection) -> Calling:
    quotes = collection.lasting.columns("quotes").numbers
    known = fitting.entities(collection)
    nameless = quotes[1, ~known.is_shown[known.of_name[quotes[2]]]]
    places: dict[str, int] = {}
    of_text: dict[str | None, int] = {}
    of_quote = np.full(int(quotes[1].max(initial=0)) + 1, -1, dtype=np.int32)
    asked = "SELECT id, speaker_text FROM quotes WHERE id IN (SELECT value FROM json_each(?))"
    for number, text in collection.rows(asked, (json.dumps(nameless.tolist()),)):
        if (place := of_text.get(text)) is None:
            place = of_text[text] = places.setdefault((text or "").casefold(), len(places))
        of_quote[number] = place
    return Calling(tuple(places), of_quote)
