"""The gazetteer's kinds of places in plain words."""

from dashboard.store.writing.places_named import FIGURATIVE

WORDS = {
    **FIGURATIVE,
    "facility": "building or site",
    "region": "state or province",
    "city": "city or town",
    "capital": "capital",
    "part": "part of a town or country",
    "": "place",
}


def in_words(kind: str | None) -> str:
    """Return what a kind is called on the screen.

    >>> in_words("demonym"), in_words("sea")
    ('people', 'sea')
    """
    return WORDS.get(kind or "", kind or "")
