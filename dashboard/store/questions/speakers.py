"""Whom each document quotes, and how much: a row for each speaker of a document, the unnamed too."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, quotes, surroundings, where
from dashboard.text import spoken
from dashboard.text.folding import fold

COLUMNS = "document_id document source published speaker speaker_text role quotes words version"


@dataclass(frozen=True)
class Voice:
    """One speaker of one document: the first quote's row tells who it is, `words` are those of each quote."""

    about: tuple[object, ...]  # the first four columns
    speaker: str | None
    speaker_text: str | None
    version: str
    first: int  # number of the first quote, which tells the role
    words: list[int] = field(default_factory=list)


def find(collection: Collection, filters: Filters) -> pd.DataFrame:
    """Return who speaks in which document, in the quotes that fit; the newest documents come first.

    In a document who says most comes first. Who has no name is told by the words for them: “a nurse” is one
    speaker of a document, “residents” another.
    Columns: document_id, document, source, published, speaker (None without a name), speaker_text (as first
    written), role (as the document gives it), quotes, words (of the speaker's own in them), version.
    """
    fits = where.quotes(collection, filters)
    asked = f"""
      SELECT documents.key, {columns.DOCUMENT}, documents.source, quotes.day,
        entities.name, quotes.speaker_text, quotes.quote, quotes.pieces, quotes.id, documents.version
      FROM {quotes.JOINED} WHERE {fits} ORDER BY {quotes.ORDER}
    """
    voices = _voices(collection.connection.execute(asked, fits.values))
    around = surroundings.of(collection, [one.first for one in voices])
    rows = (
        (
            *one.about, one.speaker, one.speaker_text, around[one.first].role,
            len(one.words), sum(one.words), one.version,
        )
        for one in voices
    )  # fmt: skip
    return columns.with_days(columns.frame(rows, COLUMNS), "published")


def _voices(rows: Iterable[tuple[object, ...]]) -> list[Voice]:
    """Return the speakers of each document with the words of their quotes."""
    documents: dict[object, dict[tuple[bool, str], Voice]] = {}
    for row in rows:
        *about, name, written, quote, pieces, number, version = row
        speaker, told = (None if one is None else str(one) for one in (name, written))
        heard = documents.setdefault(about[0], {})
        key = (speaker is not None, speaker or fold(told or ""))
        voice = heard.setdefault(key, Voice(tuple(about), speaker, told, str(version), int(str(number))))
        voice.words.append(count_words(spoken.joined(str(quote), spoken.read(str(pieces), str(quote)))))
    return [
        voice
        for heard in documents.values()
        for voice in sorted(heard.values(), key=lambda one: (-sum(one.words), one.first))
    ]


def count_words(text: str) -> int:
    """Return how many words a text has; marks that stand alone are none.

    >>> count_words("We will rebuild … all of it")
    6
    """
    return sum(any(letter.isalnum() for letter in word) for word in text.split())
