"""Names of places that take the definite article in a sentence: "the United States", "the Red Sea"."""

import re

# Where a name ends (before what tells it from others), by its first, its last and its only word.
END = re.compile(r"[,(]")
FIRST = re.compile(
    r"united |(?:bay|gulf|house|isle|republic|sea|state|strait|straits|university) of ", re.IGNORECASE
)
LAST = frozenset(
    """
    alps archipelago balkans bank canal capes coast desert emirates federation gulf house islands kingdom
    mountains ocean peninsula plains region republic river sea states strait strip union valley
    """.split()
)
ALONE = frozenset(
    """
    alps amazon antarctic arctic atlantic balkans bahamas bronx caribbean capitol caucasus gambia himalayas
    kremlin levant maldives mediterranean midwest netherlands pacific pentagon philippines rhine sahara
    sahel seychelles thames vatican volga
    """.split()
)
WHOLE = frozenset({"democratic republic of the congo", "middle east", "far east", "midlands", "near east"})


def with_article(name: str) -> str:
    """Return the name of a place as it stands in a sentence.

    >>> with_article("United States"), with_article("Red Sea"), with_article("Netherlands")
    ('the United States', 'the Red Sea', 'the Netherlands')
    >>> with_article("Riga"), with_article("The Hague"), with_article("Union, New Jersey")
    ('Riga', 'The Hague', 'Union, New Jersey')
    """
    plain = END.split(name)[0].strip().casefold()
    words = plain.split()
    takes = (
        plain in WHOLE
        or FIRST.match(plain)
        or (len(words) > 1 and words[-1] in LAST)
        or (len(words) == 1 and plain in ALONE)
    )
    return f"the {name}" if takes and words[0] != "the" else name
